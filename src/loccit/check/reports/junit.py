"""Reports as JUnit XML: one test case a quotation; harmful verdicts are failures, what cannot be judged is skipped,
doubts are the suite's output. Valid by the schema of windyroad/JUnit-Schema."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from loccit.check.reports.people import shown_diff
from loccit.check.verdicts import HINTS, MEANING, Report, Verdict

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""
_NEITHER = 'hostname="localhost" timestamp="1970-01-01T00:00:00" time="0"'
"""The schema of JUnit's reports (windyroad) wants them; no clock is asked, so the same draft gives the same file."""


def write(reports: Sequence[Report]) -> str:
    """The test suites, one a draft."""
    suites = "\n".join(_suite(number, report) for number, report in enumerate(reports))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n{suites}\n</testsuites>'


def _suite(number: int, report: Report) -> str:
    judged = [verdict for verdict in report.verdicts if verdict.code not in HINTS] + [*report.unchecked]
    failures = sum(verdict.tone == "harm" for verdict in judged) - len(report.unchecked)
    unchecked = frozenset(report.unchecked)
    cases = "".join(_case(report.name, verdict, is_judged=verdict not in unchecked) for verdict in judged)
    doubts = "\n".join(_doubt(verdict) for verdict in judged if verdict.tone == "doubt" or verdict.unconfirmed)
    name = quoteattr(_legal(report.name))
    counts = f'tests="{len(judged)}" failures="{failures}" errors="0" skipped="{len(report.unchecked)}"'
    return (
        f'  <testsuite id="{number}" package="loccit.check" name={name} {counts} {_NEITHER}>\n'
        f"    <properties/>\n{cases}"
        f"    <system-out>{escape(_legal(doubts))}</system-out>\n    <system-err/>\n  </testsuite>"
    )


def _case(name: str, verdict: Verdict, *, is_judged: bool) -> str:
    head = f'    <testcase classname={quoteattr(_legal(name))} name={quoteattr(_title(verdict))} time="0"'
    if not is_judged:
        return f"{head}>\n      <skipped>{escape(_legal(verdict.next_step))}</skipped>\n    </testcase>\n"
    if verdict.tone != "harm":
        return f"{head}/>\n"
    return (
        f"{head}>\n      <failure type={quoteattr(verdict.code)} message={quoteattr(_legal(verdict.next_step))}>"
        f"{escape(_legal(_told(verdict)))}</failure>\n    </testcase>\n"
    )


def _title(verdict: Verdict) -> str:
    words = verdict.quotation if len(verdict.quotation) <= 80 else verdict.quotation[:79] + "…"
    return _legal(f"{verdict.line}:{verdict.column} {words}".strip())


def _doubt(verdict: Verdict) -> str:
    """What a suite's output says of a quotation that passes with a doubt: where, and what to do."""
    return f"{_title(verdict)}\n{verdict.code}: {_told(verdict)}"


def _told(verdict: Verdict) -> str:
    told = (MEANING[verdict.code], shown_diff(verdict.diff), *verdict.remarks, verdict.next_step)
    return "\n".join(part for part in told if part)


def _legal(words: str) -> str:
    return _FORBIDDEN.sub("\ufffd", words)
