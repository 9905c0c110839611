"""Words that a source shows outside its text are in the archive: what can be cited is the document."""

from __future__ import annotations

import pytest

from loccit.check import check, read_draft
from loccit.db.connect import open_for_reading
from loccit.db.quotable import Quotables
from loccit.folder import init_folder
from loccit.ingest import Options, add

ASIDE = "Our old boats are for sale again this winter, all of them tarred."
PAGE = (
    '<html lang="en"><head><title>The quay</title></head><body><article><h1>The quay</h1>'
    + "".join(
        f"<p>The quay of Skarne has {number} bollards of iron, and the council has paid for none of them, as its books"
        " show to anybody who asks for them in the old customs house by the river.</p>"
        for number in ("ninety", "eighty", "seventy", "sixty")
    )
    + f'</article><aside class="sidebar widget"><p>{ASIDE}</p></aside></body></html>'
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    home = tmp_path_factory.mktemp("aside")
    (home / "quay.html").write_text(PAGE, "utf-8")
    folder = init_folder(home)
    add(folder, [str(home / "quay.html")], Options(workers=1))
    return Quotables(open_for_reading(folder.database))


def verdict(archive, draft):
    (document,) = archive.documents()
    passage = archive.passages(document)[0].id
    text = draft.replace("DOCUMENT", document).replace("PASSAGE", passage)
    (found,) = check(read_draft(text.encode(), "draft.md"), archive).verdicts
    return found, document


def test_at_a_passage_the_document_is_named(archive):
    found, document = verdict(archive, f"The page says: “{ASIDE}” [@PASSAGE]")
    assert (found.code, found.passage_id, found.expected) == ("wrong_passage", document, ASIDE.rstrip("."))
    assert found.next_step.startswith(f"write [@{document}]: they stand in what was set aside")


def test_at_the_document_they_are_exact_and_it_is_told(archive):
    found, document = verdict(archive, f"The page says: “{ASIDE}” [@DOCUMENT]")
    assert (found.code, found.passage_id) == ("exact", document)
    assert found.notes[-1].startswith("they stand in what was set aside")


def test_a_word_of_them_that_is_changed_is_not_there(archive):
    found, _ = verdict(archive, f"The page says: “{ASIDE.replace('tarred', 'rotten')}” [@DOCUMENT]")
    assert found.code == "not_found"
