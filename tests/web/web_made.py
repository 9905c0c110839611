"""Documents made by hand, with every kind of row, for pages that must show them all.

`Draft` puts a text together from blocks, and gives a `Parsed`; `write_archive` saves several into a database.
Note marks are written `{6}`; they are no part of the passage's words, as in a real source.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils import Database

from loccit import ids
from loccit.db import state
from loccit.db.connect import open_for_writing
from loccit.db.keys import Keys, mint_keys
from loccit.db.save import Capture, Numbers, save
from loccit.folder import Folder, init_folder
from loccit.ledger import Acquisition, make_event
from loccit.model import (
    Attribution,
    Block,
    Citation,
    CrossReference,
    Described,
    Finding,
    NameForm,
    Note,
    Notes,
    Parsed,
    Passage,
    Quotation,
    Reference,
    Section,
    Span,
    Speaker,
    Work,
)
from loccit.store import payload_path
from loccit.text.fold import seg_of

_MARK = re.compile(r"\{(\w+)\}")
ADDED = "2024-06-02T08:14:00Z"


@dataclass
class Draft:
    """A document in the making."""

    described: Described
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    works: list[Work] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    crossings: list[CrossReference] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _waiting: list[tuple[str, Reference]] = field(default_factory=list)

    def aside(self, role: str, words: str, why: str, *, same_as: int | None = None) -> int:
        """A block that is no passage."""
        return self._block(words, role, why, same_as=same_as)

    def heading(self, words: str, *, label: str = "", parent: int | None = None) -> int:
        """A heading, and the section under it; its ordinal."""
        block = self.blocks[
            self._block(words, "heading", "a heading", kind="heading", level=2 if parent is None else 3)
        ]
        title = words.split(". ", 1)[1] if label and ". " in words else words
        self.sections.append(Section(len(self.sections), parent, label, title, block.start, block.end))
        return len(self.sections) - 1

    def passage(self, words: str, *, role: str = "body", voice: str | None = None, locator: str = "") -> int:
        """A passage; `{6}` refers to the note with that label. Its ordinal."""
        printed = _MARK.sub(lambda found: f"[{found[1]}]", words)
        kind = {"list_item": "list_item", "caption": "caption", "block_quote": "quote"}.get(role, "paragraph")
        block = self.blocks[self._block(printed, role, "prose", kind=kind, locator=locator)]
        pieces, at, shift, position = [], block.start, block.start, 0
        for found in _MARK.finditer(words):
            start = shift + found.start()
            end = start + len(f"[{found[1]}]")
            shift += len(f"[{found[1]}]") - len(found[0])
            position += start - at
            pieces.append(Span(at, start))
            reference = Reference(
                len(self.references), found[1], None, start, end, "brackets", len(self.passages), position
            )
            self.references.append(reference)
            at = end
        if at < block.end:
            pieces.append(Span(at, block.end))
        shown = "".join(self.text[piece.start : piece.end] for piece in pieces)
        self.passages.append(
            Passage(
                len(self.passages), len(self.sections) - 1 if self.sections else None, role, shown,
                seg_of(shown, shown), tuple(piece for piece in pieces if piece.start < piece.end), block.start,
                block.end, locator, self.speaker(voice) if voice else None, "turn" if voice else None,
            )
        )  # fmt: skip
        return len(self.passages) - 1

    def note(self, label: str, words: str) -> int:
        """A note at the end of the text; its ordinal."""
        block = self.blocks[self._block(words, "note", "a note", kind="paragraph")]
        self.notes.append(Note(len(self.notes), label, words, block.start, block.end, "list at the end"))
        return len(self.notes) - 1

    def speaker(self, name: str, kind: str = "person", title: str = "") -> int:
        """Somebody who speaks; the same one for the same name."""
        for place, one in enumerate(self.speakers):
            if one.name == name:
                return place
        self.speakers.append(Speaker(name, kind, (NameForm(name, title),)))
        return len(self.speakers) - 1

    def quote(self, words: str, speaker: str | None, **more: str | int | None) -> int:
        """A quotation in the passage written last; `words` as they stand there."""
        passage = self.passages[-1]
        start = self.text.index(words, passage.start)
        through = more.pop("through", None)
        self.quotations.append(
            Quotation(
                len(self.quotations), passage.ordinal, None, start, start + len(words), words,
                str(more.pop("kind", "direct")), str(more.pop("how", "name before the quotation")),
                None if speaker is None else self.speaker(speaker),
                reported_by=None if through is None else self.speaker(str(through), "organisation"),
                **more,  # type: ignore[arg-type]
            )
        )  # fmt: skip
        return len(self.quotations) - 1

    def cites(self, note: int, kind: str, work: int | None, **more: object) -> int:
        """A citation that is the whole of a note."""
        one = self.notes[note]
        how = str(more.pop("how", kind))
        self.citations.append(
            Citation(len(self.citations), note, one.text, one.start, one.end, kind, how, work, **more)  # type: ignore
        )
        return len(self.citations) - 1

    def parsed(self) -> Parsed:
        """The whole; references are tied to their notes by label."""
        by_label = {note.label: note.ordinal for note in self.notes}
        references = tuple(
            Reference(r.ordinal, r.label, by_label.get(r.label), r.start, r.end, r.how, r.passage, r.position)
            for r in self.references
        )
        ends = [*(section.start for section in self.sections), len(self.text)][1:]
        sections = tuple(
            Section(s.ordinal, s.parent, s.label, s.title, s.start, end)
            for s, end in zip(self.sections, ends, strict=True)
        )
        return Parsed(
            self.text, "html", "html 1 (beautifulsoup4 4.15.0)", self.described, (), tuple(self.blocks), sections,
            tuple(self.passages), Notes(tuple(self.notes), references, (), "brackets"), tuple(self.works),
            tuple(self.citations), tuple(self.crossings), tuple(self.speakers), tuple(self.quotations),
            tuple(self.attributions), tuple(self.findings),
        )  # fmt: skip

    def _block(
        self, words: str, role: str, why: str, *, kind: str = "paragraph", level: int = 0, locator: str = "",
        same_as: int | None = None,
    ) -> int:  # fmt: skip
        if self.text:
            self.text += "\n\n"
        start = len(self.text)
        self.text += words
        place = len(self.blocks)
        where = locator or f"/html[1]/body[1]/article[1]/p[{place + 1}]"
        self.blocks.append(Block(place, kind, level, role, why, start, len(self.text), where, same_as))
        return place


def write_archive(directory: Path, drafts: list[tuple[Draft, str]]) -> tuple[Folder, list[Keys]]:
    """An archive with the drafts, each with its rights; the identifiers of each."""
    folder = init_folder(directory)
    db = open_for_writing(folder.database)
    given = []
    for number, (draft, rights) in enumerate(drafts, 1):
        parsed = draft.parsed()
        payload = parsed.text.encode()
        sha256 = hashlib.sha256(payload).hexdigest()
        keys = mint_keys(parsed, ids.mint("d", sha256))
        capture = Capture(parsed, keys, sha256, 1, rights)
        path = folder.root / payload_path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(payload)
        with db.atomic():
            state.add_original(db, sha256, len(payload), "text/html", payload_path(sha256))
            name = f"/home/somebody/harbour/{number}.html"
            state.add_acquisition(db, Acquisition(number, sha256, name, ADDED, url=parsed.described.url))
            state.add_version(db, keys.document, sha256, captured_at=ADDED, rights=rights)
            numbers = Numbers(number, _next(db, "passages", len(keys.passages)), _next(db, "notes", len(keys.notes)))
            save(db, capture, numbers)
            state.mirror_identifiers(db, _mirrored(keys))
        given.append(keys)
    event = make_event(1, ADDED, "verify", {"faults": 0}, "0" * 64)
    with db.atomic():
        state.add_event(db, event)
    db.execute("pragma journal_mode = delete")
    db.close()
    return folder, given


def _next(db: Database, table: str, count: int) -> tuple[int, ...]:
    first = db.execute(f"select coalesce(max(n), 0) + 1 from {table}").fetchone()[0]
    return tuple(range(first, first + count))


def _mirrored(keys: Keys) -> list[tuple[str, str, str | None, int, int | None]]:
    kinds = {**ids.KINDS}
    everything = (*keys.owned(), *keys.speakers, *keys.works)
    return [(key, kinds[key[0]], keys.document, 1, None) for key in everything]
