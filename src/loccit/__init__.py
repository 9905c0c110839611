"""loccit: keeps source documents as they came, and cuts them into passages that can be cited and checked."""

from __future__ import annotations

from importlib import metadata

from loccit.api import check, cite, ingest, parse, search, verify

__version__ = metadata.version("loccit")
__all__ = ["__version__", "check", "cite", "ingest", "parse", "search", "verify"]
