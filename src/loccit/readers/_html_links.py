"""Stretches of a walk → the links and targets of a reading.

A link that leads into its own page is a fragment, also where its address is written out in full: the page's own
addresses are known, or show in that nearly all their fragments are ids of this page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from urllib.parse import unquote, urljoin

from loccit.model import Link, Target
from loccit.readers._html_writer import Stretch


def targets_of(stretches: Iterable[Stretch]) -> tuple[Target, ...]:
    """Every element with an id or name, every `sup` and every sidenote, in reading order."""
    found = (Target(one.anchor, *_span(one), one.cues) for one in stretches if one.what == "target")
    return tuple(sorted(found, key=lambda target: (target.start, -target.end)))


def links_of(stretches: Sequence[Stretch], own: Collection[str]) -> tuple[Link, ...]:
    """Every link in reading order; `own` are addresses that the page is known to have."""
    anchors = {one.anchor for one in stretches if one.anchor}
    links = [one for one in stretches if one.what == "link"]
    bases = {_plain(address) for address in own if address}
    home = next(iter(own), "")
    bases |= _shown_bases([one.target for one in links], anchors)
    found = (Link(*_span(one), _within(one.target, bases, home, anchors), one.anchor, one.cues) for one in links)
    return tuple(sorted(found, key=lambda link: (link.start, link.end)))


def _span(stretch: Stretch) -> tuple[int, int]:
    start = stretch.start or 0
    return start, max(start, stretch.end if stretch.end is not None else start)


def _shown_bases(addresses: Iterable[str], anchors: Collection[str]) -> set[str]:
    """The addresses whose fragments are ids of this page, four in five of them, and at least two."""
    fragments: dict[str, set[str]] = defaultdict(set)
    for address in addresses:
        base, mark, fragment = address.partition("#")
        if base and mark and fragment:
            fragments[_plain(base)].add(fragment)
    return {
        base
        for base, found in fragments.items()
        if len(inside := {one for one in found if one in anchors or unquote(one) in anchors}) > 1
        and len(inside) >= 0.8 * len(found)
    }


def _within(address: str, bases: Collection[str], home: str, anchors: Collection[str]) -> str:
    """The fragment alone where the address stays in the page, else the address made whole."""
    address = address.strip()
    base, mark, fragment = address.partition("#")
    if base:
        try:
            whole = urljoin(home, base) if home and not base.startswith(("https://", "http://")) else base
        except ValueError:
            return address
        if _plain(base) not in bases and _plain(whole) not in bases:
            return whole + mark + fragment
    if fragment not in anchors and unquote(fragment) in anchors:
        return unquote(fragment)
    return fragment if mark else address


def _plain(address: str) -> str:
    """An address without scheme, fragment, `www.` and closing slash, to compare by."""
    bare = address.partition("#")[0].strip().lower()
    bare = bare.partition("://")[2] or bare
    return bare.removeprefix("www.").removeprefix("./").rstrip("/")
