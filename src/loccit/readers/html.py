"""HTML → `Reading`: the text that a page shows, its blocks, links and targets, and what its markup says of itself.

**Text.** Visible text in reading order, blocks parted by one empty line; runs of white space are one space, `<br>` is
a line end, two of them begin a block. A row of a table that holds data is a block, a tab between its cells; tables
that lay out a page are not seen. Scripts, styles, templates and comments are no text. Hidden text is a block of its
own with the cue `hidden`; hidden inside a paragraph it stands behind that paragraph.

**Cues of a block**, outermost first: the landmarks around it (`main article nav header footer aside figure form …`),
roles, the words of `data/html_cues.txt` in class names and ids around it; `has-…` for the same on elements inside it
(`has-time`, `has-author`); `bold`, `italic` where all of it is; `hidden`; `maybe-hidden` where only a class name says
so. On pages of the web `kept` and `kept-strict` where trafilatura takes the block for main text, by default and when it
prefers precision.

**Claims**: what the markup states (`_html_claims`, `_html_jsonld`), the words of elements whose class, `rel` or
microdata names an author ("class author", with their place), and htmldate's reading where nothing states a date.

**Links and targets**, the evidence for notes. `Link.cues` and `Target.cues` hold the tag, roles, `epub:type`, `rel`,
class names, and `sup` where the element is raised or holds a raised one, `hidden` where it does not show.
- A `<label for="x">` is a Link to `x` with the cue `label`; a link without words has `start == end`.
- A `<sup>` is a Target also without id (`anchor == ""`). An element without text is a point: before the next word, or
  behind the last where words of its block precede it.
- `span.sidenote`, `span.marginnote`: a Target with the cue `sidenote` that spans the note inside its paragraph.
- A note carried in an attribute (Bigfoot's `data-…`, the `title` of a reference) is appended behind the body: one
  block with the cues `note carried`, a Target `carried:1` with the cues `doc-footnote carried`, and a Link to it with
  the cues `doc-noteref carried` that spans what the reference prints, often nothing. Its locator ends in `/@name`.
  It is left out where the reference also leads to an element of the page that holds words, or where several
  references carry the same words ("Jump to footnote 1").
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
