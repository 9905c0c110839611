"""Lines and paragraphs of plain text → roles: what is the author's, what the page's, and what each line is for.

First which lines are kept (for scraped text `lines_model`; for hard-wrapped text all but page heads and feet), then
lists and short lines bridged, then what each kept line is for by its words and place.
"""

from __future__ import annotations

from collections.abc import Sequence

from loccit.model import Block, Notes, Reading, SourceBlock
from loccit.structure import cues
from loccit.structure.front_matter import front_roles
from loccit.structure.kept_lines import Judged, Text, heard_lines, kept_role, turns_of
from loccit.structure.lines_model import likelihoods
from loccit.structure.stretches import spans_without_holes
from loccit.text.speaker_lines import speaker_lines

THRESHOLD = 0.47
"""From so likely on a line is kept; set where both kinds of dumps come out best in cross-validation."""
_BRIDGE = 0.2
_LIST = 0.3

_NUMBER = "line-number"
_EDGE = 12
"""Among so many lines at either end a single phrase of pages is a sign of a page."""
_PAGE_BULLETS = "•◦▪·›»"
"""The bullets of pages; people who type lists use hyphens, stars and numbers."""


def assign_line_roles(reading: Reading, notes: Notes) -> tuple[Block, ...]:
    """The blocks of a plain text, each with its role and why."""
    lines = [reading.text[block.start : block.end] for block in reading.blocks]
    if any(_NUMBER in block.cues for block in reading.blocks):
        judged = _numbered_roles(reading)
    elif _is_wrapped(reading.blocks):
        judged = _wrapped_roles(lines, reading.blocks)
    else:
        judged = _scraped_roles(lines, reading)
    return tuple(
        Block(ordinal, block.kind, block.level, role, why, block.start, block.end, block.locator)
        for ordinal, (block, (role, why)) in enumerate(zip(reading.blocks, judged, strict=True))
    )


def _is_wrapped(blocks: Sequence[SourceBlock]) -> bool:
    return any(block.kind in ("paragraph", "quote", "code") for block in blocks)


def _numbered_roles(reading: Reading) -> list[Judged]:
    """Roles of a text whose lines are numbered: the numbers are the page's, and what is left is read without them."""
    judged: list[Judged] = [("boilerplate", "the number of a line")] * len(reading.blocks)
    own = [at for at, block in enumerate(reading.blocks) if _NUMBER not in block.cues]
    blocks = [reading.blocks[at] for at in own]
    spans = [spans_without_holes(block, reading.marks) for block in blocks]
    lines = [" ".join(reading.text[span.start : span.end].strip() for span in several) for several in spans]
    for at, role in zip(own, _wrapped_roles(lines, blocks), strict=True):
        judged[at] = role
    return judged


def _wrapped_roles(lines: list[str], blocks: Sequence[SourceBlock]) -> list[Judged]:
    """Roles of a hard-wrapped text: its layout is its own, so nothing but page heads and feet is set aside."""
    kept = [not any(cue.startswith("page-") for cue in block.cues) for block in blocks]
    fixed = {"quote": ("block_quote", "quoted with >"), "code": ("code", "lined up in columns")}
    text = Text.of(lines, blocks, kept)
    judged: list[Judged] = []
    for at, block in enumerate(blocks):
        if not kept[at]:
            judged.append(("boilerplate", "the same line heads or ends other pages, or is a page number"))
        else:
            judged.append(fixed.get(block.kind) or kept_role(at, text))
    framed = front_roles(lines, blocks, kept, judged)
    return [_in_mail(block) or given for block, given in zip(blocks, framed, strict=True)]


def _in_mail(block: SourceBlock) -> Judged | None:
    """The role of a paragraph or line in a thread of mail, which has no frame and no headings."""
    is_told = block.kind in ("paragraph", "line") and block.cues
    return next((_MAIL[cue] for cue in block.cues if cue in _MAIL), None) if is_told else None


_MAIL = {
    "mail-head": ("body", "says whose the message below it is"),
    "mail-signature": ("about_author", "what its writer signs a message with"),
    "mail-words": ("body", "words of a message"),
}


def _scraped_roles(lines: list[str], reading: Reading) -> list[Judged]:
    """Roles of a text whose lines a model weighs."""
    blocks = reading.blocks
    is_whole = _shows_no_page(lines) or 5 * len(heard_lines(lines)) >= 2 * len(lines)
    likely = [1.0] * len(lines) if is_whole else likelihoods(reading.text, blocks)
    kept = _kept(lines, blocks, likely)
    text = Text.of(lines, blocks, kept)
    judged = [
        kept_role(at, text) if kept[at] else _furniture_role(at, lines, blocks, likely[at]) for at in range(len(lines))
    ]
    return front_roles(lines, blocks, kept, judged)


def _shows_no_page(lines: list[str]) -> bool:
    """Whether a text bears next to no sign of a page (its phrases, its bullets, short lines said again): then there
    is nothing to weigh, and a letter, a poem or a transcript is kept to its last line."""
    most = len(lines) // 100
    if len(set(lines)) + most < len(lines) or sum(line[0] in _PAGE_BULLETS for line in lines) > most:
        return False
    phrases = cues.page_phrases(lines)
    return len(phrases) <= most and all(_EDGE <= at < len(lines) - _EDGE for at in phrases)


def _kept(lines: list[str], blocks: Sequence[SourceBlock], likely: list[float]) -> list[bool]:
    """Which lines are the author's: likely ones, lists that hang on them, and short stretches between them."""
    kept = [chance > THRESHOLD for chance in likely]
    size = sum(map(len, lines))
    if sum(len(line) for line, keep in zip(lines, kept, strict=True) if keep) * 20 < size and _is_plain(lines, blocks):
        return [True] * len(lines)
    for at in turns_of(lines):
        kept[at] = kept[at] or likely[at] > _LIST
    for at in speaker_lines(lines):
        kept[at] = kept[at] or kept[at + 1 : at + 2] == [True]
    _keep_lists(lines, blocks, likely, kept)
    _keep_bridges(lines, likely, kept)
    return kept


def _is_plain(lines: list[str], blocks: Sequence[SourceBlock]) -> bool:
    """Whether a text shows next to no signs of a page: a poem, a list of names, a table."""
    signs = sum(cues.is_furniture(line) or "bullet" in block.cues for line, block in zip(lines, blocks, strict=True))
    return signs * 8 < len(lines) and len(lines) < 400


def _keep_lists(lines: list[str], blocks: Sequence[SourceBlock], likely: list[float], kept: list[bool]) -> None:
    """A list of some length and substance is kept or left as a whole."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and blocks[end].cues and blocks[end].cues[0] in ("bullet", "number"):
            end += 1
        if end - at > 1:
            weight = sum(min(len(lines[place]), 300) for place in range(at, end))
            mean = sum(likely[place] * min(len(lines[place]), 300) for place in range(at, end)) / weight
            sentences = weight > 60 * (end - at)
            if mean > THRESHOLD or (sentences and mean > _LIST and any(kept[max(at - 3, 0) : at])):
                kept[at:end] = [True] * (end - at)
            elif mean < THRESHOLD / 2:
                kept[at:end] = [likely[place] > 0.8 for place in range(at, end)]
        at = max(end, at + 1)


def _keep_bridges(lines: list[str], likely: list[float], kept: list[bool]) -> None:
    """One or two lines between kept ones, none of them the page's, are kept too; so is the heading of a kept list."""
    for at in range(1, len(lines) - 1):
        if kept[at] or likely[at] < _BRIDGE or cues.is_furniture(lines[at]):
            continue
        if not kept[at - 1]:
            kept[at] = kept[at + 1] and lines[at][0].isupper() and any(kept[max(at - 3, 0) : at])
            continue
        following = at + 1 if kept[at + 1] else at + 2
        if following < len(lines) and kept[following] and likely[following] > 0.7:
            kept[at:following] = [True] * (following - at)


def _furniture_role(at: int, lines: list[str], blocks: Sequence[SourceBlock], chance: float) -> Judged:
    words, block = lines[at], blocks[at]
    if cues.is_caption(words) and len(words) > 40 and not cues.is_furniture(words):
        return "caption", "names a picture's source"
    if cues.is_notice(words):
        return "notice", "says of whose views or for what use the text is"
    if cues.is_furniture(words) and len(words) > 60:
        return "boilerplate", "a phrase of pages"
    short = [len(lines[place]) < 60 for place in range(max(at - 2, 0), min(at + 3, len(lines)))]
    if "bullet" in block.cues or (len(words) < 60 and sum(short) >= 3):
        return "navigation", f"in a run of short lines ({chance:.2f} likely an author's)"
    return "boilerplate", f"unlike an author's line ({chance:.2f})"
