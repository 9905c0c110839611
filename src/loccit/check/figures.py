"""Figures and names in sentences that cite a passage without quoting it: one that does not stand there is a hint.

Beside a quotation only a figure is hinted at that counts what the passage counts otherwise: `160 whales`, where it has
`140 whales`. A name is hinted at only where it can be a slip: a person who speaks elsewhere in the archive, or one to
whom the sentence gives what the passage says.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from loccit.check.claims.citing import LOCATES, NEAR, has_no_verb, is_in_bracket
from loccit.check.claims.claim import Claim, Group
from loccit.check.claims.groups import groups_of
from loccit.check.claims.of_draft import without_marks
from loccit.check.drafts import Draft, Mention
from loccit.check.looked_up import LookedUp
from loccit.check.sentences.naming import mentions_any, names_in, same_person
from loccit.check.speakers.named import reported_by
from loccit.check.verdicts import Verdict
from loccit.check.words.tokens import is_number, tokens
from loccit.citable import Place
from loccit.model import Span
from loccit.text.sentences import sentences

_REACH = 3000
"""Characters before an identifier in which the words that it belongs to end."""
_NO_WORDS = re.compile(r"[\W_]*")
_LABEL = 40
"""Characters between a name and its identifier at most, where the one labels the other."""
_DIGITS = re.compile(r"\d")
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SPELLED = {word: str(number) for number, word in enumerate(_ONES.split())} | {
    word: str(10 * number) for number, word in enumerate(_TENS.split(), 2)
}


def check_figures(draft: Draft, claims: list[Claim], looked_up: LookedUp) -> list[Verdict]:
    """The hints of a draft, in order."""
    quoted = sorted((claim.start, claim.end) for claim in claims)
    found = []
    text = without_marks(draft.text)
    for stretch, groups in groups_of(draft).items():
        inside = list(sentences(text, stretch.start, stretch.end))
        cited: dict[Span, list[Mention]] = {}
        for group in groups:
            sentence = _sentence_of(draft, inside, group)
            if sentence is not None:
                cited.setdefault(sentence, []).extend(group.mentions)
        for sentence, mentions in cited.items():
            if _holds(quoted, sentence):
                found.extend(_beside_quotation(draft, sentence, mentions, looked_up, quoted))
            else:
                found.extend(_of_sentence(draft, sentence, mentions, looked_up, is_note=stretch.kind == "note"))
    return sorted(found, key=lambda one: one.start)


def _sentence_of(draft: Draft, inside: list[Span], group: Group) -> Span | None:
    """The sentence that a group of identifiers belongs to: the one whose words end before it."""
    near = max(0, group.start - _REACH)
    anchor = near + len(draft.text[near : group.start].rstrip(" \t\r\n\u2060.,;:!?)")) - 1
    at = bisect_right(inside, anchor, key=lambda one: one.start) - 1
    return inside[at] if at >= 0 and anchor < inside[at].end else None


def _holds(quoted: list[tuple[int, int]], sentence: Span) -> bool:
    """Whether a quotation stands in a sentence, or ends in it."""
    at = bisect_left(quoted, (sentence.end, 0)) - 1
    return at >= 0 and quoted[at][1] > sentence.start


def _of_sentence(
    draft: Draft, sentence: Span, mentions: list[Mention], looked_up: LookedUp, *, is_note: bool
) -> list[Verdict]:
    """What stands in a sentence and in none of the passages that it cites: figures, and names of those who speak."""
    text = draft.text[sentence.start : sentence.end]
    figures = _figures_in(text) if _DIGITS.search(text) and not (is_note and has_no_verb(text)) else []
    figures = [(at, one) for at, one in figures if not is_in_bracket(draft, sentence.start + at, mentions)]
    given = reported_by(text)
    names = [(at, name) for at, name in names_in(text) if looked_up.is_speaker(name) or name in given]
    names = [(at, name) for at, name in names if not _is_label(draft, sentence.start + at + len(name), mentions)]
    places = looked_up.all_cited(mentions) if figures or names else []
    if not places:
        return []
    known = {figure for place in places for figure in _figures_of(place)} if figures else set()
    found = [(at, figure) for at, figure in figures if _value(figure) not in known]
    found += [(at, name) for at, name in names if not any(_knows(place, name) for place in places)]
    return [_hint(draft, sentence.start + at, words, places[0]) for at, words in found]


def _beside_quotation(
    draft: Draft, sentence: Span, mentions: list[Mention], looked_up: LookedUp, quoted: list[tuple[int, int]]
) -> list[Verdict]:
    """The figures of a sentence, outside its quotations, that count what a cited passage counts otherwise."""
    text = draft.text[sentence.start : sentence.end]
    for start, end in quoted[bisect_left(quoted, (sentence.start, 0)) : bisect_left(quoted, (sentence.end, 0))]:
        first, last = start - sentence.start, min(end, sentence.end) - sentence.start
        text = text[:first] + " " * (last - first) + text[last:]
    counted = [(at, figure, counts) for at, figure in _figures_in(text) if (counts := _counted(text, at, figure))]
    places = looked_up.all_cited(mentions) if counted else []
    known = {figure for place in places for figure in _figures_of(place)}
    there = {_counted(place.words, at, figure) for place in places for at, figure in _figures_in(place.words)}
    return [
        _hint(draft, sentence.start + at, figure, places[0])
        for at, figure, counts in counted
        if _value(figure) not in known and counts in there
    ]


_COUNTED = re.compile(r"[\s-]*(?:(?:thousand|million|billion|Millionen|millions|milliards)\s+)?([^\W\d_]{4,})")
"""What a figure counts: of `29.4 million pounds` the pounds, of `18-week course` the week."""


def _counted(text: str, at: int, figure: str) -> str:
    """The word behind a figure that begins at a place; empty where no word follows."""
    found = _COUNTED.match(text, at + len(figure))
    return found[1].casefold() if found else ""


def _is_label(draft: Draft, end: int, mentions: list[Mention]) -> bool:
    """Whether a name that ends at `end` says where an identifier is from: `Courier, [@ptrb01mktp]`."""
    near = [one.start for one in mentions if end <= one.start < end + _LABEL]
    return any(_NO_WORDS.fullmatch(draft.text, end, start) for start in near)


def _figures_in(text: str) -> list[tuple[int, str]]:
    words = tokens(text)
    figures = ((words.starts[at], key) for at, key in enumerate(words.keys) if is_number(key))
    return [(at, figure) for at, figure in figures if not LOCATES.search(text, max(0, at - NEAR), at)]


def _knows(place: Place, name: str) -> bool:
    """Whether a passage, or what is known of its source and of those who speak in it, has a name."""
    source = place.source
    about = " ".join(part for part in (place.words, source.title, source.series, place.section) if part)
    said = [one for stretch in (*place.said, *place.reported) for one in (*stretch.names, *stretch.reporters)]
    names = (*said, *place.voice, *source.authors, source.publisher or "")
    return mentions_any(about, (name,)) or same_person(name, names)


def _figures_of(place: Place) -> set[str]:
    source = place.source
    about = (place.words, source.published, source.updated, source.title, source.series, place.section)
    words = tokens(" ".join(part for part in about if part)).keys
    spelled = {_SPELLED[key.casefold()] for key in words if key.casefold() in _SPELLED}
    parts = {str(int(part)) for key in words for part in re.split(r"[-:]", key) if part.isdigit()}
    return {_value(key) for key in words if is_number(key)} | spelled | parts


def _value(figure: str) -> str:
    """`7,000` and `7000` are one figure."""
    plain = figure.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", figure) else figure
    return str(int(plain)) if plain.isdigit() else plain


def _hint(draft: Draft, start: int, words: str, place: Place) -> Verdict:
    line, column = draft.place(start)
    return Verdict(
        "check_figure", start, start + len(words), line, column, words, place.id,
        next_step=f"see whether {words} is right: it does not stand in [@{place.id}].",
    )  # fmt: skip
