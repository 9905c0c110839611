"""The ledger: one JSON object a line, appended, never changed. It is the history; the database is made from it.

Lines are of four types: `acquisition` (an original came), `id` (an identifier was given, with the selectors that find
its words again), `fate` (what became of one) and `event` (what was done; each holds the hash of the one before).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from loccit.errors import LoccitError
from loccit.folder import Folder, sync_directory

CONTEXT = 64
"""How many characters before and after its words an `id` line keeps."""
FIRST = "0" * 64
"""What the first event says the hash before it was."""


@dataclass(frozen=True, slots=True)
class Acquisition:
    """One arrival of an original. `given` holds what the person who added it said (encoding, rights, …)."""

    id: int
    sha256: str
    name: str
    added_at: str
    url: str | None = None
    retrieved_at: str | None = None
    note: str | None = None
    document: str | None = None
    given: dict[str, str] = field(default_factory=dict)
    type: str = "acquisition"


@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier, and how to find its words again. `version` is the capture that it was given in."""

    id: str
    kind: str
    document: str | None
    version: int = 1
    exact: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    start: int | None = None
    end: int | None = None
    hash: str | None = None
    type: str = "id"


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an identifier: current, edited, split, merged, moved, gone or withdrawn, and where it went.

    Where it has a place in the capture `version`, the selectors there follow; `exact` only if the words changed.
    What a person decided (it was withdrawn, or is shown again) has a date in `at`. What holds for a document holds for
    its parts.
    """

    id: str
    status: str
    version: int
    successors: tuple[str, ...] = ()
    reason: str | None = None
    start: int | None = None
    end: int | None = None
    exact: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    at: str | None = None
    type: str = "fate"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done. `hash` covers all the rest, `previous` included."""

    id: int
    at: str
    what: str
    detail: dict[str, Any]
    previous: str
    hash: str
    type: str = "event"


Line = Acquisition | Identifier | Fate | Event
_TYPES: dict[str, type[Line]] = {"acquisition": Acquisition, "id": Identifier, "fate": Fate, "event": Event}
_NAMES = {kind: tuple(one.name for one in fields(kind) if one.name != "type") for kind in _TYPES.values()}


def make_event(number: int, at: str, what: str, detail: dict[str, Any], previous: str) -> Event:
    """The next event of the chain."""
    return Event(number, at, what, detail, previous, event_hash(number, at, what, detail, previous))


def event_hash(number: int, at: str, what: str, detail: dict[str, Any], previous: str) -> str:
    """sha256 of the event without its hash, as JSON with sorted keys and no spaces."""
    content = {"id": number, "at": at, "what": what, "detail": detail, "previous": previous}
    spelled = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(spelled.encode("utf-8", "surrogatepass")).hexdigest()


def spell(line: Line) -> str:
    """One line of the ledger; what is None, empty or a default is left out."""
    kept = {"type": line.type}
    for name in _NAMES[type(line)]:
        value = getattr(line, name)
        if value is not None and value != () and value != {}:
            kept[name] = value
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n"


_CONFLICTS = ("<<<<<<<", "=======", ">>>>>>>")
"""How the lines begin by which git marks what it could not merge."""


def read_line(spelled: str, *, at: str = "ledger.jsonl") -> Line:
    """A line of the ledger. Raises L001 with the place."""
    try:
        content = json.loads(spelled)
        kind = _TYPES[content["type"]]
        content["successors"] = tuple(content["successors"]) if "successors" in content else ()
        if kind is not Fate:
            del content["successors"]
        if kind is Event:
            content.setdefault("detail", {})
        return kind(**content)
    except (ValueError, KeyError, TypeError) as fault:
        raise LoccitError(
            "L001",
            f"{at} cannot be read ({type(fault).__name__}: {fault}).",
            next_step=FORKED
            if spelled.startswith(_CONFLICTS)
            else "restore ledger.jsonl from a backup; `loccit verify` says what else is affected.",
        ) from fault


FORKED = (
    "take one of the two histories back whole (in git: `git checkout COMMIT -- archive`), keep the other in a folder of"
    " its own, and `loccit import` that: every ID of both stays valid."
)
"""What helps where two ledgers were merged line by line."""


def forked(what: str) -> LoccitError:
    """The error for a ledger that two archives wrote on from one beginning, merged by hand or by git."""
    return LoccitError("L003", f"{what} stands twice in the ledger: it holds two histories.", next_step=FORKED)


def rewrite(path: Path, change: Callable[[Line], Line], more: Iterable[Line] = (), *, temporary: Path) -> int:
    """Writes a ledger anew, each line changed, `more` behind them; in one step, so that a kill leaves the old one or
    the new one. Returns its size in bytes. Only a purge may do this."""
    with path.open("rb") as before, temporary.open("wb") as after:
        for number, spelled in enumerate(before, 1):
            line = read_line(spelled.decode("utf-8", "surrogatepass"), at=f"line {number} of {path.name}")
            changed = change(line)
            after.write(spelled if changed is line else spell(changed).encode("utf-8", "surrogatepass"))
        after.write("".join(map(spell, more)).encode("utf-8", "surrogatepass"))
        after.flush()
        os.fsync(after.fileno())
        size = after.tell()
    os.replace(temporary, path)
    sync_directory(path.parent)
    return size


def append(folder: Folder, spelled: Iterable[str]) -> int:
    """Adds lines in one write that survives a power cut; returns the ledger's size in bytes."""
    content = "".join(spelled).encode("utf-8", "surrogatepass")
    descriptor = os.open(folder.ledger, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
        return os.fstat(descriptor).st_size
    finally:
        os.close(descriptor)


def lines(folder: Folder, start: int = 0, *, end: int | None = None) -> Iterator[Line]:
    """The lines from a byte offset on, in order, up to the byte `end` at which a line ends; none without a ledger."""
    if not folder.ledger.exists():
        return
    with folder.ledger.open("rb") as stored:
        at = stored.seek(start)
        for number, spelled in enumerate(stored, 1):
            at += len(spelled)
            if end is not None and at > end:
                return
            where = f"line {number} of ledger.jsonl" + (f" (counted from byte {start:,})" if start else "")
            yield read_line(spelled.decode("utf-8", "surrogatepass"), at=where)


def whole_bytes(folder: Folder) -> int:
    """The ledger's size up to its last line end: without the line that a kill or a cut tore."""
    if not folder.ledger.exists():
        return 0
    with folder.ledger.open("rb") as stored:
        size = stored.seek(0, os.SEEK_END)
        return size - len(_tail(stored, size))


def set_torn_line_aside(folder: Folder) -> bool:
    """Moves a last line that a kill tore to `ledger.jsonl.torn`; says whether there was one."""
    if not folder.ledger.exists():
        return False
    with folder.ledger.open("rb+") as stored:
        size = stored.seek(0, os.SEEK_END)
        torn = _tail(stored, size)
        if not torn:
            return False
        with open(f"{folder.ledger}.torn", "ab") as aside:
            aside.write(torn + b"\n")
            aside.flush()
            os.fsync(aside.fileno())
        stored.truncate(size - len(torn))
        os.fsync(stored.fileno())
    return True


def _tail(stored: Any, size: int) -> bytes:
    """What stands behind the last line end."""
    reach = 1 << 16
    while True:
        stored.seek(max(0, size - reach))
        end: bytes = stored.read()
        if b"\n" in end or reach >= size:
            return end[end.rfind(b"\n") + 1 :]
        reach *= 4
