"""`loccit cite`, on the small harbour archive."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loccit.cli import main
from loccit.cli.citing import base_address
from loccit.folder import Folder


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-a", str(folder), *words])


@pytest.fixture(scope="module")
def key(archive_folder: Path) -> dict[str, str]:
    from harbour_archive import identifiers

    return identifiers()


def test_an_identifier_is_cited_however_it_is_written(archive_folder: Path, key: dict[str, str]):
    expected = (
        "Mira Quillfeather, “Selling the Tide: Who Owns the Skarne Crossing?”, Briefing 14, Ansgar Institute, 9 May "
        "2024, sec. I, https://ansgar-institute.example/briefings/14 (accessed 2 June 2024), passage "
        f"{key['haste']}\n"
    )
    plain = key["haste"]
    for written in (
        plain,
        plain.upper(),
        f"@{plain}",
        f"[@{plain}]",
        f"{plain[:4]}-{plain[4:]}",
        f"https://x.example/p/{plain}?a=1",
    ):
        answer = run(archive_folder, "cite", written)
        assert (answer.exit_code, answer.stdout, answer.stderr) == (0, expected, "")


def test_a_document_a_note_and_a_quotation_can_be_cited(archive_folder: Path, key: dict[str, str]):
    answer = run(
        archive_folder,
        "cite",
        key["@speech"],
        key["note11"],
        key["tide:0"],
        "--format",
        "markdown",
        "--base",
        "https://x.example",
    )
    assert (answer.exit_code, answer.stdout) == (
        0,
        f"[Torvane 2021](https://x.example/d/{key['@speech']}); "
        f"[Quillfeather 2024, n. 11](https://x.example/n/{key['note11']}); "
        f"[Dorrit Hamm, quoted in Quillfeather 2024, sec. III](https://x.example/p/{key['tide']})\n",
    )


def test_a_slip_is_met_with_what_was_meant_and_the_others_are_cited(archive_folder: Path, key: dict[str, str]):
    slip = key["haste"][:-2] + key["haste"][-1] + key["haste"][-2]
    answer = run(archive_folder, "cite", slip, key["fee"], "--format", "pandoc")
    assert (answer.exit_code, answer.stdout, answer.stderr) == (
        1,
        f"[@{key['fee']}]\n",
        f"Error C002: {slip} names nothing in this archive (its check character is wrong).\n"
        f"  Next: did you mean {key['haste']}?\n",
    )


def test_an_identifier_that_was_never_given_leads_to_search(archive_folder: Path):
    answer = run(archive_folder, "cite", "no identifier at all")
    assert (answer.exit_code, answer.stdout, answer.stderr) == (
        1,
        "",
        "Error C002: n01dent1f1erata11 names nothing in this archive.\n"
        "  Next: `loccit search WORDS` finds a passage's ID.\n",
    )


def test_what_is_gone_or_cannot_be_cited_says_so(archive_folder: Path, key: dict[str, str]):
    answer = run(archive_folder, "cite", key["comments"])
    assert (answer.exit_code, answer.stdout, answer.stderr) == (
        1,
        "",
        f"Error C002: {key['comments']} is gone: its words have no place in the archive any more.\n"
        f"  Next: `loccit show {key['comments']}` says what is known of it.\n",
    )


def test_json_has_one_object_a_citation_and_one_a_fault(archive_folder: Path, key: dict[str, str]):
    answer = run(archive_folder, "cite", key["fee"], key["comments"], "--format", "pandoc", "--json")
    assert json.loads(answer.stdout) == {
        "format": "pandoc",
        "citations": [
            {
                "asked": key["fee"],
                "id": key["fee"],
                "kind": "passage",
                "document_id": key["@tide"],
                "citation": f"[@{key['fee']}]",
                "notice": "",
            }
        ],
        "faults": [
            {
                "code": "C002",
                "message": f"{key['comments']} is gone: its words have no place in the archive any more.",
                "next_step": f"`loccit show {key['comments']}` says what is known of it.",
            }
        ],
    }


def test_a_form_that_is_not_known_ends_with_2(archive_folder: Path, key: dict[str, str]):
    answer = run(archive_folder, "cite", key["fee"], "--format", "telex")
    assert answer.exit_code == 2
    assert answer.stderr.startswith("Error C003: there is no citation form 'telex'.")


def test_the_base_address_comes_from_metadata(tmp_path: Path):
    folder = Folder(tmp_path / "archive")
    assert base_address(folder) == ""
    folder.metadata.write_text("title: x\n", "utf-8")
    assert base_address(folder) == ""
    folder.metadata.write_text("plugins:\n  loccit:\n    base_url: https://papers.example\n", "utf-8")
    assert base_address(folder) == "https://papers.example"


def test_a_paragraph_and_a_note_are_cited_by_the_numbers_that_word_prints(tmp_path: Path):
    from formats_built import docx, note, p, ref

    kind = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
    )
    numbers = f'<w:abstractNum w:abstractNumId="0">{kind}</w:abstractNum>'
    numbers += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = p("The board of Skarne sat at noon.")
    for level, words in ((0, "The toll is due."), (0, "The quay is closed."), (1, "By night it is."), (0, "Costs.")):
        numbered = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        body += p(words, *([ref(2)] if words == "Costs." else [])).replace("<w:p>", f"<w:p>{numbered}", 1)
    (tmp_path / "order.docx").write_bytes(docx(body, notes=note(2, "See the map."), more={"numbering": numbers}))
    assert CliRunner().invoke(main, ["init", str(tmp_path)]).exit_code == 0
    archive = tmp_path / "archive"
    assert run(archive, "add", str(tmp_path / "order.docx")).exit_code == 0
    with closing(sqlite3.connect(archive / "archive.db")) as db:
        passages = [row[0] for row in db.execute("select id from passages order by ordinal")]
        notes = [row[0] for row in db.execute("select id from notes")]
    places = [run(archive, "cite", one, "--format", "markdown").stdout.partition("](")[0] for one in passages + notes]
    document = places[0].removeprefix("[")
    assert [place.removeprefix(f"[{document}") for place in places] == [
        "", ", para. 7", ", para. 8", ", para. 8(a)", ", para. 9", ", n. 1",
    ]  # fmt: skip
