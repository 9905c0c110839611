"""Notes that a page carries in attributes, or prints beside the line that they belong to.

Bigfoot, littlefoot and their kin keep a note as escaped HTML in `data-…`; other scripts keep it in the `title` of
the reference. Tufte's style prints it beside the text, in a `span` of the class `sidenote` or `marginnote`.
"""

from __future__ import annotations

import re
from itertools import islice

from bs4.element import Tag

from loccit.readers._html_tags import attributes_of, inside

NOTE_NAME = re.compile(r"foot-?note|end-?note|side-?note|note-?ref|(?<![a-z])(?:fn|note)(?![a-z])", re.IGNORECASE)
"""A name that speaks of notes: `data-bigfoot-footnote`, `fnref` no, `fn-ref` yes, `noteref` yes, `notebook` no."""
_TOOLTIPS = ("title", "data-title", "data-content", "data-original-title", "data-tooltip", "data-tippy-content")
_ANY_TOOLTIP = frozenset(_TOOLTIPS)
_WORDS = re.compile(r"\w+")
_LEAST_WORDS = 3


def carried_note(tag: Tag) -> tuple[str, str] | None:
    """The attribute that holds a note's text, and the text (HTML or plain), if `tag` carries one.

    Takes `<button data-bigfoot-footnote="&lt;p&gt;Ibid., p. 21.&lt;/p&gt;">` and `<sup class="footnote"
    title="Quay book, leaf nine, verso.">`; leaves `data-footnote-id="fn-3"` and a title of one or two words.
    """
    attributes = attributes_of(tag)
    for name, value in attributes.items():
        if name.startswith("data-") and "n" in name[5:] and NOTE_NAME.search(name) and says_something(value, least=2):
            return name, value
    if _ANY_TOOLTIP.isdisjoint(attributes) or not _is_reference(tag):
        return None
    for name in _TOOLTIPS:
        if says_something(attributes.get(name, "")):
            return name, attributes[name]
    return None


_NOTE_ELEMENTS = frozenset(("footnote", "fn", "endnote", "sidenote"))


def is_note_element(tag: Tag) -> bool:
    """Whether an element bears the name of a note that HTML does not know: `<foot-note>`, `<footnote>`, `<fn>`."""
    return tag.name in _NOTE_ELEMENTS or ("-" in tag.name and bool(NOTE_NAME.search(tag.name)))


def is_sidenote(tag: Tag) -> bool:
    """Whether the element is a note printed beside the line in which it stands."""
    if is_note_element(tag):
        return says_something(tag.get_text()[:400], least=2)
    names = attributes_of(tag).get("class")
    return bool(names and tag.name in ("span", "small", "aside") and _SIDENOTE.search(names))


_SIDENOTE = re.compile(
    r"(?<![\w-])(?:(?:side|margin)-?note|\w*_note_(?:outer|content)|foot-?note-?(?:body|inner|popup))(?![\w-])",
    re.IGNORECASE,
)
"""Takes the class `sidenote` and `margin-note`; leaves `sidenote-number` and `sidenotes`."""


def _is_reference(tag: Tag) -> bool:
    """Whether an element looks like the marker of a note: it is short, and says so or is raised."""
    if tag.name not in ("a", "sup", "span", "abbr", "button", "label") or len(first_words(tag)) > 12:
        return False
    names = " ".join(attributes_of(tag).get(key, "") for key in ("class", "role", "rel", "epub:type", "id"))
    raised = tag.name == "sup" or (tag.parent is not None and tag.parent.name == "sup")
    return raised or bool(NOTE_NAME.search(names))


def first_words(tag: Tag) -> str:
    """What an element prints in its first six children."""
    return "".join(str(child) for child in islice(inside(tag), 6) if not isinstance(child, Tag))


def says_something(value: str, *, least: int = _LEAST_WORDS) -> bool:
    """Whether an attribute holds words of a note, not a name or a number."""
    return " " in value and len(_WORDS.findall(value[:400])) >= least
