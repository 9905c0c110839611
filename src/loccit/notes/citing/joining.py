"""Sentences → sentences of notes: those joined again that an abbreviation, a date or a citation's order has torn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loccit.model import Span
from loccit.notes.citing.stating.names import NAME
from loccit.notes.citing.stating.orders import APA_HEAD, GOST_ARCHIVE, GOST_HEAD
from loccit.notes.citing.words import IMPRINT, MONTHS, YEAR

_TORN = re.compile(
    r"\b(?:Docs?|Res|No|[Cc]haps?|Bl|Sp|Kap|coll|ed|Aufl|Nr|Vol|Jg|Bd|Cf|Vgl|Fig|Ser|Ch|Anm|Fn|Ms|MS|Hrsg|Pub|Stat|Abt|Abs|Nachl|указ"
    r"|соч|цит|см"
    r"|[Cc]ls?|ss?|[Ss]ched|paras?|cols?|[Aa]rts?|[Ss]ec|[Mm]in|fol|tab|v)\.\Z|, \d{1,2}\.\Z|\b[US]\.[SF]\.[CR]\.\Z"
)
_OPEN_BRACKET = re.compile(r"\((?:[^()]{1,12}|(?:[\w’'&]+\.?[ ]){0,4}\w{1,6})\.\Z")
"""Takes `(9th Cir.`, `(Diss.`, `(Md. Ct. Spec.`: what stands in brackets goes on."""
_REPORTER = re.compile(r"(?<![\w.])\d{1,4} (?:[A-Z][\w.’'&-]*(?: |\Z)|& ){1,5}(?<=\.)\Z")
_REPORTER_MORE = re.compile(r"\s*(?:[A-Z][\w.’'&-]*,? |& ){0,5}\d")
"""The name of a series of reports, torn: takes `83 CAL. L.` and ` REV. 615`, `39 HARB. L.J.` and ` 859`."""
_LONGEST_NAME = 60
_INITIALS = re.compile(r"\s*(?:[A-ZÀ-ÞА-Я]\.\s*){1,3}")
"""A sentence that is only the initials of a name: takes `I.`; leaves `I. M. Tveit`."""
_DAY_STOP = re.compile(r"\b\d{1,2}\.\Z")
_MONTH = re.compile(rf"\s*{MONTHS}\b")
_COLON_TITLE = re.compile(
    rf"\s*(?:(?:Vgl|Cf)\.(?: dazu| auch)? |Siehe )?{NAME}(?:(?:, | und |/){NAME})*[:,] [^.:,\d]{{3,120}}\.\Z"
)
"""Names and the first half of a title: takes `Maren Tveit: Eisjahre.`, `Vgl. Karin Brandt, Eis und Hafen.`"""
_OPEN_IMPRINT = re.compile(rf", (?:[A-ZÀ-Þ][\w-]+(?:: [^,]+)?,? ){YEAR}\b")
_YEAR_STOP = re.compile(rf"{YEAR}(?: ?г)?\.?\s*\Z")
_GOST_MORE = re.compile(r"\s*(?:— ?)?(?:[СCТTВ]|№|Вып|Кн|Ч)\.? ?\d|\s*— ")
_ADDRESS = re.compile(r"\s*(?:https?:|doi)")
_PARTS_OF_APA = 2
"""Behind names and year stand the title and where it came out."""


def joined_sentences(words: str, sentences: Sequence[Span]) -> Iterator[Span]:
    """The sentences of a note, as its citations need them."""
    whole = list(_whole(words, sentences))
    at = 0
    while at < len(whole):
        behind = at + _length(words, whole, at)
        yield Span(whole[at].start, whole[behind - 1].end)
        at = behind


def _whole(words: str, sentences: Sequence[Span]) -> Iterator[Span]:
    start: int | None = None
    for place, sentence in enumerate(sentences):
        is_last = place + 1 == len(sentences)
        said = sentence if start is None else Span(start, sentence.end)
        is_torn = _is_torn(words, said, None if is_last else sentences[place + 1])
        is_initials = start is None and _INITIALS.fullmatch(words, sentence.start, sentence.end)
        if not (is_torn or is_initials):
            yield Span(sentence.start if start is None else start, sentence.end)
            start = None
        elif start is None:
            start = sentence.start
    if start is not None:
        yield Span(start, len(words.rstrip()))


def _is_open(words: str, sentence: Span, behind: Span | None) -> bool:
    """Whether a sentence ends in brackets, or in a title set in italics that the next closes: `*Ice. A History*`."""
    tail = max(sentence.start, sentence.end - _LONGEST_NAME)
    if _OPEN_BRACKET.search(words, tail, sentence.end):
        return behind is not None
    if behind is not None and _REPORTER.search(words, tail, sentence.end):
        return _REPORTER_MORE.match(words, behind.start) is not None
    is_odd = words.count("*", sentence.start, sentence.end) % 2 == 1
    return is_odd and behind is not None and "*" in words[behind.start : behind.end]


def _is_torn(words: str, sentence: Span, behind: Span | None) -> bool:
    tail = max(sentence.start, sentence.end - 12)
    if _TORN.search(words, tail, sentence.end) or _is_open(words, sentence, behind):
        return True
    if behind is None or not _DAY_STOP.search(words, tail, sentence.end):
        return False
    return _MONTH.match(words, behind.start) is not None


def _length(words: str, whole: list[Span], at: int) -> int:
    """How many sentences from `at` on are one citation."""
    first = whole[at]
    heads = APA_HEAD.match(words + " ", _first_word(words, first))
    if heads:
        return _apa_length(words, whole, at, heads.end())
    kept = GOST_ARCHIVE.match(words, _first_word(words, first))
    if kept:
        return sum(one.start < kept.end() for one in whole[at:])
    if GOST_HEAD.match(words, _first_word(words, first)):
        return _gost_length(words, whole, at)
    if at + 1 < len(whole) and _COLON_TITLE.match(words[first.start : first.end]):
        behind = whole[at + 1]
        if IMPRINT.search(words, behind.start, behind.end) or _OPEN_IMPRINT.search(words, behind.start, behind.end):
            return 2
    return 1


def _first_word(words: str, sentence: Span) -> int:
    said = words[sentence.start : sentence.end]
    return sentence.start + len(said) - len(said.lstrip())


def _apa_length(words: str, whole: list[Span], at: int, head_end: int) -> int:
    length, parts = 0, 0
    while at + length < len(whole):
        sentence = whole[at + length]
        is_more = parts < _PARTS_OF_APA or _ADDRESS.match(words, sentence.start)
        if length and (not is_more or APA_HEAD.match(words, _first_word(words, sentence))):
            break
        parts += sentence.end > head_end
        length += 1
    return length


def _gost_length(words: str, whole: list[Span], at: int) -> int:
    """Up to the year, and what follows it of numbers and pages; one sentence where no year comes."""
    for length in range(1, min(6, len(whole) - at) + 1):
        sentence = whole[at + length - 1]
        if _YEAR_STOP.search(words[sentence.start : sentence.end]):
            while at + length < len(whole) and _GOST_MORE.match(words, whole[at + length].start):
                length += 1
            return length
    return 1
