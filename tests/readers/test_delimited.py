"""Tables of delimited values: a row is a block, whatever parts its cells."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.api import parse
from loccit.errors import UnreadableError
from loccit.model import About
from loccit.readers import delimited

ROWS = [
    ["quay", "boats", "year", "remark"],
    ["North", "12", "2031", "Closed in March, as the book says"],
    ["South", "40", "2031", ""],
    ["South", "41", "2032", "Two\nof them tarred"],
]
SAID = ["quay\tboats\tyear\tremark", "North\t12\t2031\tClosed in March, as the book says", "South\t40\t2031",
        "South\t41\t2032\tTwo of them tarred"]  # fmt: skip


def written(rows: list[list[str]], delimiter: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize(("delimiter", "name"), [(",", "a.csv"), (";", "a.CSV"), ("\t", "a.tsv"), ("|", "a.csv")])
def test_each_row_is_a_passage_with_its_place(delimiter, name):
    parsed = parse(written(ROWS, delimiter), name=name)
    assert [(one.text, one.role, one.locator) for one in parsed.passages] == [
        (said, "table", f"row {at}") for at, said in enumerate(SAID, 1)
    ]
    assert parsed.format == "delimited"


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_a_mark_of_its_encoding_is_no_part_of_a_cell(mark):
    assert parse(mark + written(ROWS, ","), name="a.csv").passages[0].text == SAID[0]


@pytest.mark.parametrize(
    "words",
    [
        b"The ferry leaves at noon, and not before.\nNobody waits for it.\nThe quay is shut, and so is all.\n",
        b"One line alone",
    ],
)
def test_prose_that_is_called_a_table_is_read_as_prose(words):
    assert parse(words, name="a.csv").format == "text"


def test_a_mark_of_quotation_that_is_never_closed_loses_nothing():
    rows = b"quay,boats\n" * 3 + b'"North,12\n' + b"South,40\n" * 200_000
    parsed = delimited.read(rows, About(name="a.csv"))
    assert parsed.text.count("South") == 200_000
    assert "North" in parsed.text


def test_a_table_without_words_is_told():
    with pytest.raises(UnreadableError) as fault:
        delimited.read(b",,\n,,\n", About(name="a.csv"))
    assert fault.value.code == "R107"


@given(st.lists(st.lists(st.text('ab ,.\n"', min_size=1, max_size=6), min_size=2, max_size=4), min_size=1, max_size=6))
def test_every_cell_stands_in_its_row(rows):
    payload = written(rows, ",")
    if not payload.decode().strip('\n\r ,."'):
        return
    text = "".join(delimited.read(payload, About(name="a.csv")).text.split())
    at = 0
    for cell in (cell for row in rows for cell in row):
        words = "".join(cell.split())
        at = text.index(words, at) + len(words)
