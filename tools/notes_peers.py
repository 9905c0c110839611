"""What other tools make of the same documents: the links of notes that they keep, for the scorer beside ours.

    python tools/notes_peers.py pandoc DOCUMENTS GOLD > predicted.jsonl

pandoc's links are the notes of its document tree; trafilatura's and markitdown's are the `[^n]` of the Markdown they
write, with `[n](#…)` that leads to a text which begins with the same mark. Ends with 3 where a tool is not installed.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

NOT_THERE = 3
_PANDOC_FORMATS = {
    ".html": "html", ".xhtml": "html", ".htm": "html", ".md": "markdown", ".rst": "rst", ".org": "org", ".tex": "latex",
    ".docx": "docx", ".odt": "odt", ".epub": "epub", ".typ": "typst", ".wiki": "mediawiki", ".mediawiki": "mediawiki",
    ".adoc": "asciidoc", ".txt": "markdown", ".rtf": "rtf",
}  # fmt: skip
_XML = {"jats": "jats", "docbook": "docbook", "tei": "tei"}
_REFERENCE = re.compile(r"\[\^(?P<label>[^\]\s]+)\](?!:)|\[\\?\[?(?P<shown>[\w*†‡]{1,4})\\?\]?\]\((?P<to>#[^)\s]+)\)")
_DEFINITION = re.compile(r"^\[\^(?P<label>[^\]\s]+)\]: (?P<words>.+?)(?=^\[\^|^\S|\Z)", re.M | re.S)
_MARKED_LINE = re.compile(
    r"^\W{0,3}(?:\[?\\?\[?(?P<label>[\w*†‡]{1,4})\\?\]?[\]).:]|(?P<plain>\d{1,3})\.)\s*(?:\(#[^)]*\))?\s*"
    r"(?P<words>\S.*)$",
    re.M,
)
Link = dict[str, str]


def main() -> int:
    """Prints one line a document, in the form of the gold."""
    peer, folder, gold = sys.argv[1:4]
    try:
        links_of = PEERS[peer]()
    except ImportError:
        return NOT_THERE
    for line in Path(gold).read_text("utf-8").splitlines():
        name = json.loads(line)["doc"]
        try:
            links = list(links_of(Path(folder) / Path(name).name))
        except Exception as fault:  # a peer may fail in any way; its document then counts as missed
            print(f"{peer}: {name}: {type(fault).__name__}", file=sys.stderr)
            links = []
        print(
            json.dumps({"doc": name, "links": links, "dangling_refs": [], "unreferenced_notes": []}, ensure_ascii=False)
        )
    return 0


def pandoc() -> Callable[[Path], Iterator[Link]]:
    """The notes of pandoc's document tree."""
    import pypandoc  # type: ignore[import-not-found,unused-ignore]

    binary = pypandoc.get_pandoc_path()

    def links(path: Path) -> Iterator[Link]:
        form = _PANDOC_FORMATS.get(path.suffix.lower())
        if path.suffix == ".xml":
            form = next((one for word, one in _XML.items() if word in path.name), "jats")
        if path.suffix == ".fodt" or form is None:
            return
        told = subprocess.run(
            [binary, "-f", form, "-t", "json", str(path)], capture_output=True, timeout=120, check=True
        )
        yield from _tree_links(json.loads(told.stdout)["blocks"])

    return links


def _tree_links(blocks: list[Any]) -> Iterator[Link]:
    for block in blocks:
        said: list[str] = []
        yield from _walked(block, said)


def _walked(node: Any, said: list[str]) -> Iterator[Link]:
    """The notes in a part of the tree; `said` grows by its words, and begins anew with each block."""
    if isinstance(node, list):
        for child in node:
            yield from _walked(child, said)
        return
    if not isinstance(node, dict):
        return
    kind, inner = node.get("t"), node.get("c")
    if kind == "Note":
        yield {"marker": "", "ref_context_before": "".join(said)[-40:], "note_text": _plain(inner)}
    elif kind == "Str":
        said.append(inner)
    elif kind in ("Space", "SoftBreak", "LineBreak"):
        said.append(" ")
    elif kind in ("Code", "Math"):
        said.append(inner[1])
    else:
        if kind in ("Para", "Plain", "Header"):
            said.clear()
        yield from _walked(inner if inner is not None else list(node.values()), said)


def _plain(node: Any) -> str:
    said: list[str] = []
    for block in node:
        inner: list[str] = []
        list(_walked(block, inner))
        said.append("".join(inner))
    return " ".join(said)


def trafilatura() -> Callable[[Path], Iterator[Link]]:
    """The notes in the Markdown that trafilatura writes of a page."""
    from trafilatura import extract

    def links(path: Path) -> Iterator[Link]:
        if path.suffix.lower() not in (".html", ".xhtml", ".htm"):
            return iter(())
        told = extract(path.read_bytes(), output_format="markdown", include_links=True, include_tables=True)
        return _markdown_links(told or "")

    return links


def markitdown() -> Callable[[Path], Iterator[Link]]:
    """The notes in the Markdown that markitdown writes."""
    from markitdown import MarkItDown  # type: ignore[import-not-found,unused-ignore]

    convert = MarkItDown().convert

    def links(path: Path) -> Iterator[Link]:
        return _markdown_links(convert(str(path)).text_content)

    return links


def _markdown_links(text: str) -> Iterator[Link]:
    notes = {found["label"]: " ".join(found["words"].split()) for found in _DEFINITION.finditer(text)}
    lines = {
        (one["label"] or one["plain"]): (one.start(), " ".join(one["words"].split()))
        for one in _MARKED_LINE.finditer(text)
    }
    for found in _REFERENCE.finditer(text):
        label = found["label"] or found["shown"]
        words = notes.get(label, "") if found["label"] else ""
        if found["to"] and label in lines and lines[label][0] > found.end():
            words = lines[label][1]
        if words:
            before = _REFERENCE.sub("", text[max(0, text.rfind("\n", 0, found.start())) : found.start()])
            yield {
                "marker": label,
                "ref_context_before": before[-40:],
                "note_text": re.sub(r"\[.?\]\(#[^)]*\)\s*$", "", words),
            }


PEERS = {"pandoc": pandoc, "trafilatura": trafilatura, "markitdown": markitdown}

if __name__ == "__main__":
    sys.exit(main())
