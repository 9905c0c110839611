"""Case files: `title . input . expected .`, that anybody can extend. See `cases/README.md`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from loccit import notes, readers, structure
from loccit.model import About, Block, Notes, Passage, Span
from loccit.notes.holes import joined, without

CASES = Path(__file__).parent / "cases"


def cases_of(name: str) -> Iterator[tuple[str, str, str]]:
    """The cases of one file: title, input, expected."""
    parts: list[list[str]] = [[]]
    for line in (CASES / name).read_text("utf-8").splitlines():
        if line == ".":
            parts.append([])
        else:
            parts[-1].append(line)
    texts = ["\n".join(part) for part in parts]
    for at in range(0, len(texts) - 3 + 1, 3):
        yield texts[at].strip(), texts[at + 1], texts[at + 2]


def shown(source: str, name: str) -> str:
    """Passages with `{n}` where note n is referred to (`{?}` where none is), then the notes, then the findings.

    Every block that is not wholly a note counts as body: which blocks are menus is not asked here.
    """
    reading = readers.read(source.encode(), About(name=name))
    found = notes.find_notes(reading)
    blocks = tuple(
        Block(ordinal, block.kind, block.level, "body", "", block.start, block.end)
        for ordinal, block in enumerate(reading.blocks)
        if _has_words(reading.text, block.start, block.end, found)
    )
    passages = structure.cut_passages(reading.text, blocks, (), found)
    return _listed(notes.tie(found, passages), passages)


def _has_words(text: str, start: int, end: int, found: Notes) -> bool:
    """Whether a block says anything besides notes and holes."""
    covered = joined([*found.holes, *(Span(note.start, note.end) for note in found.notes)])
    return any(text[piece.start : piece.end].strip() for piece in without(start, end, covered))


def _listed(found: Notes, passages: tuple[Passage, ...]) -> str:
    marks: dict[int, list[tuple[int, str]]] = {}
    elsewhere = []
    for reference in found.references:
        name = "{?}" if reference.note is None else f"{{{reference.note + 1}}}"
        if reference.passage is None or reference.position is None:
            elsewhere.append(name)
        else:
            marks.setdefault(reference.passage, []).append((reference.position, name))
    lines = []
    for passage in passages:
        words = passage.text
        for position, name in reversed(marks.get(passage.ordinal, [])):
            words = words[:position] + name + words[position:]
        lines.append(words)
    if elsewhere:
        lines.append("elsewhere: " + " ".join(elsewhere))
    lines += [f"{note.ordinal + 1}: {note.text}" for note in found.notes]
    lines += [f"! {finding.code}" for finding in found.findings]
    return "\n".join(lines)
