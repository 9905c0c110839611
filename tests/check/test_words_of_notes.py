"""Words of a source's footnotes, quoted with its identifier, with that of the text, and with none."""

from __future__ import annotations

import pytest
from archived_texts import archived

from loccit.check import check, read_draft
from loccit.db.quotable import Quotables

TEXT = (
    "The Mole of Skarne\n\nThe mole was built in eleven winters by the men of the upper town.[1] It has never been"
    " mended.[2]\n\nNobody was paid for it before the spring.\n\n"
    "[1] A fishwife told the surveyors that it was fourteen winters and no summer.\n\n"
    "[2] The board's own minutes speak of a coat of tar."
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("notes"), {"mole": TEXT})


@pytest.mark.parametrize(("cited", "code"), [("", "unsourced_quote"), ("note", "exact"), ("passage", "wrong_passage")])
def test_words_of_a_note_are_found_and_its_identifier_is_shown(archive: Quotables, cited: str, code: str):
    """As the one to add, or to write instead."""
    (note,) = archive.db.execute("select id from notes where text like 'A fishwife%'").fetchone()
    (passage,) = archive.db.execute("select id from passages where text like 'Nobody was%'").fetchone()
    identifier = {"note": f" [@{note}]", "passage": f" [@{passage}]"}.get(cited, "")
    draft = f"A fishwife said that “it was fourteen winters and no summer”{identifier}.\n"
    (found,) = check(read_draft(draft.encode(), "draft.md"), archive).verdicts
    assert found.code == code
    assert note in (found.next_step or found.passage_id)


@pytest.mark.parametrize(
    ("words", "code"),
    [("it was fourteen winters and no summer", "exact"), ("it was fifteen winters and no summer", "altered")],
)
def test_a_document_holds_the_words_of_its_notes(archive: Quotables, words: str, code: str):
    (document, note) = archive.db.execute("select document_id, id from notes where text like 'A fish%'").fetchone()
    draft = f"A fishwife said that “{words}” [@{document}].\n"
    (found,) = check(read_draft(draft.encode(), "draft.md"), archive).verdicts
    assert (found.code, found.passage_id) == (code, note)
    assert (found.notes[-1:] == (f"[@{note}] names the note",)) is (code == "exact")


def test_the_text_of_a_document_comes_before_its_notes(tmp_path):
    words = "The pilots were never asked for their opinion of the tar."
    twice = archived(
        tmp_path, {"tar": TEXT.replace("It has never been mended.", words).replace("[2] ", f"[2] {words} ")}
    )
    (document, passage) = twice.db.execute("select document_id, id from passages where text like '%pilots%'").fetchone()
    draft = f"The minutes say: “{words}” [@{document}].\n"
    (found,) = check(read_draft(draft.encode(), "draft.md"), twice).verdicts
    assert (found.code, found.passage_id, found.places) == ("exact", passage, ())
