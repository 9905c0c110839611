"""Files as they lie → the sources in them: a file is one, a container holds more, each with its bytes."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loccit import readers
from loccit.errors import LoccitError, UnreadableError
from loccit.ingest.walk import Arrival, readable_name
from loccit.model import About, Member
from loccit.store import IN_CONTAINER


@dataclass(frozen=True, slots=True)
class Source:
    """One arrival with its bytes; or why there are none: `why` (skipped) or `error` (unreadable).

    `path` is a hash of the absolute path, the path inside a container included: it tells that a file came again,
    and tells nobody where it lay. `is_document` is False for a container that only holds documents.
    """

    name: str
    payload: bytes = b""
    why: str | None = None
    error: LoccitError | None = None
    is_document: bool = True
    url: str | None = None
    retrieved_at: str | None = None
    note: str | None = None
    path: str | None = None


def open_sources(arrivals: Iterable[Arrival], *, members_only: bool = False) -> Iterator[Source]:
    """Every source of the arrivals, one at a time; `members_only` leaves containers themselves out."""
    for arrival in arrivals:
        name = readable_name(arrival.name)
        if arrival.why:
            yield Source(name, why=f"{arrival.why}.")
            continue
        try:
            payload = _read(arrival)
        except OSError as fault:
            yield Source(name, error=_cannot_read(name, fault))
            continue
        place = None if arrival.path is None else os.path.abspath(arrival.path)
        source = Source(name, payload, retrieved_at=readers.saved_at(payload), path=_hashed(place))
        yield from _expand(source, place, _Unpacked(name, members_only))


@dataclass(slots=True)
class _Unpacked:
    """How much came out of one arrival, containers in containers counted."""

    name: str
    members_only: bool
    size: int = 0
    files: int = 0

    def take(self, payload: bytes) -> None:
        """Counts one more file. Raises `UnreadableError` (R110) where it is too much."""
        self.size += len(payload)
        self.files += 1
        readers.hold_unpacked(self.size, self.files, self.name)


def _expand(source: Source, place: str | None, unpacked: _Unpacked) -> Iterator[Source]:
    """A source, and what is in it."""
    about = About(name=source.name, url=source.url)
    if not source.payload or not readers.is_container(source.payload, about):
        yield source
        return
    is_document = readers.is_document(source.payload, about)
    if is_document or not unpacked.members_only:
        yield Source(
            source.name, source.payload, is_document=is_document, url=source.url, retrieved_at=source.retrieved_at,
            note=source.note, path=source.path,
        )  # fmt: skip
    container = hashlib.sha256(source.payload).hexdigest()
    try:
        for member in readers.members(source.payload, about):
            unpacked.take(member.payload)
            inside = None if place is None else f"{place}!{member.path}"
            yield from _expand(_as_source(member, source, container, inside), inside, unpacked)
    except UnreadableError as error:
        yield Source(source.name, error=error)


def _as_source(member: Member, container: Source, sha256: str, place: str | None) -> Source:
    note = f"{IN_CONTAINER}{sha256}" + (f"; {member.note}" if member.note else "")
    return Source(
        f"{container.name}!{member.path}", member.payload, url=member.url,
        retrieved_at=member.retrieved_at or readers.saved_at(member.payload), note=note, path=_hashed(place),
    )  # fmt: skip


def _read(arrival: Arrival) -> bytes:
    if arrival.path is None:
        return sys.stdin.buffer.read()
    with open(arrival.path, "rb") as source:
        return source.read()


def _cannot_read(name: str, fault: OSError) -> LoccitError:
    return UnreadableError(
        "S001", f"{name} cannot be read ({fault.strerror}).",
        next_step="see that it is there and that you may read it; then add it again.", status=1,
    )  # fmt: skip


def _hashed(place: str | None) -> str | None:
    return None if place is None else hashlib.sha256(os.fsencode(place)).hexdigest()[:16]
