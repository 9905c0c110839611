"""The hooks: what Datasette asks of the plugin, on 0.65 and on 1.0."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

from datasette import hookimpl
from datasette.utils import tilde_encode
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader
from markupsafe import Markup

from loccit.web import assets, assistants, check_form, citing, described, functions, limits, safety
from loccit.web.archive import DEFAULT_TITLE, find_archive
from loccit.web.pages import check, cited, disagreements, document, error, feeds, overview, passage, records, search
from loccit.web.pages.page import PLACES, View, Visit, can_check, site_texts

Hook = TypeVar("Hook", bound=Callable[..., Any])
ROUTES: tuple[tuple[str, View], ...] = (
    (r"^/$", overview.home),
    (r"^/check(?:\.json)?$", check.show),
    (r"^/search(?:\.json)?$", search.show),
    (r"^/documents(?:\.json)?$", overview.documents),
    (r"^/speakers(?:\.json)?$", overview.speakers),
    (r"^/works(?:\.json)?$", overview.works),
    (r"^/findings(?:\.json)?$", overview.findings),
    (r"^/cited(?:\.json)?$", cited.show),
    (r"^/cited/(?P<id>[^/]+)$", cited.show_document),
    (r"^/disagreements(?:\.json)?$", disagreements.show),
    (r"^/disagreements/(?P<id>[^/]+)$", disagreements.show_document),
    (r"^/p/(?P<id>[^/]+)$", passage.show),
    (r"^/d/(?P<id>[^/]+)$", document.show),
    (r"^/n/(?P<id>[^/]+)$", records.show_note),
    (r"^/s/(?P<id>[^/]+)$", records.show_speaker),
    (r"^/w/(?P<id>[^/]+)$", records.show_work),
    (r"^/o/(?P<id>[^/]+)$", records.show_original),
    (r"^/o/(?P<id>[^/]+)/file$", records.send_original),
    (r"^/new\.atom$", feeds.atom),
    (r"^/(?:atom|feed|rss)(?:\.xml)?$", feeds.to_atom),
    (r"^/sitemap(?:-(?P<part>[0-9]{1,6}))?\.xml$", feeds.site_map),
    (r"^/robots\.txt$", feeds.robots),
    (r"^/opensearch\.xml$", feeds.opensearch),
)
"""Addresses and the pages that answer."""

ROWS: tuple[tuple[str, View], ...] = (
    ("passages", passage.show), ("documents", document.show), ("notes", records.show_note)
)  # fmt: skip
"""Tables whose rows can be cited, with the pages that know the formats of a citation."""
_CITED_AS = "|".join(map(re.escape, citing.FILES))
_LINKED = re.compile(r"(?:/[pdnsw]/)?[pdnsw][0-9a-z]{9}\Z")
"""What becomes a link in a table: takes `ptrb01mktp` and `/p/ptrb01mktp`, leaves other words."""


def hook(function: Hook) -> Hook:
    """Marks a function that Datasette calls; one that this version of Datasette does not know is left alone."""
    marked: Hook = hookimpl(function, trylast=True, optionalhook=True)
    return marked


def early_hook(function: Hook) -> Hook:
    """The same, for what Datasette itself would answer last."""
    marked: Hook = hookimpl(function, optionalhook=True)
    return marked


@hook
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Any) -> None:
    """Our SQL functions and the limits on memory, on every connection that reads."""
    limits.limit(conn)
    functions.add_functions(conn)


@hook
def prepare_jinja2_environment(env: Environment, datasette: Any) -> None:
    """Our templates, which a folder given with `--template-dir` may replace; and nonces for inline blocks."""
    own: list[Any] = [FileSystemLoader(datasette.template_dir)] if datasette.template_dir else []
    own.append(PackageLoader("loccit.web", "templates"))
    if env.loader is not None:
        own.append(safety.NonceLoader(env.loader))
    env.loader = ChoiceLoader(own)
    safety.give_nonces(env)


@hook
def extra_template_vars(datasette: Any) -> Any:
    """The archive's masthead, for Datasette's own pages."""
    archive = find_archive(datasette)
    if archive is None:
        return {}

    async def masthead() -> dict[str, Any]:
        site = await site_texts(datasette)
        places = [(name, datasette.urls.path(address)) for address, name in PLACES.items()]
        places.append(("Tables and SQL", archive.path))
        if can_check(datasette):
            places.insert(-1, ("Check a draft", datasette.urls.path("/check")))
        title = site.get("title") or DEFAULT_TITLE
        return {"loccit": {"title": title, "home": datasette.urls.path("/"), "places": places}}

    return masthead


@hook
def extra_css_urls(datasette: Any) -> list[str]:
    """The colours of the archive, for Datasette's own pages."""
    return [datasette.urls.path(assets.asset_address("datasette.css"))] if find_archive(datasette) else []


@hook
def extra_js_urls(datasette: Any) -> list[str]:
    """What lets the SQL editor style itself under the content security policy."""
    return [datasette.urls.path(assets.asset_address("datasette.js"))] if find_archive(datasette) else []


@hook
def render_cell(value: Any, datasette: Any) -> Markup | None:
    """IDs, and addresses of our pages, as links in Datasette's tables."""
    if not isinstance(value, str) or not _LINKED.match(value) or find_archive(datasette) is None:
        return None
    path = value if value.startswith("/") else functions.page_address(value)
    return Markup('<a href="{}">{}</a>').format(datasette.urls.path(path), value) if path else None


@hook
def asgi_wrapper(datasette: Any) -> Callable[[safety.Asgi], safety.Asgi]:
    """Safe headers on every answer, and a limit on what is sent."""
    environment = getattr(datasette, "_jinja_env", None) or datasette.jinja_env
    return lambda app: safety.wrap(check_form.limit_body(app), environment)


@hook
def skip_csrf(datasette: Any, scope: safety.Scope) -> bool:
    """Drafts are judged by where they come from, not by a token: nothing is changed by them, no cookie is needed."""
    return scope["path"].endswith(check_form.ADDRESSES) and find_archive(datasette) is not None


@hook
def register_routes(datasette: Any) -> list[tuple[str, Any]]:
    """Our pages, and citations of the rows of Datasette's tables, where an archive is served."""
    archive = find_archive(datasette)
    if archive is None:
        return []

    def answers(view: View) -> Any:
        async def answer(request: Any, send: Any) -> Any:
            return await view(Visit(archive, request, send))

        return answer

    static = (r"^/-/loccit/(?P<hash>[0-9a-f]+)/(?P<name>[a-z.]+)$", assets.serve_asset)
    path = re.escape(tilde_encode(archive.name))
    rows = ((rf"^/{path}/{table}/(?P<id>[^/.]+(?:{_CITED_AS}))$", answers(view)) for table, view in ROWS)
    return [static, *rows, *((address, answers(view)) for address, view in ROUTES)]


@early_hook
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """Our page for addresses that lead nowhere; before Datasette's own, which is tried last."""
    archive = find_archive(datasette)
    return error.answer(archive, request, exception) if archive else None


@hook
def forbidden(datasette: Any, request: Any, message: str) -> Any:
    """The same for what may not be seen; a plugin that lets people log in is asked before."""
    archive = find_archive(datasette)
    return error.refuse(archive, request, message) if archive else None


@hook
def register_mcp_tools(datasette: Any, mcp: Any) -> None:
    """Tools for assistants, where the plugin `datasette-mcp` is installed."""
    assistants.add_tools(datasette, mcp)


@hook
def get_metadata(datasette: Any, key: str | None) -> dict[str, Any]:
    """Descriptions and search settings of the tables, for Datasette 0.65; those of `metadata.yml` win.

    Nothing where something else is asked for: Datasette copies what it gets at every check of a permission.
    """
    archive = find_archive(datasette) if key in (None, "databases") else None
    return described.metadata(archive.name) if archive else {}


@hook
def canned_queries(datasette: Any, database: str) -> dict[str, dict[str, str]]:
    """The questions, for Datasette 0.65."""
    archive = find_archive(datasette)
    return described.queries() if archive and archive.name == database else {}


@hook
def startup(datasette: Any) -> Any:
    """The same for Datasette 1.0, which has neither hook."""
    archive = find_archive(datasette)
    if archive is None or not hasattr(datasette, "add_query"):
        return None
    return lambda: described.tell(datasette, archive.name)
