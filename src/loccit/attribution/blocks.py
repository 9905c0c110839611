"""Reads one frame of a document as what it is: a paragraph, a turn of a transcript, a block quote, a signature.

`read_frame` has the walk read it, and gives the whole of a turn or a block quote as one stretch with its speaker.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from loccit.attribution.persons.source import Source
from loccit.attribution.quoted.kinds import SHORT
from loccit.attribution.quoted.stretches import Stretch
from loccit.attribution.sentence.frames import Frame
from loccit.attribution.sentence.language import Language
from loccit.attribution.sentence.names import MENTION
from loccit.attribution.texts.first_person import says_i
from loccit.attribution.texts.testimony import Turn
from loccit.attribution.texts.turns import is_answer, is_question, name_in_brackets, signature_of
from loccit.attribution.texts.voice import ASKER
from loccit.attribution.walk import Walk
from loccit.text.quotes import Quoted


def read_frame(
    walk: Walk,
    frame: Frame,
    start: int,
    label: tuple[str, int] | None,
    me: Source | None,
    writer: Source | None,
    heard: Turn | None,
) -> Stretch | None:
    """Reads a frame, in which `I` is `me`, else its writer; a turn of a transcript and a block quote are also one
    stretch as a whole, which is given back. What somebody else says in told words is told by whose they are."""
    block = None
    if not walk.written and _signs(walk, frame):
        return None
    if label:
        block = _turn(walk, frame, label, start, heard)
    elif frame.role == "block_quote":
        block = _block_quote(walk, frame)
    teller = block.source if block else me
    walk.sources.me = teller or writer
    known = len(walk.stretches)
    walk.read(frame, start)
    walk.add_inner(frame, start)
    for stretch in walk.stretches[known:]:
        if stretch.source is not teller and (stretch.source or _is_anothers(stretch, walk.language)):
            stretch.reporter = stretch.reporter or teller
    walk.sources.me = None
    if block:
        walk.add_block(frame, block)
    return block


def called(walk: Walk, name: str) -> Source:
    """The source of a name that a line holds, without what else of it seemed part of the name: `So Ada Lind`."""
    source = walk.sources.called(name)
    own = tuple(name.split())
    if source.person and len(own) > 1 and own in (source.person.words[-len(own) :], source.person.words[: len(own)]):
        source.person.words = own
    return source


def poster(walk: Walk, name: str) -> Source:
    """The source of who posted: of a full name the person, of a handle or a single name one whom nothing else means."""
    words = name.split()
    if len(words) > 1 and all(word[0].isupper() and word.replace("-", "").isalpha() for word in words):
        return called(walk, name)
    known = (one for one in walk.sources.met if one.person is None and one.kind == "person" and one.name == name)
    return next(known, None) or walk.sources.newcomer_called(name)


def give_quoted(walk: Walk, quoted: Mapping[int, Source | None]) -> None:
    """Gives what posts quote, by the ordinal of the passage, to whom they name; one that names nobody goes on with no
    other."""
    for stretch in walk.stretches if quoted else ():
        ordinal = stretch.frame.passage
        if stretch.kind != "block" or ordinal is None or ordinal not in quoted:
            continue
        if source := quoted[ordinal]:
            stretch.source, stretch.surface, stretch.cue, stretch.how = source, source.name_of, None, "block quote"
        elif stretch.continues:
            stretch.source = stretch.surface = stretch.continues = None


def _is_anothers(stretch: Stretch, language: Language) -> bool:
    """Whether whoever says the words of a quotation is not who tells them, though nobody knows who: `she said “no”`; or
    nothing says who it is: `Then somebody at the back: “Louder!”`."""
    if stretch.how == _OPEN:
        return True
    return bool(stretch.surface) and not says_i(stretch.surface or "", language.code)


_OPEN = "nobody is named"


def _signs(walk: Walk, frame: Frame) -> bool:
    """Gives the paragraph before, if all of it is a quotation, to the name that stands alone behind a dash here."""
    if len(frame.text) < SIGNATURE and (named := SO.match(frame.text)):
        return _sign_blocks(walk, frame, named["name"])
    signed = signature_of(frame.text, 0) if len(frame.text) < SIGNATURE else None
    last = walk.stretches[-1] if walk.stretches else None
    if signed is None or last is None or last.source or last.frame.passage != (frame.passage or 0) - 1:
        return False
    if len(last.frame.text) - len(last.text) > SHORT:
        return False
    last.source, last.surface = walk.sources.called(signed[0]), signed[0]
    last.how, last.kind = "name behind a dash", "direct"
    return True


def _sign_blocks(walk: Walk, frame: Frame, name: str) -> bool:
    """Gives the block quotes before a paragraph that nobody said to the one whom it names; it is read on."""
    source, at = None, (frame.passage or 0) - 1
    for last in reversed(walk.stretches):
        if last.kind != "block" or last.source or last.frame.passage != at or last.frame.role != "block_quote":
            break
        source, at = called(walk, name), at - 1
        last.source, last.surface, last.how = source, name, "name behind a dash"
    return False


SO = re.compile(
    rf"(?:So|Thus)(?: (?:says|said|writes|wrote|argues|argued|recalls|recalled))? (?P<name>{MENTION.pattern})"
    r"(?=[,.:;]| (?:in|at|of|to|on|im|am|an|aus) |\Z)"
)
"""What stands below block quotes and says whose they are: takes `So Ada Lind, in a letter.`"""
SIGNATURE = 90
"""So many characters has a paragraph at most that says only who wrote the one before: `— Agnes Tolliver, Salt`."""


def _turn(walk: Walk, frame: Frame, label: tuple[str, int], start: int, heard: Turn | None) -> Stretch:
    source = None
    if heard and (heard.name or heard.is_heard):
        name = heard.name or (None if heard.asks else walk.answers)
        source = walk.sources.called(name) if name else None
    elif is_question(label[0], walk.language.code):
        source = walk.sources.other(ASKER, "person")
    elif is_answer(label[0], walk.language.code):
        source = walk.sources.called(walk.answers) if walk.answers else None
    else:
        name = name_in_brackets(frame.text[: label[1]])
        source = walk.sources.known_as(label[0], name) if name else called(walk, label[0])
        walk.sources.spoke(source, start)
    return Stretch(frame, Quoted(label[1], len(frame.text), 0, ""), "block", "label", source, label[0])


def _block_quote(walk: Walk, frame: Frame) -> Stretch:
    stretch = Stretch(frame, Quoted(0, len(frame.text), 0, ""), "block", "block quote")
    if frame.passage in walk.written:
        stretch.source, stretch.how = walk.written[frame.passage], "message"
        return stretch
    dash = max(frame.text.rfind(" —"), frame.text.rfind(" –"), frame.text.rfind(" ―"))
    signed = signature_of(frame.text, dash) if dash > 0 else None
    before = walk.stretches[-1] if walk.stretches else None
    if signed and dash > len(frame.text) // 2:
        stretch.source, stretch.surface, stretch.how = walk.sources.called(signed[0]), signed[0], "name behind a dash"
        stretch.quoted = Quoted(0, len(frame.text[:dash].rstrip()), 0, "")
    elif (intro := walk.intro or walk.lead) and intro.resolved:
        stretch.source, stretch.surface = intro.resolved.source, intro.resolved.surface
        stretch.cue = intro.line.surface(intro.frame.text, *intro.clause.cue)
    elif before and before.kind == "block" and before.frame.passage == (frame.passage or 0) - 1:
        stretch.source, stretch.surface, stretch.cue = before.source, before.surface, before.cue
        stretch.continues, stretch.reporter = before, before.reporter
    return stretch
