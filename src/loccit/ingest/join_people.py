"""What people wrote in another archive's `sources.yml` and `corrections.yml`, added behind what stands in ours.

Ours wins. Names of files mean other files elsewhere, so entries are taken over under the hash of the original; and
nothing gets more rights here than it had there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import yaml
from sqlite_utils import Database

from loccit.errors import LoccitError
from loccit.folder import Folder, sync_directory
from loccit.ingest.join_plan import Plan
from loccit.ingest.people import People, Said
from loccit.ingest.rights import in_captures, rights_of
from loccit.ledger import Acquisition

Entry = tuple[tuple[str, str], ...]


def source_entries(plan: Plan, ours: People, theirs: People) -> dict[str, Entry]:
    """The entries for `sources.yml`, by hash: what is said there of documents that are new here."""
    entries: dict[str, Entry] = {}
    for decision in plan.decisions:
        if decision.twin is not None or decision.document in ours.sources:
            continue
        ours_say, theirs_say = (
            rights_of(people, decision.document, in_captures(decision.arrivals)) for people in (ours, theirs)
        )
        is_said = ours_say != theirs_say or any(
            _stated_there(one, decision.document, theirs) for one in decision.arrivals
        )
        for arrival in decision.arrivals:
            if arrival.sha256 in ours.sources or arrival.sha256 in entries:
                continue
            pairs = tuple(_pairs(arrival, decision.document, ours, theirs))
            if is_said:
                pairs = (*(pair for pair in pairs if pair[0] != "rights"), ("rights", theirs_say[arrival.sha256]))
            if pairs:
                entries[arrival.sha256] = pairs
    return entries


def correction_entries(db: Database, ours: People, theirs: People) -> tuple[dict[str, Entry], list[str]]:
    """The entries for `corrections.yml`, by the ID that holds here; and the IDs of which both say different things."""
    entries: dict[str, Entry] = {}
    differing = []
    for identifier, said in theirs.corrections.items():
        row = db.execute(_MOVED_TO, [identifier]).fetchone()
        target = str(row[0]) if row and row[0] else identifier
        if target not in ours.corrections:
            entries.setdefault(target, said.pairs)
        elif ours.corrections[target].pairs != said.pairs:
            differing.append(target)
    return entries, differing


def ensure_can_grow(path: Path) -> None:
    """Raises Y001 where entries cannot be added behind those of a file, because it is written in one line."""
    root = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader) if path.exists() else None
    if isinstance(root, yaml.CollectionNode) and root.flow_style:
        raise LoccitError(
            "Y001", f"{path}, line {root.start_mark.line + 1}: entries cannot be added to what stands in braces.",
            next_step="write one entry a line, or empty the file; nothing was changed.",
        )  # fmt: skip


def add_entries(folder: Folder, path: Path, entries: Mapping[str, Entry], heading: str) -> None:
    """Adds entries behind those of a file, in one step."""
    if not entries:
        return
    before = path.read_text("utf-8") if path.exists() else ""
    dumped = yaml.safe_dump(
        {key: _fields(pairs) for key, pairs in entries.items()}, allow_unicode=True, sort_keys=False
    )
    temporary = folder.temporary / path.name
    with temporary.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f"{before.rstrip()}\n\n# {heading}\n{dumped}".lstrip())
        out.flush()
        os.fsync(out.fileno())
    os.replace(temporary, path)
    sync_directory(path.parent)


def _pairs(arrival: Acquisition, document: str, ours: People, theirs: People) -> Iterator[tuple[str, str]]:
    """What is said there of an arrival, a field once."""
    said = [one for one in theirs.of_source(arrival.name, arrival.sha256, document) if one.where == "sources.yml"]
    here = ours.of_source(arrival.name, arrival.sha256, document)
    seen: set[str] = set()
    for one in said:
        fields = {name for name, _ in one.pairs} - seen
        yield from (pair for pair in one.pairs if pair[0] in fields and not _is_said(here, pair))
        seen |= fields


def _stated_there(arrival: Acquisition, document: str, theirs: People) -> bool:
    said = theirs.of_source(arrival.name, arrival.sha256, document)
    return any(one.where == "sources.yml" and one.value("rights") for one in said)


def _is_said(here: Iterable[Said], pair: tuple[str, str]) -> bool:
    """Whether the first that says something of this field here says exactly this."""
    first = next((one for one in here if one.value(pair[0]) is not None), None)
    return first is not None and pair in first.pairs


def _fields(pairs: Entry) -> dict[str, str | list[str]]:
    fields: dict[str, str | list[str]] = {}
    for name, value in pairs:
        if name == "authors":
            authors = fields.setdefault(name, [])
            assert isinstance(authors, list)
            authors.append(value)
        else:
            fields[name] = value
    return fields


_MOVED_TO = """
select case when status = 'moved' and json_array_length(successors) = 1 then successors ->> 0 end
from ledger where id = ?
"""
