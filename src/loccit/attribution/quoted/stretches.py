"""Quotations and reporting clauses on their way through a document, and how one quotation follows another."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.persons.source import Resolved, Source
from loccit.attribution.quoted.kinds import SHORT, count_words
from loccit.attribution.sentence.frames import Frame, Sentence
from loccit.text.quotes import Quoted

_BARE = " .,:;—–-―\ue000\ue001\ue002"


@dataclass(slots=True, eq=False)
class Stretch:
    """A quotation on its way: its place in its frame, and what is known of it."""

    frame: Frame
    quoted: Quoted
    kind: str = "scare"
    how: str = "no cue"
    source: Source | None = None
    surface: str | None = None
    cue: str | None = None
    reporter: Source | None = None
    continues: Stretch | None = None
    clause: Clause | None = None
    sentence: tuple[int, int] = (0, 0)

    @property
    def text(self) -> str:
        """Its words with the marks."""
        return self.frame.text[self.quoted.start : self.quoted.end]


@dataclass(slots=True, eq=False)
class Report:
    """A reporting clause found in a sentence, with whom its subject means."""

    frame: Frame
    line: Sentence
    clause: Clause
    resolved: Resolved | None
    reporter: Source | None
    hands_on: Clause | None = None
    """Of `according to`: the clause that it hands on."""
    owner: Source | None = None
    """Of `according to Holm’s notes`: whose they are."""


def last_report(reports: list[Report], stretch: Stretch) -> Report | None:
    """The last report of the paragraph before a stretch, if somebody known is its source."""
    for report in reversed(reports):
        if report.line.end <= stretch.quoted.start and report.clause.sort in ("report", "call", "act", "by"):
            return report if report.resolved and report.resolved.source else None
    return None


_IT_WAS = re.compile(r"(?:It|This|That|They|These|Those|There) (?:is|was|are|were|would|had|has|will|could|should) \Z")
"""What a sentence says before its quotation where it goes on with what the one before reports: takes `It was `."""


def goes_on_reporting(reports: list[Report], stretch: Stretch) -> Report | None:
    """The report of the sentence right before, where a stretch is all that `It was` has to say: `Holm rejected this.
    It was “a matter for the courts”.`"""
    start, end = stretch.sentence
    masked = stretch.frame.masked
    if not _IT_WAS.match(masked[start : stretch.quoted.start]) or count_words(stretch.text) <= SHORT:
        return None
    report = last_report(reports, stretch)
    adjoins = report is not None and not masked[report.line.end : start].strip()
    return report if adjoins and len(masked[stretch.quoted.end : end].strip(_BARE)) < SHORT else None


def ends_with_report(frame: Frame, reports: list[Report]) -> bool:
    """Whether the last sentence of a paragraph reports what a person says: `And it would sink again, she said.`"""
    if not reports or not frame.spans or reports[-1].line.start < frame.spans[-1][0]:
        return False
    source = reports[-1].resolved.source if reports[-1].resolved else None
    return source is not None and source.person is not None and reports[-1].clause.sort in ("report", "act")


def follow_report(stretch: Stretch, report: Report, how: str) -> None:
    stretch.source = report.resolved.source if report.resolved else None
    stretch.surface = report.resolved.surface if report.resolved else None
    stretch.cue = report.line.surface(report.frame.text, *report.clause.cue)
    stretch.kind, stretch.how = "direct", how
    stretch.reporter = report.reporter if report.reporter is not stretch.source else None


def last_before(given: list[Stretch], stretch: Stretch) -> Stretch | None:
    """The last quotation with a speaker before a stretch, in the order of the text."""
    at = bisect_left(given, place_of(stretch), key=place_of)
    return given[at - 1] if at else None


def first_behind(given: list[Stretch], stretch: Stretch) -> Stretch | None:
    """The first quotation with a speaker behind a stretch, unless a clause between the two names that speaker."""
    at = bisect_left(given, place_of(stretch), key=place_of)
    behind = given[at] if at < len(given) else None
    return None if behind is None or " before, " in behind.how else behind


def talking(own: list[Stretch]) -> set[int]:
    """The quotations (by `id`) that are sentences of their own and stand right beside another, as where two talk:
    `«Chi?» «Io.»`. They are whole sentences, and nothing says whose."""
    found: set[int] = set()
    for first, second in itertools.pairwise(own):
        between = first.frame.masked[first.quoted.end : second.quoted.start]
        if not between.strip(" .") and stands_alone(first) and stands_alone(second):
            found.update((id(first), id(second)))
    for stretch in own:
        if id(stretch) in found and stretch.source is None:
            stretch.kind, stretch.how = "direct", "nobody is named"
    return found


def place_of(stretch: Stretch) -> int:
    return stretch.quoted.start


def follow(stretch: Stretch, other: Stretch, how: str) -> None:
    stretch.source, stretch.surface, stretch.cue = other.source, other.surface, other.cue
    stretch.reporter, stretch.continues = other.reporter, other
    stretch.how, stretch.kind = how, "direct"


def follow_inside(stretch: Stretch, other: Stretch) -> Stretch:
    """Lets a sentence in marks inside a quotation go on with the one before it there, and gives it back."""
    follow(stretch, other, "same paragraph")
    return stretch


def stands_alone(stretch: Stretch) -> bool:
    """Whether a quotation is its own sentence."""
    (start, end), masked = stretch.sentence, stretch.frame.masked
    rest = masked[start : stretch.quoted.start] + masked[stretch.quoted.end : end]
    return len(rest.strip(_BARE)) < SHORT or rest.strip(_BARE) in _JOINING


_JOINING = frozenset("Und Aber Denn Dann Doch And But Then Also Puis Mais Pero Luego Poi Però Mas Depois".split())
"""All that stands beside a quotation which goes on with the one before: takes `Und: „…“`."""


def resumes(stretch: Stretch, before: Stretch) -> bool:
    """Whether a quotation is all that stands behind a semicolon, and the one before it has its clause between the two:
    `“We sold it,” she said; “we sold it well.”`"""
    masked = stretch.frame.masked
    between = masked[before.quoted.end : stretch.quoted.start].rstrip()
    is_rest = len(masked[stretch.quoted.end : stretch.sentence[1]].strip(_BARE)) < SHORT
    return is_rest and between.endswith(";") and before.sentence == stretch.sentence and " after, " in before.how


def heads_paragraph(stretch: Stretch) -> bool:
    """Whether a quotation stands before a colon and what is said of it: `“He is tough”: “For a tough guy, …”`."""
    return stretch.quoted.start == 0 and stretch.frame.text[stretch.quoted.end :].lstrip().startswith(":")


def stands_behind_colon(stretch: Stretch) -> bool:
    """Whether a colon leads to a quotation that begins like a sentence: `The sign: “Nobody may land here.”`"""
    words = stretch.text[len(stretch.quoted.mark) :].lstrip("([…. ")
    return stretch.frame.text[: stretch.quoted.start].rstrip().endswith(":") and words[:1].isupper()


def fills_paragraph(stretch: Stretch) -> bool:
    """Whether a quotation is all of its paragraph."""
    return len(stretch.frame.text) - len(stretch.text) < SHORT and count_words(stretch.text) > SHORT


def is_all(stretch: Stretch, before: Stretch) -> bool:
    """Whether a quotation is all of its paragraph, in the marks of the one before; a heading has others."""
    return fills_paragraph(stretch) and stretch.frame.role in _GOING_ON and stretch.quoted.mark == before.quoted.mark


def goes_on(stretch: Stretch) -> bool:
    """Whether the last quotation of a paragraph ends it, but for the clause that says whose it is.

    Takes `“…,” Holm said.`, `Holm said: “…”`; leaves a fragment, and a quotation behind which the paragraph goes on.
    """
    if stretch.source is None or stretch.source.kind != "person" or stretch.kind != "direct":
        return False
    if stretch.text.rstrip("”\"»’'").endswith("?"):  # somebody else may answer
        return False
    rest = stretch.frame.masked[stretch.quoted.end :]
    return (
        stretch.frame.role in _GOING_ON
        and stretch.quoted.closed
        and (
            not rest.strip(_BARE)
            or (" after, " in stretch.how and stretch.sentence[1] >= len(stretch.frame.masked.rstrip()))
        )
    )


_GOING_ON = frozenset(("body", "list_item", "standfirst"))


def around(frame: Frame, stretch: Stretch, block: Stretch) -> str:
    words = frame.text[block.quoted.start : stretch.quoted.start] + frame.text[stretch.quoted.end : block.quoted.end]
    return words.strip(_BARE)


def tie_fragments(inside: list[Stretch]) -> None:
    """Ties the fragments of one sentence that one clause holds: `“…,” he said, “…”`."""
    for before, stretch in itertools.pairwise(inside):
        if stretch.clause and stretch.clause is before.clause:
            stretch.continues = before
            if (
                before.kind == "direct"
                and stretch.kind == "partial"
                and stretch.how.split()[-2:] != before.how.split()[-2:]
            ):
                stretch.kind = "direct"
