"""All rows of an archive, for comparing two of them."""

import sqlite3

from loccit.db.packed import told, unpack


def all_rows(database, *, without=("_sqlite_migrations",)):
    """Every table's rows, sorted."""
    connection = sqlite3.connect(database)
    names = [
        row[0]
        for row in connection.execute(
            "select name from sqlite_master where type = 'table' and sql not like '%virtual%'"
        )
        if "_fts_" not in row[0] and not row[0].startswith("fingerprint") and row[0] not in without
    ]
    rows = {name: sorted(map(repr, connection.execute(f'select * from "{name}"'))) for name in names}
    return rows | {"fingerprints": sorted(map(repr, filed(connection)))}


def filed(connection):
    """The rows that the packed fingerprints stand for (hash, document, passage, is marked), whatever
    the numbers of their places and however far they have moved."""
    where = "select document_n, ? - first from fingerprint_places where ? between first and last"
    for (some,) in connection.execute(
        "select entries from fingerprints_recent union all select entries from fingerprints"
    ):
        for hashed, place, is_marked in told(unpack(some)):
            ((document, passage),) = connection.execute(where, (place, place)).fetchall()
            yield hashed, document, passage, is_marked


def identifiers(database):
    """The identifiers of documents, passages, notes and quotations."""
    connection = sqlite3.connect(database)
    return {
        table: sorted(row[0] for row in connection.execute(f"select id from {table}"))
        for table in ("documents", "passages", "notes", "quotations")
    }
