"""Which clause each quotation of a sentence belongs to, by their places in it.

`governing(line, clauses, quote)` gives the clause and the name of the rule. The rules, in their order:
`after` (“…,” said X; “…,” X said), `before` (X said, “…”), `around` (a clause further off in the same sentence).
"""

from __future__ import annotations

from dataclasses import dataclass

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence

_SPEECH = frozenset(("report", "act", "call", "beside", "by", "noun", "mind", "shows"))


@dataclass(frozen=True, slots=True)
class Governed:
    """A quotation's clause and where it stands: after, before, around; and the clause that hands it on, if one does."""

    clause: Clause
    where: str
    through: Clause | None = None


def governing(line: Sentence, clauses: list[Clause], quote: int) -> Governed | None:
    """The clause that the quotation at token `quote` belongs to."""
    if quote == 0 and line.words[1:2] == [":"]:
        return None  # what stands before a colon heads its paragraph
    usable = [clause for clause in clauses if clause.subject and _can_speak(line, clause)]
    is_open = _may_open(line, quote)
    behind = [
        clause
        for clause in usable
        if (is_open or clause.sort == "by")
        and clause.first > quote
        and _adjoins(line, quote, clause)
        and _may_end(line, clause)
    ]
    ahead = [clause for clause in usable if clause.cue[1] <= quote and _reaches(line, clause, quote)]
    ahead = [clause for clause in ahead if not _is_gone_by(line, clause, quote)] or ahead
    if behind and ahead and _hands_on(line, ahead[-1], behind[0], quote):
        return Governed(ahead[-1], "before", behind[0])
    leads = bool(behind and ahead) and (
        (behind[0].sort == "by" and _leads_in(line, ahead[-1], quote)) or _leads_on(line, ahead[-1], behind[0], quote)
    )
    if behind and not leads:
        return Governed(behind[0], "after")
    if ahead:
        told, teller = _told_by(line, ahead, quote)
        return Governed(told or _nearest(line, ahead), "before", teller)
    if line.language.is_inflected:
        return None  # any case may stand anywhere, so that a clause further off says little
    split = [
        clause
        for clause in usable
        if ((clause.first > quote and _follows(line, quote, clause)) or _encloses(clause, quote))
        and not (line.language.alike and _has_words(line, clause))
    ]
    return Governed(split[0], "around") if split else None


def _is_gone_by(line: Sentence, clause: Clause, quote: int) -> bool:
    """Whether a clause of time or reason has ended before the second half of a quotation: takes `he complained` of
    `“Row,” Lind told Holm when he complained, and “row well.”`"""
    is_inner = clause.first > 0 and line.lows[clause.first - 1] in _OPENS and line.lows[clause.first - 1] != "that"
    closed = line.lows[quote - 1] in ("and", "but") and line.words[quote - 2] == ","
    between = line.bits[clause.last : quote]
    return is_inner and closed and line.bits[0] & QUOTE > 0 and not any(bits & QUOTE for bits in between)


def _leads_in(line: Sentence, clause: Clause, quote: int) -> bool:
    """Whether a clause before a quotation says it so closely that `according to Holm` behind only passes it on: `Lind
    condemned it, saying the quay is “…,” according to Holm`."""
    between = range(clause.last, quote)
    if clause.sort != "report":
        return False
    if not line.language.alike and clause.rule in ("verb", "participle"):
        return not any(line.words[at] in (";", ":", "—") or line.lows[at] in ("while", "but") for at in between)
    return len(between) < _CLOSE and not any(line.bits[at] & (MARK | QUOTE) for at in between)


def _hands_on(line: Sentence, ahead: Clause, behind: Clause, quote: int) -> bool:
    """Whether the clause behind a quotation only passes on what the one right before it leads to: `He said, “No,” the
    Mirror reports`, `She yelled, “Hold it!” Holm recalled`, `He wrote: “No,” according to police`."""
    passes = line.language.has("recalls", behind.lemma) or any(
        line.bits[at] & (lang.PUBLICATION | lang.ORGANISATION | lang.PEOPLE) & ~lang.DOCUMENT
        for at in range(*behind.subject or (0, 0))
    )
    near = 0 <= quote - ahead.last < _NEAR and line.words[quote - 1] in (",", ":")
    return passes and near and ahead.sort in ("report", "beside") and not line.language.alike


_NEAR = 4
"""Tokens: takes `telling reporters, “`."""


def _leads_on(line: Sentence, ahead: Clause, behind: Clause, quote: int) -> bool:
    """Whether a clause leads to a quotation and the one behind it to the next: `She said, “Who?” I said, “Nobody.”`"""
    after = behind.last
    leads = ahead.rule == "verb" and ahead.last == quote - 1 and line.words[quote - 1] in (",", ":")
    return (
        leads and after + 1 < len(line.bits) and line.words[after] in (",", ":") and bool(line.bits[after + 1] & QUOTE)
    )


_CLOSE = 8
"""Tokens between a verb of saying and the quotation that it leads to."""


def _can_speak(line: Sentence, clause: Clause) -> bool:
    if line.language.has("only_with_that", clause.lemma) and line.lows[clause.cue[1] : clause.cue[1] + 1] != ["that"]:
        return _judges(line, clause)
    first, last = clause.subject or (0, 0)
    if line.language.has("only_with_that", clause.lemma) and clause.rule == "verb":
        return any(bits & _CALLERS for bits in line.bits[first:last])  # Lind held that
    subject = line.lows[first:last]
    if clause.lemma == "read" and _reads(line, clause):
        return False
    own = next((at for at in range(clause.cue[0] - 1, last, -1) if line.lows[at] == "but"), last)
    if clause.sort == "act" and any(
        bits & lang.UNSAID and not bits & CAPITAL for bits in line.bits[own : clause.cue[0]]
    ):
        return False  # could not defend against; leaves `did not come but rejected`, `on 4 May`
    if clause.lemma == "go" and any(line.language.has("nobodys", low) for low in subject):
        return False
    if clause.sort == "shows":
        return any(line.bits[at] & _TEXTS for at in range(*clause.subject or (0, 0))) or _judges(line, clause)
    if clause.sort == "call" and clause.rule == "verb":
        callers = range(*clause.subject or (0, 0))
        may_call = any(line.bits[at] & _CALLERS or line.lows[at] in _SOMEBODY for at in callers)
        return may_call and not _is_called(line, clause)
    return clause.sort in _SPEECH


def _reads(line: Sentence, clause: Clause) -> bool:
    """Whether somebody reads what others wrote: takes `the crews who read them: “…”`; leaves `the board read: “…”`."""
    after = line.bits[clause.cue[1]] if clause.cue[1] < len(line.bits) else 0
    has_object = bool(after & (lang.DETERMINER | lang.POSSESSIVE | lang.PRONOUN | lang.PEOPLE)) or (
        line.lows[clause.cue[1] : clause.cue[1] + 1] in (["them"], ["it"], ["from"])
    )
    return has_object and not line.language.alike


_SOMEBODY = frozenset(("one", "those", "some", "many", "several", "others", "another"))
_CALLERS = CAPITAL | lang.PRONOUN | lang.ROLE | lang.PEOPLE | lang.ORGANISATION | lang.PUBLICATION | lang.DOCUMENT
"""Who gives names to things: with another subject the verb is a participle, as in `a café called “Blue Anchor”`."""


def _is_called(line: Sentence, clause: Clause) -> bool:
    """Whether a name is only given to what stands before it: takes `a row of boats called a “chain”`."""
    first, last = clause.subject or (0, 0)
    at = clause.cue[1]
    at += at < len(line.lows) and line.lows[at] in ("a", "an", "the")
    named = at < len(line.bits) and bool(line.bits[at] & QUOTE)
    return named and last == clause.cue[0] and line.lows[first] in ("a", "an") and clause.lemma in _NAMING


_NAMING = frozenset(("call", "dub", "name", "nickname", "term", "label"))


def _judges(line: Sentence, clause: Clause) -> bool:
    """Whether a verb says what somebody judges of a thing, in marks: takes `found the tender “lawful”`."""
    at = clause.cue[1]
    if not line.language.has("judges", clause.lemma) or clause.rule in ("passive", "agent") or at >= len(line.words):
        return False
    first = line.bits[at]
    if not first & (lang.PRONOUN | lang.POSSESSIVE) and line.lows[at] not in ("the", "that", "this", "these", "those"):
        return False
    end = at + 1
    while end < len(line.words) and not line.bits[end] & (MARK | QUOTE | lang.BREAK | lang.VERB | lang.AUXILIARY):
        end += 1
    return end < len(line.words) and bool(line.bits[end] & QUOTE) and not line.bits[end - 1] & lang.PREPOSITION


_TEXTS = lang.DOCUMENT | lang.PUBLICATION | lang.ORGANISATION


def _adjoins(line: Sentence, quote: int, clause: Clause) -> bool:
    """Whether a clause stands right behind a quotation, but for a comma and adverbs."""
    if quote and line.lows[0] in _ASKED and not line.language.alike:
        return False  # Asked who was “responsible”, he said
    if clause.sort == "act" and quote and clause.rule == "verb" and not _ends_at(line, clause.last):
        return False  # It was “lawful,” pilots dismissed the claim
    at = quote + 1
    puts_it = line.lows[clause.cue[1] : clause.cue[1] + 1] == ["it"] and not line.language.alike
    while at < clause.first and (_goes_between(line, at) or (puts_it and line.lows[at] in _AS_PUT)):
        at += 1
    return (at >= clause.first and clause.rule not in ("participle", "infinitive")) or (
        at >= clause.first and clause.sort == "report"
    )


_AS_PUT = ("as", "is", "was", "how")
"""What stands between words and who puts them so: takes `“…,” was how Lind put it`."""
_ASKED = ("asked", "pressed", "questioned")
"""What opens a sentence whose first words in marks are the question's."""


def _ends_at(line: Sentence, at: int) -> bool:
    """Whether nothing but marks stands from a token on, or a time."""
    return bool(line.language.alike) or all(bits & (MARK | QUOTE | lang.TIME) for bits in line.bits[at : at + 2])


def _may_end(line: Sentence, clause: Clause) -> bool:
    """Whether a clause behind a quotation can say whose it is: a relative clause is English in that place."""
    return clause.rule != "relative clause" or not line.language.alike


def _goes_between(line: Sentence, at: int) -> bool:
    """Whether a token may stand between a quotation and its clause: a mark, an adverb, `ha` of `«…», ha detto`."""
    if line.words[at] in (",", "—", "–", "-", "--") or line.bits[at] & lang.ADVERB:
        return True
    low = line.words[at].lower()
    return line.language.has("perfect", low) or line.language.has("objects", low)


def _reaches(line: Sentence, clause: Clause, quote: int) -> bool:
    """Whether a clause before a quotation still holds there: no other sentence part has begun."""
    if clause.rule == "inverted verb" and clause.last > quote:
        return False
    between = range(clause.last, quote)
    if any(line.words[at] == ";" or line.lows[at] in _ASIDE for at in between):
        return False
    if clause.rule == "infinitive" and clause.sort == "report" and not line.language.alike:
        leads = any(line.lows[at] in ("that", ":", ",", "is", "was", "as") for at in between)
        if len(between) > _NEAR and not leads:
            return False  # to assert a right to “free exercise”
    if clause.rule in ("infinitive", "participle") and not line.language.alike:
        parts = (at for at in between if line.words[at] == "," and line.bits[at + 1] & lang.PRONOUN)
        if any(line.bits[at + 2] & lang.AUXILIARY for at in parts):
            return False  # While it is wrong to announce it, it is “usual”
    if line.language.alike and _is_left(line, between):
        return False
    if clause.sort == "mind" and _judges(line, clause):
        return True
    if clause.sort in ("mind", "beside"):
        if quote - clause.last == 1 and line.lows[clause.last] in ("of", "about"):
            return True
        return quote == clause.last or line.words[quote - 1] in (",", ":")
    return True


def _is_left(line: Sentence, between: range) -> bool:
    """Whether a quotation and then a conjunction or somebody else stand between a clause and a quotation: `dit « … »,
    tandis que`, `sprach von „…“, Holm von`."""
    quoted = next((at for at in between if line.bits[at] & QUOTE), None)
    if quoted is None or quoted + 2 >= between.stop:
        return False
    comma = quoted + 1
    begins = line.words[comma] == "," and line.bits[comma + 1] & (CAPITAL | lang.PRONOUN)  # …, Holm von „…“
    return bool(begins) or any(line.lows[at] in ("while", "but") for at in range(quoted, between.stop))


_ASIDE = frozenset(("reference", "referring"))
"""Behind these stands what the author adds: `Holm said, in a reference to the “old” quay`."""


def _may_open(line: Sentence, quote: int) -> bool:
    """Whether a quotation may begin what a clause behind it reports: it stands in no phrase of the author's."""
    if quote == 0 or line.bits[quote - 1] & (MARK | QUOTE | lang.BREAK | lang.ADVERB | lang.AUXILIARY):
        return True
    return line.lows[quote - 1] in ("that",)


def _has_words(line: Sentence, clause: Clause) -> bool:
    """Whether a clause has words of its own behind it: leaves the first of `un «amico», mentre Holm ha detto «…»`."""
    at = clause.cue[0] - 1
    while at > 0 and line.bits[at] & lang.AUXILIARY:
        at -= 1
    tied = clause.rule == "inverted verb" and bool(line.bits[max(at, 0)] & QUOTE)  # as «dificuldades» exigem um plano
    return tied or any(bits & QUOTE for bits in line.bits[clause.last : clause.last + _CLOSE])


def _encloses(clause: Clause, quote: int) -> bool:
    """Whether a quotation stands between a subject and its verb, which is no participle of another part."""
    return clause.last > quote > clause.first and clause.rule not in ("participle", "infinitive")


def _nearest(line: Sentence, ahead: list[Clause]) -> Clause:
    """The last clause before a quotation; of what somebody says that another condemned, whoever says it."""
    ranked = [clause for clause in ahead if clause.sort != "mind"] or ahead
    inner = ranked[-1]
    outer = ranked[-2] if len(ranked) > 1 and not line.language.alike else inner
    told = outer.last == inner.first or (outer.last == inner.first - 1 and line.lows[outer.last] == "that")
    return outer if inner.sort == "act" and outer.sort == "report" and outer.rule == "verb" and told else inner


def _told_by(line: Sentence, ahead: list[Clause], quote: int) -> tuple[Clause | None, Clause | None]:
    """The clause before a quotation into which who tells it is put, and that one: `Holm answered, according to Pell,
    with a word: “…”`, `Holm, según Pell, contestó: «…»`; leaves `Holm said it was lost, but according to Pell “…”`."""
    if len(ahead) < _TWO:
        return None, None
    outer, inner = ahead[-2:]
    if inner.sort == "by" and outer.sort == "report" and outer.rule in ("verb", "inverted verb", "shared verb"):
        between = range(outer.last, inner.first)
        held = any(line.bits[at] & _HOLDING or line.words[at] in (";", ":") for at in between)
        held = held or any(line.bits[at] & lang.BREAK and not line.bits[at] & lang.PREPOSITION for at in between)
        parted = any(line.words[at] == "," for at in between[:-1]) or any(line.lows[at] in _OPENS for at in between)
        leads = line.words[quote - 1] == ":" or inner.first - outer.last < _TWO
        return (outer, inner) if leads and not held and not parted else (None, None)
    is_inside = outer.sort == "by" and inner.subject and inner.subject[1] < outer.first and outer.last < inner.cue[0]
    return (inner, outer) if is_inside and inner.sort == "report" else (None, None)


_TWO = 2
_HOLDING = QUOTE | lang.VERB | lang.AUXILIARY
"""What ends what a verb of saying has to itself."""


def _follows(line: Sentence, quote: int, clause: Clause) -> bool:
    if clause.sort not in ("report", "by") or clause.rule in ("participle", "infinitive", "relative clause"):
        return False
    if not line.language.alike and (line.lows[clause.first - 1] in _OPENS or line.lows[0] in _ASKED):
        return False  # he grabbed the “student” after he asked
    return clause.first - quote < 40


_OPENS = frozenset("after when while before because if since whether though although until that who which".split())
"""Conjunctions behind which a clause says nothing of what stands before them."""
