"""Pages of lines → the reading of a PDF."""

from __future__ import annotations

import re
from dataclasses import replace

from loccit.model import Claim, Finding, Reading
from loccit.readers._compose import Composer
from loccit.readers._format import Format
from loccit.readers._pdf_blocks import Stretch, Typography, stretches_of
from loccit.readers._pdf_lines import Line, Page
from loccit.readers._pdf_mail import cut_at_heads
from loccit.readers._pdf_margins import heads_of_numbered, numbers_of_lines
from loccit.readers._pdf_notes import FootNote, FootNotes, next_label, split_label, words_behind_label
from loccit.readers._pdf_order import Placed, in_reading_order, running_lines
from loccit.readers._pdf_scraps import gathered

_TORN = re.compile(r"([^\W\d_]+)[-\u00ad‐]\s*\Z")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NEXT = re.compile(r"\s*([^\W\d_]+)")
_TITLE = 1.2
"""A title's type is so much larger than that of the prose."""
_TITLED = re.compile(
    r"(?!\s*(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,4}\.)\s).*?(?:[^\W\d_]{3}|[\u2e80-\u9fff\uac00-\ud7af]{2})", re.DOTALL
)
"""Takes `Tides of Skarne`, `1848 remembered`; leaves `2.5 1st ~70%`, `1 Introduction`, `3549`."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[/?&=_%#-]\s*\Z")
"""An address that a line's end parts: takes `https://skarne.example/tides?`, leaves `https://skarne.example.`."""
_POWER = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,2}\Z")
"""What bears a power rather than a note: takes `40 m`, `km`, `x`; leaves `him`."""
_LABEL = re.compile(r"\d{1,4}|[*†‡§¶‖#]{1,4}|[a-z]\Z")
_WIDE_SCRIPT = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
"""Han, Kana, Hangul and their marks: lines of these join without a space (Hangul parts words by spaces, but a line
may end anywhere)."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u1049\u1050-\u109f\u1780-\u17d3]")
"""Thai, Lao, Burmese, Khmer but for their full stops: spaces part phrases, and a line may end at any word."""


def compose(
    pages: tuple[Page, ...], form: Format, name: str, claims: tuple[Claim, ...], findings: tuple[Finding, ...]
) -> Reading:
    """One text of all pages: body, then foot notes."""
    return _Telling(pages, Composer(form, name)).told(claims, findings)


class _Telling:
    """Tells the document to a composer."""

    def __init__(self, pages: tuple[Page, ...], composer: Composer) -> None:
        self._composer = composer
        numbers = numbers_of_lines(pages)
        beside = {(line.page, round(line.base)) for line in numbers}  # what a page numbers is none of its heads
        running = running_lines(pages).items()
        self._running = {line: "page-number" for line in heads_of_numbered(pages, numbers)}
        self._running |= {line: "line-number" for line in numbers}
        self._running |= {line: cue for line, cue in running if (line.page, round(line.base)) not in beside}
        self._turned = [line for page in pages for line in page.turned]
        lines = [line for page in pages for line in page.lines if line not in self._running]
        typography = Typography(lines)
        self._words = {word.lower() for line in lines for word in _WORD.findall(line.text)}
        self._body = typography.body
        self._notes = FootNotes(typography.body)
        self._expected = "1"
        placed: list[Placed] = []
        for place, page in enumerate(pages):
            on_page = in_reading_order(line for line in page.lines if line not in self._running)
            if any(other.number == page.number for other in (*pages[:place][-1:], *pages[place + 1 :][:1])):
                on_page = tuple(replace(one, column=place + 1) for one in on_page)
            placed += self._notes.take(on_page)
        self._stretches = cut_at_heads(gathered(stretches_of(placed, typography)))

    def told(self, claims: tuple[Claim, ...], findings: tuple[Finding, ...]) -> Reading:
        """The reading."""
        self._mark_title()
        for stretch in self._stretches:
            self._tell(stretch)
        for note in self._notes.notes:
            self._tell_note(note)
        for line, cue in sorted(self._running.items(), key=lambda pair: (pair[0].page, -pair[0].base, pair[0].x0)):
            self._tell_apart(line, cue)
        for line in self._turned:
            self._tell_apart(line, "turned")
        self._composer.claims += claims
        self._composer.findings += findings
        return self._composer.reading()

    def _tell_apart(self, line: Line, cue: str) -> None:
        """A line that is none of the text."""
        self._composer.begin("paragraph", locator=f"page {line.page}", cues=(cue,))
        self._composer.say(line.text)
        self._composer.end()

    def _mark_title(self) -> None:
        """The first words in the largest type, if they stand on the first page, are the title."""
        largest = next(
            (stretch for stretch in self._stretches if (stretch.kind, stretch.level) == ("heading", 1)), None
        )
        if largest is None or largest.lines[0].page != 1 or largest.lines[0].size <= self._body * _TITLE:
            return
        if _TITLED.match("".join(line.text for line in largest.lines)):
            largest.cues = (*largest.cues, "title")

    def _tell(self, stretch: Stretch) -> None:
        where = f"page {stretch.lines[0].page}"
        self._composer.begin(stretch.kind, level=stretch.level, locator=where, cues=stretch.cues)
        for place, line in enumerate(stretch.lines):
            if stretch.kind == "row" and place:
                self._composer.cell()
            following = stretch.lines[place + 1] if place + 1 < len(stretch.lines) and stretch.kind != "row" else None
            self._tell_line(line, following)
        self._composer.end()

    def _tell_note(self, note: FootNote) -> None:
        cues = ("page-foot", "doc-footnote", f"label:{note.label}")
        with self._composer.one_block("paragraph", locator=f"page {note.page}", cues=("doc-footnote",)):
            self._composer.say(note.label + " ")
            start = self._composer.place
            for place, line in enumerate(note.lines):
                following = note.lines[place + 1] if place + 1 < len(note.lines) else None
                words = words_behind_label(line, note.label) if not place else line.text
                self._composer.say(self._joined(words, following))
            self._composer.target(start, note.anchor, cues=cues)

    def _tell_line(self, line: Line, following: Line | None) -> None:
        last = len(line.pieces) - 1
        for place, piece in enumerate(line.pieces):
            words = self._joined(piece.text, following) if place == last else piece.text
            words = words.rstrip() if place == last and following is None else words
            if line.is_raised(piece):
                self._tell_raised(words, line.pieces[place - 1].text if place else "", line.page)
            else:
                self._composer.say(words)

    def _tell_raised(self, words: str, before: str, page: int) -> None:
        """A raised piece: each label in it is a link, to its note where that stands at the foot of the page."""
        if words.strip() in ("2", "3") and words.strip() != self._expected and _POWER.search(before):
            self._composer.say(words)
            return
        at = 0
        for begin, behind in split_label(words, self._notes.labels(page), self._expected):
            label = words[begin:behind]
            start, end = _with_brackets(words, begin, behind)
            self._composer.say(words[at:start])
            at, place = end, self._composer.place
            self._composer.say(words[start:end])
            note = self._notes.referred_to(page, label)
            if note is not None:
                cues = ("sup", "doc-noteref", f"label:{label}")
                self._composer.link(place, note.anchor, anchor=f"{note.anchor}-ref", cues=cues)
                self._expected = next_label(label)
            elif _LABEL.fullmatch(label) and not label.isalpha():
                self._composer.target(place, "", cues=("sup", f"label:{label}"))
                self._expected = next_label(label) if label in ("1", self._expected) else self._expected
        self._composer.say(words[at:])

    def _joined(self, words: str, following: Line | None) -> str:
        """The words at a line's end, so that the next line's can be added: a torn word whole, else a space."""
        if following is None:
            return words
        torn, after = _TORN.search(words), _NEXT.match(following.text)
        if _ADDRESS.search(words):
            return words.rstrip()
        if torn is None or after is None:
            return words.rstrip() + ("" if _joins_closely(words, following.text) else " ")
        if self._is_compound(torn[1], after[1]) and not words.rstrip().endswith("\u00ad"):
            return words.rstrip()
        return words[: torn.end(1)]

    def _is_compound(self, first: str, second: str) -> bool:
        """Whether the hyphen belongs to the word: so it stands elsewhere, or a capital follows it."""
        if not second[:1].islower():
            return True
        whole, parted = (first + second).lower(), f"{first}-{second}".lower()
        return whole not in self._words and parted in self._words


def _joins_closely(words: str, following: str) -> bool:
    """Whether the words of two lines belong together without a space, by the scripts of the letters that meet."""
    both = words.rstrip()[-1:] + following.lstrip()[:1]
    if len(_WIDE_SCRIPT.findall(both)) == 2:
        return True
    return not words.endswith(" ") and len(_UNSPACED.findall(both)) == 2


def _with_brackets(words: str, start: int, end: int) -> tuple[int, int]:
    """The label with the brackets around it, which are printed for it."""
    is_around = start > 0 and words[start - 1] in "[(" and words[end : end + 1] in ("]", ")")
    return (start - 1, end + 1) if is_around else (start, end)
