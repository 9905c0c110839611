"""Three forms of a text: *raw* (a span of the document), *shown* (what a page prints), *folded* (what is compared).

`shown` closes up white space. `folded` evens out typography and is never shown: two texts are "the same words"
exactly if their folded forms are equal. `search_form` is what the index and queries see.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from loccit.text.character_references import decoded

# The published list of folds. Compared texts may differ in these and in nothing else.
_SINGLE = "‘’‚‛′ʼ`´＇"
_DOUBLE = "“”„‟″«»＂〝〞〟"
_DASHES = "‐‑‒–—―−﹘﹣－"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_TYPOGRAPHY = (
    *((odd, "'") for odd in _SINGLE),
    *((odd, '"') for odd in _DOUBLE),
    *((odd, "-") for odd in _DASHES),
    *((odd, "") for odd in _INVISIBLE),
)

_TORN = re.compile(r"(?<=\w)[-‐\u00ad][ \t]*\r?\n[ \t]*(?=[a-zß-ÿа-яſ])")
"""A word that a line end tore: takes `re-⏎gime`, `pre-⏎ſent`, leaves `Franco-⏎German`."""
_INITIALS = re.compile(r"\b(?:\w\.){2,}(?!\w)|\b(?:\w\.)+\w\b(?!\.\w)")
"""Initials with stops: takes `U.N.` and `U.N`, leaves `e.g` inside `e.g.x` and `3.5` (no digits)."""
_SHORT_COMPOUND = re.compile(r"\b([a-z]{2,3})-([a-z]{3,})\b")
"""A compound whose first part is so short that it may be a torn word: takes `re-gime`, leaves `well-known`."""
_WITHOUT_SPACES = re.compile(
    "["
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\uaa60-\uaa7f\ua9e0-\ua9ff"  # Myanmar
    "\u1780-\u17ff"  # Khmer
    "\u3040-\u30ff\u31f0-\u31ff"  # Kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"  # Han
    "]"
)
_SYLLABLE = re.compile(
    "("
    # Myanmar: a consonant (or independent vowel, digit) that neither is stacked below the one before nor is killed
    "(?<!\u1039)[\u1000-\u102a\u103f\u1040-\u1055\uaa60-\uaa7a](?![\u1039\u103a]|[\u1037]?\u103a)"
    "|[\u0e40-\u0e44]?[\u0e01-\u0e2e]|[\u0ec0-\u0ec4]?[\u0e81-\u0eae]"  # Thai, Lao: leading vowel and consonant
    "|(?<!\u17d2)[\u1780-\u17b3]"  # Khmer
    "|[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
    ")"
)
_HARAKAT = re.compile("[\u064b-\u065f\u0670\u0640]")


def shown(raw: str) -> str:
    """`raw` with every run of white space as one space, and none at the ends.

    >>> shown(" two\\r\\n  words ")
    'two words'
    """
    return " ".join(raw.split())


def folded(raw: str) -> str:
    """The form in which words are compared: NFKC, plain quotation marks and dashes, one space, no invisible characters.

    Case stays: a folded text is for equality, not for search.

    >>> folded("“Don’t”  —  he said…")
    '"Don\\'t" - he said...'
    """
    if raw.isascii():
        return " ".join(raw.replace("`", "'").split())
    text = _even(raw)
    if not unicodedata.is_normalized("NFKC", text):
        text = _even(unicodedata.normalize("NFKC", text))
    return " ".join(text.split())


def _even(text: str) -> str:
    """The text with plain marks and dashes; replacing each that is there is faster than a translation table."""
    for odd, plain in _TYPOGRAPHY:
        if odd in text:
            text = text.replace(odd, plain)
    return text


def key_hash(raw: str) -> int:
    """Eight bytes of the folded text's sha256, as the signed integer that SQLite keeps."""
    digest = hashlib.sha256(folded(raw).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def search_form(raw: str, *, with_joined: bool = True) -> str:
    """What the index sees of a text, and of a query: torn words joined, initials without stops, syllables apart.

    Short compounds follow once more as one word, at the end; a query leaves them out (`with_joined=False`).

    Case and diacritics are left to the tokenizer.

    >>> search_form("the re-\\ngime at the U.N.")
    'the regime at the UN'
    >>> search_form("a re-gime change")
    'a re-gime change regime'
    """
    text = decoded(raw)
    text = _TORN.sub("", text) if "\n" in text else text
    text = folded(text)
    if "." in text:
        text = _INITIALS.sub(_without_stops, text)
    if not text.isascii():
        text = _HARAKAT.sub("", text).replace("ё", "е").replace("Ё", "Е")
        if _WITHOUT_SPACES.search(text):
            text = " ".join(_SYLLABLE.sub("\u200b\\1", text).replace(" \u200b", " ").split()).lstrip("\u200b")
    joined = joined_compounds(text) if with_joined else []
    return " ".join([text, *joined]) if joined else text


def joined_compounds(text: str) -> list[str]:
    """The compounds of a text that may be torn words, as one word each.

    >>> joined_compounds("a re-gime, a well-known one")
    ['regime']
    """
    return [first + rest for first, rest in _SHORT_COMPOUND.findall(text)] if "-" in text else []


def seg_of(raw: str, text: str) -> str | None:
    """`search_form(raw)` where the index would see other words in it than in `text`, else None.

    The tokenizer takes no notice of marks, dashes and spaces, so a text that differs in those alone needs no `seg`.
    """
    if _PLAIN.fullmatch(raw) and not _MAY_CHANGE.search(raw):
        return None
    form = search_form(raw)
    return None if "\u200b" not in form and _words(form) == _words(text) else form


_PLAIN = re.compile(r"[\x00-\x7f\xa0‘’“”„«»…–—À-ÖØ-öø-ÿĀ-ıĴ-ľŁ-ňŊ-ž\u0370-\u0373\u0386-\u03ceЀЂ-ѐђ-ӿ]*")
"""A text of plain letters and marks: takes "Łódź – “café”", leaves what folding may change (ﬁ, ², ё, 港)."""
_MAY_CHANGE = re.compile(r"\.\w(?:\.|\b)|-(?:[a-z]{3}|\s*\n)|&#?\w+;")
"""What may be initials, a torn word, a short compound, a character reference: takes ".N." and "-gime", leaves "3."."""
_NO_WORD = re.compile(r"[^\w\u0300-\u036f]+")


def _words(text: str) -> list[str]:
    return _NO_WORD.sub(" ", text).split()


def _without_stops(found: re.Match[str]) -> str:
    letters = found.group().replace(".", "")
    return letters if letters.isalpha() else found.group()
