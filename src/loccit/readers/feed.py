"""Feeds (RSS, Atom) → the entries in them, each a page of its own.

An entry holds its words as HTML in a piece of text, or as XHTML. Each member is a page made of it, with what feed and
entry state: title, who wrote it, when, its address, the feed's title as the publisher.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import escape

from lxml import etree

from loccit.model import About, Member
from loccit.readers import _limits
from loccit.readers._format import Format
from loccit.readers._members import safe_address, safe_path
from loccit.readers._xml import Element, all_text, attribute, elements, local, tree_of

FORMAT = Format(
    "feed", (".rss", ".atom"), ("application/rss+xml", "application/atom+xml"), ("members", "metadata"), ("lxml",)
)

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<(?:\?xml-|!--)[^>]{0,2000}>\s*){0,20}<(?:rss|rdf:RDF|(?:\w+:)?feed)[\s>]"
)
_FEEDS = (b"<channel", b"http://www.w3.org/2005/Atom", b"http://purl.org/atom")
_ENTRIES = ("item", "entry")
_WORDS = ("encoded", "content", "description", "summary", "fulltext")
"""The elements that hold an entry's words, the fullest first."""
_PUBLISHED, _UPDATED = ("pubDate", "published", "issued", "date"), ("updated", "modified")
_MARKUP = re.compile(r"<[a-zA-Z][^<>]*>|&(?:[a-z]{2,8}|#\d{2,5});")
"""What shows that a piece of text is HTML."""


def confidence(payload: bytes, about: About) -> int:
    """90 for the root element of a feed."""
    head = payload[:8_000]
    return 90 if _ROOT.match(head) and any(sign in head for sign in _FEEDS) else 0


def members(payload: bytes, about: About) -> Iterator[Member]:
    """Each entry as a page, under its address, else its number. Raises `UnreadableError` (R104, R106, R110)."""
    _limits.hold_nesting(about.name)
    root, _ = tree_of(payload, about.name)
    feed = next((one for one in elements(root) if local(one) == "channel"), root)
    faults = _limits.Faults(about.name)
    entries = (one for one in elements(root) if local(one) in _ENTRIES)
    for number, entry in enumerate(entries, 1):
        if number > _limits.MEMBERS:
            faults.add("the rest", f"more than {_limits.MEMBERS:,} entries", code="R110")
            break
        address = _address(entry)
        named = safe_address(address).partition("://")[2].strip("/") if address else f"{number:06d}"
        faults.given += 1
        page = _page(feed, entry, address)
        yield Member(safe_path(f"{named or f'{number:06d}'}.html"), page.encode(), url=address or None)
    faults.tell()


def _page(feed: Element, entry: Element, address: str) -> str:
    """The entry as a page that states what is known of it."""
    title, language = _told(entry, "title"), _told(feed, "language") or attribute(feed, "lang")
    stated = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": title,
        "author": [{"@type": "Person", "name": name} for name in _authors(entry)],
        "datePublished": _day(entry, _PUBLISHED),
        "dateModified": _day(entry, _UPDATED),
        "publisher": {"@type": "Organization", "name": _told(feed, "title")},
    }
    told = json.dumps(stated, ensure_ascii=False).replace("<", "\\u003c")
    link = f'<link rel="canonical" href="{escape(address)}">' if address else ""
    about = f'{link}<script type="application/ld+json">{told}</script>'
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>{about}'
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}"><head>{head}</head>\n'
        f"<body><article>\n<h1>{escape(title)}</h1>\n{_words(entry)}\n</article></body></html>\n"
    )


def _told(element: Element, name: str) -> str:
    """The words of the child of this name."""
    child = next((one for one in element if local(one) == name), None)
    return _plain(all_text(child)) if child is not None else ""


def _plain(words: str) -> str:
    """A line that may be written as HTML, without its marks."""
    if not _MARKUP.search(words):
        return words
    return all_text(etree.fromstring(f"<p>{words}</p>", etree.HTMLParser(no_network=True)))


def _words(entry: Element) -> str:
    """The longest of the elements that hold the entry's words, as HTML."""
    found = [_as_html(one) for name in _WORDS for one in entry if local(one) == name]
    return max(found, key=len, default="")


def _as_html(element: Element) -> str:
    if attribute(element, "type") == "xhtml" and len(element):
        return "".join(etree.tostring(one, encoding="unicode", method="html", with_tail=False) for one in element)
    words = str(element.text or "") if not len(element) else all_text(element)
    return words if _MARKUP.search(words) else "".join(f"<p>{escape(line)}</p>" for line in words.splitlines() if line)


def _address(entry: Element) -> str:
    """Where the entry stands on the web."""
    links = [one for one in entry if local(one) == "link"]
    stated = [attribute(one, "href") or all_text(one) for one in links if attribute(one, "rel") in ("", "alternate")]
    return next((one for one in stated if one.startswith(("http://", "https://"))), "")


def _authors(entry: Element) -> list[str]:
    """Who wrote the entry; of `ada@skarne.example (Ada Lind)` the name."""
    names = [_told(one, "name") or _plain(all_text(one)) for one in entry if local(one) in ("creator", "author")]
    bracketed = (re.fullmatch(r"\S+@\S+ \(([^()]+)\)", name) for name in names)
    return [found[1] if found else name for found, name in zip(bracketed, names, strict=True) if name or found]


def _day(entry: Element, fields: tuple[str, ...]) -> str:
    """A time as ISO 8601; empty where none can be read."""
    for name in fields:
        told = _told(entry, name)
        if not told:
            continue
        for read in (parsedate_to_datetime, datetime.fromisoformat):
            try:
                return read(told).isoformat()
            except ValueError:
                continue
    return ""
