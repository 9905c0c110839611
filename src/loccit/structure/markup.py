"""Blocks of formats with markup → roles.

A page of the web has furniture around its text: there a small linear judge decides for each block whether it is main
text, from features of the block, its neighbours and two witnesses (`_markup_features`), with weights that
`tools/train_markup.py` learned. Other formats hold nothing but the work. What kind of text a block is, its element
and its place say.
"""

from __future__ import annotations

import functools
import json
import math
import re
from collections.abc import Sequence
from dataclasses import replace
from importlib import resources

from loccit.model import EMBEDDED_POST, PASSAGE_ROLES, Block, Notes, Reading, SourceBlock
from loccit.structure._embedded import with_embedded
from loccit.structure._markup_features import Features, features
from loccit.structure._persons import is_byline, persons_in
from loccit.structure.dates import date_in
from loccit.structure.kept_lines import Judged
from loccit.structure.page_frame import frame_page
from loccit.structure.page_title import title_at
from loccit.structure.posts import with_posts
from loccit.structure.told_roles import told_role

PAGES = frozenset(("html", "mhtml"))
"""The formats whose documents stand among furniture."""
THRESHOLD = 0.55
"""From this probability on a block is main text."""
_WORDS = {
    "witness": "what two extractors make of it", "kept": "what an extractor makes of it",
    "kept-strict": "what an extractor makes of it", "kept-share": "how much of the page an extractor keeps",
    "before1": "the block before", "before2": "the blocks before", "after1": "the block behind",
    "after2": "the blocks behind", "pattern": "the blocks around it", "home": "the element around it",
    "house": "the part of the page", "kind": "its element", "size": "its length", "far": "its place on the page",
    "place": "its place on the page", "linked": "its links", "depth": "its depth in the page",
    "title": "its place by the title", "says": "phrases of pages", "below": "phrases of pages above it",
    "stops": "its sentences", "commas": "its sentences", "lower": "its letters", "digits": "its figures",
    "(bias)": "the page as a whole",
}  # fmt: skip
"""What a feature of the judge looks at, in a reader's words; others stand for themselves."""
_BARE = ((0.2, 2_000, 0.02), (0.05, 10**8, 0.1), (0.2, 10**8, 0.2))
"""On pages with at most this share of furniture, and so many characters, the probability asked for outside it."""
AGREED, SMALL = 0.2, 2_000
"""The probability asked for where both witnesses keep a block of a page of at most so many characters."""
_WITNESSES = frozenset(("kept", "kept-strict"))
_LINES_ABOVE = 6
"""Blocks before the text that may be its title, byline, date and picture."""
LONG_LINE = 120
"""A block of more characters is no byline and no date."""
LONG_HEADING = 200
"""A heading of more characters is a paragraph in large type."""

_BY_KIND = {"heading": "heading", "list_item": "list_item", "quote": "block_quote", "code": "code", "row": "table",
            "caption": "caption"}  # fmt: skip
_TEXTS = frozenset(("body", "list_item", "block_quote", "table", "code", "caption", "byline", "date", "standfirst"))
_LETTERLESS = re.compile(r"[\W_]+")
_NAVIGATION = frozenset(("nav", "navigation", "menu", "breadcrumb", "toc", "next", "skip", "tablist", "toolbar"))
_FURNITURE = frozenset(
    "nav navigation menu breadcrumb footer contentinfo aside complementary sidebar form search share comment related"
    " newsletter cookie widget ad promo teaser latest carousel outbrain dialog modal popup paging next keywords"
    " hidden login subscribe".split()
)
"""Cues of the parts of a page that hold no text of the work."""
_BYLINES = frozenset(("byline", "author", "has-author", "has-byline"))
_DATES = frozenset(("date", "has-date", "has-time", "time"))

_NAMING = re.compile(r"(?!\d+(?:\.\d+)*\.?\s)(?:\S+\s+){1,}\S*[^\W\d_]{3}|[\u2e80-\u9fff\uac00-\ud7af]{4}")
"""What type alone makes a title, several words: takes `Tides of Skarne`; leaves `GE98`, `1 Introduction`."""
_CONTROLS = frozenset(("select", "option", "menuitem", "menuitemcheckbox", "menuitemradio"))
_NO_CAPTIONS = frozenset(("menu", "modal"))
"""Where a class that speaks of captions means those of a film."""
_OTHERS = frozenset(("comment", "related", "description", "share", "caption"))
"""Cues of those who are named, but did not write the page."""


def assign_markup_roles(reading: Reading, notes: Notes) -> tuple[Block, ...]:
    """The blocks of a reading, each with its role and why; none is left out, none is added."""
    roles = _page_roles(reading) if reading.format in PAGES else _plain_roles(reading)
    return tuple(
        Block(ordinal, block.kind, block.level, role, why, block.start, block.end, block.locator)
        for ordinal, (block, (role, why)) in enumerate(zip(reading.blocks, roles, strict=True))
    )


def _plain_roles(reading: Reading) -> list[Judged]:
    """The roles that elements and styles alone give; of several titles the first is one."""
    blocks = reading.blocks
    roles = [_plain_role(block, reading.format) for block in blocks]
    stated = {_letters(claim.value) for claim in reading.claims if claim.field == "title"}
    titles = [at for at, given in enumerate(roles) if given[0] == "title"]
    for at in titles[1:]:
        roles[at] = ("heading", "a further title")
    if not titles:
        first = next((at for at, given in enumerate(roles) if given[0] == "body"), len(blocks))
        tops = [at for at, given in enumerate(roles) if given[0] == "heading" and blocks[at].level == 1]
        for at in range(first):
            words = reading.text[blocks[at].start : blocks[at].end]
            is_named = _letters(words) in stated
            is_top = tops == [at] and (reading.format != "pdf" or _NAMING.match(words) is not None)
            if roles[at][0] == "heading" and (is_named or is_top):
                roles[at] = ("title", "the heading that names the work")
                break
    return roles


def _plain_role(block: SourceBlock, form: str) -> Judged:
    """The role that the format tells, else the one that its style or element gives."""
    told = told_role(block, form)
    if told is not None:
        return told
    if "hidden" in block.cues:
        return ("boilerplate", "hidden")
    return (_BY_KIND.get(block.kind, "body"), f"{block.kind} of the work")


# ---- a page --------------------------------------------------------------------------------------------------------


def _page_roles(reading: Reading) -> list[Judged]:
    """The roles of a page's blocks: main text by the judge, then what kind of text by element and place."""
    blocks, text = reading.blocks, reading.text
    found = features(blocks, text)
    limits = _limits(blocks)
    judged = [_chance(each) >= limit for each, limit in zip(found, limits, strict=True)]
    blocks = _as_shown(blocks, judged)
    main = [is_main and "hidden" not in block.cues for is_main, block in zip(judged, blocks, strict=True)]
    if not any(is_main and block.kind != "heading" for is_main, block in zip(main, blocks, strict=True)):
        main = _at_least(blocks)
    main = with_embedded(blocks, main)
    title = title_at(reading, blocks, main)
    first = next((at for at, is_main in enumerate(main) if is_main and blocks[at].kind != "heading"), len(blocks))
    last = max((at for at, is_main in enumerate(main) if is_main), default=-1)
    words = [text[block.start : block.end] for block in blocks]
    roles = []
    for at, (block, said) in enumerate(zip(blocks, words, strict=True)):
        given = _by_place(at, block, said, title, (first, last))
        roles.append(given or (_main_role if main[at] else _furniture_role)(block, said, found[at]))
    framed = frame_page(blocks, words, roles, title)
    return _with_text(blocks, _headings_that_head(blocks, with_posts(blocks, framed)))


def _limits(blocks: Sequence[SourceBlock]) -> list[float]:
    """The probability from which each block is main text: lower on a page that is hardly anything but text."""
    fitted = [block.linked >= 0.5 or not _FURNITURE.isdisjoint(block.cues) for block in blocks]
    sizes = [block.end - block.start for block in blocks]
    total = sum(sizes)
    share = sum(size for size, is_fitted in zip(sizes, fitted, strict=True) if is_fitted) / max(total, 1)
    bare = next((limit for most, size, limit in _BARE if share <= most and total <= size), THRESHOLD)
    agreed = min(bare, AGREED if total <= SMALL else THRESHOLD)
    return [
        THRESHOLD if is_fitted else agreed if set(block.cues) >= _WITNESSES else bare
        for block, is_fitted in zip(blocks, fitted, strict=True)
    ]


def _at_least(blocks: Sequence[SourceBlock]) -> list[bool]:
    """What is main text on a page on which the judge finds none: what is no furniture by its marks and no link, else
    what is no link, else all that shows."""
    shown = ["hidden" not in block.cues for block in blocks]
    said = [is_shown and block.linked < 0.5 for is_shown, block in zip(shown, blocks, strict=True)]
    free = [is_said and _FURNITURE.isdisjoint(block.cues) for is_said, block in zip(said, blocks, strict=True)]
    return next((kept for kept in (free, said) if any(kept)), shown)


def _with_text(blocks: Sequence[SourceBlock], roles: list[Judged]) -> list[Judged]:
    """The same roles; on a page that would have no passage, all that it shows besides its title is text."""
    if any(role in PASSAGE_ROLES for role, _ in roles):
        return roles
    return [
        given
        if "hidden" in block.cues or given[0] == "title"
        else (_BY_KIND.get(block.kind, "body").replace("heading", "body"), "the page shows nothing else")
        for block, given in zip(blocks, roles, strict=True)
    ]


def _as_shown(blocks: tuple[SourceBlock, ...], main: Sequence[bool]) -> tuple[SourceBlock, ...]:
    """The blocks; if a third of the main text is hidden, a script shows it, and what stands with it: not hidden."""
    unseen = [at for at, block in enumerate(blocks) if main[at] and "hidden" in block.cues]
    whole = sum(block.end - block.start for at, block in enumerate(blocks) if main[at])
    if not unseen or 3 * sum(blocks[at].end - blocks[at].start for at in unseen) < whole:
        return blocks
    shown = range(unseen[0] - _LINES_ABOVE, unseen[-1] + 1)
    return tuple(
        replace(block, cues=tuple(cue for cue in block.cues if cue != "hidden")) if at in shown else block
        for at, block in enumerate(blocks)
    )


def _chance(found: Features) -> float:
    """The probability that a block with such features is main text."""
    weights = _weights()
    total = weights["(bias)"] + sum([weights[name] * value for name, value in found.items() if name in weights])
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@functools.cache
def _weights() -> dict[str, float]:
    """The weight of each feature, and of none."""
    stored = resources.files("loccit.structure").joinpath("data/markup_weights.json").read_text("utf-8")
    return {str(name): float(weight) for name, weight in json.loads(stored).items()}


def _because(found: Features, sign: int) -> str:
    """The three features that spoke loudest for a decision, in words."""
    weights = _weights()
    spoke = [
        (-sign * weights[name] * value, at, name) for at, (name, value) in enumerate(found.items()) if name in weights
    ]
    return ", ".join(dict.fromkeys(_in_words(name) for _, _, name in sorted(spoke)[:3]))


def _in_words(feature: str) -> str:
    """A feature as a reader can judge it: `cue:aside` is 'marked “aside”'."""
    name, _, value = feature.partition(":")
    return f"marked “{value}”" if name == "cue" else _WORDS.get(name, name)


def _main_role(block: SourceBlock, words: str, found: Features) -> Judged:
    role = "body" if block.kind == "caption" else _BY_KIND.get(block.kind, "body")
    if EMBEDDED_POST in block.cues:
        return (role, "a post of another site, set in the text")
    if role == "heading" and len(words) > LONG_HEADING:
        return ("body", "main text, too long for the heading that its element says it is")
    return (role, f"main text: {_because(found, 1)}")


def _furniture_role(block: SourceBlock, words: str, found: Features) -> Judged:
    if "hidden" in block.cues:
        return ("boilerplate", "hidden")
    guide = next((cue for cue in block.cues if cue in _NAVIGATION), None)
    if guide or block.linked >= 0.7:
        return ("navigation", f"in {guide}" if guide else f"links: {block.linked:.0%} of its characters")
    return ("boilerplate", f"furniture: {_because(found, -1)}")


def _by_place(at: int, block: SourceBlock, words: str, title: int | None, body: tuple[int, int]) -> Judged | None:
    """The role that a block's place and cues give it whatever the judge says, if they do."""
    if "hidden" in block.cues:
        return None
    if at == title:
        return ("title", "the heading that names the page")
    first, last = body
    top = title if title is not None else first - 2
    cues = set(block.cues)
    if cues & _CONTROLS:
        return ("navigation", "a control of the page, by its element or role")
    is_caption = block.kind == "caption" or ("caption" in cues and not cues & _NO_CAPTIONS)
    if is_caption and first - 6 <= at <= last + 2 and len(words) < 1000:
        return ("caption", "caption by its element or class")
    if len(words) <= LONG_LINE and (top - 4 <= at <= max(first, top) + 3 or last <= at <= last + 3):
        close = at <= max(first, top) + 1 or last < at
        return _byline_or_date(words, cues, close=close, heading=block.kind == "heading")
    return None


def _byline_or_date(words: str, cues: set[str], *, close: bool, heading: bool) -> Judged | None:
    """The byline or date that stands between a title and the text, or behind it; `close`: with no text between."""
    labelled = is_byline(words)
    if (labelled or (close and cues & _BYLINES and not cues & _OTHERS)) and persons_in(words, stated=not labelled):
        return ("byline", "says by whom" if labelled else "names the author by its class")
    if close and not heading and cues & _DATES and date_in(words) and len(words) < 80:
        return ("date", "a date by its element or class")
    return None


def _letters(words: str) -> str:
    return _LETTERLESS.sub("", words).lower()


def _headings_that_head(blocks: Sequence[SourceBlock], roles: list[Judged]) -> list[Judged]:
    """Headings under which no text stands are furniture."""
    heads_text = False
    for at in range(len(blocks) - 1, -1, -1):
        role = roles[at][0]
        if role == "heading":
            if not heads_text:
                roles[at] = ("boilerplate", "a heading over no text")
            heads_text = roles[at][0] == "heading"
        elif role in _TEXTS:
            heads_text = True
        elif blocks[at].kind == "heading":
            heads_text = False
    return roles
