"""Reports for people: place, verdict, difference, next step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from loccit.check.verdicts import HARMFUL, HINTS, MEANING, STRICT, Change, Report, Verdict

Paint = Callable[[str, str], str]
"""Words and a tone (harm, doubt, good, hint, delete, insert, dim) → words, coloured or not."""
SIGNS = {"harm": "✕", "doubt": "!", "good": "✓", "hint": "?"}
_SHOWN = 68
_EQUAL = 40


def plain(words: str, tone: str) -> str:
    """No colours: what is struck stands in `[-…-]`, what the source has in `{+…+}`."""
    return {"delete": f"[-{words}-]", "insert": f"{{+{words}+}}"}.get(tone, words)


def write(reports: Sequence[Report], paint: Paint = plain, *, with_good: bool = True) -> str:
    """All verdicts, good ones on one line each, and a line that counts them."""
    lines = []
    for report in reports:
        told = [
            (one.start, _lines(report.name, one, paint)) for one in report.verdicts if with_good or one.tone != "good"
        ]
        told += [(one.start, _unchecked(report.name, one, paint)) for one in report.unchecked]
        lines += [line for _, several in sorted(told, key=_place) for line in several]
    return "\n".join([*lines, summary(reports)])


def summary(reports: Sequence[Report]) -> str:
    """`19 quotations: 11 harmful (2 altered, …), 2 doubtful, 5 good; 1 hint.`"""
    counts: dict[str, int] = {}
    for report in reports:
        for code, count in report.counts.items():
            counts[code] = counts.get(code, 0) + count
    hints = sum(counts.get(code, 0) for code in HINTS)
    judged = sum(counts.values()) - hints
    apart = sum(len(report.unchecked) for report in reports)
    unheld = sum(report.unheld for report in reports)
    several = "quotation" if unheld == 1 else "quotations"
    alone = f"{unheld} {several} without an identifier, not in the archive: not checked" if unheld else ""
    if not judged and not hints and not apart:
        return f"{alone}." if alone else "no quotation and no identifier found."
    parts = [
        _group("harmful", [code for code in counts if code in HARMFUL], counts),
        _group("doubtful", [code for code in counts if code in STRICT], counts),
        _group("good", [code for code in counts if code not in HARMFUL | STRICT | HINTS], counts),
    ]
    tail = f"; {hints} {'hint' if hints == 1 else 'hints'}" if hints else ""
    open_ones = sum(bool(verdict.unconfirmed) for report in reports for verdict in report.verdicts)
    tail += f"; {open_ones} with a speaker that the archive does not confirm" if open_ones else ""
    tail += f"; {apart} not checked: this copy of the archive does not hold enough" if apart else ""
    tail += f"; {alone}" if alone else ""
    noun = "quotation" if judged == 1 else "quotations"
    return f"{judged} {noun}: {', '.join(part for part in parts if part) or 'none judged'}{tail}."


def shown_diff(changes: Sequence[Change], paint: Paint = plain) -> str:
    """The words with their differences marked; long stretches that are equal are cut in the middle."""
    parts = []
    for change in changes:
        if change.op == "equal":
            parts.append(_cut(change.draft))
        else:
            parts += [paint(change.draft, "delete")] if change.draft else []
            parts += [paint(change.source, "insert")] if change.source else []
    return " ".join(part for part in parts if part)


def remark(verdict: Verdict) -> str:
    """A verdict in the lines of a comment: its code and meaning, the difference, the next step."""
    lines = [f"{verdict.code}: {MEANING[verdict.code]}", shown_diff(verdict.diff), *verdict.remarks, verdict.next_step]
    return "\n".join(line for line in lines if line)


def _lines(name: str, verdict: Verdict, paint: Paint) -> list[str]:
    place = f"{name}:{verdict.line}:{verdict.column}"
    kind = f" · {verdict.kind}" if verdict.kind not in ("", "other") else ""
    words = f"  “{_cut(verdict.quotation, _SHOWN)}”" if verdict.quotation else ""
    lines = [f"{place}  {paint(f'{SIGNS[verdict.tone]} {verdict.code}{kind}', verdict.tone)}{words}"]
    if verdict.diff:
        lines.append(f"    {shown_diff(verdict.diff, paint)}")
    elif verdict.expected and verdict.tone in ("harm", "doubt") and verdict.code != "ambiguous":
        lines.append(f"    source: “{_cut(verdict.expected, 2 * _SHOWN)}”")
    told = verdict.remarks if verdict.tone != "good" else verdict.remarks[len(verdict.notes) :]
    lines += [f"    {remark}" for remark in told]
    if verdict.next_step:
        lines.append(f"    Next: {verdict.next_step}")
    if verdict.tone != "good" and verdict.passage_id:
        lines.append(paint("    " + " · ".join(part for part in (verdict.passage_id, verdict.where) if part), "dim"))
    return lines


def _place(told: tuple[int, list[str]]) -> int:
    return told[0]


def _unchecked(name: str, verdict: Verdict, paint: Paint) -> list[str]:
    words = f"  “{_cut(verdict.quotation, _SHOWN)}”" if verdict.quotation else ""
    place = f"{name}:{verdict.line}:{verdict.column}"
    return [f"{place}  {paint('– not checked', 'hint')}{words}", f"    {verdict.passage_id}: {verdict.next_step}"]


def _group(word: str, codes: list[str], counts: dict[str, int]) -> str:
    total = sum(counts[code] for code in codes)
    return f"{total} {word} ({', '.join(f'{counts[code]} {code}' for code in codes)})" if total else ""


def _cut(words: str, most: int = 2 * _EQUAL) -> str:
    if len(words) <= most:
        return words
    half = most // 2
    return f"{words[:half].rsplit(' ', 1)[0]} […] {words[-half:].split(' ', 1)[-1]}"
