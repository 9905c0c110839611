"""What checking asks of an archive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from loccit.citable import Fate, OlderCapture, Place


class Archive(Protocol):
    """Look-ups by identifier and by words. `db.quotable.Quotables` answers them from SQLite."""

    def fate(self, identifier: str) -> Fate | None:
        """What became of an identifier; None where it was never given."""

    def is_known(self, identifier: str) -> bool:
        """Whether it was ever given."""

    def is_published(self) -> bool:
        """Whether this is a published copy, which lacks what may not be seen."""

    def is_excerpt(self, identifier: str) -> bool:
        """Whether a published copy holds only the beginning of what an identifier names."""

    def passage(self, identifier: str) -> Place | None:
        """The passage, note, or the passage of a quotation, that an identifier names."""

    def passages(self, document_id: str) -> list[Place]:
        """All passages of a document, in order."""

    def following(self, place: Place, count: int) -> list[Place]:
        """The passages behind one, as many as asked for."""

    def set_aside(self, document_id: str) -> Place | None:
        """All that a document's page shows and that is no passage or note, as one place under the document's ID."""

    def around(self, place: Place) -> tuple[str, str]:
        """The words of the passage before one, and of the one behind it; empty at the ends of a document."""

    def older_captures(self, document_id: str) -> tuple[OlderCapture, ...]:
        """The captures of a document before the newest, the latest first."""

    def superseded(self, word: str) -> list[tuple[str, OlderCapture]]:
        """The captures before the newest whose text has a word as it is written, each with its document's ID."""

    def holding(self, words: Sequence[str], phrase: str) -> list[tuple[str, str]]:
        """Passages in which all the words occur (the phrase, where they are many): identifier and text."""

    def near(self, groups: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
        """Passages in which all the words of any group occur: identifier and text."""

    def is_title(self, words: str) -> bool:
        """Whether a document bears this title."""

    def is_speaker(self, name: str) -> bool:
        """Whether a person of this name (or surname) speaks in the archive."""
