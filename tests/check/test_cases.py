"""Every case of the case files gives the verdicts that it says, in order."""

from __future__ import annotations

import pytest
from cases import Case, read_cases

from loccit.check import Verdict, check, read_draft
from loccit.check.verdicts import MEANING
from loccit.db.quotable import Quotables

ALL = [
    pytest.param(case, id=f"{stem}: {case.name}")
    for stem in ("good", "harmful", "doubtful")
    for case in read_cases(stem)
]


@pytest.mark.parametrize("case", ALL)
def test_a_case_gives_its_verdicts(case: Case, archive: Quotables):
    report = check(read_draft(case.draft.encode(), "case.md"), archive)
    told = tuple(
        _told(verdict, wanted) for verdict, wanted in zip(report.verdicts, _padded(case, report.verdicts), strict=False)
    )
    assert told == case.expected, [(one.code, one.quotation, one.next_step) for one in report.verdicts]


def test_there_are_cases_enough_and_every_verdict_has_one():
    cases = [param.values[0] for param in ALL]
    codes = [code.split("(")[0] for case in cases for code in case.expected]
    assert len(codes) >= 150
    assert set(codes) | {"moved_id"} == set(MEANING)


def _told(verdict: Verdict, wanted: str) -> str:
    return f"{verdict.code}({verdict.kind})" if "(" in wanted else verdict.code


def _padded(case: Case, verdicts: tuple[Verdict, ...]) -> tuple[str, ...]:
    return case.expected + ("",) * (len(verdicts) - len(case.expected))
