"""What `add` says of each file, and of all together."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

STATUSES = ("new", "newer_capture", "same_text", "same_bytes", "withdrawn", "container", "unreadable", "skipped")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `of` is the document that it equals or is a capture of, `incomplete` what of it was not
    read."""

    name: str
    status: str
    sha256: str | None = None
    document_id: str | None = None
    of: str | None = None
    code: str | None = None
    message: str | None = None
    next_step: str | None = None
    incomplete: str | None = None
    passages: int = 0
    notes: int = 0
    findings: int = 0

    def as_json(self) -> dict[str, Any]:
        """The object that `add --json` prints."""
        return {name: value for name, value in asdict(self).items() if value is not None}


@dataclass(slots=True)
class Summary:
    """What an `add` did."""

    outcomes: list[Outcome] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How many files had each status."""
        seen = Counter(outcome.status for outcome in self.outcomes)
        return {status: seen[status] for status in STATUSES}

    def is_complete(self) -> bool:
        """Whether every file could be read, and what was asked of it be done."""
        return not any(outcome.status == "unreadable" or outcome.code for outcome in self.outcomes)
