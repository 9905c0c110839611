"""What `add` would do, without doing it: `loccit add --dry-run`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import closing

from sqlite_utils import Database

from loccit.db import state
from loccit.db.connect import open_for_reading
from loccit.db.withheld import is_withdrawn, purged_hashes
from loccit.folder import Folder
from loccit.ingest.add import A_PERSON, Options, document_named, said_version
from loccit.ingest.captures import Earlier, captures_withdrawn, find_earlier
from loccit.ingest.documents import about_of, keys_of
from loccit.ingest.outcome import Outcome, Summary
from loccit.ingest.people import People, read_people
from loccit.ingest.prepare import Job, prepare
from loccit.ingest.sources import Source, open_sources
from loccit.ingest.telling import outcome_of, same_bytes, unreadable, withdrawn
from loccit.ingest.walk import walk
from loccit.ledger import Acquisition


def preview(
    folder: Folder, paths: list[str], options: Options, *, on_file: Callable[[Outcome], None] = lambda _: None
) -> Summary:
    """What would become of each file; nothing is written. Files are compared with the archive, not with each other."""
    summary = Summary()
    people = read_people(folder)
    with closing(open_for_reading(folder.database)) as db:
        for source in open_sources(walk(paths, folder), members_only=options.members_only):
            outcome = _outcome(folder, db, people, source, options)
            summary.outcomes.append(outcome)
            on_file(outcome)
    return summary


def _outcome(folder: Folder, db: Database, people: People, source: Source, options: Options) -> Outcome:
    if source.why is not None:
        return Outcome(source.name, "skipped", message=source.why)
    if source.error is not None:
        return unreadable(source.name, None, source.error)
    sha256 = hashlib.sha256(source.payload).hexdigest()
    known = state.document_of(db, sha256)
    version_of = document_named(db, options.version_of) if options.version_of else None
    if known or sha256 in purged_hashes(db) or state.has_original(db, sha256):
        of = known[0] if known else None
        if sha256 in purged_hashes(db) or (of and is_withdrawn(db, of)):
            return withdrawn(db, source.name, sha256, Earlier(of or "", "", shares=False))
        return same_bytes(source.name, sha256, of, version_of=version_of)
    if not source.is_document:
        return Outcome(source.name, "container", sha256, message="a container.")
    given = options.given() | ({"path": source.path} if source.path else {})
    arrival = Acquisition(0, sha256, source.name, "", source.url or options.url, given=given)
    prepared = prepare(
        Job(folder, source.payload, about_of(arrival, people.of_source(arrival.name, sha256)), sets_down=False)
    )
    if prepared.error is not None:
        return unreadable(source.name, sha256, prepared.error)
    assert prepared.rows is not None
    earlier = None
    if not options.is_new:
        said = version_of or said_version(db, people, arrival)
        earlier = Earlier(said, A_PERSON, shares=True) if said else None
        earlier = earlier or find_earlier(db, keys_of(arrival, prepared.rows), prepared.rows)
    outcome = outcome_of(source.name, prepared)
    if earlier and earlier.is_withdrawn and captures_withdrawn(folder, db, earlier.document_id, prepared.rows):
        return withdrawn(db, source.name, sha256, earlier)
    if earlier is None or not earlier.shares:
        return outcome
    return Outcome(
        source.name, "newer_capture", sha256, earlier.document_id, earlier.document_id,
        message=f"a capture of it ({earlier.why}).", passages=outcome.passages, notes=outcome.notes,
    )  # fmt: skip
