"""Sources in light markup (reStructuredText, Org, AsciiDoc, MediaWiki, LaTeX, Typst …) → `Reading`.

Where pandoc is installed it makes HTML of them, and the text is what that page shows. Else the text is the decoded
file, as for Markdown: blocks are spans over it with their markup inside, and lines that do not show on the page are
blocks with the cue `hidden`; their notes are found in the source. `Reading.reader` says which way it was.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from loccit.model import About, Claim, Finding, Reading, SourceBlock
from loccit.readers import _pandoc
from loccit.readers._decode import Decoded, decode
from loccit.readers._format import Format
from loccit.readers._html_reading import reading_of_html
from loccit.readers._source_lines import with_lines

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_NOTEREF = 'role="doc-noteref"'
_WITHOUT_PANDOC = Finding(
    "read_in_part",
    "Read as its source, with the signs of its markup, since pandoc is not installed. For the text as it shows:"
    " `pip install 'loccit[pandoc]'`, then `loccit rebuild`.",
)
_HEAD = 20_000
"""Characters in which a source states what it is."""
_AND = re.compile(r"\s*(?:;|\\and\b|\\And\b|\\AND\b|\n\s*[-*]?|\s(?:and|und|et|y)\s|\"\s*,\s*\")\s*")
_ADDRESS = re.compile(r"\s*(?:<[^<>\s]*@[^<>\s]*>|\([^()\s]*@[^()\s]*\))")
_KEPT = 0.9
"""pandoc is trusted with a source if it keeps so many of its notes."""
_CITED = re.compile(r'(<span\s+class="citation"\s+data-cites="([^"]*)">)(</span>)')
"""A citation for which pandoc prints nothing, since the works are listed in another file."""
_COMMAND = re.compile(r"(?:Skipped '|\(Format \"latex\"\) \"\\?)(\\[A-Za-z@]+)")
"""Takes the command in `[INFO] Skipped '\\foo{word}' at line 2`."""
_CITES = re.compile(r"\\[a-zA-Z]*cite[a-zA-Z]*")
_SHOWN = 12
_BY_PANDOC = ("beautifulsoup4", "lxml")


@dataclass(frozen=True, slots=True)
class Fence:
    """Lines that begin and end a stretch: `kind` code is one block, row its lines, quote the paragraphs in it."""

    begin: re.Pattern[str]
    end: re.Pattern[str]
    kind: str


@dataclass(frozen=True, slots=True)
class Rules:
    """How the lines of one markup are told apart. Patterns match from a line's first character that is no space; a
    `heading` only where none stands before it.

    The level of a `heading` is what `level` makes of the match. `hidden` does not show on the page. A line made of
    `underlines` makes the line above it a heading. `facts` are patterns for what a document states of itself (the
    groups of a date are joined by hyphens); `plain` makes the words of such a value, '' where it holds none.
    `unsaid` is what pandoc would put words for that nobody sees there (the day on which it runs, a category).
    `comment` is what a value holds for nobody to read.
    `noted` finds each reference to a note: where pandoc gives fewer of them, the source is read instead.
    """

    pandoc: str
    heading: re.Pattern[str]
    item: re.Pattern[str]
    hidden: re.Pattern[str]
    row: re.Pattern[str]
    fences: tuple[Fence, ...] = ()
    level: Callable[[re.Match[str]], int] = lambda found: len(found[1])
    underlines: re.Pattern[str] | None = None
    starts_at: str = ""
    noted: re.Pattern[str] | None = None
    facts: tuple[tuple[str, re.Pattern[str]], ...] = ()
    plain: Callable[[str], str] = str.strip
    unsaid: re.Pattern[str] | None = None
    comment: re.Pattern[str] | None = None


def read_source(payload: bytes, about: About, form: Format, rules: Rules) -> Reading:
    """The document, by pandoc or as its source. Raises what `decode` raises."""
    decoded = decode(payload, about)
    if _pandoc.version() is None:
        source = read_as_source(decoded, form, rules)
        return replace(source, findings=(*source.findings, _WITHOUT_PANDOC))
    words = rules.unsaid.sub("", decoded.text) if rules.unsaid is not None else decoded.text
    page = _pandoc.rendered(words, rules.pandoc)
    if page.fault:
        finding = Finding("read_in_part", f"{page.fault}; the source was read as it is.")
        source = read_as_source(decoded, form, rules)
        return replace(source, findings=(*source.findings, finding))
    if rules.noted is not None and page.html.count(_NOTEREF) < _KEPT * len(rules.noted.findall(decoded.text)):
        return read_as_source(decoded, form, rules)
    return _read_by_pandoc(page, decoded, about, form, rules)


def read_as_source(decoded: Decoded, form: Format, rules: Rules) -> Reading:
    """The decoded file with its blocks."""
    return Reading(
        text=decoded.text,
        blocks=blocks_of(decoded.text, rules),
        reader=form.reader,
        format=form.name,
        claims=(*decoded.claims, *_facts(decoded.text, form, rules)),
        findings=decoded.findings,
    )


def _read_by_pandoc(page: _pandoc.Rendered, decoded: Decoded, about: About, form: Format, rules: Rules) -> Reading:
    libraries = replace(form, libraries=_BY_PANDOC).reader.removesuffix(")")
    reader = f"{libraries}, pandoc {_pandoc.version()})"
    html = _CITED.sub(_with_keys, page.html)
    reading = reading_of_html(html, format=form.name, reader=reader, about=About(about.name, given=about.given))
    if not reading.text:
        return read_as_source(decoded, form, rules)
    findings = [*decoded.findings, *reading.findings]
    if left_out := _left_out(page.skipped, rules):
        findings.append(Finding("read_in_part", f"pandoc left out: {left_out}"))
    facts = tuple(_placed(claim, reading.text) for claim in _facts(decoded.text, form, rules))
    stated = {claim.field for claim in facts}
    found = (claim for claim in reading.claims if claim.field not in stated)
    blocks = tuple(replace(block, cues=_without_template(block)) for block in reading.blocks)
    blocks = with_lines(blocks, reading.text, decoded.text)
    return replace(reading, blocks=blocks, claims=(*decoded.claims, *facts, *found), findings=tuple(findings))


def _with_keys(cited: re.Match[str]) -> str:
    """A citation with the keys of its works in brackets, as its source names them."""
    return f"{cited[1]}[{', '.join(cited[2].split())}]{cited[3]}"


def _left_out(skipped: tuple[str, ...], rules: Rules) -> str:
    """What pandoc left out: commands by their names and how often, else its own words; not what prints nothing."""
    commands: Counter[str] = Counter()
    others: list[str] = []
    for line in skipped:
        found = _COMMAND.search(line)
        if found is None:
            others.append(line)
        elif not rules.hidden.match(found[1]) and not _CITES.fullmatch(found[1]):
            commands[found[1]] += 1
    names = [f"{name} ({count})" if count > 1 else name for name, count in commands.most_common(_SHOWN)]
    more = len(commands) - len(names) + max(len(others) - 3, 0)
    told = [", ".join(names)] if names else []
    return "; ".join([*told, *(line[:130] for line in others[:3])]) + (f"; and {more} more" if more else "")


def _placed(claim: Claim, text: str) -> Claim:
    """The claim with the place of its words on the page, if they stand at its head; a language's tag does not."""
    words = re.compile(rf"(?<!\w){re.escape(claim.value)}(?!\w)")
    found = words.search(text, 0, _HEAD) if claim.field != "language" else None
    return replace(claim, start=found.start() if found else None, end=found.end() if found else None)


def _without_template(block: SourceBlock) -> tuple[str, ...]:
    """A block's cues; those that pandoc's template gives to title, author and date are none of the source's."""
    if "title-block-header" not in block.locator:
        return block.cues
    return tuple(cue for cue in block.cues if cue not in ("header", "widget", "intro"))


def _facts(text: str, form: Format, rules: Rules) -> tuple[Claim, ...]:
    """What the head of a source states: the first value of each field, and every author."""
    claims: list[Claim] = []
    for field, pattern in rules.facts:
        for found in pattern.finditer(text, 0, _HEAD):
            said = found[1] if field != "published" else "-".join(group for group in found.groups() if group)
            said = rules.comment.sub("", said) if rules.comment is not None else said
            values = _authors(said) if field == "authors" else [said]
            plain = (" ".join(rules.plain(value).split()) for value in values)
            claims += [Claim(field, value, f"{form.name} source", *found.span(1)) for value in plain if value]
            if field != "authors" and claims and claims[-1].field == field:
                break
    return tuple(claims)


def _authors(said: str) -> list[str]:
    """The authors' names; what stands under a name, behind a forced line end, is where its owner works."""
    return [name.strip().removeprefix("\\\\").split("\\\\")[0] for name in _AND.split(_ADDRESS.sub("", said))]


# ---- blocks --------------------------------------------------------------------------------------------------------


class _Scan:
    """The state between two lines."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.blocks: list[SourceBlock] = []
        self.fences: list[Fence] = []
        self.adornments: list[str] = []
        self.is_open = False
        self.is_flush = True

    def add(self, kind: str, start: int, end: int, line: int, *, level: int = 0, cues: tuple[str, ...] = ()) -> None:
        """A block of this line alone, until `extend`."""
        self.blocks.append(SourceBlock(kind, start, end, level, f"line {line}", cues))
        self.is_open = False

    def extend(self, end: int) -> None:
        """The last block goes on to here."""
        self.blocks[-1] = replace(self.blocks[-1], end=end)

    @property
    def fence(self) -> Fence | None:
        """The innermost fence that is open."""
        return self.fences[-1] if self.fences else None


def blocks_of(text: str, rules: Rules) -> tuple[SourceBlock, ...]:
    """The blocks in order; together they cover every character that is not white space."""
    scan = _Scan(rules)
    body = text.find(rules.starts_at) if rules.starts_at else -1
    for line, found in enumerate(_LINE.finditer(text), 1):
        bare = found.group().rstrip()
        words = bare.lstrip()
        start, end = found.start() + len(bare) - len(words), found.start() + len(bare)
        if not words:
            scan.is_open = False
        elif start < body:
            _hide(scan, start, end, line)
        else:
            scan.is_flush = start == found.start()
            _take(scan, words, start, end, line)
    return tuple(scan.blocks)


def _hide(scan: _Scan, start: int, end: int, line: int) -> None:
    if scan.is_open and "hidden" in scan.blocks[-1].cues:
        scan.extend(end)
        return
    scan.add("paragraph", start, end, line, cues=("hidden", "directive"))
    scan.is_open = True


def _take(scan: _Scan, words: str, start: int, end: int, line: int) -> None:
    fence, rules = scan.fence, scan.rules
    if fence is not None and fence.end.match(words):
        scan.fences.pop()
        if fence.kind == "code" and scan.blocks:
            scan.extend(end)
            scan.is_open = False
        else:
            scan.add("paragraph", start, end, line, cues=("hidden", "directive"))
    elif fence is not None and fence.kind == "code":
        scan.extend(end)
    elif opened := next((one for one in rules.fences if one.begin.match(words)), None):
        scan.fences.append(opened)
        cues = () if opened.kind == "code" else ("hidden", "directive")
        scan.add("code" if opened.kind == "code" else "paragraph", start, end, line, cues=cues)
    elif rules.underlines is not None and rules.underlines.match(words):
        _underline(scan, words, start, end, line)
    else:
        _prose(scan, words, start, end, line)


def _prose(scan: _Scan, words: str, start: int, end: int, line: int) -> None:
    rules = scan.rules
    inside = scan.fence.kind if scan.fence else ""
    if scan.is_flush and (found := rules.heading.match(words)):
        scan.add("heading", start, end, line, level=max(1, min(rules.level(found), 6)))
    elif rules.hidden.match(words):
        _hide(scan, start, end, line)
    elif rules.row.match(words) or inside == "row":
        scan.add("row", start, end, line)
    elif rules.item.match(words):
        mark = rules.item.match(words)
        depth = len(mark[1]) if mark and mark.re.groups and mark[1] else 1
        scan.add("list_item", start, end, line, level=min(depth, 6), cues=("bullet",))
        scan.is_open = True
    elif scan.is_open and "hidden" not in scan.blocks[-1].cues:
        scan.extend(end)
    else:
        scan.add("quote" if inside == "quote" else "paragraph", start, end, line)
        scan.is_open = True


def _underline(scan: _Scan, words: str, start: int, end: int, line: int) -> None:
    """A line of one sign: under words it makes them a heading, whose level is the sign's turn; else it is a rule."""
    above = scan.blocks[-1] if scan.blocks else None
    is_under = scan.is_open and above is not None and above.kind == "paragraph" and not above.cues
    if is_under and above is not None and len(words) >= 0.5 * (above.end - above.start):
        if words[0] not in scan.adornments:
            scan.adornments.append(words[0])
        level = min(scan.adornments.index(words[0]) + 1, 6)
        scan.blocks[-1] = replace(above, kind="heading", level=level, end=end)
        scan.is_open = False
        return
    scan.add("paragraph", start, end, line, cues=("hidden", "rule"))
