"""The same draft in every format gives the same verdicts, at the places where they stand."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pypandoc
import pytest

from loccit.check import check, read_draft
from loccit.check.claims.of_draft import find_claims
from loccit.check.drafts import FORMATS, Draft
from loccit.db.quotable import Quotables
from loccit.errors import LoccitError

DRAFT = """# The Price of a Quay

On the evening she signed: “We sold a licence, not a harbour,” Ilse Torvane told Sound Radio Four [@haste].

The operator pays “a fixed fee of 42 million crowns a year” [@fee]. Pell Askerby *wrote* that “a flat fee … is a gift
with a calendar on it”.[^gift]

> The Board counts tickets. A person who crosses without a ticket has, for the Board, not crossed.

So Ottilie Marsh [@tickets].

- “Nobody voted to rent out the tide,” said Ilse Torvane [@tide].

[^gift]: Askerby [@gift]. And again: “There will be no fourth rise this year” [@unless].
"""
EXPECTED = ["altered", "clipped", "edited", "exact", "exact", "wrong_speaker"]


def test_a_note_mark_of_one_character_ends_its_sentence(archive: Quotables, named: Callable[[str], str]):
    first, second = named("“They never say no.”[^a]"), "“We did not strike for the fare,” replied Hamm."
    draft = f"{first} {second}\n\n[^a]: {named('@paper')}\n"
    whole = check(read_draft(draft.encode(), "draft.md"), archive).verdicts
    word = check(read_draft(pypandoc.convert_text(draft, "html", "markdown").encode(), "draft.html"), archive).verdicts
    assert [one.code for one in whole] == [one.code for one in word] == ["exact", "unsourced_quote"]


def test_a_backtick_left_open_in_a_note_hides_no_other_note(archive: Quotables, named: Callable[[str], str]):
    draft = named(
        "“They never say no,” he said.[^a] “We did strike for the fare,” she said.[^b]\n\n[^a]: `@paper\n[^b]: `@stand"
    )
    found = check(read_draft(draft.encode(), "draft.md"), archive).verdicts
    assert [one.code for one in found] == ["exact", "altered"]


@pytest.fixture(scope="module")
def draft(named: Callable[[str], str]) -> str:
    return named(DRAFT)


def codes(draft: Draft, archive: Quotables) -> list[str]:
    return sorted(verdict.code for verdict in check(draft, archive).verdicts)


def test_markdown(draft: str, archive: Quotables):
    assert codes(read_draft(draft.encode(), "draft.md"), archive) == EXPECTED


@pytest.mark.parametrize(("to", "name"), [("html", "draft.html"), ("latex", "draft.tex")])
def test_markup(draft: str, archive: Quotables, to: str, name: str):
    written = pypandoc.convert_text(draft, to, format="markdown-citations", extra_args=["--standalone", "--wrap=none"])
    assert codes(read_draft(written.encode(), name), archive) == EXPECTED


@pytest.mark.parametrize("to", ["docx", "odt"])
def test_office_files(draft: str, archive: Quotables, to: str, tmp_path: Path):
    path = tmp_path / f"draft.{to}"
    pypandoc.convert_text(draft, to, format="markdown-citations", outputfile=str(path))
    read = read_draft(path.read_bytes(), path.name)
    assert (codes(read, archive), read.unit) == (EXPECTED, "paragraph")


def test_plain_text(archive: Quotables, named: Callable[[str], str]):
    written = named(
        "She said “We did strike for the fare” (@stand)\n\nand “nobody voted to rent out the tide” [@tide]\n"
    )
    assert codes(read_draft(written.encode(), "draft.txt"), archive) == ["altered", "typography"]


def test_a_verdict_names_line_and_column_of_the_source(draft: str, archive: Quotables):
    for name in ("draft.md", "draft.txt"):
        first = check(read_draft(draft.encode(), name), archive).verdicts[0]
        line = draft.splitlines()[first.line - 1]
        assert line[first.column - 1 :].startswith("“We sold a licence")


def test_masked_text_is_as_long_as_the_source():
    hostile = "<p>a&nbsp;“b” <!-- x --> `c` [d](e) [[f]] $g$ \\emph{h} ``i'' \\footnote{j “k”} {@p7tr4nq9xk}\r\n"
    hostile += "\r\n    code\n"
    for name in ("a.md", "a.html", "a.tex", "a.txt"):
        read = read_draft(hostile.encode(), name)
        assert (len(read.text), read.source) == (len(hostile), hostile)


def test_latex_marks_environments_and_notes(archive: Quotables, named: Callable[[str], str]):
    written = named(r"""\documentclass{article} % “not text”
\begin{document}
``The passengers pay by the head and the company pays by the year,'' said Marsh~\cite{@heads}.
She added\footnote{\enquote{In a good year that is a very fine difference to live on} \parencite[3]{@heads}.} more.
\begin{quote}
The Board counts tickets. A person who crosses without a ticket has, for the Board, \emph{not} crossed. \cite{@tickets}
\end{quote}
\begin{verbatim}
``Never'' \cite{p7tr4nq9xk}
\end{verbatim}
\end{document}
""").replace("{@", "{")
    assert codes(read_draft(written.encode(), "draft.tex"), archive) == ["exact", "exact", "exact"]


def test_html_quotations_notes_and_links(archive: Quotables, named: Callable[[str], str]):
    written = named("""<!DOCTYPE html><html><head><title>“Never” [@p7tr4nq9xk]</title><script>"x"</script></head><body>
<p>He said <q>They never say no,</q> as <a href="https://papers.example/p/@paper">Lorrimer</a> will.</p>
<p>And &ldquo;nobody voted to rent out the <em>tide</em>&rdquo;.<sup><a href="#n1">1</a></sup></p>
<blockquote><p>The Board counts tickets.</p></blockquote><p>[@tickets]</p>
<pre>“code” [@p7tr4nq9xk]</pre>
<ol><li id="n1">Hamm [@tide].</li></ol></body></html>""")
    assert codes(read_draft(written.encode(), "draft.html"), archive) == ["exact", "exact", "typography"]


@pytest.mark.parametrize(
    "payload",
    [b"", b"\x00\x01\xff\xfe", "“".encode(), ("“" * 5000).encode(), b"[" * 5000, b">" * 5000, b"`" * 5001,
     b"[^1]: " * 2000, b"<" * 5000, b"\\footnote{" * 2000, b"{" * 5000, b"*" * 5000, "“a” [@".encode() * 2000,
     b"- " * 3000, b"&amp" * 3000, b"~~~\n" * 1500, b"<!--" * 2000, b"@p" * 4000],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.md", "a.html", "a.tex", "a.txt"])
def test_odd_drafts_are_survived(payload: bytes, name: str, archive: Quotables):
    assert check(read_draft(payload, name), archive).is_harmful() in (True, False)


def test_a_broken_office_file_is_named():
    with pytest.raises(LoccitError) as caught:
        read_draft(b"PK\x03\x04 and nothing else", "draft.docx")
    assert caught.value.code == "R106"


@pytest.mark.parametrize(("to", "part"), [("docx", "word/document.xml"), ("odt", "content.xml")])
def test_an_office_file_whose_text_ends_too_early_is_refused(draft: str, to: str, part: str, tmp_path: Path):
    whole, torn = tmp_path / f"whole.{to}", tmp_path / f"torn.{to}"
    pypandoc.convert_text(draft, to, format="markdown-citations", outputfile=str(whole))
    with zipfile.ZipFile(whole) as read, zipfile.ZipFile(torn, "w") as written:
        for name in read.namelist():
            payload = read.read(name)
            written.writestr(name, payload[: len(payload) // 2] if name == part else payload)
    with pytest.raises(LoccitError) as fault:
        read_draft(torn.read_bytes(), torn.name)
    assert fault.value.code == "R106"


def test_encodings_of_drafts_are_told():
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        assert "“so”" in read_draft("He said “so” – é".encode(encoding), "a.md").source


def test_the_formats_that_are_known():
    assert sorted(set(FORMATS.values())) == ["html", "latex", "markdown", "package", "text"]


def test_a_note_inside_its_paragraph_has_its_own_quotations_and_identifiers(archive, named):
    draft = named(
        "He pays “a fixed fee of 4.2 million crowns a year”^[Says the briefing [@fee]; but “We did strike for the "
        "fare” [@stand], says [somebody].] and “We did not strike for the fare”^[a]^[b]^[c]^[d] [@stand]. "
        "An open ^[ one.\n\nNext."
    )
    found = [(one.words, len(one.mentions)) for one in find_claims(read_draft(draft.encode(), "a.md"))]
    assert found == [
        ("a fixed fee of 4.2 million crowns a year", 2), ("We did not strike for the fare", 1),
        ("We did strike for the fare", 1),
    ]  # fmt: skip
    told = [one.code for one in check(read_draft(draft.encode(), "a.md"), archive).verdicts]
    assert told == ["exact", "altered", "exact"]


def test_a_name_is_hinted_at_where_it_can_be_a_slip(archive, named):
    draft = named(
        "Pell Askerby says that the fee is fixed [@fee]. As Rolf Vintermark said, it is small [@fee]. In March the "
        "Ministry of Crossings of Velmark granted it to Tidewain [@granted]. Ilse Torvane defended the haste [@haste]."
    )
    told = [(one.code, one.quotation) for one in check(read_draft(draft.encode(), "a.md"), archive).verdicts]
    assert told == [("check_figure", "Pell Askerby"), ("check_figure", "Rolf Vintermark")]


def test_a_figure_of_either_passage_that_a_sentence_cites_is_right(archive, named):
    draft = named("It pays 4.2 million [@fee], and 43 were asked [@rests]; 44 are wrong.")
    told = [(one.code, one.quotation) for one in check(read_draft(draft.encode(), "a.md"), archive).verdicts]
    assert told == [("check_figure", "44")]


@pytest.mark.parametrize(
    "payload",
    [
        b"%PDF-1.7 ...",
        b"{\\rtf1 words}",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old",
        b"\x89PNG\r\n" + bytes(range(256)) * 4,
    ],
)
def test_what_cannot_be_read_as_a_draft_never_seems_right(payload):
    with pytest.raises(LoccitError, match="not read as a draft") as fault:
        read_draft(payload, "essay.md")
    assert fault.value.code == "R102"


def test_the_words_that_name_the_source_of_a_block_quotation_are_none_of_it(archive, named):
    quoted = "The Board counts tickets."
    link = "<a href='https://papers.example/p/@tickets'>Marsh, p. 3</a>"
    drafts = {
        "a.html": f"<blockquote><p>{quoted} {link}</p></blockquote>",
        "b.html": f"<blockquote><p>{quoted}</p><footer>{link} in <cite>Counting Heads</cite></footer></blockquote>",
        "c.html": f"<blockquote>{link.replace('Marsh, p. 3', quoted)}</blockquote>",
        "d.txt": f"He wrote:\n\n> {quoted} (@tickets)\n\nSo.",
        "e.md": f"> {quoted}^[@tickets]",
    }
    told = {
        name: codes(read_draft(named(text).replace("/@", "/").encode(), name), archive) for name, text in drafts.items()
    }
    assert told == {name: ["exact"] for name in drafts}


@pytest.mark.parametrize("name", ["a.tex", "a.txt"])
def test_a_slip_in_an_identifier_that_stands_alone_in_brackets_is_told(name: str, archive: Quotables):
    written = {"a.tex": "``never''\\cite{p7zzw3kx2b}", "a.txt": "“never” (p7zzw3kx2b)"}[name]
    assert codes(read_draft(written.encode(), name), archive) == ["bad_id"]


@pytest.mark.parametrize("to", ["docx", "odt", "markdown"])
def test_a_note_behind_a_stop_ends_its_sentence(
    to: str, tmp_path: Path, archive: Quotables, named: Callable[[str], str]
):
    """The speaker of the next sentence is not this one's."""
    draft = named(
        "“They never say no”.[^1] Dorrit Hamm said: “Then let her come and stand in it.”[^2]\n\n"
        "[^1]: [@paper].\n\n[^2]: [@stand].\n"
    )
    path = tmp_path / f"draft.{to.replace('markdown', 'md')}"
    pypandoc.convert_text(draft, to, format="markdown-citations", outputfile=str(path))
    assert codes(read_draft(path.read_bytes(), path.name), archive) == ["exact", "exact"]
