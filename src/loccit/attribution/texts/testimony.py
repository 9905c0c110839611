"""Who asks and who answers in the record of a hearing, where `Q.` and `A.` begin the turns.

Names stand beside the first ones (`Q. (Mr Orne, for the port)`), in a line above them (`BY MR. ORNE:`, `EXAMINATION OF
ADA LIND`, `ADA LIND, having been duly sworn`), and hold until others come. Turns whose names nobody gives have none.
Out of `data/testimony.txt`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from loccit.attribution.sentence.language import sections_in
from loccit.attribution.sentence.names import small_letters
from loccit.text.asked_lines import asked_lines, is_called_record
from loccit.text.speaker_lines import UPPER

_WORD = rf"[{UPPER}][\w.’'-]*"
_TITLE = (
    r"(?:(?:MR|MRS|MS|MISS|DR|PROF|SIR|LADY|LORD|ATTY|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lady|Lord|Atty|"
    r"Herr|Frau|RA|RAin|M|Mme|Me|Maître|Sr|Sra|Avv|Dott)\.? )"
)
_NAME = rf"{_TITLE}?{_WORD}(?: {_WORD}){{0,3}}"
_TITLES = re.compile(rf"\A{_TITLE}")
_COURT = r"THE COURT|The Court"
_TITLED = rf"(?:{_TITLE}{_WORD}(?: {_WORD}){{0,3}}?|{_COURT})"
_LABEL = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ0-9.’'-]*(?: |(?=:))){1,5}:\s+(?=\S)")
"""Takes `A JUROR: `, `JUROR NO. 10: `; leaves `Note: `."""
_COLLOQUY = re.compile(
    rf"(?P<party>FOR THE )?(?P<name>THE (?:[A-Z]+ ?){{1,3}}"
    rf"|{_TITLE}[{UPPER}][{UPPER}.’'-]+(?: [{UPPER}][{UPPER}.’'-]+){{0,2}}):\s+"
)
"""Who speaks between questions and answers: takes `THE COURT: `, `MR. PELL: `; leaves `Note: `."""
_DEGREES = r"(?:,? (?:Ph\.?D|P[Hh]\.?D|M\.?D|PHD|MD|JR|Jr|D\.?O|CIH|PE|Esq)\.?(?!\w))*"
_ALONE = re.compile(rf"\W*(?P<name>{_NAME}){_DEGREES},?(?: ?\([^()]*\))?\W*")
"""A line that is a name: takes `ADA LIND, Ph.D.,`, `ADA LIND (for the port)`."""
_NEAR = 4
"""So many lines below a name may stand that it is of somebody sworn."""
_NOTHING: Mapping[int, Sequence[str]] = MappingProxyType({})
_ASIDE = re.compile(r"\s*\([^()]*\)\s*")
"""Takes `(For the Plaintiff)`, `(resumed)`."""
_LINE = 160
_LONGEST = 300
"""So many characters has a line at most that names somebody, or says that they were sworn."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of a hearing: its label, where its words begin, whose it is (where the record says so), whether it asks.
    `is_heard`: the text is a hearing beyond doubt, and no interview."""

    label: str
    end: int
    name: str | None
    asks: bool = False
    is_heard: bool = False


def find_turns(texts: Sequence[str], above: Mapping[int, Sequence[str]] = _NOTHING, title: str = "") -> dict[int, Turn]:
    """The turns among the paragraphs of a document, by their number; none where not both ask and answer twice. `above`
    are the headings that stand before a paragraph, `title` is what the document is called.

    >>> find_turns(["BY MR. ORNE:", "Q. Who shut it?", "A. Nobody.", "Q. Why?", "A. (Ada Lind) Why not?"])[3].name
    'MR. ORNE'
    """
    found = asked_lines(texts)
    if not found:
        return {}
    named = _Named()
    named.note(title)
    is_heard = _is_heard(texts, above, title)
    turns: dict[int, Turn] = {}
    for number, words in enumerate(texts):
        is_turn = number in found or _COLLOQUY.match(words) is not None
        for heading in above.get(number, ()):
            named.note(heading.strip())
        witness = _witness().match(words)
        if asked := found.get(number):
            if asked.asks:
                named.asks = asked.named or named.asks
            else:
                named.answers = asked.named or named.answers
            name = named.asks if asked.asks else named.answers
            turns[number] = Turn(asked.label, asked.end, name, asked.asks, is_heard or not asked.has_colon)
        elif witness and named.answers:
            turns[number] = Turn("THE WITNESS", witness.end(), named.answers, is_heard=True)
        elif len(words) < _LONGEST and not is_turn:
            named.note(words.strip())
        if is_turn:
            named.forget()
    return turns


def is_record(
    turns: Mapping[int, Turn], texts: Sequence[str], above: Mapping[int, Sequence[str]] = _NOTHING, title: str = ""
) -> bool:
    """Whether turns are those of a hearing that is told from its start to its end, where each goes on to the next."""
    return bool(turns) and _is_heard(texts, above, title)


def is_of_record(words: str) -> bool:
    """Whether a line says who is sworn, or who examines whom, and so ends the turn before it."""
    return len(words) < _LINE and bool(
        _by().match(words) or _sworn().match(words) or _examined().fullmatch(words) or _named_of(words)
    )


def heard_labels(
    texts: Sequence[str], labels: Sequence[tuple[str, int] | None], turns: Mapping[int, Turn]
) -> list[tuple[str, int] | None]:
    """The labels of a hearing: as they were found, but none above the first turn or of another form than most, which
    are parties, addresses and lists; and those between questions and answers, of which there may be few.

    >>> heard_labels(["Port: Skarne", "MR. PELL: Objection, form."], [("Port", 6), None], {})
    [None, ('Mr. Pell', 10)]
    """
    colons = [
        words[: label[1]].rstrip().endswith((":", "：")) for words, label in zip(texts, labels, strict=True) if label
    ]
    is_colon = 2 * sum(colons) > len(colons)
    first, last = min(turns, default=0), max(turns, default=len(texts))
    begun = next((number for number, words in enumerate(texts) if number in turns or _COLLOQUY.match(words)), 0)
    is_capital = 2 * sum(map(str.isupper, texts)) > len(texts)
    found: list[tuple[str, int] | None] = []
    for number, (words, label) in enumerate(zip(texts, labels, strict=True)):
        colloquy = _COLLOQUY.match(words)
        is_one = number in turns or (
            first < number < last and label and (not is_colon or words[: label[1]].rstrip().endswith((":", "：")))
        )
        own = _own_label(words, colloquy, is_within=begun < number < last and not is_capital)
        is_read = label is not None and (own is None or (colloquy is not None and label[1] >= own[1]))
        found.append(label if is_read and (is_one or own) else own)
    return found


def _own_label(words: str, colloquy: re.Match[str] | None, *, is_within: bool) -> tuple[str, int] | None:
    """Who has the floor, by a label of the record's own form."""
    if colloquy:
        return None if colloquy["party"] else (small_letters(colloquy["name"]), colloquy.end())
    match = _LABEL.match(words) if is_within else None
    name = match.group().strip(": \t\n").removeprefix("A ") if match else ""
    said = {word.lower() for word in name.split()}
    is_name = match and not name.isdigit() and said.isdisjoint(sections_in("testimony.txt")["no_names"])
    return (small_letters(name), match.end()) if match and is_name and len(name) > 2 else None


@dataclass(slots=True)
class _Named:
    """Whom lines name: who asks, who answers, and the short line before, on which a name may begin."""

    asks: str | None = None
    answers: str | None = None
    before: str = ""
    alone: str | None = None
    since: int = 0
    """How many lines ago a line was nothing but a name."""

    def note(self, words: str) -> None:
        """Notes whom a line names, also together with the line before it: another witness has another one to ask."""
        if _ASIDE.fullmatch(words):
            return
        by, of = (
            _by().match(words),
            _named_of(words) or _named_of(f"{_ASIDE.sub('', self.before).rstrip(' :')} {words}"),
        )
        sworn = _sworn().match(words)
        if sworn and (person := _person(sworn["name"])):
            self.answers, self.asks = person, None
        elif self.alone and self.since < _NEAR and _oath().match(words):
            self.answers, self.asks = self.alone, None
        elif of:
            self.answers, self.asks = of, None
            by = by or _by_behind().search(words)
        if by:
            self.asks = by["name"].rstrip(".")
        elif _examined().fullmatch(words):
            self.asks = None
        alone = _ALONE.fullmatch(words) if by is None else None
        person = _person(alone["name"]) if alone else None
        self.alone, self.since = (person, 0) if person else (self.alone, self.since + 1)
        self.before = words

    def forget(self) -> None:
        """Leaves what the lines before a turn held: what stands behind it goes on with none of them."""
        self.before, self.alone = "", None


def _named_of(words: str) -> str | None:
    """Who answers, by a line that says so: in capitals more may stand behind the name."""
    match = _of().match(words)
    if match is None:
        return None
    rest = words[match.end() :].strip()
    is_whole = not rest.strip(",:;") or rest.lower().startswith("by ") or (match["name"].isupper() and rest[0] == ",")
    is_told = words.endswith(".") and not match["name"].isupper()
    return _person(match["name"]) if is_whole and not is_told else None


def _person(name: str) -> str | None:
    """A name without the title before it, unless it holds a word of the record itself: of `WITNESS PAGE` none."""
    name = _TITLES.sub("", name) if len(name.split()) > 2 else name
    words = {word.strip(".,").lower() for word in name.split()}
    is_name = len(words) > 1 and words.isdisjoint(sections_in("testimony.txt")["no_names"])
    return name.rstrip(",.") if is_name else None


def _is_heard(texts: Sequence[str], above: Mapping[int, Sequence[str]], title: str) -> bool:
    """Whether the title says so, somebody is sworn or examined, or a court or a witness has turns."""
    if is_called_record(title, "heard"):
        return True
    lines = [*(line for several in above.values() for line in several), *(one for one in texts if len(one) < _LINE)]
    return any(_COLLOQUY.match(line) or is_of_record(line.strip()) for line in lines)


def _any_of(heading: str) -> str:
    several = sections_in("testimony.txt")[heading]
    return "|".join(re.escape(one) for one in sorted(several, key=lambda one: (-len(one), one)))


@functools.cache
def _by() -> re.Pattern[str]:
    """A line that names who asks: takes `BY MR. ORNE:`, `CROSS-EXAMINATION BY MS. PELL`; leaves `signed by Mr Holm.`"""
    lead = rf"(?:.{{0,20}}\b(?i:{_any_of('examined')})\b.{{0,20}})?"
    return re.compile(rf"\(?{lead}(?i:{_any_of('by')}):? (?P<name>{_TITLED}|(?<=BY ){_NAME}(?=:))[:.]?\)?:?\Z")


@functools.cache
def _by_behind() -> re.Pattern[str]:
    """Who asks, at the end of a line that names who answers: takes ` BY MR. ORNE:`."""
    return re.compile(rf"\s(?i:{_any_of('by')}):? (?P<name>{_TITLED})[:.]?\Z")


@functools.cache
def _of() -> re.Pattern[str]:
    """What names who answers: takes `TESTIMONY OF ADA LIND`, `Vernehmung der Zeugin Ada Lind`; leaves `You read the
    testimony of Ada Lind`."""
    lead = rf"(?:(?!(?i:{_any_of('told')})\b)[^\s.?]{{1,20}}\s){{0,4}}"
    return re.compile(rf"{lead}(?:\w{{1,8}}-)?(?i:{_any_of('of')}) (?P<name>{_NAME}){_DEGREES}")


@functools.cache
def _sworn() -> re.Pattern[str]:
    """A line in which a witness is sworn: takes `ADA LIND, having been duly sworn, testified:`."""
    behind = r"(?:,|(?= (?i:having|was|after|being)\b))"
    return re.compile(rf"(?P<name>{_NAME}){_DEGREES}{behind} (?:[^.]{{0,90}} )?(?i:{_any_of('sworn')})\b")


@functools.cache
def _oath() -> re.Pattern[str]:
    """What is said of a witness whom the line above names: takes `having been first duly sworn, testified`."""
    return re.compile(rf"[^.?]{{0,120}}?(?<!\w)(?i:{_any_of('sworn')})(?!\w)")


@functools.cache
def _examined() -> re.Pattern[str]:
    """A line that begins an examination and names nobody: takes `CROSS-EXAMINATION`, `EXAMINATION (Resumed)`."""
    return re.compile(rf"\W*(?i:{_any_of('examined')})(?: ?\([^()]*\))?\W*")


@functools.cache
def _witness() -> re.Pattern[str]:
    """A turn of the witness between questions: takes `THE WITNESS: `."""
    return re.compile(rf"(?:{_any_of('witness')})\s?:\s+(?=\S)")
