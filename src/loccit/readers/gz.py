"""One file compressed by gzip, bzip2 or xz → that file."""

from __future__ import annotations

from collections.abc import Iterator

from loccit.model import About, Member
from loccit.readers import _limits
from loccit.readers._format import Format
from loccit.readers._members import DAMAGE, OPENERS, TooMuchError, Unpacked, safe_path

FORMAT = Format(
    "gz", (".gz", ".bz2", ".xz"), ("application/gzip", "application/x-bzip2", "application/x-xz"), ("members",)
)

_SIGNATURES = (b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ")


def confidence(payload: bytes, about: About) -> int:
    """20 for the signature: a tar or a web archive inside knows itself better."""
    return 20 if payload.startswith(_SIGNATURES) and payload[:2] in OPENERS else 0


def members(payload: bytes, about: About) -> Iterator[Member]:
    """The one file, under the name without the ending. Raises `UnreadableError` (R106, R110)."""
    _limits.hold_nesting(about.name)
    try:
        content = Unpacked(payload).read()
    except TooMuchError as fault:
        _limits.refuse("R110", about.name, f"is too much to unpack: {fault}.", "unpack it by hand if you trust it.")
    except DAMAGE as fault:
        _limits.refuse("R106", about.name, f"is damaged ({fault}).", "fetch it again.")
    last = about.name.rpartition("!")[2].rpartition("/")[2] or "content"
    stem, _, ending = last.rpartition(".")
    yield Member(safe_path(stem if f".{ending.lower()}" in FORMAT.extensions else last), content)
