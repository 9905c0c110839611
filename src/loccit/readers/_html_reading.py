"""Markup, decoded → `Reading`: for pages, and for every format that is turned into HTML on its way."""

from __future__ import annotations

import re
from collections import Counter

from bs4 import BeautifulSoup

from loccit.model import About, Link, Reading, SourceBlock, Target
from loccit.readers._html_links import links_of, targets_of
from loccit.readers._html_walk import Walked, walk
from loccit.readers._html_writer import PARTED, Stretch, Style

_UNFIT = re.compile(r"[\0\ud800-\udfff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DIGITS = re.compile(r"\d+")


def reading_of_html(
    markup: str,
    *,
    format: str,  # noqa: A002  it is what Reading calls it
    reader: str,
    about: About,
    addresses: tuple[str, ...] = (),
) -> Reading:
    """What `markup` shows, as the reading of a document of `format`, read by `reader` (see `Format.reader`).

    `addresses` are further addresses of the page itself: links to them that bear a fragment stay in it.
    """
    soup = _tree(markup)
    walked = walk(soup)
    text = walked.writer.finish()
    blocks = list(walked.writer.blocks)
    own = (*filter(None, (about.url,)), *addresses, *_own_addresses(soup))
    links = links_of(walked.stretches, own)
    targets = targets_of(walked.stretches)
    text, carried, links, targets = _append_carried(walked, text, links, targets)
    return Reading(text, (*blocks, *carried), reader, format, links, targets)


def _tree(markup: str) -> BeautifulSoup:
    """The tree; class names stay one string, NUL and lone surrogates become U+FFFD."""
    fit = _DECLARATION.sub("", _UNFIT.sub("\ufffd", markup))
    return BeautifulSoup(fit, "lxml", multi_valued_attributes=None)


def _own_addresses(soup: BeautifulSoup) -> tuple[str, ...]:
    """The addresses that the page gives itself."""
    found = [str(link.get("href") or "") for link in soup.find_all("link", rel="canonical", limit=2)]
    found += [str(meta.get("content") or "") for meta in soup.find_all("meta", property="og:url", limit=2)]
    return tuple(filter(None, found))


def _append_carried(
    walked: Walked, text: str, links: tuple[Link, ...], targets: tuple[Target, ...]
) -> tuple[str, tuple[SourceBlock, ...], tuple[Link, ...], tuple[Target, ...]]:
    """The notes in attributes behind the body, with a link and a target for each."""
    pieces, blocks, more_links, more_targets = [text], [], list(links), list(targets)
    length = len(text)
    for ordinal, carrier in enumerate(_kept_carriers(walked.stretches, links, targets), 1):
        inner = walk(_tree(f"<div>{carrier.carried}</div>"), style=Style(cues=("note", "carried"), flat=True))
        words = inner.writer.finish()
        if not words:
            continue
        start = length + len(PARTED)
        length = start + len(words)
        pieces += (PARTED, words)
        anchor = f"carried:{ordinal}"
        blocks.append(SourceBlock("paragraph", start, length, locator=carrier.locator, cues=("note", "carried")))
        at, end = carrier.start or 0, carrier.end or carrier.start or 0
        more_links.append(Link(at, end, anchor, carrier.anchor, ("doc-noteref", "carried", *carrier.cues)))
        more_targets.append(Target(anchor, start, length, ("doc-footnote", "carried")))
        more_links += [_moved(link, start) for link in links_of(inner.stretches, ())]
    order = sorted(more_links, key=lambda link: (link.start, link.end))
    return "".join(pieces), tuple(blocks), tuple(order), tuple(more_targets)


def _moved(link: Link, by: int) -> Link:
    return Link(link.start + by, link.end + by, link.target, link.anchor, link.cues)


def _kept_carriers(stretches: list[Stretch], links: tuple[Link, ...], targets: tuple[Target, ...]) -> list[Stretch]:
    """The carriers whose note stands nowhere else; what most of them say ("Jump to footnote 1") is no note."""
    carriers = [stretch for stretch in stretches if stretch.what == "carrier"]
    if not carriers:
        return []
    common = Counter(_DIGITS.sub("", carrier.carried) for carrier in carriers)
    worded = {target.anchor for target in targets if target.anchor and target.end - target.start > 2}
    leading = {(link.start, link.end) for link in links if link.target in worded}
    return [
        carrier
        for carrier in carriers
        if common[_DIGITS.sub("", carrier.carried)] <= max(1, len(carriers) // 2)
        and (carrier.start, carrier.end) not in leading
    ]
