"""A Markdown text → its blocks, as spans over the text with all markup inside them.

The rules are CommonMark's (0.31) for blocks, with tables of GFM and footnote definitions of PHP Markdown Extra;
what a rule does not know is a paragraph. One pass over the lines; every line that is not blank lies in one block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loccit.model import SourceBlock
from loccit.readers._markdown_front import front_of

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_INDENT = re.compile(r"[ \t]*")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]|$)")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r"(`{3,}+(?!.*`)|~{3,})")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")
_DEFINITION = re.compile(r"\[[^\]\n^][^\]\n]{0,200}\]:[ \t]*\S")
_TAG = re.compile(r"</?(?:div|p|table|section|article|aside|details|figure|ul|ol|pre|script|style|iframe|img|br|hr)\b")
_TAB = 4


@dataclass(slots=True)
class _Open:
    """The block that the next line may go on with."""

    kind: str
    start: int
    end: int
    level: int
    line: int
    cues: tuple[str, ...] = ()


class _Scan:
    """The state between two lines."""

    def __init__(self) -> None:
        self.blocks: list[SourceBlock] = []
        self.open: _Open | None = None
        self.fence = ""
        self.margins: list[int] = []
        self.in_note = False
        self.blank = True
        self.in_table = False

    def close(self) -> None:
        """Ends the open block."""
        held, self.open = self.open, None
        if held is not None:
            where = f"line {held.line}"
            self.blocks.append(SourceBlock(held.kind, held.start, held.end, held.level, where, held.cues))

    def begin(self, kind: str, start: int, end: int, line: int, level: int = 0, cues: tuple[str, ...] = ()) -> None:
        """Ends the open block and begins another."""
        self.close()
        self.open = _Open(kind, start, end, level, line, cues)


def blocks_of(text: str) -> tuple[SourceBlock, ...]:
    """The blocks in order; together they cover every character that is not white space.

    >>> [(block.kind, block.level) for block in blocks_of("# Tides\\n\\n- low\\n  - lower\\n\\n> he said\\n")]
    [('heading', 1), ('list_item', 1), ('list_item', 2), ('quote', 0)]
    """
    scan = _Scan()
    at, line = 0, 1
    front = front_of(text)
    if front:
        scan.blocks.append(SourceBlock("code", 0, front.end(), 0, "line 1", ("front-matter",)))
        at, line = front.end(), text.count("\n", 0, front.end()) + 1
    for found in _LINE.finditer(text, at):
        words = found.group()
        bare = words.rstrip()
        if not bare.strip():
            _blank(scan)
        else:
            _take(scan, bare, found.start(), line)
        line += 1
    scan.close()
    return tuple(scan.blocks)


def _blank(scan: _Scan) -> None:
    scan.blank = True
    scan.in_table = False
    if not scan.fence and not scan.in_note and not (scan.open and scan.open.kind == "code"):
        scan.close()


def _take(scan: _Scan, bare: str, at: int, line: int) -> None:
    """One line that is not blank, without its line end."""
    lead = _INDENT.match(bare)
    assert lead is not None
    start, end = at + lead.end(), at + len(bare)
    depth = len(lead.group().expandtabs(_TAB))
    words = bare[lead.end() :]
    if scan.fence:
        _in_fence(scan, words, end)
    elif scan.in_note and scan.open and (depth >= 2 or (not scan.blank and not _starts_anew(words))):
        scan.open.end = end
    else:
        scan.in_note = False
        if scan.blank and depth < (scan.margins[-1] if scan.margins else 0):
            scan.margins = [margin for margin in scan.margins if margin <= depth]
        _block(scan, words, depth, start, end, line)
    scan.blank = False


def _in_fence(scan: _Scan, words: str, end: int) -> None:
    assert scan.open is not None
    scan.open.end = end
    if words.startswith(scan.fence) and not words.strip(scan.fence[0] + " \t"):
        scan.fence = ""
        scan.close()


def _block(scan: _Scan, words: str, depth: int, start: int, end: int, line: int) -> None:
    """A line outside fences and notes: a block of its own, or the open one's next line."""
    held = scan.open
    base = scan.margins[-1] if scan.margins else 0
    if depth >= base + _TAB and (scan.blank or (held and held.kind == "code")) and not _ITEM.match(words):
        if held and held.kind == "code":
            held.end = end
        else:
            scan.begin("code", start, end, line, cues=("indented",))
        return
    if held and held.kind == "code":
        scan.close()
        held = None
    if held and held.kind == "paragraph" and not scan.blank and _UNDERLINE.match(words) and not held.cues:
        held.kind, held.level, held.end = "heading", 1 if words[0] == "=" else 2, end
        scan.close()
    elif (found := _HEADING.match(words)) and depth < base + _TAB:
        scan.begin("heading", start, end, line, len(found[1]))
        scan.close()
        scan.margins = []
    elif _RULE.match(words):
        scan.begin("paragraph", start, end, line, cues=("rule",))
        scan.close()
    elif found := _FENCE.match(words):
        scan.begin("code", start, end, line)
        scan.fence = found[1]
    else:
        _prose(scan, words, depth, start, end, line)


def _prose(scan: _Scan, words: str, depth: int, start: int, end: int, line: int) -> None:
    """A list item, a line of a quote, a table's row, a definition, or the words of a paragraph."""
    held = scan.open
    if words[0] == ">":
        if held and held.kind == "quote" and words.strip("> \t"):
            held.end = end
        else:
            scan.begin("quote", start, end, line)
            if not words.strip("> \t"):
                scan.close()
    elif found := _ITEM.match(words):
        margin = depth + (found.end() if words[found.end() :] else 2)
        scan.margins = [known for known in scan.margins if known <= depth]
        scan.margins.append(margin)
        scan.begin("list_item", start, end, line, len(scan.margins), ("bullet" if words[0] in "-*+" else "number",))
    elif _NOTE.match(words):
        scan.begin("paragraph", start, end, line, cues=("footnote-definition",))
        scan.in_note, scan.margins = True, []
    elif "|" in words and (scan.in_table or words[0] == "|" or _is_table_rule(words)):
        _row(scan, words, start, end, line)
    elif held and not scan.blank:
        held.end = end
    else:
        if depth == 0:
            scan.margins = []
        scan.begin("paragraph", start, end, line, cues=_cues(words, bool(scan.margins)))


def _row(scan: _Scan, words: str, start: int, end: int, line: int) -> None:
    held = scan.open
    is_rule = _is_table_rule(words)
    if is_rule and held and held.kind == "paragraph" and held.line == line - 1 and not held.cues:
        held.kind = "row"
    scan.in_table = True
    scan.begin("row", start, end, line, cues=("rule",) if is_rule else ())
    scan.close()


def _is_table_rule(words: str) -> bool:
    """Whether the line parts a table's head from its body: `|---|:--:|`."""
    return "-" in words and not words.strip("|-: \t")


def _cues(words: str, is_in_item: bool) -> tuple[str, ...]:
    if words.startswith("<!--"):
        return ("comment",)
    if words[0] == "<" and _TAG.match(words):
        return ("html",)
    if _DEFINITION.match(words):
        return ("link-definition",)
    return ("in-item",) if is_in_item else ()


def _starts_anew(words: str) -> bool:
    """Whether a line ends a note even without an empty line before it."""
    return bool(_NOTE.match(words) or _HEADING.match(words) or _FENCE.match(words))
