"""Identifiers that moved: the words are looked for where they went."""

from __future__ import annotations

import pytest

from loccit import ids
from loccit.check import check, read_draft
from loccit.citable import Fate, OlderCapture, Place, Source

OLD, NEW, LOST = ids.mint("p", "old"), ids.mint("p", "new"), ids.mint("p", "lost")
SOURCE = Source(ids.mint("d", "x"), "a" * 64, "The Tide Table")
PLACE = Place(NEW, SOURCE, "The ferry leaves at noon, and nobody waits for it.")


class Moved:
    """An archive of one passage that bears another identifier than it did, and one that is lost."""

    def fate(self, identifier: str) -> Fate | None:
        known = {
            OLD: Fate(OLD, "passage", "merged", SOURCE.id, (NEW,)),
            NEW: Fate(NEW, "passage", "current", SOURCE.id),
            LOST: Fate(LOST, "passage", "withdrawn", SOURCE.id),
        }
        return known.get(identifier)

    def is_published(self) -> bool:
        return False

    def is_excerpt(self, identifier: str) -> bool:
        return False

    def is_known(self, identifier: str) -> bool:
        return self.fate(identifier) is not None

    def passage(self, identifier: str) -> Place | None:
        return PLACE if identifier == NEW else None

    def passages(self, document_id: str) -> list[Place]:
        return [PLACE]

    def following(self, place: Place, count: int) -> list[Place]:
        return []

    def set_aside(self, document_id: str) -> Place | None:
        return None

    def older_captures(self, document_id: str) -> tuple[OlderCapture, ...]:
        return ()

    def superseded(self, word: str) -> list[tuple[str, OlderCapture]]:
        return []

    def holding(self, words: object, phrase: str) -> list[tuple[str, str]]:
        return [(NEW, PLACE.words)]

    def near(self, groups: object) -> list[tuple[str, str]]:
        return [(NEW, PLACE.words)]

    def is_title(self, words: str) -> bool:
        return False

    def is_speaker(self, name: str) -> bool:
        return False


ANOTHER = "take the quotation out, or quote another source."


@pytest.mark.parametrize(
    ("draft", "code", "next_step"),
    [
        (f"“The ferry leaves at noon” [@{OLD}].", "moved_id", f"write [@{NEW}]: {OLD} was merged."),
        (f"“The ferry leaves at dawn” [@{OLD}].", "altered", "write “noon” for “dawn”."),
        (f"It leaves [@{OLD}].", "moved_id", f"write [@{NEW}]: {OLD} was merged."),
        (f"“The ferry leaves at noon” [@{LOST}].", "gone_id", f"the words stand at [@{NEW}]."),
        (
            f"It leaves [@{LOST}].",
            "gone_id",
            f"{LOST} was withdrawn from the archive; take the quotation out, or quote another source.",
        ),
    ],
)
def test_a_moved_identifier_is_followed(draft: str, code: str, next_step: str):
    (verdict,) = check(read_draft(draft.encode(), "draft.md"), Moved()).verdicts
    assert (verdict.code, verdict.next_step) == (code, next_step)


def test_a_moved_identifier_counts_with_strict_alone():
    report = check(read_draft(f"“The ferry leaves at noon” [@{OLD}].".encode(), "draft.md"), Moved())
    assert (report.is_harmful(), report.is_harmful(strict=True)) == (False, True)
