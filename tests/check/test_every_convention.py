"""One list of quotations in every form that writers give them: the form changes no verdict."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pytest
import yaml
from harbour_archive import identifiers

from loccit import ids
from loccit.check import check, read_draft
from loccit.db.quotable import Quotables

pypandoc = pytest.importorskip("pypandoc")

BEFORE = ("Both words are too simple", "simple", "exact")
BEHIND = ("Masters have been slow to require anything in writing", "manning", "exact")
QUOTED = [
    ("Clause 18 is the heart of the dispute", "clause", "altered"),
    ("None was refused in writing", "clause", "exact"),
    ("The company, for its part, has been generous in big things", "won", "altered"),
    ("It has risen three times since, to 24, to 29 and, on 1 April 2023, to 39.", "fares", "altered"),
    ("In 2023 it carried 3.1 million of them. The ministry’s own adviser had … a share", "fee", "edited"),
    ("Neither step costs anything that can be found in a budget", "follow", "clipped"),
    ("Two companies answered; one withdrew", "never given", "bad_id"),
    ("The tender was short. Notice appeared in the Velmark Gazette", "fee", "wrong_passage"),
]
FORMS: dict[str, list[dict[str, str]]] = yaml.safe_load((Path(__file__).parent / "conventions.yml").read_text("utf-8"))
FRAMES = {
    "html": "<!doctype html><html><head><title>T</title></head><body>\n{0}\n{1}\n</body></html>",
    "tex": "\\documentclass{{article}}\n\\begin{{document}}\n{0}\n\n{1}\n\\end{{document}}\n",
}
MADE = ("docx", "odt", "html", "latex")
"""What pandoc makes of the Markdown forms."""
AS_MADE = [
    "“WORDS” [@IDENTIFIER, p. 4].", "> WORDS\n>\n> [@IDENTIFIER]", "> “WORDS”\n>\n> — The record, [@IDENTIFIER]",
    "[“WORDS”](https://papers.example/p/IDENTIFIER).", "1. One\n\n    It says “WORDS” [@IDENTIFIER].\n",
    "“WORDS.”^[See [*Fares*](https://papers.example/p/IDENTIFIER), p. 3.] Then all went home.",
    "As all know.^[The record says “WORDS” (IDENTIFIER).]", "| a | b |\n|---|---|\n| “WORDS” | [@IDENTIFIER] |",
    "Voss says:^[@IDENTIFIER]\n\n> WORDS\n\nAnd so on.", "It says “WORDS”.^[A comment.]^[@IDENTIFIER]",
]  # fmt: skip


@cache
def named(nickname: str) -> str:
    return identifiers().get(nickname) or ids.mint("p", nickname)


def rendered(form: dict[str, str], quoted: list[tuple[str, str, str]], extension: str) -> str:
    bodies, notes = [], []
    for number, (words, nickname, _) in enumerate(quoted, 1):
        for made, text in ((bodies, form["text"]), (notes, form.get("note", ""))):
            words_here = words.replace("…", "\\ldots{}") if extension == "tex" else words
            put = text.replace("WORDS", words_here).replace("IDENTIFIER", named(nickname))
            made.append(put.replace("NUMBER", str(number)).replace("FARES", named("fares")))
    frame = FRAMES.get(extension, "{0}\n\n{1}\n")
    return frame.format("\n\nOf this nothing more is said here.\n\n".join(bodies), "\n\n".join(filter(None, notes)))


def codes(payload: bytes, name: str, archive: Quotables) -> list[str]:
    return [one.code for one in check(read_draft(payload, name), archive).verdicts if one.code != "check_figure"]


@pytest.mark.parametrize(("extension", "place"), [(one, at) for one in FORMS for at in range(len(FORMS[one]))])
def test_a_form_changes_no_verdict(extension: str, place: int, archive: Quotables):
    form = FORMS[extension][place]
    wanted = [BEFORE, *QUOTED, BEHIND]
    found = codes(rendered(form, wanted, extension).encode(), f"x.{extension}", archive)
    assert found == [code for _, _, code in wanted], form["text"]


@pytest.mark.parametrize("extension", MADE)
def test_what_a_converter_makes_of_a_draft_changes_no_verdict(extension: str, archive: Quotables, tmp_path: Path):
    wanted = [BEFORE, *QUOTED, BEHIND]
    for form in AS_MADE:
        made = tmp_path / f"x.{extension}"
        source = rendered({"text": form}, wanted, "md")
        command = [pypandoc.get_pandoc_path(), "-f", "markdown-citations-smart", "-s", "-o", str(made), "-"]
        subprocess.run(command, input=source.encode(), check=True)
        found = codes(made.read_bytes(), made.name, archive)
        assert found == [code for _, _, code in wanted], form
