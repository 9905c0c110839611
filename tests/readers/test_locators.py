"""For each format: every locator leads back to the place in the original, and no word is lost or doubled.

A document is paragraphs of numbered words, so that each word is one of its kind; where the format has them, some
paragraphs are items, rows of a table, or bear a note. `follow` reads the original with a parser of its own.
"""

from __future__ import annotations

import email
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from xml.etree import ElementTree

import lxml.html
import pypdfium2
import pytest
from formats_built import docx, note, p, reading_of, ref, zipped
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_built import pdf

from loccit.readers import _pandoc

OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:"
NUMBERED = re.compile(r"w\d+w")

Part = tuple[str, str, str]
"""What it is (paragraph, item, row), its words, the words of its note or ''."""


@st.composite
def documents(draw: st.DrawFn) -> list[Part]:
    numbers = count()

    def words(most: int) -> str:
        return " ".join(f"w{next(numbers)}w" for _ in range(draw(st.integers(1, most))))

    kinds = st.sampled_from(("paragraph", "paragraph", "item", "row"))
    return [(draw(kinds), words(12), words(4) if draw(st.booleans()) else "") for _ in range(draw(st.integers(1, 8)))]


@dataclass(frozen=True)
class Way:
    """How a document is written in a format, what it cannot say left out, and how a locator is followed there."""

    name: str
    written: Callable[[list[Part]], bytes]
    follow: Callable[[bytes, str], str]
    needs_pandoc: bool = False


# ---- sources of lines


def lines_at(payload: bytes, locator: str) -> str:
    """The named line and what follows it up to an empty one; the named lines."""
    numbers = [int(number) for number in re.findall(r"\d+", locator)]
    lines = payload.decode().split("\n")
    if len(numbers) == 2:
        return "\n".join(lines[numbers[0] - 1 : numbers[1]])
    rest = "\n".join(lines[numbers[0] - 1 :])
    return rest.split("\n\n", 1)[0]


def source(
    item: str, mark: Callable[[int, str], str], notes: Callable[[int, str], str] = lambda *_: ""
) -> Callable[[list[Part]], bytes]:
    """Paragraphs parted by empty lines; `mark` is what a note is in its paragraph, `notes` what stands at the end."""

    def written(parts: list[Part]) -> bytes:
        said = [
            (item if kind == "item" else "") + words + (mark(at, noted) if noted else "")
            for at, (kind, words, noted) in enumerate(parts, 1)
        ]
        ends = [text for at, (_, _, noted) in enumerate(parts, 1) if noted and (text := notes(at, noted))]
        return "\n\n".join([*said, *ends]).encode()

    return written


# ---- trees


def element_at(payload: bytes, locator: str) -> str:
    found = lxml.html.document_fromstring(payload).getroottree().xpath(locator)
    return str(found[0].text_content())


def paged(parts: list[Part]) -> bytes:
    tags = {"paragraph": "p", "item": "li", "row": "td"}
    around = {"paragraph": "{}", "item": "<ul>{}</ul>", "row": "<table><tr><td>1848</td>{}</tr></table>"}
    told = [
        around[kind].format(
            f"<{tags[kind]}>{words}" + (f'<sup><a href="#n{at}">{at}</a></sup>' if noted else "") + f"</{tags[kind]}>"
        )
        for at, (kind, words, noted) in enumerate(parts, 1)
    ]
    notes = [f'<li id="n{at}">{noted}</li>' for at, (_, _, noted) in enumerate(parts, 1) if noted]
    return f"<html><body>{''.join(told)}<ol>{''.join(notes)}</ol></body></html>".encode()


def book(parts: list[Part]) -> bytes:
    pages = {f"p{at}.xhtml": paged([part]).decode() for at, part in enumerate(parts)}
    items = "".join(f'<item id="i{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in pages)
    spine = "".join(f'<itemref idref="i{name}"/>' for name in pages)
    rootfile = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
    return zipped({
        "mimetype": "application/epub+zip", "META-INF/container.xml": rootfile,
        "a.opf": f"<package><metadata/><manifest>{items}</manifest><spine>{spine}</spine></package>", **pages,
    })  # fmt: skip


def member_at(payload: bytes, locator: str) -> str:
    member, _, where = locator.partition(" ")
    with zipfile.ZipFile(io.BytesIO(payload)) as packed:
        return element_at(packed.read(member), where)


def message(parts: list[Part]) -> bytes:
    head = b"From: una@skarne.example\nSubject: w900w\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    return head + paged(parts)


def part_at(payload: bytes, locator: str) -> str:
    read = email.message_from_bytes(payload)
    kind, _, where = locator.partition(" ")
    return str(read[where]) if kind == "headers" else element_at(read.get_payload(decode=True), where)


def scholarly(parts: list[Part]) -> bytes:
    tags = {"paragraph": "<p>{}</p>", "item": "<list>\n<list-item><p>{}</p></list-item></list>"}
    tags["row"] = "<table-wrap><table>\n<tr><td>1848</td><td>{}</td></tr></table></table-wrap>"
    told = [
        tags[kind].format(words + (f"<xref ref-type='fn' rid='n{at}'>{at}</xref>" if noted else ""))
        for at, (kind, words, noted) in enumerate(parts, 1)
    ]
    notes = [f"<fn id='n{at}'><p>{noted}</p></fn>" for at, (_, _, noted) in enumerate(parts, 1) if noted]
    group = "<fn-group>\n" + "\n".join(notes) + "\n</fn-group>" if notes else ""
    body = "\n".join(told)
    article = f"<article dtd-version='1.2'>\n<body>\n{body}\n</body>\n<back>{group}</back></article>"
    return f"<?xml version='1.0'?>\n{article}".encode()


def one_line(payload: bytes, locator: str) -> str:
    """The line on which an element begins, and the two behind it: a row or an item may begin a line later."""
    first = int(locator.removeprefix("line "))
    return "\n".join(payload.decode().split("\n")[first - 1 : first + 2])


# ---- office files


def in_word(parts: list[Part]) -> bytes:
    told, notes = [], []
    for at, (kind, words, noted) in enumerate(parts, 1):
        said = [words, ref(at)] if noted else [words]
        cell = f"<w:tc>{p('1848')}</w:tc><w:tc>{p(*said)}</w:tc>"
        told.append(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>" if kind == "row" else p(*said))
        notes += [note(at, noted)] if noted else []
    return docx("".join(told), notes="".join(notes))


def word_at(payload: bytes, locator: str) -> str:
    with zipfile.ZipFile(io.BytesIO(payload)) as packed:
        body = ElementTree.fromstring(packed.read("word/document.xml"))
        if locator.startswith("footnote"):
            notes = ElementTree.fromstring(packed.read("word/footnotes.xml"))
            number = locator.split()[1]
            return said(next(one for one in notes if any(value == number for value in one.attrib.values())))
    numbers = [int(number) for number in re.findall(r"\d+", locator)]
    if locator.startswith("table"):
        return said(elements(elements(body, "tbl")[numbers[0] - 1], "tr")[numbers[1] - 1])
    return said(elements(body, "p")[numbers[0] - 1])


def elements(tree: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [element for element in tree.iter() if element.tag.rpartition("}")[2] == name]


def said(element: ElementTree.Element) -> str:
    return " ".join(element.itertext())


def in_open_document(parts: list[Part]) -> bytes:
    told = []
    for at, (kind, words, noted) in enumerate(parts, 1):
        body = f"<text:note-body><text:p>{noted}</text:p></text:note-body>"
        mark = f"<text:note text:id='n{at}' text:note-class='footnote'><text:note-citation>{at}</text:note-citation>"
        one = f"<text:p>{words}{mark + body + '</text:note>' if noted else ''}</text:p>"
        first = "<table:table-cell><text:p>1848</text:p></table:table-cell>"
        row = f"<table:table-row>{first}<table:table-cell>{one}</table:table-cell></table:table-row>"
        item = f"<text:list><text:list-item>{one}</text:list-item></text:list>"
        told.append({"paragraph": one, "item": item, "row": f"<table:table>{row}</table:table>"}[kind])
    spaces = " ".join(f'xmlns:{name}="{OPEN_DOCUMENT}{name}:1.0"' for name in ("office", "text", "table"))
    body = f"<office:body><office:text>{''.join(told)}</office:text></office:body>"
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {spaces}>{body}</office:document-content>",
    })  # fmt: skip


def open_document_at(payload: bytes, locator: str) -> str:
    with zipfile.ZipFile(io.BytesIO(payload)) as packed:
        tree = ElementTree.fromstring(packed.read("content.xml"))
    numbers = [int(number) for number in re.findall(r"\d+", locator)]
    if locator.startswith("footnote"):
        cited = [one for one in elements(tree, "note") if said(elements(one, "note-citation")[0]) == locator.split()[1]]
        return said(cited[0])
    if locator.startswith("table"):
        return said(elements(elements(tree, "table")[numbers[0] - 1], "table-row")[numbers[1] - 1])
    in_notes = {id(one) for noted in elements(tree, "note") for one in elements(noted, "p")}
    return said([one for one in elements(tree, "p") if id(one) not in in_notes][numbers[0] - 1])


def rich(parts: list[Part]) -> bytes:
    told = []
    for _, words, noted in parts:
        mark = r"{\super\chftn}{\footnote\pard\plain {\super\chftn} " + noted + "}" if noted else ""
        told.append(r"\pard " + words + mark + r"\par")
    return (r"{\rtf1\ansi " + "\n".join(told) + "}").encode()


def rich_at(payload: bytes, locator: str) -> str:
    kind, number = locator.split()
    notes = re.findall(r"\{\\footnote(.*?)\}(?=\\par)", payload.decode())
    if kind == "footnote":
        return notes[int(number) - 1]
    return payload.decode().split(r"\par" + "\n")[int(number) - 1] + payload.decode().split(r"\pard ")[int(number)]


# ---- pages


def printed(parts: list[Part]) -> bytes:
    """A page for each part, its note at the foot."""
    return pdf(*(
        [(50, 700, 10, words + (f"^{at}^" if noted else "") + ".")]
        + ([(50, 60, 8, f"^{at}^ {noted}.")] if noted else [])
        for at, (_, words, noted) in enumerate(parts, 1)
    ))  # fmt: skip


def page_at(payload: bytes, locator: str) -> str:
    """The page on which a block begins, and those on which it may go on."""
    document = pypdfium2.PdfDocument(payload)
    first = int(locator.removeprefix("page ")) - 1
    words = [document[place].get_textpage().get_text_range() for place in range(first, len(document))]
    document.close()
    return "\n".join(words)


# ---- recordings


def second(at: int) -> str:
    return f"00:{at // 6:02}:{at % 6}0.000"


def shown_in_time(parts: list[Part]) -> bytes:
    """A cue of ten seconds for each part, each somebody else's."""
    cues = [
        f"{second(at)} --> {second(at + 1)}\n<v Voice {at}>{words} {noted}"
        for at, (_, words, noted) in enumerate(parts)
    ]
    return "\n\n".join(["WEBVTT", *cues]).encode()


def cue_at(payload: bytes, locator: str) -> str:
    """The cue that begins at a time."""
    return payload.decode().partition(f"{locator.removeprefix('time ')}.000 -->")[2].split("\n\n")[0]


def timed_text(parts: list[Part]) -> bytes:
    cues = [f'<p begin="{10 * at}s">{words} {noted}.</p>' for at, (_, words, noted) in enumerate(parts)]
    return f'<tt xmlns="http://www.w3.org/ns/ttml"><body><div>{"".join(cues)}</div></body></tt>'.encode()


def cues_from(payload: bytes, locator: str) -> str:
    """What is shown from a time on."""
    hours, minutes, seconds = map(int, locator.removeprefix("time ").split(":"))
    return payload.decode().partition(f'begin="{(60 * hours + minutes) * 60 + seconds}s"')[2]


def transcribed(parts: list[Part]) -> bytes:
    segments = [
        {"start": 10.0 * at, "end": 10.0 * at + 9, "text": f"{words} {noted}", "speaker": f"Voice {at}"}
        for at, (_, words, noted) in enumerate(parts)
    ]
    return json.dumps({"text": "", "segments": segments}).encode()


def segment_at(payload: bytes, locator: str) -> str:
    hours, minutes, seconds = map(int, locator.removeprefix("time ").split(":"))
    found = {one["start"]: one["text"] for one in json.loads(payload)["segments"]}
    return str(found[(60.0 * hours + minutes) * 60 + seconds])


def defined(at: int, noted: str) -> str:
    return f"[^{at}]: {noted}"


WAYS = (
    Way("a.txt", source("- ", lambda at, _: f" [{at}]", lambda at, noted: f"[{at}] {noted}"), lines_at),
    Way("a.md", source("- ", lambda at, _: f"[^{at}]", defined), lines_at),
    Way("a.rst", source("- ", lambda at, _: f" [{at}]_", lambda at, noted: f".. [{at}] {noted}"), lines_at, True),
    Way("a.org", source("- ", lambda at, _: f"[fn:{at}]", lambda at, noted: f"[fn:{at}] {noted}"), lines_at, True),
    Way("a.adoc", source("* ", lambda _, noted: f"footnote:[{noted}]"), lines_at, True),
    Way("a.wiki", source("* ", lambda _, noted: f"<ref>{noted}</ref>"), lines_at, True),
    Way("a.tex", source("", lambda _, noted: rf"\footnote{{{noted}}}"), lines_at, True),
    Way("a.dokuwiki", source("  * ", lambda _, noted: f"(({noted}))"), lines_at, True),
    Way("a.textile", source("* ", lambda at, _: f"[{at}]", lambda at, noted: f"fn{at}. {noted}"), lines_at, True),
    Way("a.html", paged, element_at),
    Way("a.epub", book, member_at),
    Way("a.eml", message, part_at),
    Way("a.xml", scholarly, one_line),
    Way("a.docx", in_word, word_at),
    Way("a.odt", in_open_document, open_document_at),
    Way("a.rtf", rich, rich_at),
    Way("a.pdf", printed, page_at),
    Way("a.vtt", shown_in_time, cue_at),
    Way("a.ttml", timed_text, cues_from),
    Way("a.json", transcribed, segment_at),
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
@settings(max_examples=25, deadline=None)
@given(parts=documents())
def test_every_locator_leads_back_and_no_word_is_lost_or_doubled(way: Way, parts: list[Part]):
    if way.needs_pandoc and _pandoc.version() is None:
        pytest.skip("pandoc is not installed")
    payload = way.written(parts)
    reading = reading_of(payload, way.name)
    words = [word for _, body, noted in parts for word in NUMBERED.findall(f"{body} {noted}")]
    told = [word for word in NUMBERED.findall(reading.text) if word != "w900w"]
    assert sorted(told) == sorted(words)
    for block in reading.blocks:
        block_words = NUMBERED.findall(reading.text[block.start : block.end])
        there = NUMBERED.findall(way.follow(payload, block.locator)) if block_words else []
        assert set(block_words) <= set(there), (block.locator, block_words)
