"""ZIP archives → the files in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from loccit.model import About, Member
from loccit.readers import _limits
from loccit.readers._format import Format
from loccit.readers._members import is_furniture, safe_path
from loccit.readers._zip import DAMAGE, SIGNATURE

FORMAT = Format("zip", (".zip",), ("application/zip",), ("members",))

_EMPTY = b"PK\x05\x06"


def confidence(payload: bytes, about: About) -> int:
    """15 for whatever is a zip: documents that are zips know themselves better."""
    return 15 if payload.startswith((SIGNATURE, _EMPTY)) else 0


def members(payload: bytes, about: About) -> Iterator[Member]:
    """Each file, one at a time. A name that climbs out is made safe, and the note says what it was.

    Raises `UnreadableError` at once (R106 no zip, R110 too deep in others), or behind the last file for those that
    could not be read.
    """
    _limits.hold_nesting(about.name)
    try:
        packed = zipfile.ZipFile(io.BytesIO(payload))
    except DAMAGE as fault:
        _limits.refuse("R106", about.name, f"is a damaged zip file ({fault}).", "fetch it again.")
    allowance, faults = _limits.Allowance(), _limits.Faults(about.name)
    with packed:
        for entry in packed.infolist():
            if entry.is_dir() or is_furniture(entry.filename):
                continue
            content = _content(packed, entry, allowance, faults)
            if content is not None:
                faults.given += 1
                path = safe_path(entry.filename)
                note = None if path == entry.filename else f"its name in the container is {entry.filename!r}"
                yield Member(path, content, note=note)
    faults.tell()


def _content(
    packed: zipfile.ZipFile, entry: zipfile.ZipInfo, allowance: _limits.Allowance, faults: _limits.Faults
) -> bytes | None:
    if entry.flag_bits & 1:
        faults.add(entry.filename, "locked by a password", code="R109")
        return None
    complaint = allowance.complaint(entry.file_size, entry.compress_size)
    if complaint:
        faults.add(entry.filename, complaint, code="R110")
        return None
    try:
        with packed.open(entry) as stream:
            return stream.read()
    except DAMAGE as fault:
        faults.add(entry.filename, f"damaged ({fault})")
        return None
