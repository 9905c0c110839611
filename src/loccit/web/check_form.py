"""What `/check` is sent → `Sent`: a draft's bytes, its name, and the answer that is wanted. And how much may be sent.

A body is read whole, within the limit, before anything else of the server sees it; nothing of it is written anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from loccit.errors import UsageError
from loccit.web.safety import Asgi, Message, Receive, Scope, Send

LARGEST_DRAFT = 2_000_000
"""Bytes of a draft that is checked in the browser."""
LARGEST_BODY = LARGEST_DRAFT + 64_000
"""Bytes of a form: the draft and what stands around it."""
_MOST_DRAINED = 32 * LARGEST_BODY
"""So much more is read and thrown away, so that a browser hears why instead of losing the connection."""
ADDRESSES = ("/check", "/check.json")
ANSWERS = {
    "page": "this page",
    "evidence": "the evidence, as one HTML file",
    "comments": "the draft with comments (Word only)",
    "json": "JSON",
    "sarif": "SARIF",
}
"""What can be had for a draft, with its name on the page."""
PASTED = {"md": "Markdown", "html": "HTML", "tex": "LaTeX", "txt": "plain text"}
"""What a pasted draft can be, by the extension that says so."""
_BOUNDARY = re.compile(r'boundary="?([^";,\s]{1,70})"?', re.IGNORECASE)
_DISPOSITION = re.compile(r'\b(name|filename)="((?:[^"\\]|\\.)*)"', re.IGNORECASE)
_DEFAULT_NAME = "pasted draft"


@dataclass(frozen=True, slots=True)
class Sent:
    """A draft as it came. `pasted` is its text where it was pasted, to stand in the form again."""

    payload: bytes
    name: str
    answer: str = "page"
    pasted: str = ""
    kind: str = "md"


@dataclass(frozen=True, slots=True)
class _Part:
    filename: str | None
    content: bytes


def read_sent(content_type: str, body: bytes, *, wants_json: bool = False) -> Sent:
    """The draft of a form: the file where there is one, else what was pasted. Raises `UsageError` without either."""
    parts = _parts(content_type, body)
    kind = _chosen(parts, "kind", PASTED, "md")
    answer = "json" if wants_json else _chosen(parts, "answer", ANSWERS, "page")
    file, draft = parts.get("file"), parts.get("draft")
    if file is not None and file.filename and file.content:
        name = file.filename.replace("\\", "/").rpartition("/")[2][-200:]
        return Sent(file.content, name or "draft", answer, kind=kind)
    pasted = draft.content.replace(b"\r\n", b"\n") if draft is not None else b""
    if not pasted.strip():
        raise UsageError("C001", "there is no draft to check.", next_step="paste one, or choose a file.")
    return Sent(pasted, f"{_DEFAULT_NAME}.{kind}", answer, pasted.decode("utf-8", "replace"), kind)


def is_from_here(headers: Mapping[str, str]) -> bool:
    """Whether a form was sent from a page of this archive, or by no browser at all.

    As Datasette 1.0 tells it: by Sec-Fetch-Site, else by Origin. The token of Datasette 0.65 serves no form with a
    file (asgi-csrf 0.11 fails with python-multipart from 0.0.27 on), and would need a cookie.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).hostname == urlsplit(f"//{headers.get('host', '')}").hostname


def limit_body(app: Asgi) -> Asgi:
    """The application, to which nobody sends a draft that is larger than it may be: 413, with the reason."""

    async def limited(scope: Scope, receive: Receive, send: Send) -> None:
        is_draft = scope["type"] == "http" and scope["method"] == "POST" and scope["path"].endswith(ADDRESSES)
        if not is_draft:
            await app(scope, receive, send)
            return
        body = await _whole(receive)
        if body is None:
            for message in _TOO_LARGE:
                await send(message)
            return
        waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def replayed() -> Message:
            return waiting.pop() if waiting else await receive()

        await app(scope, replayed, send)

    return limited


async def _whole(receive: Receive) -> bytes | None:
    """The body; None where it is too large (then nothing of it is held)."""
    held: list[bytes] = []
    size = 0
    while size <= _MOST_DRAINED:
        message = await receive()
        if message["type"] != "http.request":
            return None
        size += len(message.get("body", b""))
        if size <= LARGEST_BODY:
            held.append(message.get("body", b""))
        else:
            held.clear()
        if not message.get("more_body"):
            break
    return b"".join(held) if size <= LARGEST_BODY else None


_TOO_LARGE: tuple[Message, ...] = (
    {
        "type": "http.response.start",
        "status": 413,
        "headers": [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")],
    },
    {
        "type": "http.response.body",
        "body": (
            f"This draft is larger than {LARGEST_DRAFT // 1_000_000} MB, and was not read.\n"
            "Next: send a chapter of it, or run `loccit check DRAFT` beside the archive.\n"
        ).encode(),
    },
)


def _parts(content_type: str, body: bytes) -> Mapping[str, _Part]:
    found = _BOUNDARY.search(content_type)
    if content_type.lower().startswith("multipart/form-data") and found:
        return dict(_multipart(found.group(1).encode(), body))
    if content_type.lower().startswith("application/x-www-form-urlencoded"):
        values = parse_qs(body.decode("ascii", "replace"), max_num_fields=20)
        return {name: _Part(None, several[0].encode()) for name, several in values.items()}
    return {"draft": _Part(None, body)}


def _multipart(boundary: bytes, body: bytes) -> Iterator[tuple[str, _Part]]:
    """The parts of a form (RFC 7578): names, and what was sent under them."""
    for piece in (b"\r\n" + body).split(b"\r\n--" + boundary)[1:20]:
        head, gap, content = piece.partition(b"\r\n\r\n")
        if not gap:
            continue
        named = dict(_DISPOSITION.findall(head.decode("utf-8", "replace")))
        if "name" in named:
            yield named["name"], _Part(named.get("filename"), content)


def _chosen(parts: Mapping[str, _Part], name: str, known: Mapping[str, str], default: str) -> str:
    part = parts.get(name)
    value = part.content.decode("ascii", "replace") if part else default
    return value if value in known else default
