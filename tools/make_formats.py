"""Writes `examples/harbour/formats`: the articles of `make_formats.yml`, each as a file of its format.

Only the standard library and a YAML reader are used, and every time is fixed: the bytes are the same at each run.
"""

from __future__ import annotations

import io
import re
import sys
import textwrap
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "examples" / "harbour" / "formats"
SITE = "https://skarne-shore.example"

_MARK = re.compile(r"\{(\d+)\}")
"""Takes "{1}", a reference to a note."""
_DELETED = re.compile(r"\{-(.*?)-\}")
_EMPHASIS = re.compile(r"\*([^*]+)\*")


@dataclass(frozen=True, slots=True)
class Article:
    """One text; `notes` count from 1, and those from `endnotes_from` on are endnotes."""

    title: str
    text: list[str]
    author: str = ""
    published: str = ""
    notes: tuple[str, ...] | list[str] = ()
    endnotes_from: int = 99

    def marked(self, write: Callable[[int], str], inline: Callable[[str], str]) -> list[str]:
        """The paragraphs, their words by `inline` and the reference to each note by `write`."""
        return [_replaced(paragraph, write, inline) for paragraph in self.text]


def main() -> int:
    """Writes every file anew."""
    known = yaml.safe_load((HERE / "make_formats.yml").read_text("utf-8"))
    articles = {name: Article(**facts) for name, facts in known.items()}
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, payload in made(articles).items():
        (TARGET / name).write_bytes(payload)
    return 0


def made(articles: dict[str, Article]) -> dict[str, bytes]:
    """Name and bytes of each file."""
    plain = {
        name: "\n\n".join([articles[name].title, *articles[name].text]) + "\n"
        for name in ("crane.txt", "council-questions.txt")
    }
    page = html(articles["lantern.html"])
    files = {name: WRITERS[Path(name).suffix](article) for name, article in articles.items() if _alone(name)}
    files["council-letter.eml"] = eml(articles["council-letter.eml"], plain["council-questions.txt"])
    files["two-papers.zip"] = zipped({"half-pier/crane.txt": plain["crane.txt"], "half-pier/lantern.html": page})
    return files


def docx(article: Article) -> bytes:
    """Word: footnotes, endnotes, and changes under tracking."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml."

    def kind(number: int) -> str:
        return "endnote" if number >= article.endnotes_from else "footnote"

    def ref(number: int) -> str:
        return f'</w:t></w:r><w:r><w:{kind(number)}Reference w:id="{number}"/></w:r>{run}'

    def noted(which: str) -> str:
        notes = "".join(
            f'<w:{which} w:id="{number}"><w:p><w:r><w:{which}Ref/></w:r>{run} {_plain(note)}</w:t></w:r></w:p>'
            f"</w:{which}>"
            for number, note in enumerate(article.notes, 1)
            if kind(number) == which
        )
        return f"<w:{which}s {space}>{notes}</w:{which}s>"

    run = '<w:r><w:t xml:space="preserve">'
    who = 'w:id="1" w:author="The editor" w:date="2023-05-20T09:00:00Z"'
    style = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>' + run + "{}</w:t></w:r></w:p>"
    body = style.format("Title", _plain(article.title)) + style.format("Subtitle", f"By {article.author}")
    for paragraph in article.marked(ref, _plain):
        changed = re.sub(r"\{\+(.*?)\+\}", rf"</w:t></w:r><w:ins {who}>{run}\1</w:t></w:r></w:ins>{run}", paragraph)
        gone = rf"</w:t></w:r><w:del {who}><w:r><w:delText>\1</w:delText></w:r></w:del>{run}"
        body += f"<w:p>{run}{_DELETED.sub(gone, changed)}</w:t></w:r></w:p>"
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
        for name in ("Title", "Subtitle")
    )
    parts = {
        "document": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        "footnotes": noted("footnote"),
        "endnotes": noted("endnote"),
        "styles": f"<w:styles {space}>{styles}</w:styles>",
    }
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{media}{name}{".main" * (name == "document")}+xml"/>'
        for name in parts
    )
    links = "".join(f'<Relationship Id="{one}" Type="{relation}{one}" Target="{one}.xml"/>' for one in list(parts)[1:])
    package = "http://schemas.openxmlformats.org/package/2006/"
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    start = f'<Relationship Id="r" Type="{relation}officeDocument" Target="word/document.xml"/>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}content-types">{default}{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}relationships">{start}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}relationships">{links}</Relationships>',
    }
    return zipped(files | {f"word/{name}.xml": content for name, content in parts.items()})


def odt(article: Article) -> bytes:
    """OpenDocument text with footnotes."""
    kinds = ("office", "text", "meta")
    space = " ".join(f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in kinds)
    space += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'

    def ref(number: int) -> str:
        body = f"<text:note-body><text:p>{_plain(article.notes[number - 1])}</text:p></text:note-body>"
        label = f"<text:note-citation>{number}</text:note-citation>"
        return f'<text:note text:id="ftn{number}" text:note-class="footnote">{label}{body}</text:note>'

    body = f'<text:h text:outline-level="1">{_plain(article.title)}</text:h>'
    body += "".join(f"<text:p>{paragraph}</text:p>" for paragraph in article.marked(ref, _plain))
    facts = f"<dc:title>{article.title}</dc:title><meta:initial-creator>{article.author}</meta:initial-creator>"
    facts += f"<meta:creation-date>{article.published}T08:00:00</meta:creation-date>"
    kind = "application/vnd.oasis.opendocument.text"
    entries = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{media}"/>'
        for path, media in (("/", kind), ("content.xml", "text/xml"), ("meta.xml", "text/xml"))
    )
    manifest = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{entries}</m:manifest>'
    inside = f"<office:body><office:text>{body}</office:text></office:body>"
    return zipped(
        {
            "mimetype": kind,
            "content.xml": f'<office:document-content {space} office:version="1.3">{inside}</office:document-content>',
            "meta.xml": f"<office:document-meta {space}><office:meta>{facts}</office:meta></office:document-meta>",
            "META-INF/manifest.xml": manifest,
        }
    )


def epub(article: Article) -> bytes:
    """An e-book whose notes stand in a file of their own."""
    page = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
    page += "<head><title>{}</title></head><body>{}</body></html>"
    text = article.marked(
        lambda number: f'<a epub:type="noteref" id="r{number}" href="notes.xhtml#n{number}">{number}</a>', _html
    )
    body = f"<h1>{article.title}</h1>" + "".join(f"<p>{one}</p>" for one in text)
    notes = "".join(
        f'<aside epub:type="footnote" id="n{number}"><p><a href="text.xhtml#r{number}">{number}</a> {_html(note)}</p>'
        "</aside>"
        for number, note in enumerate(article.notes, 1)
    )
    facts = (
        f"<dc:title>{article.title}</dc:title><dc:creator>{article.author}</dc:creator><dc:language>en</dc:language>"
    )
    facts += f'<dc:identifier id="id">{SITE}/books/1</dc:identifier><dc:date>{article.published}</dc:date>'
    items = "".join(f'<item id="{x}" href="{x}.xhtml" media-type="application/xhtml+xml"/>' for x in ("text", "notes"))
    package = 'xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
    opf = f'<package {package}><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{facts}</metadata>'
    opf += f'<manifest>{items}</manifest><spine><itemref idref="text"/><itemref idref="notes"/></spine></package>'
    root = '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/>'
    container = 'xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": f"<container {container}><rootfiles>{root}</rootfiles></container>",
            "OPS/book.opf": opf,
            "OPS/text.xhtml": page.format(article.title, body),
            "OPS/notes.xhtml": page.format("Notes", notes),
        }
    )


def pdf(article: Article) -> bytes:
    """One page in two columns of Helvetica, the notes at the foot of the column that refers to them."""
    text = article.marked(lambda number: f"^{number}^", _words)
    lines = [line for one in text for line in [*textwrap.wrap(one, 50), ""]]
    half = (len(lines) + 1) // 2
    shown = [_drawn(50, 740, 16, article.title), _drawn(50, 720, 10, article.author)]
    for x, column in ((50, lines[:half]), (320, lines[half:])):
        shown += [_drawn(x, 690 - 13 * place, 10, line) for place, line in enumerate(column) if line]
        numbers = [int(number) for number in re.findall(r"\^(\d+)\^", "\n".join(column))]
        foot = [
            line for number in numbers for line in textwrap.wrap(f"{number} {_words(article.notes[number - 1])}", 62)
        ]
        shown += [_drawn(x, 90 - 10 * place, 8, line) for place, line in enumerate(foot)]
    stream = "\n".join(shown)
    day = article.published.replace("-", "")
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[6 0 R]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<</Title({article.title})/Author({article.author})/CreationDate(D:{day}080000Z)>>",
        f"<</Length {len(stream.encode('cp1252'))}>>stream\n{stream}\nendstream",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents 5 0 R>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 7\n0000000000 65535 f \n{table}trailer<</Size 7/Root 1 0 R/Info 4 0 R>>\n"
    end += f"startxref\n{len(body)}\n%%EOF\n"
    return body + end.encode()


def rtf(article: Article) -> bytes:
    """Rich text with footnotes."""
    year, month, day = article.published.split("-")
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}{\stylesheet{\s1\outlinelevel0 heading 1;}}"
    head += rf"{{\info{{\title {article.title}}}{{\author {article.author}}}"
    head += rf"{{\creatim\yr{year}\mo{int(month)}\dy{int(day)}}}}}"

    def ref(number: int) -> str:
        return rf"{{\super\chftn}}{{\footnote\pard\plain{{\super\chftn}} {_rtf(article.notes[number - 1])}}}"

    body = "".join(rf"\pard {one}\par" + "\n" for one in article.marked(ref, _rtf))
    return f"{head}\n\\pard\\s1 {article.title}\\par\n{body}}}\n".encode("ascii")


def html(article: Article) -> bytes:
    """A page with its notes at the end, linked both ways."""
    text = article.marked(lambda number: f'<sup><a id="r{number}" href="#n{number}">{number}</a></sup>', _html)
    body = "".join(f"<p>{one}</p>\n" for one in text)
    notes = "".join(
        f'<li id="n{n}">{_html(note)} <a href="#r{n}">↩</a></li>\n' for n, note in enumerate(article.notes, 1)
    )
    head = f'<meta charset="utf-8"><title>{article.title}</title><meta name="author" content="{article.author}">'
    head += f'<meta property="article:published_time" content="{article.published}"><meta property="og:site_name" '
    head += 'content="Skarne Shore">'
    after = f'<section class="footnotes"><ol>\n{notes}</ol></section>' if notes else ""
    article_tag = f"<article><h1>{article.title}</h1>\n<p>By {article.author}</p>\n{body}{after}</article>"
    return f'<!doctype html>\n<html lang="en"><head>{head}</head>\n<body>{article_tag}</body></html>\n'.encode()


def mhtml(article: Article) -> bytes:
    """A page as a browser saves it."""
    address = f"{SITE}/harbour-radio"
    head = f"From: <Saved by a browser>\r\nSnapshot-Content-Location: {address}\r\nSubject: {article.title}\r\n"
    head += "Date: Mon, 3 Apr 2023 09:30:00 -0000\r\nMIME-Version: 1.0\r\n"
    head += 'Content-Type: multipart/related; type="text/html"; boundary="----skarne"\r\n\r\n'
    part = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
    part += f"Content-Location: {address}\r\n\r\n"
    return f"{head}------skarne\r\n{part}".encode() + html(article) + b"\r\n------skarne--\r\n"


def warc(article: Article) -> bytes:
    """A web archive: what wrote it, and one page."""
    body = html(article)
    answer = (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        + body
    )
    time = "2025-01-21T06:00:00Z"
    info = _record(
        "warcinfo", time, "application/warc-fields", b"software: make_formats\r\nformat: WARC File Format 1.0\r\n", 1
    )
    target = f"WARC-Target-URI: {SITE}/pilots\r\n"
    return info + _record("response", time, "application/http; msgtype=response", answer, 2, target)


def eml(article: Article, attached: str) -> bytes:
    """A letter with a text attached."""
    head = f"From: {article.author} <clerk@skarne.example>\r\nTo: Pell Askerby <askerby@harbour.example>\r\n"
    head += f"Subject: {article.title}\r\nDate: Mon, 5 Jul 2021 08:12:00 +0000\r\nMessage-ID: <1@skarne.example>\r\n"
    head += 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="skarne"\r\n\r\n'
    plain = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
    disposition = 'Content-Disposition: attachment; filename="council-questions.txt"\r\n'
    body = "\n\n".join(textwrap.fill(one, 72) for one in article.text)
    parts = f"--skarne\r\n{plain}\r\n{body}\r\n--skarne\r\n{plain}{disposition}\r\n{attached}\r\n--skarne--\r\n"
    return (head + parts).encode()


def jats(article: Article) -> bytes:
    """A journal's article."""
    given, family = article.author.split()
    year, month, day = article.published.split("-")
    who = f"<name><surname>{family}</surname><given-names>{given}</given-names></name>"
    when = f'<pub-date pub-type="epub"><day>{int(day)}</day><month>{int(month)}</month><year>{year}</year></pub-date>'
    text = article.marked(lambda n: f'<xref ref-type="fn" rid="fn{n}"><sup>{n}</sup></xref>', _plain)
    notes = "".join(f'<fn id="fn{n}"><label>{n}</label><p>{_plain(x)}</p></fn>' for n, x in enumerate(article.notes, 1))
    front = "<journal-meta><publisher><publisher-name>School of Navigation</publisher-name></publisher></journal-meta>"
    front += f"<article-meta><title-group><article-title>{article.title}</article-title></title-group>"
    front += f'<contrib-group><contrib contrib-type="author">{who}</contrib></contrib-group>{when}</article-meta>'
    body = "".join(f"<p>{one}</p>\n" for one in text)
    back = f"<back><fn-group>{notes}</fn-group></back>"
    root = '<?xml version="1.0" encoding="utf-8"?>\n<article dtd-version="1.3" xml:lang="en">'
    return f"{root}\n<front>{front}</front>\n<body>{body}</body>\n{back}</article>\n".encode()


def latex(article: Article) -> bytes:
    """LaTeX with \\footnote."""

    def inline(words: str) -> str:
        return words.replace("“", "``").replace("”", "''").replace("%", r"\%").replace("–", "--")

    text = article.marked(lambda n: rf"\footnote{{{inline(article.notes[n - 1])}}}", inline)
    head = f"\\documentclass{{article}}\n\\title{{{article.title}}}\n\\author{{{article.author}}}\n"
    head += f"\\date{{{article.published}}}\n"
    return f"{head}\\begin{{document}}\n\\maketitle\n\n{_wrapped(text)}\n\\end{{document}}\n".encode()


def rst(article: Article) -> bytes:
    """reStructuredText with its notes at the end."""
    line = "=" * len(article.title)
    notes = "\n".join(f".. [{number}] {note}" for number, note in enumerate(article.notes, 1))
    fields = f":Author: {article.author}\n:Date: {article.published}"
    text = _wrapped(article.marked(lambda number: f" [{number}]_", str))
    return f"{line}\n{article.title}\n{line}\n\n{fields}\n\n{text}\n{notes}\n".encode()


def org(article: Article) -> bytes:
    """Org with its notes at the end."""
    notes = "\n\n".join(f"[fn:{number}] {note}" for number, note in enumerate(article.notes, 1))
    head = f"#+title: {article.title}\n#+author: {article.author}\n#+date: {article.published}\n"
    return f"{head}\n{_wrapped(article.marked(lambda number: f'[fn:{number}]', str))}\n{notes}\n".encode()


def asciidoc(article: Article) -> bytes:
    """AsciiDoc with its notes inside the text."""
    text = article.marked(lambda number: f"footnote:[{article.notes[number - 1]}]", str)
    return f"= {article.title}\n{article.author}\n{article.published}\n\n{_wrapped(text)}".encode()


def mediawiki(article: Article) -> bytes:
    """A wiki's page with <ref>."""
    text = article.marked(lambda number: f"<ref>{article.notes[number - 1]}</ref>", str)
    return ("\n\n".join(text) + "\n\n== Notes ==\n<references />\n").encode()


WRITERS: dict[str, Callable[[Article], bytes]] = {
    ".docx": docx, ".odt": odt, ".epub": epub, ".pdf": pdf, ".rtf": rtf, ".mht": mhtml, ".warc": warc, ".xml": jats,
    ".tex": latex, ".rst": rst, ".org": org, ".adoc": asciidoc, ".wiki": mediawiki,
}  # fmt: skip


def zipped(files: dict[str, str] | dict[str, str | bytes]) -> bytes:
    """A zip with fixed times."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (2025, 6, 1, 8, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(entry, content)
    return stream.getvalue()


def _alone(name: str) -> bool:
    return Path(name).suffix in WRITERS


def _replaced(paragraph: str, write: Callable[[int], str], inline: Callable[[str], str]) -> str:
    parts = _MARK.split(paragraph)
    return "".join(write(int(part)) if place % 2 else inline(part) for place, part in enumerate(parts))


def _words(text: str) -> str:
    return _EMPHASIS.sub(r"\1", text)


def _plain(text: str) -> str:
    return escape(_words(text), quote=False)


def _html(text: str) -> str:
    return _EMPHASIS.sub(r"<em>\1</em>", escape(text, quote=False))


def _rtf(text: str) -> str:
    return "".join(sign if ord(sign) < 128 else rf"\u{ord(sign)}?" for sign in _words(text))


def _wrapped(paragraphs: list[str]) -> str:
    return "".join(
        textwrap.fill(one, 80, break_long_words=False, break_on_hyphens=False) + "\n\n" for one in paragraphs
    )


def _drawn(x: float, y: float, size: float, words: str) -> str:
    """PDF's way to draw a line; what stands between `^` is small and raised."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    shown = [
        f"/F {size * 0.6 if place % 2 else size} Tf {size * 0.4 if place % 2 else 0} Ts ({part}) Tj "
        for place, part in enumerate(escaped.split("^"))
        if part
    ]
    return f"BT 1 0 0 1 {x} {y} Tm {''.join(shown)}ET"


def _record(kind: str, time: str, media: str, body: bytes, number: int, target: str = "") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\n{target}WARC-Date: {time}\r\n"
    head += f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
    head += f"Content-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


if __name__ == "__main__":
    sys.exit(main())
