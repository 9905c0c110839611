"""Markdown drafts: footnotes, block quotes, links, citation syntax (`[@p…]`), wiki links; code is no text."""

from __future__ import annotations

import re
from bisect import bisect_right

from loccit.check.drafts._code import without_fenced_code, without_inline_code
from loccit.check.drafts._draft import FILL, Call, Draft, Mask, Mention, Stretch, blank, find_mentions, line_starts
from loccit.check.drafts._markdown_lines import take_stretches
from loccit.text.character_references import in_place

EXTENSIONS = (".md", ".markdown", ".mdown", ".qmd", ".rmd", ".txt.md")

_FRONT = re.compile(
    r"\A(?:\ufeff)?(?:---[ \t]*\r?\n.*?\n(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n.*?\n\+\+\+)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
"""YAML or TOML at the head of a draft."""
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HTML_CODE = re.compile(r"<(code|pre)\b[^<>]{0,500}>.*?(?:</\1\s*>|\n[ \t]*\n|\Z)", re.DOTALL | re.IGNORECASE)
_DIV = re.compile(r"^[ \t]*:{3,}[^\n]*$", re.MULTILINE)
_LINK_TARGET = re.compile(r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)")
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\](?=\()")
_DEFINITION = re.compile(
    r"^[ ]{0,3}(?:>[ \t]?)*\[(?P<label>(?![\^@])[^\[\]\n]+)\]:(?P<target>[^\n]*(?:\n[ \t]+[^\s\[][^\n]*)?)$", re.M
)
"""Where the links `[words][label]` and `[label]` lead: takes `[s3]: https://papers.example/p/ptrb01mktp`."""
_REFERENCE = re.compile(r"(?<![!\\])\[(?P<words>[^\[\]]{1,500})\](?![(:])(?:[ \t]?\[(?P<label>[^\[\]\n]{0,200})\])?")
_WIKI = re.compile(r"!?\[\[[^\[\]\n]{1,500}\]\]")
_GROUP = re.compile(r"(?<!\^)\[[^\[\]\n]*?-?@[^\[\]]{1,1000}?\]|\^p[0-9a-z]{9}\b")
"""A citation group: takes `[see @ptrb01mktp, p. 3; @pc8cswvgnx]`, leaves `[The ministry]`, `^[@ptrb01mktp]`."""
_CALL = re.compile(r"\[\^([^\]\s\[]{1,100})\](?!:)")
_INLINE_NOTE = re.compile(r"(?<!\\)\^\[(?!\^)")
"""The start of a note inside its paragraph: takes `^[See`, leaves `[^1]` and `\\^[`."""
_BRACKET_OR_GAP = re.compile(r"(?<!\\)[\[\]]|\n[ \t]*\n")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>|<(?:https?://|mailto:)[^<>\s]{1,500}>")
_EMPHASIS = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|(?<!\\)[*~]{1,3}(?=\S)|(?<=\S)[*~]{1,3}|(?<![\w\\])_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)"
)
_CALLOUT = re.compile(r"^[ \t]*>[ \t>]*\[![\w-]{1,30}\][+-]?[^\n]*$", re.MULTILINE)
"""The heading of an Obsidian callout, no words of what it quotes: takes `> [!quote] The record`."""
_HTML_QUOTE = re.compile(
    r"<(?P<end>/?)(?P<name>q|blockquote|footer|figcaption)\b(?P<cite>[^<>]{0,500})>", re.IGNORECASE
)


def read(source: str, name: str) -> Draft:
    """A Markdown draft."""
    mask = Mask(source)
    for markup in (_FRONT, _COMMENT):
        mask.hide(markup)
    mask.text = without_fenced_code(mask.text)
    mask.text = without_inline_code(mask.text)
    mask.hide(_HTML_CODE)
    mask.hide(_DIV)
    mask.text = in_place(mask.text)
    _take_references(mask)
    for markup in (_LINK_TARGET, _WIKI, _GROUP):
        mask.hide(markup, mentions=True)
    mask.hide(_IMAGE)
    mask.hide(_CALLOUT, mentions=True)
    quotes = _take_html_quotes(mask)
    mask.hide(_TAG, mentions=True)
    mask.text = _CALL.sub(lambda found: _call(mask, found), mask.text)
    inline = _take_inline_notes(mask)
    stretches = [_kind(one, quotes) for one in take_stretches(mask)]
    stretches = sorted([*stretches, *inline], key=lambda one: (one.start, -one.end))
    mask.take_mentions()
    mask.hide(_EMPHASIS)
    mask.mentions.sort(key=lambda one: one.start)
    return Draft(
        name, source, mask.text, tuple(stretches), tuple(mask.mentions), tuple(mask.calls), line_starts(source)
    )


def _take_references(mask: Mask) -> None:
    """The links whose addresses stand elsewhere: an identifier there counts where the link stands."""
    defined: dict[str, list[Mention]] = {}
    for found in _DEFINITION.finditer(mask.text):
        defined.setdefault(_label(found["label"]), find_mentions(found["target"], 0))
    mask.hide(_DEFINITION)

    def hidden(found: re.Match[str]) -> str:
        cited = defined.get(_label(found["label"] or found["words"]), ())
        if not cited:
            return found.group()
        start = found.end("words")
        mask.mentions.extend(Mention(start, found.end(), one.written, one.identifier) for one in cited)
        return f"[{found['words']}]" + FILL * (found.end() - start - 1)

    if any(defined.values()):
        mask.text = _REFERENCE.sub(hidden, mask.text)


def _take_html_quotes(mask: Mask) -> list[tuple[int, int]]:
    """`<q>` as quotation marks; where each `<blockquote>` begins and ends. The identifier of a `cite` attribute stands
    at the closing tag, and the words of a `footer` inside are nobody's."""
    quotes: list[tuple[int, int]] = []
    open_: dict[str, list[re.Match[str]]] = {}
    hidden: list[tuple[int, int, str]] = []
    for found in _HTML_QUOTE.finditer(mask.text):
        name = found["name"].lower()
        if not found["end"]:
            open_.setdefault(name, []).append(found)
        elif open_.get(name):
            begun = open_[name].pop()
            cited = find_mentions(begun["cite"], 0)
            mask.mentions.extend(Mention(found.start(), found.end(), one.written, one.identifier) for one in cited)
            marks = ("“", "”") if name == "q" else ("", "")
            hidden += [(*begun.span(), marks[0]), (*found.span(), marks[1])]
            if name == "blockquote":
                quotes.append((begun.end(), found.start()))
            elif name != "q" and open_.get("blockquote"):
                mask.mentions.extend(find_mentions(mask.text[begun.end() : found.start()], begun.end()))
                hidden.append((begun.end(), found.start(), ""))
    mask.text = _with_hidden(mask.text, hidden)
    return sorted(quotes)


def _with_hidden(text: str, hidden: list[tuple[int, int, str]]) -> str:
    """A text with some stretches overwritten, each with a mark at its beginning or with nothing; line ends stay."""
    characters = list(text) if hidden else []
    for start, end, mark in hidden:
        characters[start:end] = [*mark, *blank(text[start + len(mark) : end])]
    return "".join(characters) or text


def _kind(stretch: Stretch, quotes: list[tuple[int, int]]) -> Stretch:
    """A paragraph as block quotation, where it stands in the `<blockquote>` that begins last before it."""
    at = bisect_right(quotes, (stretch.start, 0)) - 1
    inside = stretch.kind == "body" and at >= 0 and stretch.end <= quotes[at][1]
    return Stretch("quote", stretch.start, stretch.end) if inside else stretch


def _label(words: str) -> str:
    """A link's label as it is compared (CommonMark 4.7): case and white space apart."""
    return " ".join(words.split()).casefold()


def _take_inline_notes(mask: Mask) -> list[Stretch]:
    """Each `^[note]` as a stretch of its own inside its paragraph; one that nothing closes is no note."""
    notes: list[Stretch] = []
    parts, at = [], 0
    pairs = _brackets(mask.text) if "^[" in mask.text else {}
    for found in _INLINE_NOTE.finditer(mask.text):
        end = pairs.get(found.end())
        if end is None or found.start() < at:
            continue
        label = f"inline note {len(notes) + 1}"
        mask.calls.append(Call(found.start(), end + 1, label))
        notes.append(Stretch("note", found.end(), end, label))
        parts += [mask.text[at : found.start()], FILL * 2, mask.text[found.end() : end], FILL]
        at = end + 1
    mask.text = "".join([*parts, mask.text[at:]])
    mask.calls.sort(key=lambda one: one.start)
    return notes


def _brackets(text: str) -> dict[int, int]:
    """Behind each opening bracket: where it closes, in the same paragraph."""
    pairs: dict[int, int] = {}
    open_: list[int] = []
    for found in _BRACKET_OR_GAP.finditer(text):
        if found.group() == "[":
            open_.append(found.end())
        elif found.group() != "]":
            open_.clear()
        elif open_:
            pairs[open_.pop()] = found.start()
    return pairs


def _call(mask: Mask, found: re.Match[str]) -> str:
    mask.calls.append(Call(found.start(), found.end(), found.group(1)))
    return blank(found.group())
