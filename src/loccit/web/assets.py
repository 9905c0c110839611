"""Stylesheet and script: package data, under addresses that change with what is in them."""

from __future__ import annotations

import functools
import hashlib
from importlib import resources
from typing import Any

from datasette.utils.asgi import Response

_TYPES = {
    "loccit.css": "text/css; charset=utf-8",
    "datasette.css": "text/css; charset=utf-8",
    "icon.svg": "image/svg+xml",
    "loccit.js": "text/javascript; charset=utf-8",
    "check.css": "text/css; charset=utf-8",
    "check.js": "text/javascript; charset=utf-8",
    "datasette.js": "text/javascript; charset=utf-8",
}
_FOREVER = "public, max-age=31536000, immutable"


def asset_address(name: str) -> str:
    """Where a file is served: the address holds a hash, so it may be kept for ever."""
    return f"/-/loccit/{_hash(name)}/{name}"


async def serve_asset(request: Any) -> Response:
    """One of the files; an older address serves what the file is today."""
    name = request.url_vars["name"]
    if name not in _TYPES:
        return Response.text("Not found", status=404)
    is_today = request.url_vars["hash"] == _hash(name)
    headers = {"cache-control": _FOREVER if is_today else "no-cache"}
    return Response(_read(name).decode(), headers=headers, content_type=_TYPES[name])


@functools.cache
def _read(name: str) -> bytes:
    return resources.files("loccit.web").joinpath("static", name).read_bytes()


@functools.cache
def _hash(name: str) -> str:
    return hashlib.sha256(_read(name)).hexdigest()[:12]
