"""What `add` says of a file, in words and with the next step."""

from __future__ import annotations

from dataclasses import replace

from sqlite_utils import Database

from loccit.db.withheld import purged_hashes, why_withdrawn
from loccit.errors import LoccitError
from loccit.ingest.captures import Earlier
from loccit.ingest.outcome import Outcome
from loccit.ingest.prepare import Prepared

_RELATIONS = {
    "same_text": "same words, in other bytes, as",
    "near_duplicate": "nearly the same as",
    "contains": "contains",
    "updated_version": "looks like another capture of",
}


def unreadable(name: str, sha256: str | None, error: LoccitError) -> Outcome:
    """What is told of a file that could not be read."""
    return Outcome(name, "unreadable", sha256, code=error.code, message=error.message, next_step=error.next_step)


def withdrawn(db: Database, name: str, sha256: str, earlier: Earlier) -> Outcome:
    """What is told of bytes, or of a capture (`earlier.why` says of which), of what was withdrawn: it stays so."""
    of = earlier.document_id or None
    when = why_withdrawn(db, of) if of else None
    told = f", on {when[0][:10]} ({when[1]})" if when else ""
    if sha256 in purged_hashes(db):
        message = f"{of or 'a container that held a document'} was withdrawn and purged{told}; it is not taken again."
        return Outcome(name, "withdrawn", sha256, of, of, message=message, next_step="leave it out.")
    what = f"a capture of {of} ({earlier.why})" if earlier.why else f"same bytes as {of}"
    step = f"`loccit withdraw --undo {of} --reason WHY` shows it again"
    step += "; `loccit add --new` makes this a document of its own." if earlier.why else "."
    return Outcome(name, "withdrawn", sha256, of, of, message=f"{what}, which was withdrawn{told}.", next_step=step)


def outcome_of(name: str, prepared: Prepared) -> Outcome:
    """What is told of a document that is new."""
    assert prepared.rows is not None
    assert prepared.keys is not None
    findings = prepared.rows.of("findings")
    return Outcome(
        name, "new", prepared.sha256, prepared.keys.document, passages=len(prepared.keys.passages),
        notes=len(prepared.keys.notes), findings=len(findings),
        incomplete=next((message for _, code, message, *_ in findings if code == "read_in_part"), None),
    )  # fmt: skip


def same_bytes(name: str, sha256: str, of: str | None, *, version_of: str | None = None) -> Outcome:
    """What is told of bytes that the archive has: they are the document `of`, or an original that is none; and that
    they are no capture of `version_of`, where somebody says so."""
    message = f"same bytes as {of}." if of else "same bytes as an original that is no document."
    if version_of is None or version_of == of:
        return Outcome(name, "same_bytes", sha256, of, of, message=message)
    if of is None:
        message = f"{message} It is no capture of {version_of}."
        step = "leave --version-of out; `loccit rebuild` reads the original again."
    else:
        message, step = f"{message} {not_joined(of, version_of)}", step_to_join(version_of)
    return Outcome(name, "same_bytes", sha256, of, of, code="C001", message=message, next_step=step)


def not_joined(document: str, other: str) -> str:
    """What is told of a document that somebody calls a capture of another, when both have their identifiers."""
    return f"{document} is a document of its own, and is not made a capture of {other}."


def step_to_join(other: str) -> str:
    """How two documents become one, with the identifiers of both."""
    return (
        f"in a new archive `loccit add` the file of {other}, then the newer one with `--version-of {other}`, then"
        " `loccit import` this archive: the IDs of both stay valid."
    )


def with_rights(outcome: Outcome, before: str, after: str, wanted: str) -> Outcome:
    """What is told besides of bytes that came again with a word about what may be shown of them."""
    if after != wanted:
        told = f"it stays {after}, as sources.yml or corrections.yml says"
    else:
        told = f"it was {before}, and is {after} from now on" if before != after else f"it is {after}, as before"
    return replace(outcome, message=f"{(outcome.message or '').rstrip('.')}; {told}.")


def repeating(outcome: Outcome, kind: str, other: str) -> Outcome:
    """What is told of a new document that repeats another; `kind` is that of the match."""
    status = "same_text" if kind == "same_text" else outcome.status
    return replace(outcome, status=status, of=other, message=f"{_RELATIONS[kind]} {other}.")
