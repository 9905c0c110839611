"""The attribution of one document: frames, cast, walk, and the rows that come out of them.

`attribute_document` takes passages and notes, and has each passage read in the voice that `texts.floor` finds for it.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from loccit.attribution.blocks import called, give_quoted, poster, read_frame
from loccit.attribution.hands.hand_on import hand_on
from loccit.attribution.hands.reviewed import reviewed_author, speak_through
from loccit.attribution.meant.sources import Sources
from loccit.attribution.persons.mentions import build_cast
from loccit.attribution.persons.source import Source
from loccit.attribution.quoted.doubled import typed_in
from loccit.attribution.quoted.kinds import SHORT
from loccit.attribution.rows import Rows, rows
from loccit.attribution.sentence.frames import Frame, frame_of, frame_of_note, mask
from loccit.attribution.sentence.language import Language, language_of
from loccit.attribution.sentence.names import read_name
from loccit.attribution.texts.embedded import Embedded, with_embedded
from loccit.attribution.texts.floor import Floor, Prepared, find_floor
from loccit.attribution.texts.interviews import Shape
from loccit.attribution.texts.posts import Posted, with_posts
from loccit.attribution.texts.signed import Signed
from loccit.attribution.texts.voice import ASKER
from loccit.attribution.walk import Walk
from loccit.model import Described, Notes, Passage, Reference

_NO_SHAPE = Shape()


def attribute_document(
    text: str,
    passages: tuple[Passage, ...],
    notes: Notes,
    described: Described,
    language: str | None,
    shape: Shape = _NO_SHAPE,
    *,
    doubled: bool = False,
    posted: tuple[Posted, ...] = (),
    embedded: tuple[Embedded, ...] = (),
) -> Rows:
    """Speakers, quotations, indirect reports and odd marks of a document; `doubled`: two apostrophes are a mark;
    `posted`: the blocks that are words of posts; `embedded`: posts of other sites."""
    words = language_of(language) or _without_cues()
    frames = [frame_of(text, passage, doubled=doubled) for passage in passages]
    noted = [frame_of_note(text, note, doubled=doubled) for note in notes.notes if _has_mark(note.text)]
    for frame in (*frames, *noted):
        frame.typed = () if doubled else typed_in(frame.text)
        mask(frame, words)
    starts = _starts(frames)
    told = [at for at, frame in enumerate(frames) if not _is_byline(frame.text, described)]
    cast = build_cast([frames[at] for at in told], [starts[at] for at in told], words)
    floor = find_floor(Prepared(text, passages, frames, starts, cast, words), described, shape)
    floor = with_embedded(with_posts(floor, passages, posted), passages, embedded)
    walk = Walk(Sources(cast, words), words)
    walk.is_dialogue = _is_dialogue(frames)
    walk.takes_turns = _takes_turns(frames)
    walk.answers = floor.answers
    walk.sources.told(floor.told)
    for initials, name in floor.initials.items():
        walk.sources.known_as(initials, name)
    answerer = walk.sources.called(floor.answerer) if floor.answerer else None
    voices = _voices(walk, floor)
    quoted = {ordinal: poster(walk, name) if name else None for ordinal, name in floor.quoted.items()}
    named = {ordinal: called(walk, name) for ordinal, name in floor.above.items()}
    if floor.thread:
        walk.written = dict.fromkeys(floor.thread.nobodys) | voices
    spoken = _read_passages(walk, frames, starts, floor, answerer, voices | named)
    give_quoted(walk, quoted)
    if floor.interview and answerer:
        _give_answers(walk, floor.interview.answers, answerer)
    _read_notes(walk, noted, notes, starts)
    hand_on(walk, frames, starts, is_published=bool(described.publisher))
    if author := reviewed_author(passages, described, words):
        speak_through(walk.stretches, walk.sources.called(author), described.authors)
    dashed = {ordinal: walk.sources.of(person) for ordinal, person in floor.dashed.items()}
    said = _said(floor, spoken, named, dashed, voices)
    asker = walk.sources.other(ASKER, "person") if floor.interview and answerer and not described.authors else None
    heard = tuple(filter(None, (answerer, asker, *voices.values(), *named.values(), *dashed.values())))
    return replace(rows(walk, [*frames, *noted], described, heard), interview=floor.interview, voices=said)


def _read_passages(
    walk: Walk,
    frames: list[Frame],
    starts: list[int],
    floor: Floor,
    answerer: Source | None,
    voices: dict[int, Source],
) -> dict[int, Source]:
    """Has the walk read each passage in the voice of whoever has the floor; gives who takes a turn in which."""
    turn: Source | None = None
    spoken: dict[int, Source] = {}
    for frame, start, label in zip(frames, starts, floor.labels, strict=True):
        ordinal = frame.passage or 0
        if floor.thread and ordinal in floor.thread.heads:
            continue
        if ordinal in floor.letters:
            walk.begin_anew(start)
        writer = voices.get(ordinal)
        me = writer if floor.letters or floor.above else None
        if ordinal in floor.going_on:
            me = turn
        if floor.interview and ordinal in floor.interview.answers:
            me = answerer
        block = read_frame(walk, frame, start, label, me, writer, floor.hearing.get(ordinal))
        if block and label:
            turn = block.source
        if turn and label:
            spoken[ordinal] = turn
    return spoken


def _said(
    floor: Floor,
    spoken: dict[int, Source],
    named: dict[int, Source],
    dashed: dict[int, Source],
    voices: dict[int, Source],
) -> dict[int, tuple[str, str] | None]:
    """Whose words passages are as a whole, and by which rule: who asks or answers, whose turn goes on, who is named
    above, behind a dash, or signs; None where that is in doubt."""
    said: dict[int, tuple[str, str] | None] = {
        ordinal: (spoken[held].name_of, "turn goes on") if held in spoken else None
        for ordinal, held in floor.held.items()
    }
    said |= {at: (spoken[at].name_of, "turn") if at in spoken else None for at in floor.hearing}
    said |= {ordinal: (source.name_of, "line above") for ordinal, source in named.items()}
    said |= {ordinal: (source.name_of, "dash") for ordinal, source in dashed.items()}
    if floor.thread:
        said |= dict.fromkeys(floor.thread.nobodys)
    return said | {ordinal: (source.name_of, floor.signed[ordinal].how) for ordinal, source in voices.items()}


def _give_answers(walk: Walk, answers: frozenset[int], answerer: Source) -> None:
    """Gives the answers of an interview that are a quotation as a whole to whoever answers."""
    for stretch in walk.stretches:
        if stretch.source is None and stretch.frame.passage in answers and _is_one_quotation(stretch.frame):
            stretch.source, stretch.kind, stretch.how = answerer, "direct", "answer"


def _voices(walk: Walk, floor: Floor) -> dict[int, Source]:
    """The source whose words each signed passage is. In a thread of mail two names are two persons, unless one is the
    other's short form: `Anna K` is not `Anna M`."""
    if not floor.thread:
        return {ordinal: _voice(walk, signed) for ordinal, signed in floor.signed.items()}
    writers: dict[str, Source] = {}
    for signed in floor.signed.values():
        if signed.name not in writers:
            writers[signed.name] = _writer(walk, signed, writers)
    return {ordinal: writers[signed.name] for ordinal, signed in floor.signed.items()}


def _writer(walk: Walk, signed: Signed, others: dict[str, Source]) -> Source:
    source = walk.sources.other(signed.name, "person") if signed.name[0].islower() else _voice(walk, signed)
    taken = [name for name, other in others.items() if other is source]
    if all(_is_short_of(signed.name, name) or _is_short_of(name, signed.name) for name in taken):
        return source
    return walk.sources.of(walk.sources.cast.part(read_name(signed.name, walk.language)))


def _is_short_of(short: str, name: str) -> bool:
    """Whether each word of a name is one of another's, or its initial with a stop: of `Ada Lind` takes `A. Lind`."""
    words = name.lower().split()
    return all(
        any(word == one or (word[-1] == "." and one.startswith(word[:-1])) for one in words)
        for word in short.lower().split()
    )


def _voice(walk: Walk, signed: Signed) -> Source:
    """The source whose words a signed text is; several are one voice."""
    if signed.kind == "poster":
        return poster(walk, signed.name)
    if len(signed.names) == 1:
        return called(walk, signed.name) if signed.kind == "person" else walk.sources.other(signed.name, signed.kind)
    source = walk.sources.other(signed.name, signed.kind)
    source.forms.update(dict.fromkeys((name, "") for name in signed.names))
    return source


NOVEL = 100
"""More paragraphs than in any news report quote."""


def _is_dialogue(frames: list[Frame]) -> bool:
    """Whether more than a third of the paragraphs that quote are one quotation, or as many quote as in a novel."""
    quoting = sum(bool(frame.outer) for frame in frames)
    return 3 * sum(map(_is_one_quotation, frames)) > quoting or quoting > NOVEL


def _takes_turns(frames: list[Frame]) -> bool:
    """Whether of the paragraphs that are one quotation more than a third stand right behind another, or as many quote
    as in a novel; between those of a report somebody is told of: `She added that no boat came.`"""
    alone = [_is_one_quotation(frame) for frame in frames]
    if sum(bool(frame.outer) for frame in frames) > NOVEL:
        return True
    return 3 * sum(one and behind for one, behind in itertools.pairwise(alone)) > sum(alone)


def _is_one_quotation(frame: Frame) -> bool:
    return bool(frame.outer) and frame.outer[0].start == 0 and len(frame.text) - frame.outer[0].end < SHORT


def _read_notes(walk: Walk, noted: list[Frame], notes: Notes, starts: list[int]) -> None:
    """Reads the notes that quote, each as a text by itself."""
    places = {reference.note: _place_of(reference, starts) for reference in reversed(notes.references)}
    for frame in noted:
        walk.begin_anew(0)
        walk.read(frame, places.get(frame.note, 0))
        walk.add_inner(frame, places.get(frame.note, 0))


def _place_of(reference: Reference, starts: list[int]) -> int:
    """Where a note is read: at its reference, so that its pronouns look back from there."""
    return starts[reference.passage] + (reference.position or 0) if reference.passage is not None else 0


def _starts(frames: list[Frame]) -> list[int]:
    """Where each frame begins in the order of reading."""
    starts, at = [], 0
    for frame in frames:
        starts.append(at)
        at += len(frame.text) + 1
    return starts


def _is_byline(words: str, described: Described) -> bool:
    """Whether a paragraph only says who wrote the text, and so brings nobody into it: `By Ada Lind`."""
    is_short = len(words) <= _LONGEST_BYLINE and not words.endswith((".", "!", "?", ":"))
    return is_short and bool(_BY.match(words)) and any(author in words for author in described.authors)


_LONGEST_BYLINE = 100
_BY = re.compile(r"[\W_]*(?:by|von|par|por|di|de|van|door|автор|text|texte|texto|testo)\b", re.IGNORECASE)
"""What a byline begins with: takes `By Ada Lind`, `Text: Ada Lind`."""


def _has_mark(words: str) -> bool:
    return any(mark in words for mark in _MARKS)


_MARKS = (*'“”"„«»‘「『‹‚', "''")
"""Characters, and a pair, without one of which nothing in a note is quoted."""


def _without_cues() -> Language:
    """A language of which nothing is known: marks and titles are found, and nobody is named."""
    return Language("und", {}, {}, {}, {})
