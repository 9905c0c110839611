"""What keeps a browser safe: the headers of every answer, and the limit on its size.

On our own pages nothing inline runs or styles. Datasette's own templates hold inline blocks: each gets the request's
nonce when the *template* is loaded, so what stands in the data never gets one.
"""

from __future__ import annotations

import re
import secrets
from base64 import b64encode
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from contextvars import ContextVar
from hashlib import sha256
from typing import Any

from jinja2 import BaseLoader, Environment

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST_ANSWER = 32_000_000
"""An answer made in one piece may have so many bytes; files that are streamed have no limit."""
NONCE = "loccit_nonce"
"""The function that gives templates the nonce of the request that they answer."""
_NONCE: ContextVar[str] = ContextVar(NONCE, default="")
_HANDLER = re.compile(r"""\son[a-z]+="([^"{]+)\"""")
"""An inline handler in a template: takes `onclick="openColumnChooser()"`, leaves what holds template language."""

_INLINE = re.compile(r"<(script|style)(?=[\s>{])")
"""The start of a script or style: takes `<script>`, `<style type=`, `<script{% if`; leaves `<scripts>`."""

_COMMON = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; "
OWN_POLICY = (
    _COMMON + "script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
    "manifest-src 'self'"
)
_DATASETTE_POLICY = (
    _COMMON + "script-src 'self' 'nonce-{nonce}'; script-src-attr {handlers}; style-src 'self' 'nonce-{nonce}'; "
    "style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; worker-src 'self'"
)


def wrap(app: Asgi, environment: Environment) -> Asgi:
    """The application with safe headers on every answer, and answers that are too large refused.

    The inline handlers of the environment's templates are allowed by their hashes, computed here.
    """
    handlers = handler_hashes(environment)

    async def safe(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        _NONCE.set(nonce)
        policy = datasette_policy(nonce, handlers)
        await app(scope, receive, _Guard(policy, send))

    return safe


class NonceLoader(BaseLoader):
    """Loads templates through another loader, and gives every inline block in them the request's nonce."""

    def __init__(self, inner: BaseLoader) -> None:
        self.inner = inner

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The template's source with nonces."""
        source, filename, uptodate = self.inner.get_source(environment, template)
        return add_nonces(source), filename, uptodate

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return self.inner.list_templates()


def give_nonces(environment: Environment) -> None:
    """Lets an environment's templates know the nonce of the request at hand, error pages too."""
    environment.globals[NONCE] = _NONCE.get


def add_nonces(source: str) -> str:
    """A template's source in which every script and style element carries the request's nonce.

    >>> add_nonces("<script>go()</script>")
    '<script nonce="{{ loccit_nonce() }}">go()</script>'
    """
    return _INLINE.sub(rf'<\1 nonce="{{{{ {NONCE}() }}}}"', source)


class _Guard:
    """Sends an answer on with its headers, unless it is larger than an answer may be."""

    def __init__(self, policy: str, send: Send) -> None:
        self.policy = policy
        self.send = send
        self.start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        if self.start is not None:
            start, self.start = self.start, None
            is_whole = not message.get("more_body")
            if is_whole and len(message.get("body", b"")) > LARGEST_ANSWER:
                start, message = _too_large()
            await self.send({**start, "headers": self._with_safety(start.get("headers") or [])})
        await self.send(message)

    def _with_safety(self, headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        given = {key.lower() for key, _ in headers}
        wanted = [(b"content-security-policy", self.policy.encode()), *_HEADERS]
        return [*headers, *((name, value) for name, value in wanted if name not in given)]


_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


def datasette_policy(nonce: str, handlers: Sequence[str] = ()) -> str:
    """The content security policy of Datasette's own pages, for one answer."""
    allowed = " ".join(["'unsafe-hashes'", *(f"'sha256-{one}'" for one in handlers)]) if handlers else "'none'"
    return _DATASETTE_POLICY.format(nonce=nonce, handlers=allowed)


def handler_hashes(environment: Environment) -> tuple[str, ...]:
    """The hashes of the inline handlers that stand in an environment's templates."""
    loader = environment.loader
    if loader is None:
        return ()
    found: set[str] = set()
    for name in environment.list_templates(filter_func=lambda name: ":" not in name and name.endswith(".html")):
        found.update(_HANDLER.findall(loader.get_source(environment, name)[0]))
    return tuple(sorted(b64encode(sha256(code.encode()).digest()).decode() for code in found))


def _too_large() -> tuple[Message, Message]:
    words = (
        f"This answer is larger than {LARGEST_ANSWER // 1_000_000} MB, and was not sent.\n"
        "Next: ask for fewer rows or columns, or for a part of the text with substr().\n"
    ).encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    start = {"type": "http.response.start", "status": 413, "headers": headers}
    return start, {"type": "http.response.body", "body": words}
