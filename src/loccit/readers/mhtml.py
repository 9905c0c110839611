"""Web pages saved with all their parts (MHTML) → `Reading` of the page."""

from __future__ import annotations

from email.message import EmailMessage

from loccit.model import About, Claim, Reading
from loccit.readers import _limits
from loccit.readers._decode import decode
from loccit.readers._format import Format
from loccit.readers._html_reading import reading_of_html
from loccit.readers._mail import charset, content, header, known_headers, leaves, message_of

FORMAT = Format(
    "mhtml",
    (".mht", ".mhtml"),
    ("multipart/related", "application/x-mimearchive"),
    ("notes", "tables", "metadata", "links"),
    ("beautifulsoup4", "lxml"),
)

_SAVED = (b"snapshot-content-location", b"<saved by ")


def confidence(payload: bytes, about: About) -> int:
    """92 for a message that a browser saved, 75 for headers of mail under a name of ours."""
    head = payload[:8192].lower()
    if b"multipart/related" in head and any(sign in head for sign in _SAVED) and known_headers(payload[:20_000]):
        return 92
    return 75 if about.name.lower().endswith(FORMAT.extensions) and known_headers(payload[:20_000]) else 0


def read(payload: bytes, about: About) -> Reading:
    """The page, with its address as a claim. Raises `UnreadableError` (R104, R106, R110)."""
    message = message_of(payload, about.name)
    page = _page(message)
    if page is None:
        _limits.refuse("R106", about.name, "holds no web page.", "save the page again.")
    markup = content(page)
    _limits.hold_markup(len(markup), about.name)
    decoded = decode(markup, About(encoding=about.encoding), declared=charset(page))
    address = header(message, "Snapshot-Content-Location") or header(page, "Content-Location")
    outside = About(about.name, about.url or address or None, given=about.given)
    reading = reading_of_html(decoded.text, format=FORMAT.name, reader=FORMAT.reader, about=outside)
    claims = (*reading.claims, *decoded.claims)
    if address.startswith(("http:", "https:")):
        claims = (*claims, Claim("url", address, "MHTML address of the page"))
    return Reading(
        reading.text,
        reading.blocks,
        reading.reader,
        reading.format,
        reading.links,
        reading.targets,
        claims,
        (*decoded.findings, *reading.findings),
    )


def _page(message: EmailMessage) -> EmailMessage | None:
    """The part that `start` names, else the first HTML."""
    pages = [part for part in leaves(message) if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    start = str(message.get_param("start", "")).strip("<>")
    return next(
        (part for part in pages if header(part, "Content-ID").strip("<>") == start), pages[0] if pages else None
    )
