"""The numbers that Word prints before headings (`IV.`, `2.1`, `A.`): computed, as they stand nowhere in the text.

ECMA-376, part 1, 17.9: a paragraph names a list and a level; each level counts, and begins anew below a higher one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loccit.readers._docx_parts import number
from loccit.readers._xml import Element, attribute, local

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_UNPRINTED = frozenset(("bullet", "none"))


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts: from `start`, in this form, printed as `text` (`%1.%2`)."""

    start: int
    form: str
    text: str


class Numbering:
    """Counts the numbered paragraphs of one file, in their order."""

    def __init__(self, root: Element | None) -> None:
        self._kinds: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for part in root if root is not None else ():
            if local(part) == "abstractNum":
                self._kinds[attribute(part, "abstractNumId")] = _levels(part)
            elif local(part) == "num":
                kind = next((attribute(child, "val") for child in part if local(child) == "abstractNumId"), "")
                self._lists[attribute(part, "numId")] = kind

    def count(self, list_id: str, level: int) -> str:
        """Counts a paragraph of this list and level; what Word prints before it, '' for a bullet or nothing."""
        kind = self._lists.get(list_id, "")
        levels = self._kinds.get(kind, {})
        here = levels.get(level)
        if here is None:
            return ""
        counts = self._counts.setdefault(kind, {})
        counts[level] = counts.get(level, here.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if here.form in _UNPRINTED:
            return ""
        return _PLACE.sub(lambda found: _shown(int(found[1]) - 1, counts, levels), here.text).strip()


def _levels(kind: Element) -> dict[int, Level]:
    levels = {}
    for part in kind:
        if local(part) != "lvl":
            continue
        said = {local(child): attribute(child, "val") for child in part}
        place = number(attribute(part, "ilvl")) or 0
        start = number(said.get("start", "")) if "start" in said else 1
        levels[place] = Level(start if start is not None else 1, said.get("numFmt", "decimal"), said.get("lvlText", ""))
    return levels


def _shown(level: int, counts: dict[int, int], levels: dict[int, Level]) -> str:
    known = levels.get(level)
    if known is None:
        return ""
    return in_form(counts.get(level, known.start), known.form)


def in_form(count: int, form: str) -> str:
    """A number as a form of Word prints it.

    >>> in_form(4, "upperRoman"), in_form(28, "lowerLetter"), in_form(3, "decimalZero"), in_form(7, "decimal")
    ('IV', 'bb', '03', '7')
    """
    if form.endswith("Roman") and 0 < count < 4000:
        shown = ""
        for worth, sign in _ROMAN:
            shown, count = shown + sign * (count // worth), count % worth
        return shown.upper() if form.startswith("upper") else shown
    if form.endswith("Letter") and 0 < count < 1000:
        shown = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return shown.upper() if form.startswith("upper") else shown
    return f"{count:02d}" if form == "decimalZero" else str(count)
