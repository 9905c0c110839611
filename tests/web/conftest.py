"""The archive that the pages show, and Datasette serving it."""

from __future__ import annotations

from typing import Any

import pytest
from web_served import Get, serve
from web_skarne import Skarne, make_skarne


@pytest.fixture(scope="session")
def skarne(tmp_path_factory: pytest.TempPathFactory) -> Skarne:
    """The archive made by hand."""
    return make_skarne(tmp_path_factory.mktemp("skarne"))


@pytest.fixture
def get(skarne: Skarne) -> Get:
    """Fetches an address; redirects are not followed."""
    served = serve(skarne)

    async def fetch(path: str, **more: Any) -> Any:
        await served.invoke_startup()
        return await served.client.get(path, **more)

    return fetch
