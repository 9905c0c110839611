"""Who has the floor in the record of a parliament, a hearing or a court: how far each turn goes, and what ends one.

`has_floor(passages, labels, language)` takes the labels of `records`. A turn goes on over its paragraphs until the next
label, a heading, a line that tells what was done, or whatever shows that somebody else speaks. Out of
`data/records.txt`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

from loccit.attribution.sentence.language import HONORIFIC, PARTICLE, ROLE, Language
from loccit.attribution.texts.records import LINK, any_of, read_label
from loccit.attribution.texts.talk import no_names
from loccit.model import Passage
from loccit.text.speaker_lines import UPPER

_SPOKEN = frozenset(("body", "caption", "list_item", "standfirst"))
_SHORT = 160
"""Characters of a line that tells what was done."""
_LEADS = re.compile(r"\A[(\[].{,200}:[)\]]\Z")
"""A line in brackets that leads to what somebody handed in: takes `[The statement of Mr. Lind follows:]`."""
_BRACKETS = re.compile(r"\([^()]*\)")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_TORN = re.compile(r"\d{1,4} |[a-zß-öø-ÿа-яё]")
"""The start of a paragraph that goes on behind the head of a page: takes `783 and why`, `and why`."""


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
    others = _other_labels(passages, labels, language)
    for passage, label in zip(passages, labels, strict=True):
        if label:
            is_begun = True
            turn = None if _inner().search(passage.text, label[1]) else passage
        elif is_begun and passage.role != "block_quote":
            is_aside = passage.role not in _SPOKEN or (passage.text[:1] in "([" and passage.text[-1:] in ")]")
            if not is_aside and turn and before and _ends_turn(passage, before, language):
                turn = None
            turn = None if passage.ordinal in others or (ends and ends(passage.text)) else turn
            found[passage.ordinal] = turn.ordinal if turn and not is_aside else None
            turn = None if _LEADS.search(passage.text) else turn
            before = before if is_aside else passage
            continue
        before = passage
    return found


def _other_labels(
    passages: Sequence[Passage], labels: Sequence[tuple[str, int] | None], language: Language
) -> frozenset[int]:
    """The passages, by ordinal, that begin with a name and a colon though nobody is known by it: somebody else speaks.
    `Erstens:` and a word that the text has for a thing too are none."""
    found = {
        passage.ordinal: label.name
        for passage, accepted in zip(passages, labels, strict=True)
        if not accepted and (label := read_label(passage.text, language)) and not label.is_of_record
    }
    terms = no_names(set(found.values()), [passage.text for passage in passages], language)
    return frozenset(at for at, name in found.items() if name not in terms and not _is_word(name, language))


def _is_word(name: str, language: Language) -> bool:
    """Whether a label holds a word that no name and no office has, or is a title alone: `Zum Kran`, `Finally`, `Mr`."""
    lows = name.lower().split()
    is_title = len(lows) == 1 and bool(language.bits.get(lows[0].rstrip("."), 0) & HONORIFIC)
    known = any(language.bits.get(low, 0) & ~(ROLE | HONORIFIC | PARTICLE) for low in lows)
    return is_title or known or any(language.has("no_label", low) for low in lows)


def _ends_turn(passage: Passage, before: Passage, language: Language) -> bool:
    """Whether a paragraph is no part of the turn before it, or may be none."""
    words = passage.text
    if passage.section != before.section and not (_TORN.match(words) or not _ENDED.search(before.text)):
        return True
    is_line = len(words) < _SHORT and (_BRACKETS.sub("", words).isupper() or bool(_procedure().match(words)))
    label = read_label(words, language)
    is_other = bool(label and label.is_sure) or bool(_told_of().match(words))
    return is_line or is_other or bool(_inner().search(words) or _office_with_colon().match(words))


@functools.cache
def _inner() -> re.Pattern[str]:
    """A label inside a paragraph: takes ` HON. A. LIND.- ` behind a stop."""
    return re.compile(
        rf"(?<=[.?!…)]\s)(?:(?i:{any_of('articles')})\s)?(?:(?i:{any_of('titles')})\s)+"
        rf"[{UPPER}.\s’'-]{{3,60}}(?:\s?\([^()\n]{{1,120}}\))?(?:(?<=[.)])\s?[-–—]|\s?:)"
    )


@functools.cache
def _told_of() -> re.Pattern[str]:
    """What tells of another speaker: takes `2. Mr. Lind asked`, `SIR ADA LIND said, that`; leaves `Mr. Lind asked`."""
    titles = rf"(?:(?i:{any_of('articles')})\s)?(?:(?i:{any_of('titles')})\s)+"
    return re.compile(
        rf"\W{{0,2}}\d{{1,3}}\.\s+{titles}[{UPPER}]|(?=[{UPPER}]{{2}}){titles}{_CAPITAL_NAME}\s(?=[a-zß-ÿ])"
    )


_CAPITAL_NAME = (
    rf"(?:{LINK})?[{UPPER}][{UPPER}’'-]+(?:\s(?:{LINK})?[{UPPER}][{UPPER}’'-]+){{0,4}}(?:\s\([^()]{{1,80}}\))?,?"
)


@functools.cache
def _office_with_colon() -> re.Pattern[str]:
    """What may be the label of somebody else: takes `Der Protokollführer: `; leaves `The rule is this: `."""
    return re.compile(rf"(?i:{any_of('articles')})\s?[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+)?\s?[:：]\s")


@functools.cache
def _procedure() -> re.Pattern[str]:
    """A line that tells what was done: takes `Question put and agreed to.`, `La séance est levée.`"""
    return re.compile(rf"(?:{any_of('procedure')})(?!\w)", re.IGNORECASE)
