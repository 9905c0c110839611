"""`[fn]…Hide Footnote`: a note in the middle of its paragraph, as a web page's note buttons leave it in a scrape.

The closing words are those of the button (`Hide Footnote`) or `[/fn]`. Where they are missing, the first rule that
applies ends the note: the end of its line; the white space that the document's other notes leave behind them; the
sentence with which its citation ends; the line. A line `[1] …` right behind such a note is what a word processor's
note leaves when it is pasted: residue, neither note nor body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from loccit.model import Finding, Reading, Span
from loccit.notes.evidence import Body, Evidence, Mark
from loccit.notes.taken import Taken

SURENESS = 1
DIALECT = "[fn]…Hide Footnote"

_TOKEN = re.compile(
    r"(?P<open>\[fn\])|(?P<close>Hide Footnotes?\b|\[/fn\])(?P<space>[ \t\u00a0]+(?=[,.;:!?)\]]))?", re.I
)
"""Takes `[fn]`, `Hide Footnote`, `Hide Footnote ` before a comma; leaves `hide footnotes` only inside longer words."""
_CITED_SENTENCE = re.compile(r"(?:\d{4}\)?|\bpp?\. ?[\d–-]+|op\. cit|[Ii]bid)\.[”\"’']?(?=\s+\S)")
"""The end of a citation: takes `7 December 2017.` and `p. 12.`; leaves `vol. 2, no. 4 (1975), pp. 217`."""
_RESIDUE = re.compile(r"\n(?P<line>\[\d{1,3}\][^\n]*)")
_GAP = re.compile(r"[ \t\u00a0\u2002\u2003]+")


@dataclass(slots=True)
class _Open:
    """A note that has begun: where its mark and its words start, and the rule that ended it, once one has."""

    start: int
    inner: int
    end: int = -1
    outer: int = -1
    how: str = DIALECT


def find(reading: Reading, taken: Taken) -> Evidence | None:
    """The notes between `[fn]` and its closing words; numbered by their order, since nothing is printed."""
    text = reading.text
    if "[fn]" not in text and "[FN]" not in text:
        return None
    tokens = list(_TOKEN.finditer(text))
    opened, stray = _paired(text, tokens)
    _end_the_open(text, opened, tokens)
    opened.sort(key=lambda note: note.start)
    residue = list(_residue(text, opened))
    marks = tuple(Mark(note.start, note.inner, "", str(number), DIALECT) for number, note in enumerate(opened, start=1))
    bodies = tuple(_body(text, note, number) for number, note in enumerate(opened, start=1))
    findings = (*_findings(opened, residue), *(_without_start(span) for span in stray))
    return Evidence(DIALECT, marks, bodies, (*residue, *stray), findings)


def _paired(text: str, tokens: list[re.Match[str]]) -> tuple[list[_Open], list[Span]]:
    """Openings with their closings: the nearest, and for a note in a note the one behind, in the same line."""
    waiting: list[_Open] = []
    opened: list[_Open] = []
    stray: list[Span] = []
    for token in tokens:
        if token["open"]:
            note = _Open(token.start(), token.end())
            opened.append(note)
            waiting.append(note)
            continue
        if not waiting or (waiting[-1] is not opened[-1] and text.find("\n", waiting[-1].start, token.start()) >= 0):
            stray.append(Span(token.start(), token.end()))
            continue
        note = waiting.pop()
        note.end, note.outer = token.start(), token.end()
    return opened, stray


def _end_the_open(text: str, opened: list[_Open], tokens: list[re.Match[str]]) -> None:
    usual = _usual_gap(text, tokens)
    starts = [note.start for note in opened]
    for place, note in enumerate(opened):
        if note.end >= 0:
            continue
        limit = starts[place + 1] if place + 1 < len(opened) else len(text)
        note.end, note.how = _ended(text, note.inner, limit, usual)
        note.outer = note.end


def _usual_gap(text: str, tokens: list[re.Match[str]]) -> str | None:
    """The white space that most notes have behind their closing words, if it is more than one plain space."""
    gaps = Counter(found.group() for token in tokens if token["close"] and (found := _GAP.match(text, token.end())))
    common = gaps.most_common(1)
    return common[0][0] if common and common[0][0] != " " else None


def _ended(text: str, start: int, limit: int, usual: str | None) -> tuple[int, str]:
    """Where a note without closing words ends, and the name of the rule that says so."""
    line_end = text.find("\n", start, limit)
    stop = line_end if line_end >= 0 else limit
    gap = text.find(usual, start, stop) if usual else -1
    if gap >= 0:
        return gap, "unclosed [fn]: ends at the white space that other notes have behind them"
    if line_end >= 0:
        return _stripped(text, start, line_end), "unclosed [fn]: ends with its line"
    cited = _CITED_SENTENCE.search(text, start, stop)
    if cited:
        return cited.end(), "unclosed [fn]: ends with its citation"
    return _stripped(text, start, stop), "unclosed [fn]: ends where the next one begins"


def _stripped(text: str, start: int, end: int) -> int:
    """The end without the white space before it."""
    return start + len(text[start:end].rstrip())


def _residue(text: str, opened: list[_Open]) -> Iterator[Span]:
    for note in opened:
        found = _RESIDUE.match(text, note.outer)
        if found:
            yield Span(*found.span("line"))


def _body(text: str, note: _Open, number: int) -> Body:
    words = text[note.inner : note.end]
    start = note.inner + len(words) - len(words.lstrip())
    end = max(start, note.end - (len(words) - len(words.rstrip())))
    return Body(start, end, Span(note.start, max(note.outer, end)), "", str(number), note.how, is_inline=True)


def _findings(opened: list[_Open], residue: list[Span]) -> Iterator[Finding]:
    for note in opened:
        if note.how != DIALECT:
            yield Finding("note_without_end", f"nothing says where the note ends; {note.how}", note.start, note.end)
    for span in residue:
        yield Finding("note_residue", "a pasted note between body and note, part of neither", span.start, span.end)


def _without_start(span: Span) -> Finding:
    return Finding("note_without_start", "the closing words of a note that never began", span.start, span.end)
