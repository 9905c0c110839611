"""Paths as given → the files to add, one at a time, and what is skipped with the reason."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from loccit.folder import Folder

_LOCK_ENDINGS = (".lock", "~", ".part", ".crdownload", ".tmp", ".swp")
_LOCK_STARTS = (".~lock.", "~$")
_LAYOUT_ENDINGS = (".css", ".js", ".mjs", ".css.map", ".js.map")
"""What browsers save beside a page: how it looks and moves. A file of this kind that is named itself is read."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file to add: its name as given, and where it lies. `why` says why it is skipped, if it is."""

    name: str
    path: str | None = None
    why: str | None = None


def walk(paths: list[str], folder: Folder) -> Iterator[Arrival]:
    """The files at and below `paths`, folders in sorted order; `-` is standard input (path None)."""
    own = folder.root.resolve()
    for given in paths:
        if given == "-":
            yield Arrival("standard input")
        elif os.path.isdir(given):
            yield from _walk_folder(given, own)
        else:
            yield Arrival(given, given)


def readable_name(name: str) -> str:
    """A name that any database and terminal can hold: bytes that are no UTF-8 and control characters escaped."""
    if name.isprintable() and name.isascii():
        return name
    plain = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in plain)


def _walk_folder(given: str, own: Path) -> Iterator[Arrival]:
    if Path(given).resolve() == own:
        yield Arrival(given, given, "is the archive itself")
        return
    try:
        entries = sorted(os.scandir(given), key=lambda entry: entry.name)
    except OSError:
        yield Arrival(given, given)  # reading it will say why it cannot be read
        return
    for entry in entries:
        path = os.path.join(given, entry.name)
        why = _why_skipped(entry)
        if why:
            yield Arrival(path, path, why)
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk_folder(path, own)
        else:
            yield Arrival(path, path)


def _why_skipped(entry: os.DirEntry[str]) -> str | None:
    if entry.name.startswith(".") or entry.name.startswith(_LOCK_STARTS):
        return "is hidden"
    if entry.name.endswith(_LOCK_ENDINGS):
        return "is a lock or temporary file"
    if entry.name.lower().endswith(_LAYOUT_ENDINGS):
        return "is part of a page's layout"
    try:
        if entry.is_symlink() and entry.is_dir():
            return "is a link to a folder"
        kind = entry.stat().st_mode
    except OSError:
        return None  # reading it will say why it cannot be read
    return None if stat.S_ISREG(kind) or stat.S_ISDIR(kind) else "is no file"
