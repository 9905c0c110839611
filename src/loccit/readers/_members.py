"""Names of files inside containers, made safe; and streams that stop before they flood the memory."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import zlib
from collections.abc import Callable
from typing import IO, Any, cast

from loccit.readers import _limits

_UNFIT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_FURNITURE = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)")
"""Takes what file managers leave behind: `__MACOSX/._a.txt`; leaves `a.txt`."""
OPENERS: dict[bytes, Callable[..., Any]] = {b"\x1f\x8b": gzip.open, b"BZ": bz2.open, b"\xfd7": lzma.open}
"""What opens a compressed stream, by its first two bytes."""
DAMAGE = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError)
"""What they raise where the stream is damaged."""


def safe_path(name: str) -> str:
    """The path as it may be shown and recorded: it cannot climb out, holds no control character and no `!`.

    >>> safe_path("../../etc/passwd"), safe_path("C:\\\\tides\\\\a.txt"), safe_path("a!b")
    ('etc/passwd', 'tides/a.txt', 'a%21b')
    """
    plain = _UNFIT.sub("\ufffd", name.replace("\\", "/")).replace("!", "%21")
    plain = re.sub(r"^[A-Za-z]:", "", plain)
    parts = [part for part in plain.split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "unnamed"


def safe_address(address: str) -> str:
    """An address as it may stand in a member's path.

    >>> safe_address("https://skarne.example/#!/tides")
    'https://skarne.example/#%21/tides'
    """
    return _UNFIT.sub("\ufffd", address).replace("!", "%21") or "unnamed"


def is_furniture(name: str) -> bool:
    """Whether a file manager left it behind."""
    return _FURNITURE.search(name) is not None


class TooMuchError(ValueError):
    """A compressed stream holds more than may be unpacked; the message says which limit."""


class Unpacked(io.RawIOBase):
    """What a compressed stream holds, until it is too much."""

    def __init__(self, payload: bytes) -> None:
        opener = OPENERS.get(payload[:2])
        stream = io.BytesIO(payload)
        self._stream: IO[bytes] = cast(IO[bytes], opener(stream, "rb")) if opener else stream
        self._packed = max(len(payload), 1)
        self._count = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises `TooMuchError`."""
        taken = self._stream.read(size if size >= 0 else _limits.MEMBER + 1)
        self._count += len(taken)
        if self._count > _limits.UNPACKED or (size < 0 and len(taken) > _limits.MEMBER):
            raise TooMuchError(f"more than {_limits.UNPACKED if size >= 0 else _limits.MEMBER:,} bytes after unpacking")
        if self._count > max(_limits.RATIO_FROM, _limits.RATIO * self._packed):
            raise TooMuchError(f"it grows more than {_limits.RATIO} times, which is the limit")
        return taken


def beginning(payload: bytes, size: int) -> bytes:
    """The first bytes of a stream, unpacked if it is compressed; none where it is damaged."""
    if payload[:2] not in OPENERS:
        return payload[:size]
    try:
        return Unpacked(payload[:65_536]).read(size)
    except (TooMuchError, *DAMAGE):
        return b""
