"""The attribution of one document: frames, cast, walk, and the rows that come out of them.

`attribute_document` takes passages and notes; it knows whose turn, interview, letter or signed text each frame is.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import replace

from loccit.attribution.blocks import called, read_frame
from loccit.attribution.hands.hand_on import hand_on
from loccit.attribution.hands.reviewed import reviewed_author, speak_through
from loccit.attribution.meant.sources import Sources
from loccit.attribution.persons.cast import Cast
from loccit.attribution.persons.mentions import build_cast
from loccit.attribution.persons.offices import NEXT
from loccit.attribution.persons.source import Source
from loccit.attribution.quoted.doubled import typed_in
from loccit.attribution.quoted.kinds import SHORT
from loccit.attribution.rows import Rows, rows
from loccit.attribution.sentence.frames import Frame, frame_of, frame_of_note, mask
from loccit.attribution.sentence.language import Language, language_of
from loccit.attribution.texts.dashes import find_dashed
from loccit.attribution.texts.interviews import Shape, find_interview, may_go_on, named_in_title
from loccit.attribution.texts.opinions import find_opinions
from loccit.attribution.texts.postbag import openings
from loccit.attribution.texts.records import has_floor, record_labels
from loccit.attribution.texts.signed import Signed, find_signed
from loccit.attribution.texts.speeches import find_speech
from loccit.attribution.texts.testimony import find_turns
from loccit.attribution.texts.turns import accepted_labels, initialled, label_of
from loccit.attribution.walk import Walk
from loccit.model import Described, Notes, Passage, Reference

_NO_SHAPE = Shape()
_TURN_ROLES = frozenset(("body", "list_item", "standfirst"))


def attribute_document(
    text: str,
    passages: tuple[Passage, ...],
    notes: Notes,
    described: Described,
    language: str | None,
    shape: Shape = _NO_SHAPE,
    *,
    doubled: bool = False,
) -> Rows:
    """Speakers, quotations, indirect reports and odd marks of a document; `doubled`: two apostrophes are a mark."""
    words = language_of(language) or _without_cues()
    frames = [frame_of(text, passage, doubled=doubled) for passage in passages]
    noted = [frame_of_note(text, note, doubled=doubled) for note in notes.notes if _has_mark(note.text)]
    for frame in (*frames, *noted):
        frame.typed = () if doubled else typed_in(frame.text)
        mask(frame, words)
    starts = _starts(frames)
    cast = build_cast(frames, starts, words)
    walk = Walk(Sources(cast, words), words)
    walk.is_dialogue = _is_dialogue(frames)
    walk.takes_turns = _takes_turns(frames)
    recorded = record_labels([frame.text if frame.role in _TURN_ROLES else None for frame in frames], words)
    opinions = {} if recorded else find_opinions(text, passages)
    labels = recorded or ([None] * len(frames) if opinions else _labels(frames, cast, words))
    hearing = find_turns([frame.text for frame in frames], _headings(passages, shape))
    labels = [(hearing[at].label, hearing[at].end) if at in hearing else label for at, label in enumerate(labels)]
    walk.answers = named_in_title(described, words) if any(labels) else None
    interview = None if any(labels) or opinions else find_interview(text, passages, shape, described, words)
    for initials, name in _initialled(labels, starts, cast, described, words).items():
        walk.sources.known_as(initials, name)
    answerer = walk.sources.called(interview.answerer) if interview and interview.answerer else None
    is_one = not (any(labels) or interview or opinions)
    signed = find_signed(text, passages, described, words) or find_speech(text, passages, words) if is_one else {}
    letters = openings(passages, signed)
    signed |= {ordinal: Signed((judge,), "person", "opinion") for ordinal, judge in opinions.items()}
    voices = {ordinal: _voice(walk, one) for ordinal, one in signed.items()}
    floor = has_floor(passages, labels, words) if recorded else {}
    going_on = _turns_going_on(passages, labels, described.language)
    going_on, turn = frozenset(at for at, held in floor.items() if held is not None) if recorded else going_on, None
    spoken: dict[int, Source] = {}
    for frame, start, label in zip(frames, starts, labels, strict=True):
        is_answer = interview is not None and frame.passage in interview.answers
        if frame.passage in letters:
            walk.begin_anew(start)
        writer = voices.get(frame.passage or 0)
        me = answerer if is_answer else turn if frame.passage in going_on else writer if letters else None
        block = read_frame(walk, frame, start, label, me, writer, hearing.get(frame.passage or 0))
        turn = block.source if block and label else turn
        if turn and label:
            spoken[frame.passage or 0] = turn
    _read_notes(walk, noted, notes, starts)
    hand_on(walk, frames, starts, is_published=bool(described.publisher))
    if author := reviewed_author(passages, described, words):
        speak_through(walk.stretches, walk.sources.called(author), described.authors)
    dashed = {} if any(labels) else {at: walk.sources.of(one) for at, one in find_dashed(frames, starts, cast).items()}
    heard = tuple(filter(None, (answerer, *voices.values(), *dashed.values())))
    said: dict[int, tuple[str, str] | None] = {
        ordinal: (spoken[held].name_of, "turn goes on") if held in spoken else None for ordinal, held in floor.items()
    }
    said |= {ordinal: (source.name_of, "dash") for ordinal, source in dashed.items()}
    said |= {ordinal: (source.name_of, signed[ordinal].how) for ordinal, source in voices.items()}
    return replace(rows(walk, [*frames, *noted], described, heard), interview=interview, voices=said)


def _voice(walk: Walk, signed: Signed) -> Source:
    """The source whose words a signed text is; several are one voice."""
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


def _turns_going_on(
    passages: tuple[Passage, ...], labels: list[tuple[str, int] | None], language: str | None
) -> frozenset[int]:
    """The passages without a label that go on with the turn before them: between turns, and they say `I`."""
    labelled = [passage.ordinal for passage, label in zip(passages, labels, strict=True) if label]
    found: set[int] = set()
    turn: Passage | None = None
    for passage in passages[labelled[0] : labelled[-1]] if labelled else ():
        if labels[passage.ordinal]:
            turn = passage
        elif (
            turn and (passage.section, passage.role) == (turn.section, turn.role) and may_go_on(passage.text, language)
        ):
            found.add(passage.ordinal)
    return frozenset(found)


def _labels(frames: list[Frame], cast: Cast, language: Language) -> list[tuple[str, int] | None]:
    found = [label_of(frame.text) if frame.role in _TURN_ROLES else None for frame in frames]
    if not any(found):
        return found
    names = frozenset(word for person in cast.people for word in person.key)
    return accepted_labels(found, [frame.text for frame in frames], names, language)


def _initialled(
    labels: list[tuple[str, int] | None], starts: list[int], cast: Cast, described: Described, language: Language
) -> dict[str, str]:
    """The labels that are initials, and whose: of the authors, of whom the title names, of who is named between."""
    if not any(labels):
        return {}
    given = {label[0] for label in labels if label}
    titled = named_in_title(described, language)
    known = initialled(given, sorted({*described.authors, *([titled] if titled else [])}))
    ends = [*starts[1:], starts[-1] + NEXT]
    told = [(start, end) for label, start, end in zip(labels, starts, ends, strict=True) if not label]
    met = {one.person.name for part in told for one in cast.between(*part) if len(one.person.key) > 1}
    return {**initialled(given, sorted(met)), **known}


def _headings(passages: tuple[Passage, ...], shape: Shape) -> dict[int, list[str]]:
    """The titles of the sections that begin between a passage and the one before it."""
    found: dict[int, list[str]] = {}
    places = [passage.start for passage in passages]
    for section in shape.sections:
        found.setdefault(bisect_left(places, section.start), []).append(section.title)
    return found


def _starts(frames: list[Frame]) -> list[int]:
    """Where each frame begins in the order of reading."""
    starts, at = [], 0
    for frame in frames:
        starts.append(at)
        at += len(frame.text) + 1
    return starts


def _has_mark(words: str) -> bool:
    return any(mark in words for mark in _MARKS)


_MARKS = (*'“”"„«»‘「『‹‚', "''")
"""Characters, and a pair, without one of which nothing in a note is quoted."""


def _without_cues() -> Language:
    """A language of which nothing is known: marks and titles are found, and nobody is named."""
    return Language("und", {}, {}, {}, {})
