"""The lines round a title → the persons that they name as its authors; nobody where it takes a guess.

A line names an author by a word ("by", "von", "Autor:"), beside a date, or alone right under or over the title; a name
alone must be borne out by another line: a date beside it, or the same name again elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loccit.structure import cues
from loccit.structure._persons import persons_in
from loccit.structure.dates import find_dates
from loccit.structure.language import function_words

_NEAR = 4
"""A name alone stands at most so many lines from the title."""
_SIGN = re.compile(r"\A(?:[•◦▪·*»>–—-]\s*)+")
_BY = re.compile(
    r"(?:(?<!\w)(?:by|von|par|por|di|door|durch|av|af|przez|od|автор)\s?:?|"
    r"(?<!\w)(?:guest\s?)?(?:autor(?:in|en)?|author|auteur|autore|text|words|écrit\spar)\s?(?:von|par)?\s?:)(?:(?<=:)\s*|\s+)(?=[^\W\d_])",
    re.IGNORECASE,
)
"""What goes before an author's name: takes `Posted on 4 May by `, `Autor: `, leaves `Bystanders`, `standby `."""
_STUCK = re.compile(r"\A(?:By|Von|Par|Por)(?=[A-ZÀ-Þ][a-zß-ÿ])")
"""A label that lost its space: takes `ByMara Holt`, leaves `Byron Holt` (no capital follows)."""
_AFTER = re.compile(
    r"""\s*(?:\b(?:published|posted|updated|created|veröffentlicht|erstellt|aktualisiert|geändert|zuletzt|am|um|on|at|le|el|
        publié|mis|in|uhr|comments?|kommentare?|follow(?:ing)?|folgen|staff|illustration|photos?|fotos?|bilder|lesezeit|
        min(?:uten?|utes|s)?|views?|kategorien?|categor(?:y|ies)|\#)\b|[|•·/(\[]|\s[-–—~]\s|\d|:).*\Z""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""From here on a byline says something else: ` Veröffentlicht: 26.12.`, ` | Wohnen`, ` 5 Comments`."""
_WEEKDAY = re.compile(
    r"""\W*\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|
        lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|
        (?:lune|marte|mercole|giove|vener)dì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)-feira|
        понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\W*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""The day of the week before a date."""
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b(?:\s?(?:uhr|h|[ap]\.?m\.?|[a-z]{2,4}(?![a-z])))?", re.IGNORECASE)
_LISTED = re.compile(r"\s*,\s*|\s(?:and|und|et|y|&)\s")
_EDGES = " \t\u00a0,;:.|/•·@-–—~()[]"


@dataclass(frozen=True, slots=True)
class Near:
    """A line near the title: its words, and how many lines it stands below it (above: negative)."""

    words: str
    below: int
    is_byline: bool


def authors_named(lines: Sequence[Near], is_said_again: Callable[[str], bool]) -> tuple[int, tuple[str, ...]] | None:
    """The place of the line that names the authors, and their names; None where no line does.

    `is_said_again` tells whether a name stands in yet another line of the document.
    """
    rules = (_by_word, lambda line, _: _beside_date(line), _alone)
    for rule in rules:
        for place, line in enumerate(lines):
            if persons := rule(line, is_said_again):
                return place, persons
    return None


def _by_word(line: Near, _: Callable[[str], bool]) -> tuple[str, ...]:
    """Whoever stands behind "by"; a sentence is no byline."""
    words = _STUCK.sub("", line.words)
    stuck = words != line.words
    found = _BY.search(words)
    if (found is None and not stuck) or (cues.ends_sentence(words) and not line.is_byline) or len(words) > 140:
        return ()
    start = found.end() if found else 0
    if found and not line.is_byline and found.start() > 0 and not _is_label(words[: found.start()]):
        return ()
    persons = persons_in(_AFTER.sub("", words[start:]), stated=False)
    return persons if all(name in words for name in persons) else ()  # no byline turns a name round


def _is_label(before: str) -> bool:
    """Whether what goes before "by" is a date, a word like "posted", or next to nothing; not half a sentence."""
    return bool(find_dates(before, day_first=True)) or len(before.split()) <= 2


def _beside_date(line: Near) -> tuple[str, ...]:
    """A name that stands with a date in one line and with nothing else."""
    dates = find_dates(line.words, day_first=True)
    if line.below < -1 or not dates or cues.ends_sentence(line.words) or len(line.words) > 120:
        return ()
    before = _CLOCK.sub(" ", line.words[: dates[0].start]).strip(_EDGES)
    behind = _CLOCK.sub(" ", line.words[dates[-1].end :]).strip(_EDGES)
    for part in (before, behind):
        names = _LISTED.split(_WEEKDAY.sub("", _AFTER.sub("", part).strip(_EDGES)))
        persons = persons_in(", ".join(names), stated=False) if all(map(_is_person, names)) else ()
        if len(persons) == len(names):  # else a desk, or what a date is called, stands there
            return persons
    return ()


def _alone(line: Near, is_said_again: Callable[[str], bool]) -> tuple[str, ...]:
    """A name alone in a line, if it is said again; a list of names with commas too."""
    if not 0 < line.below <= _NEAR or cues.is_furniture(line.words):
        return ()
    words = _SIGN.sub("", line.words).strip(_EDGES)
    words = re.sub(r"(?:Follow|Folgen)\Z", "", words)
    names = _LISTED.split(words)
    if not all(_is_person(name) for name in names) or not is_said_again(names[0]):
        return ()
    return persons_in(words, stated=False)


def _is_person(name: str) -> bool:
    """Whether words have the form of a name and begin with no function word: takes `Mara Holt`, leaves `Das Boot`."""
    return cues.is_name(name) and name.split()[0].lower() not in function_words()
