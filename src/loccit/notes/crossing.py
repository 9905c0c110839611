"""Every "see Section IV.C below" of the passages and notes → the section it leads to, or the reason why to none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from loccit.model import CrossReference, Finding, Notes, Passage, Section

_REFERENCE = re.compile(
    r"""
    \b(?P<kind>Sections?|Appendix|Appendices|Annex|Chapter|Part|Abschnitt|Kapitel|Anhang|Chapitre|Annexe|Sección
      |Capítulo|Anexo|[Рр]аздел[еа]?|[Гг]лав[еаы]|[Пп]риложени[еия]|§§?)
    [ \u00a0]?
    (?P<label>(?:[IVXLC]+|\d{1,2}|[A-Z])(?:[.-](?:[A-Z](?![\w])|\d{1,2}|[ivx]+))*)(?![\w’'])
    (?P<way>,?[ ](?:above|below|supra|infra|oben|unten|ci-dessus|ci-dessous|arriba|abajo|выше|ниже))?
    """,
    re.X,
)
"""Takes `Section IV.C below`, `Appendix B`, `Kapitel 3 oben`, `§ 12`; leaves `section of the pier` and `Part of it`."""
_WORDS = (
    "Section", "Appendi", "Annex", "Chapter", "Part ", "Part\u00a0", "Abschnitt", "Kapitel", "Anhang", "Chapitre",
    "Sección", "Capítulo", "Anexo", "аздел", "Глав", "глав", "риложени", "§",
)  # fmt: skip
"""A text without any of these holds none: asking costs less than looking."""
_POINTING = re.compile(
    r"(?:\b(?:see|in|See|cf\.|also|siehe|vgl\.|voir|véase|см\.|under|and|as well as)|\() (?:also |the )?$"
)
_OF_ANOTHER = re.compile(r"\s*(?:of|in|to) (?:the|that|this|his|her|their|its|an?|[A-Z])")
_ABOVE = frozenset(("above", "supra", "oben", "ci-dessus", "arriba", "выше"))
_NUMBER = re.compile(r"^(?:appendix|annex|anhang|annexe|anexo|приложение|chapter|kapitel|section|part|§)?\s*", re.I)
_ATTACHED = ("appendi", "annex", "anhang", "anexo", "приложен")


def is_cross_reference(words: str) -> bool:
    """Whether the words are nothing but a place in a document: `Section II.B below.`"""
    return bool(_REFERENCE.fullmatch(words.strip(" .,;")))


def dangling(crossings: tuple[CrossReference, ...]) -> tuple[Finding, ...]:
    """A finding for each cross-reference that leads nowhere, with the reason why."""
    return tuple(
        Finding("dangling_cross_reference", f"{one.text}: {one.reason}", one.start, one.end)
        for one in crossings
        if one.reason
    )


def cross_references(
    text: str, passages: tuple[Passage, ...], notes: Notes, sections: tuple[Section, ...]
) -> tuple[CrossReference, ...]:
    """Every "see Section …" of the passages and notes, with the section it leads to or the reason why to none.

    A letter alone is read inside the section in which it stands; what is said to be above or below must be there.
    Where no section has the label the answer is none: never its parent, never the nearest.
    """
    found = list(_REFERENCE.finditer(text)) if any(word in text for word in _WORDS) else []
    if not found:
        return ()
    outline = _Outline(sections)
    places = _Places(passages, notes)
    return tuple(_crossings(text, found, outline, places))


def _crossings(text: str, found: list[re.Match[str]], outline: _Outline, places: _Places) -> Iterator[CrossReference]:
    for match in found:
        passage, note = places.at(match.start())
        if passage is None and note is None:
            continue
        if not _is_of_this_document(text, match, in_note=note is not None, has_outline=bool(outline.paths)):
            continue
        place = match.start() if note is None else places.anchor(note, match.start())
        section, reason = outline.find(match["kind"], match["label"], (match["way"] or "").strip(" ,"), place)
        yield CrossReference(" ".join(match.group().split()), *match.span(), passage, note, section, reason)


def _is_of_this_document(text: str, match: re.Match[str], *, in_note: bool, has_outline: bool) -> bool:
    """Whether a section is meant of the document itself: it is said to be above or below, or pointed at.

    Chapters, parts and annexes of cited works are none; in a note only what is said to be above or below counts.
    """
    if match["way"]:
        return True
    if in_note or _OF_ANOTHER.match(text, match.end()):
        return False
    is_pointed_at = bool(_POINTING.search(text, max(0, match.start() - 24), match.start()))
    kind = match["kind"].lower()
    if kind.startswith(_ATTACHED) or kind.startswith(("section", "abschnitt", "sección", "раздел")):
        return is_pointed_at
    return is_pointed_at and has_outline


class _Outline:
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
        if kind.lower().startswith(_ATTACHED):
            fitting = [at for at, path in enumerate(self.paths) if path[:1] == ("appendix",) and path[1:] == wanted]
        else:
            fitting = [at for at, path in enumerate(self.paths) if path == wanted]
            if len(wanted) == 1 and wanted[0].isalpha() and not self._is_top(wanted[0]):
                fitting = self._beside(wanted, place) or fitting
        if not fitting:
            return None, f"there is no {named} in this document"
        right = [at for at in fitting if not way or (self._starts[at] < place) == (way in _ABOVE)]
        if not right:
            return None, f"{named} is there, but not {way}"
        if len(right) > 1:
            return None, f"{len(right)} sections are called {named}"
        return right[0], None

    def _path(self, section: Section) -> tuple[str, ...]:
        label = section.label or ""
        head = section.title.split(maxsplit=1)[0].lower() if section.title else ""
        if (head or label.lower()).startswith(_ATTACHED) or label.lower().startswith(_ATTACHED):
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


class _Places:
    """Which passage or note holds a place."""

    def __init__(self, passages: tuple[Passage, ...], notes: Notes) -> None:
        self._passages = passages
        self._starts = [passage.start for passage in passages]
        self._notes = notes.notes
        self._note_starts = [note.start for note in notes.notes]
        self._anchors = {one.note: one.start for one in reversed(notes.references) if one.note is not None}

    def anchor(self, note: int, otherwise: int) -> int:
        """Where a note is referred to first: its "above" and "below" count from there, not from the tail."""
        return self._anchors.get(note, otherwise)

    def at(self, place: int) -> tuple[int | None, int | None]:
        """The passage, else the note (an inline note stands inside a passage's span)."""
        at = bisect_right(self._note_starts, place)
        for note in reversed(self._notes[max(at - 3, 0) : at]):
            if place < note.end:
                return None, note.ordinal
        home = bisect_right(self._starts, place) - 1
        if home >= 0 and place < self._passages[home].end:
            return home, None
        return None, None
