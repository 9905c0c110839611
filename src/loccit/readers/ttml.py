"""Timed Text (TTML, DFXP) → `Reading`: the words of its paragraphs as those of subtitles, with whom they name.

An agent of the head that has a name (`ttm:agent`) is whose words a paragraph is.
"""

from __future__ import annotations

import re

from loccit.model import About, Claim, Reading
from loccit.readers._compose import Composer
from loccit.readers._cue_markup import Line, one_line
from loccit.readers._cue_turns import write_turns
from loccit.readers._cues import Cue, in_order
from loccit.readers._format import Format
from loccit.readers._scholarly import root_is
from loccit.readers._xml import Element, all_text, attribute, elements, entity_text, local, tree_of

FORMAT = Format("ttml", (".ttml", ".dfxp"), ("application/ttml+xml",), ("times", "metadata"), ("lxml",))

_ROOT = re.compile(rb"<(?:\w+:)?tt[\s>]")
_PARAGRAPH = re.compile(rb"<(?:\w+:)?p[\s>]")
_KINDS = (b"/ttml", b"/ttaf1")
"""What the namespaces of its versions hold."""
_CLOCK = re.compile(
    r"(?:(?P<hours>\d{1,4}):)?(?P<minutes>\d{1,3}):(?P<seconds>\d{1,2}(?:\.\d{1,9})?)(?::\d+(?:\.\d+)?)?"
)
"""A time of the clock, frames left out: takes `00:01:02.500`, `00:01:02:12`."""
_OFFSET = re.compile(r"(?P<number>\d{1,15}(?:\.\d{1,9})?)(?P<unit>h|ms|m|s|f|t)")
"""Takes `62.5s`, `1250t`."""
_UNITS = {"h": 3_600_000.0, "m": 60_000.0, "s": 1_000.0, "ms": 1.0}


def confidence(payload: bytes, about: About) -> int:
    """95 for the element `tt` of one of its versions, with a paragraph."""
    if not root_is(payload, _ROOT) or not any(kind in payload[:8192] for kind in _KINDS):
        return 0
    return 95 if _PARAGRAPH.search(payload) else 0


def read(payload: bytes, about: About) -> Reading:
    """The words of all paragraphs. Raises `UnreadableError` (R104 too large, R106, R107 no words, R110)."""
    root, findings = tree_of(payload, about.name)
    composer = Composer(FORMAT, about.name)
    composer.findings += findings
    if language := attribute(root, "lang"):
        composer.claims.append(Claim("language", language, "TTML xml:lang"))
    rates = {"f": _rate(root, "frameRate", 30.0), "t": _rate(root, "tickRate", 1.0)}
    names = _names(root)
    paragraphs = [one for one in elements(root) if local(one) == "p" and not _is_inside_another(one)]
    write_turns(in_order([_cue(one, names, rates) for one in paragraphs]), composer)
    return composer.reading()


def _rate(root: Element, name: str, usual: float) -> float:
    """How many milliseconds a frame or a tick has."""
    written = attribute(root, name)
    is_one = written.isdecimal() and len(written) < 10 and int(written)
    return 1_000 / (float(written) if is_one else usual)


def _names(root: Element) -> dict[str, str]:
    """The name of each agent of the head that has one, by its id."""
    agents = (one for one in elements(root) if local(one) == "agent")
    return {
        attribute(agent, "id"): all_text(name) for agent in agents for name in elements(agent) if local(name) == "name"
    }


def _cue(paragraph: Element, names: dict[str, str], rates: dict[str, float]) -> Cue:
    start, end = _time(paragraph, "begin", rates), _time(paragraph, "end", rates)
    agents = next((found for one in _outwards(paragraph) if (found := attribute(one, "agent").split())), [""])
    voice = names.get(agents[0], "") if len(agents) == 1 else ""
    lines = (one_line(line) for line in "".join(_words(paragraph)).split("\x00"))
    return Cue(start, max(start, end), tuple(Line(line, voice) for line in lines if line))


def _words(paragraph: Element) -> list[str]:
    """The words of a paragraph, NUL for each break of a line; what the file says about itself is none."""
    found = [str(paragraph.text or "")]
    for child in paragraph:
        if not isinstance(child.tag, str):
            found.append(entity_text(child) if type(child).__name__ == "_Entity" else "")
        elif local(child) == "br":
            found.append("\x00")
        elif local(child) not in ("metadata", "desc", "title"):
            found += _words(child)
        found.append(str(child.tail or ""))
    return found


def _time(paragraph: Element, name: str, rates: dict[str, float]) -> int:
    """When a paragraph begins or ends, in milliseconds: by itself, else by the first of its spans (the last), else by
    what it stands in; 0 where nothing says it. Offsets count from the start."""
    inside = [found for one in elements(paragraph) if (found := attribute(one, name))]
    around = (found for one in _outwards(paragraph) if (found := attribute(one, name)))
    own = attribute(paragraph, name)
    written = own or (inside[0 if name == "begin" else -1] if inside else next(around, ""))
    if clock := _CLOCK.fullmatch(written):
        minutes = 60 * int(clock["hours"] or 0) + int(clock["minutes"])
        return round(1_000 * (60 * minutes + float(clock["seconds"])))
    offset = _OFFSET.fullmatch(written)
    return round(float(offset["number"]) * (_UNITS | rates)[offset["unit"]]) if offset else 0


def _is_inside_another(paragraph: Element) -> bool:
    return any(local(one) == "p" for one in paragraph.iterancestors())


def _outwards(element: Element) -> list[Element]:
    """The element, and those around it."""
    return [element, *element.iterancestors()]
