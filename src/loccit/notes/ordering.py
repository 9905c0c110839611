"""Evidence of all dialects → `Notes`: ordinals in the order of the text, links by ordinal, holes, findings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from loccit.model import Finding, Note, Notes, Reading, Reference, Span
from loccit.notes.evidence import Body, Evidence, Mark
from loccit.notes.holes import hole, joined, without
from loccit.text.fold import shown

_MANY = 10
"""Where so many references lead nowhere, and half of all, the list of notes is missing rather than single notes."""

_Keyed = tuple[int, str]
"""A key of a note with the number of the dialect that gave it: two dialects may use the same keys."""


def order(reading: Reading, evidence: Sequence[Evidence]) -> Notes:
    """The notes of a reading in order, each reference with the note that it leads to, and what is odd about them."""
    seen_bodies = [(number, body) for number, seen in enumerate(evidence) for body in seen.bodies]
    said = [(number, body) for number, body in seen_bodies if body.start < body.end]
    bodies = _nested_or_apart(sorted(said, key=_place_of_body))
    place: dict[_Keyed, int] = {}
    for ordinal, (number, body) in enumerate(bodies):
        place.setdefault((number, body.key), ordinal)
    dropped = {(number, body.key) for number, body in said} - place.keys()
    marks = sorted(
        (
            (number, mark)
            for number, seen in enumerate(evidence)
            for mark in seen.marks
            if (number, mark.key) not in dropped
        ),
        key=_place_of_mark,
    )
    cuts = [span for _, mark in marks for span in [hole(reading.text, mark.start, mark.end)]]
    cuts += [hole(reading.text, span.start, span.end) for seen in evidence for span in seen.residue]
    cuts += [hole(reading.text, body.whole.start, body.whole.end) for _, body in seen_bodies if body.start >= body.end]
    notes = tuple(_notes(reading.text, [body for _, body in bodies], cuts))
    references = tuple(
        Reference(ordinal, mark.label, place.get((number, mark.key)), mark.start, mark.end, mark.how)
        for ordinal, (number, mark) in enumerate(marks)
    )
    return Notes(
        notes=notes,
        references=references,
        holes=_holes(reading, [body for _, body in bodies], cuts),
        dialect=", ".join(dict.fromkeys(seen.dialect for seen in evidence if seen.dialect)) or None,
        findings=(*(finding for seen in evidence for finding in seen.findings), *_loose_ends(notes, references)),
        text=reading.text,
    )


def _nested_or_apart(bodies: list[tuple[int, Body]]) -> list[tuple[int, Body]]:
    """The notes without those that cross another: of two that share words one lies in the other's, or goes."""
    kept: list[tuple[int, Body]] = []
    around: list[Body] = []
    for number, body in bodies:
        while around and around[-1].whole.end <= body.whole.start:
            around.pop()
        outer = around[-1] if around else None
        if outer is not None and not (outer.start <= body.whole.start and body.whole.end <= outer.end):
            continue
        if outer is not None and outer.whole == body.whole:
            continue
        kept.append((number, body))
        around.append(body)
    return kept


def _place_of_body(numbered: tuple[int, Body]) -> tuple[int, int, int]:
    return numbered[1].whole.start, -numbered[1].whole.end, numbered[0]


def _place_of_mark(numbered: tuple[int, Mark]) -> tuple[int, int, int]:
    return numbered[1].start, numbered[1].end, numbered[0]


def _notes(text: str, bodies: list[Body], cuts: list[Span]) -> Iterator[Note]:
    """Each note with its text: its words without marks, back links and the notes that stand inside it."""
    nested = sorted((body.whole for body in bodies if body.is_inline), key=lambda span: span.start)
    nested_starts = [span.start for span in nested]
    spans = joined(cuts)
    starts = [span.start for span in spans]
    for ordinal, body in enumerate(bodies):
        words = body.text
        if words is None:
            near = spans[max(bisect_left(starts, body.start) - 1, 0) : bisect_right(starts, body.end)]
            within = nested[bisect_left(nested_starts, body.start) : bisect_left(nested_starts, body.end)]
            inner = [span for span in within if _is_inside(span, body)]
            holes = joined([*near, *body.cuts, *inner])
            words = shown("".join(text[piece.start : piece.end] for piece in without(body.start, body.end, holes)))
        yield Note(ordinal, body.label, words, body.start, body.end, body.how, body.source_id)


def _is_inside(span: Span, body: Body) -> bool:
    return body.start <= span.start and span.end <= body.end and span != body.whole


def _holes(reading: Reading, bodies: list[Body], cuts: list[Span]) -> tuple[Span, ...]:
    """Marks, back links, inline notes, and notes that share a block with other words."""
    text = reading.text
    spans = list(cuts)
    for body in bodies:
        if body.is_inline:
            spans.append(hole(text, body.whole.start, body.whole.end))
        else:
            spans += [Span(body.whole.start, body.start), *body.cuts, Span(body.end, body.whole.end)]
    covered = joined([*spans, *(body.whole for body in bodies)])
    return joined([*spans, *_sharing(reading, bodies, covered)])


def _sharing(reading: Reading, bodies: list[Body], covered: tuple[Span, ...]) -> Iterator[Span]:
    """The stretches of notes in blocks that hold other words too: these would come into a passage."""
    starts = [block.start for block in reading.blocks]
    for body in bodies:
        if body.is_inline:
            continue
        first = max(bisect_right(starts, body.whole.start) - 1, 0)
        for block in reading.blocks[first : bisect_left(starts, body.whole.end)]:
            if block.end <= body.whole.start or _is_covered(reading.text, block.start, block.end, covered):
                continue
            yield Span(max(block.start, body.whole.start), min(block.end, body.whole.end))


def _is_covered(text: str, start: int, end: int, covered: tuple[Span, ...]) -> bool:
    first = max(bisect_right(covered, start, key=_start_of) - 1, 0)
    near = covered[first : bisect_left(covered, end, key=_start_of)]
    return not any(text[piece.start : piece.end].strip() for piece in without(start, end, near))


_start_of = attrgetter("start")


def _loose_ends(notes: tuple[Note, ...], references: tuple[Reference, ...]) -> Iterator[Finding]:
    lost = [reference for reference in references if reference.note is None]
    if len(lost) >= _MANY and 2 * len(lost) >= len(references):
        labels = [reference.label for reference in lost if reference.label]
        named = f" ({labels[0]} to {labels[-1]})" if labels else ""
        message = f"{len(lost)} of {len(references)} references{named} have no note: the list of notes is missing"
        yield Finding("dangling_reference", message, lost[0].start, lost[0].end)
    else:
        for reference in lost:
            message = f"nothing is noted for the reference {reference.label or 'without a number'}"
            yield Finding("dangling_reference", message, reference.start, reference.end)
    met = {reference.note for reference in references}
    for note in notes:
        if note.ordinal not in met:
            message = f"no place in the text refers to note {note.label or note.ordinal + 1}"
            yield Finding("orphan_note", message, note.start, note.end)
