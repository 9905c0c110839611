"""One writer at a time: a lock file that names its holder, and that the system lets go of when the holder dies."""

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


@contextmanager
def writing(folder: Folder, *, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the archive for writing. Raises LockedError (A002) that names who holds it after `patience` seconds."""
    descriptor = os.open(folder.lock, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        waited = 0.0
        while not _try_lock(descriptor):
            if waited >= patience:
                raise _held(descriptor, patience)
            time.sleep(_PAUSE)
            waited += _PAUSE
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _held(descriptor: int, patience: float) -> LockedError:
    holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip() or "unknown"
    return LockedError(
        "A002",
        f"process {holder} is writing to this archive, and still was after {patience:.0f} seconds.",
        next_step="wait for it to end, and run the command again; nothing was changed.",
    )


def _try_lock(descriptor: int) -> bool:
    try:
        if os.name == "nt":  # pragma: no cover - another system's call
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
