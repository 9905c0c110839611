"""Names in a draft: which words are one, and whether it is a name of somebody whom the archive knows."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from loccit.attribution.sentence.language import given_names, sure_names
from loccit.check.sentences.given_alike import may_be_one_given_name
from loccit.check.sentences.scripts import in_latin, may_be_alike

WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’.-](?=[^\W_]))*\.?")
_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "lord", "lady", "judge", "justice", "minister",
     "president", "captain", "senator", "general", "chancellor", "the", "a", "an", "king", "queen", "secretary")
)  # fmt: skip
_PARTICLES = frozenset(
    ("van", "von", "de", "der", "den", "la", "le", "al", "el", "del", "di", "da", "do", "dos", "du", "ben", "bin",
     "ter", "zu", "of", "and", "&", "for")
)  # fmt: skip
BODIES = frozenset(
    ("ministry", "council", "institute", "company", "government", "court", "union", "party", "agency", "board", "press",
     "university", "commission", "office", "group", "association", "committee", "bank", "holding", "courier", "mirror",
     "times", "post", "tribune", "gazette", "journal", "report", "paper", "school", "centre", "center", "radio",
     "society", "foundation", "museum", "federation", "department", "bureau", "authority", "alliance", "network",
     "circuit", "tribunal", "chamber", "uksc", "ukhl", "ukpc", "ukut", "ewca", "ewhc", "csih", "csoh", "nica", "scotus",
     "ecthr", "echr", "cjeu", "ecj", "icj", "icc", "itlos", "wto", "bgh", "bverfg", "bverwg", "bsg", "bfh",
     "bundesgerichtshof", "bundesverfassungsgericht", "landgericht", "oberlandesgericht", "amtsgericht", "tribunale",
     "corte", "cour", "juzgado", "audiencia", "суд")
)  # fmt: skip
PRONOUNS = frozenset(
    ("he", "she", "they", "it", "i", "we", "you", "who", "his", "her", "their", "its", "one", "nobody", "somebody",
     "this", "that", "these", "those", "there", "then", "in", "on", "at", "by", "as", "when", "but", "and", "or", "so",
     "yet", "for", "if", "while", "after", "before", "from", "with", "not", "asked", "hers", "both", "what", "why",
     "how", "nor", "even", "only", "here", "to", "since", "because", "although", "though", "today", "yesterday",
     "como", "comme", "come", "wie", "wenn", "als", "selon", "según", "secondo", "segundo", "laut", "er", "sie", "il",
     "elle", "zum", "zur", "im", "am", "vom", "beim", "auf", "nach", "für", "mit", "über", "der", "die", "das", "dem",
     "den", "des", "ein", "eine", "es",
     "sein", "seine", "ihr", "ihre", "unser", "unsere",
     "dabei", "dazu", "hier", "dort", "so", "und", "pour", "dans", "sur", "ce",
     "cette", "les", "le", "la", "un", "une", "para", "en", "el", "los", "las", "una", "esta", "este", "per", "il",
     "lo", "gli", "questo", "questa", "o", "os", "as", "um", "uma")
)  # fmt: skip
PERSONAL = frozenset(
    ("he", "she", "they", "it", "who", "er", "sie", "es", "il", "elle", "ils", "elles", "él", "ella", "ellos", "ellas",
     "он", "она", "они", "lui", "lei", "ele", "ela", "his", "her", "him", "them", "")
)  # fmt: skip
"""Pronouns of a third person; none, where a verb needs none."""


def same_person(named: str, names: Iterable[str]) -> bool:
    """Whether a name in a draft can be one of the forms of an archive's speaker: one has all words of the other, or the
    last word of either stands in the other.

    >>> same_person("Mr Lindqvist", ["Jonas Lindqvist"]), same_person("Lan Moe Tun", ["Hla Lan Win"])
    (True, False)
    >>> same_person("Lo Vestergaard", ["LO"]), same_person("Lo Vestergaard", [""])  # a small word elsewhere
    (True, False)
    >>> same_person("Holm", ["A. H."]), same_person("Holm", ["H. A."]), same_person("Ada Holm", ["AH"])  # initials
    (True, False, True)
    >>> same_person("Jon Holm of Skarne Re", ["Molen Re"]), same_person("Jon Holm of Skarne Re", ["Holm"])
    (False, True)
    >>> same_person("Vera Likhacheva", ["Лихачёва"])  # another script
    True
    >>> same_person("Mr Edgar Lind", ["Bridie Lind", "Lind"])  # namesakes, where given names tell it
    False
    """
    wanted, spelled = _naming_words(named), set(named.casefold().split())
    called = [name for name in names if name.strip()]
    namesakes = {word for name in called if is_namesake(named, name) for word in _naming_words(name)}
    for name in called:
        words = _naming_words(name)
        if namesakes and namesakes.issuperset(words):
            continue
        if may_be_alike(named, name):
            return True
        if _share_a_name(wanted, words) if words else spelled.issuperset(name.casefold().split()):
            return True
        if (not words or (name.isupper() and len(name) <= _INITIALS)) and _fits(named, name):
            return True
    return False


def is_namesake(one: str, other: str) -> bool:
    """Whether two names have one surname, and given names of different gender, or such as nobody has both.

    >>> is_namesake("Edgar Lind", "Bridie Lind"), is_namesake("Edgar Lind", "E. Lind")
    (True, False)
    >>> is_namesake("Edgar Lind", "Jonas Lind"), is_namesake("Bill Lind", "William Lind")
    (True, False)
    >>> is_namesake("Edgar Lind", "Jonas Edgar Lind"), is_namesake("Jonas Lind", "Jon Lind")
    (False, False)
    """
    first, second = _naming_words(one), _naming_words(other)
    if "," in one + other or {"and", "&"} & {*one.split(), *other.split()}:
        return False
    if min(len(first), len(second)) < _FULL or first[-1] != second[-1] or not {first[0], second[0]} <= sure_names():
        return False
    if given_names()[first[0]] != given_names()[second[0]]:
        return True
    return not set(first[:-1]).intersection(second[:-1]) and not may_be_one_given_name(first[0], second[0])


_INITIALS = 5
"""Characters of a label of initials: `A.H.M`."""
_FULL = 2
"""Words of a name with a given name."""


def _fits(named: str, initials: str) -> bool:
    """Whether a name has some initials: takes `Ada Lind` and `Lind` for `A. L`."""
    letters, called = re.findall(r"[^\W\d_]", initials), [word[0] for word in named.split() if word[0].isupper()]
    return len(letters) > 1 and (called == letters or called == letters[-1:])


def _share_a_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return False
    return one[-1] in other or other[-1] in one or set(one) <= set(other) or set(other) <= set(one)


def mentions_any(context: str, names: Iterable[str]) -> bool:
    """Whether a paragraph names somebody (or an outlet): a whole name, or its last word that is long enough."""
    words = {_plain(word) for word in WORD.findall(context) if word[0].isupper()}
    for name in names:
        naming = _naming_words(name)
        if naming and (words.issuperset(naming) or any(len(word) > 3 and word in words for word in naming)):
            return True
    return False


def mentions_outlet(context: str, outlet: str) -> bool:
    """Whether a paragraph names an outlet: by two words of its name, by the last one, or by an abbreviation in it. What
    is no name in it is left out, as in `the Mirror newspaper`; the one word of a name is no place.

    >>> mentions_outlet("as the Mirror had it", "The Skarne Mirror"), mentions_outlet("in Skarne", "The Skarne Mirror")
    (True, False)
    """
    naming = _naming_words(" ".join(word for word in outlet.split() if word[0].isupper())) or _naming_words(outlet)
    is_one = len(naming) == 1
    capitals = (found for found in WORD.finditer(context) if found.group()[0].isupper())
    words = {_plain(found.group()) for found in capitals if is_one or not _PLACED.search(context, 0, found.start())}
    shared = [word for word in naming if word in words]
    short = {_plain(word) for word in WORD.findall(outlet) if word.isupper() and len(word) > 1}
    return len(shared) > 1 or bool(shared and (shared[0] == naming[-1] or shared[0] in short))


def abbreviates(near: str, outlet: str) -> bool:
    """Whether the words beside a quotation name an outlet by its initials, or by the name that these stand for.

    >>> abbreviates("told the Northern Press", "the NP"), abbreviates("told the NP", "Northern Press")
    (True, True)
    """
    short = {_plain(word) for word in WORD.findall(outlet) if word.isupper() and len(word) > 1}
    met = {_plain(word) for word in WORD.findall(near) if word.isupper()}
    return _initials(outlet) in met or any(_initials(name) in short for _, name in names_in(near))


def _initials(name: str) -> str:
    """The first letters of a name of several words, small: of `the Northern Press` `np`."""
    words = [word for word in WORD.findall(name) if word[0].isupper() and word.casefold() != "the"]
    return "".join(word[0] for word in words).casefold() if len(words) > 1 else "\0"


def mentions_unnamed(context: str, name: str) -> bool:
    """Whether a paragraph speaks of one of whom the source only says what it is, or names an outlet that was told.

    >>> mentions_unnamed("as her spokesman had it", "his spokesman"), mentions_unnamed("told The Tide", "a weekly")
    (True, True)
    """
    head = name.split()[-1]
    if not head.islower() or not name.split()[0].islower():
        return False
    return head in {_plain(word) for word in WORD.findall(context)} or bool(_TOLD_ONE.search(context))


_TOLD_ONE = re.compile(r"\b(?:told|tells|interview with|interviewed by) (?:the )?[A-Z]")


_PLACED = re.compile(r"\b(?:in|at|near|to|from|of|around|outside|bei|nach|von|à|de|en|di|a) \Z", re.IGNORECASE)
"""What stands before a place: takes `the mood in `."""


def last_mention(text: str, names: Iterable[str]) -> int:
    """Where a text last has a word of some names, as a name; -1 where it has none.

    >>> last_mention("Ada Lind met Holm.", ["Mara Holm"]), last_mention("Ada Lind met Holm.", ["Jon Pell"])
    (13, -1)
    """
    wanted = {word for name in names for word in _naming_words(name) if len(word) > 2}
    met = (one for one in WORD.finditer(text) if one.group()[0].isupper() and _plain(one.group()) in wanted)
    return max((one.start() for one in met), default=-1)


_EPITHET = re.compile(r"(?:the|der|die|das|le|la|el|il|o|a|his|her|their) (?!.*s\Z)", re.IGNORECASE)
"""How one who has a name may be spoken of: takes `the Velmark leader`, leaves `the crews`, `one of the pilots`."""


def is_epithet(name: str) -> bool:
    """Whether a source only says what a speaker is, so that the draft may know the name: `the Velmark leader`.

    >>> is_epithet("the Velmark leader"), is_epithet("the harbour ministry"), is_epithet("a pilot of the Gull")
    (True, False, False)
    """
    words = {word.casefold() for word in name.split()}
    return bool(_EPITHET.match(name)) and name[:2].lower() != "a " and not words & BODIES


def is_person(names: tuple[str, ...]) -> bool:
    """Whether the fullest of some names reads as a person's: two to four words with capitals, no body among them."""
    words = names[0].split() if names else []
    return (
        1 < len(words) < 5
        and all(word[0].isupper() or word in _PARTICLES for word in words)
        and not ({word.casefold() for word in words} & BODIES)
    )


def names_in(text: str) -> list[tuple[int, str]]:
    """Every run of capitalised words that can be a name, with its place.

    >>> names_in("In March the minister, Ilse Torvane, met Hamm.")
    [(3, 'March'), (23, 'Ilse Torvane'), (41, 'Hamm')]
    """
    found: list[tuple[int, str]] = []
    words = [(match.start(), match.group().rstrip(".")) for match in WORD.finditer(text)]
    run: list[tuple[int, str]] = []
    for at, word in [*words, (len(text), "")]:
        is_next = not run or not text[run[-1][0] + len(run[-1][1]) : at].strip(" .")
        if word and is_next and (_is_capital(word) or (run and word in _PARTICLES)):
            run.append((at, word))
            continue
        if run:
            found.extend(_named_run(run))
        run = [(at, word)] if word and _is_capital(word) else []
    return found


@functools.lru_cache(maxsize=64)
def surnames(words: str) -> frozenset[str]:
    """The last names, in small letters, of whom some words name in full: `lind` of `Ada Lind`."""
    names = (name for _, run in names_in(words) for name in run.split(" and ") if " " in name)
    return frozenset(name.rsplit(" ", 1)[-1].lower() for name in names)


def owner_in(name: str, known: frozenset[str]) -> str:
    """Whose the rest of a run of capitals is, in German, which has no apostrophe for it; empty: nobody's.

    `known` are last names in small letters.

    >>> owner_in("Ada Linds Urteil", frozenset(["lind"])), owner_in("Ada Lind", frozenset(["lind"]))
    ('Ada Lind', '')
    """
    words = name.split()
    ends = (at for at, word in enumerate(words[:-1]) if word.endswith("s") and word[:-1].lower() in known)
    at = next(ends, None)
    return "" if at is None else " ".join(words[: at + 1])[:-1]


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word.lower() not in PRONOUNS | {"the", "a", "an"}


def _named_run(run: list[tuple[int, str]]) -> list[tuple[int, str]]:
    while run and run[-1][1] in _PARTICLES:
        run = run[:-1]
    name = re.sub(r"['’]s?$", "", " ".join(word for _, word in run))
    return [(run[0][0], name)] if run and _naming_words(name) else []


def _naming_words(name: str) -> tuple[str, ...]:
    """The words by which a name is known: no title, no particle, not where somebody is from (`Ada Lind of Skarne`)."""
    head = name.partition(" of ")[0]
    name = head if " " in head else name
    words = (_plain(word) for word in WORD.findall(name))
    return tuple(word for word in words if word and word not in _TITLES | _PARTICLES | PRONOUNS and len(word) > 1)


def _plain(word: str) -> str:
    plain = re.sub(r"['’]s?$", "", word.rstrip(".")).casefold()
    return plain if plain.isascii() else in_latin(plain)
