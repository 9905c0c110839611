"""Who speaks in a paragraph that begins with a dash, as speech does in Russian, French, Spanish, Polish and others.

`— Мы здесь, — сказал Осип Линд. — Давно.`: the clause between the dashes names who speaks; else the line before does,
where it ends with a colon and its last clause begins with a name: `Осип Линд кивнул:`. Otherwise nobody is named.
"""

from __future__ import annotations

import re

from loccit.attribution.persons.cast import Cast, Person
from loccit.attribution.sentence.frames import Frame
from loccit.attribution.sentence.language import Language

_LANGUAGES = frozenset(("ru", "uk", "be", "bg", "pl", "fr", "es", "pt", "it", "ro", "ca", "sv", "nb", "da", "fi"))
_DASH = re.compile(r"[—–―]\s?(?=[^\W\d_a-zß-öø-ÿа-я]|[¿¡«])")
"""The dash before what somebody says: takes `— Мы`, `—¿Quién?`; leaves `— 12 лодок`, `– und dann`."""
_CLAUSE = re.compile(r"[,.!?…] ?[—–―] ?(?P<clause>[^—–―.!?:…\n]{4,90})(?=[.,:]? ?[—–―]|[.:]|\Z)")
"""What an author puts into speech, or behind it: takes `, — сказал Осип Линд`, `,— начал Линд.—`."""
_LAST = re.compile(r"(?:\A|[.!?…,;—–] ?)(?:(?:но|а|и|же|тут|mais|et|pero|y|ma|e|mas|ale|i) )?(?=[^,;.!?…]*:\s*\Z)")
"""Where the last clause of a line that ends with a colon begins."""


def is_dashed(words: str, role: str, language: str | None) -> bool:
    """Whether a paragraph lets somebody speak by a dash.

    >>> is_dashed("— Мы здесь.", "body", "ru-RU"), is_dashed("— We are here.", "body", "en")
    (True, False)
    """
    return role == "body" and (language or "").split("-")[0].lower() in _LANGUAGES and bool(_DASH.match(words))


def find_dashed(frames: list[Frame], starts: list[int], cast: Cast) -> dict[int, Person]:
    """Who speaks in the paragraphs behind a dash, by the passage; those without a name are left out."""
    found: dict[int, Person] = {}
    for number, (frame, start) in enumerate(zip(frames, starts, strict=True)):
        if frame.passage is None or not is_dashed(frame.text, frame.role, cast.language.code):
            continue
        person = _named_inside(frame, start, cast) or (
            _named_before(frames[number - 1], starts[number - 1], cast) if number else None
        )
        if person:
            found[frame.passage] = person
    return found


def _named_inside(frame: Frame, start: int, cast: Cast) -> Person | None:
    """Whom the one clause of saying between dashes names."""
    for clause in _CLAUSE.finditer(frame.masked):
        if any(_says(word, cast.language) for word in clause["clause"].lower().split()):
            named = {id(one.person): one.person for one in cast.between(start + clause.start(), start + clause.end())}
            return next(iter(named.values())) if len(named) == 1 else None
    return None


def _says(word: str, language: Language) -> bool:
    verb = language.verbs.get(word.strip(",."))
    return verb is not None and verb.sort in ("report", "beside", "act")


def _named_before(frame: Frame, start: int, cast: Cast) -> Person | None:
    """Whom the last clause of a line names first that ends with a colon."""
    last = _LAST.search(frame.masked) if frame.masked.rstrip().endswith(":") else None
    if last is None:
        return None
    named = cast.between(start + last.end(), start + len(frame.masked))
    people = {id(one.person) for one in named}
    return named[0].person if len(people) == 1 and named[0].at == start + last.end() else None
