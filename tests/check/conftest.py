"""The small harbour archive, and drafts whose nicknames become identifiers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from harbour_archive import identifiers, make_archive

from loccit.db.connect import open_for_reading
from loccit.db.quotable import Quotables


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive folder with the small harbour archive in it."""
    root = tmp_path_factory.mktemp("check") / "archive"
    root.mkdir()
    (root / "ledger.jsonl").touch()
    make_archive(root / "archive.db")
    return root


@pytest.fixture(scope="session")
def archive(harbour: Path) -> Quotables:
    """Its look-ups."""
    return Quotables(open_for_reading(harbour / "archive.db"))


@pytest.fixture(scope="session")
def key() -> dict[str, str]:
    """Nickname → identifier."""
    return identifiers()


@pytest.fixture(scope="session")
def named() -> Callable[[str], str]:
    """A draft with the identifiers for the nicknames."""
    from cases import with_identifiers

    return with_identifiers
