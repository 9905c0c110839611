"""Bytes of any known format → `Reading`. One file a format; this one chooses among them.

A reader is a module with

- `FORMAT`, a `Format`: what it is called, what it keeps, which libraries it stands on;
- `confidence(payload, about) -> int`: 0 (not mine) to 100 (a signature that nothing else has); plain text says 1;
- `read(payload, about) -> Reading`; or, for a container, `members(payload, about) -> Iterator[Member]`. A message with
  attachments has both: it is a document, and its attachments are others.

All of it is pure. What a reader cannot read it refuses by `UnreadableError`, with the next step.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import cast

from loccit.errors import LoccitError, UnreadableError
from loccit.model import About, Member, Reading
from loccit.readers import _limits, _pandoc
from loccit.readers._cue_turns import timed
from loccit.readers._format import Format
from loccit.readers._known_kinds import known_kind
from loccit.readers._limits import hold_configuration, hold_unpacked
from loccit.readers._saved import saved_at
from loccit.registry import modules

__all__ = [
    "Format",
    "formats",
    "hold_configuration",
    "hold_unpacked",
    "installed",
    "is_container",
    "is_document",
    "limits",
    "members",
    "read",
    "saved_at",
    "timed",
]


def formats() -> tuple[Format, ...]:
    """Every format that can be read here, by name."""
    return tuple(sorted((module.FORMAT for module in _readers()), key=lambda form: form.name))


def installed(program: str) -> str | None:
    """The version of a program that readers use where it is installed, None where it is not."""
    return _pandoc.version() if program == "pandoc" else None


def limits() -> dict[str, int]:
    """Each limit by name, as it holds in this process."""
    return {name.lower(): getattr(_limits, name) for name in _limits.names()}


def read(payload: bytes, about: About) -> Reading:
    """The text of the bytes with all that their format says about it. Raises `UnreadableError`."""
    if not payload.strip(b"\0 \t\r\n"):
        raise UnreadableError("R101", f"{about.name or 'the input'} is empty.", next_step="leave it out.", status=1)
    reader = _reader_of(payload, about)
    if not hasattr(reader, "read"):
        raise UnreadableError(
            "R107",
            f"{about.name or 'the input'} holds files and is no document itself ({reader.FORMAT.name}).",
            next_step="`loccit add` reads the files in it.",
            status=1,
        )
    try:
        reading = cast(Reading, reader.read(payload, about))
    except (LoccitError, MemoryError):
        raise
    except Exception as fault:  # a library's own exception, of whatever kind, is one unreadable file and no more
        raise _failed(reader, about, fault) from fault
    _limits.hold_blocks(len(reading.blocks), about.name)
    return reading


def is_document(payload: bytes, about: About) -> bool:
    """Whether the bytes are a document themselves; a container that holds documents alone is none."""
    return hasattr(_reader_of(payload, about), "read")


def is_container(payload: bytes, about: About) -> bool:
    """Whether the bytes hold other files that are documents of their own."""
    if not any(module.confidence(payload, about) for module in _readers() if hasattr(module, "members")):
        return False
    return hasattr(_reader_of(payload, about), "members")


def members(payload: bytes, about: About) -> Iterator[Member]:
    """The files inside a container, in its own order; none where the bytes are no container.

    What cannot be read is left out; when all others have been given, one `UnreadableError` names it.
    """
    reader = _reader_of(payload, about)
    if not hasattr(reader, "members"):
        return
    try:
        yield from reader.members(payload, about)
    except (LoccitError, MemoryError):
        raise
    except Exception as fault:  # as above
        raise _failed(reader, about, fault) from fault


def _failed(reader: ModuleType, about: About, fault: Exception) -> UnreadableError:
    return UnreadableError(
        "R108",
        f"{about.name or 'the input'}: the {reader.FORMAT.name} reader failed ({type(fault).__name__}: {fault}).",
        next_step="the original is safe where it was; please report the file, and add the others.",
        status=1,
    )


def _readers() -> tuple[ModuleType, ...]:
    return modules("loccit.readers", "loccit.readers")


def _reader_of(payload: bytes, about: About) -> ModuleType:
    best = max(_readers(), key=lambda module: cast(int, module.confidence(payload, about)))
    sureness = best.confidence(payload, about)
    if sureness > 1:
        return best
    if kind := known_kind(payload, about.name):
        raise UnreadableError(
            "R102", f"{about.name or 'the input'} is {kind.what}.", next_step=kind.next_step, status=1
        )
    if sureness <= 0:
        raise UnreadableError(
            "R102",
            f"{about.name or 'the input'} is binary, and no reader knows its format.",
            next_step="`loccit formats` lists what can be read; convert it, and add the result.",
            status=1,
        )
    return best
