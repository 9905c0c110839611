"""All claims of who wrote a document → the persons of the best one; nobody where it names none of them, or not all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from loccit.model import Block, Claim
from loccit.structure._persons import can_be_name, is_byline, persons_in
from loccit.structure._properties import can_be_one_word, is_property
from loccit.structure.front_labels import RULE

_RULES = (
    RULE, "json-ld author", "json-ld page author", "meta citation_author", "microdata author", "class author", "byline",
    "rel author", "meta parsely-author", "meta sailthru.author", "meta article:author_name", "meta byl",
    "json-ld creator", "meta twitter:data1", "microdata creator", "meta author", "meta dc.creator", "meta ",
)  # fmt: skip
"""The rules of pages in the order in which they are believed; those of other formats stand behind, in their order."""
_STATED = frozenset((RULE, "json-ld author", "microdata author", "rel author", "class author"))  # fmt: skip
"""The rules whose whole value is a person: one word can be a name there."""
_OF_THE_SITE = frozenset(("meta author", "meta dc.creator", "meta "))
"""The rules by which a template names its owner on every page: believed where the page prints the name."""
_OF_THE_PAGE = frozenset(("class author", "byline", "rel author", "microdata author"))
"""The rules that read what a page prints, where teasers print names too."""
_PROSE = frozenset(("body", "list_item", "block_quote", "table"))
_LISTED = 2
"""So many statements of one kind, a person each, are a list of authors and no template's owner."""
_SEVERAL = 3
"""Among more names than these some are of teasers, where another claim tells which."""
PARTED = "\n\n"
"""What stands between two blocks: a name holds none."""
_HEAD = 5_000
"""Characters from the beginning in which a title page stands."""
_LINE = 600
"""Characters beyond which a paragraph is no list of names."""
_MARKS = re.compile(r"[\d*†‡§¶∗]+(?:\s*,\s*[\d*†‡§¶∗]+)*")
"""The marks behind printed names that lead to addresses: takes `1,*` and `2, 3`."""
_PARTED_NAMES = re.compile(r"\s*[,;·•&\n]\s*(?:and\s|und\s|et\s|y\s|e\s|и\s)?|\s(?:and|und|et|y|e|и)\s")


def authors_of(claims: Sequence[Claim], publisher: str | None, blocks: Sequence[Block], text: str) -> tuple[str, ...]:
    """The persons that the best claim names; organisations, sites, labels and system users are none."""
    hosts = {urlsplit(claim.value).hostname or "" for claim in claims if claim.field == "url"}
    sites = {host.removeprefix("www.").rpartition(".")[0] for host in hosts} | hosts | {publisher or ""}
    near, is_boxed = _near_title(blocks), _in_a_box(blocks, text)
    beside = [text[block.start : block.end] for block in blocks if near(block) and block.role not in _PROSE]
    answers: list[tuple[str, list[str]]] = []
    for rule, several in _by_rule(claims).items():
        kept = [claim for claim in several if _can_answer(claim, rule, near, is_boxed)]
        named = [persons_in(claim.value, stated=_is_stated(claim, rule, text), not_these=sites) for claim in kept]
        is_list = rule not in _OF_THE_PAGE and len({persons for persons in named if persons}) >= _LISTED
        if is_list:
            named = [persons or _unusual_name(claim, sites) for claim, persons in zip(kept, named, strict=True)]
        found = dict.fromkeys(name for persons in named for name in persons)
        names = [name for name in found if is_list or rule not in _OF_THE_SITE or _is_printed(name, beside)]
        if names:
            answers.append((rule, names))
    chosen = _agreed(answers)
    return _as_printed(chosen, text) if _is_of_a_file(chosen, claims) else chosen


def _by_rule(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The claims of authors by their rules, the most believed rule first."""
    rules: dict[str, list[Claim]] = {rule: [] for rule in _RULES}
    for claim in claims:
        if claim.field == "authors":
            rules.setdefault(_rule(claim), []).append(claim)
    return rules


def _rule(claim: Claim) -> str:
    return next((rule for rule in _RULES if claim.how.startswith(rule)), claim.how)


def _can_answer(
    claim: Claim, rule: str, near: Callable[[Claim | Block], bool], is_boxed: Callable[[Claim], bool]
) -> bool:
    """Whether a claim is one of who wrote the text: no organisation by JSON-LD, no name of a teaser."""
    if claim.how.startswith("json-ld") and claim.how.endswith(_NO_PERSONS):
        return False
    if rule in ("byline", "class author") and is_boxed(claim):
        return False
    return rule != "class author" or (near(claim) and PARTED not in claim.value)


_NO_PERSONS = ("Organization", "Corporation", "Project", "Brand")
"""Types that JSON-LD gives to authors who are no persons ("json-ld author Organization")."""


def _is_stated(claim: Claim, rule: str, text: str) -> bool:
    return rule in _STATED or (rule not in _RULES and can_be_one_word(claim, text))


def _unusual_name(claim: Claim, sites: Collection[str]) -> tuple[str, ...]:
    """The value of a claim among those that name persons one by one, if it can be a name too: a list without one of
    its authors is false."""
    value = " ".join(claim.value.split())
    is_site = _letters(value) in {_letters(site) for site in sites}
    return (value,) if can_be_name(value) and not is_site else ()


def _letters(words: str) -> str:
    return "".join(char for char in words.lower() if char.isalnum())


def _is_printed(name: str, beside: Sequence[str]) -> bool:
    """Whether the page prints a name by its title, and no other name behind "by"."""
    return any(name in words for words in beside) and not any(
        (is_byline(words) or _BY.search(words)) and name not in words for words in beside if len(words) <= _BYLINE
    )


_BY = re.compile(r"\b(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or)\s(?=[A-ZÀ-Þ])")
_BYLINE = 90
"""Characters of a line that says who wrote the text."""


def _agreed(answers: Sequence[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    """The first answer; of several names that a page prints those that a later answer also has; each as short as a
    later one says it."""
    if not answers:
        return ()
    rule, best = answers[0]
    others = {name for _, names in answers[1:] for name in names}
    first = [long for long in best if not any(_goes_on_from(long, name) for name in best)]
    shorter = [next((name for name in others if long.endswith(f" {name}") and " " in name), long) for long in first]
    both = [name for name in shorter if name in others]
    return tuple(both if both and len(shorter) > _SEVERAL and rule in _OF_THE_PAGE else shorter)


def _goes_on_from(long: str, name: str) -> bool:
    """Whether a name is another one and what the page prints behind: `Mira TolvaneEditor`, `Mira Tolvane’s Tips`."""
    behind = long[len(name) :] if " " in name and long.startswith(name) else ""
    return behind[:1].isupper() or behind.startswith(("'", "’"))


def _is_of_a_file(names: Sequence[str], claims: Sequence[Claim]) -> bool:
    """Whether the one name that was found is a property of the file: who typed the text may be one of its authors."""
    stated = [claim for claim in claims if claim.field == "authors"]
    return len(names) == 1 and bool(stated) and all(map(is_property, stated))


def _as_printed(names: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The names of the printed list that a name stands in; nobody where that list cannot be read to its end."""
    for line in text[:_HEAD].split(PARTED):
        if names[0] not in line or len(line) > _LINE:
            continue
        parts = [part.strip(" .") for part in _PARTED_NAMES.split(_MARKS.sub(",", line)) if part.strip(" .,")]
        persons = [part for part in parts if persons_in(part, stated=False) == (part,)]
        if names[0] in persons and len(persons) > 1:
            return tuple(dict.fromkeys(persons)) if len(persons) == len(parts) else ()
    return names


def _in_a_box(blocks: Sequence[Block], text: str) -> Callable[[Claim], bool]:
    """Whether a claim is a heading that calls those below it something else than authors, or stands below: `People`."""
    boxed = {
        block.start
        for over, under in pairwise(blocks)
        if over.role == under.role == "byline" and over.kind == "heading" and not _calls_authors(text, over)
        for block in (over, under)
    }
    return lambda claim: claim.start in boxed


def _calls_authors(text: str, heading: Block) -> bool:
    return is_byline(f"{text[heading.start : heading.end]} Name")


def _near_title(blocks: Sequence[Block]) -> Callable[[Claim | Block], bool]:
    """Whether a claim or block stands between a little before the title and the text, or right behind the text."""
    prose = [block.ordinal for block in blocks if block.role in _PROSE]
    first, last = (prose[0], prose[-1]) if prose else (len(blocks), len(blocks) - 1)
    title = next((block.ordinal for block in blocks if block.role == "title"), first)
    starts = [block.start for block in blocks]

    def near(placed: Claim | Block) -> bool:
        at = bisect_right(starts, placed.start or 0) - 1
        return title - 4 <= at <= max(first, title) + 1 or last <= at <= last + 2

    return near
