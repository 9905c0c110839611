"""Messages (EML) → `Reading`: subject, sender, date and receivers, then the body; attachments are documents.

Of a body in two forms the HTML is read; inline pictures are left out. Lines that were wrapped, or flow, are paragraphs.
What is quoted is a block quote of its own at each depth; signs `>` stand in the text and in no passage. The lines that
say whose a quoted or forwarded message is (`On …, X wrote:`, `From:`, `Sent:`) stand by themselves, and so does what
is signed behind `-- `.
"""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage

from loccit.model import About, Claim, Member, Reading
from loccit.readers import _limits
from loccit.readers._compose import Composer
from loccit.readers._decode import decode
from loccit.readers._format import Format
from loccit.readers._join import Part, join
from loccit.readers._limits import hold_lines
from loccit.readers._mail import (
    charset,
    content,
    day,
    header,
    is_flowed,
    known_headers,
    leaves,
    message_of,
    people,
)
from loccit.readers._mail_html import reading_of_mail
from loccit.readers._mail_layout import layout_of
from loccit.readers._members import safe_path

FORMAT = Format(
    "eml",
    (".eml",),
    ("message/rfc822",),
    ("metadata", "links", "tables", "members"),
    ("beautifulsoup4", "lxml"),
)

_SHOWN = (("Subject", "heading", "title"), ("From", "paragraph", "byline"), ("Date", "paragraph", "date"))
_MAIL_ALONE = frozenset((b"message-id", b"mime-version", b"received", b"return-path", b"content-type"))


def confidence(payload: bytes, about: About) -> int:
    """80 for four headers of mail, one of which nobody writes by hand; 70 for two under a name of ours."""
    known = known_headers(payload)
    if about.name.lower().endswith(FORMAT.extensions) or about.media_type in FORMAT.media_types:
        return 70 if len(known) > 1 else 0
    return 80 if len(known) > 3 and known & _MAIL_ALONE and b"from" in known else 0


def read(payload: bytes, about: About) -> Reading:
    """The message without its attachments. Raises `UnreadableError` (R107 no words, R109 encrypted, R110)."""
    message = message_of(payload, about.name)
    body = _body(message)
    if body is None and message.get_content_type() in ("application/pkcs7-mime", "multipart/encrypted"):
        _limits.refuse("R109", about.name, "is encrypted.", "save it decrypted in your mail program, and add that.")
    parts = [Part("headers", _headers(message, about.name))]
    if body is not None:
        parts.append(Part("body", _reading_of(body, about)))
    return join([part for part in parts if part.reading.text], FORMAT, _claims(message), ())


def members(payload: bytes, about: About) -> Iterator[Member]:
    """The attachments, and messages inside the message; pictures, sound and film that the body shows are none."""
    _limits.hold_nesting(about.name)
    message = message_of(payload, about.name)
    body = _body(message)
    for number, part in enumerate(leaves(message), 1):
        if part is body or part is message or not _is_attached(part):
            continue
        name = _file_name(part) or f"part-{number}" + (".eml" if part.get_content_type() == "message/rfc822" else "")
        if part.get_content_type() == "message/rfc822":
            inner = next(iter(part.iter_parts()), None)
            whole = inner.as_bytes() if inner is not None else b""
        else:
            whole = content(part)
        if whole:
            yield Member(safe_path(name), whole)


def _body(message: EmailMessage) -> EmailMessage | None:
    """The part that is the message's body: HTML before plain text, nothing that is attached."""
    texts = [part for part in leaves(message) if part.get_content_maintype() == "text" and not _is_file(part)]
    html = (part for part in texts if part.get_content_subtype() == "html")
    return next(html, None) or next((part for part in texts if part.get_content_subtype() == "plain"), None)


def _is_file(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_file_name(part))


def _is_attached(part: EmailMessage) -> bool:
    if part.get_content_type() == "message/rfc822":
        return True
    is_shown = part.get_content_maintype() in ("image", "audio", "video")
    is_signature = part.get_content_type() in ("application/pgp-signature", "application/pkcs7-signature")
    return _is_file(part) and not is_signature and not (is_shown and part.get_content_disposition() != "attachment")


def _file_name(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError, AttributeError, TypeError):  # the library's, on malformed parameters
        return ""


def _reading_of(body: EmailMessage, about: About) -> Reading:
    payload = content(body)
    if body.get_content_subtype() == "html":
        markup = decode(payload, About(encoding=about.encoding), declared=charset(body)).text
        return reading_of_mail(markup, format=FORMAT.name, reader=FORMAT.reader)
    words = decode(payload, About(encoding=about.encoding), declared=charset(body)).text
    if not words.strip():
        return Reading("", (), FORMAT.reader, FORMAT.name)
    hold_lines(words, about.name)
    layout = layout_of(words, flowed=is_flowed(body))
    return Reading(words, layout.blocks, FORMAT.reader, FORMAT.name, marks=layout.marks)


def _headers(message: EmailMessage, name: str) -> Reading:
    composer = Composer(FORMAT, name)
    for field, kind, cue in _SHOWN:
        composer.begin(kind, level=kind == "heading", locator=field, cues=(cue, "mail-header"))
        composer.say(header(message, field) if kind == "heading" else f"{field}: {header(message, field)}")
        composer.end()
    for field in ("To", "Cc"):
        if header(message, field):
            composer.begin("paragraph", locator=field, cues=("mail-header",))
            composer.say(f"{field}: {header(message, field)}")
            composer.end()
    return composer.reading()


def _claims(message: EmailMessage) -> tuple[Claim, ...]:
    claims = [Claim("title", header(message, "Subject"), "mail Subject")] if header(message, "Subject") else []
    claims += [Claim("authors", name, "mail From") for name in people(header(message, "From"))]
    sent = day(header(message, "Date"))
    return (*claims, Claim("published", sent, "mail Date")) if sent else tuple(claims)
