"""Words between two apostrophes (''…'') in a document of which nobody said that they are quotation marks there.

Typewriters and wires set quotations so; wikis italics, manuals inches and seconds, programs an empty string. What
looks like a sentence between them is covered up as a quotation is, so that its verbs are not the author's, and is no
quotation: where somebody says it, it is a report. How many there are is a finding, with how to have them read.
"""

from __future__ import annotations

from collections.abc import Iterator

from loccit.attribution.quoted.indirect import Indirect
from loccit.attribution.quoted.kinds import SHORT, count_words, looks_like_title
from loccit.attribution.quoted.stretches import Stretch
from loccit.model import Finding
from loccit.text.quotes import Quoted, pair_marks

DOUBLED = "''"
FEW = 3
"""So many stretches that somebody says make a finding."""


def typed_in(text: str) -> tuple[Quoted, ...]:
    """The stretches of a paragraph between two apostrophes that look like what somebody says.

    >>> [(one.start, one.end) for one in typed_in("''It sank at night,'' said Holm of the ''Night Ferry''.")]
    [(0, 21)]
    """
    if DOUBLED not in text:
        return ()
    return tuple(one for one in pair_marks(text, doubled=True).stretches if one.mark == DOUBLED and _is_said(text, one))


def _is_said(text: str, one: Quoted) -> bool:
    """Whether it is no bold of a wiki ('''…'''), no title and no single term."""
    words = text[one.start + 2 : one.end - 2]
    if one.depth or not one.closed or "'" in (text[max(one.start - 1, 0) : one.start], words[:1]):
        return False
    least = 2 if words[-1:] in (",", ".") else SHORT + 1
    return count_words(words) >= least and not looks_like_title(words)


def is_typed(stretch: Stretch) -> bool:
    """Whether a stretch is no quotation because its marks may be none."""
    return stretch.quoted in stretch.frame.typed


def reports_of(stretches: list[Stretch], found: list[Indirect]) -> Iterator[Indirect]:
    """A report for each stretch that somebody says and that lies in none of the reports found."""
    known: dict[int, list[Indirect]] = {}
    for one in found:
        known.setdefault(id(one.frame), []).append(one)
    for stretch in stretches:
        if not _has_speaker(stretch) or stretch.frame.note is not None or stretch.source is None:
            continue
        start, end = stretch.quoted.start, stretch.quoted.end
        if not any(one.start <= start and end <= one.end for one in known.get(id(stretch.frame), ())):
            cue, kind = stretch.cue or "", stretch.source.kind
            yield Indirect(stretch.frame, start, end, stretch.source, stretch.surface, kind, cue, None, stretch.how)


def doubled_finding(stretches: list[Stretch]) -> tuple[Finding, ...]:
    """The finding of a document in which several such stretches are somebody's."""
    said = [stretch for stretch in stretches if _has_speaker(stretch)]
    if len(said) < FEW:
        return ()
    span = said[0].frame.span(said[0].quoted.start, said[0].quoted.end)
    return (
        Finding(
            "doubled_apostrophes",
            f"{len(said)} stretches between two apostrophes look like quotations and are not read as such; "
            "`quotation_marks: doubled apostrophes` in sources.yml has them read",
            span.start,
            span.end,
        ),
    )


def _has_speaker(stretch: Stretch) -> bool:
    return stretch.kind in ("direct", "partial") and stretch.source is not None
