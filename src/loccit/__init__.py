"""loccit: keeps source documents as they came, and cuts them into passages that can be cited and checked."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loccit.api import check, cite, ingest, parse, search, verify

    __version__: str

__all__ = ["__version__", "check", "cite", "ingest", "parse", "search", "verify"]


class _Lazy(ModuleType):
    """The package, whose functions are imported when they are asked for: a command loads what it needs.

    `check`, `cite`, `ingest` and `parse` are packages and modules of ours as well. The name in `loccit` is the
    function, whichever of the two is imported first; the modules are reached by `from loccit.check import …`.
    """

    def __getattr__(self, name: str) -> Any:
        if name == "__version__":
            value = import_module("importlib.metadata").version("loccit")
        elif name in __all__:
            value = getattr(import_module("loccit.api"), name)
        else:
            raise AttributeError(f"module 'loccit' has no attribute {name!r}")
        super().__setattr__(name, value)
        return value

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Lazy
