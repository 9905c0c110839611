"""The archive of `archive.yml`, saved as the real database saves it."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

import yaml

from loccit import ids
from loccit.db.connect import open_for_writing
from loccit.db.keys import Keys
from loccit.db.save import Capture, Numbers, save
from loccit.db.state import add_acquisition, add_original, add_version, mirror_identifiers
from loccit.ledger import Acquisition
from loccit.model import (
    Attribution,
    Block,
    Described,
    Note,
    Notes,
    Parsed,
    Passage,
    Quotation,
    Reference,
    Section,
    Span,
    Speaker,
)  # fmt: skip
from loccit.text.fold import search_form, seg_of

HERE = Path(__file__).parent
MARKER = re.compile(r"\{(\d+)\}")


@functools.cache
def content() -> dict[str, Any]:
    return yaml.safe_load((HERE / "archive.yml").read_text("utf-8"))


@functools.cache
def identifiers() -> dict[str, str]:
    """Nickname → identifier: `tide` a document, `haste` a passage, `note11` a note, `haste:0` a quotation."""
    found = {}
    for nickname, document in content().items():
        found[f"@{nickname}"] = ids.mint("d", nickname)
        for name, passage in document["passages"].items():
            found[name] = ids.mint("p", nickname, name)
            for place, _ in enumerate(passage.get("quotations", ())):
                found[f"{name}:{place}"] = ids.mint("q", nickname, name, str(place))
        found |= {name: ids.mint("n", nickname, name) for name in document.get("notes", {})}
        found |= {name: ids.mint("p", nickname, name) for name in document.get("gone", {})}
    return found


def make_archive(path: Path) -> None:
    """Writes the database."""
    db = open_for_writing(path)
    number = 0
    for place, (nickname, document) in enumerate(content().items(), 1):
        _save_document(db, nickname, document, place, number)
        number += len(document["passages"]) + len(document.get("notes", {}))
    db.execute("pragma wal_checkpoint(truncate)")
    db.execute("pragma journal_mode = delete")
    db.close()


class _Build:
    def __init__(self, nickname: str, document: dict[str, Any]) -> None:
        self.nickname, self.document = nickname, document
        self.text = ""
        self.speakers: list[Speaker] = []
        self.passages: list[Passage] = []
        self.quotations: list[Quotation] = []
        self.attributions: list[Attribution] = []
        self.references: list[Reference] = []
        self.sections: list[Section] = []
        self.blocks: list[Block] = []
        self.quotation_keys: list[str] = []

    def speaker(self, name: str | None, kind: str = "person") -> int | None:
        if name is None:
            return None
        known = [one.name for one in self.speakers]
        if name not in known:
            self.speakers.append(Speaker(name, kind))
            return len(known)
        return known.index(name)

    def append(self, marked: str) -> tuple[int, int, str, list[Span]]:
        """Puts a passage's words into the document's text; the words without markers, and their stretches."""
        self.text += "\n\n" if self.text else ""
        start, shown, pieces = len(self.text), "", []
        for place, part in enumerate(MARKER.split(marked)):
            if place % 2 == 0:
                if part:
                    pieces.append(Span(len(self.text), len(self.text) + len(part)))
                self.text += part
                shown += part
            else:
                at = len(self.text)
                self.text += part
                self.references.append(
                    Reference(
                        len(self.references), part, None, at, len(self.text), "test", len(self.passages), len(shown)
                    )
                )
        return start, len(self.text), shown, pieces

    def passage(self, name: str, said: dict[str, Any]) -> None:
        label = said.get("section")
        if label and (not self.sections or self.sections[-1].label != label):
            self.sections.append(
                Section(len(self.sections), None, label, f"Section {label}", len(self.text), len(self.text))
            )
        start, end, shown, pieces = self.append(said["text"])
        ordinal = len(self.passages)
        self.blocks.append(Block(ordinal, "paragraph", 0, "body", "test", start, end))
        self.passages.append(
            Passage(
                ordinal, len(self.sections) - 1 if label else None, "body", shown, seg_of(shown, shown), tuple(pieces),
                start, end, "", self.speaker(said.get("voice")), "test" if said.get("voice") else None,
            )
        )  # fmt: skip
        for place, one in enumerate(said.get("quotations", ())):
            self.quotation(name, place, one, start)
        for one in said.get("attributions", ()):
            at = self.text.index(one["text"], start)
            self.attributions.append(
                Attribution(
                    ordinal, at, at + len(one["text"]), one["text"], self.speaker(one["source"]), one["source"],
                    "person", "according to", None, "test",
                )
            )  # fmt: skip

    def quotation(self, name: str, place: int, one: dict[str, Any], start: int) -> None:
        at = self.text.index(one["text"], start)
        self.quotation_keys.append(ids.mint("q", self.nickname, name, str(place)))
        self.quotations.append(
            Quotation(
                len(self.quotations), len(self.passages) - 1, None, at, at + len(one["text"]), one["text"], "direct",
                "test", self.speaker(one.get("speaker"), one.get("kind", "person")), one.get("speaker"), "said",
                self.speaker(one.get("via"), one.get("via_kind", "publication")),
            )
        )  # fmt: skip

    def notes(self) -> Notes:
        found = []
        for name, one in self.document.get("notes", {}).items():
            start, end, shown, _ = self.append(one["text"])
            found.append(Note(len(found), one["label"], shown, start, end, "test", name))
        return Notes(tuple(found), tuple(self.references))


def _save_document(db: Any, nickname: str, document: dict[str, Any], place: int, number: int) -> None:
    build = _Build(nickname, document)
    for name, said in document["passages"].items():
        build.passage(name, said)
    notes = build.notes()
    about = Described(
        document.get("title"), tuple(document.get("authors", ())), document.get("publisher"), document.get("series"),
        document.get("published"), None, document.get("language"), None, document.get("url"),
    )  # fmt: skip
    parsed = Parsed(
        build.text, "text", "test 1", about, (), tuple(build.blocks), tuple(build.sections), tuple(build.passages),
        notes, speakers=tuple(build.speakers), quotations=tuple(build.quotations),
        attributions=tuple(build.attributions),
    )  # fmt: skip
    document_id = ids.mint("d", nickname)
    keys = Keys(
        document_id,
        tuple(ids.mint("p", nickname, name) for name in document["passages"]),
        tuple(ids.mint("n", nickname, name) for name in document.get("notes", {})),
        tuple(build.quotation_keys),
        tuple(ids.mint("s", one.kind, one.name) for one in build.speakers),
        (),
    )
    sha256 = f"{place:064x}"
    older = _older(document)
    capture = Capture(parsed, keys, sha256, 2 if older else 1, "open")
    first = number + 1
    notes_from = first + len(keys.passages)
    numbers = Numbers(place, tuple(range(first, notes_from)), tuple(range(notes_from, notes_from + len(keys.notes))))
    with db.atomic():
        add_original(db, sha256, len(build.text), "text/plain", f"data/{sha256}")
        add_acquisition(
            db,
            Acquisition(
                place, sha256, f"{nickname}.txt", "2025-01-01T00:00:00Z", retrieved_at=document.get("retrieved_at")
            ),
        )
        save(db, capture, numbers)
        if older:
            first_sha = f"{place + 1000:064x}"
            add_original(db, first_sha, len(older), "text/plain", f"data/{first_sha}")
            db.execute(
                "insert into versions values (?, 1, ?, '2021-06-15T07:02:00Z', ?, 'open')",
                [document_id, first_sha, older],
            )
        add_version(db, document_id, sha256, captured_at=document.get("retrieved_at"), rights="open")
        kinds = [
            ("passage", keys.passages),
            ("note", keys.notes),
            ("quotation", keys.quotations),
            ("speaker", keys.speakers),
        ]
        rows = [(document_id, "document", document_id, 1, place)]
        rows += [(key, kind, document_id, 1, None) for kind, several in kinds for key in several]
        mirror_identifiers(db, rows)
        for name, one in document.get("gone", {}).items():
            db.execute(
                "insert into ledger(id, kind, document_id, status, version, exact)"
                " values (?, 'passage', ?, 'gone', 1, ?)",
                [ids.mint("p", nickname, name), document_id, one["exact"]],
            )


def _older(document: dict[str, Any]) -> str:
    texts = [one.get("older", one["text"]) for one in document["passages"].values()]
    return (
        "\n\n".join(MARKER.sub("", text) for text in texts)
        if any("older" in o for o in document["passages"].values())
        else ""
    )


__all__ = ["content", "identifiers", "make_archive", "search_form"]
