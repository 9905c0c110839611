"""The archive as a folder of Obsidian notes: one a document, every passage and note with its block ID.

`[[ddp014x0c7#^ptrb01mktp]]`, as `loccit cite --format obsidian` writes it, opens the note at the passage. (Obsidian's
help, "Link to a block": an ID stands at the end of its block, or behind a quotation or code block on its own line.)
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

_DOCUMENTS = """
select d.id, d.title, d.authors, d.publisher, d.series, d.published, d.language, d.url, d.sha256 from documents d
where (? or d.rights <> 'private')
  and not exists (select 1 from ledger l where l.id = d.id and l.status = 'withdrawn') order by d.id
"""
_PASSAGES = "select id, ordinal, section_id, role, text from passages where document_id = ? order by ordinal"
_SECTIONS = "select id, parent_id, label, title from sections where document_id = ? order by ordinal"
_REFERENCES = """
select r.passage_id, r.position, r.label, r.note_id from note_references r
where r.document_id = ? and r.passage_id is not null and r.position is not null order by r.ordinal desc
"""
_NOTES = "select id, label, text from notes where document_id = ? order by ordinal"
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~=$%^])")
"""Signs that Obsidian would read as markup."""
_LINE_SIGN = re.compile(r"\A(\d{0,9})([-+.)])(?=\s|\Z)")
"""What would begin a list: takes `- `, `12. `; leaves `4.2`."""
_FACTS = ("title", "authors", "publisher", "series", "published", "language", "url", "sha256")
_DEEPEST = 6


def vault(db: Database, *, with_private: bool) -> Iterator[tuple[str, Iterator[str]]]:
    """Names of files, each with its lines; private documents only where they are asked for."""
    for row in db.execute(_DOCUMENTS, [with_private]).fetchall():
        yield f"{row[0]}.md", _note(db, row)


def _note(db: Database, row: tuple[Any, ...]) -> Iterator[str]:
    yield from _properties(dict(zip(("id", *_FACTS), row, strict=True)))
    yield f"# {_plain(row[1] or row[0])}"
    marks: dict[str, list[tuple[int, str, str | None]]] = defaultdict(list)
    for passage, position, label, note in db.execute(_REFERENCES, [row[0]]).fetchall():
        marks[passage].append((position, label, note))
    headings = _headings(db, row[0])
    for identifier, _, section, role, text in db.execute(_PASSAGES, [row[0]]).fetchall():
        for heading in _up_to(headings, section):
            yield from ("", heading)
        yield ""
        yield from _block(identifier, role, text, marks[identifier])
    for _, heading in headings:
        yield from ("", heading)
    yield from _notes(db, row[0])


def _properties(facts: dict[str, Any]) -> Iterator[str]:
    """What the source states about itself, as Obsidian's properties; JSON strings are YAML."""
    yield "---"
    for name in _FACTS:
        value = json.loads(facts[name]) if name == "authors" else facts[name]
        if value:
            yield f"{name}: {json.dumps(value, ensure_ascii=False)}"
    if facts["title"]:
        yield f"aliases: [{json.dumps(facts['title'], ensure_ascii=False)}]"
    yield "---"


def _headings(db: Database, document_id: str) -> list[tuple[int, str]]:
    """The sections that are still to come: their numbers, and their headings at their depth."""
    depths: dict[int, int] = {}
    found = []
    for identifier, parent, label, title in db.execute(_SECTIONS, [document_id]).fetchall():
        depths[identifier] = depths.get(parent, 1) + 1
        words = title if not label or title.startswith(label) else f"{label}. {title}"
        found.append((identifier, f"{'#' * min(depths[identifier], _DEEPEST)} {_plain(words)}"))
    return found


def _up_to(headings: list[tuple[int, str]], section: int | None) -> list[str]:
    """Takes the headings up to a section out of those that are to come."""
    at = next((place for place, (identifier, _) in enumerate(headings) if identifier == section), -1)
    taken = [heading for _, heading in headings[: at + 1]]
    del headings[: at + 1]
    return taken


def _block(identifier: str, role: str, text: str, marks: list[tuple[int, str, str | None]]) -> Iterator[str]:
    if role == "code":
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
        yield from (fence, *text.splitlines(), fence, "", f"^{identifier}")
        return
    parts: list[str] = []
    end = len(text)
    for position, label, note in marks:  # the last first
        shown = f"[[#^{note}|{_plain(label)}]]" if note else f"({_plain(label)})"
        parts += [_plain(text[position:end], at_start=False), shown]
        end = position
    words = "".join(reversed([*parts, _plain(text[:end])]))
    if role == "block_quote":
        yield from (f"> {words}", "", f"^{identifier}")
    else:
        yield f"{words} ^{identifier}"


def _notes(db: Database, document_id: str) -> Iterator[str]:
    notes = db.execute(_NOTES, [document_id]).fetchall()
    if notes:
        yield from ("", "## Notes")
    for identifier, label, text in notes:
        yield from ("", f"{_plain(label)}: {_plain(text, at_start=False)} ^{identifier}")


def _plain(words: str, *, at_start: bool = True) -> str:
    """Words on one line, in which nothing is markup."""
    line = _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", words.lstrip() if at_start else words))
    return _LINE_SIGN.sub(r"\1\\\2", line) if at_start else line
