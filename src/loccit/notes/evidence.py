"""What a dialect hands back: the marks and the notes that it saw, before they are put in order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loccit.model import Finding, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """One printed mark that refers to a note: its span (with brackets), its words, and the key of the note meant.

    A key is whatever ties marks to notes inside one dialect: an id, a label, a running number. `is_certain` is false
    where the mark may be something else unless its note is there (`[3]` in running text).
    """

    start: int
    end: int
    label: str
    key: str
    how: str
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class Body:
    """One note as it stands in the text: `start` and `end` are its words, `whole` has its mark and back links too.

    `cuts` are stretches inside its words that are none of them (back links, a closing mark). `is_inline` says that it
    stands in the middle of somebody else's paragraph.
    """

    start: int
    end: int
    whole: Span
    label: str
    key: str
    how: str
    source_id: str = ""
    cuts: tuple[Span, ...] = ()
    is_inline: bool = False
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that one dialect saw in one reading. `residue` are stretches that belong to neither note nor body."""

    dialect: str
    marks: tuple[Mark, ...]
    bodies: tuple[Body, ...]
    residue: tuple[Span, ...] = ()
    findings: tuple[Finding, ...] = ()

    def joined(self, other: Evidence) -> Evidence:
        """Both together; the other's keys are kept apart from these."""
        prefix = f"{len(self.bodies)}/"
        return Evidence(
            f"{self.dialect}, {other.dialect}",
            (*self.marks, *(replace(mark, key=prefix + mark.key) for mark in other.marks)),
            (*self.bodies, *(replace(body, key=prefix + body.key) for body in other.bodies)),
            (*self.residue, *other.residue),
            (*self.findings, *other.findings),
        )
