"""Drafts: bytes → `Draft`, by the file's name."""

from __future__ import annotations

from loccit.check.drafts import html, latex, markdown, package, text
from loccit.check.drafts._draft import FILL, Call, Draft, Mention, Stretch, find_mentions
from loccit.errors import UnreadableError

__all__ = ["FILL", "FORMATS", "Call", "Draft", "Mention", "Stretch", "find_mentions", "read_draft"]

FORMATS = {
    extension: module.__name__.rsplit(".", 1)[1]
    for module in (markdown, html, latex, package, text)
    for extension in module.EXTENSIONS
}
"""The extensions that are known, and who reads them; other names are read as Markdown."""

_NO_DRAFTS = (b"%PDF-", b"{\\rtf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How files of PDF, RTF and old Word begin: read as text, they would have no quotation, and seem right."""
_CONTROLS = bytes(range(0x09)) + bytes(range(0x0E, 0x1B)) + bytes(range(0x1C, 0x20))
"""Bytes that no text holds, but a slip of the keyboard; a picture is full of them."""
_LOOKED_AT, _TELLING, _MOST = 4096, 256, 0.02
"""Bytes that are looked at, how many tell something, and the share of controls that a text may have."""


def read_draft(payload: bytes, name: str) -> Draft:
    """A draft. Word and OpenDocument files are told by their content too. Raises `UnreadableError`."""
    extension = name[name.rfind(".") :].lower() if "." in name else ""
    if extension in package.EXTENSIONS or payload.startswith(b"PK\x03\x04"):
        return package.read(payload, name)
    if payload.startswith(_NO_DRAFTS) or _is_binary(payload):
        step = "save it as .docx, .odt, .html, .tex, .md or .txt, and check that."
        raise UnreadableError("R102", f"{name} is of a kind that is not read as a draft.", next_step=step)
    source = _decoded(payload)
    if extension in html.EXTENSIONS:
        return html.read(source, name)
    if extension in latex.EXTENSIONS:
        return latex.read(source, name)
    return text.read(source, name) if extension in text.EXTENSIONS else markdown.read(source, name)


def _is_binary(payload: bytes) -> bool:
    """Whether the first bytes are no text in any encoding that drafts are in."""
    head = payload[:_LOOKED_AT]
    if len(head) < _TELLING or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return len(head) - len(head.translate(None, _CONTROLS)) > _MOST * len(head) + 1


def _decoded(payload: bytes) -> str:
    """UTF-8, or UTF-16 by its mark, else Windows' western encoding; NUL becomes U+FFFD."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if payload.startswith(mark):
            return payload.decode(encoding, "replace").replace("\x00", "\ufffd")
    try:
        return payload.decode("utf-8-sig").replace("\x00", "\ufffd")
    except UnicodeDecodeError:
        return payload.decode("cp1252", "replace").replace("\x00", "\ufffd")
