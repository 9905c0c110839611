"""Adds the texts of `examples/harbour` that the sample archive lacks: `make sample-archive`.

The archive's ledger is real: what was added once keeps its identifiers. New texts are added at the end.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import yaml

from loccit.folder import Folder, init_folder
from loccit.ingest import Options, add

REPOSITORY = Path(__file__).resolve().parents[1]
TEXTS = "examples/harbour"
BY_PANDOC = {".rst", ".org", ".wiki", ".tex"}
"""Read otherwise where pandoc is not installed; the committed archive must be the same everywhere."""
APART = {"README.md", "essay.md", "sources.yml"}


def main() -> int:
    """Adds each new text with what `sources.yml` knows of its arrival; says what was added."""
    folder = Folder(REPOSITORY / "archive")
    if not folder.is_archive():
        init_folder(REPOSITORY)
    shutil.copyfile(REPOSITORY / TEXTS / "sources.yml", folder.sources)
    known = yaml.safe_load(folder.sources.read_text("utf-8"))
    held = {line for line in folder.ledger.read_text("utf-8").splitlines() if '"acquisition"' in line}
    for path in texts(known):
        name = path.relative_to(REPOSITORY).as_posix()
        if any(f'"{name}"' in line for line in held):
            continue
        facts = known.get(path.name, {})
        options = Options(url=facts.get("url"), retrieved_at=facts.get("retrieved_at"), workers=1)
        for outcome in add(folder, [name], options).outcomes:
            print(f"{outcome.name}: {outcome.status} {outcome.document_id or outcome.message}")
    return 0


def texts(known: dict[str, dict[str, str]]) -> list[Path]:
    """The files of the sample in the order in which they came; those in `formats` behind all others, by name."""
    files = [path for path in (REPOSITORY / TEXTS).iterdir() if path.is_file() and path.name not in APART]
    return [
        *sorted(files, key=lambda path: _arrival(path.name, known)),
        *sorted(path for path in (REPOSITORY / TEXTS / "formats").iterdir() if path.suffix not in BY_PANDOC),
    ]


def _arrival(name: str, known: dict[str, dict[str, str]]) -> tuple[str, str]:
    """Texts come in the order in which they were fetched."""
    return known.get(name, {}).get("retrieved_at") or "9999", name


if __name__ == "__main__":
    sys.exit(main())
