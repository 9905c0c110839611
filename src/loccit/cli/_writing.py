"""Files that commands make: complete or not at all, and never over another."""

from __future__ import annotations

from pathlib import Path

from loccit.errors import LoccitError


def write_new(path: Path, payload: bytes) -> None:
    """Writes a file that is not there. Raises C001 where it is, S002 where it cannot be written."""
    try:
        with open(path, "xb") as made:
            made.write(payload)
    except FileExistsError as fault:
        step = "name another file, or put the old one away."
        raise LoccitError("C001", f"{path} is there already.", next_step=step) from fault
    except OSError as fault:
        step = "free some space, or name a place that you may write."
        raise LoccitError("S002", f"{path} cannot be written ({fault.strerror}).", next_step=step) from fault
