"""An article is cited as its authors' own words, as far as it states where it came out."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from loccit.citable import Citable, Source
from loccit.cite import in_format
from loccit.cite.styles import in_style
from loccit.cli import main

WORDS = "The bollards of Skarne were cast in one summer, and none of them has been moved since."
SAID = "The council never asked us for the drawings of the quay, and we never sent them."
PAGE = f"""<html lang="en"><head><title>The bollards of Skarne</title>
<meta name="citation_title" content="The bollards of Skarne">
<meta name="citation_author" content="Ada Lind"><meta name="citation_author" content="Jon Holm">
<meta name="citation_publication_date" content="2031/05/04">
</head><body><article><h1>The bollards of Skarne</h1><p class="byline">By Ada Lind and Jon Holm</p>
<p>{WORDS}</p><p>“{SAID}” said Mara Pell, who keeps the books of the harbour.</p></article></body></html>"""


def archive_of(root: Path, files: dict[str, str], sources: str = "") -> Path:
    """An archive folder with some files, and with what a person says of them."""
    CliRunner().invoke(main, ["init", str(root)])
    for name, content in files.items():
        (root / name).write_text(content, "utf-8")
    (root / "archive" / "sources.yml").write_text(sources, "utf-8")
    answer = CliRunner().invoke(main, ["-a", str(root / "archive"), "add", *(str(root / name) for name in files)])
    assert answer.exit_code == 0, answer.output
    return root / "archive"


def cited(archive: Path, where: str, *options: str) -> str:
    """What `cite` answers for the first identifier that a statement finds, which is called ID."""
    (identifier,) = sqlite3.connect(archive / "archive.db").execute(f"select id from {where}").fetchone()
    answer = CliRunner().invoke(main, ["-a", str(archive), "cite", identifier, *options])
    assert answer.exit_code == 0, answer.output
    return answer.stdout.replace(identifier, "ID").strip()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive_of(tmp_path_factory.mktemp("page"), {"bollards.html": PAGE})


def test_what_several_authors_write_is_not_quoted_in_their_article(page: Path):
    assert cited(page, "passages where text like 'The bollards of%'").startswith(
        "Ada Lind and Jon Holm, “The bollards of Skarne”, "
    )
    assert cited(page, "passages where text like 'The bollards of%'", "--format", "markdown").startswith(
        "[Lind and Holm 2031"
    )


def test_what_somebody_else_says_there_is(page: Path):
    assert cited(page, "quotations").startswith("Mara Pell, quoted in Ada Lind and Jon Holm, “The bollards")


def test_a_quotation_of_the_authors_together_is_their_own(tmp_path: Path):
    copy = archive_of(tmp_path, {"bollards.html": PAGE})
    with sqlite3.connect(copy / "archive.db") as database:
        database.execute("update quotations set speaker_id = (select voice_id from passages order by ordinal)")
    assert cited(copy, "quotations").startswith("Ada Lind and Jon Holm, “The bollards")


ARTICLE = Source(
    "d3qq4wg9sr", "a" * 64, "The bollards of Skarne", ("Ada Lind", "Jon Holm"), "Quay Press", None, "2031-05-04",
    language="en", url="https://review.example/7", journal="Skarne Review", volume="7", issue="3/4", pages="35-40",
    doi="10.5555/skarne.7",
)  # fmt: skip
CHAPTER = replace(ARTICLE, url=None, journal=None, book="The Book of Quays", issue=None, pages="xii–xv", doi=None)
PLACE = Citable("ptrb01mktp", "passage", ARTICLE, page="36")
IN_CHAPTER = Citable("pc8cswvgnx", "passage", CHAPTER, section="Of bollards and rope")
WHOLE = {
    ("text", PLACE): "Ada Lind and Jon Holm, “The bollards of Skarne”, Skarne Review 7(3/4), pp. 35–40, 4 May 2031, "
    "p. 36, https://doi.org/10.5555/skarne.7, https://review.example/7, passage ptrb01mktp",
    ("text", IN_CHAPTER): "Ada Lind and Jon Holm, “The bollards of Skarne”, in The Book of Quays, vol. 7, xii–xv, Quay "
    "Press, 4 May 2031, sec. “Of bollards and rope”, passage pc8cswvgnx",
    ("html", PLACE): '<span class="citation">Ada Lind and Jon Holm, <a href="https://review.example/7"><cite>The '
    "bollards of Skarne</cite></a>, Skarne Review 7(3/4), pp. 35–40, "
    '<time datetime="2031-05-04">4 May 2031</time>, p. 36, <a href="https://doi.org/10.5555/skarne.7">'
    'doi:10.5555/skarne.7</a>, <a href="/p/ptrb01mktp">ptrb01mktp</a></span>',
    ("wiki", PLACE): '<ref name="ptrb01mktp">{{cite journal |last1=Lind |first1=Ada |last2=Holm |first2=Jon |title=The '
    "bollards of Skarne |journal=Skarne Review |volume=7 |issue=3/4 |date=2031-05-04 |url=https://review.example/7 "
    "|doi=10.5555/skarne.7 |page=36}}</ref>",
    ("wiki", IN_CHAPTER): '<ref name="pc8cswvgnx">{{cite book |last1=Lind |first1=Ada |last2=Holm |first2=Jon '
    "|chapter=The bollards of Skarne |title=The Book of Quays |volume=7 |publisher=Quay Press |date=2031-05-04 "
    "|at=sec. “Of bollards and rope”}}</ref>",
    ("bibtex", PLACE): """@article{d3qq4wg9sr,
  ids       = {ptrb01mktp},
  author    = {Lind, Ada and Holm, Jon},
  title     = {The bollards of Skarne},
  journal   = {Skarne Review},
  volume    = {7},
  number    = {3/4},
  pages     = {35--40},
  publisher = {Quay Press},
  date      = {2031-05-04},
  year      = {2031},
  doi       = {10.5555/skarne.7},
  url       = {https://review.example/7},
  langid    = {english},
  locators  = {ptrb01mktp: p. 36},
  sha256    = {aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa},
}""",
    ("bibtex", IN_CHAPTER): """@incollection{d3qq4wg9sr,
  ids       = {pc8cswvgnx},
  author    = {Lind, Ada and Holm, Jon},
  title     = {The bollards of Skarne},
  booktitle = {The Book of Quays},
  volume    = {7},
  pages     = {xii--xv},
  publisher = {Quay Press},
  date      = {2031-05-04},
  year      = {2031},
  langid    = {english},
  locators  = {pc8cswvgnx: sec. “Of bollards and rope”},
  sha256    = {aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa},
}""",
    ("ris", PLACE): "\r\n".join((
        "TY  - JOUR", "ID  - d3qq4wg9sr", "AU  - Lind, Ada", "AU  - Holm, Jon", "TI  - The bollards of Skarne",
        "T2  - Skarne Review", "VL  - 7", "IS  - 3/4", "SP  - 35", "EP  - 40", "PB  - Quay Press", "PY  - 2031",
        "DA  - 2031/05/04/", "DO  - 10.5555/skarne.7", "UR  - https://review.example/7", "LA  - en",
        "AN  - sha256:" + "a" * 64, "ER  - ",
    )),
}  # fmt: skip
STYLED = {
    "apa": "(Lind & Holm, 2031, p. 36)\n\nLind, A., & Holm, J. (2031). The bollards of Skarne. Skarne Review, 7(3/4), "
    "35–40. https://doi.org/10.5555/skarne.7",
    "chicago-notes-bibliography": "Ada Lind and Jon Holm, “The Bollards of Skarne,” Skarne Review 7, nos. 3/4 (2031): "
    "36, https://doi.org/10.5555/skarne.7.\n\nLind, Ada, and Jon Holm. “The Bollards of Skarne.” Skarne Review 7, nos. "
    "3/4 (2031): 35–40. https://doi.org/10.5555/skarne.7.",
    "modern-language-association": "(Lind and Holm, “The Bollards of Skarne” 36)\n\nLind, Ada, and Jon Holm. “The "
    "Bollards of Skarne.” Skarne Review, vol. 7, nos. 3/4, May 2031, pp. 35–40, https://doi.org/10.5555/skarne.7.",
}


@pytest.mark.parametrize(("form", "place"), WHOLE, ids=lambda one: one if isinstance(one, str) else one.id)
def test_an_article_or_chapter_is_this_and_nothing_else(form: str, place: Citable):
    assert in_format(place, form) == WHOLE[form, place]


def test_csl_has_the_container_and_where_in_it():
    (article,), (chapter,) = (json.loads(in_format(one, "csl-json")) for one in (PLACE, IN_CHAPTER))
    wanted = ("type", "container-title", "volume", "issue", "page", "DOI")
    assert [article.get(name) for name in wanted] == [
        "article-journal", "Skarne Review", "7", "3/4", "35-40", "10.5555/skarne.7",
    ]  # fmt: skip
    assert [chapter.get(name) for name in wanted] == ["chapter", "The Book of Quays", "7", None, "xii-xv", None]
    assert chapter["custom"] == {"loccit": {"pc8cswvgnx": "sec. “Of bollards and rope”"}}


@pytest.mark.parametrize("style", STYLED)
def test_a_style_gives_journal_volume_issue_pages_and_doi(style: str):
    assert in_style([PLACE], style) == STYLED[style]


def test_a_section_without_a_label_is_named_by_its_title():
    assert in_style([IN_CHAPTER], "apa").startswith("(Lind & Holm, 2031, Section “Of bollards and rope”)")
    long = replace(IN_CHAPTER, section="Of bollards and rope " * 5)
    assert in_style([long], "apa").startswith("(Lind & Holm, 2031)")


def test_a_date_that_is_about_right_is_said_to_be():
    old = Citable("d3qq4wg9sr", "document", replace(ARTICLE, published="1790~"))
    assert "  date      = {1790~},\n  year      = {1790},\n" in in_format(old, "bibtex")
    assert json.loads(in_format(old, "csl-json"))[0]["issued"] == {"date-parts": [[1790]], "circa": True}
    assert ", c. 1790, " in in_format(old, "text")
    assert "|date=c. 1790 " in in_format(old, "wiki")
    assert "date      = {0044-03-15}" in in_format(
        replace(old, source=replace(ARTICLE, published="0044-03-15")), "bibtex"
    )


def test_what_a_person_states_goes_before_what_the_page_states(tmp_path: Path):
    page = PAGE.replace("<title>", '<meta name="citation_journal_title" content="Quay Notes">'
                        '<meta name="citation_volume" content="12"><title>')  # fmt: skip
    said = (
        'b.html:\n  journal: Skarne Review\n  pages: 35–40\n  doi: "doi:10.5555/skarne.7"\n  published: "[c. 1790]"\n'
    )
    archive = archive_of(tmp_path, {"b.html": page, "c.html": page.replace("summer", "winter")}, said)
    assert cited(archive, "documents order by n") == (
        "Ada Lind and Jon Holm, “The bollards of Skarne”, Skarne Review 12, pp. 35–40, c. 1790, "
        "https://doi.org/10.5555/skarne.7, document ID"
    )
    assert "Quay Notes 12, 4 May 2031, document ID" in cited(archive, "documents order by n desc")


def test_a_book_that_a_person_states_goes_before_the_journal_of_the_page(tmp_path: Path):
    page = PAGE.replace("<title>", '<meta name="citation_journal_title" content="Quay Notes"><title>')
    archive = archive_of(tmp_path, {"b.html": page}, "b.html:\n  book: The Book of Quays\n")
    assert "“The bollards of Skarne”, in The Book of Quays, 4 May 2031" in cited(archive, "documents")


def test_a_name_in_braces_is_a_bodys_and_is_not_turned(tmp_path: Path):
    said = 'b.html:\n  authors: ["{Skarne Lightkeepers}", "Ada Lind"]\n'
    archive = archive_of(tmp_path, {"b.html": PAGE}, said)
    assert cited(archive, "documents").startswith("Skarne Lightkeepers and Ada Lind, ")
    assert "  author    = {{Skarne Lightkeepers} and Lind, Ada},\n" in cited(archive, "documents", "--format", "bibtex")


def test_a_document_without_a_title_is_called_so_in_search(tmp_path: Path):
    archive = archive_of(tmp_path, {"b.txt": "The bollards of Skarne were cast in one summer, and none was moved.\n"})
    with sqlite3.connect(archive / "archive.db") as database:
        database.execute("update documents set title = null")
        (document,) = database.execute("select id from documents").fetchone()
    answer = CliRunner().invoke(main, ["-a", str(archive), "search", "summer"])
    assert f"  Untitled document {document}\n" in answer.stdout
