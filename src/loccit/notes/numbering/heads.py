"""Where notes may begin: the labels at the start of blocks, and of lines in a block that begins with one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loccit.model import Reading, SourceBlock
from loccit.notes.brackets import closings
from loccit.notes.headings import is_notes_heading
from loccit.notes.numbering.labels import normal

_HEAD = re.compile(
    r"""
    [ \t\u00a0]*
    (?:
      \[(?i:(?:foot|end|side)?-?note):?\s+(?P<worded>[\w*†‡§¶‖#.]{1,8})\s*[:.]\s*    # [Footnote 12: words]
    | \[(?i:(?:foot|end|side)-?note):\s*(?P<unnamed>)                                 # [Footnote: words]
    | \[(?i:FN|n|note|anm|\#)[.:\# ]?[ ]?(?P<fn>\d{1,4})\][.:]?                      # [FN#12] words, [fn1]: words
    | \[\[(?P<doubled>\d{1,4})\]\][.:]?                                           # [[1]] words
    | (?i:(?:foot|end)?note|fn\.|anm(?:erkung|\.)|nota|сноска|прим\.)[ ](?P<said>\d{1,4})[.:)](?=\s)   # Note 1. words
    | /(?P<slashed>\d{1,4})/
    | =(?P<equalled>\d{1,4})=
    | (?P<slash>\d{1,4})/(?=[ \t])
    | \*(?P<starred>\d{1,4})(?=[ \t])
    | (?P<roman>[ivxlc]{1,6}|[a-z])[.)](?=\s)                                        # iv. words
    | (?P<open>\\?\[|[({<\\［【〔])(?P<bracketed>\d{1,4}[a-z]?|[a-zA-Z]|[ivxlc]{2,6}|[IVXLC]{2,6}
        |(?:\d{1,3}|[A-Z]{1,6})[-.:]\d{1,3}|[*†‡§¶‖#]{1,5})(?P<close>\\?\]|[)}>\\］】〕])\.?:?
    | \^\{?(?P<caret>\d{1,4})\}?
    | (?P<super>[⁰¹²³⁴-⁹]{1,4})
    | (?![§¶]{1,2}[ \u00a0]?[\dIVX(])(?P<symbol>[*†‡§¶‖#]{1,4}|\\\*)(?![*\-=_|]|[ ]+\*)
    | (?P<number>\d{1,4})(?P<stop>[.):](?!\d)|[ \t]?[-–—](?=\s)|(?=[ \t\u00a0]+["“‘«(\[]?[A-ZÀ-Þ\u0400-\u042f]))
    )
    (?=[ \t\u00a0]*\S)
    """,
    re.X,
)
"""A label at the start of a line, with words behind it: takes `[1] See`, `12. See`, `(a) See`, `* See`, `¹See`,
`[Footnote 3: See …]`, `1 See`; leaves `1911 was cold`, `* * *`, `§ 12 says`, and a label alone in its line."""

_WORDED = re.compile(r"\[(?:Foot|End|Side)?-?note", re.I)
_PAIRS = {
    "[": "]", "(": ")", "{": "}", "<": ">", "\\": "\\", "\\[": "\\]", "［": "］", "【": "】", "〔": "〕",
}  # fmt: skip
_SQUARE = frozenset(("\\[]", "［］", "【】", "〔〕"))
"""Brackets that are square ones in another dress: escaped, or of another script."""
_RULE = re.compile(r"\s*(?:[-_=–—*~]\s?){3,}\s*")
_OUTSIDE = frozenset(("nav", "footer", "hidden", "header", "menu", "comment"))


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of what may be a note: `start` is its label, `words` the place behind, `end` where it ends at most.

    `style` says how the label is printed: `[]`, `()`, `{}`, `<>`, `\\\\`, `.`, `)`, ` `, `super`, `symbol`, `caret`,
    `worded`, `raised`, `listed`. `group` counts stretches of heads with nothing else between them.
    """

    start: int
    words: int
    end: int
    style: str
    label: str
    group: int
    under_heading: bool
    indent: int = 0


def heads_of(reading: Reading) -> list[Head]:
    """Every label at the start of a block, and of further lines in such a block, in the order of the text."""
    raised = {target.start: target.end for target in reading.targets if "sup" in target.cues[:1]}
    ends = closings(reading.text, "[") if _WORDED.search(reading.text) else {}
    heads: list[Head] = []
    group, listed, is_open, is_under = 0, 0, False, False
    for ordinal, block in enumerate(reading.blocks):
        if not _OUTSIDE.isdisjoint(block.cues):
            continue
        if block.kind == "heading":
            is_under, is_open = _is_under(reading.text, block, False, is_under), False
            continue
        found = list(_in_block(reading.text, block, raised, ends)) or _alone(reading, ordinal)
        if not found and is_under and block.kind == "list_item" and reading.format != "text":
            listed = 1 + (listed if is_open else 0)
            found = [(block.start, block.start, block.end, "listed", str(listed))]
        if found:
            group += not is_open
            heads += [Head(*one, group, is_under, _indent(reading.text, one[0])) for one in found]
        is_under = _is_under(reading.text, block, bool(found), is_under)
        is_open = bool(found)
    return heads


def _is_under(text: str, block: SourceBlock, is_head: bool, was_under: bool) -> bool:
    """Whether the blocks behind this one stand under a heading "Notes" or a rule."""
    if is_head:
        return was_under
    if block.end - block.start <= 100:
        words = text[block.start : block.end]
        if is_notes_heading(words) or _RULE.fullmatch(words):
            return True
    return was_under and block.kind != "heading"


_Found = tuple[int, int, int, str, str]


def _in_block(text: str, block: SourceBlock, raised: dict[int, int], ends: dict[int, int]) -> Iterator[_Found]:
    """The heads of one block, each ending where the next one begins."""
    first = _head_at(text, block.start, block.end, raised)
    if first is None:
        return
    found = [first]
    if first[3] == "worded":
        end = ends.get(first[0]) or block.end + 1
        yield (first[0], first[1], end - 1, "worded", first[4])
        return
    at = text.find("\n", block.start, block.end)
    while at >= 0:
        line = _head_at(text, at + 1, block.end, raised)
        if line and line[3] == first[3]:
            found.append(line)
        at = text.find("\n", at + 1, block.end)
    if first[3] == "[]":
        found = [more for one, end in _with_ends(found, block.end) for more in (one, *_run_on(text, one, end))]
    limits = [one[0] for one in found[1:]] + [block.end]
    for one, end in zip(found, limits, strict=True):
        yield (one[0], one[1], one[1] + len(text[one[1] : end].rstrip()), one[3], one[4])


def _with_ends(found: list[_Found], end: int) -> list[tuple[_Found, int]]:
    return list(zip(found, [*(one[0] for one in found[1:]), end], strict=True))


_RUN_ON = re.compile(r"(?<=[.\])”\"’0-9])\s\[(?P<label>\d{1,4})\]\s(?=\S)")
"""Takes ` [8] Holm` behind `14 [7] Tveit, p. 3.`; leaves `see [8] above`."""


def _run_on(text: str, head: _Found, end: int) -> Iterator[_Found]:
    """The heads of further notes in one line or paragraph: each the next number, behind the end of a sentence."""
    label = head[4]
    for more in _RUN_ON.finditer(text, head[1], end):
        if label.isdigit() and int(more["label"]) == int(label) + 1:
            label = more["label"]
            yield (more.start() + 1, more.end(), end, head[3], label)


def _alone(reading: Reading, ordinal: int) -> list[_Found]:
    """The head of a note whose label is a block of its own, its words the next block: before verses, most often."""
    block = reading.blocks[ordinal]
    if block.end - block.start > 8 or ordinal + 1 >= len(reading.blocks):
        return []
    term = _TERM.fullmatch(reading.text, block.start, block.end) if block.kind == "term" else None
    if term:
        more = reading.blocks[ordinal + 1]
        return [(block.start, more.start, more.end, ".", normal(term["label"]))]
    found = _LABEL_ALONE.fullmatch(reading.text, block.start, block.end)
    if not found:
        return []
    more = reading.blocks[ordinal + 1]
    return [(block.start, more.start, more.end, found["open"] + found["close"], normal(found["label"]))]


_TERM = re.compile(r"(?P<label>\d{1,4})[.):]?")
"""A number that is a term of a list of definitions: takes `1.`, `12`."""
_LABEL_ALONE = re.compile(r"(?P<open>[\[({])(?P<label>\d{1,4}|[a-zA-Z*†‡§])(?P<close>[\])}])")


def _head_at(text: str, at: int, end: int, raised: dict[int, int]) -> _Found | None:
    """The label at one place: its start, the words behind it, and how it is printed."""
    if at in raised and raised[at] < end and raised[at] - at <= 6:
        label = normal(text[at : raised[at]])
        words = raised[at] + len(text[raised[at] : end]) - len(text[raised[at] : end].lstrip(" \t\u00a0.)"))
        return (at, words, end, "raised", label) if label and words < end else None
    found = _HEAD.match(text, at, end)
    if not found:
        return None
    name = found.lastgroup or ""
    start = at + len(found.group()) - len(found.group().lstrip())
    words = found.end() + len(text[found.end() : found.end() + 20]) - len(text[found.end() : found.end() + 20].lstrip())
    if found["bracketed"] is not None:
        if _PAIRS[found["open"]] != found["close"]:
            return None
        style = (found["open"] + found["close"]).replace("\\]", "]")
        return (start, words, end, "[]" if style in _SQUARE else style, normal(found["bracketed"]))
    if found["number"] is not None:
        style = {".": ".", ":": ".", ")": ")"}.get(found["stop"], " ")
        return (start, words, end, style, normal(found["number"]))
    name = next(name for name in _NAMED_STYLES if found[name] is not None)
    style = _STYLE_OF.get(name, name)
    return (start, words, end, style, normal(found[name]))


_NAMED_STYLES = (
    "worded", "unnamed", "fn", "roman", "doubled", "said", "slashed", "equalled", "slash", "starred", "caret",
    "super", "symbol",
)  # fmt: skip
_STYLE_OF = {
    "unnamed": "worded",
    "doubled": "fn",
    "slashed": "//",
    "equalled": "=n=",
    "slash": "n/",
    "starred": "*n",
    "roman": "a.",
}


def _indent(text: str, place: int) -> int:
    return place - (text.rfind("\n", 0, place) + 1)
