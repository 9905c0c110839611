"""Case files of attribution: `title . text . expected .`, that anybody can extend. See `cases/README.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from loccit.attribution import Said, attribute, give_voice
from loccit.model import Described, Note, Notes, Passage, Span
from loccit.text.fold import shown

CASES = Path(__file__).parent / "cases"
_PARAGRAPH = re.compile(r"\S(?:(?!\n\n).)*", re.DOTALL)


def cases_of(name: str) -> Iterator[tuple[str, str, str]]:
    """The cases of one file: title, text, expected."""
    parts: list[list[str]] = [[]]
    for line in (CASES / name).read_text("utf-8").splitlines():
        if line == ".":
            parts.append([])
        elif not (line.startswith("#") and len(parts) % 3 == 1):
            parts[-1].append(line)
    texts = ["\n".join(part) for part in parts]
    for at in range(0, len(texts) - 2, 3):
        yield texts[at].strip(), texts[at + 1], texts[at + 2]


def passages_of(text: str) -> tuple[Passage, ...]:
    """One passage a paragraph; one that begins with `> ` is a block quote (the sign is no part of it)."""
    passages = []
    for found in _PARAGRAPH.finditer(text):
        start, role = found.start(), "body"
        if found.group().startswith("> "):
            start, role = start + 2, "block_quote"
        words = shown(text[start : found.end()])
        if words and not words.startswith("[note] "):
            piece = Span(start, found.end())
            passages.append(Passage(len(passages), None, role, words, None, (piece,), piece.start, piece.end))
    return tuple(passages)


def notes_of(text: str) -> Notes:
    """A paragraph that begins with `[note] ` is a note."""
    notes = []
    for found in _PARAGRAPH.finditer(text):
        if found.group().startswith("[note] "):
            start = found.start() + len("[note] ")
            notes.append(Note(len(notes), "", shown(text[start : found.end()]), start, found.end(), "test"))
    return Notes(tuple(notes))


def read(
    text: str, described: Described | None = None, language: str | None = None, *, doubled: bool = False
) -> tuple[Said, tuple[Passage, ...]]:
    """What attribution finds in a text, and its passages with their voice."""
    described = described or Described()
    passages = passages_of(text)
    said = attribute(text, passages, notes_of(text), described, language=language, doubled=doubled)
    return said, give_voice(passages, said, described)


def told(said: Said) -> str:
    """Each quotation as `kind | speaker | words | how`, each report as `indirect | source | words | how`, by place.

    `via X` behind the speaker is who reports them, `+` before the kind a quotation that continues another, `?` as
    speaker somebody who is not known; a finding is `odd | mark`.
    """
    lines = []
    for quotation in said.quotations:
        speaker = "?" if quotation.speaker is None else said.speakers[quotation.speaker].name
        if quotation.reported_by is not None:
            speaker += f" via {said.speakers[quotation.reported_by].name}"
        kind = ("+" if quotation.continues is not None else "") + quotation.kind
        lines.append((quotation.start, 0, f"{kind} | {speaker} | {quotation.text} | {quotation.how}"))
    for report in said.attributions:
        source = "?" if report.source is None else said.speakers[report.source].name
        lines.append((report.start, 1, f"indirect | {source} | {report.text} | {report.how}"))
    lines += [(finding.start or 0, 2, f"odd | {finding.message}") for finding in said.findings]
    return "\n".join(line for _, _, line in sorted(lines))
