"""LaTeX drafts: ``quotes'', `\\enquote`, quote environments, footnotes, `\\cite{p…}`; commands are no text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

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
from loccit.check.drafts._latex_characters import nothing, with_characters

EXTENSIONS = (".tex", ".latex")

_PREAMBLE = re.compile(r"\A.*?\\begin\s*\{document\}", re.DOTALL)
_COMMENT = re.compile(r"(?<!\\)%[^\n]*(?:\n[ \t]*(?=[^\s%]))?")
"""A comment, with the line end that it swallows: takes `% to do`, and all of `%⏎  ` in `the%⏎  quay`."""
_NOT_SHOWN = re.compile(
    r"\\(?:nocite|deleted)\b(?:\[[^\]]{0,200}\])?\{[^{}]{0,1000}\}|\\iffalse\b.*?(?:\\fi\b|\Z)", re.DOTALL
)
_VERBATIM = re.compile(
    r"\\begin\{(verbatim\*?|Verbatim|lstlisting|minted|comment)\}.*?(?:\\end\{\1\}|\Z)"
    r"|\\verb\*?([^\w\s]).*?\2",
    re.DOTALL,
)
_CITE = re.compile(
    r"\\[A-Za-z]*cites\*?(?:\([^()]{0,200}\)){0,2}(?:(?:\[[^\]]{0,300}\]){0,2}\{[^{}]{0,1000}\}){1,8}"
    r"|\\[A-Za-z]*cite[A-Za-z]*\*?(?:\s*\[[^\]]{0,300}\]){0,2}\s*\{[^{}]{0,1000}\}"
    r"|\\(?:href|url)\s*\{[^{}]{0,1000}\}"
)
_ELLIPSIS = re.compile(r"\\(?:l?dots|textellipsis)\b\s?(?:\{\})?")
_INSERTED = re.compile(r"\\text(?P<how>elp|ins|del)\*?\s*\{(?P<words>[^{}]{0,300})\}")
"""What csquotes marks as left out or put in: takes `\\textelp{}`, `\\textins{the minister}`, `\\textins*{T}he`."""
_MARKS = re.compile(r"```|'''|``|''|,,|<<|>>|`")
_MATH = re.compile(r"(?<!\\)\$")
_EPIGRAPH = re.compile(r"\\epigraph\s*(?=\{)")
_BIBITEM = re.compile(
    r"\\bibitem\s*(?:\[[^\]]{0,200}\])?\s*\{(?P<key>[^{}]{1,200})\}(?P<work>(?:(?!\\bibitem|\\end\s*\{).){0,2000})",
    re.DOTALL,
)
_KEYS = re.compile(r"\{([^{}]{0,1000})\}")
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{(quote|quotation|quoting|blockquote|displayquote|displaycquote|verse)\}")
_BLOCK_COMMAND = re.compile(
    r"\\(?:(?:begin|end)\s*\{[^{}]{0,60}\}(?:\[[^\]]{0,200}\])?|item\b|(?:sub){0,2}section\*?|chapter\*?|par\b|\\(?:\[[^\]]{0,20}\])?)"
)
_LABELS = re.compile(
    r"\\(?:label|ref|pageref|autoref|includegraphics|bibliography|bibliographystyle|usepackage|input|index|todo"
    r"|[vh]space|textcolor|color|selectlanguage|foreignlanguage)\*?\s*(?:\[[^\]]{0,200}\])?"
    r"\s*\{[^{}]{0,300}\}"
)
_ESCAPED = re.compile(r"\\([%&$#_{}])")
_COMMAND = re.compile(r"\\[A-Za-z]+\*?[ \t]?(?:\[[^\]\n]{0,200}\])?|\\[^A-Za-z\s]|[{}]")
_ENQUOTE = re.compile(r"\\(?:enquote|say|mkbibquote)\*?\s*(?=\{)")
_CSQUOTES = re.compile(
    r"\\(?P<key>(?:foreign|hyphen|hybrid)?(?:text|block)cquote|(?:foreign|hyphen|hybrid)(?:text|block)?quote)\*?(?=[\[{])"
    r"|\\(?:text|block)quote\*?(?=[\[{])"
)
"""The commands of csquotes that take a source, or a language, before the words: `\\textcquote[12]{p…}{words}`."""
_OPTION = re.compile(r"\[(?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\}|\[[^\[\]]*\])*\]")
_FOOTNOTE = re.compile(r"\\(?:foot|end|side)note(?:text)?\s*(?:\[[^\]]{0,100}\])?\s*\{")
_HIDDEN = re.compile(f"{FILL}+")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_LONGEST_OPEN = 2000


def read(source: str, name: str) -> Draft:
    """A LaTeX draft; without `\\begin{document}` all of it is text."""
    mask = Mask(source)
    for markup in (_PREAMBLE, _VERBATIM):
        mask.hide(markup)
    mask.text = _COMMENT.sub(nothing, mask.text)
    mask.hide(_NOT_SHOWN)
    mask.text = mask.text.replace("{[}", FILL * 2 + "[").replace("{]}", "]" + FILL * 2)
    _take_csquotes(mask)
    _take_cited_works(mask)
    mask.hide(_CITE, mentions=True)
    mask.text = _ELLIPSIS.sub(lambda found: "…" + FILL * (len(found.group()) - 1), mask.text)
    mask.text = _INSERTED.sub(_bracketed, mask.text)
    notes = _take_notes(mask)
    mask.text = _with_enquotes(mask.text)
    epigraphs = _take_epigraphs(mask)
    quotes = sorted([*_quote_environments(mask.text), *epigraphs])
    mask.hide(_LABELS)
    mask.text = _BLOCK_COMMAND.sub(lambda found: _broken(found.group()), mask.text)
    mask.hide(_MATH)
    mask.text = with_characters(mask.text)
    mask.text = _ESCAPED.sub(lambda found: FILL + found.group(1), mask.text)
    mask.hide(_COMMAND)
    mask.text = _MARKS.sub(lambda found: _MARK[found.group()], mask.text)
    mask.take_mentions()
    mask.mentions.sort(key=lambda one: one.start)
    shown = _without(mask.text, notes)
    body = [_kind(_with_notes_behind(stretch, shown), quotes) for stretch in paragraphs(shown)]
    stretches = sorted([*body, *notes], key=lambda one: one.start)
    return Draft(
        name, source, mask.text, tuple(stretches), tuple(mask.mentions), tuple(mask.calls), line_starts(source)
    )


_MARK = {
    "```": "“‘" + FILL, "'''": "’”" + FILL, "``": "“" + FILL, "''": "”" + FILL, ",,": "„" + FILL, "<<": "«" + FILL,
    ">>": "»" + FILL, "`": "‘",
}  # fmt: skip


def _take_cited_works(mask: Mask) -> None:
    """`\\cite{voss}` cites the identifiers that stand at `\\bibitem{voss}`."""
    works: dict[str, list[Mention]] = {}
    for found in _BIBITEM.finditer(mask.text):
        works[found["key"].strip()] = find_mentions(found["work"], 0)
    if not any(works.values()):
        return
    for cite in _CITE.finditer(mask.text):
        keys = [key.strip() for group in _KEYS.findall(cite.group()) for key in group.split(",")]
        cited = [one for key in keys for one in works.get(key, ())]
        mask.mentions.extend(Mention(cite.start(), cite.end(), one.written, one.identifier) for one in cited)
    mask.hide(_BIBITEM)


def _take_epigraphs(mask: Mask) -> list[tuple[int, int]]:
    """`\\epigraph{words}{source}` as a block quotation with its source in the paragraph behind it."""
    pairs = _braces(mask.text) if "\\epigraph" in mask.text else {}
    commands = [found for found in _EPIGRAPH.finditer(mask.text) if found.end() + 1 in pairs]
    found_ones = [(found, pairs[found.end() + 1]) for found in commands]
    characters = list(mask.text) if found_ones else []
    for found, end in found_ones:
        characters[found.start() : found.end() + 1] = _broken(mask.text[found.start() : found.end() + 1])
        if mask.text[end : end + 1] == "{":
            characters[end - 1 : end + 1] = "\n\n"
    mask.text = "".join(characters) or mask.text
    return [(found.end() + 1, end - 1) for found, end in found_ones]


def _take_csquotes(mask: Mask) -> None:
    """Each quoting command as quotation marks; the identifiers of its source stand at its closing mark."""
    characters: list[str] | None = None
    found_ones = list(_CSQUOTES.finditer(mask.text))
    pairs = _braces(mask.text) if found_ones else {}
    for found in found_ones:
        begin = _options_end(mask.text, found.end())
        if found["key"] and begin + 1 in pairs:
            begin = _options_end(mask.text, pairs[begin + 1])
        end = pairs.get(begin + 1)
        if end is None or mask.text[begin] != "{":
            continue
        characters = list(mask.text) if characters is None else characters
        characters[found.start() : begin + 1] = [*(FILL * (begin - found.start())), "“"]
        characters[end - 1] = "”"
        cited = find_mentions(mask.text[found.start() : begin], 0)
        mask.mentions.extend(Mention(end - 1, end, one.written, one.identifier) for one in cited)
    mask.text = mask.text if characters is None else "".join(characters)


def _options_end(text: str, at: int) -> int:
    """Behind the bracketed options that stand at a place."""
    while option := _OPTION.match(text, at):
        at = option.end()
    return at


def _take_notes(mask: Mask) -> list[Stretch]:
    """Each footnote's text is a stretch of its own, and its command a call."""
    notes = []
    pairs = _braces(mask.text)
    for number, found in enumerate(_FOOTNOTE.finditer(mask.text), 1):
        end = _end_of_argument(mask.text, found.end(), pairs)
        mask.calls.append(Call(found.start(), end, f"note {number}"))
        notes.append(Stretch("note", found.end(), end - 1, f"note {number}"))
    return notes


def _with_notes_behind(stretch: Stretch, text: str) -> Stretch:
    """A paragraph with the notes and commands at its end."""
    behind = _HIDDEN.match(text, stretch.end)
    return replace(stretch, end=behind.end()) if behind else stretch


def _without(text: str, notes: list[Stretch]) -> str:
    parts, at = [], 0
    for note in notes:
        if note.start >= at:
            parts += [text[at : note.start], FILL * (note.end - note.start)]
            at = note.end
    return "".join([*parts, text[at:]])


def _bracketed(found: re.Match[str]) -> str:
    """An omission or insertion as its brackets, in the same length."""
    words = found["words"]
    shown = f"[{words}]" if found["how"] == "ins" else f"[…] [{words}]" if words and found["how"] == "elp" else "[…]"
    return shown + FILL * (len(found.group()) - len(shown))


def _with_enquotes(text: str) -> str:
    """`\\enquote{…}` as quotation marks, in the same length; an innermost one first, as they nest."""
    characters: list[str] | None = None
    pairs = _braces(text) if "quote" in text else {}
    for found in _ENQUOTE.finditer(text):
        begin = text.find("{", found.end(), found.end() + _LONGEST_OPEN)
        if begin < 0:
            continue
        end = _end_of_argument(text, begin + 1, pairs)
        characters = list(text) if characters is None else characters
        characters[found.start() : begin + 1] = [*(FILL * (begin - found.start())), "“"]
        if end - 1 < len(characters) and characters[end - 1] == "}":
            characters[end - 1] = "”"
    return text if characters is None else "".join(characters)


def _braces(text: str) -> dict[int, int]:
    """Behind each opening brace: the place behind the one that closes it."""
    pairs: dict[int, int] = {}
    open_: list[int] = []
    for found in _BRACE.finditer(text):
        if found.group() == "{":
            open_.append(found.end())
        elif found.group() == "}" and open_:
            pairs[open_.pop()] = found.end()
    return pairs


def _end_of_argument(text: str, begin: int, pairs: dict[int, int]) -> int:
    """Where an argument ends; where nothing closes it, at the end of the paragraph."""
    if begin in pairs:
        return pairs[begin]
    gap = text.find("\n\n", begin, begin + _LONGEST_OPEN)
    return gap if gap >= 0 else min(len(text), begin + _LONGEST_OPEN)


def _quote_environments(text: str) -> list[tuple[int, int]]:
    found, begun = [], None
    for match in _ENVIRONMENT.finditer(text):
        if match.group(1) == "begin":
            begun = match.end()
        elif begun is not None:
            found.append((begun, match.start()))
            begun = None
    return found


def _broken(command: str) -> str:
    """A command that ends a paragraph, as an empty line of the same length where it is long enough."""
    return "\n\n" + FILL * (len(command) - 2) if len(command) > 2 else blank(command)


def _kind(stretch: Stretch, quotes: list[tuple[int, int]]) -> Stretch:
    at = bisect_right(quotes, stretch.start, key=lambda one: one[0])
    inside = at > 0 and stretch.end <= quotes[at - 1][1]
    return Stretch("quote", stretch.start, stretch.end) if inside else stretch
