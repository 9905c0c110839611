"""A Markdown source keeps its `&nbsp;`; who quotes it or looks for its words writes none."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from loccit.check import check, read_draft
from loccit.db.connect import open_for_reading
from loccit.db.quotable import Quotables
from loccit.db.search import search
from loccit.folder import Folder, init_folder
from loccit.ingest import Options, add
from loccit.text.character_references import in_place

SOURCE = "The&nbsp;bell of the caf&eacute; rings at 5&#160;o’clock &mdash; and Lind &amp; Pell close it.\n"


def _archive(home: Path) -> Folder:
    (home / "bell.md").write_text(SOURCE, "utf-8")
    folder = init_folder(home / "archived")
    add(folder, [str(home / "bell.md")], Options(workers=1))
    return folder


def test_a_quotation_may_have_the_character_for_its_reference(tmp_path: Path) -> None:
    archive = Quotables(open_for_reading(_archive(tmp_path).database))
    ((passage,),) = archive.db.execute("select id from passages").fetchall()
    for quoted, code in [
        ("The bell of the café rings at 5 o’clock — and Lind & Pell close it.", "typography"),
        ("The&nbsp;bell of the café rings at 5 o’clock &mdash; and Lind &amp; Pell close it.", "typography"),
        ("The bell of the café rings at 6 o’clock — and Lind & Pell close it.", "altered"),
        ("The bell of the cafe rings at 5 o’clock — and Lind & Pell close it.", "altered"),
    ]:
        verdicts = check(read_draft(f"Read: “{quoted}” [@{passage}]\n".encode(), "draft.md"), archive).verdicts
        assert [one.code for one in verdicts] == [code]


def test_search_finds_words_beside_a_reference(tmp_path: Path) -> None:
    connection = open_for_reading(_archive(tmp_path).database)
    assert [search(connection, words).total for words in ('"The bell"', "café", "nbsp")] == [1, 1, 0]


@given(st.text(st.sampled_from("a&; #x1nbspquot"), max_size=40))
def test_a_text_with_its_references_filled_is_as_long(text: str) -> None:
    assert len(in_place(text)) == len(text)
