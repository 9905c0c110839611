"""Reports as JSON: `{"verdicts": [{code, line, column, quotation, passage_id, expected, diff, next_step, …}]}`.

`unchecked` has what a published copy of an archive cannot judge, with the reason as `next_step`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from loccit.check.verdicts import Report, Verdict


def write(reports: Sequence[Report]) -> str:
    """One JSON object for all drafts."""
    return json.dumps(content(reports), ensure_ascii=False, indent=2)


def content(reports: Sequence[Report]) -> dict[str, Any]:
    """The same as a value."""
    return {
        "verdicts": [verdict_content(report.name, verdict) for report in reports for verdict in report.verdicts],
        "unchecked": [verdict_content(report.name, verdict) for report in reports for verdict in report.unchecked],
        "drafts": [{"draft": report.name, "counts": report.counts, "unheld": report.unheld} for report in reports],
    }


def verdict_content(name: str, verdict: Verdict) -> dict[str, Any]:
    """One verdict. `diff` is a list of {op, draft, source, kind}."""
    return {
        "draft": name,
        "code": verdict.code,
        "tone": verdict.tone,
        "line": verdict.line,
        "column": verdict.column,
        "start": verdict.start,
        "end": verdict.end,
        "quotation": verdict.quotation,
        "passage_id": verdict.passage_id,
        "expected": verdict.expected,
        "diff": [
            {"op": change.op, "draft": change.draft, "source": change.source, "kind": change.kind}
            for change in verdict.diff
        ],
        "kind": verdict.kind,
        "next_step": verdict.next_step,
        "notes": list(verdict.notes),
        "unconfirmed_speaker": verdict.unconfirmed or None,
        "places": list(verdict.places),
    }
