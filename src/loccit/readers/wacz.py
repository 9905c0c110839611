"""Web archives with an index (WACZ: WARC files in a zip) → the documents that were captured."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from loccit.model import About, Member
from loccit.readers import _limits
from loccit.readers._format import Format
from loccit.readers._warc_records import captures
from loccit.readers._zip import DAMAGE, is_called, names_in

FORMAT = Format("wacz", (".wacz",), ("application/wacz",), ("members",))


def confidence(payload: bytes, about: About) -> int:
    """90 for a zip with `datapackage.json` and WARC files in `archive/`; 20 for a damaged one by its name."""
    names = names_in(payload)
    if "datapackage.json" in names and any(_is_warc(name) for name in names):
        return 90
    return 20 if is_called(payload, about.name, FORMAT.extensions) else 0


def members(payload: bytes, about: About) -> Iterator[Member]:
    """The captures of all WARC files in it, as `warc.members` gives them, under `archive/x.warc.gz/address`."""
    _limits.hold_nesting(about.name)
    faults = _limits.Faults(about.name)
    try:
        packed = zipfile.ZipFile(io.BytesIO(payload))
    except DAMAGE as fault:
        _limits.refuse("R106", about.name, f"is a damaged zip file ({fault}).", "fetch it again.")
    with packed:
        for entry in packed.infolist():
            if not _is_warc(entry.filename):
                continue
            if entry.file_size > max(len(payload), _limits.RATIO_FROM):  # WARC files lie in it as they are
                faults.add(entry.filename, f"grows to {entry.file_size:,} bytes, beyond the limit", code="R110")
                continue
            try:
                content = packed.read(entry)
            except DAMAGE as fault:
                faults.add(entry.filename, f"damaged ({fault})")
                continue
            for member in captures(content, faults):
                yield replace(member, path=f"{entry.filename}/{member.path}")
    faults.tell()


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))
