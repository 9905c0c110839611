"""Finds the one-file extensions: readers, note dialects, citation forms.

Each lives in a module of its own in the package's folder; other people's packages add theirs by entry points
(`loccit.readers`, `loccit.dialects`, `loccit.citations`).
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from importlib import metadata
from types import ModuleType


@functools.cache
def modules(package: str, group: str) -> tuple[ModuleType, ...]:
    """The modules of `package` whose name does not begin with `_`, by name, then those of the entry point group.

    >>> [module.__name__ for module in modules("loccit.readers", "loccit.readers")][:1]
    ['loccit.readers.html']
    """
    home = importlib.import_module(package)
    own = sorted(found.name for found in pkgutil.iter_modules(home.__path__) if not found.name.startswith("_"))
    loaded = [importlib.import_module(f"{package}.{name}") for name in own]
    return (*loaded, *(point.load() for point in metadata.entry_points(group=group)))
