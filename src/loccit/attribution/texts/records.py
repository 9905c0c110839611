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
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from loccit.attribution.sentence.language import AUXILIARY, ROLE, VERB, WHO, Language, given_names, read_sections
from loccit.attribution.sentence.names import small_letters
from loccit.attribution.texts.talk import tells_of_itself
from loccit.model import Passage
from loccit.text.speaker_lines import UPPER

_WORD = rf"(?:(?:[{UPPER}]\.-?)+(?![{UPPER}][^\W\d_])|(?:Dr|Prof|Hon|St|Jr|Sr|Mr|Mrs|Ms)\.|[{UPPER}][\wª’'-]*)"
_LINK = r"(?:(?:d[aei]|d[ao]s|del|della|des|van|von|der|den|ter|la|le|las|los|bin|al|e|y|of|for|the|für)\s|d[’'])"
_NAME = rf"{_LINK}{{0,2}}{_WORD}(?:\s{_LINK}{{0,3}}{_WORD}){{0,7}}"
_LONGEST = 300
"""So many characters has a label at most."""
_FEWEST = 3
"""So many turns at least are in a record."""
_SPOKEN = frozenset(("body", "caption", "list_item", "standfirst"))
_SHORT = 160
"""Characters of a line that tells what was done."""
_LEADS = re.compile(r"\A[(\[].{,200}:[)\]]\Z")
"""A line in brackets that leads to what somebody handed in: takes `[The statement of Mr. Lind follows:]`."""
_BRACKETS = re.compile(r"\([^()]*\)")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_TORN = re.compile(r"\d{1,4} |[a-zß-öø-ÿа-яё]")
"""The start of a paragraph that goes on behind the head of a page: takes `783 and why`, `and why`."""
_HOLDER = re.compile(rf"[(\[]((?!\w+/){_WORD}(?:\s{_LINK}{{0,3}}{_WORD})*?)(?=[)\],;]|\.[)\]\s]|\s[-–—])")
"""A name in brackets, without a party behind it: takes `(Ada Lind)`, `(Ada Lind. PX - SK)`, `(Ada Lind, Skarne)`."""


@dataclass(frozen=True, slots=True)
class _Label:
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
    found = [_read(words, language) if words else None for words in texts]
    if any(label and label.presides and label.is_of_record for label in found):
        found = [replace(label, is_sure=True) if label and label.may_be_sure else label for label in found]
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
        is_one = label is not None and (label.is_sure or _is_known(label, lasts, again))
        labels.append((_whose(label, holders), label.end) if label and is_one else None)
        if words and label is None and (chair := _presiding().match(words)):
            holders[""] = small_letters(chair["name"])
    return labels


def has_floor(
    passages: Sequence[Passage],
    labels: Sequence[tuple[str, int] | None],
    language: Language,
    ends: Callable[[str], bool] | None = None,
) -> dict[int, int | None]:
    """The passages of a record from its first turn on, by ordinal, that begin no turn, each with the ordinal of the
    passage whose turn goes on in it; None where nobody has the floor, or where it is in doubt who has. `ends` says of a
    line whether it ends a turn in such a record."""
    found: dict[int, int | None] = {}
    turn: Passage | None = None
    before: Passage | None = None
    is_begun = False
    for passage, label in zip(passages, labels, strict=True):
        if label:
            is_begun = True
            turn = None if _inner().search(passage.text, label[1]) else passage
        elif is_begun and passage.role != "block_quote":
            is_aside = passage.role not in _SPOKEN or (passage.text[:1] in "([" and passage.text[-1:] in ")]")
            if not is_aside and turn and before and _ends_turn(passage, before, language):
                turn = None
            turn = None if ends and ends(passage.text) else turn
            found[passage.ordinal] = turn.ordinal if turn and not is_aside else None
            turn = None if _LEADS.search(passage.text) else turn
            before = before if is_aside else passage
            continue
        before = passage
    return found


def _read(words: str, language: Language) -> _Label | None:
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
    if not is_colon:
        is_closed = words[: match.start("sep")].rstrip()[-1] in ".)]" or (is_chair and is_capital and bool(titles))
        if not is_closed or not (sep or is_capital or (is_chair != bool(titles) and _LETTERS.search(name))):
            return None
    if _tells(post, language) or (match["office"] and not titles) or (post and (is_office or not (sep or is_capital))):
        return None  # `Mr. Speaker, Sir, let me begin. I`
    holder = _HOLDER.search(brackets) if is_office and brackets else None
    beside = next((low for low in post.casefold().split() if low in _sections()["chairs"]), "")
    is_set_off = bool(titles or brackets or (not is_colon and (is_capital or post)))
    return _Label(
        name=f"the {name.lower()}" if is_office and match["the"] and not titles else small_letters(name.rstrip(".")),
        titles=titles if match["name"] else "",
        holder=small_letters(holder[1]) if holder else None,
        office=" ".join(lows) if is_office else lows[0] if is_chair else beside,
        presides=is_chair,
        is_chair=is_office and is_chair,
        is_sure=is_chair or (is_set_off and bool(sep or (is_capital and titles))),
        is_of_record=not is_colon,
        may_be_sure=not is_colon and (is_capital or bool(titles)),
        end=match.end(),
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


def _is_record(found: Sequence[_Label], sure: Sequence[int]) -> bool:
    """Whether somebody presides, or labels end as in a record, or turns are many."""
    of_record = sum(label.is_of_record and label.is_sure for label in found)
    return any(label.presides for label in found) or of_record > 1 or 4 * len(sure) >= sure[-1] - sure[0] + 1


def _is_known(label: _Label, lasts: set[str], again: Mapping[str, int]) -> bool:
    """Whether a label without anything but a name is one in a record: by a name that has another turn, a given name, or
    in capitals."""
    words = label.name.split()
    return words[-1] in lasts or (len(words) > 1 and words[0].lower() in given_names()) or again[label.name] > 1


def _whose(label: _Label, holders: dict[str, str]) -> str:
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


def _ends_turn(passage: Passage, before: Passage, language: Language) -> bool:
    """Whether a paragraph is no part of the turn before it, or may be none."""
    words = passage.text
    if passage.section != before.section and not (_TORN.match(words) or not _ENDED.search(before.text)):
        return True
    is_line = len(words) < _SHORT and (_BRACKETS.sub("", words).isupper() or bool(_procedure().match(words)))
    label = _read(words, language)
    return is_line or bool(label and label.is_sure) or bool(_inner().search(words) or _office_with_colon().match(words))


@functools.cache
def _sections() -> dict[str, frozenset[str]]:
    home = resources.files("loccit.attribution").joinpath("data")
    lines = read_sections(home.joinpath("records.txt").read_text("utf-8"))
    words = ("titles", "articles", "chairs", "ranks")
    return {one: frozenset(" ".join(found).split() if one in words else found) for one, found in lines.items()}


def _any_of(heading: str) -> str:
    return "|".join(re.escape(one) for one in sorted(_sections()[heading], key=lambda one: (-len(one), one)))


@functools.cache
def _label() -> re.Pattern[str]:
    """A label: takes `M. Jon Lind, rapporteur. – `, `O SR. LIND (Bloco/PX - SK.) - `, `Ada Lind (Skarne): `."""
    return re.compile(
        r"\s*(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s+)?(?:Q\.?\s?\d+\.?\s+)?"
        rf"(?P<article>(?i:(?P<the>the)|{_any_of('articles')})\s)?(?P<titles>(?:(?i:{_any_of('titles')})\s)+)?"
        rf"(?:(?P<name>{_NAME})(?:\spro\stem(?:pore)?)?|(?P<office>(?:(?:le|la|el)\s|l[’'])[^:.()\n–—]{{3,80}}))"
        r"(?P<post>,\s[^:;?!()\n–—]{2,110}?)?(?P<brackets>(?:\s?[(\[][^()\[\]\n]{1,120}[)\]]){0,3})\.?"
        r"(?P<sep>\s?[:：]\s*(?:[—–]\s*)?|\s?[-–—]{1,2}\s*|(?<=\.)\s+)(?=\S)"
    )


@functools.cache
def _inner() -> re.Pattern[str]:
    """A label inside a paragraph: takes ` HON. A. LIND.- ` behind a stop."""
    return re.compile(
        rf"(?<=[.?!…)]\s)(?:(?i:{_any_of('articles')})\s)?(?:(?i:{_any_of('titles')})\s)+"
        rf"[{UPPER}.\s’'-]{{3,60}}(?:\s?\([^()\n]{{1,120}}\))?(?:(?<=[.)])\s?[-–—]|\s?:)"
    )


@functools.cache
def _office_with_colon() -> re.Pattern[str]:
    """What may be the label of somebody else: takes `Der Protokollführer: `; leaves `The rule is this: `."""
    return re.compile(rf"(?i:{_any_of('articles')})\s?[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+)?\s?[:：]\s")


@functools.cache
def _procedure() -> re.Pattern[str]:
    """A line that tells what was done: takes `Question put and agreed to.`, `La séance est levée.`"""
    return re.compile(rf"(?:{_any_of('procedure')})(?!\w)", re.IGNORECASE)


@functools.cache
def _presiding() -> re.Pattern[str]:
    """A line that names who presides: takes `Présidence de Mme Ada Lind`."""
    return re.compile(rf"(?i:{_any_of('presided')})\s(?P<name>{_NAME})")
