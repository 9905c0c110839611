"""The Lua filter, with a real pandoc: one entry a document, and each citation with its locator."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pypandoc
import pytest
from click.testing import CliRunner

from loccit.cli import main

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0"><info><title>t</title><id>t</id>
<updated>2024-01-01T00:00:00Z</updated></info><citation><layout prefix="(" suffix=")" delimiter="; ">
<group delimiter=", "><names variable="author"><name form="short"/></names><group delimiter=" ">
<label variable="locator" form="short"/><text variable="locator"/></group></group></layout></citation>
<bibliography><layout><names variable="author"/><text variable="title" prefix=": "/></layout></bibliography></style>"""


@pytest.fixture
def draft(tmp_path: Path, archive_folder: Path) -> Path:
    """A draft, its bibliography, the filter and two styles, in one folder."""
    from harbour_archive import identifiers

    key = identifiers()
    text = f"One [@{key['fee']}; @{key['heads']}]. Two [see @{key['haste']}, p. 9]. Three [@{key['@tide']}] [@other].\n"
    (tmp_path / "draft.md").write_text(text, "utf-8")
    answer = CliRunner().invoke(
        main, ["-a", str(archive_folder), "cite", "--all", str(tmp_path / "draft.md"), "--format", "csl-json"]
    )
    assert answer.exit_code == 0
    (tmp_path / "draft.json").write_text(answer.stdout, "utf-8")
    lua = resources.files("loccit.cite").joinpath("data", "loccit.lua").read_text("utf-8")
    (tmp_path / "loccit.lua").write_text(lua, "utf-8")
    for kind in ("in-text", "note"):
        (tmp_path / f"{kind}.csl").write_text(STYLE.format(kind=kind), "utf-8")
    return tmp_path


def converted(folder: Path, to: str, style: str = "in-text", output: Path | None = None) -> str:
    options = [
        f"--lua-filter={folder / 'loccit.lua'}", f"--bibliography={folder / 'draft.json'}", "--citeproc", "--wrap=none",
        f"--csl={folder / f'{style}.csl'}",
    ]  # fmt: skip
    return pypandoc.convert_file(
        str(folder / "draft.md"), to, extra_args=options, outputfile=str(output) if output else None
    )


@pytest.mark.filterwarnings("ignore")
def test_passages_become_their_documents_with_locators(draft: Path):
    assert converted(draft, "plain") == (
        "One (Quillfeather, sec. II.A; Voss). Two (see Quillfeather, p. 9). Three (Quillfeather) (other?).\n\n"
        "Mira Quillfeather: Selling the Tide: Who Owns the Skarne Crossing?\n\n"
        "Alder Voss: Fares to rise again\n"
    )


@pytest.mark.filterwarnings("ignore")
def test_note_styles_get_their_notes(draft: Path):
    written = converted(draft, "html", "note")
    assert ("Quillfeather, sec. II.A; Voss" in written, written.count('role="doc-noteref"')) == (True, 4)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("to", ["docx", "latex", "html"])
def test_it_converts_to_what_people_print(draft: Path, to: str):
    output = draft / f"draft.{to}"
    converted(draft, to, output=output)
    assert output.stat().st_size > 500


@pytest.mark.filterwarnings("ignore")
def test_words_behind_an_identifier_follow_its_place(draft: Path):
    path = draft / "draft.md"
    fee = path.read_text("utf-8").partition("[@")[2].partition(";")[0]
    path.write_text(f"One [see @{fee}, and elsewhere].\n", "utf-8")
    assert converted(draft, "plain").startswith("One (see Quillfeather, sec. II.A, and elsewhere).")
