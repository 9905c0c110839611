"""Bytes of any known format → `Reading`. One file a format; this one chooses among them.

A reader is a module with

- `FORMAT`, a `Format`: what it is called, what it keeps, which libraries it stands on;
- `confidence(payload, about) -> int`: 0 (not mine) to 100 (a signature that nothing else has); plain text says 1;
- `read(payload, about) -> Reading`; or, for a container, `members(payload, about) -> Iterator[Member]`.

All of it is pure. What a reader cannot read it refuses by `UnreadableError`, with the next step.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import cast

from loccit.errors import LoccitError, UnreadableError
from loccit.model import About, Member, Reading
from loccit.readers._format import Format
from loccit.registry import modules

__all__ = ["Format", "formats", "is_container", "members", "read"]


def formats() -> tuple[Format, ...]:
    """Every format that can be read here, by name."""
    return tuple(sorted((module.FORMAT for module in _readers()), key=lambda form: form.name))


def read(payload: bytes, about: About) -> Reading:
    """The text of the bytes with all that their format says about it. Raises `UnreadableError`."""
    if not payload.strip(b"\0 \t\r\n"):
        raise UnreadableError("R101", f"{about.name or 'the input'} is empty.", next_step="leave it out.", status=1)
    reader = _reader_of(payload, about)
    try:
        return cast(Reading, reader.read(payload, about))
    except (LoccitError, MemoryError):
        raise
    except Exception as fault:  # a library's own exception, of whatever kind, is one unreadable file and no more
        raise UnreadableError(
            "R108",
            f"{about.name or 'the input'}: the {reader.FORMAT.name} reader failed ({type(fault).__name__}: {fault}).",
            next_step="the original is safe where it was; please report the file, and add the others.",
            status=1,
        ) from fault


def is_container(payload: bytes, about: About) -> bool:
    """Whether the bytes hold other files that are documents of their own."""
    return hasattr(_reader_of(payload, about), "members")


def members(payload: bytes, about: About) -> Iterator[Member]:
    """The files inside a container, in its own order."""
    return cast(Iterator[Member], _reader_of(payload, about).members(payload, about))


def _readers() -> tuple[ModuleType, ...]:
    return modules("loccit.readers", "loccit.readers")


def _reader_of(payload: bytes, about: About) -> ModuleType:
    best = max(_readers(), key=lambda module: cast(int, module.confidence(payload, about)))
    if best.confidence(payload, about) <= 0:
        raise UnreadableError(
            "R102",
            f"{about.name or 'the input'} is binary, and no reader knows its format.",
            next_step="`loccit formats` lists what can be read; convert it, and add the result.",
            status=1,
        )
    return best
