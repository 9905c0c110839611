"""Is a new text a further capture of a known document? (The contract, "A newer capture".)

Two things must agree: something outside the text says that it is the same page or file, and a quarter of the words
are still there. What a person says (`sources.yml`, `--version-of`) needs no proof and is not asked for here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from loccit.text.fold import folded
from loccit.text.ngrams import hash_grams, say

SHARED = 0.25
"""So much of the shorter text's word 4-grams must be in the other (the contract)."""

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a capture came, as far as it tells what it is a capture of.

    `urls`: as given, canonical, from the container. `path`: made absolute, the path inside a container included; None
    for standard input.
    """

    urls: frozenset[str] = frozenset()
    path: str | None = None
    title: str | None = None
    publisher: str | None = None


def why_same(ours: Arrival, theirs: Arrival) -> str | None:
    """What says that two captures are of one document, the strongest first; None where nothing does.

    >>> why_same(Arrival(path="/in/quay.html"), Arrival(path="/in/quay.html"))
    'the same path'
    """
    if {even_url(url) for url in ours.urls} & {even_url(url) for url in theirs.urls}:
        return "the same address"
    if ours.path and ours.path == theirs.path:
        return "the same path"
    if not (ours.title and theirs.title and ours.publisher and theirs.publisher):
        return None
    ours_say, theirs_say = _line(ours.title, ours.publisher), _line(theirs.title, theirs.publisher)
    return "the same title and publisher" if ours_say == theirs_say else None


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


def is_capture(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether enough is shared, given that `why_same` found a reason; else it is the same name with other text."""
    return shared_part(ours, theirs) >= SHARED


def even_url(url: str) -> str:
    """An address without what changes nothing: scheme, `www.`, default port, fragment, tracking, the last slash.

    >>> even_url("HTTP://www.Herald.example:80/quay/?id=3&utm_source=feed#top")
    'herald.example/quay?id=3'
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url.strip()
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(name)]
    query = "?" + urlencode(kept) if kept else ""
    return host + port + parts.path.rstrip("/") + query if host else url.strip()


def _is_tracking(name: str) -> bool:
    return name.lower().startswith(_TRACKING)


def _line(*words: str) -> tuple[str, ...]:
    return tuple(folded(word).lower() for word in words)
