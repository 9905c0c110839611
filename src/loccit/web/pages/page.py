"""What every page shares: who may see it, its texts, its address, and how it is put together and sent."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import parse_qs, unquote

from datasette.utils.asgi import Response
from markupsafe import Markup

from loccit.web import dates, shown
from loccit.web.archive import DEFAULT_TITLE, Archive, remember
from loccit.web.assets import asset_address
from loccit.web.lookups.values import section_name
from loccit.web.safety import OWN_POLICY

PAGE_HEADERS = {"content-security-policy": OWN_POLICY, "cache-control": "no-cache"}
NO_CHECK = "LOCCIT_NO_CHECK"
"""The variable of the environment with which `loccit serve --no-check` says so."""
LONGEST = 1_000
"""Characters of a search that are read; nobody types more."""
TABLES = ("documents", "passages")
"""Who may not see these may not see any page."""
_AT_ONCE = "loccit_at_once"
"""The attribute of Datasette's template environment that keeps its copy for our pages."""

PLACES = {
    "/search": "Search",
    "/documents": "Documents",
    "/speakers": "Speakers",
    "/works": "Works cited",
    "/findings": "Findings",
}
"""The addresses in the masthead, with their names."""

View = Callable[["Visit"], Awaitable[Any]]


@dataclasses.dataclass(frozen=True, slots=True)
class Visit:
    """One request to one of our pages: what is asked for, of which archive, by whom."""

    archive: Archive
    request: Any
    send: Any = None
    args: Mapping[str, list[str]] = dataclasses.field(init=False, repr=False)
    """The query string, read once; Datasette's request reads it at every look."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "args", parse_qs(self.request.query_string, keep_blank_values=True))

    @property
    def datasette(self) -> Any:
        """The Datasette that serves."""
        return self.archive.datasette

    def part(self, name: str) -> str:
        """A part of the address, decoded."""
        return unquote(self.request.url_vars[name])

    def asked(self, name: str, default: str = "") -> str:
        """A value of the query string, NUL characters left out; they are no words."""
        return (self.args.get(name) or (default,))[0].replace("\0", "")

    def asked_all(self, name: str) -> tuple[str, ...]:
        """All values of one name in the query string, without empty ones."""
        return tuple(value.replace("\0", "") for value in self.args.get(name, ()) if value)

    def url(self, path: str) -> str:
        """The address of one of our paths, wherever Datasette lives."""
        return str(self.datasette.urls.path(path))

    def full_url(self, path: str) -> str:
        """The same with scheme and host, for citations and feeds."""
        return str(self.datasette.absolute_url(self.request, self.url(path)))

    async def ensure_may_view(self, *tables: str) -> None:
        """Raises `Forbidden` where the visitor may not see a table that a page is made from."""
        await self.archive.ensure_may_view(self.request.actor, *TABLES, *tables)


async def site_texts(datasette: Any) -> Mapping[str, Any]:
    """Title, description, licence and source, as `metadata.yml` gives them."""
    kept = remember(datasette, "site")
    if not kept:
        if hasattr(datasette, "get_instance_metadata"):
            kept.append(await datasette.get_instance_metadata())
        else:
            kept.append({key: value for key, value in (datasette.metadata() or {}).items() if key != "databases"})
    found: Mapping[str, Any] = kept[0]
    return found


def can_check(datasette: Any) -> bool:
    """Whether drafts are checked here: unless `metadata.yml` or `loccit serve --no-check` says no."""
    given = datasette.plugin_config("loccit")
    is_off = isinstance(given, Mapping) and given.get("check") is False
    return not is_off and os.environ.get(NO_CHECK) != "1"


async def context(visit: Visit, **more: Any) -> dict[str, Any]:
    """What every template can use, and what this one needs."""
    site = await site_texts(visit.datasette)
    return {
        "can_check": can_check(visit.datasette),
        "site": site,
        "site_title": site.get("title") or DEFAULT_TITLE,
        "url": visit.url,
        "root": visit.url("/"),
        "full_url": visit.full_url,
        "asset": lambda name: visit.url(asset_address(name)),
        "tables_path": visit.archive.path,
        "database": visit.archive.name,
        "day": dates.day_in_words,
        "moment": dates.in_words,
        "meaning": lambda cited: shown.meaning(cited, visit.url),
        "notes_summary": shown.notes_summary,
        "plain_words": shown.plain_words,
        "dotted": shown.dotted,
        "citation_kinds": shown.KINDS,
        "section_name": section_name,
        "path": visit.request.path,
        "places": PLACES,
        **more,
    }


async def html(visit: Visit, template: str, *, status: int = 200, **more: Any) -> Response:
    """A page made from one of our templates."""
    body = find_template(visit, template).render(await context(visit, **more))
    return Response.html(body, status=status, headers=PAGE_HEADERS)


def find_template(visit: Visit, name: str) -> Any:
    """A template, from the folder given with `--template-dir` if it has one of that name.

    It comes from a copy of Datasette's environment that waits for nothing: all that our templates use is there, and
    to ask every value whether it must be waited for takes as long as the rest of a page. Templates are looked at
    again only where somebody has own ones.
    """
    datasette = visit.datasette
    has_own = hasattr(datasette, "get_jinja_environment")
    environment = datasette.get_jinja_environment(visit.request) if has_own else datasette.jinja_env
    at_once = getattr(environment, _AT_ONCE, None)
    if at_once is None:
        at_once = environment.overlay(enable_async=False, auto_reload=bool(datasette.template_dir))
        setattr(environment, _AT_ONCE, at_once)
    return at_once.get_template(f"loccit/{name}")


def data(value: Any, *, status: int = 200) -> Response:
    """A value as JSON, any script as it is."""
    body = json.dumps(as_plain(value), ensure_ascii=False, indent=2)
    return Response(body, status=status, headers=PAGE_HEADERS, content_type="application/json; charset=utf-8")


def as_plain(value: Any) -> Any:
    """Dataclasses as dictionaries, all the way down."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: as_plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [as_plain(one) for one in value]
    return str(value) if isinstance(value, Markup) else value
