"""Who is named in a writer's sentence around a quotation, and the grammatical part that each one plays in it.

Read by closed classes of words and by positions alone, whatever the verbs are: the subject of the clause that leads to
the words, an agent (`by Ada Lind`), the owner of a word of speech (`Lind’s verdict`, `the words of Lind`), one who only
is told, spoken of or beside, one inside a relative or a subordinate clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from loccit.attribution.sentence import language as lang
from loccit.check.sentences.segments import CLOSED, Segment, Token, Words, is_owning
from loccit.check.sentences.slots import VERBAL, is_office, slot_of


class Part(IntEnum):
    """What somebody is in a sentence, by how well they can be the one whose words it has."""

    OUT = 0
    """Told, spoken of, beside somebody, or negated."""
    INNER = 1
    """Inside a clause that is no main clause, or an object."""
    OTHER = 2
    """The subject of a main clause that does not lead to the words."""
    HEAD = 3
    """The subject of the one that does, or the owner of its word of speech."""
    AGENT = 4
    """`by Ada Lind`: the subject is only told it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One who is mentioned: by name, by a `pronoun` (in small letters), or, with neither, by what they are."""

    part: Part
    name: str = ""
    pronoun: str = ""
    is_reported: bool = False
    """Whether it is the subject of what somebody else reports: `Jon Pell recalled that Ada Lind had said`."""
    is_owner: bool = False
    """Whether only something of theirs is spoken of: `Ada Lind’s interview gives Jon Pell the last word`."""


def mentions(text: str, code: str, *, is_behind: bool = False, known: frozenset[str] = frozenset()) -> list[Mention]:
    """Everybody in what stands before a quotation, or behind it, in order.

    `known` are words, in small letters, that are surely names, for a language that gives every noun a capital.

    >>> [(one.name, one.part.name) for one in mentions("While Mara Holm waited, Ada Lind was told by Jon Pell: ", "en")]
    [('Mara Holm', 'INNER'), ('Ada Lind', 'HEAD'), ('Jon Pell', 'AGENT')]
    """
    words = Words(code, known)
    reader = _Reader(words)
    segments = _joined(list(words.segments(text)))
    found = [one for segment in segments for one in reader.read(segment, is_behind=is_behind)]
    governed = _governed(found, is_behind=is_behind)
    if governed and not is_behind and _is_view(segments, words):
        governed[0] = replace(governed[0], part=Part.HEAD)
    return governed


def _is_view(segments: list[Segment], words: Words) -> bool:
    """Whether a sentence begins with in whose eyes it is so: `To Ada Lind, Jon Pell was no hero`."""
    if len(segments) < 2 or segments[1].mark != ",":
        return False
    *titles, last = segments[0].tokens
    is_lead = bool(titles) and any(words.has(kind, titles[0]) for kind in ("for", "to"))
    return is_lead and last.is_name and not any(token.is_name or token.bits & CLOSED for token in titles[1:])


def _governed(found: list[Mention], *, is_behind: bool) -> list[Mention]:
    """With only those subjects as head that lead to the words: the last ones before them, the first ones behind."""
    clauses = [at for at, one in enumerate(found) if one.part == Part.HEAD]
    if not clauses:
        return found
    pivot = clauses[0] if is_behind else clauses[-1]
    beyond = range(pivot + 1, len(found)) if is_behind else range(pivot)
    return [replace(one, part=min(one.part, Part.OTHER)) if at in beyond else one for at, one in enumerate(found)]


def _joined(segments: list[Segment]) -> list[Segment]:
    """With a name between commas as part of the phrase that it names: `by the treasurer, Jon Pell,`."""
    found: list[Segment] = []
    for one in segments:
        is_name = [token.is_name for token in one.tokens] == [True] and one.mark == ","
        before = found[-1] if found else None
        if is_name and before and _ends_with_office(before.tokens):
            found[-1] = replace(before, tokens=(*before.tokens, replace(one.tokens[0], is_apposed=True)))
        else:
            found.append(one)
    return found


def _ends_with_office(tokens: tuple[Token, ...]) -> bool:
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.bits & (lang.DETERMINER | lang.POSSESSIVE) or is_owning(token):
            return True
        if token.is_name and at and tokens[at - 1].bits & (lang.DETERMINER | lang.PREPOSITION):
            continue  # the clerk of the Gull
        if token.is_name or token.bits & (lang.BE | lang.AUXILIARY | lang.BREAK):
            return False
    return bool(tokens)


def _is_told(run: tuple[Token, ...], at: int) -> bool:
    """Whether somebody is only told the words, by nobody who is named: `Ada Lind was told that`."""
    ahead = [token for token in run[at + 1 :] if not token.bits & lang.ADVERB]
    is_passive = len(ahead) > 1 and bool(ahead[0].bits & lang.BE) and bool(ahead[1].bits & lang.TOLD)
    return is_passive and not any(token.low in ("by", "from") for token in ahead)


def _is_reduced(run: tuple[Token, ...], begin: int, at: int) -> bool:
    """Whether a segment says by whom something was made that stands before it: of `her tale, taken down by Pell,`."""
    verbs = lang.BE | lang.AUXILIARY
    is_participle = begin < at and not run[begin].is_name and not run[begin].bits & (CLOSED | lang.DETERMINER)
    return is_participle and run[begin].text.islower() and not any(token.bits & verbs for token in run[begin:at])


class _Reader:
    """Reads the segments of a sentence."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def read(self, segment: Segment, *, is_behind: bool) -> Iterator[Mention]:
        """Everybody in one segment."""
        run, begin = segment.tokens, self.words.opening(list(segment.tokens))
        is_impersonal = any(self.words.has("impersonal", token) for token in run[: begin + 1])
        subject = False
        inner = segment.kind == "inner"
        for at, token in enumerate(run):
            if at >= begin and not token.is_name and self._begins_clause(run, at, begin, is_behind=is_behind):
                inner = True
            if not token.is_name:
                unnamed = self._unnamed(run, at, begin, is_beside=segment.is_beside, has_subject=subject)
                if unnamed is not None and not inner:
                    subject = True
                    yield unnamed
                continue
            if is_office(run, at):
                continue
            part = self._part(run, at, begin, has_subject=subject, is_impersonal=is_impersonal)
            if segment.is_beside:
                part = self._beside(run, at, begin, part)
            if inner or (part == Part.AGENT and segment.mark == "," and _is_reduced(run, begin, at)):
                part = min(part, Part.INNER)
            subject = subject or part == Part.HEAD
            yield Mention(
                part,
                token.text,
                is_reported=at > begin and self.words.has("that", run[at - 1]),
                is_owner=token.is_owner,
            )
            if part == Part.OUT and _is_told(run, at):
                subject = True
                yield Mention(Part.HEAD)
            is_titled = any(other.is_apposed for other in run[at:])
            if (
                token.is_owner
                and part == Part.OUT
                and not (inner or is_titled)
                and slot_of(self.words, run, at, begin)[0] == "start"
            ):
                subject = True
                yield Mention(Part.HEAD)  # `Lind’s widow`

    def _beside(self, run: tuple[Token, ...], at: int, begin: int, part: Part) -> Part:
        """The part of a name in what stands between commas, where it would be `part` anywhere else."""
        if len(run) == 1:
            return Part.OUT  # `Ada Lind, Skarne Pilots: `
        is_apposition = part == Part.HEAD and not run[at].is_owner and slot_of(self.words, run, at, begin)[1] >= begin
        return Part.INNER if is_apposition else part  # `the clerk, Ada Lind, asked Jon Pell`

    def _begins_clause(self, run: tuple[Token, ...], at: int, begin: int, *, is_behind: bool) -> bool:
        """Whether another clause begins inside a segment: `the pier that`, `waits where`."""
        token = run[at]
        if at == begin or (is_behind and at <= begin + 2 and self.words.has("how", token)):
            return False
        if self.words.has("relative", token) and not token.bits & lang.DETERMINER:
            return True
        return self.words.has("subordinate", token) and not token.bits & (lang.DETERMINER | lang.PREPOSITION)

    def _unnamed(
        self, run: tuple[Token, ...], at: int, begin: int, *, is_beside: bool, has_subject: bool
    ) -> Mention | None:
        """A subject without a name that begins at a word: `she`, `the minister`."""
        token = run[at]
        if has_subject or at != begin:
            return None
        if self.words.has("anyone", token):
            return Mention(Part.HEAD)
        if token.bits & lang.PRONOUN and not self.words.has("impersonal", token):
            return Mention(Part.HEAD, pronoun="" if _is_told(run, at) else token.low)
        is_clitic = token.text[-1] in "’'" and run[at + 1 : at + 2] and run[at + 1].bits & (lang.AUXILIARY | lang.VERB)
        is_phrase = bool(token.bits & (lang.DETERMINER | lang.POSSESSIVE)) and not is_clitic  # `l’ha definita`
        if not is_phrase or (is_beside and not self._goes_on(run, at)):
            return None
        names = [other for other in range(at + 1, len(run)) if run[other].is_name]
        named = next((other for other in names if run[other].is_apposed), names[0] if names else -1)
        if named > 0 and slot_of(self.words, run, named, begin)[0] == "start":
            return None  # `the harbour master Ada Lind`
        if named > 0 and self._is_of_voice(run, named):
            return None
        is_own = bool(token.bits & lang.POSSESSIVE) and self._is_voice(run[at + 1 : at + 4])
        return Mention(Part.HEAD, pronoun=token.low if is_own else "")  # `her answer`

    def _goes_on(self, run: tuple[Token, ...], at: int) -> bool:
        """Whether a phrase behind a comma has a verb, and is no apposition."""
        verbs = lang.VERB | lang.AUXILIARY | lang.BE
        return any(token.bits & verbs or (VERBAL.search(token.low) and not is_owning(token)) for token in run[at + 2 :])

    def _part(self, run: tuple[Token, ...], at: int, begin: int, *, has_subject: bool, is_impersonal: bool) -> Part:
        slot, where = slot_of(self.words, run, at, begin)
        if any(self.words.has("not", token) for token in run[max(0, where - 1) : at] if not token.is_name) or (
            slot == "start" and any(self.words.has("not", token) for token in run[:begin])
        ):
            return Part.OUT
        if run[at].is_owner:
            return self._owner(run, at, slot, where, begin)
        if self.words.has("lets", run[at - 1]) if at else False:
            return Part.AGENT  # `to hear Ada Lind tell it`
        if (
            slot == "start"
            and run[at + 1 : at + 2]
            and run[at + 1].bits & lang.PREPOSITION
            and run[at + 2 : at + 3]
            and run[at + 2].bits & lang.PRONOUN
            and len(run) == at + 3
        ):
            return Part.OUT  # `, Jon Pell among them,`
        if slot == "start" and _is_told(run, at):
            return Part.OUT
        if slot == "start":
            return Part.OTHER if has_subject and where < begin else Part.HEAD if not has_subject else Part.INNER
        if slot == "object":
            return Part.INNER
        return self._governed_by(run, at, where, begin, is_impersonal=is_impersonal)

    def _owner(self, run: tuple[Token, ...], at: int, slot: str, where: int, begin: int) -> Part:
        """`Lind’s verdict`, `in Lind’s view`; leaves `to Lind’s verdict`, `Lind’s house`."""
        if not self._is_voice(run[at + 1 : at + 5]):
            return Part.OUT
        if slot == "start" or (where == begin and run[where].like in _VIEWED):
            return Part.HEAD
        is_last = slot == "object" and self.words.has("that", run[-1])
        return Part.HEAD if is_last else Part.OUT

    def _is_voice(self, tokens: tuple[Token, ...]) -> bool:
        for token in tokens:
            if token.is_name or token.bits & (lang.PREPOSITION | lang.BREAK | lang.AUXILIARY):
                return False
            if token.bits & lang.NOUN or self.words.has("voices", token) or token.bits & lang.DOCUMENT:
                return True
        return False

    def _is_of_voice(self, run: tuple[Token, ...], at: int) -> bool:
        """Whether a name stands behind a word of speech and `of`: `the last words of Ada Lind`."""
        slot, where = slot_of(self.words, run, at, 0)
        is_of = slot == "preposition" and (self.words.has("of", run[where]) or self.words.has("agent", run[where]))
        return is_of and where > 0 and self._is_voice(run[where - 1 : where])

    def _governed_by(self, run: tuple[Token, ...], at: int, where: int, begin: int, *, is_impersonal: bool) -> Part:
        word = run[where]
        if self.words.has("agent", word) and not self.words.has("of", word):
            return Part.AGENT
        if self._is_of_voice(run, at):
            starts = run[begin].bits & (lang.DETERMINER | lang.POSSESSIVE) or where <= begin + 4
            return Part.HEAD if starts else Part.INNER
        if word.low == "to" and run[where - 1 : where] and run[where - 1].low == "according":
            return Part.AGENT
        if self.words.has("of", word):
            return Part.AGENT if where == begin and self.words.code == "de" else Part.OUT
        if self.words.has("for", word) and where == begin:
            return Part.OTHER
        if self.words.has("to", word) and (is_impersonal or where <= begin + 1) and self._is_infinitive(run, at + 1):
            return Part.HEAD
        return Part.OUT

    def _is_infinitive(self, run: tuple[Token, ...], at: int) -> bool:
        """Whether what somebody was left to do follows: `it fell to Ada Lind to say`."""
        return self.words.code == "en" and at < len(run) and run[at].low == "to"


_VIEWED = ("in", "on", "at", "by", "with", "for", "nach")
"""What stands before somebody's word of speech that governs the rest: takes `in Lind’s view`, `nach Linds Urteil`."""
