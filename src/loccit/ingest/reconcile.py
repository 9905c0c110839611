"""The identifiers that another archive gave to a document that is here too → the lines that say what each is here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlite_utils import Database

from loccit.db import state
from loccit.ingest.histories import PARTS, WITHDRAWN, History, follow, hash_of
from loccit.ingest.writer import Writer
from loccit.ledger import Fate, Identifier, Line
from loccit.matching.anchors import Place
from loccit.matching.reanchor import reanchor

_KINDS = ("passage", "note", "quotation")


def lines_of_missing(
    writer: Writer, told: Iterable[Line], document: str, twin: str
) -> tuple[list[Line], dict[str, int]]:
    """The lines for the IDs of a document that this archive does not know, and how many became what.

    One whose words stand here is `moved` to the ID that stands there; the others are split, merged or gone. What was
    withdrawn there is withdrawn here. `twin` is the document here. Of what was purged here no words are taken over.
    """
    some = list(told)
    known = follow(some, {document})
    shared = [line for line in some if isinstance(line, Identifier) and line.kind not in PARTS]
    taken = state.taken(writer.db, [*known, *(line.id for line in shared)])
    missing = {key: one for key, one in known.items() if key not in taken}
    newest = state.newest_capture(writer.db, twin)
    version = newest[1] if newest else 1
    is_purged = newest is not None and not state.has_original(writer.db, newest[0])
    fates = {fate.id: fate for fate in _fates(writer.db, missing, document, twin, version)}
    lines: list[Line] = [replace(one, document=twin, version=version) for one in shared if one.id not in taken]
    for key, one in missing.items():
        lines.append(_identifier(one, twin, version, has_words=not is_purged))
        lines.append(fates[key])
    counts = Counter(fate.status if fate.status in ("moved", WITHDRAWN) else "other" for fate in fates.values())
    return lines, dict(counts)


def withdrawn_there(db: Database, known: dict[str, History], twin: str) -> list[tuple[str, str]]:
    """What is shown here and was withdrawn in the other archive, each with the reason given there."""
    found: list[tuple[str, str]] = []
    for key, one in known.items():
        if one.status != WITHDRAWN or (one.reason or "").startswith("with "):
            continue
        here = twin if one.given.kind == "document" else _here(db, one, twin)
        if here is not None and _is_shown(db, here):
            found.append((here, one.reason or "withdrawn in the archive that was imported"))
        assert key
    return found


def _here(db: Database, one: History, twin: str) -> str | None:
    """The ID that stands here where something stands that was withdrawn there."""
    if _is_shown(db, one.given.id):
        return one.given.id
    anchored = list(_anchor(db, {one.given.id: one}, one.given.kind, twin)) if one.exact is not None else []
    return next((keys[0] for _, _, keys, _ in anchored if keys), None)


def _is_shown(db: Database, identifier: str) -> bool:
    row = db.execute("select status from ledger where id = ?", [identifier]).fetchone()
    return row is not None and row[0] in ("current", "edited", "moved")


def _identifier(one: History, twin: str, version: int, *, has_words: bool) -> Identifier:
    given = one.given
    if not has_words or one.exact is None:
        hashed = given.hash or (hash_of(one.exact) if one.exact is not None else None)
        return Identifier(given.id, given.kind, twin, version, hash=hashed)
    return Identifier(
        given.id, given.kind, twin, version, exact=one.exact, prefix=one.prefix, suffix=one.suffix, start=one.start,
        end=one.end, hash=given.hash,
    )  # fmt: skip


def _fates(db: Database, missing: dict[str, History], document: str, twin: str, version: int) -> Iterator[Fate]:
    placed = {key: one for key, one in missing.items() if one.has_place and one.given.kind in _KINDS}
    for key, one in missing.items():
        if key == document:
            yield Fate(key, "moved", version, (twin,), reason="the same source, from another archive")
        elif one.status == WITHDRAWN:
            yield Fate(key, WITHDRAWN, version, reason=one.reason, at=one.at)
        elif key not in placed:
            yield Fate(key, one.status if one.status != "current" else "gone", version, one.successors, one.reason)
    for kind in _KINDS:
        of_kind = {key: one for key, one in placed.items() if one.given.kind == kind}
        for key, status, keys, how in _anchor(db, of_kind, kind, twin):
            yield Fate(key, status, version, keys, reason=how)


def _anchor(
    db: Database, known: dict[str, History], kind: str, twin: str
) -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    """Where IDs of one kind stand in the document here: ID, status, the IDs that stand there, and the rule."""
    if not known:
        return
    text = (db.execute("select text from documents where id = ?", [twin]).fetchone() or ("",))[0]
    sql = f'select id, text, start, "end" from {kind}s where document_id = ? order by ordinal'
    rows = db.execute(sql, [twin]).fetchall()
    places = [Place(*row[1:]) for row in rows]
    given = tuple(replace(one.known(), status="current") for one in known.values() if one.exact is not None)
    met = set()
    for fate in reanchor(given, places, text).fates:
        met.add(fate.id)
        if fate.place is not None:
            yield fate.id, "moved", (rows[fate.place][0],), fate.how
        else:
            yield fate.id, fate.status, tuple(rows[ordinal][0] for ordinal in fate.successors), fate.how
    for key in known.keys() - met:
        yield key, "gone", (), "its words are not known"
