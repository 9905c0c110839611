"""What a file states of itself, apart from its text, and what of that is believed."""

from __future__ import annotations

import io
import zipfile

import pytest
from formats_built import docx, p, reading_of, zipped
from pdf_built import pdf, prose

from loccit.model import PUBLISHED_IN, Described
from loccit.parse import parse
from loccit.readers import _pandoc, saved_at

PROSE = "The harbour of Skarne was closed again on Tuesday, the master said, because the ice had come back to the bay."
BORNE = f"Ebb and Toll, as Pell Orrin and Una Vey told it. {PROSE}"
ELEMENTS = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
)
TEXT = "urn:oasis:names:tc:opendocument:xmlns:"


def word(properties: str, *paragraphs: str) -> bytes:
    """A Word file with these core properties."""
    stream = io.BytesIO(docx("".join(p(words) for words in paragraphs or (PROSE,))))
    with zipfile.ZipFile(stream, "a") as packed:
        packed.writestr("docProps/core.xml", f"<cp:coreProperties {ELEMENTS}>{properties}</cp:coreProperties>")
    return stream.getvalue()


def open_document(facts: str, text: str = PROSE) -> bytes:
    space = f'xmlns:office="{TEXT}office:1.0" xmlns:text="{TEXT}text:1.0" xmlns:meta="{TEXT}meta:1.0" {ELEMENTS}'
    body = f"<office:body><office:text><text:p>{text}</text:p></office:text></office:body>"
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {space}>{body}</office:document-content>",
        "meta.xml": f"<office:document-meta {space}><office:meta>{facts}</office:meta></office:document-meta>",
        "styles.xml": f"<office:document-styles {space}/>",
    })  # fmt: skip


def rtf(info: str, text: str = PROSE) -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252{\info" + info + "}" + text + r"\par}").encode("latin-1")


def book(facts: str) -> bytes:
    page = f"<html><body><h1>Chapter One</h1><p>{PROSE}</p></body></html>"
    manifest = '<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
    opf = f'<package {ELEMENTS} xmlns:opf="http://www.idpf.org/2007/opf"><metadata>{facts}</metadata>{manifest}'
    rootfile = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
    return zipped({
        "mimetype": "application/epub+zip", "META-INF/container.xml": rootfile,
        "a.opf": opf + '<spine><itemref idref="a"/></spine></package>', "a.xhtml": page,
    })  # fmt: skip


def packet(facts: str, kind: str = "application/pdf") -> str:
    spaces = (
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
    )
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {spaces}><rdf:Description><dc:format>{kind}</dc:format>{facts}'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )


def portable(info: str = "", *packets: str, text: str = PROSE) -> bytes:
    return pdf(prose(text[:60], text[60:]), info=info) + "".join(packets).encode()


def described(payload: bytes, name: str) -> Described:
    return parse(payload, name=name).described


def tagged(**facts: str) -> str:
    """Elements with these words; `dc__title` is `dc:title`."""
    pairs = ((name.replace("__", ":"), words) for name, words in facts.items())
    return "".join(f"<{name}>{words}</{name}>" for name, words in pairs)


def source(*lines: str, end: str = "") -> bytes:
    """A source of markup: these lines, a paragraph, and the end."""
    return "\n".join([*lines, "", PROSE, end]).encode()


T, WHEN, DAY = "Ebb and Toll", "2021-03-04T09:00:00Z", "2021-03-04"
ONE: dict[str, object] = {"title": T, "authors": ("Pell Orrin",)}
TWO: dict[str, object] = {"title": T, "authors": ("Pell Orrin", "Una Vey")}
MADE = {"dcterms__created": WHEN, "dcterms__modified": WHEN, "cp__lastModifiedBy": "Una Vey"}
BOOK = tagged(dc__title=T, dc__creator="Pell Orrin", dc__publisher="Skarne Press", dc__date=DAY, dc__language="de")
ROLES = (
    "<dc:creator opf:role='aut'>Pell Orrin</dc:creator><dc:creator opf:role='trl'>Una Vey</dc:creator>"
    "<dc:date opf:event='creation'>2020-01-01</dc:date><dc:date opf:event='modification'>2022-02-02</dc:date>"
)
BEGUN = "<meta:initial-creator>Pell Orrin</meta:initial-creator><meta:creation-date>2021-03-04</meta:creation-date>"
INFO = f"/Title({T})/Author(Pell Orrin)/CreationDate(D:20210304090000Z)/Producer(LibreOffice 7)"
MAIL = (
    "From: Pell Orrin <p@skarne.example>",
    f"Subject: {T}",
    "Date: Thu, 4 Mar 2021 23:10:00 -0500",
    "To: x@y.example",
)
TEX = (
    r"\documentclass{article}", r"\usepackage[english,ngerman]{babel}", r"% \title{Old}",
    r"\title{Ebb \emph{and} Toll\thanks{For U.}}", r"\author{Pell Orrin\inst{1} \and Una V\'{e}y}",
)  # fmt: skip
BEGIN, END = (r"\begin{document}", r"\maketitle"), r"\end{document}"
FILES: list[tuple[str, bytes, dict[str, object]]] = [
    ("a.docx", word(tagged(dc__title=T, dc__creator="Pell Orrin", **MADE), BORNE), ONE),
    ("a.docx", word(tagged(dc__title=T, dc__creator="Pell Orrin; Una Vey"), BORNE), TWO),
    ("a.odt", open_document(tagged(dc__title=T, dc__creator="Una Vey", dc__date=WHEN) + BEGUN, BORNE), ONE),
    ("a.odt", open_document(tagged(dc__title=T, dc__creator="Pell Orrin"), BORNE), ONE),
    (
        "a.rtf",
        rtf(r"{\title Ebb {\b and} Toll}{\author Pell Orrin}{\operator Una}{\creatim\yr2021\mo3\dy4}", BORNE),
        ONE,
    ),
    (
        "a.rtf",
        rtf(r"{\title Gr\'fc\u223?e}{\author J\'f8rn \u346?yr}", f"Gr\\'fc\\'dfe. {PROSE}"),
        {"title": "Grüße", "authors": ("Jørn Śyr",)},
    ),
    ("a.pdf", portable(INFO, text=BORNE), ONE),
    ("a.epub", book(BOOK), {**ONE, "publisher": "Skarne Press", "published": DAY, "language": "de"}),
    ("a.epub", book(tagged(dc__title=T) + ROLES), {**ONE, "updated": "2022-02-02"}),
    ("a.eml", source(*MAIL), {**ONE, "published": DAY}),
    (
        "a.md",
        source("---", f"title: {T}", "author: Pell Orrin", "lastmod: 2021-05-01", f"date: {DAY}", "lang: de", "---"),
        {**ONE, "published": DAY, "updated": "2021-05-01", "language": "de"},
    ),
    ("a.md", source(f"% {T}", "% Pell Orrin; Una Vey", "% 4 March 2021"), {**TWO, "published": DAY}),
]
SOURCES: list[tuple[str, bytes, dict[str, object]]] = [
    (
        "a.rst",
        source(T, "=" * 12, "", ":Author: Pell Orrin <p@y.example>", f":Date: $Date: {DAY} $", ":Organization: Skarne"),
        {**ONE, "published": DAY, "publisher": "Skarne"},
    ),
    (
        "a.rst",
        source(T, "=" * 12, "", ":Authors:", "  - Pell Orrin", "  - Una Vey", ":Date: March 2021"),
        {**TWO, "published": "2021-03"},
    ),
    (
        "a.org",
        source(f"#+TITLE: {T}", "#+AUTHOR: Pell Orrin", f"#+DATE: <{DAY} Thu>", "#+LANGUAGE: de"),
        {**ONE, "published": DAY, "language": "de"},
    ),
    (
        "a.adoc",
        source(f"= {T}", "Pell Orrin <p@skarne.example>; Una Vey", f"v1.2, {DAY}: the first", ":lang: de"),
        {**TWO, "published": DAY, "language": "de"},
    ),
    ("a.adoc", source(f"= {T}", ":author: Pell Orrin", ":revdate: 4 March 2021"), {**ONE, "published": DAY}),
    (
        "a.tex",
        source(*TEX, r"\date{March 2021}", *BEGIN, end=END),
        {"title": T, "authors": ("Pell Orrin", "Una Véy"), "published": "2021-03", "language": "de"},
    ),
    ("a.tex", source(rf"\documentclass{{x}}\title{{{T}}}\author{{Pell Orrin}}\date{{\today}}", *BEGIN, end=END), ONE),
    ("a.wiki", source("{{DISPLAYTITLE:''Ebb'' and Toll}}", end="\n== Ebb ==\nIt sank.\n"), {"title": T}),
    (
        "a.typ",
        source(
            f'#set document(title: [{T}], author: ("Pell Orrin", "Una Vey"),',
            "  date: datetime(year: 2021, month: 3, day: 4))",
        ),
        {**TWO, "published": DAY},
    ),
]
ENGLISH = {"language": "en"}


@pytest.mark.parametrize(("name", "payload", "expected"), FILES + SOURCES)
def test_what_a_file_states_is_known_and_nothing_else(name: str, payload: bytes, expected: dict[str, object]):
    assert described(payload, name) == Described(**{**ENGLISH, **expected})  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "payload", "expected"), SOURCES)
def test_without_pandoc_a_source_states_the_same(
    monkeypatch: pytest.MonkeyPatch, name: str, payload: bytes, expected: dict[str, object]
):
    monkeypatch.setattr(_pandoc, "version", lambda: None)
    test_what_a_file_states_is_known_and_nothing_else(name, payload, expected)


@pytest.mark.parametrize(
    "name",
    ["Admin", "user", "Microsoft Office User", "python-docx", "Windows User", "porrin", "Utilisateur Windows", "Owner",
     "Adobe InDesign CC 13.0", "calibre (3.4)", "Unknown", "Skarne Council", "p@skarne.example", "pdfTeX-1.40", "HP"],
)  # fmt: skip
def test_accounts_programs_and_bodies_are_no_authors(name: str):
    payloads = {
        "a.docx": word(f"<dc:creator>{name}</dc:creator>"),
        "a.odt": open_document(f"<meta:initial-creator>{name}</meta:initial-creator>"),
        "a.pdf": portable(f"/Author({name.replace('(', ' ').replace(')', ' ')})"),
        "a.rtf": rtf(rf"{{\author {name}}}"),
    }
    assert {described(payload, file).authors for file, payload in payloads.items()} == {()}


@pytest.mark.parametrize(
    "title",
    ["Microsoft Word - tides.doc", "Document1", "Untitled", "PowerPoint Presentation", "tides_final.indd", "- -",
     "FILED", "Entwurf", "IN THE HIGH COURT OF SKARNE", "5", "doi:10.1000/182", "Links open in a new window"],
)  # fmt: skip
def test_a_title_that_a_program_or_a_registry_gave_is_none(title: str):
    assert described(word(f"<dc:title>{title}</dc:title>", f"{title}. {PROSE}"), "a.docx").title is None
    assert described(portable(f"/Title({title})", text=f"{title}. {PROSE}"), "a.pdf").title is None


def test_a_property_that_the_text_does_not_bear_out_gives_way_to_what_is_printed():
    stale = "<dc:title>Report Template of the Board</dc:title><dc:creator>Odd Typist</dc:creator>"
    printed = word(stale, "Ice Closes the Harbour", "By Mira Tolvane", PROSE, PROSE.replace("Tuesday", "Friday"))
    known = described(printed, "a.docx")
    assert known.authors == ("Mira Tolvane",)
    known = parse(word(stale), name="a.docx")
    assert known.described == Described(language="en")
    assert {claim.value for claim in known.claims} >= {"Report Template of the Board", "Odd Typist"}


def test_all_words_of_a_title_bear_it_out():
    payload = word("<dc:title>The Toll of Skarne (2021)</dc:title>", "SKARNE 2021: THE TOLL", PROSE, PROSE)
    assert described(payload, "a.docx").title == "The Toll of Skarne (2021)"


def test_a_title_that_is_borne_out_bears_its_author_out_but_where_word_takes_the_first_line_for_one():
    facts = tagged(dc__title=T, dc__creator="Odd Brekke")
    assert described(open_document(facts, f"{T}. {PROSE}"), "a.odt").authors == ("Odd Brekke",)
    assert described(word(facts, T, PROSE), "a.docx").authors == ()


@pytest.mark.parametrize(
    ("stated", "author"),
    [("Lind, Mr Justice", "Mr Justice Lind"), ("Mr Justice", None), ("Tim", None), ("Holm QC, HHJ Mira", None)],
)
def test_a_judge_is_named_as_the_first_page_names_her(stated: str, author: str | None):
    payload = word(f"<dc:creator>{stated}</dc:creator>", "MR JUSTICE LIND", "Timothy Pell for the harbour", PROSE)
    assert described(payload, "a.docx").authors == ((author,) if author else ())


def test_a_single_word_is_an_author_where_it_is_printed_or_its_script_writes_names_so():
    assert described(word("<dc:creator>Tolvane</dc:creator>"), "a.docx").authors == ()
    assert described(word("<dc:creator>Tolvane</dc:creator>", "Tolvane", PROSE), "a.docx").authors == ("Tolvane",)
    assert described(word("<dc:creator>港野</dc:creator>", "港野", PROSE), "a.docx").authors == ("港野",)


def test_an_account_in_an_address_bears_no_author_out():
    facts = "<dc:creator>tolvane</dc:creator>"
    assert described(word(facts, "Mira Tolvane", "tolvane@skarne.example", PROSE), "a.docx").authors == ()


@pytest.mark.parametrize(
    ("printed", "authors"),
    [
        (
            "Odd Brekke,1,* Mira Tolvane,2 Pell Orrin2, 3 and Una Vey",
            ("Odd Brekke", "Mira Tolvane", "Pell Orrin", "Una Vey"),
        ),
        ("Mira Tolvane, Odd Brekke, Una Vey", ("Mira Tolvane", "Odd Brekke", "Una Vey")),
        ("Mira Tolvane, Odd Brekke, and the council of Skarne", ()),
        ("Odd Brekke", ("Odd Brekke",)),
        ("Odd Brekke, who is a pilot", ("Odd Brekke",)),
    ],
)
def test_who_typed_a_file_is_its_author_alone_where_no_printed_list_holds_the_name(
    printed: str, authors: tuple[str, ...]
):
    assert described(word("<dc:creator>Odd Brekke</dc:creator>", printed, PROSE), "a.docx").authors == authors


def test_a_list_of_authors_keeps_a_name_that_is_written_in_another_way():
    names = "".join(f"<rdf:li>{name}</rdf:li>" for name in ("Pell Orrin", "Gregor Una-vey holm", "Odd Brekke"))
    facts = f"<dc:creator><rdf:Seq>{names}</rdf:Seq></dc:creator>"
    text = f"Pell Orrin, Gregor Una-vey holm, Odd Brekke. {PROSE}"
    known = described(portable("", packet(facts), text=text), "a.pdf")
    assert known.authors == ("Pell Orrin", "Gregor Una-vey holm", "Odd Brekke")


def test_a_publisher_says_in_the_packet_of_a_pdf_when_it_was_published():
    facts = (
        "<dc:title><rdf:Alt><rdf:li>Ebb and Toll</rdf:li></rdf:Alt></dc:title>"
        "<dc:creator><rdf:Seq><rdf:li>Pell Orrin</rdf:li><rdf:li>Una Vey</rdf:li></rdf:Seq></dc:creator>"
        "<dc:publisher><rdf:Bag><rdf:li>Skarne Press</rdf:li></rdf:Bag></dc:publisher>"
        "<prism:publicationDate>2021-03-04</prism:publicationDate>"
        "<xmpRights:WebStatement>https://skarne.example/licence</xmpRights:WebStatement>"
    )
    picture = packet("<dc:title>A picture</dc:title>", "image/jpeg")
    parsed = parse(portable("/Author(Pell Orrin)", picture, packet(facts)), name="a.pdf")
    assert parsed.described == Described(
        title="Ebb and Toll", authors=("Pell Orrin", "Una Vey"), publisher="Skarne Press", published="2021-03-04",
        language="en",
    )  # fmt: skip
    assert [(claim.value, claim.how) for claim in parsed.claims if claim.field == "licence"] == [
        ("https://skarne.example/licence", "PDF XMP rights:WebStatement")
    ]


@pytest.mark.parametrize(("kind", "field"), [("journal", "journal"), ("book", "book")])
def test_a_publisher_says_in_the_packet_of_a_pdf_where_it_came_out(kind: str, field: str):
    stated = {
        "publicationName": "Skarne Review", "volume": "7", "number": "3", "startingPage": "35", "endingPage": "40",
        "aggregationType": kind,
    }  # fmt: skip
    facts = "".join(f"<prism:{name}>{words}</prism:{name}>" for name, words in stated.items())
    facts += '<rdf:Description prism:doi="10.5555/skarne.7" prism:pageRange="1-2"/>'
    claims = parse(portable("", packet(facts)), name="a.pdf").claims
    assert [(claim.field, claim.value) for claim in claims if claim.field in PUBLISHED_IN] == [
        (field, "Skarne Review"), ("volume", "7"), ("issue", "3"), ("doi", "10.5555/skarne.7"), ("pages", "35-40"),
    ]  # fmt: skip


@pytest.mark.parametrize("packets", [(packet("<a>" * 300),), (packet("<dc:title>A</dc:title>"),) * 2])
def test_packets_that_nest_too_deep_or_are_more_than_one_say_nothing(packets: tuple[str, ...]):
    assert reading_of(portable("", *packets), "a.pdf").claims == ()


SAVED = [
    (b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://skarne.example/\r\nSubject: Ebb\r\n"
     b"Date: Thu, 4 Mar 2021 10:00:00 +0100\r\n\r\n", "2021-03-04T09:00:00Z"),
    (b"<html><!--\n Page saved with SingleFile \n url: https://skarne.example/ \n saved date: Thu Mar 04 2021 10:00:00 "
     b"GMT+0100 (CET)\n--><p>Ebb.", "2021-03-04T09:00:00Z"),
    (b"From: <Saved by Blink>\r\nDate: yesterday, I think\r\n\r\n", None),
    (b"From: Pell Orrin <p@skarne.example>\r\nDate: Thu, 4 Mar 2021 10:00:00 +0100\r\n\r\nEbb.", None),
    (b"Date: Thu, 4 Mar 2021 10:00:00 +0100\nEbb.", None),
]  # fmt: skip


@pytest.mark.parametrize(("payload", "moment"), SAVED)
def test_a_saved_page_says_when_it_was_fetched(payload: bytes, moment: str | None):
    assert saved_at(payload) == moment
