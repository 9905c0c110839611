"""What sources in light markup become, by pandoc and without it."""

from __future__ import annotations

import pytest
from formats_built import hold, shape
from hypothesis import given
from hypothesis import strategies as st

from loccit.model import About, Reading
from loccit.parse import parse
from loccit.readers import _limits, _pandoc, asciidoc, dokuwiki, latex, mediawiki, org, read, rst, textile, typst
from loccit.readers._decode import decode
from loccit.readers._markup_source import read_as_source

FORMATS = {module.FORMAT.name: module for module in (asciidoc, dokuwiki, latex, mediawiki, org, rst, textile, typst)}
needs_pandoc = pytest.mark.skipif(_pandoc.version() is None, reason="pandoc is not installed (loccit[pandoc])")

SOURCES = {
    "rst": "Tides\n=====\n\nLow [1]_ at\nnoon.\n\nEbb\n---\n\n- fees\n\n.. note:: hidden\n\n.. [1] Minutes.\n",
    "org": "#+title: Tides\n* Ebb\nLow[fn:1] at\nnoon.\n- fees\n"
    "#+begin_src py\n* no heading\n#+end_src\n\n[fn:1] Minutes.\n",
    "asciidoc": "= Tides\n:toc:\n\n== Ebb\n\nLowfootnote:[Minutes.] at\nnoon.\n\n* fees\n\n----\n== no\n----\n",
    "mediawiki": "== Ebb ==\nLow<ref>Minutes.</ref> at\nnoon.\n* fees\n{| class=x\n| a\n|}\n[[Category:Tides]]\n",
    "latex": "\\documentclass{x}\n\\title{Tides}\n\\begin{document}\n\\section{Ebb}\n"
    "Low\\footnote{Minutes.} at\nnoon.\n"
    "\\begin{itemize}\n\\item fees\n\\end{itemize}\n\\end{document}\n",
    "typst": "#set page()\n= Ebb\nLow#footnote[Minutes.] at\nnoon.\n\n- fees\n",
    "textile": "h2. Ebb\n\nLow[1] at\nnoon.\n\n* fees\n\nfn1. Minutes.\n",
    "dokuwiki": "====== Ebb ======\nLow((Minutes.)) at\nnoon.\n\n  * fees\n",
}


def words_of(passage: str) -> str:
    """The words of a passage without the signs of lists and tables."""
    return " ".join(word for word in passage.replace("\\item", "").split() if word not in ("-", "*", "|"))


def from_source(name: str) -> Reading:
    module = FORMATS[name]
    reading = read_as_source(decode(SOURCES[name].encode(), About()), module.FORMAT, module.RULES)
    hold(reading)
    return reading


@pytest.mark.parametrize("name", SOURCES)
def test_without_pandoc_the_text_is_the_file_and_its_lines_are_told_apart(name: str):
    reading = from_source(name)
    assert reading.text == SOURCES[name]
    shown = [
        (kind, words) for (kind, _, words), block in zip(shape(reading), reading.blocks, strict=True) if not block.cues
    ]
    assert ("heading" in [kind for kind, _ in shown], "noon." in dict(reversed(shown)).get("paragraph", "")) == (
        True,
        True,
    )
    assert [words.split()[-1] for kind, _, words in shape(reading) if kind == "list_item"] == ["fees"]


def test_each_line_of_a_source_has_its_kind():
    assert shape(from_source("latex")) == [
        ("paragraph", 0, "\\documentclass{x}\n\\title{Tides}\n\\begin{document}"),
        ("heading", 1, "\\section{Ebb}"),
        ("paragraph", 0, "Low\\footnote{Minutes.} at\nnoon."),
        ("paragraph", 0, "\\begin{itemize}"),
        ("list_item", 1, "\\item fees"),
        ("paragraph", 0, "\\end{itemize}\n\\end{document}"),
    ]
    assert shape(from_source("rst"))[:4] == [
        ("heading", 1, "Tides\n====="),
        ("paragraph", 0, "Low [1]_ at\nnoon."),
        ("heading", 2, "Ebb\n---"),
        ("list_item", 1, "- fees"),
    ]
    assert ("code", 0, "#+begin_src py\n* no heading\n#+end_src") in shape(from_source("org"))


def test_a_source_states_its_title():
    stated = {name: [claim.value for claim in from_source(name).claims if claim.field == "title"] for name in SOURCES}
    assert {name: values for name, values in stated.items() if values} == {
        name: ["Tides"] for name in ("rst", "org", "asciidoc", "latex")
    }


@pytest.mark.parametrize("name", SOURCES)
def test_without_pandoc_a_finding_says_what_helps(name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(_pandoc, "version", lambda: None)
    reading = read(SOURCES[name].encode(), About(name=f"tides{FORMATS[name].FORMAT.extensions[0]}"))
    (finding,) = reading.findings
    assert (reading.text, finding.code) == (SOURCES[name], "read_in_part")
    assert "pip install 'loccit[pandoc]'" in finding.message


@needs_pandoc
@pytest.mark.parametrize("name", SOURCES)
def test_pandoc_and_the_source_give_the_same_paragraphs_and_items(name: str, monkeypatch: pytest.MonkeyPatch):
    source = SOURCES[name].encode()
    path = f"tides{FORMATS[name].FORMAT.extensions[0]}"
    by_pandoc = [words_of(passage.text) for passage in parse(source, name=path).passages]
    monkeypatch.setattr(_pandoc, "version", lambda: None)
    by_source = [words_of(passage.text) for passage in parse(source, name=path).passages]
    prose = ["Low at noon.", "fees"]
    told = ([words for words in by_pandoc if words in prose], [words for words in by_source if words in prose])
    assert told == (prose, prose)


@needs_pandoc
@pytest.mark.parametrize("name", SOURCES)
def test_by_pandoc_the_text_is_what_shows(name: str):
    reading = read(SOURCES[name].encode(), About(name=f"tides{FORMATS[name].FORMAT.extensions[0]}"))
    hold(reading)
    assert (reading.format, "pandoc" in reading.reader) == (name, True)
    assert "Minutes." in reading.text.split("\n\n")[-1]
    assert not any(sign in reading.text for sign in ("footnote", "section", "<ref", "[fn", "(("))
    assert any("doc-noteref" in link.cues or link.target for link in reading.links)


@needs_pandoc
def test_pandoc_reads_no_other_file():
    reading = read(
        b"\\documentclass{x}\\begin{document}Low.\n\n\\input{/etc/passwd}\n\\end{document}", About(name="a.tex")
    )
    assert "root" not in reading.text
    assert [finding.code for finding in reading.findings] == ["read_in_part"]


@needs_pandoc
def test_pandoc_is_given_time_by_the_size_of_the_source_and_then_the_source_is_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(_limits, "PANDOC_SECONDS", 1)
    source = b"Low tide.\n\n" + b"[[" * 50_000
    reading = read(source, About(name="a.wiki"))
    (finding,) = reading.findings
    assert (reading.text.encode(), finding.code) == (source, "read_in_part")
    assert finding.message.startswith("pandoc took more than 1 seconds, the limit for 100,011 bytes (pandoc_seconds);")


@needs_pandoc
def test_what_pandoc_cannot_read_is_read_as_its_source():
    source = b"= Ebb\n#let x = (\nLow.\n"
    reading = read(source, About(name="a.typ"))
    assert reading.text.encode() == source
    assert ("read_in_part" in [finding.code for finding in reading.findings]) is True


@needs_pandoc
def test_where_pandoc_loses_notes_the_source_is_read():
    source = "Lowfootnote:[At\nnoon.] tidefootnote:[Or\nlater, as\nthey say.] and highfootnote:[Never.].\n"
    reading = read(source.encode(), About(name="a.adoc"))
    kept = reading.text.count("footnote:") or sum("doc-noteref" in link.cues for link in reading.links)
    assert kept == 3


LINES = st.sampled_from(
    ["* a", "- b", "= c", "== d ==", "\\section{e}", "#+begin_src", "#+end_src", "----", "====", "{|", "|}", "| f",
     "```", "____", ".. [1] g", "h2. h", "", "  i", "\\begin{quote}", "\\end{quote}", "j", "% k", "__", ":l:", "<pre>"]
)  # fmt: skip


@given(st.sampled_from(sorted(FORMATS)), st.lists(LINES, max_size=12))
def test_no_character_of_a_source_is_lost(name: str, lines: list[str]):
    module, source = FORMATS[name], "\n".join(lines)
    reading = read_as_source(decode(source.encode(), About()), module.FORMAT, module.RULES)
    hold(reading)
    assert reading.text == source


@pytest.mark.parametrize("line", ["=" * 60_000 + "x", "&" * 60_000, "|" * 60_000 + "x", "[" * 60_000, "<!--" * 15_000])
def test_a_hostile_line_takes_no_longer_than_a_plain_one(line: str):
    for module in FORMATS.values():
        reading = read_as_source(decode(line.encode(), About()), module.FORMAT, module.RULES)
        assert reading.text == line


@needs_pandoc
def test_a_citation_of_a_work_in_another_file_keeps_its_key_and_what_is_left_out_is_counted():
    words = r"\centering Low tide \cite{orrin1848} at \quay{} and \quay{}, so \citep{vey,holt}."
    source = rf"\begin{{document}}{words}\end{{document}}"
    reading = read(source.encode(), About(name="tides.tex"))
    assert reading.text == "Low tide [orrin1848] at and , so [vey, holt]."
    assert [finding.message for finding in reading.findings] == [r"pandoc left out: \quay (2)"]


@pytest.mark.parametrize(
    ("author", "names"),
    [
        (r"Mira Tolvane\\Harbour Office, Skarne \and Odd Brekke", ["Mira Tolvane", "Odd Brekke"]),
        ("Mira Tolvane\n% her office and her thanks\n\\thanks{To all.}", ["Mira Tolvane"]),
    ],
)
def test_the_authors_of_latex_are_names_without_offices_and_comments(author: str, names: list[str]):
    source = f"\\documentclass{{article}}\\author{{{author}}}\\begin{{document}}Low tide.\\end{{document}}"
    claims = read(source.encode(), About(name="tides.tex")).claims
    assert [claim.value for claim in claims if claim.field == "authors"] == names
