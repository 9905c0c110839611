"""What somebody said or wrote to somebody: interviews, letters, speeches, posts."""

from __future__ import annotations

import re
from dataclasses import replace

from loccit.notes.citing.stating.names import FULL_NAME, NAME, NOT_PEOPLE
from loccit.notes.citing.stating.peeling import Peeled
from loccit.notes.citing.stating.stated import Statement, iso, last_date, year_in
from loccit.notes.citing.words import INTERVIEW, MONTHS

_BY_THE_AUTHOR = re.compile(
    rf"(?P<who>{NAME}), (?:(?:telephone|phone|online|written) )?interview(?:ed)? (?:by|with) (?:the )?author", re.I
)
"""Takes `Nils Foss, interview by the author`."""
_SECRET = re.compile(r"\b(?:confidential|anonymous|not for attribution|name withheld|vertraulich\w*|anonym\w*)\b", re.I)
_POST = re.compile(
    r"^(?:Tweet|Retweet|(?:Facebook|Telegram|X|Twitter|LinkedIn|Instagram|Mastodon|VK|Weibo|Blog)? ?[Pp]ost"
    r"|[Mm]essage on X)"
    r" (?:by|from|of|on) "
)
_LETTER = re.compile(rf"(?P<name>{NAME}) (?:to|an) {NAME}(?:,|$)")
"""Who wrote to whom: takes `Harald Lund to Ida Holm, 9 May 1902`."""
_LETTER_OF = re.compile(
    rf"^(?:Lettre|Brief|Schreiben|Letter|Carta|Lettera|Telegramm?|Письмо) (?:de|von|from|di|of) (?P<name>{NAME})"
    r" (?:à|an|to|a|au) "
)
"""Takes `Lettre de Harald Lund à Ida Holm`, `Brief von Ole Krag an Jens Lind`."""
_TO_THE_AUTHOR = re.compile(
    r"^(?:(?:Internal|Private|Written|Open|Confidential) )?(?:[Ee]-?mails?|[Ll]etters?|[Mm]essages?"
    r"|[Cc]ommunications?|[Mm]emo(?:randum)?"
    r"|[Rr]epl(?:y|ies)|[Rr]esponses?|[Ff]ax|[Cc]ables?|[Tt]elegrams?)\b[^,“]* (?:to|from|of|by) "
)
"""Takes `Email to the author from a member`, `Written reply of Lantern Line to Harbour Watch`."""
_ARTICLE = re.compile(r"^the (?=[A-ZÀ-Þ])")
_SENDER = re.compile(r" (?:from|of|by) ")
_TESTIMONY = re.compile(rf"^(?:Testimony|Evidence) of (?P<name>{FULL_NAME.pattern}),(?=.*\b[Hh]earing\b)")
"""Takes `Testimony of Lars Bø, director, in Velde Senate, *Winter Ports*, hearing`."""
_HEARD = re.compile(r"^(?:Testimony|Evidence|Statement|Hearing) of [^,]+ (?:before|to) the |^Hearing (?:before|of) ")
_GIVEN = re.compile(r"^[Ss]tatements? (?:by|of|from) [^,“]+ to the author")
_MONTH = re.compile(rf"{MONTHS}\b")
_ANY_YEAR = re.compile(r",? ?(?:1[5-9]|20)\d\d$")
_PREPOSITION = re.compile(r"^(?:with|mit|avec|con|с|by|of) (?:an? |the |einem |einer |un |une |una )?", re.I)


def talk(peeled: Peeled, words: str) -> Statement | None:
    """An interview, a letter, testimony or a post; None where it is none."""
    text, date = peeled.words, last_date(peeled.words)
    named = _BY_THE_AUTHOR.match(text)
    if named:
        rest = text[named.end() :]
        return replace(
            peeled.found, title=words, authors=(named["who"],), place=_place_of(_parts(rest)), issued=iso(date),
            type="interview",
        )  # fmt: skip
    if INTERVIEW.search(text[:80]) and "“" not in text and "«" not in text:
        return _interview(peeled, words)
    if _POST.match(text):
        return replace(peeled.found, title=words, issued=iso(date), type="post")
    heard = _TESTIMONY.match(text)
    if heard:
        return replace(
            peeled.found, title=text[: date.start()].strip(" ,") if date else text, authors=(heard["name"],),
            issued=iso(date), type="hearing",
        )  # fmt: skip
    if _HEARD.match(text):
        title = text[: date.start()] if date else text
        return replace(peeled.found, title=title.strip(" ,"), issued=iso(date), type="hearing")
    if _GIVEN.match(text):
        return replace(peeled.found, title=words, issued=iso(date), type="document")
    return _written(peeled, words)


def _interview(peeled: Peeled, words: str) -> Statement:
    """A talk of the author's own: who it was with stays in the title, as it is printed."""
    date = last_date(peeled.words)
    by = INTERVIEW.search(peeled.words[:80])
    author = ((by["by"] or "").strip() if by else "").removesuffix("’s").removesuffix("'s")
    is_own = author.lower() in ("the author", "author", "") or _SECRET.search(author) is not None
    behind = peeled.words[by.end("form") :] if by else peeled.words
    parts = _parts(behind)
    who = _PREPOSITION.sub("", parts[0]) if parts and (len(parts) > 1 or not _is_place(parts[0])) else ""
    place = _place_of(parts[1:] if who else parts)
    is_named = bool(FULL_NAME.match(who)) and not NOT_PEOPLE.search(who) and _is_name(who)
    return replace(
        peeled.found, title=words, authors=() if is_own else (author,), place=place,
        issued=iso(date) or year_in(peeled.words), type="interview",
        is_anonymous=bool(_SECRET.search(peeled.words)) or (bool(who) and not is_named),
    )  # fmt: skip


def is_unnamed(words: str) -> bool:
    """Whether who is talked to, before a comma, has no name: takes `keeper of the lamp, June 2022`."""
    who = words.partition(",")[0]
    return not (FULL_NAME.fullmatch(who) and not NOT_PEOPLE.search(who))


def _is_place(part: str) -> bool:
    """Whether the one part of a talk says where it was: takes `Skarne`, `North Quay`; leaves `Norwegian official`."""
    return bool(part) and all(word[:1].isupper() for word in part.split())


def _is_name(who: str) -> bool:
    """Whether a description is a name alone: takes `Lars Bø`; leaves `North Quay resident`."""
    return FULL_NAME.fullmatch(who) is not None


def _parts(words: str) -> list[str]:
    """What stands between the commas, without the date."""
    date = last_date(words)
    if date:
        words = words[: date.start()]
    parts = [_ANY_YEAR.sub("", part).strip(" .") for part in words.split(",")]
    return [part for part in parts if part and not part.isdigit()]


def _place_of(parts: list[str]) -> str:
    """The last part that begins with a capital: where one talked."""
    named = (part for part in reversed(parts) if part[:1].isupper() and not _MONTH.match(part))
    return next((part for part in named if len(part.split()) <= 4), "")


def _written(peeled: Peeled, words: str) -> Statement | None:
    text, date = peeled.words, last_date(peeled.words)
    letter = _LETTER_OF.match(text) or _LETTER.match(text)
    if letter and date and all(FULL_NAME.match(one) for one in (letter["name"],)) and "“" not in text:
        title, behind = text[: date.start()].strip(" ,"), text[date.end() :].strip(" ,.")
        return replace(
            peeled.found, title=title, authors=(letter["name"],), issued=iso(date), type="personal_communication",
            locator=peeled.found.locator or behind,
        )  # fmt: skip
    if _TO_THE_AUTHOR.match(text) and ("author" in text or date) and "“" not in text:
        sender = _SENDER.split(text, maxsplit=1)[-1].partition(",")[0].partition(" to ")[0]
        sender = _ARTICLE.sub("", sender) if _SENDER.search(text) else ""
        is_named = _is_name(sender) and (not NOT_PEOPLE.search(sender) or sender.istitle())
        return replace(
            peeled.found, title=text[: date.start()].strip(" ,") if date else words, issued=iso(date),
            type="personal_communication", authors=(sender,) if is_named else (), is_anonymous=sender[:1].islower(),
        )  # fmt: skip
    return None
