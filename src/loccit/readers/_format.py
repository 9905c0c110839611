"""What every reader says of itself."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import metadata


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, how its files are called, what a reading of it keeps, and the libraries behind it.

    `keeps` is some of notes, pages, tables, metadata, links, lines, times, members (files that are documents of their
    own).
    `version` counts changes of the reader that can change a text. `optional` names programs that it uses where they
    are installed.
    """

    name: str
    extensions: tuple[str, ...]
    media_types: tuple[str, ...]
    keeps: tuple[str, ...]
    libraries: tuple[str, ...] = ()
    version: int = 1
    optional: tuple[str, ...] = ()

    @property
    def reader(self) -> str:
        """Name and version of the reader and of each library that shapes its texts: "html 1 (lxml 6.0.2)"."""
        used = ", ".join(f"{library} {_version(library)}" for library in self.libraries)
        return f"{self.name} {self.version}" + (f" ({used})" if used else "")


@functools.cache
def _version(library: str) -> str:
    """The installed version; asking for it reads a file, so each is asked once."""
    return metadata.version(library)
