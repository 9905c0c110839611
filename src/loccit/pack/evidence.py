"""A report and an archive → the evidence for each verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from loccit.check import Report, Verdict
from loccit.check.reports.json import verdict_content
from loccit.citable import Citable, Place
from loccit.cite import in_format


class Archive(Protocol):
    """What the evidence asks of an archive."""

    def citable(self, identifier: str) -> Citable | None:
        """What an identifier names."""

    def passage(self, identifier: str) -> Place | None:
        """The passage that it names."""

    def around(self, place: Place) -> tuple[str, str]:
        """The words before and behind a passage."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One verdict, with the passage that it rests on (None where there is none), in its context.

    `chain` are the hands that the words went through, from the speaker to the document.
    """

    verdict: Verdict
    cited: Citable | None = None
    before: str = ""
    after: str = ""
    chain: tuple[str, ...] = ()
    reference: str = ""

    def content(self, draft: str) -> dict[str, Any]:
        """The same as JSON."""
        told = verdict_content(draft, self.verdict)
        if self.cited is None:
            return told
        source = self.cited.source
        return told | {
            "passage": self.cited.words, "before": self.before, "after": self.after, "chain": list(self.chain),
            "reference": self.reference, "document_id": source.id, "url": source.url, "sha256": source.sha256,
            "captured_at": source.captured_at,
        }  # fmt: skip


def gather(report: Report, archive: Archive) -> list[Evidence]:
    """The evidence for each verdict of a draft, in its order."""
    return [_evidence(verdict, archive) for verdict in report.verdicts]


def _evidence(verdict: Verdict, archive: Archive) -> Evidence:
    place = archive.passage(verdict.passage_id) if verdict.passage_id else None
    cited = archive.citable(place.id) if place else None
    if place is None or cited is None:
        return Evidence(verdict)
    before, after = archive.around(place)
    return Evidence(verdict, cited, before, after, _chain(verdict, place), in_format(cited, "text"))


def _chain(verdict: Verdict, place: Place) -> tuple[str, ...]:
    """Speaker, whoever passed the words on, author, publisher; who is not known is left out."""
    start = place.words.find(verdict.expected) if verdict.expected else -1
    end = start + len(verdict.expected or "")
    said = next((one for one in place.said if start >= 0 and one.start <= start and end <= one.end), None)
    names = [*(said.names[:1] if said else ()), *(said.reporters[:1] if said else ())]
    names += [*place.source.authors, place.source.publisher or ""]
    return tuple(dict.fromkeys(name for name in names if name))
