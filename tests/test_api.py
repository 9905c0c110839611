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
