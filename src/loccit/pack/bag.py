"""A folder as a BagIt bag (RFC 8493): written to a temporary folder beside it, then renamed; never over another."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from loccit.errors import LoccitError

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def write_bag(folder: Path, payload: Mapping[str, bytes]) -> None:
    """Writes a bag with these files (paths inside `data/` → bytes). Raises C001 where the folder is there already."""
    if folder.exists():
        step = "name another folder with --output, or put the old one away."
        raise LoccitError("C001", f"{folder} is there already.", next_step=step)
    temporary = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(temporary, ignore_errors=True)
    try:
        for name, content in files(payload).items():
            path = temporary / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        temporary.rename(folder)
    except OSError as fault:
        shutil.rmtree(temporary, ignore_errors=True)
        step = "free some space, or name a folder that you may write."
        raise LoccitError("S002", f"{folder} cannot be written ({fault.strerror}).", next_step=step) from fault


def files(payload: Mapping[str, bytes]) -> dict[str, bytes]:
    """All files of the bag, in order; the same payload gives the same bytes."""
    data = {f"data/{name}": payload[name] for name in sorted(payload)}
    size = sum(len(content) for content in data.values())
    tags = {
        "bagit.txt": _DECLARATION,
        "bag-info.txt": f"Payload-Oxum: {size}.{len(data)}\n".encode(),
        "manifest-sha256.txt": _manifest(data),
    }
    return {**tags, "tagmanifest-sha256.txt": _manifest(tags), **data}


def _manifest(content: Mapping[str, bytes]) -> bytes:
    lines = [f"{hashlib.sha256(part).hexdigest()}  {name}\n" for name, part in sorted(content.items())]
    return "".join(lines).encode()
