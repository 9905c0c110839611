"""What HTML elements are to a reader of text: blocks, passages, furniture, or nothing that shows.

Sources: the rendering section of the HTML standard (display: block, display: none), ARIA landmarks, DPUB-ARIA.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from importlib import resources

from bs4.element import NavigableString, PageElement, Tag


def attributes_of(tag: Tag) -> dict[str, str]:
    """The attributes; our trees keep each value one string."""
    return tag.attrs  # type: ignore[return-value]  # a cast is a call, and this is asked eight times an element


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


UNSHOWN = _names(
    "script style template head title meta link base param source track area col colgroup canvas audio video iframe"
    " embed noembed desc metadata annotation annotation-xml rp datalist frame frameset"
)
"""Elements that put no text on the page, whatever they hold."""

BLOCKS = _names(
    "html body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav noscript ol optgroup option p pre search"
    " section select summary table caption tbody td tfoot th thead tr ul xmp listing plaintext textarea svg"
)
"""Elements that begin and end a block."""

KINDS = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    "li": "list_item", "dt": "term", "dd": "paragraph", "pre": "code", "xmp": "code", "listing": "code",
    "figcaption": "caption", "caption": "caption", "blockquote": "quote",
}  # fmt: skip
"""The kind of block that an element makes of the text in it."""

OWN_WORDS = _names(
    "address article aside button details dialog dd figure footer form header legend main nav noscript option section"
    " select summary table td th textarea time svg"
)
"""Elements whose name is itself a cue of every block inside."""

BOLD = frozenset(("b", "strong"))
ITALIC = frozenset(("i", "em", "cite"))

_READINGS = _names("rt rtc")
_OVER = ("rt", "rtc", "rp")
_LONGEST = 100
_HIDING = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
"""Takes `display:none` and `color: red; visibility : hidden`; leaves `-x-display: none` and `display: inline`."""

_LAYOUT = _names("table h1 h2 h3 article section nav aside form main header footer blockquote iframe script")

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
"""The words of a class name: `articleBody`, `article-body` and `article_body` are `article`, `body`."""


_AUTHOR_NAMES = frozenset(("author", "byline"))
_UNSEEN = re.compile(r"(?<![\w-])(?:sr-only|screen-reader(?:-text)?|visually-?hidden|element-invisible)(?![\w-])")
"""Class names by which common frameworks keep words for screen readers off the page. Leaves `not-sr-only`."""


def is_unshown(tag: Tag) -> bool:
    """Whether an element puts no text on the lines of a page."""
    return tag.name in UNSHOWN or is_reading(tag)


def is_reading(tag: Tag) -> bool:
    """Whether an element is printed over the words of a line (ruby): how they are read. Where there are no such words,
    it is the words.

    >>> from bs4 import BeautifulSoup
    >>> soup = BeautifulSoup("<ruby>潮<rt>しお</rt></ruby><ruby><rb></rb><rt>港</rt></ruby>", "html.parser")
    >>> [is_reading(tag) for tag in soup("rt")]
    [True, False]
    """
    if tag.name not in _READINGS:
        return False
    ruby = tag.find_parent("ruby")
    if ruby is None or _is_unclosed(tag):
        return False
    under = (words for words in inside(ruby) if type(words) is NavigableString and str(words).strip())
    return any(words.find_parent(_OVER) is None for words in under)


def _is_unclosed(reading: Tag) -> bool:
    """Whether a reading holds blocks, or more characters than one has: it was never closed, and holds what follows."""
    length = 0
    for inner in inside(reading):
        length += 0 if isinstance(inner, Tag) else len(str(inner))
        if length > _LONGEST or (isinstance(inner, Tag) and inner.name in BLOCKS):
            return True
    return False


def is_hidden(tag: Tag) -> bool:
    """Whether style, attribute or a class that every framework knows takes the element off the page.

    A hidden formula is none: pages show a picture of it instead, and keep its words in MathML.
    """
    attributes = attributes_of(tag)
    style, names = attributes.get("style"), attributes.get("class")
    if (
        ("hidden" in attributes and attributes["hidden"] != "until-found")
        or (style and _HIDING.search(style))
        or (names and _UNSEEN.search(names))
    ):
        return not any(isinstance(inner, Tag) and inner.name == "math" for inner in tag.contents[:2])
    return False


def inside(tag: Tag) -> Iterator[PageElement]:
    """Everything inside an element in reading order; unlike `.descendants` it costs nothing before the first step."""
    stack = [iter(tag.contents)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        yield child
        if isinstance(child, Tag):
            stack.append(iter(child.contents))


def is_data_table(table: Tag) -> bool:
    """Whether a table holds data: two cells in some row, and no cell that is a page by itself.

    Tables that lay out a page hold tables, headings, lists or several paragraphs in a cell.
    """
    wide = False
    for inner in inside(table):
        if not isinstance(inner, Tag):
            if len(str(inner)) > 1000 and str(inner).strip():
                return False
        elif inner.name in _LAYOUT:
            return False
        elif inner.name == "tr":
            wide = wide or len(inner.find_all(("td", "th"), recursive=False, limit=2)) > 1
        elif inner.name in ("td", "th") and len(inner.find_all(("p", "div"), recursive=False, limit=4)) > 3:
            return False
    return wide


@functools.lru_cache(maxsize=4096)
def cue_words(names: str) -> tuple[str, ...]:
    """The telling words in class names, an id or an itemprop, in our spelling of them.

    >>> cue_words("post-sidebar widget_area")
    ('sidebar', 'widget')
    """
    if len(names) > 1000:
        return ()
    words = (word.lower() for word in _WORD.findall(names))
    return tuple(dict.fromkeys(_vocabulary()[word] for word in words if word in _vocabulary()))


_EMBEDDED = re.compile(
    r"(?<![\w-])(?:(?:twitter|fb|tiktok|bluesky|mastodon|reddit|threads|instagram)-(?:tweet|video|post|media|embed|card))"
    r"(?![\w-])"
)
"""The class names that the sites themselves hand out for this. Takes `twitter-tweet`, `instagram-media`; leaves
`twitter-share`, `fb-post-count`."""


def is_embedded_post(tag: Tag) -> bool:
    """Whether an element is a post of another site, set into the page by the markup that the site gives for it."""
    names = attributes_of(tag).get("class")
    return names is not None and "-" in names and _EMBEDDED.search(names) is not None


def names_author(tag: Tag) -> bool:
    """Whether class, `rel` or microdata say that the element names who wrote the page."""
    attributes = attributes_of(tag)
    if attributes.get("rel") == "author" or attributes.get("itemprop") == "author":
        return True
    names = attributes.get("class")
    words = cue_words(names) if names else ()
    return "comment" not in words and not _AUTHOR_NAMES.isdisjoint(words)


@functools.cache
def _vocabulary() -> dict[str, str]:
    """Each word that tells something, with the cue it stands for."""
    listed = resources.files("loccit.readers").joinpath("data/html_cues.txt").read_text("utf-8")
    entries = (line.split() for line in listed.splitlines() if line.strip() and not line.startswith("#"))
    return {word: entry[0] for entry in entries for word in entry}
