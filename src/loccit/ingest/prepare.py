"""One file's bytes → everything the writer needs. Runs in worker processes; touches nothing but `archive/tmp/`."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass, replace

from loccit import ids
from loccit.db.keys import Keys, mint_keys
from loccit.db.rows import Rows, rows_of
from loccit.errors import LoccitError, UnreadableError
from loccit.folder import Folder
from loccit.ledger import CONTEXT, Identifier, spell
from loccit.matching.sketch import Sketch, Stretch, make_sketch, stretches_of
from loccit.model import About, Note, Parsed, Passage, Quotation
from loccit.parse import parse
from loccit.store import set_down

_KEPT_ANYWAY = frozenset(("R103", "R104", "R106", "R107", "R108", "R109", "R110"))
"""Bytes of a known kind that are no document as they stand are kept as originals; empty or unknown ones are not."""


@dataclass(frozen=True, slots=True)
class Job:
    """Bytes to read. `sets_down` says whether they are to be kept too (a rebuild has them already); `keeps_parsed`
    whether the parsed value comes back with the rows, for anchoring known identifiers in it. A container that only
    holds documents (`is_document` False) is kept and not parsed.
    """

    folder: Folder
    payload: bytes
    about: About
    document_id: str | None = None
    sets_down: bool = True
    is_document: bool = True
    keeps_parsed: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a worker made of one file: rows with their keys, or an error. `is_kept`: the bytes lie in `tmp/`."""

    sha256: str
    size: int
    media_type: str | None
    is_kept: bool
    rows: Rows | None = None
    keys: Keys | None = None
    sketch: Sketch | None = None
    stretches: tuple[Stretch, ...] = ()
    parsed: Parsed | None = None
    ledger_lines: tuple[str, ...] = ()
    error: LoccitError | None = None


def prepare(job: Job) -> Prepared:
    """Reads, parses and names one file. What cannot be read comes back as an error, never as an exception."""
    sha256 = hashlib.sha256(job.payload).hexdigest()
    blank = Prepared(sha256, len(job.payload), media_type_of(job.about.name), is_kept=False)
    if not job.is_document:
        set_down(job.folder, job.payload)
        return replace(blank, is_kept=True)
    try:
        parsed = parse(job.payload, about=job.about)
    except Exception as fault:  # a fault of ours in one file must not stop the others
        error = fault if isinstance(fault, UnreadableError) else _fault_of_ours(job.about.name, fault)
        is_kept = job.sets_down and error.code in _KEPT_ANYWAY
        if is_kept:
            set_down(job.folder, job.payload)
        return replace(blank, is_kept=is_kept, error=error)
    document_id = job.document_id or ids.mint("d", sha256)
    if job.sets_down:
        set_down(job.folder, job.payload)
    return replace(
        named(blank, parsed, mint_keys(parsed, document_id), version=1),
        is_kept=job.sets_down, parsed=parsed if job.keeps_parsed else None,
    )  # fmt: skip


def named(prepared: Prepared, parsed: Parsed, keys: Keys, *, version: int) -> Prepared:
    """What a worker made of a file, with these keys in its rows and in its lines of the ledger."""
    lines = spelled_identifiers(parsed, keys, prepared.sha256, version=version)
    stretches = stretches_of(parsed)
    return replace(
        prepared, rows=rows_of(parsed, keys, prepared.sha256), keys=keys, ledger_lines=lines,
        stretches=stretches, sketch=make_sketch(stretches),
    )  # fmt: skip


def spelled_identifiers(parsed: Parsed, keys: Keys, sha256: str, *, version: int) -> tuple[str, ...]:
    """The ledger's lines for a document and its parts, with the selectors that find their words again."""
    return tuple(spell(identifier) for identifier in identifiers_of(parsed, keys, sha256, version))


def identifiers_of(parsed: Parsed, keys: Keys, sha256: str, version: int) -> list[Identifier]:
    """A document's identifiers and those of its parts, in the order of the ledger, each with its selectors."""
    named: tuple[tuple[str, tuple[str, ...], tuple[Passage | Note | Quotation, ...]], ...] = (
        ("passage", keys.passages, parsed.passages),
        ("note", keys.notes, parsed.notes.notes),
        ("quotation", keys.quotations, parsed.quotations),
    )
    text = parsed.text
    return [
        Identifier(keys.document, "document", keys.document, version=version, hash=sha256),
        *(
            Identifier(
                key, kind, keys.document, version=version, exact=part.text, start=part.start, end=part.end,
                prefix=text[max(0, part.start - CONTEXT) : part.start], suffix=text[part.end : part.end + CONTEXT],
            )
            for kind, its_keys, parts in named
            for key, part in zip(its_keys, parts, strict=True)
        ),
    ]  # fmt: skip


def _fault_of_ours(name: str, fault: Exception) -> UnreadableError:
    return UnreadableError(
        "R108",
        f"{name}: reading it failed ({type(fault).__name__}: {fault}).",
        next_step="the original is kept; please report the file, and `loccit rebuild` with a version that reads it.",
        status=1,
    )


def media_type_of(name: str) -> str | None:
    """What a file's name says of its kind."""
    return mimetypes.guess_type(name)[0]
