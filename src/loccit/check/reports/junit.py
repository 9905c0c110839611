"""Reports as JUnit XML: one test case a quotation; harmful verdicts are failures, what cannot be judged is skipped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from loccit.check.reports.people import shown_diff
from loccit.check.verdicts import HINTS, MEANING, Report, Verdict

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""


def write(reports: Sequence[Report]) -> str:
    """The test suites, one a draft."""
    suites = "\n".join(_suite(report) for report in reports)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="loccit check">\n{suites}\n</testsuites>'


def _suite(report: Report) -> str:
    judged = [verdict for verdict in report.verdicts if verdict.code not in HINTS] + [*report.unchecked]
    failures = sum(verdict.tone == "harm" for verdict in judged) - len(report.unchecked)
    unchecked = frozenset(report.unchecked)
    cases = "\n".join(_case(report.name, verdict, is_judged=verdict not in unchecked) for verdict in judged)
    name = quoteattr(_legal(report.name))
    counts = f'tests="{len(judged)}" failures="{failures}" errors="0" skipped="{len(report.unchecked)}"'
    return f"  <testsuite name={name} {counts}>\n{cases}\n  </testsuite>"


def _case(name: str, verdict: Verdict, *, is_judged: bool) -> str:
    words = verdict.quotation if len(verdict.quotation) <= 80 else verdict.quotation[:79] + "…"
    title = quoteattr(_legal(f"{verdict.line}:{verdict.column} {words}".strip()))
    head = f"    <testcase classname={quoteattr(_legal(name))} name={title}"
    if not is_judged:
        return f"{head}>\n      <skipped message={quoteattr(_legal(verdict.next_step))}/>\n    </testcase>"
    if verdict.tone == "good":
        return f"{head}/>"
    told = "\n".join(part for part in (MEANING[verdict.code], shown_diff(verdict.diff), verdict.next_step) if part)
    if verdict.tone == "doubt":
        return f"{head}>\n      <system-out>{escape(_legal(f'{verdict.code}: {told}'))}</system-out>\n    </testcase>"
    return (
        f"{head}>\n      <failure type={quoteattr(verdict.code)} message={quoteattr(_legal(verdict.next_step))}>"
        f"{escape(_legal(told))}</failure>\n    </testcase>"
    )


def _legal(words: str) -> str:
    return _FORBIDDEN.sub("\ufffd", words)
