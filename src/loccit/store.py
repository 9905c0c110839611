"""Originals, byte for byte, under their sha256, in a BagIt bag (RFC 8493).

Order of writing: a temporary file, fsync, rename, then a line in the manifest. A batch that a kill interrupts is named
in `tmp/batch`, and the next writer completes it. Tag manifest and Payload-Oxum are written once, by `close_bag`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loccit.errors import LoccitError
from loccit.folder import Folder, sync_directory

MANIFEST = "manifest-sha256.txt"
IN_CONTAINER = "in the container sha256 "
"""Begins the note of an arrival that came inside another original, whose sha256 follows."""
TAG_MANIFEST = "tagmanifest-sha256.txt"
BAG_INFO = "bag-info.txt"
_TAGGED = (BAG_INFO, "bagit.txt", MANIFEST)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the archive: a short code, what it is about, and a sentence."""

    code: str
    subject: str
    message: str


def payload_path(sha256: str) -> str:
    """Where an original lies inside the bag."""
    return f"data/{sha256[:1]}/{sha256}"


def set_down(folder: Folder, payload: bytes) -> str:
    """Writes bytes to a temporary file that survives a power cut; returns their sha256. `keep` puts it in place."""
    sha256 = hashlib.sha256(payload).hexdigest()
    path = folder.temporary / sha256
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        view = memoryview(payload)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return sha256


def keep(folder: Folder, hashes: Iterable[str]) -> None:
    """Puts originals that were set down in place, for good, and lists them in the manifest.

    One that is in place already (a command that failed later put it there) is listed already.
    """
    batch = [one for one in dict.fromkeys(hashes) if not (folder.root / payload_path(one)).exists()]
    if not batch:
        return
    journal = folder.temporary / "batch"
    _write_synced(journal, "".join(f"{sha256}\n" for sha256 in batch), mode="w")
    _move_into_place(folder, batch)
    _append_to_manifest(folder, batch)
    journal.unlink()


def delete_originals(folder: Folder, hashes: Iterable[str]) -> None:
    """Deletes originals for good, and writes the manifest without them. What is gone already is no matter."""
    gone = set(hashes)
    homes = set()
    for sha256 in gone:
        path = folder.root / payload_path(sha256)
        if path.exists():
            path.unlink()
            homes.add(path.parent)
    for home in homes:
        sync_directory(home)
    manifest = folder.root / MANIFEST
    if not manifest.exists() or gone.isdisjoint(_manifest_hashes(folder)):
        return
    with manifest.open(encoding="utf-8") as lines:
        _replace(folder, MANIFEST, "".join(line for line in lines if line.partition(" ")[0] not in gone))


def read_original(folder: Folder, sha256: str) -> bytes:
    """The bytes of an original. Raises S001 where they cannot be read, S003 where they are not what they were."""
    try:
        payload = (folder.root / payload_path(sha256)).read_bytes()
    except OSError as fault:
        raise LoccitError(
            "S001",
            f"the original {sha256[:12]}… cannot be read ({fault.strerror}).",
            next_step="restore it from a backup; `loccit verify` names all that are missing.",
        ) from fault
    if hashlib.sha256(payload).hexdigest() != sha256:
        raise LoccitError(
            "S003",
            f"the original {sha256[:12]}… is not what it was.",
            next_step="restore it from a backup; `loccit verify` names all that changed.",
        )
    return payload


def hash_file(path: Path) -> str:
    """The sha256 of a file, which is read piece by piece."""
    with path.open("rb") as payload:
        return hashlib.file_digest(payload, "sha256").hexdigest()


def recover(folder: Folder) -> None:
    """Completes a batch that a kill interrupted, drops a torn manifest line, and empties `tmp/`."""
    folder.temporary.mkdir(exist_ok=True)
    _drop_torn_line(folder)
    journal = folder.temporary / "batch"
    if journal.exists():
        batch = [line for line in journal.read_text("ascii").split() if len(line) == 64]
        _move_into_place(folder, [sha256 for sha256 in batch if (folder.temporary / sha256).exists()])
        listed = set(_manifest_hashes(folder))
        there = [sha256 for sha256 in batch if (folder.root / payload_path(sha256)).exists()]
        _append_to_manifest(folder, [sha256 for sha256 in there if sha256 not in listed])
    for leftover in folder.temporary.iterdir():
        leftover.unlink()


def close_bag(folder: Folder, *, size: int, count: int, day: str) -> None:
    """Writes bag-info.txt (Payload-Oxum) and the tag manifest, each to a temporary file that is renamed."""
    manifest = folder.root / MANIFEST
    manifest.touch()
    info = f"Bag-Software-Agent: loccit\nBagging-Date: {day}\nPayload-Oxum: {size}.{count}\n"
    if (folder.root / BAG_INFO).exists() and _oxum(folder) == f"{size}.{count}":
        info = (folder.root / BAG_INFO).read_text("utf-8")
    _replace(folder, BAG_INFO, info)
    _replace(folder, TAG_MANIFEST, "".join(f"{_hash_file(folder, name)}  {name}\n" for name in _TAGGED))


def faults(folder: Folder) -> Iterator[Fault]:
    """Everything that is wrong with the bag: each changed, missing, unlisted or surplus file, by name."""
    listed = list(_manifest_hashes(folder))
    for sha256 in sorted({one for one in listed if listed.count(one) > 1} if len(set(listed)) < len(listed) else ()):
        yield Fault("manifest_twice", sha256, "is listed twice in the manifest")
    for sha256 in dict.fromkeys(listed):
        path = folder.root / payload_path(sha256)
        if not path.is_file():
            yield Fault("original_missing", sha256, "is in the manifest, but its file is not there")
        elif _hash_file(folder, payload_path(sha256)) != sha256:
            yield Fault("original_changed", sha256, "is not what it was when it came")
    known = set(listed)
    for path in sorted(folder.payload.rglob("*")):
        if path.is_file() and path.name not in known:
            yield Fault("original_unlisted", str(path.relative_to(folder.root)), "is not in the manifest")
    yield from _tag_faults(folder)


def _tag_faults(folder: Folder) -> Iterator[Fault]:
    tag_manifest = folder.root / TAG_MANIFEST
    if not tag_manifest.exists():
        if (folder.root / MANIFEST).exists():
            yield Fault("bag_open", TAG_MANIFEST, "is missing: an `add` did not come to its end")
        return
    for line in tag_manifest.read_text("utf-8").splitlines():
        sha256, _, name = line.partition("  ")
        if not (folder.root / name).is_file() or _hash_file(folder, name) != sha256:
            yield Fault("bag_open", name, "does not agree with the tag manifest: an `add` did not come to its end")


def _move_into_place(folder: Folder, batch: list[str]) -> None:
    homes = set()
    for sha256 in batch:
        target = folder.root / payload_path(sha256)
        if target.parent not in homes:
            target.parent.mkdir(parents=True, exist_ok=True)
            homes.add(target.parent)
        os.rename(folder.temporary / sha256, target)
    for home in homes:
        sync_directory(home)
    if homes:
        sync_directory(folder.payload)


def _append_to_manifest(folder: Folder, batch: list[str]) -> None:
    lines = "".join(f"{sha256}  {payload_path(sha256)}\n" for sha256 in batch)
    if lines:
        _write_synced(folder.root / MANIFEST, lines, mode="a")


def _drop_torn_line(folder: Folder) -> None:
    manifest = folder.root / MANIFEST
    if not manifest.exists():
        return
    with manifest.open("rb+") as lines:
        end = lines.seek(0, os.SEEK_END)
        lines.seek(max(0, end - 256))
        tail = lines.read()
        if tail and not tail.endswith(b"\n"):
            lines.truncate(end - len(tail) + tail.rfind(b"\n") + 1)


def _manifest_hashes(folder: Folder) -> Iterator[str]:
    manifest = folder.root / MANIFEST
    if not manifest.exists():
        return
    with manifest.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.partition(" ")[0]


def _oxum(folder: Folder) -> str:
    for line in (folder.root / BAG_INFO).read_text("utf-8").splitlines():
        if line.startswith("Payload-Oxum: "):
            return line.removeprefix("Payload-Oxum: ").strip()
    return ""


def _hash_file(folder: Folder, name: str) -> str:
    return hash_file(folder.root / name)


def _replace(folder: Folder, name: str, content: str) -> None:
    target = folder.root / name
    if target.exists() and target.read_text("utf-8") == content:
        return
    temporary = folder.temporary / name
    _write_synced(temporary, content, mode="w")
    os.replace(temporary, target)
    sync_directory(folder.root)


def _write_synced(path: os.PathLike[str], content: str, *, mode: str) -> None:
    with open(path, mode, encoding="utf-8", newline="\n") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
