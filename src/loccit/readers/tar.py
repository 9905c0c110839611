"""TAR archives, also compressed → the files in them."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator

from loccit.model import About, Member
from loccit.readers import _limits
from loccit.readers._format import Format
from loccit.readers._members import DAMAGE, TooMuchError, Unpacked, beginning, is_furniture, safe_path

FORMAT = Format(
    "tar",
    (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz"),
    ("application/x-tar", "application/gzip"),
    ("members",),
)

_MAGIC = slice(257, 262)


def confidence(payload: bytes, about: About) -> int:
    """80 for a tar's header, unpacked if need be; 25 for the name alone."""
    if beginning(payload, 512)[_MAGIC] == b"ustar":
        return 80
    return 25 if about.name.lower().endswith(FORMAT.extensions) else 0


def members(payload: bytes, about: About) -> Iterator[Member]:
    """Each regular file, one at a time; links and devices are none. Raises as `zip.members` does."""
    _limits.hold_nesting(about.name)
    allowance, faults = _limits.Allowance(), _limits.Faults(about.name)
    try:
        with tarfile.open(fileobj=Unpacked(payload), mode="r|") as packed:
            for entry in packed:
                content = _content(packed, entry, allowance, faults)
                if content is not None:
                    faults.given += 1
                    path = safe_path(entry.name)
                    note = None if path == entry.name else f"its name in the container is {entry.name!r}"
                    yield Member(path, content, note=note)
    except TooMuchError as fault:
        faults.add("the rest", str(fault), code="R110")
    except (tarfile.TarError, *DAMAGE) as fault:
        faults.add("the rest", f"damaged ({fault})")
    faults.tell()


def _content(
    packed: tarfile.TarFile, entry: tarfile.TarInfo, allowance: _limits.Allowance, faults: _limits.Faults
) -> bytes | None:
    if entry.isdir() or is_furniture(entry.name):
        return None
    if not entry.isreg():
        faults.add(entry.name, "a link or a device, no file")
        return None
    complaint = allowance.complaint(entry.size, entry.size)
    stream = None if complaint else packed.extractfile(entry)
    if stream is None:
        faults.add(entry.name, complaint or "not to be found", code="R110" if complaint else "R106")
        return None
    return stream.read()
