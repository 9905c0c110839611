"""One text in many ways of writing notes, most of them made up: what must be found by evidence, not by a list.

The ways are in `gold/dialects.txt`, and in `gold/dialects_more.txt` those tried when the first were read. Each text
holds the same fourteen references to the same twelve notes: two to note 2 and two to note 7, one in a heading, in a
list, in a table and in a quotation, two side by side.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import escape
from pathlib import Path

from loccit.model import Parsed
from loccit.parse import parse

FIRST = Path(__file__).parent / "gold" / "dialects.txt"
MORE = FIRST.with_name("dialects_more.txt")

NOTES = {
    1: "Harbour Board minutes, 4 May 1903, fol. 12.",
    2: "See Maren Tveit, Ice Years (Skarne, 1998), p. 14.",
    3: "The pilot was then a man of ninety.",
    4: "This part rests on talks held in the winter of 2016.",
    5: "Lamp Book, leaf 9; and Pilot Book 1911, leaf 3.",
    6: "Skarne Courier, 5 May 1911, p. 3.",
    7: "On the dues, see Ida Holm, The Quay Book (Bergen, 2001), p. 3. The figures are for the calendar year.",
    8: "Gross tons.",
    9: "Translated from the minutes.",
    10: "Eva Lind, “Why the mole broke”, Quay News, 9 May 1934.",
    11: "In 1951 it was raised by two metres.",
    12: "The board of 1960 thought otherwise; two clerks remember it, a third does not.",
}
TEXT = (
    ("h1", "The Mole of Skarne"),
    (
        "p",
        "The mole was begun in 1903 after two years of talks.{1} It was to keep the ice out,{2} and it did so for eight"
        " winters.",
    ),
    ("p", "The first keeper{3} lived on it; no later one did."),
    ("h2", "The years of ice{4}"),
    (
        "p",
        "In the winter of 1911 the ice came over the mole.{5}{6} The dues rose to 34 crowns{7} a boat, up from 12 in"
        " 1903.",
    ),
    ("li", "The pilots asked for a lamp.{2}"),
    ("li", "The board asked for a wall."),
    ("tr", "Boats lost in 1911{8}|214"),
    ("bq", "Nobody shall walk upon the mole in winter.{9}"),
    ("h2", "What came after"),
    ("p", "The mole broke in 1934{10} and was mended twice.{11} The dues were never lowered again.{7}"),
    ("p", "It stands to this day, and nobody asks what it cost{12}"),
)
_PLACE = re.compile(r"\{(\d+)\}")


@dataclass(frozen=True, slots=True)
class Score:
    """How many links were found, are right, and should be."""

    right: int
    found: int
    wanted: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(self.found + self.wanted, 1)


def wanted_links() -> list[tuple[str, str]]:
    """The last letters and digits before each reference, and the note it leads to."""
    links = []
    for _, words in TEXT:
        for cell in words.split("|"):
            for at in _PLACE.finditer(cell):
                links.append((_end(_PLACE.sub("", cell[: at.start()])), _even(NOTES[int(at[1])])))
    return links


def score(way: Way) -> Score:
    """What is found in one dialect."""
    parsed = parse(way.written().encode(), name=f"case.{way.form['ending']}")
    found = []
    for reference in parsed.notes.references:
        if reference.note is None:
            continue
        if reference.passage is not None and reference.position is not None:
            before = parsed.passages[reference.passage].text[: reference.position]
        else:
            before = _block_before(parsed, reference.start)
        found.append((_end(before), _even(parsed.notes.notes[reference.note].text)))
    wanted = wanted_links()
    right = 0
    for link in found:
        if link in wanted:
            wanted.remove(link)
            right += 1
    return Score(right, len(found), len(wanted_links()))


def _block_before(parsed: Parsed, place: int) -> str:
    block = next((one for one in parsed.blocks if one.start <= place <= one.end), None)
    if block is None:
        return ""
    words: list[str] = []
    at = block.start
    for hole in parsed.notes.holes:
        if hole.start >= place or hole.end <= block.start:
            continue
        words.append(parsed.text[at : max(at, hole.start)])
        at = hole.end
    return "".join([*words, parsed.text[at:place]])


def _end(words: str) -> str:
    return _even(words)[-18:]


def _even(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())


# ---- how a text is written -----------------------------------------------------------------------------------------

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SIGNS = ("*", "†", "‡", "§", "¶")


def ways_in(path: Path) -> dict[str, Way]:
    """The dialects of a file by their names."""
    found: dict[str, Way] = {}
    for part in path.read_text("utf-8").split("\n## ")[1:]:
        name, *lines = part.split("\n")
        fields = dict(line.split(": ", 1) for line in lines if ": " in line and not line.startswith("#"))
        found[name] = Way(name, {key: value.replace("\\n", "\n") for key, value in fields.items()})
    return found


@dataclass(slots=True)
class Way:
    """One way of writing notes."""

    name: str
    form: dict[str, str]

    def written(self) -> str:
        """The whole text in this way."""
        return self._page() if self.form["ending"] == "html" else self._plain()

    def _filled(self, key: str, number: int, nth: int = 1, sign: int = 0) -> str:
        words = NOTES[number]
        is_page = self.form["ending"] == "html"
        said = {
            "{n}": str(number), "{k}": str(nth), "{x}": "" if nth == 1 else f"-{nth}",
            "{l}": "abcdefghijklmnop"[number - 1],
            "{s}": str(number).translate(_RAISED), "{r}": _roman(number), "{g}": _SIGNS[sign % len(_SIGNS)],
            "{t}": escape(words, quote=False) if is_page else words, "{a}": escape(words),
            "{j}": escape(words.replace("'", "\\'")), "{z}": f"{number:02}",
        }  # fmt: skip
        return re.sub(r"\{[a-z]\}", lambda at: said.get(at.group(), at.group()), self.form.get(key, ""))

    def _tail(self) -> str:
        if "note" not in self.form:
            return ""
        notes = "\n".join(self._filled("note", number) for number in NOTES)
        return self.form.get("start", "") + notes + self.form.get("end", "")

    def _paragraphs(self) -> list[tuple[str, str, str]]:
        """Kind, words with their marks, and the notes below."""
        seen: Counter[int] = Counter()
        found = []
        waiting: list[tuple[int, int]] = []
        for kind, words in TEXT:

            def mark(at: re.Match[str]) -> str:
                number = int(at[1])
                seen[number] += 1
                if seen[number] == 1 or "{g}" in self.form["ref"]:
                    waiting.append((number, len(waiting)))
                return self._filled("ref", number, seen[number], len(waiting) - 1)

            plain = escape(words, quote=False) if self.form["ending"] == "html" else words
            said = _PLACE.sub(mark, plain)
            below = ""
            if "below" in self.form and kind != "li":
                below = "\n".join(self._filled("below", number, 1, sign) for number, sign in waiting)
                waiting.clear()
            found.append((kind, said, below))
        return found

    def _page(self) -> str:
        parts, in_list = [], False
        for kind, words, below in self._paragraphs():
            if in_list != (kind == "li"):
                parts.append("</ul>" if in_list else "<ul>")
                in_list = not in_list
            if kind == "tr":
                said = "<table><tr><td>" + words.replace("|", "</td><td>") + "</td></tr></table>"
            elif kind == "bq":
                said = f"<blockquote><p>{words}</p></blockquote>"
            else:
                said = f"<{kind}>{words}</{kind}>"
            parts += [said, below]
        return (
            "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>The Mole of Skarne</title></head><body>"
            '<nav><ul><li><a href="#main">Skip</a></li><li><a href="/about">About [1]</a></li></ul></nav><main id=main>'
            f"<article>{''.join(parts)}{self._tail()}</article></main><footer>© The port, 1960</footer></body></html>"
        )

    def _plain(self) -> str:
        parts = []
        for kind, words, below in self._paragraphs():
            said = words.replace("|", " | ")
            said = {"h1": said.upper(), "li": f"- {said}", "bq": f"    {said}"}.get(kind, said)
            parts += [said, *([below] if below else [])]
        return "\n\n".join([*parts, self._tail()]).rstrip() + "\n"


def _roman(number: int) -> str:
    return ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")[number - 1]


def shown(path: Path) -> str:
    """The table that `make quality` prints: what is not wholly right, and all together."""
    scores = {name: score(way) for name, way in ways_in(path).items()}
    lines = [
        f"{one.f1:.3f} {one.right:3}/{one.found}/{one.wanted}  {name}" for name, one in scores.items() if one.f1 < 1
    ]
    right, found, wanted = (sum(getattr(one, key) for one in scores.values()) for key in ("right", "found", "wanted"))
    return "\n".join([*lines, f"{2 * right / (found + wanted):.3f} link F1 of {len(scores)} made-up dialects"])


if __name__ == "__main__":
    for path in (FIRST, MORE):
        print(f"-- {path.stem}")
        print(shown(path))
