"""Interviews without labels: which passages ask, which answer, and who answers.

A document is one where questions that address somebody alternate with answers in the first person, or where its title
says so, or headings ask. Who answers is the one person whom the title names beyond doubt, else nobody: a byline is
whose questions they are. Out of `data/interviews.txt`.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from loccit.attribution.sentence.language import (
    ORGANISATION,
    PEOPLE,
    PLACE,
    PUBLICATION,
    ROLE,
    WORK,
    Language,
    given_names,
    interview_lines,
)
from loccit.attribution.sentence.names import MENTION, read_name
from loccit.attribution.texts.asked_headings import are_asked, companion
from loccit.attribution.texts.first_person import has_any, says_i, words_of
from loccit.attribution.texts.turns import label_of
from loccit.model import Described, Passage, Section, Span

_ROLES = frozenset(("body", "list_item", "standfirst", "block_quote"))
_ASKED = re.compile(r"[?？][\s\"'”’»)\]*_]*\Z")
"""The end of a question; takes `Why here?`, `Why here?”`."""
_PARTS = re.compile(r"\s+[–—|-]\s+|[:,(|•]\s*")
"""What parts a title: of `Ada Lind, pilot: an interview` the marks."""
_LONGEST_QUESTION = 700
_FEW = 2
"""So many questions are enough where the title says that it is an interview."""
_MANY = 3
_NO_PERSON = ORGANISATION | PEOPLE | PLACE | PUBLICATION | ROLE | WORK


@dataclass(frozen=True, slots=True)
class Shape:
    """What a document's markup says: its outline, where blocks begin that are bold or italic as a whole, of a timed
    transcript what its reader knows of the turn at each place where a block begins, and how deep those stand that a
    message's markup quotes."""

    sections: tuple[Section, ...] = ()
    emphasised: frozenset[int] = frozenset()
    timed: Mapping[int, str] = field(default_factory=dict)
    quoted: tuple[tuple[Span, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Interview:
    """The passages, by ordinal, that ask and that answer, and who answers, if a title names one person.

    Those of `both` ask in their first line, and answer from a place of their words on. What is none of these among
    `first` to `last` may be either's.
    """

    questions: frozenset[int]
    answers: frozenset[int]
    first: int
    last: int
    answerer: str | None
    both: Mapping[int, int] = field(default_factory=dict)


def find_interview(
    text: str, passages: tuple[Passage, ...], shape: Shape, described: Described, language: Language
) -> Interview | None:
    """The interview that a document is; None where it is none."""
    if not shape.sections and not any(mark in text for mark in _OF_INTERVIEWS):
        return None
    code = (described.language or "en").replace("_", "-").split("-")[0].lower()
    spoken = [passage for passage in passages if passage.role in _ROLES]
    titled = named_in_title(described, language)
    is_stated = titled is not None or bool(_lead().search((described.title or "")[:_LONGEST_TITLE]))
    label, set_off = _only_label(spoken), _set_off(text, spoken, shape)
    apart = sum(one.ordinal in set_off and _asks(one.text) for one in spoken)
    if not (is_stated or apart >= _MANY):
        set_off = frozenset()
    apart += sum(_is_both(text, one) for one in spoken)
    questions = sum(_asks(one.text) or _is_both(text, one) for one in spoken)
    if not label and not set_off and questions + sum(_asks(one.title) for one in shape.sections) < _FEW:
        return None
    first, second = words_of("first", code), words_of("second", code)
    reading = _Reading(text, shape, first, second, label, is_stated, set_off)
    steps = list(reading.steps(spoken))
    asked = [at for at, (kind, _) in enumerate(steps) if kind == "?"]
    rounds = [at for at in asked if at + 1 < len(steps) and steps[at + 1][0] != "?"]
    replies = [steps[at + 1][1] for at in rounds]
    if not is_stated and shape.sections:
        beside = companion(described, language)
        if are_asked(steps, first, second, is_named=beside is not None):
            return replace(reading, in_headings=True).read_all(spoken, beside)
    own = sum(has_any(reply.text, first) for reply in replies if reply)
    if len(rounds) < (_FEW if is_stated else _MANY) or 2 * len(replies) < len(asked):
        return None
    if 3 * own < len(rounds) and not (is_stated and apart >= _MANY):
        return None
    return reading.read(steps, asked[0], titled or _named_before(spoken, described, language))


def may_go_on(words: str, language: str | None) -> bool:
    """Whether a paragraph without a label may go on with the turn before it: it says `I`, and is no remark in brackets
    and no turn of somebody else."""
    return words[:1] not in ("(", "[") and label_of(words) is None and says_i(words, language)


def _only_label(spoken: list[Passage]) -> str | None:
    """The label that alone comes again and again: only who asks has one."""
    counts = Counter(label[0] for passage in spoken if (label := label_of(passage.text)) is not None)
    again = [label for label, count in counts.items() if count >= _MANY]
    return again[0] if len(again) == 1 and 2 * counts[again[0]] <= len(spoken) else None


def _set_off(text: str, spoken: list[Passage], shape: Shape) -> frozenset[int]:
    """The passages that are bold or italic as a whole, where these are some, and not most."""
    found = [passage.ordinal for passage in spoken if passage.start in shape.emphasised or _is_marked(text, passage)]
    return frozenset(found) if len(found) >= _FEW and 3 * len(found) <= 2 * len(spoken) else frozenset()


def _is_marked(text: str, passage: Passage) -> bool:
    """Whether signs of emphasis stand around a passage: `**Why here?**`."""
    before, behind = text[max(0, passage.start - 1) : passage.start], text[passage.end : passage.end + 1]
    inside = passage.text[:1] in ("*", "_") and passage.text[-1:] in ("*", "_")
    return inside or (bool(before) and before in "*_" and bool(behind) and behind in "*_")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What tells questions from answers in a document."""

    text: str
    shape: Shape
    first: frozenset[str]
    second: frozenset[str]
    label: str | None
    is_stated: bool
    set_off: frozenset[int]
    in_headings: bool = False

    def steps(self, spoken: list[Passage]) -> Iterator[tuple[str, Passage | None]]:
        """Questions (`?`; a heading is no passage), both in one (`/`), and what else is said (`.`), in order."""
        section: int | None = None
        for passage in spoken:
            if passage.section != section:
                section = passage.section
                title = self.shape.sections[section].title if section is not None else ""
                if _asks(title) and (has_any(title, self.second) or self.is_stated or self.in_headings):
                    yield "?", None
            if _is_both(self.text, passage):
                yield "?", None
                yield "/", passage
            else:
                yield ("?" if self._is_question(passage) else "."), passage

    def _is_question(self, passage: Passage) -> bool:
        if passage.ordinal in self.set_off:
            return True
        if self.label is not None:
            return (label_of(passage.text) or ("",))[0] == self.label
        if len(passage.text) >= _LONGEST_QUESTION or not _asks(passage.text):
            return False
        is_own = has_any(passage.text, self.first)
        return (has_any(passage.text, self.second) and not (self.set_off and is_own)) or (self.is_stated and not is_own)

    def read_all(self, spoken: list[Passage], named: str | None) -> Interview:
        """The same of passages of which it is known that they are an interview."""
        steps = list(self.steps(spoken))
        return self.read(steps, next(at for at, (kind, _) in enumerate(steps) if kind == "?"), named)

    def read(self, steps: list[tuple[str, Passage | None]], begin: int, named: str | None) -> Interview:
        """Whose each passage is. Behind the last question an answer goes on as long as it says `I`, and not `you`."""
        questions, answers = set(), set()
        both: dict[int, int] = {}
        last_asked = max(at for at, (kind, _) in enumerate(steps) if kind == "?")
        places = [passage.ordinal for _, passage in steps[begin:] if passage]
        is_open, before = True, "?"
        for at, (kind, passage) in enumerate(steps[begin:], begin):
            if passage and kind == "?":
                questions.add(passage.ordinal)
            elif passage and kind == "/":
                both[passage.ordinal] = _answer_in(self.text, passage)
            elif passage and is_open and kind == ".":
                is_own, is_addressed = has_any(passage.text, self.first), has_any(passage.text, self.second)
                is_open = at <= last_asked + 1 or (is_own and not is_addressed)
                is_plain = before == "?" or is_own or not is_addressed or bool(self.set_off)
                if is_open and is_plain and (self.set_off or not _asks(passage.text)):
                    answers.add(passage.ordinal)
            before = kind
        return Interview(frozenset(questions), frozenset(answers), places[0], places[-1], named, both)


def _is_both(text: str, passage: Passage) -> bool:
    """Whether a line that asks stands above the answer in one passage."""
    end = text.find("\n", passage.start, passage.end)
    return end > 0 and _asks(text[max(passage.start, end - 12) : end].rstrip("*_ \r"))


def _answer_in(text: str, passage: Passage) -> int:
    """Where in a passage's words the answer begins, behind the line that asks."""
    asked = text[passage.start : text.find("\n", passage.start)]
    return len(" ".join(asked.replace("*", "").split())) + 1


def _asks(words: str) -> bool:
    return bool(_ASKED.search(words[-12:]))


def _named_before(spoken: list[Passage], described: Described, language: Language) -> str | None:
    """The one person with whom the passages before the first question say that somebody speaks."""
    first = next((at for at, passage in enumerate(spoken) if _asks(passage.text)), 0)
    names: set[str] = set()
    for passage in spoken[: min(first, _INTRODUCING)]:
        for lead in _lead().finditer(passage.text[:_LONGEST_INTRODUCTION]):
            name = _first_name(_CLAUSE.split(passage.text[lead.end() :])[0], language, is_start=False)
            if name and name.split()[0].lower() in given_names() and name not in described.authors:
                names.add(name)
    return names.pop() if len(names) == 1 else None


_OF_INTERVIEWS = "?？:："
"""Without any of them nothing is asked, and nobody has a label."""
_LONGEST_TITLE = 400
_INTRODUCING = 6
_LONGEST_INTRODUCTION = 1500
_CLAUSE = re.compile(r"[.;!?](?=\s)|,")


def named_in_title(described: Described, language: Language) -> str | None:
    """The one person whom a title names as who answers; None where it is in doubt."""
    title = (described.title or "")[:_LONGEST_TITLE]
    lead = _lead().search(title)
    if lead:
        after = _first_name(title[lead.end() :], language, is_start=False)
        before = _first_name(_PARTS.split(title[: lead.start()])[-1], language, is_start=True)
        names = {name for name in (after, before) if name and name not in described.authors}
        found = names.pop() if after and len(names) == 1 else None
    else:
        parts = _PARTS.split(title)
        is_titled = any(part.strip().lower().replace("’", "'") in interview_lines()["titled"] for part in parts[1:])
        talks = (part for part in (title, *parts) if is_titled or _behind().match(part))
        found = next((name for part in talks if (name := _first_name(part, language, is_start=True))), None)
    return found


def names_in_title(described: Described, language: Language) -> list[str]:
    """All names of two words or more in a title, of persons or not."""
    rows = (read_name(row.group(), language) for row in MENTION.finditer((described.title or "")[:_LONGEST_TITLE]))
    return [name.text for name in rows if len(name.words) > 1]


def _first_name(words: str, language: Language, *, is_start: bool) -> str | None:
    """A person's name of two words or more in the first part of some words; None where there are two persons."""
    part = next((part for part in _PARTS.split(words) if part.strip()), "")
    for row in MENTION.finditer(part):
        if _ONE_OF_MANY.search(part, 0, row.start()):
            return None
        name = read_name(_until_small(row.group()), language)
        if is_start and row.start() > 0 and part[: row.start()].strip():
            return None
        if len(name.words) > 1 and not any(language.bits.get(word.lower(), 0) & _NO_PERSON for word in name.words):
            return None if _AND.match(part, row.end()) else name.text
    return None


_ONE_OF_MANY = re.compile(r"(?<!\w)(?:an?|one|some|three|eine[mrn]?|une?|un[oa]?|uma?)\s+(?:\S+\s+)?\Z", re.IGNORECASE)
"""What names nobody: takes `a `, `one medical `."""
_AND = re.compile(r"\s*(?:&|and|und|et|y|e|en|och|и)\s+[^\W\d_]")
"""What joins a second person to a first: takes ` and Ada Lind`."""


def _until_small(row: str) -> str:
    """A row of capitals behind an owner, up to a small word: of `Tidewain’s Ada Lind On Tides` the name."""
    words = _OWNERS.sub("", row).split()
    stops = (at for at, word in enumerate(words) if at and word[0].isupper() and word.lower() in _SMALL)
    return " ".join(words[: next(stops, len(words))])


_OWNERS = re.compile(r"\A.*[’']s ")
"""Who owns something, before a name: of `Tidewain’s Ada Lind` the first word."""
_SMALL = frozenset("on about and at from with by in of for to the talks speaks über sur sobre su".split())


@functools.cache
def _lead() -> re.Pattern[str]:
    several = sorted(interview_lines()["with"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(one) for one in several)})(?:\s+|\Z)", re.IGNORECASE)


@functools.cache
def _behind() -> re.Pattern[str]:
    """A name at the start of a title and what may stand behind it: takes `Ada Lind on tides`, `Ada Lind: “Never.”`."""
    several = sorted(interview_lines()["behind"], key=len, reverse=True)
    said = "|".join(re.escape(one) for one in several)
    return re.compile(rf"{MENTION.pattern}\s*(?:(?i:(?<=\s)(?:{said})(?!\w))|[:,]\s*[“\"«„‘'])")
