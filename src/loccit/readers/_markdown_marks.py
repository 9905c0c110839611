"""What stands in a Markdown text and is not said: the signs of emphasis, quotation, headings, links, and tags.

Their spans are cut out of passages and titles, so that a passage shows what a page would show. Inside code, and
around the marks of notes (`[^1]`), everything stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loccit.model import Link, SourceBlock, Span

_SIGNS = frozenset("#>*_`[]<\\~!=-")
_HEADING = re.compile(r"#{1,6}[ \t]*|[ \t]+#+[ \t]*\Z|\n[ \t]{0,3}(?:=+|-+)[ \t]*\Z")
_QUOTE = re.compile(r"(?:\A|(?<=\n))[ \t]{0,3}(?:>[ \t]?)+")
_INLINE = re.compile(
    r"(?P<escape>\\)(?=[!-/:-@\[-`{-~])."
    r"|(?P<tick>`{1,3})(?P<code>[^`\n]{1,500})(?P=tick)"
    r"|(?P<open>!?\[)(?P<words>(?:[^\[\]\\\n]|\\.|\n(?!\n)){0,500})"
    r"(?P<close>\]\(\s{0,3}<?(?P<target>[^()\s<>]{0,2000}(?:\([^()\s]{0,200}\)[^()\s<>]{0,200})?)>?"
    r"(?:\s{1,3}\"[^\"\n]{0,300}\")?\s{0,3}\)|\]\[[^\[\]^\n]{0,200}\])"
    r"|<(?P<address>https?://[^\s<>]{1,2000})>"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,300}>)"
    r"|(?P<strong>\*{1,3}|_{1,3}|~~)",
    re.DOTALL,
)
"""In this order: takes `\\*`, `` `x` ``, `[words](address "title")`, `[words][label]`, `<https://…>`, `<b>`, `**`."""


_HTML = re.compile(
    r"<(?P<name>script|style)\b[^<>]{0,500}>.*?(?:</(?P=name)\s*>|\Z)|<!--.*?(?:-->|\Z)|</?[A-Za-z][^<>]{0,2000}>",
    re.DOTALL | re.IGNORECASE,
)
"""What of a block of HTML is not said: takes `<p>`, `<iframe src="…">`, `<!-- … -->`, `<style>…</style>`."""


def marks_of(text: str, blocks: Iterable[SourceBlock]) -> tuple[tuple[Span, ...], tuple[Link, ...]]:
    """The spans of what is not said, sorted and not overlapping, and the links with the words that they stand on."""
    marks: list[Span] = []
    links: list[Link] = []
    for block in blocks:
        words = text[block.start : block.end]
        if block.kind == "code" or block.cues[:1] in (("front-matter",), ("comment",)) or _SIGNS.isdisjoint(words):
            continue
        if block.cues[:1] == ("html",):
            marks += (Span(block.start + found.start(), block.start + found.end()) for found in _HTML.finditer(words))
            continue
        lead = list(_leading(block.kind, words))
        inline = list(_inline(words, links, block.start))
        marks += (Span(start + block.start, end + block.start) for start, end in _apart(sorted(lead + inline)))
    return tuple(marks), tuple(links)


def _leading(kind: str, words: str) -> Iterator[tuple[int, int]]:
    """The signs of the block itself: of a heading, of a quotation's lines."""
    if kind == "heading":
        yield from (
            found.span() for found in _HEADING.finditer(words) if found.start() == 0 or found.end() == len(words)
        )
    elif kind == "quote":
        yield from (found.span() for found in _QUOTE.finditer(words))


def _inline(words: str, links: list[Link], at: int) -> Iterator[tuple[int, int]]:
    """The signs between the words."""
    strong: list[tuple[int, str]] = []
    for found in _INLINE.finditer(words):
        start, end = found.span()
        if found["escape"]:
            yield start, start + 1
        elif found["tick"]:
            yield found.span("tick")
            yield found.end("code"), end
        elif found["open"]:
            if found["words"].startswith("^"):  # a note
                continue
            yield found.span("open")
            yield found.span("close")
            yield from _shifted(_inline(found["words"], [], 0), found.start("words"))
            if found["target"]:
                target = found["target"].removeprefix("#")
                links.append(Link(at + found.start("words"), at + found.end("words"), target))
        elif found["address"]:
            yield start, start + 1
            yield end - 1, end
        elif found["tag"]:
            yield start, end
        else:
            yield from _paired(words, start, found["strong"], strong)


def _shifted(spans: Iterable[tuple[int, int]], by: int) -> Iterator[tuple[int, int]]:
    return ((start + by, end + by) for start, end in spans)


def _paired(words: str, at: int, sign: str, waiting: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """A sign of emphasis with the one that it closes; CommonMark's rule of what may open and what may close."""
    end = at + len(sign)
    before, after = words[at - 1 : at] or " ", words[end : end + 1] or " "
    within = sign[0] == "_" and before.isalnum() and after.isalnum()
    if not before.isspace() and not within:
        known = next((place for place in range(len(waiting) - 1, -1, -1) if waiting[place][1] == sign), None)
        if known is not None:
            start, _ = waiting[known]
            del waiting[known:]
            yield start, start + len(sign)
            yield at, end
            return
    if not after.isspace() and not within and len(waiting) < 50:
        waiting.append((at, sign))


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sorted spans without what an earlier one holds already."""
    at = 0
    for start, end in spans:
        if max(start, at) < end:
            yield max(start, at), end
            at = end
