"""Who has the floor: whose turn, answer, letter, opinion or speech each passage of a document is.

A text is of one form: a thread of mail, the record of a parliament or a court, the opinions of judges, turns with
labels, a hearing by question and answer, an interview, or signed as a whole or by letters. `find_floor` finds the form
by the shape of the text; whom its names mean is for the walk to say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from loccit.attribution.persons.cast import Cast, Person
from loccit.attribution.persons.offices import NEXT
from loccit.attribution.sentence.frames import Frame
from loccit.attribution.sentence.language import Language
from loccit.attribution.texts.dashes import find_dashed
from loccit.attribution.texts.interviews import (
    Interview,
    Shape,
    find_interview,
    may_go_on,
    named_in_title,
    names_in_title,
)
from loccit.attribution.texts.minutes import minuted_labels
from loccit.attribution.texts.opinions import find_opinions
from loccit.attribution.texts.postbag import openings
from loccit.attribution.texts.record_floor import has_floor
from loccit.attribution.texts.records import record_labels
from loccit.attribution.texts.set_off import labels_before, lines_above
from loccit.attribution.texts.signed import Signed, find_signed, unsigned_in_column
from loccit.attribution.texts.speeches import find_speech
from loccit.attribution.texts.talk import no_names
from loccit.attribution.texts.testimony import Turn, find_turns, heard_labels, is_of_record, is_record
from loccit.attribution.texts.threads import Thread, find_thread
from loccit.attribution.texts.timed import timed_floor
from loccit.attribution.texts.turns import accepted_labels, initialled, label_of
from loccit.model import Described, Passage

_TURN_ROLES = frozenset(("body", "list_item", "standfirst"))
_SET_OFF_ROLES = _TURN_ROLES | {"table"}

Label = tuple[str, int]
"""Who is named at the start of a turn, and where in the passage its words begin."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document before anybody speaks in it: its passages, a frame for each, where this begins in the order of
    reading, and the persons who are named."""

    text: str
    passages: tuple[Passage, ...]
    frames: list[Frame]
    starts: list[int]
    cast: Cast
    language: Language


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has the floor in each passage, by its ordinal."""

    labels: list[Label | None]
    """The label of each frame; None where no turn begins."""
    hearing: Mapping[int, Turn]
    """The turns that are `Q.` and `A.`"""
    interview: Interview | None
    signed: Mapping[int, Signed]
    """Whose words as a whole a passage is."""
    letters: frozenset[int]
    """The passages with which letters begin."""
    going_on: frozenset[int] = frozenset()
    """The passages in which the turn before goes on."""
    held: Mapping[int, int | None] = field(default_factory=dict)
    """In a record, the passage whose turn goes on in one without a label; None where nobody may be said to speak."""
    above: Mapping[int, str] = field(default_factory=dict)
    """Who is named on a line of its own above a passage."""
    dashed: Mapping[int, Person] = field(default_factory=dict)
    """Who speaks in a passage that begins with a dash."""
    quoted: Mapping[int, str] = field(default_factory=dict)
    """Whom a post quotes in a passage; empty where it names nobody."""
    initials: Mapping[str, str] = field(default_factory=dict)
    """Labels that are initials, and whose."""
    answers: str | None = None
    """Whom a label like `A:` means."""
    told: frozenset[str] = frozenset()
    """The names that the document's own form gives to those who speak."""
    thread: Thread | None = None
    """The messages that quote and forward one another."""

    @property
    def answerer(self) -> str | None:
        """Who answers in the interview, if one person does."""
        return self.interview.answerer if self.interview else None


def find_floor(document: Prepared, described: Described, shape: Shape) -> Floor:
    """Who has the floor in a document; most have no form of these, and nobody has."""
    text, passages, frames, words = document.text, document.passages, document.frames, document.language
    if shape.timed:
        return _timed(document, shape.timed)
    if thread := find_thread(text, passages, shape.quoted, described, words):
        return Floor([None] * len(frames), {}, None, thread.written, thread.openings, thread=thread)
    recorded = record_labels([frame.text if frame.role in _TURN_ROLES else None for frame in frames], words)
    opinions = {} if recorded else find_opinions(text, passages)
    labels = recorded or ([None] * len(frames) if opinions else _labels(document))
    if not (recorded or opinions):
        labels = minuted_labels(text, [frame.text if frame.role in _SET_OFF_ROLES else "" for frame in frames], labels)
    if not (any(labels) or opinions):
        labels = labels_before(text, passages, _SET_OFF_ROLES, words)
    hearing, is_heard = _hearing(document, described, shape)
    labels = [(hearing[at].label, hearing[at].end) if at in hearing else label for at, label in enumerate(labels)]
    if is_heard:
        labels = heard_labels([frame.text for frame in frames], labels, hearing)
    has_turns = any(labels)
    above = None if has_turns or opinions else lines_above(text, passages, _TURN_ROLES, words)
    has_turns = has_turns or above is not None
    interview = None if has_turns or opinions else find_interview(text, passages, shape, described, words)
    is_one = not (has_turns or interview or opinions)
    signed = find_signed(text, passages, described, words) or find_speech(text, passages, words) if is_one else {}
    letters = openings(passages, signed)
    unsigned = unsigned_in_column(passages, signed, described) if letters else frozenset[int]()
    signed |= {ordinal: Signed((judge,), "person", "opinion") for ordinal, judge in opinions.items()}
    if interview and interview.answerer:
        labels = [
            (interview.answerer, interview.both[at]) if at in interview.both else label
            for at, label in enumerate(labels)
        ]
    floor = Floor(labels, hearing, interview, signed, letters, held=dict.fromkeys(unsigned))
    if above:
        return replace(floor, above=above.names, held=dict.fromkeys(above.lines))
    if recorded or is_heard:
        held = has_floor(passages, labels, words, is_of_record if is_heard else None)
        floor = replace(floor, held=held, going_on=frozenset(at for at, turn in held.items() if turn is not None))
    elif has_turns:
        floor = replace(floor, going_on=_turns_going_on(passages, labels, words, described.language))
    if not has_turns:
        return replace(floor, dashed=find_dashed(frames, document.starts, document.cast))
    titled = named_in_title(described, words)
    known = {*described.authors, *([titled] if titled else names_in_title(described, words))}
    return replace(floor, answers=titled, initials=_initialled(document, labels, known))


def _timed(document: Prepared, said: Mapping[int, str]) -> Floor:
    """Who has the floor in a timed transcript, of which its reader says something at each place."""
    found = timed_floor(document.passages, said, _names(document), document.language)
    going_on = frozenset(at for at, turn in found.held.items() if turn is not None)
    return Floor(found.labels, {}, None, {}, frozenset(), going_on, found.held, told=found.told)


def _turns_going_on(
    passages: tuple[Passage, ...], labels: list[Label | None], words: Language, language: str | None
) -> frozenset[int]:
    """The passages without a label that go on with the turn before them: between turns, and they say `I`."""
    labelled = [passage.ordinal for passage, label in zip(passages, labels, strict=True) if label]
    found: set[int] = set()
    turn: Passage | None = None
    others = _other_labels(passages, labels, words) if labelled else frozenset()
    for passage in passages[labelled[0] : labelled[-1]] if labelled else ():
        if labels[passage.ordinal]:
            turn = passage
        elif passage.ordinal in others:
            turn = None
        elif (
            turn and (passage.section, passage.role) == (turn.section, turn.role) and may_go_on(passage.text, language)
        ):
            found.add(passage.ordinal)
    return frozenset(found)


def _other_labels(passages: tuple[Passage, ...], labels: list[Label | None], words: Language) -> frozenset[int]:
    """The passages, by ordinal, with a label that is nobody's turn and yet no term of the text."""
    found = {
        passage.ordinal: label[0]
        for passage, accepted in zip(passages, labels, strict=True)
        if not accepted and passage.role in _TURN_ROLES and (label := label_of(passage.text))
    }
    terms = no_names(set(found.values()), [passage.text for passage in passages], words) if found else set()
    return frozenset(at for at, name in found.items() if name not in terms)


def _labels(document: Prepared) -> list[Label | None]:
    frames = document.frames
    found = [label_of(frame.text) if frame.role in _TURN_ROLES else None for frame in frames]
    if not any(found):
        return found
    return accepted_labels(found, [frame.text for frame in frames], _names(document), document.language)


def _names(document: Prepared) -> frozenset[str]:
    """The words, in lower case, of the persons of a document."""
    return frozenset(word for person in document.cast.people for word in person.key)


def _initialled(document: Prepared, labels: list[Label | None], known: set[str]) -> dict[str, str]:
    """The labels that are initials, and whose: of `known` names (authors, whom the title names), else of who is named
    between the turns."""
    given = {label[0] for label in labels if label}
    ends = [*document.starts[1:], document.starts[-1] + NEXT]
    told = [(start, end) for label, start, end in zip(labels, document.starts, ends, strict=True) if not label]
    met = {one.person.name for part in told for one in document.cast.between(*part) if len(one.person.key) > 1}
    return {**initialled(given, sorted(met)), **initialled(given, sorted(known))}


def _hearing(document: Prepared, described: Described, shape: Shape) -> tuple[dict[int, Turn], bool]:
    """The turns that ask and answer, and whether they are those of a hearing, and not of an interview."""
    texts, above = [frame.text for frame in document.frames], _headings(document.passages, shape)
    turns = find_turns(texts, above, described.title or "")
    return turns, is_record(turns, texts, above, described.title or "")


def _headings(passages: tuple[Passage, ...], shape: Shape) -> dict[int, list[str]]:
    """The titles of the sections that begin between a passage and the one before it."""
    found: dict[int, list[str]] = {}
    places = [passage.start for passage in passages]
    for section in shape.sections:
        found.setdefault(bisect_left(places, section.start), []).append(section.title)
    return found
