"""The works cited in full so far, found by title or by author."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher

from loccit.notes.citing.mentions import Mention
from loccit.notes.citing.stating.peeling import without_locator
from loccit.notes.citing.words import LOCATOR, PAGES, own_words

ALIKE = 0.85
"""How alike a short title and a full one must be; below it two works of one series would pass for one."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"«„‘]+(?P<title>[^“”\"«»]+)[”\"»“’]*")
_LIGHT = frozenset("a an the of and in on for to by with der die das und le la les et des de du el los las y".split())
_INITIALS_LAST = re.compile(r" [А-ЯЁ]\.(?: ?[А-ЯЁ]\.)*$")
_YEAR = re.compile(r"\b1\d{3}\b|\b20\d\d\b")
_NUMBER = re.compile(r"\d+")
_TITLES = frozenset(("dr", "prof", "sir", "mr", "mrs", "ms"))


def title_words(words: str) -> list[str]:
    """The words of a title, evened out: no case, no accents of typography, no articles at the front.

    >>> title_words("The “Ice-Years”")
    ['ice', 'years']
    """
    even = unicodedata.normalize("NFKC", words).casefold().replace("’s", "s").replace("'s", "s")
    found = _WORD.findall(even.replace("_", " "))
    while found and found[0] in ("the", "a", "an", "der", "die", "das", "le", "la", "les", "el"):
        found = found[1:]
    return found


def author_words(words: str) -> list[str]:
    """The family names that could stand before a title: its capitalised words."""
    names = re.findall(r"[A-ZÀ-ÞА-Я][\w’'-]+", words)
    return [name.casefold().replace("’", "'") for name in names if name.casefold() not in _TITLES]


_Entry = tuple[int, Mention, str, str]
"""The place of a full citation, the mention, and the words of its title and of all of it, evened out."""


class Catalogue:
    """The full citations by their words; asked for the first that fits."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._by_author: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, set[int]] = defaultdict(set)

    def add(self, place: int, mention: Mention) -> None:
        """Takes in a full citation; a work that is cited in full again keeps its first place."""
        title = " ".join(title_words(mention.statement.title))
        text = " ".join(title_words(mention.text))
        number = len(self._entries)
        self._entries.append((place, mention, title, text))
        for name in mention.statement.authors:
            for word in _family(name) + ([name.casefold()] if " " in name else []):
                self._by_author[word].append(number)
        for word in set(text.split()):
            self._by_word[word].add(number)

    def by_title(self, words: str) -> list[int]:
        """The first full citation with that title, by the first of the rules that finds one."""
        return self._titled(words)[0]

    def find(self, named: str) -> tuple[list[int], str]:
        """The full citations that `Author, Title` or one of both may mean, and the rule that found them."""
        if not named:
            return [], "op. cit. without a name"
        author, title = _split(named)
        fitting, how = self._titled(title, author) if title else ([], "")
        if not fitting and title and not author:
            fitting, how = self._titled(named)
        if fitting:
            return fitting[:1], how
        family = author_words(author or title)
        works = sorted({self._entries[number][0] for name in family for number in self._by_author.get(name, [])})
        works = self._distinct(works)
        if len(works) == 1 and (not title or not author):
            return works, "by the author, who has one work"
        if title and author:
            return [], "by title"
        return works, "by the author"

    def says_little(self, mention: Mention) -> bool:
        """Whether a mention states no date, place, number or address: it can be a short title."""
        stated = mention.statement
        is_dated = bool(stated.issued) and stated.issued not in stated.title
        return not (is_dated or stated.place or stated.publisher or stated.url or stated.number or stated.volume
                    ) and stated.type != "interview" and bool(self._entries)  # fmt: skip

    def find_short(self, mention: Mention) -> tuple[list[int], str]:
        """The full citation that a short one means: its title begins like it or holds it."""
        words = LOCATOR.sub("", PAGES.sub("", without_locator(mention.text)[0])).strip(" ,.;*_")
        author, title = _split(words)
        named = " ".join(title_words(title))
        if own_words(named.split()) and (len(named.split()) >= 2 or author):
            fitting, how = self._titled(title, author)
            if fitting:
                return fitting[:1], how.replace("op. cit.", "short title")
        return self._all_words(words)

    def find_dated(self, names: str, year: str) -> list[int]:
        """The full citations of that author and year: `Holm 2001`."""
        wanted = author_words(names)
        found = {number for name in wanted for number in self._by_author.get(name, [])}
        entries = [self._entries[number] for number in sorted(found)]
        return self._distinct([entry[0] for entry in entries if entry[1].statement.issued[:4] == year])

    def _all_words(self, words: str) -> tuple[list[int], str]:
        """The citation that holds every word of a short title of three words or more, in any order."""
        wanted = [word for word in title_words(words) if word not in _LIGHT]
        if len(wanted) < 3:
            return [], ""
        sets = [self._by_word.get(word, set()) for word in wanted]
        common = set.intersection(*sets)
        return [self._entries[min(common)][0]] if common else [], "short title: all its words stand in the first"

    def _titled(self, title: str, author: str = "") -> tuple[list[int], str]:
        wanted = " ".join(title_words(_unquoted(title)))
        if not wanted:
            return [], ""
        named = set(author_words(author)) if author else set()
        if not named:
            return self._by_rules(self._entries, wanted)
        theirs = [entry for entry in self._entries if self._has_author(entry[1], named)]
        nameless = [entry for entry in self._entries if not entry[1].statement.authors]
        found, how = self._by_rules(theirs, wanted)
        if not found and len(self._distinct([entry[0] for entry in theirs])) == 1:
            is_said = len(author.split()) <= 2 and all(entry[1].statement.authors for entry in theirs)
            found = [place for place, _, own, _ in theirs if is_said and set(wanted.split()) <= set(own.split())]
            how = "op. cit.: by the author, whose one work has the word, first cited in full"
        return (found, how) if found else self._by_rules(nameless, wanted)

    def _by_rules(self, entries: list[_Entry], wanted: str) -> tuple[list[int], str]:
        """The entries that fit the title by the first rule that fits any."""
        rules = (
            ("the same title", lambda own, _: own == wanted),
            ("a title that begins alike", lambda own, _: bool(own) and _begins(own, wanted)),
            ("a title that holds it", lambda _, text: len(wanted) > 5 and f" {wanted} " in f" {text} "),
            ("a title alike", lambda own, _: bool(own) and _is_alike(own, wanted)),
            ("a title it ends in", lambda own, _: len(own.split()) > 2 and wanted.endswith(f" {own}")),
        )
        for how, fits in rules:
            found = [place for place, _, own, text in entries if fits(own, text)]
            if found:
                return found, f"op. cit.: {how}, first cited in full"
        return [], "op. cit.: by title"

    def _has_author(self, mention: Mention, named: set[str]) -> bool:
        return bool(named & set(author_words(" ".join(mention.statement.authors) or mention.text)))

    def _distinct(self, places: list[int]) -> list[int]:
        """Of citations of one work only the first."""
        seen: set[str] = set()
        kept = []
        for place, _, title, _ in self._entries:
            if place in places and title not in seen:
                seen.add(title)
                kept.append(place)
        return kept


def _family(name: str) -> list[str]:
    """The word by which an author is named again: the last, or the one before the comma or the initials."""
    words = author_words(name)
    is_turned = ", " in name or _INITIALS_LAST.search(name)
    return words[:1] if is_turned else words[-1:]


def _split(named: str) -> tuple[str, str]:
    """Author and title of `Tveit, Ice Years` or `Tveit, “Ice Years”`; one of them empty where only one is there."""
    quoted = _QUOTED.search(named)
    if quoted:
        return named[: quoted.start()].strip(" ,"), named[quoted.start() :].strip(" ,")
    author, comma, title = named.partition(",")
    if not comma or not title.strip():
        return "", named.strip()
    if not own_words(title_words(title)):  # of `Ice Years, vol. ii` and `Ice Rolls, 1666–67` the first is no author
        return "", named.strip() if _YEAR.search(title) else author.strip()
    return author.strip(), title.strip()


def _unquoted(title: str) -> str:
    quoted = _QUOTED.search(title)
    return quoted["title"] if quoted and quoted.start() < 3 else title


def _begins(own: str, wanted: str) -> bool:
    """Whether the shorter of two titles is the beginning of the longer (`Ice` of `Ice’s End`), and says enough."""
    short, long = sorted((own, wanted), key=len)
    return f"{long} ".startswith((f"{short} ", f"{short}s ")) and (len(short.split()) >= 2 or len(short) >= 6)


def _is_alike(own: str, wanted: str) -> bool:
    """Whether two titles differ in little; if each has numbers, other ones are another volume or year."""
    if abs(len(own) - len(wanted)) > 0.3 * max(len(own), len(wanted)):
        return False
    if (here := set(_NUMBER.findall(own))) and (there := set(_NUMBER.findall(wanted))) and not here & there:
        return False
    matcher = SequenceMatcher(None, own, wanted, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
