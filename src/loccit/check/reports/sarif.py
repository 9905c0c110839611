"""Reports as SARIF 2.1.0, for code scanning: harmful verdicts are errors, doubtful ones warnings, hints notes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from loccit.check.verdicts import MEANING, Report, Verdict

_LEVELS = {"harm": "error", "doubt": "warning", "hint": "note", "good": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write(reports: Sequence[Report]) -> str:
    """A SARIF log with one run; good verdicts are left out, unless their speaker is not confirmed."""
    rules = [{"id": code, "shortDescription": {"text": meaning}} for code, meaning in MEANING.items()]
    results = [_result(report.name, verdict) for report in reports for verdict in report.verdicts if verdict.is_told]
    driver = {"name": "loccit check", "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(name: str, verdict: Verdict) -> dict[str, Any]:
    said = f"“{verdict.quotation}”: {verdict.code}." if verdict.quotation else f"{verdict.code}."
    told = "".join(f" {remark[:1].upper()}{remark[1:]}." for remark in verdict.remarks)
    step = f" Next: {verdict.next_step}" if verdict.next_step else ""
    region = {
        "startLine": verdict.line, "startColumn": verdict.column, "charOffset": verdict.start,
        "charLength": verdict.end - verdict.start,
    }  # fmt: skip
    place = {"artifactLocation": {"uri": quote(name)}, "region": region}
    return {
        "ruleId": verdict.code,
        "level": _LEVELS[verdict.tone],
        "message": {"text": f"{said} {MEANING[verdict.code]}{told}{step}"},
        "locations": [{"physicalLocation": place}],
    }
