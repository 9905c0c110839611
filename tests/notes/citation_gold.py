"""What notes are read to cite, against what they do cite: `gold/citations.txt`, every figure of it.

A citation counts as split right if its words hold the title (else the address) of one work of the gold and of no other
one of that note; its kind and each field are asked only then. Fields are compared without case, marks and stops, places
in a work by their numbers.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from loccit.model import Citation, Described, Note, Notes, Work
from loccit.notes import cite
from loccit.notes.citing.forms import BACK_KINDS

GOLD = Path(__file__).parent / "gold" / "citations.txt"
MORE = GOLD.with_name("citations_more.txt")
"""The second set was written when the rules for the first were done."""
THIRD = GOLD.with_name("citations_third.txt")
"""The third: other styles and languages, tried when the rules for the first two were done."""
FIELDS = {
    "by": "authors", "t": "title", "in": "container", "pub": "publisher", "at": "place", "d": "date", "pp": "pages",
    "url": "address", "no": "number", "lang": "language", "anon": "anonymity",
}  # fmt: skip
_NO_WORDS = re.compile(r"[\W_]+")
_NUMBERS = re.compile(r"\d+|\b[ivxlc]+\b")


@dataclass(frozen=True, slots=True)
class Cited:
    """One work, or words that refer back (`kind` is `back`), as the gold states it."""

    kind: str
    said: dict[str, str]


@dataclass(slots=True)
class Tally:
    """The counts: of citations, of kinds, and of each field (right, wrong, missing, invented)."""

    gold: int = 0
    found: int = 0
    split: int = 0
    kind: int = 0
    fields: dict[str, Counter[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def add(self, name: str, verdict: str) -> None:
        """One more verdict about a field."""
        self.fields.setdefault(name, Counter())[verdict] += 1


def notes_in(path: Path = GOLD) -> Iterator[tuple[str, list[tuple[str, list[Cited]]]]]:
    """Each style with its notes, each note with what it cites."""
    style, notes = "", list[tuple[str, list[Cited]]]()
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            if notes:
                yield style, notes
            style, notes = line[3:], []
        elif line.startswith("= "):
            kind, *parts = line[2:].split(" | ")
            notes[-1][1].append(Cited(kind, dict(part.split(" ", 1) for part in parts)))  # type: ignore[misc]
        elif line and not line.startswith("#"):
            notes.append((line, []))
    yield style, notes


def measured(path: Path = GOLD) -> dict[str, Tally]:
    """The tally of each style, and of all (`all`)."""
    tallies: dict[str, Tally] = {}
    whole = Tally()
    for style, notes in notes_in(path):
        tally = tallies[style] = Tally()
        for target in (tally, whole):
            _measure([text for text, _ in notes], [cited for _, cited in notes], target)
    return {**tallies, "all": whole}


def _measure(texts: list[str], gold: list[list[Cited]], tally: Tally) -> None:
    source = "\n".join(texts)
    notes, at = [], 0
    for ordinal, text in enumerate(texts):
        notes.append(Note(ordinal, str(ordinal + 1), text, at, at + len(text), "gold"))
        at += len(text) + 1
    works, citations, _ = cite(source, Notes(notes=tuple(notes), text=source), Described())
    for ordinal, wanted in enumerate(gold):
        found = [one for one in citations if one.note == ordinal and one.kind != "comment"]
        _compare(texts[ordinal], wanted, found, works, tally)


def _compare(text: str, wanted: list[Cited], found: list[Citation], works: tuple[Work, ...], tally: Tally) -> None:
    tally.gold += len(wanted)
    tally.found += len(found)
    pairs = _paired(wanted, found)
    tally.split += len(pairs)
    if len(pairs) < len(wanted) or len(pairs) < len(found):
        tally.faults.append(f"split: {text}\n      {[one.kind + ': ' + one.text for one in found]}")
    for gold, one in pairs:
        if gold.kind == "back":
            tally.kind += 1
            continue
        work = works[one.work] if one.work is not None else Work(None)
        tally.kind += work.type == gold.kind
        if work.type != gold.kind:
            tally.faults.append(f"kind {work.type}, not {gold.kind}: {one.text}")
        for name, value in _stated(work, one).items():
            _judge(name, gold.said.get(name, ""), value, one.text, tally, kind=gold.kind)


def _judge(name: str, wanted: str, found: str, words: str, tally: Tally, *, kind: str) -> None:
    if (
        name == "t"
        and not wanted
        and kind in ("interview", "speech", "personal_communication", "post", "document", "legal_case")
    ):
        return
    if name == "at" and kind != "interview" and not wanted:
        return
    if not wanted and not found:
        return
    is_right = _even(name, wanted) == _even(name, found)
    verdict = "right" if is_right else "missing" if not found else "wrong" if wanted else "invented"
    tally.add(name, verdict)
    if not is_right:
        tally.faults.append(f"{FIELDS[name]} {verdict}: {found!r}, not {wanted!r}: {words}")


def _paired(wanted: list[Cited], found: list[Citation]) -> list[tuple[Cited, Citation]]:
    """Gold and found, in one order."""
    pairs, start = [], 0
    for gold in wanted:
        others = [other for other in wanted if other is not gold]
        for at in range(start, len(found)):
            if _fits(gold, found[at], others):
                pairs.append((gold, found[at]))
                start = at + 1
                break
    return pairs


def _fits(gold: Cited, found: Citation, others: list[Cited]) -> bool:
    words = _plain(found.text)
    if found.kind in (("full",) if gold.kind == "back" else BACK_KINDS - {"idem"}):
        return False
    if any((key := _plain(_key(other))) and key in words for other in others):
        return False
    return _plain(_key(gold)) in words


def _key(gold: Cited) -> str:
    return gold.said.get("t", gold.said.get("url", ""))


def _stated(work: Work, citation: Citation) -> dict[str, str]:
    csl = json.loads(work.csl or "{}")
    return {
        "by": " & ".join(work.authors), "t": work.title or "", "in": work.container or "", "pub": work.publisher or "",
        "at": csl.get("event-place") or csl.get("publisher-place") or "", "d": work.issued or "",
        "pp": getattr(citation, "locator", None) or csl.get("page", ""), "url": work.url or "", "no": work.number or "",
        "lang": work.language or "", "anon": "yes" if csl.get("custom", {}).get("anonymous") else "",
    }  # fmt: skip


def _plain(words: str) -> str:
    return _NO_WORDS.sub(" ", words.casefold()).strip()


def _even(name: str, value: str) -> str:
    if name == "pp":
        return " ".join(_NUMBERS.findall(value))
    if name == "url":
        return re.sub(r"^doi: ?|^https?://", "", value)
    return _plain(value).removeprefix("the ")


def shown(tallies: dict[str, Tally], *, faults: int = 0) -> str:
    """The table that `make quality` prints."""
    lines = []
    for style, tally in tallies.items():
        precision, recall = tally.split / max(tally.found, 1), tally.split / max(tally.gold, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        lines.append(f"{style:38} split P {precision:.3f} R {recall:.3f} F1 {f1:.3f}; "
                     f"kinds {tally.kind / max(tally.split, 1):.3f} of {tally.split}")  # fmt: skip
    whole = tallies["all"]
    for name, label in FIELDS.items():
        counts = whole.fields.get(name, Counter())
        asked = counts["right"] + counts["wrong"] + counts["missing"]
        lines.append(f"  {label:12} {counts['right'] / max(asked, 1):.3f} of {asked}, invented {counts['invented']}")
    return "\n".join([*lines, *(f"    {fault}" for fault in whole.faults[:faults])])


if __name__ == "__main__":
    for gold in (GOLD, MORE, THIRD):
        print(f"-- {gold.stem}")
        print(shown(measured(gold), faults=999 if "-v" in sys.argv else 0))
