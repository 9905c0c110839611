"""The HTML of a message → its `Reading`: what a page shows, with how deep each block is quoted, and what is signed.

Mail programs quote in `<blockquote>` (Thunderbird and Apple with `type="cite"`), in a `<div>` whose class names the
quotation (Gmail, Yahoo, Proton), and behind a drawn line without any element (Outlook). The depth of a block that one
of these elements holds is a cue: `mail-depth:2`. What they quote without an element the lines `From:` and `Sent:` tell,
and so do lines that begin with `>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bs4 import BeautifulSoup
from bs4.element import Tag

from loccit.model import About, Reading, SourceBlock, Span
from loccit.readers._html_reading import reading_of_html
from loccit.readers._html_tags import attributes_of, inside
from loccit.readers._lines import lines_of
from loccit.text.mail_fields import MailLine, is_field
from loccit.text.mail_heads import find_heads, unquoted

_QUOTING = re.compile(
    r"(?:^|\s)(?:(?:ecx|x_)*gmail_quote(?:_container)?|yahoo_quoted|protonmail_quote|zmail_extra|moz-forward-container"
    r"|OutlookMessageHeader)(?:\s|$)"
)
"""Classes of what holds a quoted message and the line above it; leaves `gmail_attr`, which is that line."""
_SIGNATURE = re.compile(r"(?:^|\s)(?:(?:ecx|x_)*gmail_signature|moz-signature|protonmail_signature_block)(?:\s|$)")
_QUOTED = re.compile(r"mail-depth:(\d+)")


def reading_of_mail(markup: str, *, format: str, reader: str) -> Reading:  # noqa: A002  what Reading calls it
    """What a message's markup shows; its heads are blocks of their own (cue `mail-head`), the signs `>` are marks."""
    reading = reading_of_html(markup, format=format, reader=reader, about=About(), page=False, prepare=_mark_quotes)
    blocks: list[SourceBlock] = []
    marks: list[Span] = []
    for block in reading.blocks:
        parts = list(_cut(reading.text, block))
        blocks += (part for part, _ in parts)
        marks += (sign for _, signs in parts for sign in signs)
    return replace(reading, blocks=tuple(blocks), marks=tuple(marks))


def depth_of(block: SourceBlock) -> int:
    """How deep a block is quoted by the elements around it."""
    return max((int(found[1]) for cue in block.cues if (found := _QUOTED.fullmatch(cue))), default=0)


def _mark_quotes(soup: BeautifulSoup) -> None:
    """Says of each element that quotes how deep it does; a `role` is handed down to the blocks inside."""
    depths: dict[int, int] = {id(soup): 0}
    for tag in inside(soup):
        if not isinstance(tag, Tag):
            continue
        depth = depths.get(id(tag.parent), 0)
        names = attributes_of(tag).get("class", "")
        if tag.name == "blockquote" or (names and tag.name == "div" and _QUOTING.search(names)):
            depth += 1
            tag.attrs["role"] = f"mail-depth:{depth}"
        elif names and _SIGNATURE.search(names):
            tag.attrs["role"] = "mail-signature"
        depths[id(tag)] = depth


def _cut(text: str, block: SourceBlock) -> Iterator[tuple[SourceBlock, Sequence[Span]]]:
    """A block in parts: at the heads in it, and where lines with `>` begin and end."""
    lines = lines_of(text[block.start : block.end])
    bare = [unquoted(line.words) for line in lines]
    heads = find_heads([MailLine(depth, words.strip()) for depth, words in bare if words.strip()])
    if block.kind == "row" or not (heads or any(depth for depth, _ in bare)):
        yield block, ()
        return
    full = [at for at, (_, words) in enumerate(bare) if words.strip()]
    sorts = {full[at]: (head.first, head.sort) for head in heads for at in range(head.first, head.last)}
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and bare[end][0] == bare[at][0] and sorts.get(end) == sorts.get(at):
            if at in sorts and sorts[at][1] == "fields" and is_field(bare[end][1].strip()):
                break
            end += 1
        start = block.start + lines[at].start
        signs = [
            Span(block.start + line.start, block.start + line.start + len(line.words) - len(words.lstrip()))
            for line, (depth, words) in zip(lines[at:end], bare[at:end], strict=True)
            if depth
        ]
        kind = "quote" if bare[at][0] else block.kind
        cues = (*block.cues, "mail-head") if at in sorts else block.cues
        yield replace(block, kind=kind, start=start, end=block.start + lines[end - 1].end, cues=cues), signs
        at = end
