"""What a page gives as its author → the names of persons in it, or nothing."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from importlib import resources

_LABEL = re.compile(
    r"^\W*(?:(?:posted|published|written|reported|geschrieben|verfasst|escrito|publicado|publié|écrit|scritto|words"
    r"|story|text|texte|texto|testo|analysis|review|interview|opinion)\s+)?"
    r"(?:by|von|vom|par|por|di|door|av|af|przez|автор|oleh|yazan|(?:guest\s|gast)?(?:author|autor|auteur|autore)(?:in)?s?)"
    r"(?:\s+(?:by|von|par))?\s*[:|·-]?\s+(?=\S)",
    re.IGNORECASE,
)
"""Takes `By `, `Written by: `, `Von `, `Autorin: `; leaves `Byron` and `Vonda`."""
_TEXT_LABEL = re.compile(r"^\W*(?:text|words|texte|texto|testo|story|author|autor|auteur|autorin|by)\s*[:|]\s*", re.IGNORECASE)
_BREAKS = re.compile(
    r"\s*(?:[;|•·/\n\t]|,|\s&\s|\s\+\s|\s(?:and|und|et|y|e|en|och|og|i|mit|with|with additional reporting by)\s)\s*"
)
"""What stands between two names, or between a name and what is said of it."""
_ENDS = re.compile(
    r"\s*(?:\(|\[|<|\s[-–—]\s|\s@|@|\bupdated\b|\bpublished\b|\bposted\b|\bon\s|\bam\s\d|\bin\s[A-Z]|\d|https?:|www\.).*$",
    re.IGNORECASE | re.DOTALL,
)
"""From here on no name goes on: ` (Text)`, ` – Editor`, ` am 4. März`."""
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_PARTICLES = frozenset(
    "de da do dos das del della di du la le van von der den ter ten zu zur af av al el bin ibn ben y e san st o".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv phd md dr esq mba ph.d m.d".split())
_CASELESS = re.compile(r"[\u0590-\u07ff\u0900-\u109f\u1200-\u137f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def persons_in(words: str, *, stated: bool, not_these: Collection[str] = ()) -> tuple[str, ...]:
    """The persons' names in `words`, in order; `not_these` are names of the site and its publisher.

    `stated` says that the markup calls the whole value an author: then one word can be a name too.

    >>> persons_in("By Mira Tolvane and Odd Brekke, harbour editors", stated=False)
    ('Mira Tolvane', 'Odd Brekke')
    >>> persons_in("Admin", stated=True)
    ()
    """
    bare = _TEXT_LABEL.sub("", _LABEL.sub("", words.strip()))
    sites = {_letters(name) for name in not_these}
    found: list[str] = []
    for part in _parts(bare):
        name = " ".join(_ENDS.sub("", part).split()).strip(" ,;:.|-–—\"“”'")
        if name and name not in found and _letters(name) not in sites and _is_name(name, stated):
            found.append(name)
        elif not stated and found:
            break
    return tuple(found)


def _parts(words: str) -> Iterator[str]:
    """The stretches between commas and conjunctions; `Brekke, Odd` is one name turned round."""
    parts = [part for part in _BREAKS.split(words[:300]) if part]
    turned = len(parts) == 2 and "," in words and all(" " not in part for part in parts)
    if turned and not any(part.lower().rstrip(".") in _SUFFIXES for part in parts):
        yield f"{parts[1]} {parts[0]}"
    else:
        yield from parts


def _is_name(name: str, stated: bool) -> bool:
    """Whether the words can be the name of a person."""
    words = name.split()
    if len(name) > 60 or not 1 <= len(words) <= 5 or (len(words) == 1 and (not stated or len(name) < 3)):
        return False
    if any(word.lower().strip(".,") in _no_persons() for word in words):
        return False
    if any("." in word.rstrip(".") and word.lower() == word for word in words):
        return False
    if _CASELESS.search(name):
        return all(char.isalpha() or char in " .·-'’" for char in name)
    if not all(_WORD.fullmatch(word) for word in words):
        return False
    capital = [word for word in words if word.lower() not in _PARTICLES]
    return bool(capital) and (len(words) == 1 or all(word[0].isupper() for word in capital))


@functools.cache
def _no_persons() -> frozenset[str]:
    """Words that no person's name holds."""
    listed = resources.files("loccit.structure").joinpath("data/no_persons.txt").read_text("utf-8")
    return frozenset(word for line in listed.splitlines() if not line.startswith("#") for word in line.split())


def _letters(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum())
