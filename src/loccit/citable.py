"""What can be cited: a passage, note, quotation or whole document, with what its source states about itself.

The value types that the database hands to `cite` and `check`. What nobody states is None; nothing here is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

OWN_VOICES = ("author", "authors", "publisher")
"""How a passage is said to be the document's own words."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as far as a citation goes.

    Dates are ISO 8601 and may be partial (`2024`, `2024-05`, EDTF's `1790~`). `retrieved_at` is when somebody fetched
    it, None where only the day of adding is known; `captured_at` is the date of the capture that the archive shows.
    `journal` or `book` is what an article or chapter came out in, `pages` are `35-40`, `doi` is `10.5555/skarne.7`;
    `bodies` are those of the authors whom a person calls no persons.
    """

    id: str
    sha256: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    series: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    place: str | None = None
    url: str | None = None
    retrieved_at: str | None = None
    captured_at: str | None = None
    journal: str | None = None
    book: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fate:
    """What the ledger says of an identifier. `status` is current, edited, split, merged, moved, gone or withdrawn."""

    id: str
    kind: str
    status: str
    document_id: str | None = None
    successors: tuple[str, ...] = ()

    @property
    def is_present(self) -> bool:
        """Whether its words stand in the archive under this identifier."""
        return self.status in ("current", "edited") or (self.status == "moved" and not self.successors)


@dataclass(frozen=True, slots=True)
class Citable:
    """One thing that a draft can point at, and where it stands in its source.

    `words` is what it says. `exact` is the stretch of the document's text from `start` to `end` (code points, half
    open), `prefix` and `suffix` up to 64 characters around it. `paragraph` is the number that the source itself gives,
    `time` is when the words are said in a recording (`0:01:15`); `note` is the label of a note, as printed. `speaker`
    is who says the words where that is not the source's own voice, `reported_by` from whom the source has them.
    `passage_id` is the passage that a quotation stands in.
    """

    id: str
    kind: str
    source: Source
    status: str = "current"
    words: str = ""
    section: str | None = None
    page: str | None = None
    time: str | None = None
    paragraph: str | None = None
    note: str | None = None
    speaker: str | None = None
    reported_by: str | None = None
    start: int | None = None
    end: int | None = None
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    passage_id: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody's words inside a passage, from `start` to `end` of its text. `names` are all forms of the speaker's
    name, `reporters` those of the one from whom the source has the words; `surface` names the speaker there;
    of a report without marks it is the verb by which somebody, and no document, says it. `is_retold` says that they
    come through a person or a body, and no outlet or book."""

    start: int
    end: int
    names: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    surface: str = ""
    is_retold: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A passage (or note) that a quotation may stand in, with what decides about it.

    `marks` are the places of note references in its text; `said` the quotations in it; `reported` the stretches that
    the source gives to somebody without quoting; `voice` the forms of the name of whoever speaks otherwise.
    """

    id: str
    source: Source
    words: str
    ordinal: int = 0
    section: str | None = None
    marks: tuple[int, ...] = ()
    said: tuple[Said, ...] = ()
    reported: tuple[Said, ...] = ()
    voice: tuple[str, ...] = ()

    @property
    def is_note(self) -> bool:
        """Whether it is a note, and no passage."""
        return self.id.startswith("n")


@dataclass(frozen=True, slots=True)
class OlderCapture:
    """An older capture of a document: its number, its date, its text."""

    ordinal: int
    captured_at: str | None
    text: str
