"""The parts of a zip file that is one document (DOCX, ODT, EPUB), unpacked one at a time and within limits."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from urllib.parse import unquote

from loccit.readers import _limits

SIGNATURE = b"PK\x03\x04"
_ENCRYPTED = 0x1
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)
"""What zipfile raises for bytes that are no good zip: each is one damaged member and no more."""


def is_called(payload: bytes, name: str, extensions: tuple[str, ...]) -> bool:
    """Whether the bytes begin as a zip does and bear such a name: also where the rest of them is damaged."""
    return payload.startswith(SIGNATURE) and name.lower().endswith(extensions)


def names_in(payload: bytes) -> frozenset[str]:
    """The names of the files in a zip; none where it is no zip.

    >>> names_in(b"no zip")
    frozenset()
    """
    if not payload.startswith(SIGNATURE):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(payload)) as packed:
            return frozenset(packed.namelist())
    except DAMAGE:
        return frozenset()


class Package:
    """The parts of one packed document, by name."""

    def __init__(self, payload: bytes, name: str) -> None:
        self.name = name
        try:
            self._packed = zipfile.ZipFile(io.BytesIO(payload))
        except DAMAGE as fault:
            _limits.refuse("R106", name, f"is a damaged zip file ({fault}).", "fetch it again, or save it anew.")
        self._entries = {entry.filename: entry for entry in self._packed.infolist()}
        self._allowance = _limits.Allowance()

    def __contains__(self, path: str) -> bool:
        return path in self._entries

    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._entries)

    def part(self, path: str, *, most: int = _limits.PACKED_MARKUP) -> bytes | None:
        """The bytes of one part, None where there is none. Raises `UnreadableError` (R104, R106, R109, R110)."""
        entry = self._entries.get(path)
        if entry is None:
            return None
        where = f"{self.name}: {path}"
        if entry.flag_bits & _ENCRYPTED:
            _limits.refuse("R109", self.name, "is locked by a password.", "unlock it, and add the unlocked copy.")
        _limits.hold_markup(entry.file_size, where, most=most)
        complaint = self._allowance.complaint(entry.file_size, entry.compress_size)
        if complaint:
            _limits.refuse("R110", where, f"is too much to unpack: {complaint}.", "unpack it by hand if you trust it.")
        try:
            with self._packed.open(entry) as stream:
                return stream.read(most + 1)[:most]
        except DAMAGE as fault:
            _limits.refuse("R106", where, f"is damaged ({fault}).", "fetch it again, or save it anew.")


def beside(path: str, reference: str) -> str:
    """The part that `reference` names as seen from `path`; it cannot climb out of the package.

    >>> beside("OPS/text/one.xhtml", "../notes.xhtml"), beside("a.xml", "../../etc/passwd")
    ('OPS/notes.xhtml', 'etc/passwd')
    """
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), unquote(reference)))
    return joined.lstrip("/")
