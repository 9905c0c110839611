"""How letters begin and end, and what a line says of a text that it heads or ends. Out of `data/letters.txt`."""

from __future__ import annotations

import functools
import re

from loccit.attribution.sentence.language import sections_in

_REST = 36
"""Characters behind a word that is a close only in a short line, at most."""


def _any_of(heading: str) -> str:
    several = sorted(sections_in("letters.txt")[heading], key=len, reverse=True)
    return "|".join(re.escape(one) for one in dict.fromkeys(several))


@functools.cache
def greeting() -> re.Pattern[str]:
    """The opening of a letter: takes `Dear Ms Lind,`, `Sir, I write`, `Madame Lind,` in a line of its own; leaves `Dear
    me`, and a title with a name from which a sentence goes on: `Madame Lind, with her lamp`."""
    office = rf"(?:{_any_of('offices')})\s[^,.;:!?]+[,:!]"
    alone = r"(?-i:(?:(?:[a-z]{2,3}|d[’'])\s?)?[^\W\d_a-z][\w’-]*(?:\s(?=\S)|(?=[,:!]))){1,4}[,:!]\s*\Z"
    named = rf"(?!(?:{_any_of('titled')})\s(?!{office}|{alone}))"
    return re.compile(
        rf"{named}(?:{_any_of('greets')})(?!\w)(?:(?:\s[^\s,.;:!?]+){{0,5}})[,:!](?=\s|\Z)", re.IGNORECASE
    )


@functools.cache
def closing() -> re.Pattern[str]:
    """The close of a letter: takes `Yours sincerely, `, `Dein alter Freund`; leaves `Ihr Boot lag, wie immer, am
    Kai und`."""
    short = rf"(?:{_any_of('closes_shortly')})(?=.{{0,{_REST}}}\Z)"
    return re.compile(rf"(?i:{_any_of('closes')}|{short})(?!\w)(?:\s[a-zß-ÿ][\w'’-]*){{0,4}}(?=\s|[,.;:]|\Z)")


@functools.cache
def letters() -> re.Pattern[str]:
    """What stands above a column of letters: takes `Letters to the editor`, `Letters: on the price of a quay`."""
    return re.compile(rf"(?:{_any_of('columns')})(?::.*)?", re.IGNORECASE)


@functools.cache
def no_name() -> re.Pattern[str]:
    """What stands before a name to whom a text goes, or before no name: takes `To Dr Lind`, `Your Ada`."""
    return re.compile(
        rf"(?:{_any_of('no_name')}|{_any_of('greets')}|{_any_of('closes')}|{_any_of('closes_shortly')}|{_any_of('texts')})\s",
        re.IGNORECASE,
    )


@functools.cache
def signing() -> re.Pattern[str]:
    """What stands before who wrote a text, behind it: takes `Reviewed by `, `The writer, `."""
    return re.compile(rf"\W*(?:{_any_of('signs')})(?:(?<=,)|(?!\w))\s*", re.IGNORECASE)


@functools.cache
def header() -> re.Pattern[str]:
    """The line of a message that names who sends it: takes `From: `."""
    return re.compile(rf"(?:{_any_of('header')})\s?:\s*", re.IGNORECASE)


@functools.cache
def addressing() -> re.Pattern[str]:
    """The other lines at the head of a message: takes `To: `, `Subject: `."""
    return re.compile(rf"(?:{_any_of('addressed')})\s?:", re.IGNORECASE)


@functools.cache
def text_of() -> re.Pattern[str]:
    """A text and whose it is: takes `Statement of `, `A lecture by `, `Lettera del maestro `."""
    return re.compile(
        rf"(?:\A|\s)(?i:{_any_of('texts')})\s(?i:of|by|from|von|vom|der|des|de|di|del|della|da|do|van)\s"
        r"(?:(?i:the|la|le|el|il|o|a|der|den|dem)\s)?(?:[a-zß-ÿ]+\s){0,2}"
    )


@functools.cache
def spoken_by() -> re.Pattern[str]:
    """A speech and the office of who made it, with the name: takes `Remarks by the Governor of Skarne, Ada Lind, at `,
    `dichiarazioni programmatiche del Presidente del Porto Ada Lind`; leaves `Speech by Ada Lind angers `."""
    name = r"(?P<name>[^\W\d_a-zß-ÿ][\w’'-]*\.?(?:\s(?:d[aeiou]s?\s|von\s|van\s)?[^\W\d_a-zß-ÿ][\w’'-]*\.?){1,2})"
    return re.compile(
        rf"(?:\A|\s)(?i:{_any_of('spoken')})\s(?:[a-zß-ÿ]+\s)?(?i:of|by|von|vom|der|des|de|du|di|del|della|da|do)\s"
        rf"(?P<office>(?:(?!(?:{_any_of('occasions')})\s)[^\W\d_][\w’'-]*,?\s){{0,10}}?){name}"
        rf"(?=\Z|\s?[,.:;(–—-]|\s(?:{_any_of('occasions')})\s)"
    )


@functools.cache
def sources() -> frozenset[str]:
    """Words of which one stands in a line that names the source of an extract, beside its author."""
    return frozenset(sections_in("letters.txt")["reports"])
