"""Markup, decoded → `Reading`: for pages, and for every format that is turned into HTML on its way.

Runs of white space are one space, `<br>` is a line end, two of them begin a block. Hidden text is a block of its own
with the cue `hidden`; hidden inside a paragraph it stands behind that paragraph.

**Cues of a block**, outermost first: the landmarks around it (`main article nav header footer aside figure form …`),
roles, the words of `data/html_cues.txt` in class names and ids around it; `has-…` for the same on elements inside it
(`has-time`, `has-author`); `bold`, `italic` where all of it is; `hidden`; `maybe-hidden` where only a class name says
so. On pages of the web `kept` and `kept-strict` where trafilatura takes the block for main text, by default and when it
prefers precision. `poster:…`, `quoted:…` and `post-line` on blocks of posts (`_html_post_cues`).

**Claims**: what the markup states (`_html_claims`, `_html_jsonld`), the words of elements whose class, `rel` or
microdata names an author ("class author", with their place), and htmldate's reading where nothing states a date.

**Links and targets**, the evidence for notes. `Link.cues` and `Target.cues` hold the tag, roles, `epub:type`, `rel`,
class names, and `sup` where the element is raised or holds a raised one, `hidden` where it does not show.
- A `<label for="x">` is a Link to `x` with the cue `label`; a link without words has `start == end`.
- A `<sup>` is a Target also without id (`anchor == ""`). An element without text is a point: before the next word, or
  behind the last where words of its block precede it.
- `span.sidenote`, `span.marginnote`: a Target with the cue `sidenote` that spans the note inside its paragraph.
- A note carried in an attribute (Bigfoot's `data-…`, the `title` of a reference) is appended behind the body: one
  block with the cues `note carried`, a Target `carried:1` with the cues `doc-footnote carried`, and a Link to it with
  the cues `doc-noteref carried` that spans what the reference prints, often nothing. Its locator ends in `/@name`.
  It is left out where the reference also leads to an element of the page that holds words, or where several
  references carry the same words ("Jump to footnote 1").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import lxml.html
from bs4 import BeautifulSoup
from lxml import etree

from loccit.model import About, Claim, Link, Reading, SourceBlock, Target
from loccit.readers._html_claims import claims_of
from loccit.readers._html_evidence import dated, with_evidence
from loccit.readers._html_links import links_of, targets_of
from loccit.readers._html_post_cues import with_posts
from loccit.readers._html_post_parts import find_parts
from loccit.readers._html_post_stated import stated_posts
from loccit.readers._html_soup import soup_of
from loccit.readers._html_walk import Walked, walk
from loccit.readers._html_writer import PARTED, Stretch, Style

PAGES = frozenset(("html", "mhtml"))
"""The formats whose documents are pages of the web."""
JUDGED = 4_000_000
"""Characters of markup beyond which no witness is heard: their time grows faster than the page."""

_LONGEST_NAME, _MOST_NAMES = 160, 60
"""How many characters of an author's element are read, and how many elements."""
_STATED = r"""\s+[^\s"'<>=]+(?:\s*=\s*(?:"[^"]{0,1000}"|'[^']{0,1000}'|[^\s"'<>]{0,1000}))?"""
_CROWDED = re.compile(rf"""(<[A-Za-z][^\s<>/"'=]{{0,100}}(?:{_STATED}){{2000}})(?:{_STATED})+""")
"""A tag with more than 2,000 attributes: the parser's time grows with their square, and no page has half as many."""
_SUSPECT = 10_000
_UNFIT = re.compile(r"[\0\ud800-\udfff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DIGITS = re.compile(r"\d+")
_ONE_CLASS = etree.ElementDefaultClassLookup(
    element=lxml.html.HtmlElement,
    comment=lxml.html.HtmlComment,
    pi=lxml.html.HtmlProcessingInstruction,
    entity=lxml.html.HtmlEntity,
)
"""Every element of one class: lxml's own choice, by name, is made in Python and takes a twentieth of a page's time.
Only forms have other classes there, and nobody fills one in here."""


def reading_of_html(
    markup: str,
    *,
    format: str,  # noqa: A002  it is what Reading calls it
    reader: str,
    about: About,
    addresses: tuple[str, ...] = (),
    page: bool | None = None,
    prepare: Callable[[BeautifulSoup], None] | None = None,
) -> Reading:
    """What `markup` shows, as the reading of a document of `format`, read by `reader` (see `Format.reader`).

    `addresses` are further addresses of the page itself: links to them that bear a fragment stay in it. `page` says
    that it is a page of the web, which states things about itself and has furniture around its text; if it is left
    out, those of the formats html and mhtml are. `prepare` writes into the tree what its elements are, before it is
    read.
    """
    page = format in PAGES if page is None else page
    markup = _fit(markup)
    soup = soup_of(markup)
    if prepare:
        prepare(soup)
    walked = walk(soup, posts=find_parts(soup, markup) if page else {})
    text = walked.writer.finish()
    stated = stated_posts(markup, text, walked.writer.blocks) if page else {}
    blocks = with_posts(text, walked.writer.blocks, walked.stretches, stated)
    claims: tuple[Claim, ...] = ()
    if page and len(markup) <= JUDGED:
        tree = _lxml_tree(markup)
        claims = claims_of(tree, markup)
        if not any(claim.field == "published" and not claim.how.startswith("time") for claim in claims):
            claims += dated(tree)
        claims += _named_authors(walked.stretches, text)
        blocks = with_evidence(blocks, text, tree)
    own = (about.url or "", *addresses, *(claim.value for claim in claims if claim.field == "url"))
    links = links_of(walked.stretches, tuple(filter(None, own)))
    targets = targets_of(walked.stretches)
    text, carried, links, targets = _append_carried(walked, text, links, targets)
    return Reading(text, (*blocks, *carried), reader, format, links, targets, claims)


def _lxml_tree(markup: str) -> Any:
    """The page as the witnesses want it; lxml alone reads it in a twentieth of the time that the walk takes."""
    whole = markup if markup.strip() else "<html></html>"
    parser = lxml.html.HTMLParser(encoding="utf-8")
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        return lxml.html.document_fromstring(whole.encode(), parser=parser)
    except etree.ParserError:  # nothing but a comment, or marks that open nothing
        return lxml.html.document_fromstring("<html></html>")


def _named_authors(stretches: list[Stretch], text: str) -> tuple[Claim, ...]:
    """What stands in elements whose class says that they name the author; the innermost, short ones."""
    found = [one for one in stretches if one.what == "author" and one.start is not None and one.end is not None]
    spans = {(one.start or 0, one.end or 0) for one in found if 2 <= (one.end or 0) - (one.start or 0) <= _LONGEST_NAME}
    ordered = sorted(spans, key=lambda span: (span[0], -span[1]))[:_MOST_NAMES]
    return tuple(Claim("authors", text[start:end], "class author", start, end) for start, end in ordered)


def _fit(markup: str) -> str:
    """The markup without declaration; NUL and lone surrogates become U+FFFD; what crowds a tag is left out."""
    markup = _DECLARATION.sub("", _UNFIT.sub("\ufffd", markup))
    if markup.count("=") < _SUSPECT and max(map(len, markup.split(">"))) < _SUSPECT:
        return markup
    return _CROWDED.sub(r"\1", markup)


def _append_carried(
    walked: Walked, text: str, links: tuple[Link, ...], targets: tuple[Target, ...]
) -> tuple[str, tuple[SourceBlock, ...], tuple[Link, ...], tuple[Target, ...]]:
    """The notes in attributes behind the body, with a link and a target for each."""
    pieces, blocks, more_links, more_targets = [text], [], list(links), list(targets)
    length = len(text)
    for ordinal, carrier in enumerate(_kept_carriers(text, walked.stretches, links, targets), 1):
        inner = walk(soup_of(f"<div>{carrier.carried}</div>"), style=Style(cues=("note", "carried"), flat=True))
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


def _kept_carriers(
    text: str, stretches: list[Stretch], links: tuple[Link, ...], targets: tuple[Target, ...]
) -> list[Stretch]:
    """The carriers whose note stands nowhere else; what most of them say ("Jump to footnote 1") is no note."""
    carriers = _undoubted(text, [stretch for stretch in stretches if stretch.what == "carrier"])
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
        and not _stands_in(text, carrier.carried)
    ]


def _stands_in(text: str, carried: str) -> bool:
    """Whether the page prints a carried note too: its first words stand in the text, close together."""
    said = " ".join(_TAG.sub(" ", carried).split())[:_FIRST_WORDS]
    return len(said) >= _FIRST_WORDS // 4 and said in text


_TAG = re.compile(r"<[^<>]*>")
_FIRST_WORDS = 40


def _undoubted(text: str, carriers: list[Stretch]) -> list[Stretch]:
    """The carriers without those that only look like marks: of these the numbers must count from one, in order."""
    doubtful = [one for one in carriers if "doubtful" in one.cues]
    if not doubtful:
        return carriers
    labels = [text[one.start or 0 : one.end or 0].strip(" [](){}") for one in doubtful]
    numbers = [int(label) for label in labels if label.isdecimal()]
    is_run = len(numbers) < len(labels) or _counts_from_one(numbers)
    is_run = is_run and (not numbers or _counts_from_one(numbers)) and (len(numbers) > 1 or len(labels) > 1)
    return carriers if is_run else [one for one in carriers if "doubtful" not in one.cues]


_GAP = 3
"""So many numbers may be left out between two marks that carry their notes."""


def _counts_from_one(numbers: list[int]) -> bool:
    """Whether numbers begin at one and never leap."""
    if not numbers or numbers[0] > 1:
        return False
    highest = 0
    for number in numbers:
        if number > highest + _GAP:
            return False
        highest = max(highest, number)
    return highest > 0
