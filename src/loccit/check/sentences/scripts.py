"""Names across scripts: whether `Vera Likhacheva` can be `Вера Лихачёва`.

Every language, and every house, writes Russian names in its own way (`Gorbachev`, `Gorbatschow`, `Gorbatchev`). What
they share are the consonants, hissing ones taken as one: those of a word are compared. Of other scripts nothing is
known, and so nobody is told apart.
"""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = re.compile(r"[а-яёіїєґ]")
_LONG_Y = re.compile(r"[иы]й\Z")
_IN_LATIN = str.maketrans(
    dict(zip("абвгдеёзийклмнопрстуфцыэіїєґ", "abvgdeeziyklmnoprstufcyeiieg", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ъ": "", "ь": ""}
)
_HISSING = re.compile(r"s?chtch|schtsch|shch|szcz|tsch|tch|sch|sh|cz|sz|zh|ts|tz")
_LATIN = (
    (re.compile(r"ck|q|c(?![eiy])"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ph|f|w"), "v"),
    (re.compile(r"[zc]"), "s"),
    (re.compile(r"[^bdghklmnprstv]"), ""),
)
"""What other letters stand for, in this order."""
_FEWEST = 2
"""Consonants of a word by which a name is known."""


def may_be_alike(one: str, other: str) -> bool | None:
    """Whether two names in different scripts may be one; None where both are in one script.

    >>> may_be_alike("Vera Likhacheva", "Лихачёва"), may_be_alike("Gorbatschow", "Михаил Горбачёв")
    (True, True)
    >>> may_be_alike("Vera Likhacheva", "Корней Чуковский"), may_be_alike("Li Na", "李娜"), may_be_alike("Lind", "Holm")
    (False, True, None)
    """
    scripts = {_script(one), _script(other)}
    if len(scripts) == 1 or "" in scripts:
        return None
    if scripts != {"LATIN", "CYRILLIC"}:
        return True
    return not _consonants(one).isdisjoint(_consonants(other))


def in_latin(word: str) -> str:
    """A Cyrillic word in small letters as English writes it; any other as it is.

    >>> in_latin("лихачёва"), in_latin("гоголевский"), in_latin("élan")
    ('likhacheva', 'gogolevsky', 'élan')
    """
    return _LONG_Y.sub("y", word).translate(_IN_LATIN) if _CYRILLIC.search(word) else word


def _script(name: str) -> str:
    """The script of the first letter, by the name that Unicode gives it: LATIN, CYRILLIC, CJK."""
    letter = next((letter for letter in name if letter.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def _consonants(name: str) -> set[str]:
    """Those of each word, a `ch` taken as English does, and as German."""
    words = name.casefold().split()
    return {kept for word in words for ch in ("s", "h") if len(kept := _of_word(word, ch)) >= _FEWEST}


def _of_word(word: str, ch: str) -> str:
    apart = unicodedata.normalize("NFKD", in_latin(word))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    kept = _HISSING.sub("s", plain).replace("kh", "h").replace("ch", ch)
    for pattern, letter in _LATIN:
        kept = pattern.sub(letter, kept)
    return re.sub(r"(.)\1+", r"\1", kept)
