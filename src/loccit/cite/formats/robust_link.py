"""A robust link (robustlinks.mementoweb.org): the live address, and where and when its words were kept."""

from __future__ import annotations

from html import escape

from loccit.citable import Citable
from loccit.cite import dates, reference

FORM = "robust-link"
EXTENSION = ".html"
MEDIA_TYPE = "text/html; charset=utf-8"


def write(cited: tuple[Citable, ...], base: str) -> str:
    """One `a` element a line."""
    return "\n".join(_link(one, base) for one in cited)


def _link(cited: Citable, base: str) -> str:
    source = cited.source
    kept = reference.link(cited, base)
    is_live = source.url is not None and source.url.lower().startswith(("http://", "https://"))
    attributes = {
        "href": source.url if is_live else kept,
        "data-originalurl": source.url if is_live else None,
        "data-versionurl": kept,
        "data-versiondate": dates.day(source.captured_at),
    }
    stated = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items() if value)
    words = ", ".join((reference.provenance(cited) + reference.short_name(source), *reference.locator(cited)))
    return f"<a {stated}>{escape(words)}</a>"
