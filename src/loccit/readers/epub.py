"""E-books (EPUB 2 and 3) → `Reading`: the files of the spine in its order as one text.

Links between files become links inside the text, so that notes in a file of their own meet their references. An id
that stands in several files is made unique by its file's path in front ("text/one.xhtml#fn1"). A file that the
spine leaves out, but that the text links to, comes behind the spine.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from loccit.errors import UnreadableError
from loccit.model import About, Finding, Reading
from loccit.readers import _limits
from loccit.readers._decode import decode
from loccit.readers._epub_package import Book, book_of
from loccit.readers._format import Format
from loccit.readers._html_reading import reading_of_html
from loccit.readers._join import Part, join, linked_files
from loccit.readers._zip import SIGNATURE, Package, is_called, names_in

FORMAT = Format(
    "epub",
    (".epub",),
    ("application/epub+zip",),
    ("notes", "tables", "metadata", "links"),
    ("beautifulsoup4", "lxml"),
)

_MIME = b"application/epub+zip"


def confidence(payload: bytes, about: About) -> int:
    """95 for a zip that says it is one, or that holds META-INF/container.xml."""
    if not payload.startswith(SIGNATURE):
        return 0
    if _MIME in payload[:200] or "META-INF/container.xml" in names_in(payload):
        return 95
    return 20 if is_called(payload, about.name, FORMAT.extensions) else 0


def read(payload: bytes, about: About) -> Reading:
    """The book as one text. Raises `UnreadableError` (R104, R106, R107, R109, R110)."""
    package = Package(payload, about.name)
    book = book_of(package)
    findings: list[Finding] = []
    parts = list(_parts(package, book, book.spine, about, findings))
    beyond = [path for path in linked_files(parts) if path in book.pages and path not in book.spine]
    parts += _parts(package, book, tuple(beyond), about, findings)
    reading = join(parts, FORMAT, (*book.claims,), (*book.findings, *findings))
    if not reading.text:
        _limits.refuse("R107", about.name, "holds no text.", "if its pages are pictures, make a text of them by OCR.")
    return reading


def _parts(
    package: Package, book: Book, paths: tuple[str, ...], about: About, findings: list[Finding]
) -> Iterator[Part]:
    """The reading of each file; one that is missing or damaged is a finding."""
    length = 0
    for path in paths:
        if path in book.locked:
            _limits.refuse("R109", about.name, "is locked (its pages are encrypted).", "add a copy without the lock.")
        try:
            payload = package.part(path, most=_limits.MARKUP)
        except UnreadableError as fault:
            findings.append(Finding("read_in_part", fault.message))
            continue
        if payload is None:
            findings.append(Finding("read_in_part", f"{path} is named in the spine and is not in the file."))
            continue
        reading = _page(payload, path)
        if reading is None:
            findings.append(Finding("read_in_part", f"{path} is no page that can be read."))
            continue
        length += len(reading.text)
        _limits.hold_text(length, about.name)
        yield Part(path, reading)


def _page(payload: bytes, path: str) -> Reading | None:
    """The reading of one file, None where it is no page."""
    if not payload.strip():
        return None
    try:
        markup = decode(payload, About(name=path)).text
        return reading_of_html(markup, format=FORMAT.name, reader=FORMAT.reader, about=About(name=path))
    except (UnreadableError, etree.LxmlError):
        return None
