"""A CSL style as citeproc-py needs it: its file, rewritten where citeproc-py reads less than CSL says.

CSL 1.0.2, name: `initialize="false"` keeps given names whole, whatever `initialize-with` says; citeproc-py knows the
second alone, and makes initials of every name. So the second is left only where names are to be made initials.
"""

from __future__ import annotations

import re

from lxml import etree

_NAMES = "{http://purl.org/net/xbiblio/csl}names"
_NAME = "{http://purl.org/net/xbiblio/csl}name"
_SUBSTITUTE = "{http://purl.org/net/xbiblio/csl}substitute"
_AFTER_MARK = re.compile(r"([?!])([”’\"]?)\.(?=\s|\Z)")
"""A stop behind a title that asks: takes `Crossing?.` and `Crossing?”.`, leaves `Crossing? Ansgar`."""
_TWO_STOPS = re.compile(r"([.?!])\s\.(?=\s)")
_OUTSIDE = re.compile(r"(?<![?!])([”’])([.,])(?=\s|\Z)")


def rewritten(style: str) -> tuple[bytes, bool]:
    """The style of a file, and whether it puts stops inside quotation marks (American English does)."""
    root = etree.parse(style).getroot()
    shared, whole = root.attrib.pop("initialize-with", None), root.get("initialize", "true")
    for name in _all_names(root):
        joined = name.attrib.pop("initialize-with", shared)
        if joined is not None and name.get("initialize", whole) != "false":
            name.set("initialize-with", joined)
    return etree.tostring(root), root.get("default-locale", "en-US") == "en-US"


def _all_names(root: etree._Element) -> list[etree._Element]:
    """Every `name`; where `names` has none of its own, and inherits none, one is put in."""
    for names in root.iter(_NAMES):
        parent = names.getparent()
        if names.find(_NAME) is None and (parent is None or parent.tag != _SUBSTITUTE):
            names.insert(0, etree.Element(_NAME))
    return list(root.iter(_NAME))


def said_once(line: str, words: str) -> str:
    """A line without words that stood in for an author at its beginning and come again (a title, a publisher): CSL
    gives them once, citeproc-py twice.

    >>> said_once("“Fares to Rise.” n.d. “Fares to rise.” Online.", "Fares to rise")
    '“Fares to Rise.” n.d. Online.'
    """
    words = re.escape(words)
    begun = re.compile(rf"(?:.*, quoted in )?\W*{words}", re.IGNORECASE)
    again = re.compile(rf",?\s+[“‘]?{words}(?:[.,]?[”’]?[.,]?(?=\s)|[”’]?(?=[).]|\Z))", re.IGNORECASE)
    parts = []
    for part in line.split("; "):
        first = begun.match(part)
        parts.append(part if first is None else part[: first.end()] + again.sub("", part[first.end() :]))
    return re.sub(r",([”’]\))", r"\1", "; ".join(parts))


def tidied(line: str, *, stops_inside: bool) -> str:
    """A line of citeproc-py without its doubled stops, the stops inside the marks where the style's English does so.

    >>> tidied("“Who Owns It?”. “Fares to Rise”, 3.", stops_inside=True)
    '“Who Owns It?” “Fares to Rise,” 3.'
    """
    line = _TWO_STOPS.sub(r"\1", _AFTER_MARK.sub(r"\1\2", line))
    return _OUTSIDE.sub(r"\2\1", line) if stops_inside else line
