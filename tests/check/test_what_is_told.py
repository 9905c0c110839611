"""That a speaker is not confirmed is told in every report, also where the words are right."""

import json

from loccit.check.reports import junit, people, sarif
from loccit.check.verdicts import Report, Verdict

OPEN = Verdict("exact", 0, 9, 1, 1, "It sank.", "ptrb01mktp", unconfirmed="Ada Lind")
RIGHT = Verdict("exact", 12, 20, 1, 13, "It rose.", "ptrb01mktp")
REPORT = Report("draft.md", (OPEN, RIGHT), {"exact": 2})
DOUBT = "the archive does not confirm that these are words of Ada Lind"


def test_of_a_good_quotation_nothing_is_told_but_that_its_speaker_is_not_confirmed() -> None:
    assert [one.is_told for one in REPORT.verdicts] == [True, False]
    assert people.remark(OPEN) == f"exact: The same words.\n{DOUBT}"


def test_sarif_has_it_as_a_note() -> None:
    [told] = json.loads(sarif.write([REPORT]))["runs"][0]["results"]
    assert (told["level"], told["message"]["text"]) == (
        "note",
        f"“It sank.”: exact. The same words. T{DOUBT[1:]}.",
    )


def test_junit_has_it_in_the_output_of_the_suite() -> None:
    assert f"1:1 It sank.\nexact: The same words.\n{DOUBT}</system-out>" in junit.write([REPORT])
