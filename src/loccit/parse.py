"""The way from bytes to `Parsed`: the only place where the order of the parts is written.

`parse` is pure: no clock, no file, no network; the same bytes and the same `about` give the same value.
"""

from __future__ import annotations

from dataclasses import replace

from loccit import attribution, notes, readers, structure
from loccit.model import DOUBLED_APOSTROPHES, About, Parsed, Reading


def parse(payload: bytes, *, name: str = "", about: About | None = None) -> Parsed:
    """Everything that loccit reads out of one document.

    `name` (a file's name or path) helps to tell the format; `about` says more (address, encoding, what a person
    knows) and is used instead where it is given. Raises `UnreadableError` where the bytes are no document.
    """
    about = about or About(name=name)
    return parse_reading(readers.read(payload, about), about)


def parse_reading(reading: Reading, about: About) -> Parsed:
    """The same from what a reader made of the bytes."""
    text = reading.text
    found = notes.find_notes(reading)
    blocks = structure.assign_roles(reading, found)
    described, claims = structure.describe(reading, blocks, about)
    unsaid = structure.with_marks(found, reading.marks)
    sections = structure.outline(text, blocks, unsaid)
    passages = structure.cut_passages(text, blocks, sections, unsaid)
    tied = replace(notes.tie(unsaid, passages), holes=found.holes)
    works, citations, lookups = notes.cite(text, tied, described)
    crossings = notes.cross_references(text, passages, tied, sections)
    doubled = any((claim.field, claim.value) == ("quotation_marks", DOUBLED_APOSTROPHES) for claim in about.given)
    emphasised = frozenset(block.start for block in reading.blocks if {"bold", "italic"} & set(block.cues))
    shape = attribution.Shape(sections, emphasised, readers.timed(reading), attribution.depths_in(reading.blocks))
    said = attribution.attribute(
        text,
        passages,
        tied,
        described,
        shape=shape,
        language=described.language,
        doubled=doubled,
        posted=attribution.posted_in(reading.blocks),
        embedded=attribution.embedded_in(text, reading.blocks),
    )
    return Parsed(
        text=text,
        format=reading.format,
        reader=reading.reader,
        described=described,
        claims=claims,
        blocks=blocks,
        sections=sections,
        passages=attribution.give_voice(passages, said, described),
        notes=tied,
        works=works,
        citations=citations,
        cross_references=crossings,
        speakers=said.speakers,
        quotations=said.quotations,
        attributions=said.attributions,
        findings=(*reading.findings, *tied.findings, *lookups, *notes.dangling(crossings), *said.findings),
    )
