"""A file of another format inside a Word file (`altChunk`), as many programs write that save a web page as Word."""

from __future__ import annotations

from loccit.errors import UnreadableError
from loccit.model import About, Reading
from loccit.readers import mhtml, rtf, text
from loccit.readers._decode import decode
from loccit.readers._html_reading import reading_of_html
from loccit.readers._zip import Package

_READERS = {"mht": mhtml.read, "mhtml": mhtml.read, "rtf": rtf.read, "txt": text.read}
_PAGES = ("html", "htm", "xhtml")


def reading_of_chunk(package: Package, path: str) -> Reading | None:
    """The reading of a web page, a saved page, RTF or plain text; None of what is missing, damaged or anything else."""
    ending = path.rpartition(".")[2].lower()
    payload = package.part(path) if ending in _READERS or ending in _PAGES else None
    if payload is None:
        return None
    about = About(name=path)
    try:
        if ending in _READERS:
            return _READERS[ending](payload, about)
        return reading_of_html(decode(payload, about).text, format="docx", reader="", about=about, page=False)
    except UnreadableError:
        return None
