"""The small archive of the tests of checking serves here too, and the small files of those of reading."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parents[1] / "check"), str(Path(__file__).parents[1] / "readers")]


@pytest.fixture(scope="session")
def archive_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive folder with the small harbour archive in it."""
    from harbour_archive import make_archive

    root = tmp_path_factory.mktemp("cite") / "archive"
    root.mkdir()
    (root / "ledger.jsonl").touch()
    make_archive(root / "archive.db")
    return root
