"""Quotations without an identifier: what they would be accused of, and words that only an older capture has."""

from pathlib import Path

import pytest
from archived_texts import archived

from loccit.check import check, read_draft
from loccit.check.fixing import fix
from loccit.check.verdicts import Verdict
from loccit.db.connect import open_for_reading
from loccit.db.quotable import Quotables
from loccit.folder import init_folder
from loccit.ingest import Options, add

TEXTS = {
    "boats": "“The small boats will leave us by the spring,” Jon Holm said in the harbour office. Nobody wrote it.",
    "lamp": "The keeper allegedly sold the spare lamp of the mole to the rope yard in May. Nobody saw him do it.",
    "twice": "“The mole has no light of its own in the winter,” Ada Lind said in the town hall of Skarne.",
    "again": "“The mole has no light of its own in the winter,” Tom Pell said on the quay of Skarne.",
}


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("quay"), TEXTS)


def hint(archive: Quotables, draft: str) -> tuple[Verdict, bool]:
    """The one verdict, and whether `--fix` changes the draft."""
    read = read_draft(draft.encode(), "draft.md")
    report = check(read, archive)
    [verdict] = report.verdicts
    return verdict, fix(read, report) != draft


def test_another_speaker_is_told_and_no_identifier_is_put_in(quay: Quotables) -> None:
    told, is_mended = hint(quay, "“The small boats will leave us by the spring,” said Ada Lind.")
    step = f"give the words to Jon Holm, or take the marks away; then add [@{told.passage_id}]."
    assert (told.code, told.notes, told.next_step, told.risk, is_mended) == (
        "unsourced_quote", ("the archive gives these words to Jon Holm",), step, "wrong_speaker", False,
    )  # fmt: skip


def test_a_harmful_cut_is_told_and_no_identifier_is_put_in(quay: Quotables) -> None:
    told, is_mended = hint(quay, "It is known that the keeper “sold the spare lamp of the mole to the rope yard”.")
    assert (told.code, told.notes, is_mended) == ("unsourced_quote", ("that would be clipped",), False)


def test_the_right_speaker_gets_the_identifier(quay: Quotables) -> None:
    told, is_mended = hint(quay, "“The small boats will leave us by the spring,” said Jon Holm.")
    assert (told.code, told.notes, is_mended) == ("unsourced_quote", (), True)


def test_of_two_places_the_one_that_gives_the_words_to_the_same_speaker_is_offered(quay: Quotables) -> None:
    told, is_mended = hint(quay, "“The mole has no light of its own in the winter,” said Tom Pell.")
    passage = quay.passage(told.passage_id or "")
    assert passage is not None and passage.words == TEXTS["again"]
    assert (told.notes, is_mended, len(told.places)) == ((), False, 2)


def test_words_of_an_older_capture_are_found_there(tmp_path: Path) -> None:
    folder = init_folder(tmp_path / "archived")
    for words in ("The lamp on the mole was lit in May.", "The lamp on the mole was never lit at all."):
        page = tmp_path / "page.html"
        page.write_text(
            f'<html><head><title>The lamp of Skarne</title><link rel="canonical" href="https://skarne.example/lamp">'
            f"</head><body><p>{words} It stands at the end of the quay, by the hut of the pilots.</p></body></html>",
            "utf-8",
        )
        add(folder, [str(page)], Options(workers=1))
    archive = Quotables(open_for_reading(folder.database))
    told, is_mended = hint(archive, "“The lamp on the mole was lit in May,” it says.")
    assert (told.code, told.notes, told.places, is_mended) == (
        "unsourced_quote", ("the words stand in capture 1, and not in the newest",), (), False,
    )  # fmt: skip
    report = check(read_draft("“The lamp on the mole was sold in June,” it says.".encode(), "draft.md"), archive)
    assert (report.verdicts, report.unheld) == ((), 1)
