"""Is a new text a further capture of a known document? (The contract, "A newer capture".)

Two things must agree: something outside the text says that it is the same page or file, and enough of the words are
still there. How many is enough depends on what is said, and on what speaks against it: what recurs under one title
(the levels of each week, minutes, calls) shares most of its words. What a person says (`sources.yml`, `--version-of`)
needs no proof and is not asked for here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from loccit.text.fold import folded
from loccit.text.ngrams import hash_grams, say

SHARED = 0.25
"""So much of the shorter text's word 4-grams must be in the other (the contract)."""
MOSTLY_SHARED = 0.8
"""So much where a title alone says that it is the same page, or where the days differ. Of 158 posts with a history
1.9 % share less between first and last wording; different articles of one title share up to .74."""

ADDRESS, PATH, TITLE = "the same address", "the same path", "the same title and publisher"

_KEPT = re.compile(
    r"""
    ^https?://[^?#]+?/                    # a web archive
    (?:[0-9]{8,14}(?:[a-z]{2}_)?|\*)/     # the moment that it kept
    (?=https?://)                         # before the address of the page
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Takes `https://web.archive.org/web/20191119103000id_/`, leaves `https://herald.example/20191119/quay`."""
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a capture came, as far as it tells what it is a capture of.

    `urls`: as given, canonical, from the container. `path`: made absolute, the path inside a container included; None
    for standard input. `published` is ISO 8601 and may be partial. `names` are what the file calls itself (`xml:id`):
    each letter of an edition has its own, under one title. `form` is its format.
    """

    urls: frozenset[str] = frozenset()
    path: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    names: frozenset[str] = frozenset()
    form: str | None = None


def why_same(ours: Arrival, theirs: Arrival) -> str | None:
    """What says that two captures are of one document, the strongest first; None where nothing does.

    >>> why_same(Arrival(path="/in/quay.html"), Arrival(path="/in/quay.html"))
    'the same path'
    """
    if _addresses(ours) & _addresses(theirs):
        return ADDRESS
    if ours.path and ours.path == theirs.path:
        return PATH
    if not (ours.title and theirs.title and ours.publisher and theirs.publisher):
        return None
    ours_say, theirs_say = _line(ours.title, ours.publisher), _line(theirs.title, theirs.publisher)
    return TITLE if ours_say == theirs_say else None


def least_shared(why: str, ours: Arrival, theirs: Arrival) -> float | None:
    """How much must be shared where `why` (of `why_same`) says that two captures are of one document, 0 to 1; None
    where an address, a day, a name of its own or its form says that they are not.

    An address is what a page is; a path is only where somebody put it, and a title is what a whole series has.

    >>> least_shared(TITLE, Arrival(published="2024-03-01"), Arrival(published="2024-03-08")) is None
    True
    """
    if why == ADDRESS:
        return SHARED
    apart, together = differ(ours.published, theirs.published), _is_one_day(ours.published, theirs.published)
    elsewhere = bool(ours.urls and theirs.urls) and not _addresses(ours) & _addresses(theirs)
    if why == PATH:
        if elsewhere and not together:
            return None
        return MOSTLY_SHARED if apart else SHARED
    if (
        _is_copied_out(ours, theirs)
        or elsewhere
        or apart
        or (ours.names and theirs.names and ours.names.isdisjoint(theirs.names))
    ):
        return None
    return SHARED if together else MOSTLY_SHARED


def _is_copied_out(ours: Arrival, theirs: Arrival) -> bool:
    """Whether one is plain text and the other is not: what somebody copied out of a page is no newer state of it, and
    has lost what parts headings, names and menus from the text."""
    return "text" in (ours.form, theirs.form) and bool(ours.form and theirs.form) and ours.form != theirs.form


def differ(one: str | None, other: str | None) -> bool:
    """Whether two dates, both known, cannot be of one day.

    >>> differ("2024-03-01", "2024-03"), differ("2024-03-01", "2024-04"), differ(None, "2024")
    (False, True, False)
    """
    one, other = (one or "")[:10], (other or "")[:10]
    return not (one.startswith(other) or other.startswith(one))


def shared_part(ours: Iterable[str], theirs: Iterable[str]) -> float:
    """How much of the shorter text's word 4-grams the other has, 0 to 1; given are the texts of the passages.

    Texts too short for a gram share all or nothing.
    """
    a, b = [say(text) for text in ours], [say(text) for text in theirs]
    our_grams = {gram for said in a for gram in hash_grams(said)}
    their_grams = {gram for said in b for gram in hash_grams(said)}
    if not our_grams or not their_grams:
        return float(a == b)
    return len(our_grams & their_grams) / min(len(our_grams), len(their_grams))


def is_capture(ours: Iterable[str], theirs: Iterable[str], least: float = SHARED) -> bool:
    """Whether enough is shared, given that `why_same` found a reason; else it is the same name with other text."""
    return shared_part(ours, theirs) >= least


def even_url(url: str) -> str:
    """An address without what changes nothing: scheme, `www.`, default port, fragment, tracking, the last slash; and
    without the web archive and the moment under which it was kept (RFC 7089: its original).

    >>> even_url("HTTP://www.Herald.example:80/quay/?id=3&utm_source=feed#top")
    'herald.example/quay?id=3'
    """
    url = _KEPT.sub("", url)
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url.strip()
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(name)]
    query = "?" + urlencode(kept) if kept else ""
    return host + port + parts.path.rstrip("/") + query if host else url.strip()


def _addresses(one: Arrival) -> set[str]:
    return {even_url(url) for url in one.urls}


def _is_one_day(one: str | None, other: str | None) -> bool:
    return bool(one and other) and len(one or "") >= len("2024-03-01") and (one or "")[:10] == (other or "")[:10]


def _is_tracking(name: str) -> bool:
    return name.lower().startswith(_TRACKING)


def _line(*words: str) -> tuple[str, ...]:
    return tuple(folded(word).lower() for word in words)
