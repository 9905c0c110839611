"""The folder that people see: `archive/` with its bag, ledger, database and the files that people write."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from loccit.errors import LoccitError

ENVIRONMENT = "LOCCIT_ARCHIVE"


@dataclass(frozen=True, slots=True)
class Folder:
    """An archive folder: the one that holds `archive.db`, `ledger.jsonl` and the bag."""

    root: Path

    @property
    def database(self) -> Path:
        """The SQLite database; it can be rebuilt from everything else."""
        return self.root / "archive.db"

    @property
    def ledger(self) -> Path:
        """The one history."""
        return self.root / "ledger.jsonl"

    @property
    def payload(self) -> Path:
        """BagIt's payload: the originals."""
        return self.root / "data"

    @property
    def temporary(self) -> Path:
        """Where files lie before they are in place; emptied by the next writer."""
        return self.root / "tmp"

    @property
    def lock(self) -> Path:
        """Held by the one writer."""
        return self.root / "lock"

    @property
    def purging(self) -> Path:
        """Names what is being purged, until it is; the next writer completes it."""
        return self.root / "purging.json"

    @property
    def ledgers(self) -> Path:
        """The whole ledgers of archives that were imported, each under its sha256."""
        return self.root / "ledgers"

    @property
    def sources(self) -> Path:
        """What people know about sources."""
        return self.root / "sources.yml"

    @property
    def corrections(self) -> Path:
        """What people set right."""
        return self.root / "corrections.yml"

    @property
    def metadata(self) -> Path:
        """Datasette's metadata, beside the archive folder."""
        return self.root.parent / "metadata.yml"

    def is_archive(self) -> bool:
        """Whether there is an archive here: it has a ledger, or at least a database that is not empty."""
        return self.ledger.is_file() or (self.database.is_file() and self.database.stat().st_size > 0)


def find_folder(given: str | None, *, environ: Mapping[str, str], start: Path) -> Folder:
    """The archive to work on: the one named, else `$LOCCIT_ARCHIVE`, else the nearest `archive/` at or above `start`.

    Raises A001 where there is none.
    """
    named = given or environ.get(ENVIRONMENT)
    if named:
        for candidate in (Path(named), Path(named) / "archive"):
            if Folder(candidate).is_archive():
                return Folder(candidate)
        raise _no_archive(f"no archive in {named}")
    for above in (start, *start.parents):
        for candidate in (above / "archive", above):
            if Folder(candidate).is_archive() and (candidate / "bagit.txt").exists():
                return Folder(candidate)
    raise _no_archive(f"no archive/ at or above {start}")


def init_folder(directory: Path) -> Folder:
    """Makes `directory/archive/` and `directory/metadata.yml`; overwrites nothing. Raises A003 where one is."""
    folder = Folder(directory / "archive")
    if folder.is_archive():
        raise LoccitError("A003", f"{folder.root} is an archive already.", next_step="`loccit add` files to it.")
    folder.payload.mkdir(parents=True, exist_ok=True)
    templates = resources.files("loccit.templates")
    for path, template in (
        (folder.root / "bagit.txt", "bagit.txt"),
        (folder.sources, "sources.yml"),
        (folder.corrections, "corrections.yml"),
        (folder.metadata, "metadata.yml"),
    ):
        if not path.exists():
            path.write_bytes(templates.joinpath(template).read_bytes())
    folder.ledger.touch()
    sync_directory(folder.root)
    return folder


def sync_directory(path: Path) -> None:
    """Makes the names in a directory outlive a power cut."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except PermissionError:  # pragma: no cover - Windows cannot open directories, and needs not
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _no_archive(what: str) -> LoccitError:
    return LoccitError("A001", f"{what}.", next_step="`loccit init` makes one here; `loccit -a DIR …` names another.")
