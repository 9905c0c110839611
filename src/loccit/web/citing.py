"""Citations for pages, files and SQL: what `loccit cite` gives, looked up through a connection of Datasette."""

from __future__ import annotations

import sqlite3
from typing import Any, cast

from loccit import ids
from loccit.citable import Citable
from loccit.cite import in_format, media_type
from loccit.db.citable import Citables
from loccit.errors import LoccitError

FILES = {".bib": "bibtex", ".ris": "ris", ".csl.json": "csl-json", ".md": "markdown", ".jsonld": "w3c"}
"""The formats that a citable row can be had in, by their suffix."""
_ON_PAGES = {
    "pandoc": "In a draft", "text": "Full reference", "markdown": "Markdown", "bibtex": "BibTeX", "wiki": "Wikipedia",
    "html": "HTML", "robust-link": "Robust link",
}  # fmt: skip
"""The forms that a page shows, with their names, in this order."""


def citable(connection: sqlite3.Connection, identifier: str) -> Citable | None:
    """What an identifier names, if it can be cited: a passage, note, quotation or document."""
    # `Citables` asks with `execute` alone, which a connection has, too
    return Citables(cast(Any, connection)).citable(identifier)


def forms(connection: sqlite3.Connection, identifier: str, base: str) -> tuple[dict[str, str], ...]:
    """The forms of a citation, each with its name, to be copied from a page; none for what is not citable."""
    found = citable(connection, identifier)
    if found is None:
        return ()
    return tuple({"name": name, "text": in_format(found, form, base=base)} for form, name in _ON_PAGES.items())


def file(connection: sqlite3.Connection, identifier: str, suffix: str, base: str) -> tuple[str, str] | None:
    """A citation as a file: its text and media type; None where the row or the suffix is none of ours."""
    found = citable(connection, identifier) if suffix in FILES else None
    if found is None:
        return None
    form = FILES[suffix]
    return in_format(found, form, base=base) + "\n", media_type(form)


def in_sql(connection: sqlite3.Connection, words: str, form: str) -> str | None:
    """The SQL function `cite`: NULL for what is not citable and for a form that is not known."""
    found = citable(connection, ids.normalize(words))
    try:
        return in_format(found, form) if found else None
    except LoccitError:
        return None
