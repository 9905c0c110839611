"""Datasette serving the archive, and what a page shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup
from datasette.app import Datasette
from web_skarne import Skarne

Get = Callable[..., Any]


def serve(skarne: Skarne, **options: Any) -> Datasette:
    """Datasette with the archive, as `loccit serve` starts it."""
    return serve_file(skarne.folder.database, **options)


def serve_file(database: Path, **options: Any) -> Datasette:
    """Datasette with a database and the sample's metadata."""
    metadata = options.pop("metadata", yaml.safe_load(Path("metadata.yml").read_text("utf-8")))
    return Datasette([str(database)], metadata=metadata, **options)


async def page(get: Get, path: str) -> BeautifulSoup:
    """A page that answers 200."""
    answer = await get(path)
    assert answer.status_code == 200, path
    return BeautifulSoup(answer.text, "lxml")


def words(soup: BeautifulSoup, selector: str) -> list[str]:
    """The words of all elements that a selector names."""
    return [" ".join(found.get_text().split()) for found in soup.select(selector)]
