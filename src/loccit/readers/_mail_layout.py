"""The words of a message, or of a thread printed to a text → blocks: paragraphs, each level of quotation, heads.

What is quoted with `>` is a block of its own kind, and its signs are marks: they stand in the text and in no passage.
Lines are joined where they flow (RFC 3676: they end in a space), else where they were wrapped. The lines that say whose
a quoted message is stand by themselves (cue `mail-head`); so does what is signed behind `-- ` (`mail-signature`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loccit.model import SourceBlock, Span
from loccit.readers._lines import Line, block_of, is_bullet, lines_of
from loccit.readers._wrapping import blocks_of_run
from loccit.text.mail_fields import MailLine, is_field
from loccit.text.mail_heads import Head, find_heads, make_thread, unquoted
from loccit.text.mail_names import ADDRESS

_NARROWEST, _WIDEST = 55, 82
"""Mail is wrapped at 65 to 80 columns; a text whose lines are all shorter was not wrapped."""
_UNWRAPPED = 100
"""A line of more columns was not wrapped either, unless it is one address."""
_LONGEST_SIGNATURE = 12
"""Lines of what stands behind a bare `--`; `-- ` with its space may have more."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line with words: as the text has it, and without the signs of quotation."""

    line: Line
    bare: Line
    depth: int
    flows: bool
    is_parted: bool
    """Whether it is the line `-- ` with its space, which parts a signature from the words above it."""

    @property
    def in_head(self) -> MailLine:
        return MailLine(self.depth, self.bare.words, self.bare.follows_blank)


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text, and the signs in it that are no words; both sorted."""

    blocks: tuple[SourceBlock, ...]
    marks: tuple[Span, ...]


def holds_thread(text: str) -> bool:
    """Whether a text holds a message inside another one, or several: two heads, one below other words, or above
    what is quoted."""
    entries, _ = _entries(text, lines_of(text))
    sure = [head for head in find_heads([entry.in_head for entry in entries]) if head.is_sure]
    sure = [head for head in sure if head.sort != "line" or _is_of_mail(entries, head)]
    if not make_thread([entry.in_head for entry in entries], sure):
        return False
    return len(sure) > 1 or any(head.first > 0 or any(entry.depth for entry in entries) for head in sure)


def _is_of_mail(entries: Sequence[_Entry], head: Head) -> bool:
    """Whether `On …, X wrote:` can be nothing but mail: by an address, or above what is quoted deeper."""
    is_above = head.last < len(entries) and entries[head.last].depth > head.depth
    return is_above or any(ADDRESS.search(entry.bare.words) for entry in entries[head.first : head.last])


def layout_of(text: str, *, flowed: bool = False) -> Layout:
    """The layout of a text; `flowed` says that its lines go on where they end in a space."""
    lines = lines_of(text)
    entries, empty = _entries(text, lines)
    heads = find_heads([entry.in_head for entry in entries])
    widths = _widths(entries)
    flowing = {entry.depth for entry in entries if entry.flows} if flowed else set()
    blocks = [block_of([line], "quote") for line in empty]
    for part in _parts(entries, heads):
        blocks += part.blocks(widths, flowing)
    blocks.sort(key=lambda block: block.start)
    signs = [Span(line.start, line.end) for line in empty]
    signs += [Span(entry.line.start, entry.bare.start) for entry in entries if entry.bare.start > entry.line.start]
    signs += [Span(entry.bare.start, entry.bare.end) for entry in entries if entry.bare.words == "--"]
    return Layout(tuple(blocks), _joined(sorted(signs)))


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Sorted spans with those that touch made one."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _entries(text: str, lines: Sequence[Line]) -> tuple[list[_Entry], list[Line]]:
    """The lines that have words, and those that have nothing but signs of quotation."""
    entries: list[_Entry] = []
    empty: list[Line] = []
    depth, is_blank = 0, False
    for line in lines:
        deep, words = unquoted(line.words)
        bare = words.strip()
        if not bare:
            empty.append(line)
            is_blank = True
            continue
        start = line.start + len(line.words) - len(words.lstrip())
        indent = len(words) - len(words.lstrip()) if deep else line.indent
        follows_blank = line.follows_blank or is_blank or deep != depth
        inner = replace(line, start=start, words=bare, indent=indent, follows_blank=follows_blank)
        is_open = text[line.end : line.end + 1] == " "
        entries.append(_Entry(line, inner, deep, is_open and bare != "--", is_open and bare == "--"))
        depth, is_blank = deep, False
    return entries, empty


def _widths(entries: Sequence[_Entry]) -> dict[int, int | None]:
    """The column at which the lines of each depth were wrapped; None where they were not."""
    found: dict[int, int | None] = {}
    for depth in {entry.depth for entry in entries}:
        widths = [entry.bare.width for entry in entries if entry.depth == depth and " " in entry.bare.words]
        narrow = [width for width in widths if width <= _WIDEST]
        long = sum(width > _UNWRAPPED for width in widths)
        width = max(narrow, default=0)
        wrapped = sum(width >= _NARROWEST for width in narrow)
        found[depth] = width if width >= _NARROWEST and 4 * long <= wrapped else None
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines of one depth with no blank line between, and what they are: `head`, `fields`, `signature` or ``."""

    entries: list[_Entry]
    sort: str

    def blocks(self, widths: dict[int, int | None], flowing: set[int]) -> Iterator[SourceBlock]:
        depth = self.entries[0].depth
        whole = {entry.bare.start: entry.line.start for entry in self.entries}
        for block in self._found(widths[depth], depth in flowing):
            kind = "quote" if depth and block.kind != "code" else block.kind
            yield replace(block, kind=kind, start=whole[block.start])

    def _found(self, width: int | None, flows: bool) -> Iterator[SourceBlock]:
        lines = [entry.bare for entry in self.entries]
        if self.sort in ("line", "end"):
            yield block_of(lines, "paragraph", cues=("mail-head",))
        elif self.sort == "fields":
            yield from (block_of(field, "paragraph", cues=("mail-head",)) for field in _fielded(self.entries))
        elif self.sort == "signature":
            yield block_of(lines, "paragraph", cues=("mail-signature",))
        elif flows:
            for group in _flowing(self.entries):
                yield _worded(block_of(group, "list_item" if is_bullet(group[0].words) else "paragraph", level=0))
        elif width is None:
            for line in lines:
                yield _worded(next(blocks_of_run([line], _WIDEST)))
        else:
            yield from (_worded(block) for block in blocks_of_run(lines, width))


def _worded(block: SourceBlock) -> SourceBlock:
    """A block of a message's own words; what looks like a heading in it is a line of its writer's."""
    return replace(block, cues=(*block.cues, "mail-words"))


def _flowing(entries: Sequence[_Entry]) -> Iterator[list[Line]]:
    """Lines together with those that they flow into."""
    group: list[Line] = []
    for entry in entries:
        group.append(entry.bare)
        if not entry.flows:
            yield group
            group = []
    if group:
        yield group


def _fielded(entries: Sequence[_Entry]) -> Iterator[list[Line]]:
    """Each field of a head with the lines that go on with it."""
    group: list[Line] = []
    for entry in entries:
        if group and is_field(entry.bare.words):
            yield group
            group = []
        group.append(entry.bare)
    if group:
        yield group


def _parts(entries: Sequence[_Entry], heads: Sequence[Head]) -> Iterator[_Part]:
    """The lines in order, cut at heads, at blank lines, where the depth changes, and at what is signed."""
    begins = {head.first: head for head in heads}
    at = 0
    while at < len(entries):
        head = begins.get(at)
        if head:
            yield _Part(list(entries[at : head.last]), head.sort)
            at = head.last
            continue
        end = at + 1
        is_signature = entries[at].bare.words == "--"
        while end < len(entries) and end not in begins and entries[end].depth == entries[at].depth:
            if entries[end].bare.words == "--" or (entries[end].bare.follows_blank and not is_signature):
                break
            end += 1
        is_signature = is_signature and (end - at <= _LONGEST_SIGNATURE or entries[at].is_parted)
        yield from _signed(entries[at:end]) if is_signature else _runs(entries[at:end])
        at = end


def _signed(entries: Sequence[_Entry]) -> Iterator[_Part]:
    """What stands behind `-- `, a part for each stretch without a blank line."""
    return (_Part(part.entries, "signature") for part in _runs(entries))


def _runs(entries: Sequence[_Entry]) -> Iterator[_Part]:
    run: list[_Entry] = []
    for entry in entries:
        if run and entry.bare.follows_blank:
            yield _Part(run, "")
            run = []
        run.append(entry)
    yield _Part(run, "")
