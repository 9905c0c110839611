"""What can be mended without touching a word: missing identifiers, and typography.

An identifier is put in only where one passage alone holds the words, and would not accuse them. Words are never
changed.
"""

from __future__ import annotations

import difflib
import re

from loccit.check.drafts import Draft
from loccit.check.verdicts import Report, Verdict

_TAIL = re.compile(r"[.,;:\s]*\Z")
_CASE = "another case of the first letter"


def fix(draft: Draft, report: Report) -> str:
    """The draft's source with its identifiers put in and its typography as in the sources; else unchanged."""
    if not draft.is_source:
        return draft.source
    edits = [edit for verdict in report.verdicts if (edit := _edit(draft, verdict)) is not None]
    text = draft.source
    for start, end, words in sorted(edits, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def shown(draft: Draft, fixed: str) -> str:
    """The difference as a unified diff; nothing where there is none."""
    before, after = draft.source.splitlines(keepends=True), fixed.splitlines(keepends=True)
    return "".join(difflib.unified_diff(before, after, draft.name, f"{draft.name} (mended)"))


def citation(name: str, identifier: str) -> str:
    """An identifier as it is cited in a draft of this name: `[@ptrb01mktp]`, in LaTeX `\\cite{ptrb01mktp}`."""
    return f"\\cite{{{identifier}}}" if _is_latex(name) else f"[@{identifier}]"


def _edit(draft: Draft, verdict: Verdict) -> tuple[int, int, str] | None:
    if verdict.code == "unsourced_quote" and len(verdict.places) == 1 and not verdict.risk:
        return verdict.end, verdict.end, _gap(draft.name) + citation(draft.name, verdict.places[0])
    if verdict.code == "typography" and _CASE not in verdict.notes and verdict.expected:
        return _typography(draft, verdict)
    return None


def _gap(name: str) -> str:
    return "~" if _is_latex(name) else " "


def _is_latex(name: str) -> bool:
    return name.lower().endswith((".tex", ".latex"))


def _typography(draft: Draft, verdict: Verdict) -> tuple[int, int, str] | None:
    """The source's words between the draft's marks, with the draft's last comma or stop."""
    start, end = verdict.start + 1, verdict.end - 1
    words = draft.source[start:end]
    if words != draft.text[start:end] or verdict.expected is None:
        return None  # there is markup inside
    tail = _TAIL.search(words)
    kept = tail.group() if tail else ""
    if words[:1] != verdict.expected[:1] and words[:1].casefold() == verdict.expected[:1].casefold():
        return None
    return start, end, verdict.expected + kept
