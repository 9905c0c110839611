"""A time that nobody knows is not filled with another; one that is heard later counts."""

import json
import sqlite3

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from loccit.cli import main
from loccit.clock import in_utc
from loccit.errors import LoccitError, UsageError
from loccit.ingest import Options, add
from loccit.ingest.rebuild import rebuild
from loccit.ingest.verify import verify
from tests.ingest.rows import all_rows
from tests.ingest.test_add import FERRY, write
from tests.ingest.test_captures import FIRST, SECOND, passages

JUNE, JULY = "2021-06-15T07:02:00Z", "2021-07-15T07:02:00Z"
URL = "https://mirror.example/quay"
THIRD = SECOND.replace("thirty", "forty")
TIMES = {
    "2021-06-15T09:02:00+02:00": JUNE,
    "2021-06-15 07:02": JUNE,
    "2021-06-15T07:02:00.731Z": JUNE,
    " 2021-06-15 ": "2021-06-15",
    "2021-06": "2021-06",
    "2021": "2021",
    "yesterday": None,
    "19.11.2019": None,
    "2019-02-31": None,
    "2019-02-31T10:00Z": None,
    "2020-13": None,
    "0001-01-01T00:00+05:00": None,
    "": None,
    None: None,
}


@pytest.mark.parametrize("told", TIMES)
def test_times_are_in_utc_or_none(told):
    assert in_utc(told) == TIMES[told]


@given(st.datetimes(timezones=st.timezones()))
def test_what_is_evened_once_stays(moment):
    even = in_utc(moment.isoformat())
    assert even is None or in_utc(even) == even


def captures(folder):
    return ask_all(folder, "select ordinal, captured_at from versions order by 1")


def ask_all(folder, sql, *values):
    connection = sqlite3.connect(folder.database)
    found = connection.execute(sql, values).fetchall()
    connection.close()
    return found


def ask(folder, sql, *values):
    """The first value."""
    return ask_all(folder, sql, *values)[0][0]


def come(folder, tmp_path, text, at=None, name="quay.txt"):
    path = write(tmp_path, name, text)
    return add(folder, [str(path)], Options(retrieved_at=at, url=URL)).outcomes[0]


def test_an_unknown_time_stays_unknown(folder, tmp_path):
    told = come(folder, tmp_path, FIRST)
    assert captures(folder) == [(1, None)]
    runner = CliRunner()
    for form, absent in (("w3c", "sourceDate"), ("robust-link", "data-versiondate"), ("text", "accessed")):
        result = runner.invoke(main, ["-a", str(folder.root), "cite", told.document_id, "--format", form])
        assert result.exit_code == 0
        assert absent not in result.stdout


@pytest.mark.parametrize("is_first", [True, False])
def test_a_time_that_the_same_bytes_bring_later_is_heard(folder, tmp_path, is_first):
    """Whether the change comes before or behind it: the older words are not what the document shows."""
    come(folder, tmp_path, FIRST)
    before = passages(folder)
    steps = [(FIRST, JUNE), (SECOND, JULY)]
    told = [come(folder, tmp_path, *step).status for step in (steps if is_first else reversed(steps))]
    assert sorted(told) == ["newer_capture", "same_bytes"]
    assert captures(folder) == [(1, JUNE), (2, JULY)]
    assert ask(folder, "select text from documents") == SECOND
    after = passages(folder)
    assert {after[word] for word in ("quay", "operator", "sold")} == {
        before[word] for word in ("quay", "operator", "sold")
    }
    assert ask(folder, "select status from ledger where id = ?", before["in"]) == "gone"
    assert ask(folder, "select exact from ledger where id = ?", before["in"]) == FIRST.split("\n\n")[3].strip()
    assert ask(folder, "select text from versions where ordinal = 1") == FIRST
    assert verify(folder) == []
    rows = all_rows(folder.database)
    rebuild(folder)
    assert all_rows(folder.database) == rows


def test_the_earliest_time_that_is_told_counts(folder, tmp_path):
    for at in (JULY, JUNE, None):
        come(folder, tmp_path, FIRST, at)
    assert captures(folder) == [(1, JUNE)]


def test_a_change_says_when_its_order_is_not_known(folder, tmp_path):
    document = come(folder, tmp_path, FIRST).document_id
    come(folder, tmp_path, SECOND)
    runner = CliRunner()
    told = runner.invoke(main, ["-a", str(folder.root), "diff", document])
    assert "which is older is not known: they stand in the order in which they came" in told.stdout
    come(folder, tmp_path, THIRD, "2999-01-01")
    steps = json.loads(runner.invoke(main, ["-a", str(folder.root), "diff", document, "--json"]).stdout)["comparisons"]
    assert [step["is_certain"] for step in steps] == [False, True]


@pytest.mark.parametrize("told", ["yesterday", "19.11.2019", "2019-02-31"])
def test_what_is_no_time_is_refused(folder, tmp_path, told):
    path = write(tmp_path, "ferry.txt", FERRY)
    with pytest.raises(UsageError) as caught:
        Options(retrieved_at=told)
    assert caught.value.code == "C001"
    result = CliRunner().invoke(main, ["-a", str(folder.root), "add", str(path), "--retrieved-at", told])
    assert (result.exit_code, folder.ledger.read_text()) == (2, "")
    assert "Next: write it as 2021-06-15T07:02Z" in result.stderr


def test_a_time_that_people_wrote_down_is_that_of_what_comes(folder, tmp_path):
    folder.sources.write_text("quay.txt:\n  retrieved_at: 2021-06-15T09:02+02:00\n")
    come(folder, tmp_path, FIRST)
    assert captures(folder) == [(1, JUNE)]
    folder.sources.write_text("quay.txt:\n  retrieved_at: 31.2.2019\n")
    with pytest.raises(LoccitError) as caught:
        come(folder, tmp_path, SECOND)
    assert (caught.value.code, "line 2: '31.2.2019' is no time" in caught.value.message) == ("Y001", True)


@pytest.mark.parametrize("option", ["--after", "--before"])
@pytest.mark.parametrize("told", ["banana", "2020-13", "2020-02-30", "20"])
def test_a_search_is_narrowed_by_dates_alone(folder, option, told):
    result = CliRunner().invoke(main, ["-a", str(folder.root), "search", "quay", option, told])
    assert result.exit_code == 2
    assert f"{option} {told!r} is no date." in result.stderr


def test_a_time_in_an_old_ledger_that_is_none_is_unknown(folder, tmp_path):
    come(folder, tmp_path, FIRST, JUNE)
    lines = folder.ledger.read_text().replace(f'"retrieved_at":"{JUNE}"', '"retrieved_at":"yesterday"')
    folder.ledger.write_text(lines)
    rebuild(folder)
    assert captures(folder) == [(1, None)]
    assert ask(folder, "select retrieved_at from acquisitions") is None
