"""What of the made files of `make_formats.py` is kept: by loccit, by pandoc, and by other readers that are at hand.

For each file: the notes whose words come back as notes tied to the word they stand behind, the paragraphs that come
back whole without marks, and whether what was deleted under tracking stays away. `make quality` prints the table.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import make_formats as made
import yaml

from loccit.errors import LoccitError
from loccit.parse import parse
from loccit.readers import _pandoc

_PANDOC = {".docx": "docx", ".odt": "odt", ".epub": "epub", ".rtf": "rtf", ".xml": "jats", ".tex": "latex"}
_PANDOC |= {".rst": "rst", ".org": "org", ".wiki": "mediawiki", ".adoc": "asciidoc", ".mht": ""}
_DEFINED = re.compile(r"^\[\^([^\]]+)\]: +(.*)", re.MULTILINE)
_REFERRED = re.compile(r"(.{0,12})\[\^([^\]]+)\](?!:)")
_EDITED = re.compile(r"\{-.*?-\}|\{\+|\+\}")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Kept:
    """What a reader kept: the words of paragraphs, and for each note the letters before its reference and its words."""

    paragraphs: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]


def main() -> int:
    """Prints a row a file: notes and paragraphs kept, ours beside the peers'."""
    known = yaml.safe_load((made.HERE / "make_formats.yml").read_text("utf-8"))
    readers = f"{'loccit':>8}{'pandoc':>8}{'others':>8}"
    print(f"{'file':<24}{'notes':>6}{readers}   {'paragraphs':>10}{readers}")
    for name, facts in known.items():
        path = made.TARGET / name
        if path.exists():
            print(_row(path, made.Article(**facts)))
    return 0


def _row(path: Path, article: made.Article) -> str:
    wanted = _wanted(article)
    kept = [reader(path) for reader in (by_loccit, by_pandoc, by_others)]
    notes = "".join(f"{_share(wanted.notes, one.notes) if one else '–':>8}" for one in kept)
    paragraphs = "".join(f"{_share(wanted.paragraphs, one.paragraphs) if one else '–':>8}" for one in kept)
    return f"{path.name:<24}{len(wanted.notes):>6}{notes}   {len(wanted.paragraphs):>10}{paragraphs}"


def _wanted(article: made.Article) -> Kept:
    """The article as it was written: deletions gone, insertions in."""
    texts = [_EDITED.sub("", paragraph) for paragraph in article.text]
    notes = [
        (_letters(text[: found.start()])[-8:], _letters(article.notes[int(found[1]) - 1]))
        for text in texts
        for found in re.finditer(r"\{(\d+)\}", text)
    ]
    return Kept(tuple(_letters(re.sub(r"\{\d+\}", "", text)) for text in texts), tuple(notes))


def by_loccit(path: Path) -> Kept | None:
    """What the passages and notes of loccit hold."""
    try:
        parsed = parse(path.read_bytes(), name=path.name)
    except LoccitError:
        return None
    notes = [
        (_letters(parsed.passages[one.passage].text[: one.position])[-8:], _letters(parsed.notes.notes[one.note].text))
        for one in parsed.notes.references
        if one.note is not None and one.passage is not None
    ]
    return Kept(tuple(_letters(passage.text) for passage in parsed.passages), tuple(notes))


def by_pandoc(path: Path) -> Kept | None:
    """What pandoc's Markdown holds; None where it is not installed or does not read the format."""
    form = _PANDOC.get(path.suffix)
    if not form or _pandoc.version() is None:
        return None
    command = [str(_pandoc._path()), f"--from={form}", "--to=markdown", "--wrap=none", str(path)]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    if done.returncode:
        return None
    text = done.stdout.decode()
    defined = dict(_DEFINED.findall(text))
    notes = [(_letters(before)[-8:], _letters(defined.get(label, ""))) for before, label in _REFERRED.findall(text)]
    blocks = (re.sub(r"\[\^[^\]]+\]", "", block) for block in text.split("\n\n") if not block.startswith("[^"))
    return Kept(tuple(map(_letters, blocks)), tuple(notes))


def by_others(path: Path) -> Kept | None:
    """pypdfium2's text of a PDF, striprtf's of an RTF (if it is installed): neither knows notes."""
    reader = _OTHERS.get(path.suffix)
    words = reader(path) if reader else None
    return Kept(tuple(map(_letters, re.split(r"\n\s*\n|\n", words))), ()) if words is not None else None


def _of_pdf(path: Path) -> str | None:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    return "\n\n".join(page.get_textpage().get_text_bounded() for page in document)


def _of_rtf(path: Path) -> str | None:
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError:
        return None
    return str(rtf_to_text(path.read_text("latin-1")))


_OTHERS: dict[str, Callable[[Path], str | None]] = {".pdf": _of_pdf, ".rtf": _of_rtf}


def _share(wanted: tuple[object, ...], found: tuple[object, ...]) -> str:
    return f"{sum(one in found for one in wanted)}/{len(wanted)}"


def _letters(words: str) -> str:
    return _SIGNS.sub("", words).lower()


if __name__ == "__main__":
    sys.exit(main())
