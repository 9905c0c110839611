"""Walks through a document and says of every quotation whose words it holds.

`Walk.read(frame, at)` takes one passage or note after the other. What a clause in the same sentence decides is decided
at once; what is left (a quotation that is a whole sentence) is settled at the end of its paragraph.
"""

from __future__ import annotations

from bisect import insort
from collections import deque
from dataclasses import dataclass, field

from loccit.attribution.clauses.assign import Governed, governing
from loccit.attribution.clauses.inner import inner_clause, is_sentence_inside, is_told
from loccit.attribution.clauses.owned import owner_behind
from loccit.attribution.giving import give, give_by_name, give_by_text
from loccit.attribution.meant.leads import lead_of
from loccit.attribution.meant.recorded import teller_of
from loccit.attribution.meant.reporting import find_reports, resolved_of, told_aside
from loccit.attribution.meant.sources import Sources
from loccit.attribution.meant.unsaid import is_surely_named
from loccit.attribution.persons.source import Source
from loccit.attribution.quoted.kinds import (
    SHORT,
    count_words,
    is_honour,
    is_nickname,
    is_title,
    is_title_in_note,
    kind_of,
    looks_like_title,
)
from loccit.attribution.quoted.stretches import (
    Report,
    Stretch,
    around,
    ends_with_report,
    fills_paragraph,
    first_behind,
    follow,
    follow_inside,
    follow_report,
    goes_on,
    goes_on_reporting,
    heads_paragraph,
    is_all,
    last_before,
    last_report,
    place_of,
    resumes,
    stands_alone,
    stands_behind_colon,
    talking,
    tie_fragments,
)
from loccit.attribution.sentence.frames import Frame, Sentence, reporting_tokens, tokens
from loccit.attribution.sentence.language import Language


@dataclass(slots=True)
class Walk:
    """One reading of a document: what was found, and what the next paragraph needs to know of the one before."""

    sources: Sources
    language: Language
    stretches: list[Stretch] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    unclosed: Stretch | None = None
    intro: Report | None = None
    """Who speaks behind the colon that ends the paragraph before."""
    lead: Report | None = None
    """Of whom the paragraph before speaks or reports, whose words a paragraph is that is all quotation."""
    is_dialogue: bool = False
    """Whether paragraphs that are all quotation are so many that speakers take turns in them, as in a novel."""
    takes_turns: bool = False
    """Whether such paragraphs stand one behind another, so that nobody who is told of between them need speak."""
    answers: str | None = None
    """Who answers in an interview, as its title names them."""
    written: dict[int, Source | None] = field(default_factory=dict)
    """Who wrote the passages of a thread of mail, by ordinal, the document's own left out."""
    before: Stretch | None = None
    """The quotation at the end of the paragraph before, whose speaker goes on in a paragraph that is all quotation."""

    def read(self, frame: Frame, at: int) -> None:
        """Reads one frame whose text begins at `at` in the order of reading."""
        own = [Stretch(frame, quoted) for quoted in frame.outer]
        waiting: list[Stretch] = []
        found = len(self.reports)
        ahead = deque(own)
        for start, end in frame.spans:
            inside = []
            while ahead and ahead[0].quoted.start < end:
                inside.append(ahead.popleft())
            if inside:
                self._read_sentence(frame, tokens(frame, start, end, self.language), inside, at, waiting)
            elif frame.note is None and (line := reporting_tokens(frame, start, end, self.language)):
                self.reports.extend(find_reports(self.sources, frame, line, at))
        if self.language.alike and len(own) > 1:
            talk = talking(own)
            waiting = [stretch for stretch in waiting if id(stretch) not in talk]
        self._settle(own, waiting, self.reports[found:])
        self._remember(frame, own, self.reports[found:], at)
        self.stretches.extend(own)

    def begin_anew(self, floor: int) -> None:
        """Forgets who spoke: what follows is another text, whose pronouns look back no further than to `floor`."""
        self.unclosed = self.intro = self.lead = self.before = self.sources.last = None
        self.sources.floor = floor

    def add_block(self, frame: Frame, block: Stretch) -> None:
        """Adds a whole turn or block quote; where marks enclose all of it, the quotation in them is it; in a message
        it is one that its writer quotes."""
        own = [stretch for stretch in self.stretches if stretch.frame is frame]
        same = [stretch for stretch in own if len(around(frame, stretch, block)) < SHORT]
        if same and block.source and frame.passage not in self.written:
            same[0].source, same[0].surface, same[0].how, same[0].kind = (
                block.source,
                block.surface,
                block.how,
                "direct",
            )
        elif not same:
            self.stretches.append(block)

    def add_inner(self, frame: Frame, at: int) -> None:
        """Adds the quotations inside quotations; only a clause beside one, inside the same marks, names its speaker."""
        nested = [quoted for quoted in frame.pairing.stretches if quoted.depth and quoted.closed]
        if not nested:
            return
        around = {stretch.quoted: stretch for stretch in self.stretches if stretch.frame is frame}
        before: Stretch | None = None
        for quoted in nested:
            stretch = Stretch(frame, quoted, how="inside a quotation")
            outer = next((one for one in around if one.start < quoted.start and quoted.end <= one.end), None)
            if looks_like_title(stretch.text) and count_words(stretch.text) > 2:
                stretch.kind = "title"
            elif outer and quoted.depth == 1:
                self._by_inner_clause(stretch, around[outer], at)
                if stretch.how != "inside a quotation":
                    before = stretch
                elif before and not stretch.surface and before.quoted.start > outer.start:
                    goes_on = is_sentence_inside(frame, outer, quoted, self.language)
                    before = follow_inside(stretch, before) if goes_on else None
            self.stretches.append(stretch)

    def _by_inner_clause(self, stretch: Stretch, outer: Stretch, at: int) -> None:
        found = inner_clause(stretch.frame, outer.quoted, stretch.quoted, self.language)
        if found is None:
            return
        frame, line, quote, governed = found
        me, self.sources.me = self.sources.me, outer.source
        resolved = resolved_of(self.sources, frame, line, governed.clause, at)
        self.sources.me = me
        subject = governed.clause.subject
        if resolved is None or subject is None or not is_told(line, governed.clause):
            return
        is_pronoun = line.lows[subject[0]] in ("he", "she")
        if resolved.source is None and not is_pronoun:
            return
        is_person = resolved.source is not None and resolved.source.kind == "person"
        is_one = resolved.how == "nominal" and (is_person or governed.clause.rule == "inverted verb")
        if resolved.how != "name" and not is_one and line.lows[subject[0]] != "i":
            if is_pronoun or resolved.how == "role":  # nobody says `she` of whom the document means
                stretch.surface, stretch.reporter = line.surface(frame.text, *subject), outer.source
            return
        through = outer.source if outer.source is not resolved.source else outer.reporter
        give(stretch, Report(frame, line, governed.clause, resolved, through), governed)
        stretch.kind = kind_of(line, quote, stretch.text, governed)

    def _read_sentence(
        self, frame: Frame, line: Sentence, inside: list[Stretch], at: int, waiting: list[Stretch]
    ) -> None:
        reports = find_reports(self.sources, frame, line, at)
        if told := told_aside(self.sources, frame, line, reports, inside[0], at):
            line, reports = told
        self.reports.extend(reports)
        for stretch in inside:
            stretch.sentence = (line.start, line.end)
            quote = line.token_at(stretch.quoted.start)
            if quote is None or give_by_name(self.sources, stretch, at):
                continue
            if not self._by_clause(stretch, line, quote, reports, at):
                waiting.append(stretch)
        tie_fragments(inside)

    def _by_clause(self, stretch: Stretch, line: Sentence, quote: int, reports: list[Report], at: int) -> bool:
        """Decides a quotation by the clauses of its sentence; whether it is decided."""
        found = governing(line, [report.clause for report in reports], quote)
        in_note = stretch.frame.note is not None
        if not in_note and (owned := owner_behind(line, quote)):
            resolved = resolved_of(self.sources, stretch.frame, line, owned, at)
            give(stretch, Report(stretch.frame, line, owned, resolved, None), Governed(owned, "after"))
            stretch.kind = "direct"
            return True
        if in_note and is_title_in_note(line, quote, stretch.text, found):
            stretch.kind, stretch.how = "title", "title in a note"
            return True
        if is_honour(line, quote) or is_nickname(line, quote):
            return True
        if is_title(line, quote, stretch.text, self.language):
            stretch.kind, stretch.how = "title", "words of a title"
            return True
        if found is None:
            if any(report.clause.rule == "passive" and report.clause.cue[1] == quote for report in reports):
                stretch.how = "passive without agent"
                return True
            return give_by_text(self.sources, stretch, line, quote, at=at)
        report = next(report for report in reports if report.clause is found.clause)
        if (told := teller_of(reports, report)) is not report:
            report, found = told, Governed(told.clause, found.where)
        give(stretch, report, found)
        through = next((one.resolved for one in reports if one.clause is found.through), None)
        stretch.reporter = through.source if through else stretch.reporter
        stretch.kind = kind_of(line, quote, stretch.text, found)
        return True

    def _settle(self, own: list[Stretch], waiting: list[Stretch], reports: list[Report]) -> None:
        """Decides the quotations that no clause of their sentence holds, by their paragraph and the one before."""
        given = [stretch for stretch in own if stretch.source]
        for stretch in waiting:
            alone = stands_alone(stretch)
            opens = stretch.quoted.start == 0
            before = last_before(given, stretch)
            if opens and self.unclosed:
                follow(stretch, self.unclosed, "continued")
            elif before and (alone or resumes(stretch, before)):
                follow(stretch, before, "same paragraph")
            elif alone and (report := last_report(reports, stretch)):
                follow_report(stretch, report, "same paragraph")
            elif alone and (behind := first_behind(given, stretch)):
                follow(stretch, behind, "same paragraph")
                stretch.continues = None
            elif not alone and (report := goes_on_reporting(reports, stretch)):
                follow_report(stretch, report, "same paragraph")
                stretch.kind = "partial"
            elif alone and opens and (report := self._introducing(stretch)):
                follow_report(stretch, report, "introduced")
            elif opens and self.before and not self.is_dialogue and is_all(stretch, self.before):
                follow(stretch, self.before, "paragraph before")
            elif alone and looks_like_title(stretch.text):
                stretch.kind, stretch.how = "title", "words of a title"
            elif (alone or stands_behind_colon(stretch)) and count_words(stretch.text) > SHORT:
                stretch.kind, stretch.how = "direct", "nobody is named"
            if stretch.source:
                insort(given, stretch, key=place_of)

    def _introducing(self, stretch: Stretch) -> Report | None:
        """The report of the paragraph before that leads to a quotation which begins its own."""
        if self.intro and not heads_paragraph(stretch):
            return self.intro
        return self.lead if fills_paragraph(stretch) else None

    def _remember(self, frame: Frame, own: list[Stretch], reports: list[Report], at: int) -> None:
        last = own[-1] if own else None
        self.before = last if last and goes_on(last) else None
        self.unclosed = last if last and not last.quoted.closed and last.source else None
        leads = teller_of(reports, reports[-1]) if reports and frame.masked.rstrip().endswith(":") else None
        self.intro = leads if leads and leads.resolved and leads.resolved.source else None
        self.lead = None if self.takes_turns or self.intro else self._lead_of(frame, own, reports, at)

    def _lead_of(self, frame: Frame, own: list[Stretch], reports: list[Report], at: int) -> Report | None:
        """Whose words a paragraph is that is all quotation, by what the one before it says of somebody."""
        if lead := lead_of(frame, self.language):
            resolved = resolved_of(self.sources, frame, *lead, at)
            if resolved and resolved.how in ("name", "pronoun") and is_surely_named(self.sources, resolved.source):
                return Report(frame, *lead, resolved, None) if resolved.source and resolved.source.person else None
        return reports[-1] if not own and ends_with_report(frame, reports) else None
