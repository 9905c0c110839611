"""The archive that the pages show, and Datasette serving it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from datasette.app import Datasette
from web_skarne import Skarne, make_skarne

Get = Callable[..., Any]


@pytest.fixture(scope="session")
def skarne(tmp_path_factory: pytest.TempPathFactory) -> Skarne:
    """The archive made by hand."""
    return make_skarne(tmp_path_factory.mktemp("skarne"))


def serve(skarne: Skarne, **options: Any) -> Datasette:
    """Datasette with the archive, as `loccit serve` starts it."""
    metadata = options.pop("metadata", yaml.safe_load(Path("metadata.yml").read_text("utf-8")))
    return Datasette([str(skarne.folder.database)], metadata=metadata, **options)


@pytest.fixture
def get(skarne: Skarne) -> Get:
    """Fetches an address; redirects are not followed."""
    served = serve(skarne)

    async def fetch(path: str, **more: Any) -> Any:
        await served.invoke_startup()
        return await served.client.get(path, **more)

    return fetch
