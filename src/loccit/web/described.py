"""What Datasette says about tables and columns, from the one file that describes them, and the questions it offers.

Run as a program, it writes the descriptions into `metadata.yml` files, below their own first lines:
`python -m loccit.web.described metadata.yml …`
"""

from __future__ import annotations

import functools
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

BELOW = "# Everything below is made from the one description of the tables: `python -m loccit.web.described FILE`."
"""What stands above this line in a `metadata.yml` is written by people, and stays."""
NAME = "archive"
"""What Datasette calls `archive.db`."""
_SETTINGS = ("hidden", "sort", "sort_desc", "size", "sortable_columns", "label_column", "facets", "fts_table", "fts_pk")


@functools.cache
def tables() -> dict[str, dict[str, Any]]:
    """Tables and views, each with its description, its columns, and how it is shown."""
    found: dict[str, dict[str, Any]] = _load("described.yml")
    return found


@functools.cache
def queries() -> dict[str, dict[str, str]]:
    """The questions: name → title, description and SQL."""
    found: dict[str, dict[str, str]] = _load("queries.yml")
    return found


def settings(table: dict[str, Any]) -> dict[str, Any]:
    """How a table is shown: what Datasette 1.0 keeps in its configuration."""
    return {key: table[key] for key in _SETTINGS if key in table}


def metadata(database: str) -> dict[str, Any]:
    """The metadata of Datasette 0.65 for an archive of that name; a copy, because Datasette writes into it."""
    copied = {name: {**table, "columns": dict(table["columns"])} for name, table in tables().items()}
    return {"databases": {database: {"tables": copied}}}


async def tell(datasette: Any, database: str) -> None:
    """Gives Datasette 1.0 the descriptions, settings and questions; what `metadata.yml` says of a table stays."""
    config = datasette.config.setdefault("databases", {}).setdefault(database, {}).setdefault("tables", {})
    for name, table in tables().items():
        config[name] = {**settings(table), **(config.get(name) or {})}
        said = await datasette.get_resource_metadata(database, name)
        if "description" not in said:
            await datasette.set_resource_metadata(database, name, "description", table["description"])
        for column, sentence in table["columns"].items():
            if "description" not in await datasette.get_column_metadata(database, name, column):
                await datasette.set_column_metadata(database, name, column, "description", sentence)
    for name, query in queries().items():
        await datasette.add_query(
            database, name, query["sql"], title=query["title"], description=query["description"], is_trusted=True
        )


def write_below(path: Path) -> None:
    """Makes the lower part of a `metadata.yml` anew; what people wrote above it stays."""
    path.write_text(completed(path.read_text("utf-8")), "utf-8")


def completed(text: str) -> str:
    """A `metadata.yml` with its lower part as the descriptions say."""
    above = text.partition(BELOW)[0].rstrip()
    dumped = yaml.safe_dump(metadata(NAME), sort_keys=False, allow_unicode=True, width=110, default_flow_style=False)
    return f"{above}\n\n{BELOW}\n{dumped}"


def _load(name: str) -> Any:
    return yaml.safe_load(resources.files("loccit.web").joinpath(name).read_text("utf-8"))


if __name__ == "__main__":
    for named in sys.argv[1:]:
        write_below(Path(named))
