"""A text with its spans → HTML that is safe whatever the text says: each stretch is escaped on its own.

Layers are nested in the order given: a mark inside a quotation lies inside its element. Where the ends of an outer
element fall into an inner one, the inner one is closed and opened anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

_SCRIPTS = (
    ("my", re.compile("[\u1000-\u109f\uaa60-\uaa7f\ua9e0-\ua9ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("lo", re.compile("[\u0e80-\u0eff]")),
    ("km", re.compile("[\u1780-\u17ff]")),
    ("ja", re.compile("[\u3040-\u30ff\u31f0-\u31ff]")),
    ("zh", re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")),
)
"""The languages whose script alone says how they must be set; Japanese stands before Chinese, because it has both."""
_FOREIGN = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\uaa60-\uaa7f\ua9e0-\ua9ff\u1780-\u17ff\u3000-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\uff00-\uff65\u200b]+"
    "(?:[ ]+[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uff65]+)*"
)
"""A run of a script without capitals and spaces, with the spaces between its runs."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """An element over a stretch of a text, in code points: `open` and `close` are its tags."""

    start: int
    end: int
    open: Markup
    close: Markup


@dataclass(frozen=True, slots=True)
class Insert:
    """What stands between two characters and is no part of the text: a note's mark, a speaker's name."""

    position: int
    html: Markup


def weave(text: str, layers: Sequence[Sequence[Stretch]] = (), inserts: Sequence[Insert] = ()) -> Markup:
    """The text, escaped, with its elements. Stretches of one layer that overlap are cut short by the next one.

    >>> weave("a <b> c", [[Stretch(2, 5, Markup("<mark>"), Markup("</mark>"))]])
    Markup('a <mark>&lt;b&gt;</mark> c')
    """
    tidy = [_without_overlap(layer, len(text)) for layer in layers if layer]
    if not inserts and not any(tidy):
        return escape(text)
    waiting = sorted(inserts, key=lambda insert: insert.position)
    places = {0, len(text), *(min(max(insert.position, 0), len(text)) for insert in waiting)}
    places.update(edge for layer in tidy for stretch in layer for edge in (stretch.start, stretch.end))
    parts: list[str] = []
    is_open: list[Stretch] = []
    at = 0
    for place in sorted(places):
        parts.append(str(escape(text[at:place])))
        at = place
        wanted = [stretch for layer in tidy for stretch in layer if stretch.start <= place < stretch.end]
        _close(parts, is_open, wanted)
        while waiting and waiting[0].position <= place:
            parts.append(str(waiting.pop(0).html))
        for stretch in wanted[len(is_open) :]:
            parts.append(str(stretch.open))
            is_open.append(stretch)
    parts.extend(str(insert.html) for insert in waiting)
    return Markup("".join(parts))


def foreign_runs(text: str, language: str | None) -> list[Stretch]:
    """Runs of scripts that need a font and a line height of their own, where the text's language is another."""
    if text.isascii():
        return []
    main = (language or "").split("-")[0]
    runs = []
    for found in _FOREIGN.finditer(text):
        code = next((code for code, script in _SCRIPTS if script.search(found.group())), None)
        if code and code != main and not (code == "zh" and main == "ja"):
            runs.append(Stretch(found.start(), found.end(), Markup(f'<span lang="{code}">'), Markup("</span>")))
    return runs


def _close(parts: list[str], is_open: list[Stretch], wanted: Sequence[Stretch]) -> None:
    """Closes what ends here, and what lies inside of it."""
    keep = 0
    while keep < len(is_open) and keep < len(wanted) and is_open[keep] is wanted[keep]:
        keep += 1
    while len(is_open) > keep:
        parts.append(str(is_open.pop().close))


def _without_overlap(layer: Sequence[Stretch], length: int) -> list[Stretch]:
    tidy: list[Stretch] = []
    for stretch in sorted(layer, key=lambda stretch: (stretch.start, -stretch.end)):
        start = max(stretch.start, tidy[-1].end if tidy else 0)
        end = min(stretch.end, length)
        if start < end:
            tidy.append(Stretch(start, end, stretch.open, stretch.close))
    return tidy
