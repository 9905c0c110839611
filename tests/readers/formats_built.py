"""Small files of each format, built by code, and what must hold for every reading."""

from __future__ import annotations

import io
import zipfile

from loccit.model import About, Reading
from loccit.readers import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip of the files, in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return stream.getvalue()


def docx(body: str, *, notes: str = "", endnotes: str = "", more: dict[str, str] | None = None) -> bytes:
    """A Word file with this body; `notes` are `w:footnote` elements, `more` further parts by kind."""
    parts = {"footnotes": notes, "endnotes": endnotes, **(more or {})}
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
    }
    relations = []
    for place, (kind, content) in enumerate(parts.items()):
        if content:
            files[f"word/{kind}.xml"] = f"<w:{kind} {W} {R}>{content}</w:{kind}>"
            relations.append(f'<Relationship Id="r{place}" Type="{RELATION}{kind}" Target="{kind}.xml"/>')
    relations.append(
        f'<Relationship Id="web" Type="{RELATION}hyperlink" Target="https://skarne.example/" TargetMode="External"/>'
    )
    files["word/_rels/document.xml.rels"] = f"<Relationships>{''.join(relations)}</Relationships>"
    return zipped(files)


def p(*words: str, style: str = "") -> str:
    """A paragraph of Word; what begins with `<` is markup, the rest runs."""
    runs = "".join(
        word if word.startswith("<") else f'<w:r><w:t xml:space="preserve">{word}</w:t></w:r>' for word in words
    )
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{runs}</w:p>"


def ref(number: int, kind: str = "footnote") -> str:
    """A reference to a note of Word."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(number: int, *paragraphs: str, kind: str = "footnote") -> str:
    """A note of Word, with the mark and the space that Word puts in front."""
    words = "".join(p(f"<w:r><w:{kind}Ref/></w:r>", f" {paragraph}") for paragraph in paragraphs)
    return f'<w:{kind} w:id="{number}">{words}</w:{kind}>'


def reading_of(payload: bytes, name: str = "") -> Reading:
    """The reading, after looking whether it holds what every reading must hold."""
    reading = read(payload, About(name=name))
    hold(reading)
    return reading


def hold(reading: Reading) -> None:
    """Blocks in order, not empty, not overlapping, covering every word; links and targets inside the text."""
    at = 0
    for block in reading.blocks:
        assert at <= block.start < block.end <= len(reading.text), block
        assert not reading.text[at : block.start].strip(), reading.text[at : block.start]
        assert block.kind == "code" or not reading.text[block.start].isspace(), block
        at = block.end
    assert not reading.text[at:].strip()
    for link in reading.links:
        assert 0 <= link.start <= link.end <= len(reading.text), link
    for target in reading.targets:
        assert 0 <= target.start <= target.end <= len(reading.text), target


def shape(reading: Reading) -> list[tuple[str, int, str]]:
    """Kind, level and words of each block."""
    return [(block.kind, block.level, reading.text[block.start : block.end]) for block in reading.blocks]


def references(reading: Reading) -> list[tuple[str, str, str]]:
    """For each note reference: the ten characters before it, what it prints, the text of its note."""
    texts = {target.anchor: reading.text[target.start : target.end] for target in reading.targets}
    return [
        (reading.text[: link.start][-10:], reading.text[link.start : link.end], texts.get(link.target, "(none)"))
        for link in reading.links
        if "doc-noteref" in link.cues
    ]
