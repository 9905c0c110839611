"""To passim and back: an archive's prose as JSON Lines, and passim's alignments as rows of `matches`.

passim (github.com/dasmiq/passim, on Apache Spark) finds reuse in collections that no single machine holds. It wants
one document a line with `id`, `text` and what it is to know of it, and gives spans of that text: `align.json`, two
sides a line, with `--pairwise`; else `out.json`, one member of a cluster a line. Fields as of passim 2 (2025).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from loccit.errors import UsageError
from loccit.matching.sketch import Stretch

_GAP = "-"
"""What passim puts into an aligned text where the other side has more (a hyphen of the text becomes `‐` there)."""


@dataclass(frozen=True, slots=True)
class PassimDocument:
    """A document as passim gets it. `series`: documents of one series are not compared; give the head of those that
    only repeat it, so that known copies are not found again. `date` is ISO 8601, or empty."""

    id: str
    series: str
    date: str
    title: str
    text: str
    stretches: Sequence[Stretch]


@dataclass(frozen=True, slots=True)
class Reuse:
    """A row of `matches` of kind `reuse`: `a` is the later side. Offsets are those of `documents.text`."""

    a_id: str
    b_id: str
    a_start: int
    a_end: int
    b_start: int
    b_end: int
    score: float
    how: str


def to_passim(document: PassimDocument) -> str:
    """One line of passim's input, without its line end.

    The text is as long as the document's, so that spans in it are spans of the document; what is no prose (menus,
    notices, notes) is white space in it, so that it is not found everywhere.
    """
    fields = {"id": document.id, "series": document.series, "title": document.title, "text": _prose(document)}
    if document.date:
        fields["date"] = document.date
    return json.dumps(fields, ensure_ascii=False)


def from_passim(lines: Iterable[str]) -> Iterator[Reuse]:
    """The matches in passim's output, of either kind (a file may hold one kind only).

    Of a cluster each member is tied to the earliest, not to every other. Raises UsageError where a line is no output
    of passim; blank lines are skipped.
    """
    clusters: dict[str, list[Mapping[str, object]]] = defaultdict(list)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        row = _read(line, number)
        if "id2" in row:
            yield _pair(row, number)
        else:
            clusters[str(row.get("cluster"))].append({**row, "line": number})
    for name in clusters:
        yield from _cluster(name, clusters[name])


def _prose(document: PassimDocument) -> str:
    """The document's text with white space for all that is no prose; line ends stay."""
    kept: list[str] = []
    at = 0
    for stretch in document.stretches:
        for start, raw in stretch.pieces:
            kept.append(_blank(document.text[at:start]))
            kept.append(raw)
            at = start + len(raw)
    kept.append(_blank(document.text[at:]))
    return "".join(kept)


def _blank(raw: str) -> str:
    return "".join("\n" if character == "\n" else " " for character in raw)


def _read(line: str, number: int) -> Mapping[str, object]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _fault(number, "it is no JSON") from error
    if (
        not isinstance(row, dict)
        or "id" not in row
        or "begin" not in row
        or ("id2" not in row and "cluster" not in row)
    ):
        raise _fault(number, "it has no `id` and `begin` with `id2` or `cluster`")
    return row


def _pair(row: Mapping[str, object], number: int) -> Reuse:
    """One line of `align.json`; passim names the source side without a 2, the later side with it."""
    one = (_date(row, ""), str(row["id"]), *_span(row, "", number))
    other = (_date(row, "2"), str(row["id2"]), *_span(row, "2", number))
    later, earlier = (one, other) if one[:2] > other[:2] else (other, one)
    shorter = max(1, min(one[3] - one[2], other[3] - other[2]))
    matches = row.get("matches")
    score = min(1.0, matches / shorter) if isinstance(matches, int) else 1.0
    return Reuse(later[1], earlier[1], *later[2:], *earlier[2:], score, "passim")


def _cluster(name: str, rows: Sequence[Mapping[str, object]]) -> Iterator[Reuse]:
    members = sorted((_date(row, ""), str(row["id"]), *_span(row, "", _line(row))) for row in rows)
    _, first, start, end = members[0]
    for _, later, at, until in members[1:]:
        if later != first:
            yield Reuse(later, first, at, until, start, end, 1.0, f"passim, cluster {name} of {len(members)}")


def _span(row: Mapping[str, object], side: str, number: int) -> tuple[int, int]:
    """Begin and end on one side, without the white space around what was matched."""
    begin, end = row.get("begin" + side), row.get("end" + side)
    if not isinstance(begin, int) or not isinstance(end, int) or not 0 <= begin <= end:
        raise _fault(number, f"`begin{side}` and `end{side}` are no span")
    text = row.get("text" + side) or str(row.get("s2" if side else "s1", "")).replace(_GAP, "")
    if isinstance(text, str) and len(text) == end - begin and text.strip():
        begin, end = begin + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    return begin, end


def _date(row: Mapping[str, object], side: str) -> str:
    return str(row.get("date" + side) or "9")


def _line(row: Mapping[str, object]) -> int:
    number = row["line"]
    return number if isinstance(number, int) else 0


def _fault(number: int, why: str) -> UsageError:
    return UsageError(
        "C001",
        f"Line {number} is not passim's output: {why}.",
        next_step="give the files in `align.json/` or `out.json/` of passim's output folder",
    )
