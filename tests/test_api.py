"""loccit from Python."""

import loccit


def test_a_folder_is_ingested_searched_and_verified(folder, tmp_path):
    (tmp_path / "ferry.txt").write_text("The ferry leaves at noon.\n")
    summary = loccit.ingest([tmp_path / "ferry.txt"], archive=folder.root)
    assert summary.counts()["new"] == 1
    assert [hit.text for hit in loccit.search("ferry", archive=folder.root).hits] == ["The ferry leaves at noon."]
    assert loccit.verify(archive=folder.root) == []


def test_bytes_are_parsed_without_an_archive():
    parsed = loccit.parse(b"The ferry leaves at noon.", name="ferry.txt")
    assert [passage.text for passage in parsed.passages] == ["The ferry leaves at noon."]


def test_a_passage_is_cited_and_a_draft_checked(folder, tmp_path):
    (tmp_path / "ferry.txt").write_text(
        "The Noon Boat\n\nThe ferry leaves the quay at noon, and nobody minds the rain.\n"
    )
    loccit.ingest([tmp_path / "ferry.txt"], archive=folder.root)
    identifier = loccit.search("rain", archive=folder.root).hits[0].id
    assert identifier in loccit.cite(identifier, archive=folder.root)
    draft = tmp_path / "draft.md"
    draft.write_text(f"It is said that “nobody minds the rain” [@{identifier}].\n")
    assert [verdict.code for verdict in loccit.check(draft, archive=folder.root).verdicts] == ["exact"]
