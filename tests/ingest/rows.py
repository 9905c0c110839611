"""All rows of an archive, for comparing two of them."""

import sqlite3


def all_rows(database, *, without=("_sqlite_migrations",)):
    """Every table's rows, sorted."""
    connection = sqlite3.connect(database)
    names = [
        row[0]
        for row in connection.execute(
            "select name from sqlite_master where type = 'table' and sql not like '%virtual%'"
        )
        if "_fts_" not in row[0] and row[0] not in without
    ]
    return {name: sorted(map(repr, connection.execute(f'select * from "{name}"'))) for name in names}


def identifiers(database):
    """The identifiers of documents, passages, notes and quotations."""
    connection = sqlite3.connect(database)
    return {
        table: sorted(row[0] for row in connection.execute(f"select id from {table}"))
        for table in ("documents", "passages", "notes", "quotations")
    }
