"""Exports of a MediaWiki (`Special:Export`, dumps) → the pages in them; a page that only leads to another is none.

Each member is the `<page>` element as it came; the reader of wiki text knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from loccit.model import About, Member
from loccit.readers import _limits
from loccit.readers._format import Format
from loccit.readers._members import safe_path

FORMAT = Format("mediawiki-export", (".xml",), ("application/mediawiki+xml",), ("members", "metadata"), ())

_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?<mediawiki[\s>]")
_PAGE = re.compile(rb"<page>.*?</page>", re.DOTALL)
"""Wiki text stands in an export with its `<` written as `&lt;`, so none ends a page early."""
_TITLE = re.compile(rb"<title>([^<]{1,1000})</title>")


def confidence(payload: bytes, about: About) -> int:
    """95 for the root element of an export."""
    return 95 if _ROOT.match(payload, 0, 1_000) else 0


def members(payload: bytes, about: About) -> Iterator[Member]:
    """Each page under its title. Raises `UnreadableError` (R110) where there are too many, or too large ones."""
    _limits.hold_nesting(about.name)
    faults = _limits.Faults(about.name)
    for number, found in enumerate(_PAGE.finditer(payload), 1):
        page = found.group()
        title = _TITLE.search(page)
        name = unescape(title[1].decode("utf-8", "replace")) if title else f"page {number}"
        if number > _limits.MEMBERS:
            faults.add("the rest", f"more than {_limits.MEMBERS:,} pages", code="R110")
            break
        if len(page) > _limits.MARKUP:
            faults.add(name, f"{len(page):,} bytes, the limit is {_limits.MARKUP:,}", code="R110")
        elif b"<redirect " not in page:
            faults.given += 1
            yield Member(safe_path(f"{name}.wiki.xml"), page)
    faults.tell()
