"""What a page states about itself in its markup → claims, each with the rule that found it.

Looked at: JSON-LD, Open Graph and its kin, Dublin Core, the tags of scholarly sites (`citation_…`), microdata,
`<time>`, `rel` links, the notes that browsers leave in saved pages. Nothing is judged here but what is no value at
all; which claim is believed is decided in `structure.describe_markup`.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

from loccit.model import Claim
from loccit.readers._html_article import claims_of_head
from loccit.readers._html_jsonld import linked_data

_LONGEST = 500
"""Characters beyond which a statement is no title, name or date."""

_ITEMPROPS = {
    "headline": "title", "datepublished": "published", "datecreated": "published", "datemodified": "updated",
    "author": "authors", "creator": "authors", "publisher": "publisher", "inlanguage": "language", "license": "licence",
}  # fmt: skip
_SAVED = re.compile(r"saved from url=(?:\(\d+\))?(\S+)")
"""`<!-- saved from url=(0042)https://skarne.example/quay -->`"""
_SINGLEFILE = re.compile(r"Page saved with SingleFile\s+url:\s*(\S+)(?:\s+saved date:\s*([^\n]+))?")
_SPACES = re.compile(r"\s+")


def claims_of(tree: Any, markup: str) -> tuple[Claim, ...]:
    """Every statement about the page, in the order of the rules: containers, JSON-LD, meta, microdata, time, links."""
    found = [*_containers(markup), *claims_of_head(tree), *linked_data(_scripts(tree))]
    found += [*_metas(tree), *_microdata(tree), *_times(tree), *_links(tree), *_title(tree), *_languages(tree)]
    kept: dict[tuple[str, str, str], Claim] = {}
    for claim in found:
        value = _SPACES.sub(" ", html.unescape(claim.value)).strip()
        if value and len(value) <= _LONGEST:
            kept.setdefault((claim.field, value, claim.how), Claim(claim.field, value, claim.how))
    return tuple(kept.values())


def _containers(markup: str) -> Iterator[Claim]:
    """What a browser or SingleFile wrote when it saved the page."""
    head = markup[:4000]
    if found := _SAVED.search(head):
        yield Claim("url", found[1], "saved from url")
    if found := _SINGLEFILE.search(head):
        yield Claim("url", found[1], "SingleFile")
        if found[2]:
            yield Claim("retrieved_at", found[2].strip(), "SingleFile")


def _scripts(tree: Any) -> Iterable[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text


def _metas(tree: Any) -> Iterator[Claim]:
    for meta in tree.iter("meta"):
        content = meta.get("content")
        if not content:
            continue
        for key in ("property", "name", "http-equiv"):
            name = (meta.get(key) or "").strip().lower()
            field = _fields().get(name)
            if field:
                yield Claim(field, content, f"meta {name}")
                break


@functools.cache
def _fields() -> dict[str, str]:
    """For each name of a `<meta>` the field that it states."""
    listed = resources.files("loccit.readers").joinpath("data/html_meta.txt").read_text("utf-8")
    lines = (line.split() for line in listed.splitlines() if line and not line.startswith("#"))
    return {name: field for field, *names in lines for name in names}


def _microdata(tree: Any) -> Iterator[Claim]:
    for element in tree.iterfind(".//*[@itemprop]"):
        prop = element.get("itemprop", "").split()
        field = next((_ITEMPROPS[name.lower()] for name in prop if name.lower() in _ITEMPROPS), None)
        if field is None or _inside_other(element):
            continue
        value = element.get("content") or element.get("datetime") or _words(_named_part(element))
        yield Claim(field, value, f"microdata {prop[0]}")


def _named_part(element: Any) -> Any:
    """The part of a person or organisation that holds the name, else the element itself."""
    for part in element.iterfind(".//*[@itemprop='name']"):
        return part
    return element


def _inside_other(element: Any) -> bool:
    """Whether the property belongs to a comment, an answer or a review, not to the page."""
    for above in element.iterancestors():
        kind = above.get("itemtype") or ""
        if any(other in kind for other in ("Comment", "Review", "Answer")) or above.get("itemprop") in (
            "comment",
            "review",
        ):
            return True
    return False


def _times(tree: Any) -> Iterator[Claim]:
    for time in tree.iter("time"):
        value = time.get("datetime") or _words(time)
        names = " ".join(filter(None, (time.get("class"), time.get("itemprop"))))
        said = "pubdate " if "pubdate" in time.attrib else ""
        kind = "updated" if re.search(r"updated|modified", names) and "published" not in names else "published"
        yield Claim(kind, value, f"time {said}{names}".strip()[:80])


def _links(tree: Any) -> Iterator[Claim]:
    for link in tree.iterfind(".//*[@rel]"):
        rel = link.get("rel", "").lower().split()
        href = link.get("href") or ""
        if "canonical" in rel and href:
            yield Claim("url", href, "link canonical")
        if "license" in rel and href:
            yield Claim("licence", href, "rel license")
        if "author" in rel and link.tag == "a":
            yield Claim("authors", _words(link), "rel author")


def _title(tree: Any) -> Iterator[Claim]:
    for title in tree.iterfind(".//head/title"):
        yield Claim("title", _words(title), "title element")
        return


def _languages(tree: Any) -> Iterator[Claim]:
    root = tree.getroottree().getroot()
    if language := root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"):
        yield Claim("language", language, "html lang")


def _words(element: Any) -> str:
    """The text of an element, the first part of it where it is long."""
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        pieces.append(piece)
        size += len(piece)
        if size > 2 * _LONGEST:
            break
    return "".join(pieces)
