"""One writer at a time: a lock file that names its holder, and that the system lets go of when the holder dies.

Processes that the holder starts do not hold it: where they are forked they let go of it first, and spawned ones never
get it (PEP 446).
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from loccit.errors import LockedError
from loccit.folder import Folder

PATIENCE = 30.0
"""Seconds that a second writer waits."""
_PAUSE = 0.2
_LOCKED_AT = 1_000_000
"""The byte that is locked where locks are of bytes and keep others from reading them: behind the holder's number."""
_held_here: set[int] = set()
"""Descriptors of locks that this process holds or waits for; the one thing that a fork has to know."""


@contextmanager
def writing(folder: Folder, *, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the archive for writing. Raises LockedError (A002) that names who holds it after `patience` seconds."""
    descriptor = os.open(folder.lock, os.O_RDWR | os.O_CREAT, 0o644)
    _held_here.add(descriptor)
    try:
        waited = 0.0
        while not _try_lock(descriptor):
            if waited >= patience:
                raise _held(descriptor, patience)
            time.sleep(_PAUSE)
            waited += _PAUSE
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"{os.getpid()}\n".encode("ascii"))
        yield
        os.ftruncate(descriptor, 0)
    finally:
        _held_here.discard(descriptor)
        os.close(descriptor)


def _held(descriptor: int, patience: float) -> LockedError:
    os.lseek(descriptor, 0, os.SEEK_SET)
    holder = os.read(descriptor, 20).decode("ascii", "replace").strip() or "unknown"
    return LockedError(
        "A002",
        f"process {holder} is writing to this archive, and still was after {patience:.0f} seconds.",
        next_step="wait for it to end, and run the command again; nothing was changed.",
    )


def _try_lock(descriptor: int) -> bool:
    try:
        if os.name == "nt":  # pragma: no cover - another system's call
            import msvcrt

            os.lseek(descriptor, _LOCKED_AT, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _let_go() -> None:
    """What a forked process does first: the lock is its parent's, and ends with it."""
    for descriptor in _held_here:
        os.close(descriptor)
    _held_here.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)
