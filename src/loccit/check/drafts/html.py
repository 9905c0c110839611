"""HTML drafts: paragraphs, block quotes, `q`, links to identifiers, notes by their ids; scripts are no text."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right

from loccit.check.drafts._draft import (
    FILL,
    Call,
    Draft,
    Mask,
    Mention,
    Stretch,
    blank,
    find_mentions,
    line_starts,
    paragraphs,
)
from loccit.text.character_references import in_place

EXTENSIONS = (".html", ".htm", ".xhtml")

_NO_TEXT = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)"
    r"|<(script|style|pre|code|template|head|svg|noscript|del)\b.*?(?:</\1\s*>|\Z)|<[!?][^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_CITE = re.compile(r"\bcite\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_ID = re.compile(r"\b(?:id|name)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark",
     "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr")
)  # fmt: skip
_DEEPEST = 8
"""Elements that are looked through from the inside, for the note that they belong to."""
_SOURCE = frozenset(("a", "cite", "footer", "small"))
_MOST_SOURCES = 6
"""Links, `cite`s and `footer`s at the end of a block quotation that are looked at."""
_NO_WORD = re.compile(r"\W*\Z")
_WORD = re.compile(r"\S")
_NOTE_ITEM = frozenset(("li", "p", "div", "aside", "dt", "dd", "section", "tr"))
_CELL = frozenset(("td", "th"))
"""Cells stand side by side: an identifier in one goes with the quotation in another."""
_BREAKS = re.compile(r"<br\b[^<>]{0,100}>(?:[ \t\r\n]*<br\b[^<>]{0,100}>)+", re.IGNORECASE)
_MARKER = 4
_LONGEST_MARKER = 400
"""Characters, tags included, of what a link to a note shows: `1`, `[12]`, `*`."""


def read(source: str, name: str) -> Draft:
    """An HTML draft. (Words are never taken from attributes; identifiers are.)"""
    mask = Mask(source)
    mask.hide(_NO_TEXT)
    mask.text = _BREAKS.sub(lambda found: "\n\n" + blank(found.group()[2:]), mask.text)
    tags = _Tags(mask)
    mask.text = _TAG.sub(tags.take, mask.text)
    mask.text = _without_sources(mask.text, tags)
    mask.text = in_place(mask.text)
    mask.take_mentions()
    mask.mentions.sort(key=lambda one: one.start)
    stretches = [tags.placed(stretch) for stretch in paragraphs(mask.text)]
    labels = {stretch.label for stretch in stretches if stretch.label}
    calls = [call for call in mask.calls if call.label in labels]
    mask.text = _without_markers(mask.text, calls, tags.link_ends)
    return Draft(name, source, mask.text, tuple(stretches), tuple(mask.mentions), tuple(calls), line_starts(source))


class _Tags:
    """What the tags say: where block quotes and notes are, which links lead to identifiers and to notes."""

    def __init__(self, mask: Mask) -> None:
        self.mask = mask
        self.quotes: list[tuple[int, int]] = []
        self.quote_start = -1
        self.open: list[tuple[str, str]] = []
        self.anchors: list[tuple[int, tuple[str, ...]]] = []
        self.wanted: set[str] = set()
        self.sources: list[tuple[int, int]] = []
        self.cites: list[list[Mention]] = []
        self.source_starts: dict[str, int] = {}
        self.link_ends: list[int] = []
        self.term = ""

    def take(self, found: re.Match[str]) -> str:
        """What a tag becomes: nothing, a mark, or the end of a paragraph."""
        is_end, name, attributes = bool(found.group(1)), found.group(2).lower(), found.group(3)
        if name == "a":
            self._link(found, is_end, attributes)
        if name in _NOTE_ITEM:
            self._nest(name, is_end, self._anchor(name, is_end, _value(_ID, attributes)))
            self._place(found.start())
        if name == "blockquote":
            self._quote(found, is_end)
        if name in ("blockquote", "q"):
            self._cite(found, is_end, attributes)
        if name in _SOURCE and self.quote_start >= 0:
            self._source(found, name, is_end)
        if name == "q":
            return ("”" if is_end else "“") + FILL * (len(found.group()) - 1)
        if name in _INLINE or name in _CELL:
            return blank(found.group())
        if name == "br":
            return "\n" + blank(found.group()[1:])
        return "\n\n" + blank(found.group()[2:])

    def _link(self, found: re.Match[str], is_end: bool, attributes: str) -> None:
        if is_end:
            self.link_ends.append(found.start())
            return
        address = html.unescape(_value(_HREF, attributes))
        for one in find_mentions(address, 0):
            self.mask.mentions.append(Mention(found.start(), found.end(), one.written, one.identifier))
        if address.startswith("#") and len(address) > 1:
            self.mask.calls.append(Call(found.start(), found.end(), address[1:]))
            self.wanted.add(address[1:])
        anchor = _value(_ID, attributes)
        if anchor:
            self._place(found.start(), anchor)

    def _place(self, start: int, *more: str) -> None:
        """Keeps in mind which anchors are around what stands from `start` on."""
        self.anchors.append((start, (*(anchor for _, anchor in self.open[-_DEEPEST:] if anchor), *more)))

    def _anchor(self, name: str, is_end: bool, anchor: str) -> str:
        """An element's anchor; a description has that of its term."""
        if name == "dt" and not is_end:
            self.term = anchor
        return anchor or (self.term if name == "dd" and not is_end else "")

    def _cite(self, found: re.Match[str], is_end: bool, attributes: str) -> None:
        """The identifier in a quotation's `cite` attribute stands where the quotation ends."""
        if not is_end:
            self.cites.append(find_mentions(html.unescape(_value(_CITE, attributes)), 0))
        elif self.cites:
            start = found.start() + 1
            self.mask.mentions.extend(
                Mention(start, found.end(), one.written, one.identifier) for one in self.cites.pop()
            )

    def _source(self, found: re.Match[str], name: str, is_end: bool) -> None:
        """Keeps in mind where a block quotation may name its source: in a link to an identifier, `cite` or `footer`."""
        if is_end:
            begun = self.source_starts.pop(name, -1)
            if begun >= self.quote_start:
                self.sources.append((begun, found.start()))
        elif name != "a" or find_mentions(html.unescape(_value(_HREF, found.group(3))), 0):
            self.source_starts[name] = found.end()

    def _nest(self, name: str, is_end: bool, anchor: str) -> None:
        """Keeps in mind which elements are open; a `p`, `li` or `tr` that nobody closed ends with the next."""
        if is_end:
            while self.open and any(one == name for one, _ in self.open[-_DEEPEST:]):
                if self.open.pop()[0] == name:
                    return
            return
        if self.open and self.open[-1][0] == name and name in ("p", "li", "dt", "dd", "tr"):
            self.open.pop()
        self.open.append((name, anchor))

    def _quote(self, found: re.Match[str], is_end: bool) -> None:
        if not is_end:
            self.quote_start = found.end()
        elif self.quote_start >= 0:
            self.quotes.append((self.quote_start, found.start()))
            self.quote_start = -1

    def placed(self, stretch: Stretch) -> Stretch:
        """A paragraph as block quote or note, where it is one."""
        at = bisect_right(self.anchors, stretch.start, key=lambda one: one[0])
        around = self.anchors[at - 1][1] if at else ()
        label = next((anchor for anchor in reversed(around) if anchor in self.wanted), "")
        if label:
            return Stretch("note", stretch.start, stretch.end, label)
        at = bisect_right(self.quotes, stretch.start, key=lambda one: one[0])
        inside = at > 0 and stretch.end <= self.quotes[at - 1][1]
        return Stretch("quote", stretch.start, stretch.end) if inside else stretch


def _without_sources(text: str, tags: _Tags) -> str:
    """The words that name a block quotation's source at its end are none of its own."""
    parts, done = [], 0
    sources = sorted(tags.sources)
    for start, end in tags.quotes:
        cut = end
        inside = sources[bisect_left(sources, (start, 0)) : bisect_left(sources, (end, 0))]
        for begun, closed in reversed(inside[-_MOST_SOURCES:]):
            if _NO_WORD.match(_without_identifiers(text[closed:cut])) and not _NO_WORD.match(text[start:begun]):
                cut = begun
        if cut < end and start >= done:
            tags.mask.mentions.extend(find_mentions(text[cut:end], cut))
            parts += [text[done:cut], _WORD.sub(FILL, text[cut:end])]
            done = end
    return "".join([*parts, text[done:]])


def _without_markers(text: str, calls: list[Call], ends: list[int]) -> str:
    """The numbers that links to notes show are no words of the draft."""
    parts, at = [], 0
    for call in calls:
        place = bisect_left(ends, call.end)
        end = ends[place] if place < len(ends) else call.end
        words = text[call.end : end].replace(FILL, "").strip(" \t\r\n[]()") if end - call.end <= _LONGEST_MARKER else ""
        if 0 < len(words) <= _MARKER and call.end >= at:
            parts += [text[at : call.end], blank(text[call.end : end])]
            at = end
    return "".join([*parts, text[at:]])


def _without_identifiers(words: str) -> str:
    for one in find_mentions(words, 0):
        words = words.replace(one.written, "")
    return words


def _value(attribute: re.Pattern[str], attributes: str) -> str:
    found = attribute.search(attributes)
    return next((value for value in found.groups() if value is not None), "") if found else ""
