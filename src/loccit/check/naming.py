"""Whom a draft names as the speaker of a quotation, and whether that is whom the archive knows."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from importlib import resources

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’.-](?=[^\W_]))*\.?")
_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "lord", "lady", "judge", "justice", "minister",
     "president", "captain", "senator", "general", "chancellor", "the", "a", "an", "king", "queen", "secretary")
)  # fmt: skip
_PARTICLES = frozenset(("van", "von", "de", "der", "den", "la", "le", "al", "bin", "of", "and", "&", "for"))
BODIES = frozenset(
    ("ministry", "council", "institute", "company", "government", "court", "union", "party", "agency", "board", "press",
     "university", "commission", "office", "group", "association", "committee", "bank", "holding", "courier", "mirror",
     "times", "post", "tribune", "gazette", "journal", "report", "paper", "school", "centre", "center", "radio")
)  # fmt: skip
PRONOUNS = frozenset(
    ("he", "she", "they", "it", "i", "we", "you", "who", "his", "her", "their", "its", "one", "nobody", "somebody",
     "this", "that", "these", "those", "there", "then", "in", "on", "at", "by", "as", "when", "but", "and", "or", "so",
     "yet", "for", "if", "while", "after", "before", "from", "with", "not", "asked", "hers", "both", "what", "why",
     "how", "nor", "even", "only", "here", "to", "since", "because", "although", "though", "today", "yesterday",
     "como", "comme", "come", "wie", "wenn", "als", "selon", "según", "secondo", "segundo", "laut", "er", "sie", "il",
     "elle", "zum", "zur", "im", "am", "vom", "beim", "auf", "nach", "für", "mit", "über", "der", "die", "das", "dem",
     "den", "des", "ein", "eine", "es", "dabei", "dazu", "hier", "dort", "so", "und", "pour", "dans", "sur", "ce",
     "cette", "les", "le", "la", "un", "une", "para", "en", "el", "los", "las", "una", "esta", "este", "per", "il",
     "lo", "gli", "questo", "questa", "o", "os", "as", "um", "uma")
)  # fmt: skip
PERSONAL = frozenset(
    ("he", "she", "they", "it", "who", "er", "sie", "es", "il", "elle", "ils", "elles", "él", "ella", "ellos", "ellas",
     "он", "она", "они", "lui", "lei", "ele", "ela", "his", "her", "him", "them", "")
)  # fmt: skip
"""Pronouns of a third person; none, where a verb needs none."""
_PERSONS = frozenset(("he", "she", "they", "who"))
_BETWEEN = frozenset(
    ("also", "then", "later", "once", "has", "had", "have", "himself", "herself", "who", "never", "always", "again",
     "would", "will")
)  # fmt: skip
"""Words that may stand between a name and its verb: `would later say`."""
_MOST_BETWEEN = 3
_QUOTED_AS = frozenset(
    ("as", "quoted", "heard", "overheard", "reported", "cited", "recorded", "was", "were", "is", "are", "been", "has",
     "have", "had")
)  # fmt: skip
_AT = re.compile(r"(?:\S+ )?(?P<at>(?:of|at|from|with) the|at|from)\Z")
"""What stands between a person and a body: `Ada Lind of the Harbours Board`."""
_JOINING = frozenset(("and", "but", "while", "whereas", "yet", "or", "so"))
_INVERTED = frozenset(("says", "said", "writes", "wrote"))
_LEADS = (("according", "to"), ("in", "the", "words", "of"), ("to", "quote"), ("laut",), ("selon",), ("según",))
_ALONE = re.compile(
    r"[,.\s]*(?:\((?P<in>)|[—–]|--)[ \u00a0]*(?P<name>[^\W\d_][^()\d\n.;:,—–]{3,60}?)[ ]*(?(in)\)|(?:[.;]|\Z))"
)
"""A name by itself behind a quotation: takes ` (Dorrit Hamm)`, ` — Dorrit Hamm.`, leaves ` (Hamm 2023)`."""
_IDENTIFIED = re.compile(r"[\s.]*(?:\u2060{9,}|[(\[][^()\[\]]{9,40}[)\]])[\s\u2060]*(?=[^\W\d_a-z])")
"""An identifier behind a quotation, and a capital behind it."""
_REACH = 6
"""Words between a name and its verb, or a verb and its quotation."""


def named_by_words(before: str, after: str) -> str | None:
    """The name beside a verb of saying near a quotation; None where there is none.

    >>> named_by_words("", " Ilse Torvane told Sound Radio Four.")
    'Ilse Torvane'
    >>> named_by_words("The tender, as Hamm put it to the deckhands, was ", ".")
    'Hamm'
    """
    return _behind(after) or _in_front(before)


def same_person(named: str, names: Iterable[str]) -> bool:
    """Whether a name in a draft can be one of the forms of an archive's speaker: one has all words of the other, or the
    last word of either stands in the other.

    >>> same_person("Mr Leibovich", ["Jose Leibovich"]), same_person("Zaw Min Tun", ["Khin Zaw Win"])
    (True, False)
    """
    wanted = _naming_words(named)
    return any(_share_a_name(wanted, _naming_words(name)) for name in names)


def _share_a_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return False
    return one[-1] in other or other[-1] in one or set(one) <= set(other) or set(other) <= set(one)


def mentions_any(context: str, names: Iterable[str]) -> bool:
    """Whether a paragraph names somebody (or an outlet): a whole name, or its last word that is long enough."""
    words = {_plain(word) for word in _WORD.findall(context) if word[0].isupper()}
    for name in names:
        naming = _naming_words(name)
        if naming and (words.issuperset(naming) or any(len(word) > 3 and word in words for word in naming)):
            return True
    return False


def mentions_outlet(context: str, outlet: str) -> bool:
    """Whether a paragraph names an outlet: by two words of its name, by the last one, or by an abbreviation in it.

    >>> mentions_outlet("as the Mirror had it", "The Skarne Mirror"), mentions_outlet("in Skarne", "The Skarne Mirror")
    (True, False)
    """
    at_places = (found for found in _WORD.finditer(context) if found.group()[0].isupper())
    words = {_plain(found.group()) for found in at_places if not _PLACED.search(context, 0, found.start())}
    naming = _naming_words(outlet)
    shared = [word for word in naming if word in words]
    short = {_plain(word) for word in _WORD.findall(outlet) if word.isupper() and len(word) > 1}
    return len(shared) > 1 or bool(shared and (shared[0] == naming[-1] or shared[0] in short))


_PLACED = re.compile(r"\b(?:in|at|near|to|from|of|around|outside|bei|nach|von|à|de|en|di|a) \Z", re.IGNORECASE)
"""What stands before a place: takes `the mood in `."""


def last_mention(text: str, names: Iterable[str]) -> int:
    """Where a text last has a word of some names, as a name; -1 where it has none.

    >>> last_mention("Ada Lind met Holm.", ["Mara Holm"]), last_mention("Ada Lind met Holm.", ["Jon Pell"])
    (13, -1)
    """
    wanted = {word for name in names for word in _naming_words(name) if len(word) > 2}
    met = (one for one in _WORD.finditer(text) if one.group()[0].isupper() and _plain(one.group()) in wanted)
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
    words = [(match.start(), match.group().rstrip(".")) for match in _WORD.finditer(text)]
    run: list[tuple[int, str]] = []
    for at, word in [*words, (len(text), "")]:
        is_next = not run or not text[run[-1][0] + len(run[-1][1]) : at].strip(" .")
        if word and is_next and (_is_capital(word) or (run and word in _PARTICLES)):
            run.append((at, word))
            continue
        found.extend(_named_run(run))
        run = [(at, word)] if word and _is_capital(word) else []
    return found


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word.lower() not in PRONOUNS | {"the", "a", "an"}


def _named_run(run: list[tuple[int, str]]) -> list[tuple[int, str]]:
    while run and run[-1][1] in _PARTICLES:
        run = run[:-1]
    name = re.sub(r"['’]s?$", "", " ".join(word for _, word in run))
    return [(run[0][0], name)] if run and _naming_words(name) else []


_THE = frozenset(("the", "der", "die", "das", "le", "la", "el", "il", "o", "a"))


def begins_attribution(after: str) -> bool:
    """Whether what follows a quotation gives it to somebody: ` Torvane asked`, ` said the minister`."""
    text = after.replace("\u2060", "")[:80]
    words = _words(text)
    if _IDENTIFIED.match(after):  # `“It sank.” [@p1] Torvane called it …` is a sentence of its own
        at = next((at for at, (word, _) in enumerate(words[:4]) if word.lower() in _verbs()), len(words))
        return at + 1 == len(words[:6])
    return any(word.lower() in _verbs() and not re.search(r"[.;:!?]", gap) for word, gap in words[:4])


def who_says(text: str) -> list[str]:
    """The word before each verb of saying in a sentence, in small letters; empty for `he`, `she`, `they` and `who`."""
    words = [(word.lower(), gap) for word, gap in _words(text)]
    found = []
    for at, (word, gap) in enumerate(words):
        if word in _verbs():
            is_inverted = (at == 0 or "," in gap) and at + 2 < len(words) and words[at + 1][0] in _THE
            found.append(words[at + 2][0] if is_inverted else words[at - 1][0] if at else "the")
    return ["" if word in _PERSONS else word for word in found]


def _behind(after: str) -> str | None:
    """`, said Torvane …`, ` Torvane told …`, `, as Torvane put it`."""
    text = after.replace("\u2060", "")
    words = _words(text[:200])
    if words and words[0][0] in _JOINING:
        return None  # `“A”, and Hamm said “B”`: the name is the next quotation's
    alone = _ALONE.match(text)
    if alone and _is_whole_name(alone["name"]):
        return alone["name"]
    for lead in _LEADS:
        if tuple(word.lower() for word, _ in words[: len(lead)]) == lead:
            return _name_starting(words[len(lead) :])
    reach = 2 * _REACH if words and words[0][0].lower() == "as" else _REACH
    limit = next((at for at, (word, gap) in enumerate(words) if at and re.search(r"[.;:!?]", gap)), len(words))
    words = words[:limit]
    for at, (word, _) in enumerate(words[: reach + 2]):
        if word.lower() not in _verbs():
            continue
        before = _name_ending(words[:at])
        if before and at <= reach:
            return before
        if at == 0 or _all_small(words[:at]):
            return _name_starting(words[at + 1 :])
        return None
    return None


def _is_whole_name(words: str) -> bool:
    """Whether words are a name of two words or more: `(Dorrit Hamm)`; `(Hamm)` may be a work."""
    parts = words.split()
    return len(parts) > 1 and all(_is_name(word) for word in parts) and _spelled(_words(words)) == words


def _in_front(before: str) -> str | None:
    """`Torvane said: `, `as Hamm put it …`, `according to Hamm, `, `Torvane: `."""
    text = before.replace("\u2060", "")
    words = _words(text[-300:])
    if not words:
        return None
    if text.rstrip().endswith(":"):
        alone = _name_ending(words)
        if alone and len(words) - len(alone.split()) <= 1 and not words[: len(words) - len(alone.split())]:
            return alone
    for at in range(len(words) - 1, max(-1, len(words) - 2 - 2 * _REACH), -1):
        word = words[at][0].lower()
        if any(tuple(one.lower() for one, _ in words[max(0, at + 1 - len(lead)) : at + 1]) == lead for lead in _LEADS):
            return _name_starting(words[at + 1 :])
        if word in _verbs() and at:
            name = _name_ending(_before_saying(words[:at], word)) or (
                _name_starting(words[at + 1 :]) if word in _INVERTED else None
            )
            if name:
                return name
            if words[at - 1][0].lower() in PRONOUNS:
                return None
    return None


def _before_saying(words: list[tuple[str, str]], verb: str) -> list[tuple[str, str]]:
    """The words before `was quoted as saying`; a passive of another verb (`was told`) names no speaker."""
    while verb == "saying" and words and words[-1][0].lower() in _QUOTED_AS:
        words = words[:-1]
    return words


def _words(text: str) -> list[tuple[str, str]]:
    """Words, each with what stands before it."""
    found, at = [], 0
    for match in _WORD.finditer(text):
        found.append((match.group().rstrip("."), text[at : match.start()]))
        at = match.end()
    return found


def _name_ending(words: list[tuple[str, str]]) -> str | None:
    """The name that the words end with; an adverb or a title's apposition between is passed over once."""
    end = len(words)
    while end and len(words) - end < _MOST_BETWEEN and words[end - 1][0].lower() in _BETWEEN:
        end -= 1
    begin = end
    while begin and _is_name(words[begin - 1][0]) and (begin == end or not re.search(r"[,.;:(]", words[begin][1])):
        begin -= 1
    while begin < end and words[begin][0].lower() in _PARTICLES | PRONOUNS | {"the"}:
        begin += 1
    belongs = begin > 1 and _AT.match(" ".join(word.lower() for word, _ in words[max(0, begin - 2) : begin]))
    holder = _name_ending(words[: begin - len(belongs.group("at").split())]) if belongs else None
    return holder or _spelled(words[begin:end])


def _name_starting(words: list[tuple[str, str]]) -> str | None:
    begin = 0
    if words and words[0][0].lower() in ("the", "a", "an", "minister", "spokesman", "spokeswoman"):
        begin = 1
    end = begin
    while end < len(words) and _is_name(words[end][0]) and (end == begin or not re.search(r"[,.;:(]", words[end][1])):
        end += 1
    while end > begin and words[end - 1][0].lower() in _PARTICLES:
        end -= 1
    return _spelled(words[begin:end])


def _spelled(words: list[tuple[str, str]]) -> str | None:
    name = re.sub(r"['’]s?$", "", " ".join(word for word, _ in words))
    return name if _naming_words(name) else None


def _is_name(word: str) -> bool:
    plain = word.lower()
    return (word[0].isupper() and plain not in PRONOUNS) or plain in _PARTICLES


def _all_small(words: list[tuple[str, str]]) -> bool:
    return all(word[0].islower() for word, _ in words)


def _naming_words(name: str) -> tuple[str, ...]:
    words = (_plain(word) for word in _WORD.findall(name))
    return tuple(word for word in words if word and word not in _TITLES | _PARTICLES | PRONOUNS and len(word) > 1)


def _plain(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.rstrip(".")).casefold()


@functools.cache
def _verbs() -> frozenset[str]:
    lines = resources.files("loccit.check").joinpath("data", "saying.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
