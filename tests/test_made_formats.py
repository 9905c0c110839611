"""The sample's files of other formats are what their script makes, and each is read with its notes."""

import sys
from pathlib import Path

import pytest

import loccit

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY / "tools"))

import make_formats  # noqa: E402

FOLDER = REPOSITORY / "examples" / "harbour" / "formats"
NOTES = {
    "berth-rules.rst": 2, "ferry-counting.xml": 2, "fish-hall.rtf": 2, "harbour-radio.mht": 2, "log-book.org": 2,
    "night-boats.docx": 4, "skarne-town.wiki": 2, "small-boats.epub": 3, "ticket-history.adoc": 2, "tide-gauge.odt": 3,
    "two-columns.pdf": 3, "wage-table.tex": 2,
}  # fmt: skip


def test_the_committed_files_are_what_the_script_makes(tmp_path, monkeypatch):
    monkeypatch.setattr(make_formats, "TARGET", tmp_path)
    make_formats.main()
    assert contents(tmp_path) == contents(FOLDER)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(("name", "count"), NOTES.items(), ids=NOTES)
def test_every_note_is_met_by_its_reference(name, count):
    parsed = loccit.parse((FOLDER / name).read_bytes(), name=name)
    assert len(parsed.notes.notes) == count
    assert sorted(reference.note for reference in parsed.notes.references) == list(range(count))
