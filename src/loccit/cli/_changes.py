"""What changed between captures, for people and for programs: what `loccit diff` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from loccit.ingest.compared import Capture, Step
from loccit.matching.versions import Change
from loccit.text.diff import Edit

_NAMED = ("negation", "number", "date", "name", "modal")
"""Kinds of change that are named; the others are only shown."""

_AROUND = 6
"""Words that are shown before and behind a change."""


def steps_in_words(steps: Sequence[Step]) -> Iterator[str]:
    """A few lines for each capture and the next, the gravest change first."""
    for step in steps:
        notices = step.comparison.notices
        order = "" if step.is_certain else "; which is older is not known: they stand in the order in which they came"
        owned = "the newer one owns up to changes" if notices else "silent: the newer one owns up to none"
        yield (
            f"capture {_capture(step.older)} → {_capture(step.newer)}"
            + (
                f"  {len(step.comparison.changes)} changed passages; {owned}"
                if step.comparison.changes
                else "  no change"
            )
            + order
        )
        for notice in notices:
            yield f"  it says: {notice}"
        for change in step.comparison.changes:
            yield from _change_in_words(change)


def steps_as_json(steps: Sequence[Step]) -> list[dict[str, Any]]:
    """The same as plain values; offsets of edits are those of `was` and `now`."""
    return [
        {
            "older": asdict(step.older),
            "newer": asdict(step.newer),
            "is_certain": step.is_certain,
            "silent": bool(step.comparison.changes) and not step.comparison.notices,
            "notices": list(step.comparison.notices),
            "changes": [_change_as_json(change) for change in step.comparison.changes],
        }
        for step in steps
    ]


def _capture(one: Capture) -> str:
    return f"{one.ordinal} ({one.captured_at or f'came {one.added_at}'})"


def _change_in_words(change: Change) -> Iterator[str]:
    cited = ", cited" if change.is_cited else ""
    named = [kind for kind in _NAMED if kind in change.kinds]
    what = f": {', '.join(named)}" if named else ""
    yield f"\n  {change.id or 'no ID'}  {change.status}{cited}{what}"
    if change.edits and change.status != "split":
        for edit in change.edits:
            yield f"    {', '.join(edit.kinds)}: {_edit(change, edit)}"
        return
    if change.was:
        yield f"    - {_even(change.was)}"
    if change.now:
        yield f"    + {_even(change.now)}"


def _edit(change: Change, edit: Edit) -> str:
    """An edit with some words around it: `did [-not-] {+always+} promise`."""
    before = " ".join(change.was[: edit.a.start].split()[-_AROUND:])
    after = " ".join(change.was[edit.a.end :].split()[:_AROUND])
    out = f"[-{_even(edit.was)}-]" if edit.was else ""
    put = f"{{+{_even(edit.now)}+}}" if edit.now else ""
    return " ".join(part for part in (before, out, put, after) if part)


def _change_as_json(change: Change) -> dict[str, Any]:
    return {
        "id": change.id, "status": change.status, "cited": change.is_cited, "kinds": list(change.kinds),
        "was": change.was, "now": change.now,
        "edits": [
            {"kinds": list(edit.kinds), "was": edit.was, "now": edit.now, "was_start": edit.a.start,
             "was_end": edit.a.end, "now_start": edit.b.start, "now_end": edit.b.end}
            for edit in change.edits
        ],
    }  # fmt: skip


def _even(words: str) -> str:
    return " ".join(words.split())
