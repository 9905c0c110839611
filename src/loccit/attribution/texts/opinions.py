"""The opinions of a court's judges, one behind the other in a document: which line says whose each is.

`JUSTICE LIND delivered the opinion of the Court.`, `HOLM, J., dissenting.`, `Opinion dissidente de M. le juge Pell`: a
line of its own, outside all sentences. What stands below it is that judge's, up to the next such line. A list of who
joined which opinion says nothing of what follows, nor does what stands above the first line: a syllabus, the parties.
Out of `data/opinions.txt`.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from loccit.attribution.sentence.language import sections_in
from loccit.attribution.sentence.names import small_letters
from loccit.model import Passage
from loccit.text.speaker_lines import UPPER

_LONGEST = 260
"""So many characters has the line above an opinion at most."""
_WORD = rf"(?:[{UPPER}]\.|[{UPPER}][\w’'-]+)"
_NAME = rf"(?P<name>{_WORD}(?:\s(?:(?:d[aeiou]s?|del|van|von|y|e)\s)?{_WORD})*)"
_JOINING = r"(?:,?\s\(?(?:with whom|joined by)\s[^:;“”\"]{3,170}?\b(?:joins?|joined|agrees?)\b[^,.:;)]{0,40}\)?)?"
_OF_COURTS = tuple(
    "J. ustice USTICE udge UDGE Lord LORD Lady LADY icht ICHT uge UGE uez UEZ agistrad AGISTRAD iudice IUDICE uiz uíz"
    " inistr INISTR удь УДЬ".split()
)
"""Parts of words without one of which nothing in a document is a judge's opinion."""
_LABEL = re.compile(r"(?:THE|MR|MRS|MS|DR)\.? [A-Z.’' -]{2,40}:|[QA][.:] ")
"""The turn of a hearing that an opinion quotes: takes `THE COURT: `, `Q. `."""
_NOBODYS = re.compile(
    r"(?:PER CURIAM|Per Curiam|SYLLABUS|Syllabus|APPENDIX|Appendix)\b[^.]{0,60}\.?\Z"
    r"|.*\b(?:joined|filed an?|took no part)\b"
)
"""A line behind which no judge speaks alone: takes `PER CURIAM.`, `LIND, J., for the Court, which all joined.`"""


def find_opinions(text: str, passages: Sequence[Passage]) -> dict[int, str]:
    """Whose opinion each passage stands in, by ordinal: the judge's name. Those above the first line that names a judge
    are left out, and what is nobody's."""
    if not any(word in text for word in _OF_COURTS):
        return {}
    heads = sorted(_heads(text, passages))
    places = [place for place, _ in heads]
    found: dict[int, str] = {}
    for passage in passages:
        at = bisect_right(places, passage.start) - 1
        if at >= 0 and (judge := heads[at][1]) and places[at] != passage.start and not _LABEL.match(passage.text):
            found[passage.ordinal] = judge
    return found


def _heads(text: str, passages: Sequence[Passage]) -> Iterator[tuple[int, str]]:
    """The lines above opinions, as passages or between them: where each begins, and the judge, if it is one's."""
    inside = [(one.start, one.end) for one in passages]
    for one in passages:
        if (judge := _judge_of(one.text.strip("*_ "))) is not None:
            yield one.start, judge
    place, at = 0, 0
    for line in text.split("\n"):
        while at < len(inside) and inside[at][1] <= place:
            at += 1
        is_between = at == len(inside) or inside[at][0] >= place + len(line)
        if is_between and line and (judge := _judge_of(line.strip(" \t\r#*_"))) is not None:
            yield place, judge
        place += len(line) + 1


def _judge_of(words: str) -> str | None:
    """The judge whose opinion follows a line; an empty one where nobody's alone does, None where it is another line."""
    if not words or len(words) > 2 * _LONGEST or not words[0].isupper():
        return None
    head = next((found for one in _patterns() if (found := one.match(words))), None) if len(words) < _LONGEST else None
    if head and not (_NOBODYS.match(words) or _OF_A_BOARD.match(words)):
        return small_letters(head["name"].rstrip(".,"))
    return "" if _NOBODYS.match(words) and (head or _LISTS.match(words)) else None


_OF_A_BOARD = re.compile(r"[^,]*[a-zß-ÿ][^,]*,\sCommissioner[.:]?\Z")
"""Who sits on a board as well: takes `Sir Odd Lind, Commissioner.`; leaves `LIND, Commissioner.`"""
_LISTS = re.compile(rf"(?:PER|Per|SYLL|Syll|APP|App)|[{UPPER}][\w’' -]{{2,40}}, (?:C\. ?)?J\.?,")
"""How a line begins that lists who joined which opinion, or tells a part that is no judge's."""


def _any_of(heading: str) -> str:
    lines = sections_in("opinions.txt")[heading]
    several = " ".join(lines).split() if heading == "behind" else lines
    return "|".join(re.escape(one) for one in sorted(dict.fromkeys(several), key=len, reverse=True))


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    judges = rf"(?i:(?:{_any_of('judges')})\s)"
    offices = rf"(?:{_any_of('offices')})\.?"
    tail = rf"(?:,\s{offices})?(?:,[^.:;]{{3,60}})?[.:]?\Z"
    word = rf"(?:(?i:{_any_of('behind')})|[IVX]+(?:[–-][A-Z])?|[A-Z]|\d+)\b"
    behind = rf"(?:,?\s{word})*(?:,?\sin which [^.:]{{3,120}} joins?)?[.:]?\Z"
    delivers = rf"{_JOINING},?\s(?i:{_any_of('delivers')}){behind}"
    return (
        re.compile(rf"{judges}{_NAME}{delivers}"),  # JUSTICE LIND, with whom JUSTICE PELL joins, dissenting.
        re.compile(rf"{_NAME},\s{offices}(?:{delivers}|,?[:.]?\Z)"),  # HOLM, Circuit Judge, dissenting: … HOLM, J.:
        re.compile(rf"(?i:{_any_of('separate')})\s{judges}*{_NAME}{tail}"),  # Dissenting opinion of Judge Lind
        re.compile(rf"(?i:{_any_of('opinions')})\s{judges}+{_NAME}{tail}"),
        re.compile(rf"(?i:{_any_of('opinions')})\s{_NAME},\s{offices}{tail}"),
        re.compile(rf"{judges}{_NAME}(?::|:?\s?\(with whom [^()]+\):?)\Z"),  # LADY HOLM: (with whom Lord Pell agrees)
    )
