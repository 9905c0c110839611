"""HTML → `Reading`: the text that a page shows, its blocks, links and targets, and what its markup says of itself.

**Text.** What the page shows, in reading order, blocks parted by one empty line. A row of a table that holds data is a
block, a tab between its cells; tables that lay out a page are not seen. Scripts, styles, templates and comments are no
text; hidden text is kept apart, as furniture. How a word is read (ruby) stands over its line and is no text of it; the
original has it.

**Main text.** Each block is judged by its markup, its place and what stands around it; trafilatura is heard as a
witness on pages of up to 20,000 blocks.

**Posts.** Threads, comments, answers, messages: elements of one kind that each name a person, hold a time and have
words. These are their poster's, what they quote is whose the quotation names; names, ranks, counts and dates are
furniture.

**Notes.** Those that roles, links in both ways, numbers or class names tell; also notes in an attribute or in the
margin.

**What is known.** Title, authors, dates, publisher and address as the markup states them, or a byline prints them;
where no date is stated htmldate is asked.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from loccit.errors import UnreadableError
from loccit.model import About, Reading
from loccit.readers._decode import decode
from loccit.readers._format import Format
from loccit.readers._html_reading import reading_of_html
from loccit.readers._limits import MARKUP, hold_text

__all__ = ["FORMAT", "confidence", "read", "reading_of_html"]

FORMAT = Format(
    "html",
    (".html", ".htm", ".xhtml", ".xht"),
    ("text/html", "application/xhtml+xml"),
    ("notes", "tables", "metadata", "links"),
    ("beautifulsoup4", "lxml", "trafilatura", "htmldate"),
)

_SIGNS = re.compile(
    rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])|<(?:p|div|h[1-6]|table|ul|ol|article|section)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
"""Takes `<!DOCTYPE html>`, `<html lang="en">`, `<p class="x">`; leaves `<mediawiki>`, `<TEI>` and `a < b`."""
_ELSEWHERE = re.compile(rb"<(?:TEI|teiCorpus|article\s[^>]*(?:dtd-version|jats)|book\s|FictionBook|office:)", re.ASCII)


def confidence(payload: bytes, about: About) -> int:
    """90 for a page that says so, 60 for markup under a name of ours, 30 for a fragment of markup."""
    head = payload[:4096].replace(b"\0", b"")
    if _ELSEWHERE.search(head[:1024]):
        return 0
    whole = re.search(rb"<!doctype\s+html|<html[\s>]", head, re.IGNORECASE)
    named = about.name.lower().endswith(FORMAT.extensions) or about.media_type in FORMAT.media_types
    if whole:
        return 90 if named or head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") else 40
    if named:
        return 60
    return 30 if head.lstrip().startswith(b"<") and _SIGNS.search(head) else 0


def read(payload: bytes, about: About) -> Reading:
    """The reading of a page. Raises `UnreadableError`: R104 above 16 MB of markup, R103 above 10 million characters
    of text, R107 where nothing shows."""
    if len(payload) > MARKUP:
        raise UnreadableError(
            "R104",
            f"{about.name or 'the page'} holds {len(payload):,} bytes of markup; the limit is {MARKUP:,}.",
            next_step="the original is kept; split the page, and add the parts.",
            status=1,
        )
    decoded = decode(payload, about, declared=_declared(payload), longest=MARKUP)
    reading = reading_of_html(decoded.text, format=FORMAT.name, reader=_reader(), about=about)
    hold_text(len(reading.text), about.name)
    if not reading.text:
        raise UnreadableError(
            "R107",
            f"{about.name or 'the page'} shows no text.",
            next_step="where a script writes its text, save it from the browser when it has loaded, and add that.",
            status=1,
        )
    return replace(reading, claims=(*decoded.claims, *reading.claims), findings=(*decoded.findings, *reading.findings))


@functools.cache
def _reader() -> str:
    return FORMAT.reader  # asks for the versions of four libraries, each time from the disk


_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
"""Takes `<meta charset="utf-8">`, `content="text/html; charset=koi8-r"` and the declaration of XHTML."""


def _declared(payload: bytes) -> str | None:
    """The encoding that the page names for itself."""
    named = _CHARSET.search(payload[:8192])
    return (named[1] or named[2]).decode("ascii", "replace") if named else None
