"""The record of a parliament, a hearing or a court: where turns begin, and who has the floor.

A label of a record holds more than a name: a title, an office, a party or a constituency in brackets; and it ends in a
colon, in a stop and a dash, in a bracket and a dash, or in a stop behind capitals. A text is a record where several
such labels stand in it. There a turn goes on over all its paragraphs, until the next label, a heading, or a line that
tells what was done. Out of `data/records.txt`.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from loccit.attribution.sentence.language import (
    AUXILIARY,
    ROLE,
    VERB,
    WHO,
    Language,
    given_names,
    read_sections,
)
from loccit.attribution.sentence.names import small_letters
from loccit.attribution.texts.talk import no_names, tells_of_itself
from loccit.text.speaker_lines import UPPER

_WORD = rf"(?:(?:[{UPPER}]\.-?)+(?![{UPPER}][^\W\d_])|(?:Dr|Prof|Hon|St|Jr|Sr|Mr|Mrs|Ms)\.|[{UPPER}][\wª’'-]*)"
LINK = r"(?:(?:d[aei]|d[ao]s|del|della|des|van|von|der|den|ter|la|le|las|los|bin|al|e|y|of|for|the|für)\s|d[’'])"
_NAME = rf"{LINK}{{0,2}}{_WORD}(?:\s{LINK}{{0,3}}{_WORD}){{0,7}}"
_LONGEST = 300
"""So many characters has a label at most."""
_FEWEST = 3
"""So many turns at least are in a record."""
_HOLDER = re.compile(rf"[(\[]((?!\w+/){_WORD}(?:\s{LINK}{{0,3}}{_WORD})*?)(?=[)\],;]|\.[)\]\s]|\s[-–—])")
"""A name in brackets, without a party behind it: takes `(Ada Lind)`, `(Ada Lind. PX - SK)`, `(Ada Lind, Skarne)`."""


@dataclass(frozen=True, slots=True)
class Label:
    """What may be the label of a turn: the name in it, the words before it, who stands in its brackets, its end."""

    name: str
    titles: str
    holder: str | None
    office: str
    presides: bool
    is_chair: bool
    """Whether it holds nothing but the office of who presides."""
    is_sure: bool
    is_of_record: bool
    """Whether it ends as only labels of a record do."""
    may_be_sure: bool
    """Whether it is one where somebody presides: `LIND. Signor Presidente`."""
    end: int

    @property
    def called(self) -> str:
        titles = self.titles.title() if self.titles.isupper() and len(self.titles) > 2 else self.titles
        return f"{titles} {self.name}".strip()


def record_labels(texts: Sequence[str | None], language: Language) -> list[tuple[str, int] | None] | None:
    """The labels of a record, by paragraph: the name of who speaks, and where the words begin; None for a text that is
    no record. What is None among `texts` is no paragraph.

    >>> from loccit.attribution.sentence.language import language_of
    >>> record_labels(["Mr. SPEAKER. Order!", "Ms. LIND. No.", "Mr. HOLM. Yes."], language_of("en"))
    [('Mr. Speaker', 13), ('Ms. Lind', 10), ('Mr. Holm', 10)]
    """
    found = [read_label(words, language) if words else None for words in texts]
    if any(label and label.presides and label.is_of_record for label in found):
        found = [replace(label, is_sure=True) if label and label.may_be_sure else label for label in found]
    elif any(label and label.is_sure for label in found):
        found = _without_terms(found, texts, language)
    sure = [at for at, label in enumerate(found) if label and label.is_sure]
    known = Counter(label.name for label in found if label and label.is_sure)
    if len(sure) < _FEWEST or len(known) < 2 or not _is_record([one for one in found if one], sure):
        return None
    turns = [(label.name, (words or "")[label.end :]) for label, words in zip(found, texts, strict=True) if label]
    if tells_of_itself(turns):
        return None
    lasts = {name.split()[-1] for name in known}
    again = Counter(label.name for label in found if label)
    holders: dict[str, str] = {}
    labels: list[tuple[str, int] | None] = []
    for words, label in zip(texts, found, strict=True):
        is_one = label is not None and (label.is_sure or _is_known(label, lasts, again, language))
        labels.append((_whose(label, holders), label.end) if label and is_one else None)
        if words and label is None and (chair := _presiding().match(words)):
            holders[""] = small_letters(chair["name"])
    return labels


def read_label(words: str, language: Language) -> Label | None:
    """The label at the start of a paragraph, if there may be one."""
    match = _label().match(words[:_LONGEST])
    if match is None:
        return None
    name, titles = (match["name"] or match["office"]).strip(), (match["titles"] or "").strip()
    post, brackets, sep = match["post"] or "", match["brackets"], match["sep"].strip(" —–") or match["sep"].strip()
    name = name.partition(" of ")[0] if name.partition(" of ")[0].isupper() else name
    lows = [word.strip(".,").casefold() for word in name.split()]
    is_office = match["name"] is None or _is_office(lows, language, is_definite=match["article"] is not None)
    is_chair = _presides(lows, is_phrase=match["name"] is None)
    is_capital = name.isupper() and bool(_CAPITALS.search(name))
    is_colon = sep in (":", "：")
    if not sep and (len(lows[-1]) == 1 or lows[-1] in _sections()["cut_short"]):
        return None  # `On St. Odd’s Eve`, `Professor Ada B. Lind`
    if not is_colon:
        is_closed = words[: match.start("sep")].rstrip()[-1] in ".)]" or (is_chair and is_capital and bool(titles))
        is_named = (is_chair != bool(titles) or match["office"]) and _LETTERS.search(name)
        if not is_closed or not (sep or is_capital or is_named):
            return None
    if _tells(post, language) or (match["office"] and not titles) or (post and (is_office or not (sep or is_capital))):
        return None  # `Mr. Speaker, Sir, let me begin. I`
    holder = _HOLDER.search(brackets) if is_office and brackets else None
    beside = next((low for low in post.casefold().split() if low in _sections()["chairs"]), "")
    is_set_off = bool(titles or brackets or (not is_colon and (is_capital or _is_office_of(lows[0], post, language))))
    return Label(
        name=f"the {name.lower()}" if is_office and match["the"] and not titles else small_letters(name.rstrip(".")),
        titles=titles if match["name"] else "",
        holder=small_letters(holder[1]) if holder else None,
        office=" ".join(lows) if is_office else lows[0] if is_chair else beside,
        presides=is_chair,
        is_chair=is_office and is_chair,
        is_sure=is_chair or (is_set_off and bool(sep or (is_capital and titles))),
        is_of_record=not is_colon,
        may_be_sure=not is_colon and bool(is_capital or titles or (post and sep)),
        end=match.end(),
    )


def _without_terms(
    found: Sequence[Label | None], texts: Sequence[str | None], language: Language
) -> list[Label | None]:
    """The labels without those that are a word of the text, as `EDITOR’S NOTE.—`: where nobody presides."""
    bare = [label if label and label.is_of_record and not (label.titles or label.office) else None for label in found]
    terms = no_names({label.name for label in bare if label}, [words for words in texts if words], language)
    return [None if one and one.name in terms else label for label, one in zip(found, bare, strict=True)]


def _is_office_of(first: str, post: str, language: Language) -> bool:
    """Whether what stands behind a name shows that it is a person's: `Jon Lind, Berichterstatter`; a proverb before a
    stop and a dash does not: `En Avril, ne quitte pas un fil`."""
    words = [word.strip(",") for word in post.casefold().split()]
    offices = _sections()["chairs"] | _sections()["ranks"]
    return bool(words) and (
        first in given_names() or any(language.bits.get(w, 0) & ROLE or w in offices for w in words)
    )


def _presides(lows: list[str], *, is_phrase: bool) -> bool:
    """Whether a label names who presides, or who has a part in a trial: takes `Präsident Lind`, `Deputy Speaker`; in a
    phrase behind a title, as `M. le président`, anywhere."""
    chairs, ranks = _sections()["chairs"], _sections()["ranks"]
    is_second = len(lows) > 1 and lows[0] in ranks and lows[1] in chairs
    return lows[0] in chairs or is_second or (is_phrase and not chairs.isdisjoint(lows))


def _is_office(lows: list[str], language: Language, *, is_definite: bool) -> bool:
    """Whether a label has an office for a name: takes `Presidente`, `Ministra de Hacienda`, `The Prime Minister`."""
    sections = _sections()
    offices = sections["chairs"] | sections["ranks"]
    bits = [language.bits.get(low, 0) & ROLE or low in offices for low in lows]
    if not bits[0]:
        return is_definite and any(bits)
    return is_definite or all(bits) or not _LINKS.isdisjoint(lows)


_LINKS = frozenset("de del do da dos du des della di of for der für la".split())


_LETTERS = re.compile(r"[^\W\d_]{2}")
"""What is no initial."""
_CAPITALS = re.compile(r"[^\W\d_]{3}")
"""Letters of a name that is no initials: takes `LIND`; leaves `U.S.`."""


def _tells(post: str, language: Language) -> bool:
    """Whether what stands behind a name is no office: `, who came late, said`."""
    words = (word.strip(",").lower() for word in post.split())
    return any(
        language.bits.get(word, 0) & (VERB | AUXILIARY | WHO) and not language.has("roles", word) for word in words
    )


def _is_record(found: Sequence[Label], sure: Sequence[int]) -> bool:
    """Whether somebody presides, or labels end as in a record, or turns are many."""
    of_record = sum(label.is_of_record and label.is_sure for label in found)
    return any(label.presides for label in found) or of_record > 1 or 4 * len(sure) >= sure[-1] - sure[0] + 1


def _is_known(label: Label, lasts: set[str], again: Mapping[str, int], language: Language) -> bool:
    """Whether a label without anything but a name is one in a record: by a name that has another turn, a given name, or
    an office before it."""
    words = label.name.split()
    first = words[0].lower()
    is_person = len(words) > 1 and (
        first in given_names() or bool((language.bits.get(first, 0) | language.role_of(first)) & ROLE)
    )
    return words[-1] in lasts or is_person or again[label.name] > 1


def _whose(label: Label, holders: dict[str, str]) -> str:
    """The name of who has a turn: of an office who holds it, as a label said before."""
    if label.holder:
        holders[label.office] = label.holder
        return label.holder
    if label.office and " " not in label.office and not label.is_chair:
        holders[label.office] = label.called
    if label.is_chair:
        return next(
            (holders[one] for one in (label.office, label.office.split()[-1], "") if one in holders), label.called
        )
    return holders.get(label.office, label.called) if " " in label.office else label.called


@functools.cache
def _sections() -> dict[str, frozenset[str]]:
    home = resources.files("loccit.attribution").joinpath("data")
    lines = read_sections(home.joinpath("records.txt").read_text("utf-8"))
    words = ("titles", "articles", "chairs", "ranks", "cut_short")
    return {one: frozenset(" ".join(found).split() if one in words else found) for one, found in lines.items()}


def any_of(heading: str) -> str:
    return "|".join(re.escape(one) for one in sorted(_sections()[heading], key=lambda one: (-len(one), one)))


@functools.cache
def _label() -> re.Pattern[str]:
    """A label: takes `M. Jon Lind, rapporteur. – `, `O SR. LIND (Bloco/PX - SK.) - `, `Ada Lind (Skarne): `."""
    return re.compile(
        r"\s*(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s+)?(?:Q\.?\s?\d+\.?\s+)?"
        rf"(?P<article>(?i:(?P<the>the)|{any_of('articles')})\s)?(?P<titles>(?:(?i:{any_of('titles')})\s)+)?"
        rf"(?:(?P<name>{_NAME})(?:\spro\stem(?:pore)?)?|(?P<office>(?:(?:le|la|el)\s|l[’'])[^:.()\n–—]{{3,80}}))"
        r"(?P<post>,\s[^:;?!()\n–—]{2,110}?)?(?P<brackets>(?:\s?[(\[][^()\[\]\n]{1,120}[)\]]){0,3})\.?"
        r"(?P<sep>\s?[:：]\s*(?:[—–]\s*)?|\s?[-–—]{1,2}\s*|(?<=\.)\s+)(?=\S)"
    )


@functools.cache
def _presiding() -> re.Pattern[str]:
    """A line that names who presides: takes `Présidence de Mme Ada Lind`."""
    return re.compile(rf"(?i:{any_of('presided')})\s(?P<name>{_NAME})")
