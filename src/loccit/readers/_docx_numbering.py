"""The numbers that Word prints before headings and paragraphs (`IV.`, `2.1`, `20.`): computed, as they stand nowhere.

ECMA-376, part 1, 17.9: a paragraph names a list and a level; each level counts, and begins anew below a higher one.
Lists of one kind count together, but for those that say where they start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loccit.readers._docx_parts import number
from loccit.readers._xml import Element, attribute, local

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_UNPRINTED = frozenset(("bullet", "none"))
_COUNTED = frozenset(("decimal", "decimalZero", "lowerRoman", "upperRoman", "lowerLetter", "upperLetter"))
"""The forms that `in_form` prints as Word does."""
_WHOLE = re.compile(r"[\[(]?(?P<number>\d{1,5}(?:\.\d{1,4}){0,4}(?:\([a-z]{1,6}\)){0,3})[\])]?[.:]?")
"""A label that says where one is: takes `20.`, `[20]`, `3.4`, `20(b)`; leaves `(b)`."""
_PART = re.compile(r"[\[(]?(?P<part>[a-z]{1,6}|[A-Z])[\])]?[.:]?")
"""A label that counts below another: takes `(b)`, `iv.`; leaves `20.`"""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts: from `start`, in this form, printed as `text` (`%1.%2`).

    `restart` is the number of the level from which on a higher one lets it begin anew, 0 for none, None for each;
    `is_legal` prints all levels in figures.
    """

    start: int
    form: str
    text: str
    restart: int | None = None
    is_legal: bool = False


class Numbering:
    """Counts the numbered paragraphs of one file, in their order."""

    def __init__(self, root: Element | None) -> None:
        self._kinds: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._own: dict[str, dict[int, Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._deepest: dict[str, int] = {}
        self._begun: set[str] = set()
        styled: dict[str, str] = {}
        linked: dict[str, str] = {}
        for part in root if root is not None else ():
            if local(part) == "abstractNum":
                kind = attribute(part, "abstractNumId")
                said = {local(child): attribute(child, "val") for child in part}
                self._kinds[kind] = dict(_levels(part))
                if "styleLink" in said:
                    styled[said["styleLink"]] = kind
                if "numStyleLink" in said:
                    linked[kind] = said["numStyleLink"]
            elif local(part) == "num":
                self._learn_list(part)
        self._lists = {name: styled.get(linked.get(kind, ""), kind) for name, kind in self._lists.items()}

    def count(self, list_id: str, level: int) -> str:
        """Counts a paragraph of this list and level; what Word prints before it, '' for a bullet or nothing."""
        levels = self._levels_of(list_id)
        here = levels.get(level)
        if here is None:
            return ""
        kind = self._lists[list_id]
        counts = self._counts.setdefault(kind, {})
        for deeper in [at for at in counts if at > level and _begins_anew(levels.get(at), level)]:
            del counts[deeper]
        if list_id not in self._begun:  # one that begins at a deeper level goes on with the higher ones
            self._begun.add(list_id)
            self._starts[list_id] = {at: start for at, start in self._starts.get(list_id, {}).items() if at >= level}
        own_start = self._starts[list_id].pop(level, None)
        is_shown = level < self._deepest.get(kind, 0)  # the number that a deeper level printed of this one is taken
        counts[level] = own_start if own_start is not None else counts.get(level, here.start - (not is_shown)) + 1
        self._deepest[kind] = level
        return _printed(here, counts, levels)

    def place(self, list_id: str, level: int) -> str:
        """How one cites the paragraph that was counted last in this list: `20`, `3.4`, `20(b)`; '' where the number
        says it only together with something else, as `(b)` in a list of its own does."""
        levels = self._levels_of(list_id)
        here, counts = levels.get(level), self._counts.get(self._lists.get(list_id, ""), {})
        label = _printed(here, counts, levels) if here else ""
        above = next((at for at in range(level - 1, -1, -1) if at in counts), None)
        if whole := _WHOLE.fullmatch(label):
            is_alone = above is not None and here is not None and f"%{above + 1}" not in here.text
            return "" if is_alone and above is not None and self.place(list_id, above) else whole["number"]
        part = _PART.fullmatch(label)
        outer = self.place(list_id, above) if part and above is not None else ""
        return f"{outer}({part['part']})" if part and outer else ""

    def _learn_list(self, part: Element) -> None:
        name = attribute(part, "numId")
        for child in part:
            if local(child) == "abstractNumId":
                self._lists[name] = attribute(child, "val")
            elif local(child) == "lvlOverride":
                at = number(attribute(child, "ilvl")) or 0
                start = next((number(attribute(one, "val")) for one in child if local(one) == "startOverride"), None)
                if start is not None:
                    self._starts.setdefault(name, {})[at] = start
                self._own.setdefault(name, {}).update(_levels(child))

    def _levels_of(self, list_id: str) -> dict[int, Level]:
        shared = self._kinds.get(self._lists.get(list_id, ""), {})
        own = self._own.get(list_id)
        return {**shared, **own} if own else shared


class NoteCount:
    """Counts the notes of one kind, in the order of their references; without a form they have no number."""

    def __init__(self, form: str | None, start: int = 1) -> None:
        self._form = form
        self._count = start - 1

    def next(self) -> str:
        """The number that Word prints at the next reference, '' where it is not known."""
        self._count += 1
        return in_form(self._count, self._form) if self._form else ""


def note_count(kind: str, settings: Element | None, body: Element) -> NoteCount:
    """How notes of a kind (`footnote`, `endnote`) are counted through the file.

    ECMA-376, part 1, 17.11: settings hold for all sections, a section may say otherwise. Where two say different
    things, or numbers begin anew on each page or in each section, they are not known.
    """
    said: dict[str, set[str]] = {"numFmt": set(), "numStart": set(), "numRestart": set()}
    parts = [part for part in settings if local(part) == f"{kind}Pr"] if settings is not None else []
    for part in (*parts, *body.iter(f"{{*}}{kind}Pr")):
        for child in part:
            if local(child) in said:
                said[local(child)].add(attribute(child, "val"))
    forms, starts = said["numFmt"], said["numStart"]
    if len(forms) > 1 or len(starts) > 1 or said["numRestart"] - {"continuous"}:
        return NoteCount(None)
    usual = "decimal" if kind == "footnote" else "lowerRoman"
    form, start = next(iter(forms), usual), number(next(iter(starts), "1"))
    return NoteCount(form if form in _COUNTED else None, 1 if start is None else start)


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    """The levels that a kind of list, or a list of its own, defines, by their place."""
    for part in parent:
        if local(part) != "lvl":
            continue
        said = {local(child): attribute(child, "val") for child in part}
        start = number(said.get("start", "")) if "start" in said else 1
        level = Level(start if start is not None else 1, said.get("numFmt", "decimal"), said.get("lvlText", ""))
        restart = number(said["lvlRestart"]) if "lvlRestart" in said else None
        is_legal = said.get("isLgl", "0") not in ("0", "false", "off")
        yield number(attribute(part, "ilvl")) or 0, replace(level, restart=restart, is_legal=is_legal)


def _begins_anew(deeper: Level | None, level: int) -> bool:
    """Whether a level begins anew below a paragraph of a higher one."""
    return deeper is None or deeper.restart is None or level < deeper.restart


def _printed(here: Level, counts: dict[int, int], levels: dict[int, Level]) -> str:
    if here.form in _UNPRINTED:
        return ""
    return _PLACE.sub(lambda found: _shown(int(found[1]) - 1, counts, levels, here), here.text).strip()


def _shown(level: int, counts: dict[int, int], levels: dict[int, Level], here: Level) -> str:
    known = levels.get(level)
    if known is None:
        return ""
    is_plain = here.is_legal and known is not here
    return in_form(counts.get(level, known.start), "decimal" if is_plain else known.form)


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
