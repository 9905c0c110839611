"""What machines read: the feed of new documents, the site's map, its search description, and what robots may do."""

from __future__ import annotations

import sqlite3
from xml.sax.saxutils import escape, quoteattr

from datasette.utils.asgi import Response

from loccit.web.archive import DEFAULT_TITLE
from loccit.web.lookups.values import names_of
from loccit.web.pages.formats import base_address, settings
from loccit.web.pages.page import PAGE_HEADERS, Visit, site_texts

_NEW = 30
_IN_A_MAP = 20_000
"""Addresses in one file of the site's map; the standard allows 50,000."""


async def atom(visit: Visit) -> Response:
    """The newest documents, as an Atom feed. Its bytes change only when a document comes."""
    await visit.ensure_may_view("versions", "acquisitions")
    title, base = await _title(visit), await base_address(visit)
    rows = await visit.archive.ask(lambda connection: connection.execute(_NEWEST, (_NEW,)).fetchall())
    updated = max((row["added"] or "" for row in rows), default="") or "1970-01-01T00:00:00Z"
    entries = "".join(_entry(row, base) for row in rows)
    return _xml(
        '<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{_text(title)}</title><id>{_text(base)}/new.atom</id><updated>{_text(updated)}</updated>"
        f"<link rel='self' href={_attribute(base + '/new.atom')}/><link href={_attribute(base + '/')}/>"
        f"{entries}</feed>",
        "application/atom+xml",
    )


async def to_atom(visit: Visit) -> Response:
    """The addresses that feed readers try lead to the feed."""
    return Response.redirect(visit.url("/new.atom"), status=301)


async def site_map(visit: Visit) -> Response:
    """Every document's address; a large archive has a map of maps."""
    await visit.ensure_may_view()
    base = await base_address(visit)
    part = visit.request.url_vars.get("part")
    if part is None:
        last = await visit.archive.ask(lambda connection: connection.execute(_LAST).fetchone()[0])
        parts = range(-(-last // _IN_A_MAP)) if last else range(1)
        maps = "".join(f"<sitemap><loc>{_text(base)}/sitemap-{number}.xml</loc></sitemap>" for number in parts)
        return _xml(f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>')
    first = int(part) * _IN_A_MAP

    def ask(connection: sqlite3.Connection) -> list[sqlite3.Row]:
        return connection.execute(_MAPPED, (first, first + _IN_A_MAP)).fetchall()

    rows = await visit.archive.ask(ask)
    addresses = "".join(f"<url><loc>{_text(base)}/d/{row['id']}</loc></url>" for row in rows)
    return _xml(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{addresses}</urlset>')


async def robots(visit: Visit) -> Response:
    """`robots: allow` in `metadata.yml` lets search engines in; without it they are asked to stay out."""
    if (await settings(visit)).get("robots") == "allow":
        base = await base_address(visit)
        words = f"User-agent: *\nDisallow: /search\nDisallow: {visit.archive.path}\nSitemap: {base}/sitemap.xml\n"
    else:
        words = "User-agent: *\nDisallow: /\n"
    return Response.text(words, headers=PAGE_HEADERS)


async def opensearch(visit: Visit) -> Response:
    """Lets a browser search the archive from its address bar."""
    await visit.ensure_may_view()
    title, base = await _title(visit), await base_address(visit)
    address = base + "/search?q={searchTerms}"
    return _xml(
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">'
        f"<ShortName>{_text(title[:16])}</ShortName><LongName>{_text(title[:48])}</LongName>"
        f"<Description>{_text(title)}: passages and notes</Description><InputEncoding>UTF-8</InputEncoding>"
        f"<Url type='text/html' template={_attribute(address)}/></OpenSearchDescription>",
        "application/opensearchdescription+xml",
    )


def _entry(row: sqlite3.Row, base: str) -> str:
    address = f"{base}/d/{row['id']}"
    authors = "".join(f"<author><name>{_text(name)}</name></author>" for name in names_of(row["authors"]))
    source = ", ".join(part for part in (row["publisher"], row["series"], row["published"]) if part)
    return (
        f"<entry><title>{_text(row['title'] or row['id'])}</title><id>{_text(address)}</id>"
        f"<link href={_attribute(address)}/><updated>{_text(row['added'] or '1970-01-01T00:00:00Z')}</updated>"
        f"{authors or '<author><name>unknown</name></author>'}<summary>{_text(source)}</summary></entry>"
    )


async def _title(visit: Visit) -> str:
    return str((await site_texts(visit.datasette)).get("title") or DEFAULT_TITLE)


def _xml(body: str, kind: str = "application/xml") -> Response:
    return Response(
        f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n', headers=PAGE_HEADERS, content_type=f"{kind}; charset=utf-8"
    )


def _text(words: str) -> str:
    return escape(_allowed(words))


def _attribute(words: str) -> str:
    return quoteattr(_allowed(words))


def _allowed(words: str) -> str:
    """The words without the characters that XML 1.0 does not know."""
    return "".join(letter for letter in words if letter in "\t\n\r" or (letter >= " " and letter not in "\ufffe\uffff"))


_NEWEST = """
select d.id, d.title, d.authors, d.publisher, d.series, d.published,
  (select max(a.added_at) from acquisitions a where a.sha256 = d.sha256) as added
from documents d order by d.n desc limit ?
"""
_LAST = "select coalesce(max(n), 0) + 1 from documents"
_MAPPED = "select id from documents where n >= ? and n < ? order by n"
