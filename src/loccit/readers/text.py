"""Plain text → `Reading`: one block a paragraph, offsets that index the decoded file.

Four layouts, told apart by their lines: one paragraph a line; hard-wrapped (books, mail, RFCs), where lines are joined;
what a scraper left of a page, one block a line with its indentation and bullet as cues; and threads of mail, which are
cut where messages begin and by how deep they quote. Where lines are numbered on each page (depositions, transcripts of
courts), numbers, times and heads of pages are no words, a turn is one block, and locators are as they are cited:
`page 12, lines 3-9`.

A word that a line's end tore is joined where the text itself shows how; a paragraph that the head or foot of a printed
page cuts is one.

Labelled lines at the very beginning, and the head that a digital library sets before a book (`Title:`, `Author:`,
`Release Date:`), say what the document is. Who translated or edited it is no author; its date is that of the issue,
or of the first printing where that is stated, else of the electronic text.
"""

from __future__ import annotations

from loccit.errors import UnreadableError
from loccit.model import About, Reading, SourceBlock, Span
from loccit.readers._decode import Decoded, decode, is_binary
from loccit.readers._format import Format
from loccit.readers._limits import hold_lines
from loccit.readers._lines import Line, block_of, is_bullet, is_numbered, lines_of
from loccit.readers._mail_layout import holds_thread, layout_of
from loccit.readers._numbered_lines import numbered_lines
from loccit.readers._page_breaks import whole_paragraphs
from loccit.readers._torn import with_torn_words
from loccit.readers._transcript import turns
from loccit.readers._wrapping import are_torn, paragraphs, wrapped_width
from loccit.text.mail_heads import may_hold_mail

FORMAT = Format("text", (".txt", ".text"), ("text/plain",), ("notes", "lines"))


def confidence(payload: bytes, about: About) -> int:
    """1 for whatever may be text, or is said to be."""
    return 1 if about.encoding or not is_binary(payload) else 0


def read(payload: bytes, about: About) -> Reading:
    """The decoded file and its paragraphs; claims and findings say how it was decoded. Raises `UnreadableError`."""
    decoded = decode(payload, about)
    hold_lines(decoded.text, about.name)
    lines = lines_of(decoded.text)
    if not lines:
        raise UnreadableError(
            "R107", f"{about.name or 'the input'} holds nothing but white space.", next_step="leave it out.", status=1
        )
    if may_hold_mail(decoded.text) and holds_thread(decoded.text):
        layout = layout_of(decoded.text)
        return _reading(decoded, layout.blocks, layout.marks)
    if numbered := numbered_lines(lines):
        return _reading(decoded, *turns(numbered))
    width = wrapped_width(lines)
    is_wrapped = width is not None or are_torn(lines)
    found = paragraphs(lines, width) if is_wrapped else map(_block_of_line, lines)
    blocks, marks = whole_paragraphs(found, decoded.text)
    return _reading(decoded, blocks, marks)


def _reading(decoded: Decoded, blocks: tuple[SourceBlock, ...], marks: tuple[Span, ...]) -> Reading:
    return Reading(
        text=decoded.text,
        blocks=blocks,
        reader=FORMAT.reader,
        format=FORMAT.name,
        claims=decoded.claims,
        findings=decoded.findings,
        marks=with_torn_words(decoded.text, blocks, marks),
    )


def _block_of_line(line: Line) -> SourceBlock:
    cues = ("blank-before",) if line.follows_blank else ()
    if line.indent:
        cues = (*cues, f"indent:{line.indent}")
    if is_bullet(line.words):
        return block_of([line], "list_item", level=1 + line.indent // 2, cues=("bullet", *cues))
    if is_numbered(line.words):
        cues = ("number", *cues)
    return block_of([line], "line", cues=cues)
