"""What an import would do: for each document of the other archive, whether it is new here, a capture, or known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlite_utils import Database

from loccit import store
from loccit.clock import in_utc
from loccit.db import state
from loccit.errors import LoccitError
from loccit.folder import Folder
from loccit.ingest.captures import candidates, passages_of
from loccit.ingest.documents import about_of, keys_of
from loccit.ingest.histories import History, follow
from loccit.ingest.other import OtherArchive
from loccit.ingest.people import People
from loccit.ingest.prepare import Job, prepare
from loccit.ledger import Acquisition
from loccit.matching.capture import is_capture


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one document of the other archive.

    `twin` is the document here that it is (None: it is new here); `arrivals` are those that this archive has not met,
    `captures` the hashes of originals that are to be taken over, `missing` how many of its identifiers are not known.
    """

    document: str
    twin: str | None
    arrivals: tuple[Acquisition, ...]
    captures: tuple[str, ...]
    missing: int

    @property
    def is_settled(self) -> bool:
        """Whether there is nothing to do."""
        return self.twin is not None and not self.arrivals and not self.captures and not self.missing


@dataclass(slots=True)
class Plan:
    """All decisions, in the order in which the documents came there; and what belongs to no document."""

    decisions: list[Decision] = field(default_factory=list)
    strays: list[Acquisition] = field(default_factory=list)

    def fresh(self) -> list[Decision | Acquisition]:
        """What is new here, documents and the arrivals of what is none, in the order in which it came there."""
        fresh: list[tuple[int, Decision | Acquisition]] = [(one.id, one) for one in self.strays]
        fresh += [(one.arrivals[0].id, one) for one in self.decisions if one.twin is None and one.arrivals]
        return [one for _, one in sorted(fresh, key=lambda pair: pair[0])]

    def counts(self) -> dict[str, int]:
        """How much of each would be taken over."""
        fresh = [one for one in self.decisions if one.twin is None]
        known = [one for one in self.decisions if one.twin is not None]
        return {
            "documents": len(fresh),
            "captures": sum(len(one.captures) for one in known),
            "same": sum(not one.captures for one in known),
            "originals": len({sha256 for one in self.decisions for sha256 in one.captures}),
            "acquisitions": sum(len(one.arrivals) for one in self.decisions) + len(self.strays),
        }


def plan_join(folder: Folder, db: Database, people: People, other: OtherArchive) -> Plan:
    """What an import of the other archive would do; nothing is written."""
    return Planning(folder, db, people, other).plan()


class Planning:
    """Compares another archive with this one."""

    def __init__(self, folder: Folder, db: Database, people: People, other: OtherArchive) -> None:
        self._folder = folder
        self._db = db
        self._people = people
        self._other = other

    def plan(self) -> Plan:
        """Every decision."""
        plan = Plan([self._decide(document) for document in self._other.documents()])
        plan.strays = [one for one in self._other.arrivals_of("") if not self._is_met(one)]
        return plan

    def _decide(self, document: str) -> Decision:
        arrivals = self._other.arrivals_of(document)
        hashes = list(dict.fromkeys(one.sha256 for one in arrivals))
        twin = self._twin(document, arrivals, hashes)
        known = follow(self._other.lines_of(document), {document})
        missing = len(known) - len(state.taken(self._db, list(known))) if twin else len(known)
        return Decision(
            document, twin, tuple(one for one in arrivals if not self._is_met(one)),
            tuple(self._to_take(twin, hashes)), missing,
        )  # fmt: skip

    def _to_take(self, twin: str | None, hashes: list[str]) -> Iterator[str]:
        """The captures that are there and not here; of what was withdrawn here none."""
        is_hidden = twin is not None and _status(self._db, twin) == "withdrawn"
        for sha256 in hashes:
            is_there = (self._other.folder.root / store.payload_path(sha256)).exists()
            if is_there and not is_hidden and not state.has_met(self._db, sha256):
                yield sha256

    def _twin(self, document: str, arrivals: list[Acquisition], hashes: list[str]) -> str | None:
        """The document here that it is: by its bytes, else as a newer or older capture."""
        for sha256 in reversed(hashes):
            found = state.document_of(self._db, sha256)
            if found:
                return found[0]
        return self._captured(document, arrivals)

    def _captured(self, document: str, arrivals: list[Acquisition]) -> str | None:
        known = self._other.keys_of(document)
        if known is not None and not any(self._db.execute(_WITH_KEY, [key]).fetchone() for key in known):
            return None
        keys, texts, published, form = self._read(arrivals)
        keys = keys if known is None else known
        for key in keys:
            for candidate, least in candidates(self._db, key, keys, published, form):
                if least is None or self._other.is_document(candidate):
                    continue  # the other archive has both, as two
                if is_capture(texts, passages_of(self._db, candidate), least):
                    return candidate
        return None

    def _read(self, arrivals: list[Acquisition]) -> tuple[list[str], list[str], str | None, str | None]:
        """The keys of a document's newest capture, the texts of its passages, its date and its format; none where it
        cannot be read."""
        newest = max(arrivals, key=lambda one: in_utc(one.retrieved_at) or one.added_at)
        said = self._people.of_source(newest.name, newest.sha256)
        try:
            payload = store.read_original(self._other.folder, newest.sha256)
            prepared = prepare(Job(self._folder, payload, about_of(newest, said), sets_down=False))
        except LoccitError:
            return [], [], None, None
        if prepared.rows is None:
            return [], [], None, None
        texts = [row[8] for row in prepared.rows.of("passages")]
        document = prepared.rows.of("documents")[0]
        return keys_of(newest, prepared.rows), texts, document[7], document[14]

    def _is_met(self, one: Acquisition) -> bool:
        row = self._db.execute(_ARRIVAL, [one.sha256, one.added_at, one.name, one.url]).fetchone()
        return row is not None


def histories_of(other: OtherArchive, document: str) -> dict[str, History]:
    """What the other archive knows of a document and its parts."""
    return follow(other.lines_of(document), {document})


def _status(db: Database, identifier: str) -> str | None:
    row = db.execute("select status from ledger where id = ?", [identifier]).fetchone()
    return str(row[0]) if row else None


_WITH_KEY = "select 1 from capture_keys where key = ?"
_ARRIVAL = "select 1 from acquisitions where sha256 = ? and added_at = ? and (name = ? and url is ? or name = 'purged')"
