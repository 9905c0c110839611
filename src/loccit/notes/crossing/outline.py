"""The sections of a document by the path of their labels, so that "Section IV.C below" finds its heading."""

from __future__ import annotations

import re
from bisect import bisect_right

from loccit.model import Section

ATTACHED = ("appendi", "annex", "anhang", "anexo", "приложен")
ABOVE = frozenset(("above", "supra", "oben", "ci-dessus", "arriba", "выше"))
_NUMBER = re.compile(r"^(?:appendix|annex|anhang|annexe|anexo|приложение|chapter|kapitel|section|part|§)?\s*", re.I)


class Outline:
    """The sections by the path of their labels: `("IV", "C")`, and appendices by theirs: `("appendix", "B")`."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self._sections = sections
        self._starts = [section.start for section in sections]
        self.paths: list[tuple[str, ...]] = []
        for section in sections:
            self.paths.append(self._path(section))

    def find(self, kind: str, label: str, way: str, place: int) -> tuple[int | None, str | None]:
        """The section meant, or the reason why none is."""
        wanted = _parts(label)
        named = f"{kind} {label}"
        if kind.lower().startswith(ATTACHED):
            fitting = [at for at, path in enumerate(self.paths) if path[:1] == ("appendix",) and path[1:] == wanted]
        else:
            fitting = [at for at, path in enumerate(self.paths) if path == wanted]
            if len(wanted) == 1 and wanted[0].isalpha() and not self._is_top(wanted[0]):
                fitting = self._beside(wanted, place) or fitting
        if not fitting:
            return None, f"there is no {named} in this document"
        right = [at for at in fitting if not way or (self._starts[at] < place) == (way in ABOVE)]
        if not right:
            return None, f"{named} is there, but not {way}"
        if len(right) > 1:
            return None, f"{len(right)} sections are called {named}"
        return right[0], None

    def _path(self, section: Section) -> tuple[str, ...]:
        label = section.label or ""
        head = section.title.split(maxsplit=1)[0].lower() if section.title else ""
        if (head or label.lower()).startswith(ATTACHED) or label.lower().startswith(ATTACHED):
            said = _NUMBER.sub("", label) or re.split(r"[\s:.]+", section.title, maxsplit=2)[1:2]
            return ("appendix", *_parts(said if isinstance(said, str) else "".join(said)))
        own = _parts(_NUMBER.sub("", label))
        above = self.paths[section.parent] if section.parent is not None and section.parent < len(self.paths) else ()
        if not own or not above or own[: len(above)] == above or len(own) > 1:
            return own
        return (*above, *own)

    def _is_top(self, label: str) -> bool:
        return (label,) in self.paths

    def _beside(self, wanted: tuple[str, ...], place: int) -> list[int]:
        """The sections of that letter in the section that holds the place, or in the nearest around it."""
        at: int | None = bisect_right(self._starts, place) - 1
        while at is not None and at >= 0:
            fitting = [one for one, path in enumerate(self.paths) if path == (*self.paths[at], *wanted)]
            if fitting:
                return fitting
            at = self._sections[at].parent
        return []


def _parts(label: str) -> tuple[str, ...]:
    return tuple(part.upper() for part in re.split(r"[.\s-]+", label.strip(" .:)")) if part)
