"""Printed marks of notes that say nothing of themselves: what they carry, lead to, or have hidden behind them.

A number in a tooltip's span, a call of a script with words in it, a fold whose summary is a number, a button that is
described by an element: none is a link, and each ties a mark to its note.
"""

from __future__ import annotations

import re

from bs4.element import Tag

from loccit.readers._html_notes import first_words, is_note_element, says_something
from loccit.readers._html_tags import attributes_of, is_hidden

_MARK = re.compile(r"\s*[\[({]?\s*(?:(?:note|fn|n)?\.?\s?\d{1,3}|[*†‡§¶#⊕ⓘ]{1,3}|[⁰¹²³⁴-⁹]{1,3})\s*[\])}]?\s*", re.I)
"""What is printed as the mark of a note: takes `[3]`, `12`, `*`; leaves `May`, `1911 was`."""
_MARKS = ("a", "sup", "span", "abbr", "button", "label", "i", "em", "b", "cite", "small", "mark", "summary")
_CALLS = ("onclick", "onmouseover", "onmouseenter", "onfocus")
_SAID_IN_A_CALL = re.compile(r"(?P<mark>['\"])(?P<said>(?:\\.|(?!(?P=mark)).)*)(?P=mark)")
"""The words that a script is called with: takes `showNote('See the quay book.')`."""
_OF_THE_PAGE = re.compile(
    r"\s*(?:(?:go|jump|back|return|skip|scroll) to|see|show|view|open|close|toggle|click|tap|read|expand|share|page"
    r"|slide|step|part|section|chapter|comments?|posts?|posted|published|rated?|vote|reply|(?:foot|end)?note|\d+ )\b",
    re.I,
)
"""What a control says of itself: takes `Go to page 3`, `12 comments`; leaves `See the quay book` never: it is asked
only of attributes that do not call themselves notes."""


def doubtful_note(tag: Tag) -> tuple[str, str] | None:
    """The attribute of a printed mark that holds words, and these: a note if the page's other marks are alike too.

    Takes `<span data-tooltip="The pilot was ninety.">3</span>`, `<a onclick="show('See the quay book.')">[3]</a>`,
    `<footnote data-value="Lamp book.">`; leaves a link to another page, and what a control says of itself.
    """
    is_own = is_note_element(tag)
    if not is_own and not is_printed_mark(tag):
        return None
    attributes = attributes_of(tag)
    href = attributes.get("href", "")
    if href and not href.startswith(("#", "javascript:")):
        return None
    for name, value in attributes.items():
        if name in ("class", "style", "id", "href", "rel", "src", "srcset", "alt"):
            continue
        if name in _CALLS:
            said = [_unescaped(found["said"]) for found in _SAID_IN_A_CALL.finditer(value)]
            value = max(said, key=len, default="")
        if says_something(value, least=2) and (is_own or "." in value or not _OF_THE_PAGE.match(value)):
            return name, value
    return None


def _unescaped(said: str) -> str:
    """Words from a script, without its backslashes."""
    return re.sub(r"\\(.)", r"\1", said)


def is_printed_mark(tag: Tag) -> bool:
    """Whether all that an element prints is the mark of a note."""
    if tag.name not in _MARKS or not tag.contents:
        return False
    first = tag.contents[0]
    if (len(first) if isinstance(first, str) else 12 * (len(tag.contents) - 1)) > 12:
        return False
    words = first_words(tag)
    return len(words) <= 12 and _MARK.fullmatch(words) is not None and len(words) == len(tag.get_text())


def hidden_note(tag: Tag) -> Tag | None:
    """The hidden element behind a printed mark that holds the words of its note."""
    if tag.name not in ("sup", "a", "span", "button", "label") or not is_printed_mark(tag):
        return None
    behind = tag.next_sibling
    if not isinstance(behind, Tag) or behind.name not in ("span", "small", "i", "em", "div", "aside", "template"):
        return None
    return behind if is_hidden(behind) and says_something(behind.get_text()[:400], least=2) else None


def folded_note(tag: Tag) -> tuple[Tag, str] | None:
    """The summary of a fold that is only the mark of a note, and the words inside, as HTML."""
    summary = next((child for child in tag.contents if isinstance(child, Tag)), None)
    if summary is None or summary.name != "summary" or not is_printed_mark(summary):
        return None
    return summary, "".join(str(child) for child in tag.contents if child is not summary)


_RAISED_CLASSES = frozenset(("superscript", "sup", "super", "supertext", "exponent", "raised"))


def is_raised(tag: Tag) -> bool:
    """Whether an element is set as a raised number without being `<sup>`: by its style, or by a plain class."""
    if tag.name not in ("span", "small", "font", "a", "b", "i", "em") or not tag.attrs:
        return False
    attributes = attributes_of(tag)
    style = attributes.get("style", "")
    if "vertical-align" in style and "super" in style:
        return is_printed_mark(tag)
    names = attributes.get("class", "")
    return bool(names) and not _RAISED_CLASSES.isdisjoint(names.lower().split()) and is_printed_mark(tag)


_LEADS = ("aria-describedby", "aria-details", "aria-controls", "popovertarget", "data-target", "data-bs-target")


def led_to(tag: Tag) -> str:
    """The address that a printed mark leads to without being a link: `#note-3` by `aria-describedby`; else empty.

    A value that only `data-…` attributes of two elements share is an address of its own: `#data=n3`.
    """
    attributes = attributes_of(tag)
    for name in _LEADS:
        if name in attributes and " " not in attributes[name].strip():
            return "#" + attributes[name].strip().lstrip("#")
    shared = _shared(attributes)
    return f"#data={shared}" if shared else ""


_SHARED_NAME = re.compile(r"data-[\w-]*(?:id|note|fn|ref|target|key|anchor|for|num)\w*")
_SHARED_VALUE = re.compile(r"#?(?P<value>[A-Za-z_:.-]*\d[\w:.-]{0,40})")


def shared_anchor(tag: Tag) -> str:
    """The anchor of an element that only a `data-…` attribute names; empty where none does."""
    if tag.name not in ("li", "div", "p", "aside", "section", "dd", "tr", "td", "article", "span"):
        return ""
    shared = _shared(attributes_of(tag))
    return f"data={shared}" if shared else ""


def _shared(attributes: dict[str, str]) -> str:
    for name, value in attributes.items():
        if name.startswith("data-") and _SHARED_NAME.fullmatch(name) and (found := _SHARED_VALUE.fullmatch(value)):
            return found["value"]
    return ""
