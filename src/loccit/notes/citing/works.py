"""Citations in full → works: one for all the citations of it, with CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from loccit.model import Work
from loccit.notes.citing.resolving import Resolved
from loccit.notes.citing.stating.stated import Statement
from loccit.notes.citing.titles import title_words


def works_of(resolved: Sequence[Resolved]) -> tuple[tuple[Work, ...], list[int | None]]:
    """The works in the order of their first citation, and for each citation the ordinal of its work."""
    works: list[Work] = []
    known: dict[tuple[str, ...], int] = {}
    of: list[int | None] = []
    for found in resolved:
        if found.kind == "full" or found.has_own_work:
            key = _key(found.mention.statement)
            if key not in known:
                known[key] = len(works)
                works.append(_work(found.mention.statement))
            of.append(known[key])
        elif found.target is not None:
            of.append(of[found.target])
        else:
            of.append(None)
    return tuple(works), of


def _key(stated: Statement) -> tuple[str, ...]:
    """Two citations are of one work if title, first author and date agree, as far as both are stated alike."""
    title = " ".join(title_words(stated.title)) or stated.url or stated.number
    author = " ".join(title_words(stated.authors[0])[-1:]) if stated.authors else ""
    return (title, author, stated.issued if stated.type != "book" else stated.issued[:4])


def _work(stated: Statement) -> Work:
    return Work(
        title=stated.title or None,
        authors=stated.authors,
        container=stated.container or None,
        publisher=stated.publisher or None,
        issued=stated.issued or None,
        type=stated.type or "document",
        url=stated.url or None,
        number=stated.number or None,
        language=stated.language or None,
        csl=csl_of(stated),
    )


def csl_of(stated: Statement) -> str:
    """CSL-JSON of a work: only what the citation states."""
    fields: dict[str, object] = {"type": stated.type or "document"}
    where = "event-place" if stated.type in _EVENTS else "publisher-place"
    for name, value in (
        ("title", stated.title), ("container-title", stated.container), ("publisher", stated.publisher),
        (where, stated.place), ("volume", stated.volume), ("number", stated.number), ("URL", stated.url),
        ("language", stated.language), ("genre", stated.genre),
    ):  # fmt: skip
        if value:
            fields[name] = value
    if stated.authors:
        fields["author"] = [_name(author) for author in stated.authors]
    if stated.issued:
        parts = [int(part) for part in stated.issued.split("-") if part.isdigit()]
        fields["issued"] = {"date-parts": [parts]}
    if stated.is_anonymous:
        fields["custom"] = {"anonymous": True}
    return json.dumps(fields, ensure_ascii=False)


_EVENTS = frozenset(("interview", "speech", "paper-conference", "hearing"))
"""Types whose place is where something happened, not where it came out."""


def _name(author: str) -> dict[str, str]:
    """A person's name as printed: it is not taken apart, since not every name has a family name."""
    return {"literal": author}
