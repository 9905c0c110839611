"""A full reference in HTML: title and publisher marked up, the date as a `time`, the identifier linked."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from loccit.citable import Citable, Source
from loccit.cite import dates, reference

FORM = "html"
EXTENSION = ".html"
MEDIA_TYPE = "text/html; charset=utf-8"


def write(cited: tuple[Citable, ...], base: str) -> str:
    """One `span` of class `citation` each, a line each."""
    return "\n".join(_span(one, base) for one in cited)


def _span(cited: Citable, base: str) -> str:
    source = cited.source
    parts = (
        escape(reference.joined(source.authors)),
        _title(source),
        *map(escape, reference.published_in(source)),
        _time(source.published),
        *map(escape, reference.locator(cited)),
        _doi(source.doi),
        f"accessed {_time(dates.day(source.retrieved_at))}" if source.retrieved_at and source.url else "",
        f'<a href="{escape(reference.link(cited, base))}">{cited.id}</a>',
    )
    body = escape(reference.provenance(cited)) + ", ".join(part for part in parts if part)
    return f'<span class="citation">{body}</span>'


def _title(source: Source) -> str:
    if not source.title:
        return ""
    title = f"<cite>{escape(source.title)}</cite>"
    is_link = source.url is not None and source.url.lower().startswith(("http://", "https://"))
    return f'<a href="{escape(source.url or "")}">{title}</a>' if is_link else title


def _doi(doi: str | None) -> str:
    return f'<a href="https://doi.org/{escape(quote(doi, safe="/():;"))}">doi:{escape(doi)}</a>' if doi else ""


def _time(iso: str | None) -> str:
    day = dates.day(iso)
    return f'<time datetime="{day}">{dates.in_words(iso)}</time>' if day else escape(iso or "")
