"""What all tests share: an archive in an empty folder, and the option that writes golden files anew."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from loccit.folder import Folder, init_folder

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")  # no test waits for a clock

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line sets it: processes with threads are not forked

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Real sources and gold that are never copied into the repository; tests that need them skip where they are missing."""


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden", action="store_true", help="write golden files anew; such tests skip, never pass"
    )


@pytest.fixture
def golden(request):
    """Compares a text with a golden file, or writes it anew."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            assert not os.environ.get("CI"), "golden files are not written in CI"
            path.write_text(text, encoding="utf-8")
            pytest.skip(f"{path.name} was written anew")
        assert text == path.read_text("utf-8")

    return compare


@pytest.fixture
def folder(tmp_path) -> Folder:
    """An empty archive."""
    return init_folder(tmp_path / "home")


@pytest.fixture
def seeds() -> Path:
    """The folder of the real seed documents."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the real seed documents are not on this machine")
    return SHARED / "seeds"
