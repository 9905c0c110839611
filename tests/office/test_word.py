"""Word drafts: comments and citations go in, and nothing else changes."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pypandoc
import pytest
from click.testing import CliRunner

from loccit import readers
from loccit.cli import main
from loccit.errors import LoccitError
from loccit.model import About
from loccit.office import Remark, expand, with_comments

sys.path.insert(0, str(Path(__file__).parents[1] / "check"))
DRAFT = """# Title

“We did *strike* for the fare,” said Hamm [@{stand}]. And more of *this* sentence.[^n]

Another [see @{fee}; @{tide}], and [@p7tr4nq9xk] is wrong.

[^n]: A note of one's own [@{haste}].
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive, and a Word draft beside it."""
    from harbour_archive import identifiers, make_archive

    folder = tmp_path_factory.mktemp("office")
    (folder / "archive").mkdir()
    (folder / "archive" / "ledger.jsonl").touch()
    make_archive(folder / "archive" / "archive.db")
    named = DRAFT.format(**{name: value for name, value in identifiers().items() if name.isidentifier()})
    pypandoc.convert_text(named, "docx", format="markdown-citations", outputfile=str(folder / "draft.docx"))
    return folder


def run(home: Path, *words: str):
    return CliRunner().invoke(main, ["-a", str(home / "archive"), *words])


def parts(payload: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(payload)) as package:
        return {name: package.read(name) for name in package.namelist()}


def words(path: Path) -> str:
    return readers.read(path.read_bytes(), About(name=path.name)).text


def test_identifiers_become_footnotes(home: Path):
    answer = run(home, "expand", str(home / "draft.docx"))
    target = home / "draft-expanded.docx"
    assert (answer.exit_code, answer.stdout) == (1, f"{target}\n")
    assert answer.stderr == "3 citations.\n[@p7tr4nq9xk] stays as it is: `loccit cite` says why.\n"
    text = words(target)
    assert text.startswith(
        "Title\n\n“We did strike for the fare,” said Hamm. And more of this sentence.\n\n"
        "Another, and [@p7tr4nq9xk] is wrong.\n\n"
    )
    assert text.count("Alder Voss, “Fares to rise again”, Lowmere Courier, 20 March 2023") == 1
    assert "A note of one’s own (Mira Quillfeather, “Selling the Tide" in text
    again = pypandoc.convert_file(str(target), "plain", format="docx", extra_args=["--wrap=none"])
    assert again.count("[1]") == 2  # the mark and its note: another tool reads what was made


def test_identifiers_become_citations_in_parentheses(home: Path):
    target = home / "inline.docx"
    answer = run(home, "expand", str(home / "draft.docx"), "--inline", "--style", "apa", "--output", str(target))
    assert (answer.exit_code, words(target).splitlines()[2]) == (
        1,
        "“We did strike for the fare,” said Hamm (Voss, 2023). And more of this sentence.",
    )


def test_what_is_not_touched_stays_byte_for_byte(home: Path):
    before = parts((home / "draft.docx").read_bytes())
    made = expand((home / "draft.docx").read_bytes(), lambda group: "A citation")
    after = parts(made.payload)
    assert {name for name in before if before[name] != after[name]} <= {
        "word/document.xml", "word/footnotes.xml", "[Content_Types].xml", "word/_rels/document.xml.rels",
    }  # fmt: skip
    assert expand((home / "draft.docx").read_bytes(), lambda group: "A citation").payload == made.payload


def test_a_file_without_notes_gets_its_first(tmp_path: Path):
    path = tmp_path / "plain.docx"
    pypandoc.convert_text(
        "One [@ptrb01mktp] two [@pc8cswvgnx].", "docx", format="markdown-citations", outputfile=str(path)
    )
    stripped = parts(path.read_bytes())
    made = expand(
        _zipped({n: c for n, c in stripped.items() if n != "word/footnotes.xml"}), lambda group: f"see {group}"
    )
    path.write_bytes(made.payload)
    assert (made.count, words(path)) == (2, "One two.\n\nsee [@ptrb01mktp].\n\nsee [@pc8cswvgnx].")


def test_comments_stand_at_the_quotations(home: Path):
    answer = run(home, "check", str(home / "draft.docx"), "--comments", str(home / "commented.docx"))
    assert answer.stderr == f"1 of 2 comments stand in {home / 'commented.docx'}.\n"
    after = parts((home / "commented.docx").read_bytes())
    assert "put “not” back." in after["word/comments.xml"].decode()
    assert after["word/document.xml"].count(b"commentReference") == 1
    assert words(home / "commented.docx").startswith(words(home / "draft.docx"))


def test_a_comment_on_the_words_of_a_note_stands_at_the_note_s_mark(home: Path):
    payload = (home / "draft.docx").read_bytes()
    commented, placed = with_comments(payload, [Remark("A note of one’s own", "see to it")])
    before, after = parts(payload), parts(commented)
    assert (placed, after["word/footnotes.xml"]) == (1, before["word/footnotes.xml"])
    body = after["word/document.xml"].decode()
    inside = body[body.index("commentRangeStart") : body.index("commentRangeEnd")]
    assert "footnoteReference" in inside and "<w:t" not in inside
    assert "see to it" in after["word/comments.xml"].decode()


def test_comments_need_one_word_draft(home: Path):
    (home / "x.md").write_text("x", "utf-8")
    assert run(home, "check", str(home / "x.md"), "--comments", str(home / "y.docx")).exit_code == 2


def test_a_comment_without_its_words_is_left_out(home: Path):
    payload = (home / "draft.docx").read_bytes()
    commented, placed = with_comments(payload, [Remark("nowhere", "x")])
    assert (parts(commented), placed) == (parts(payload), 0)


def test_nothing_is_overwritten(home: Path):
    (home / "there.docx").write_bytes(b"kept")
    answer = run(home, "expand", str(home / "draft.docx"), "--output", str(home / "there.docx"))
    assert (answer.exit_code, (home / "there.docx").read_bytes()) == (2, b"kept")


@pytest.mark.parametrize("payload", [b"", b"PK\x03\x04", b"no zip at all"])
def test_a_broken_file_is_named(payload: bytes):
    with pytest.raises(LoccitError) as caught:
        expand(payload, lambda group: None, name="broken.docx")
    assert (caught.value.code, caught.value.status) == ("R106", 2)


def test_only_word_files_are_expanded(home: Path):
    assert run(home, "expand", str(home / "essay.md")).exit_code == 2


def _zipped(content: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, part in content.items():
            package.writestr(name, part)
    return written.getvalue()


def test_in_a_text_box_a_citation_stands_in_parentheses(home: Path):
    """Word has no notes in text boxes: a file with one there is called damaged."""
    made = parts((home / "draft.docx").read_bytes())
    words = "<w:p><w:r><w:t>A box [@pj6g8r3hw6].</w:t></w:r></w:p>"
    box = f"<w:r><w:pict><w:txbxContent>{words}</w:txbxContent></w:pict></w:r>"
    body = made["word/document.xml"].decode().replace("</w:p>", f"{box}</w:p>", 1)
    written = expand(packed(made | {"word/document.xml": body.encode()}), lambda group: "A citation")
    after = parts(written.payload)["word/document.xml"].decode()
    assert "A box (A citation)." in after
    assert (
        after.count("footnoteReference ") == 1 + written.count - 2
    )  # the draft's own; one is in a note, one in the box


def test_a_note_has_the_file_s_own_styles_for_notes(home: Path):
    written = parts(expand((home / "draft.docx").read_bytes(), lambda group: "A citation").payload)
    notes = written["word/footnotes.xml"].decode()
    assert notes.count('<w:pStyle w:val="FootnoteText"/>') == notes.count("<w:footnoteRef/>")
    assert written["word/document.xml"].decode().count('<w:rStyle w:val="FootnoteReference"/>') >= 2


def packed(made: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, payload in made.items():
            package.writestr(name, payload)
    return written.getvalue()


def test_a_page_of_the_writer_s_own_stays_and_an_identifier_among_words_is_told(home: Path):
    from harbour_archive import identifiers

    fee = identifiers()["fee"]
    table = f"| who | where |\n|---|---|\n| Voss | {fee} |\n"
    draft = f"So it is [but see @{fee}, p. 99 (dissenting)]. In @{fee} it is said.\n\n{table}"
    pypandoc.convert_text(draft, "docx", format="markdown-citations", outputfile=str(home / "own.docx"))
    answer = run(home, "expand", str(home / "own.docx"))
    assert answer.exit_code == 1
    assert answer.stderr == f"2 citations.\n@{fee} stays as it is: write [@{fee}] to have it expanded.\n"
    text = words(home / "own-expanded.docx")
    assert "but see Mira Quillfeather, “Selling the Tide" in text
    assert f", passage {fee}, p.\u00a099 (dissenting)." in text
    assert "Voss\tMira Quillfeather, “Selling the Tide" in text and f"\t{fee}" not in text
