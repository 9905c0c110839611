"""A checked draft as a page shows it: its paragraphs, each quotation marked, and each verdict beside its paragraph."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from loccit.check import Draft, Verdict, fixing
from loccit.check.drafts import FILL, Mention, Stretch
from loccit.check.reports.people import SIGNS
from loccit.check.verdicts import MEANING, Change
from loccit.web.checking import Checked
from loccit.web.marking import Insert, weave
from loccit.web.marking import Stretch as Element

MOST_PARAGRAPHS = 600
"""A longer draft is shown only where there is a verdict."""
_MOST_RIGHT = 3
_SHOWN = 300
_EQUAL = 90
_CLOSING = frozenset(",;:.!?”’)")
_UNCHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Row:
    """One verdict: `words` are the source's (with what differs marked), `right` the citations that can be copied."""

    number: int
    verdict: Verdict
    tone: str
    sign: str
    name: str
    meaning: str
    words: Markup
    right: tuple[str, ...]
    page: str | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the draft. `kind` is body, quote or note; `is_behind_gap` says that others were left out."""

    kind: str
    label: str
    words: Markup
    rows: tuple[Row, ...]
    is_behind_gap: bool = False


def paragraphs(checked: Checked) -> list[Paragraph]:
    """The draft from its beginning to its end; of a long one what has verdicts."""
    draft = checked.draft
    told = sorted([*checked.report.verdicts, *checked.report.unchecked], key=lambda one: one.start)
    unchecked = frozenset(checked.report.unchecked)
    rows = [_row(number, one, draft.name, one in unchecked) for number, one in enumerate(told, 1)]
    stretches = sorted(draft.stretches, key=lambda one: one.start) or [Stretch("body", 0, len(draft.text))]
    homes: dict[int, list[Row]] = {}
    starts = [one.start for one in stretches]
    for row in rows:
        homes.setdefault(max(0, bisect_right(starts, row.verdict.start) - 1), []).append(row)
    is_long = len(stretches) > MOST_PARAGRAPHS
    shown: list[Paragraph] = []
    last = -1
    for place, stretch in enumerate(stretches):
        if is_long and place not in homes:
            continue
        nested = stretches[place + 1 : bisect_left(starts, stretch.end, place + 1)]
        words = _words(draft, stretch, nested, homes.get(place, ()))
        shown.append(Paragraph(stretch.kind, stretch.label, words, tuple(homes.get(place, ())), place != last + 1))
        last = place
    return shown


def _row(number: int, verdict: Verdict, draft: str, is_unchecked: bool) -> Row:
    tone = "hint" if is_unchecked else verdict.tone
    kind = f" · {verdict.kind}" if verdict.kind not in ("", "other") else ""
    right = () if is_unchecked else tuple(fixing.citation(draft, one) for one in _right(verdict))
    named = next(iter(_right(verdict)), verdict.passage_id)
    is_known = named is not None and not is_unchecked and (verdict.code != "bad_id" or bool(verdict.places))
    return Row(
        number, verdict, tone, "–" if is_unchecked else SIGNS[tone],
        _UNCHECKED if is_unchecked else verdict.code + kind,
        "" if is_unchecked else MEANING[verdict.code], _source_words(verdict), right, named if is_known else None,
    )  # fmt: skip


def _right(verdict: Verdict) -> tuple[str, ...]:
    """The identifiers that a quotation may be cited by; none where nothing is known."""
    if verdict.code in ("bad_id", "gone_id", "ambiguous", "moved_id") and verdict.places:
        return verdict.places[:_MOST_RIGHT]
    is_lost = verdict.code in ("bad_id", "gone_id", "not_found")
    return () if is_lost or verdict.passage_id is None else (verdict.passage_id,)


def _source_words(verdict: Verdict) -> Markup:
    """What the source says, where that is not what the draft says."""
    if verdict.diff and any(change.op == "equal" for change in verdict.diff):
        return Markup(" ").join(_change(change) for change in verdict.diff)
    told = Markup(" ").join(_change(change) for change in verdict.diff)
    if verdict.code in ("exact", "wrong_speaker") or not verdict.expected:
        return told
    hidden = verdict.diff[0].source.strip() if verdict.diff else ""
    before, found, after = verdict.expected.partition(hidden) if hidden else (verdict.expected, "", "")
    if hidden and found:
        return Markup("{}<ins>{}</ins>{}").format(_cut(before, _SHOWN), found, _cut(after, _SHOWN))
    gap = "" if hidden[:1] in _CLOSING else " "
    return escape(_cut(verdict.expected, _SHOWN) + gap) + told if hidden else escape(_cut(verdict.expected, _SHOWN))


def _change(change: Change) -> Markup:
    if change.op == "equal":
        return escape(_cut(change.draft, _EQUAL))
    struck = Markup("<del>{}</del>").format(change.draft) if change.draft else Markup("")
    added = Markup("<ins>{}</ins>").format(change.source) if change.source else Markup("")
    return struck + (Markup(" ") if struck and added else Markup("")) + added


def _cut(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    return f"{words[: most // 2].rsplit(' ', 1)[0]} […] {words[-most // 2 :].split(' ', 1)[-1]}"


def _words(draft: Draft, stretch: Stretch, nested: Sequence[Stretch], rows: Sequence[Row]) -> Markup:
    """The words of a paragraph without its markup, its identifiers set as such, its quotations marked."""
    start, end = stretch.start, max([stretch.end, *(min(row.verdict.end, stretch.end + 400) for row in rows)])
    text = draft.text[start:end]
    for note in nested:
        hidden = FILL * (note.end - note.start)
        text = text[: note.start - start] + hidden + text[note.end - start :]
    marked = [
        Element(
            row.verdict.start - start, row.verdict.end - start,
            Markup('<span class="quoted {}">').format(row.tone), Markup("</span>"),
        )
        for row in rows
    ]  # fmt: skip
    inserts = [Insert(row.verdict.end - start, _reference(row)) for row in rows]
    inserts += [
        Insert(one.start - start, Markup("<code>[@{}]</code>").format(one.identifier))
        for one in _mentions(draft, start, end)
    ]
    return Markup(str(weave(text, [marked], inserts)).replace(FILL, ""))


def _mentions(draft: Draft, start: int, end: int) -> Sequence[Mention]:
    first = bisect_left(draft.mentions, start, key=lambda one: one.start)
    return draft.mentions[first : bisect_left(draft.mentions, end, key=lambda one: one.start)]


def _reference(row: Row) -> Markup:
    return Markup('<a class="vref {tone}" href="#v{number}" aria-label="Verdict {number}, {name}">{number}</a>').format(
        tone=row.tone, number=row.number, name=row.name
    )
