"""What a page gives as its author → the names of persons in it, or nothing."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from importlib import resources
from unicodedata import category

from loccit.structure.dates import month_named

_BY = (
    r"(?:by|von|vom|par|por|di|door|av|af|przez|автор|oleh|yazan|بقلم|كتب|كتبت|מאת|"
    r"लेखक|作者)"
)
_LABEL = re.compile(
    r"^\W*(?:(?:(?:text|words|texte|texto|testo|story|interview|opinion)\s+)?"
    + _BY
    + r"(?:\s*:\s*|\s+(?=\S)|(?-i:(?=[A-ZÀ-Þ])))"
    r"|(?:guest\s|gast)?(?:author|autor|auteur|autore)(?:in|en|s)?\s*:?\s+(?=\S)"
    r"|(?:text|words|texte|texto|testo|story|author|autor|auteur|autorin|by|redaktion|piše|пише|пишет|pisze|píše|escribe|"
    r"escreve)\s*[:|]\s*)",
    re.IGNORECASE,
)
"""Takes `By `, `Text von `, `Autorin: `, `ByMira`; leaves `Byron` and `Vonda` (no capital behind)."""
_LATER_BY = re.compile(r"^(?P<before>.{1,60}?)\b(?:by|von|par|por)\s+(?=[^\W\d_])", re.IGNORECASE | re.DOTALL)
"""`Posted 11. April 2018 by `, `View all posts by `."""
_BREAKS = re.compile(
    r"\s*(?:[;|•·/\n\t]|,|\xa0\s*\xa0|\s&\s|\s\+\s"
    r"|\s(?:and|und|et|(?-i:y|e|i)|en|och|og|mit|with|और|im Gespräch mit)\s)\s*",
    re.IGNORECASE,
)
"""What stands between two names, or between a name and what is said of it."""
_ENDS = re.compile(
    r"\s*(?:\(|\[|<|\s[-–—]\s|\s@|\b(?:updated|published|posted|erstellt|veröffentlicht)\b|\son\s|\sam\s|\sin\s"
    r"|(?:\s(?:le|el|il|den|vor|prije|hace|há|od))?\s\d|:"
    r"|https?:|www\.).*$",
    re.IGNORECASE | re.DOTALL,
)
"""From here on no name goes on: ` (Text)`, ` – Editor`, ` am 4. März`."""
_GLUED = re.compile(r"(?<=[a-zß-ÿ])(?=(?:Updated|Published|Posted)\b|[A-ZÀ-Þ][a-zß-ÿ]{2,9}\.?\s\d{1,2},?\s\d{4})")
"""Where a page sets a date right behind a name: `Mira TolvaneMay 4, 2022`, `Mira TolvaneUpdated`."""
_LEADING_DATE = re.compile(
    r"^(?:[^\W\d_]{2,10}[.,]?\s+)?\d[\d.,:/ -]*(?:[^\W\d_]{3,10}\.?\s*\d{4})?\W*(?=[^\W\d_])"
    r"|^[^\W\d_]{3,10}\s\d{1,2},?\s\d{4}\W+"
)
"""`4. März 2019 `, `March 4, 2019 `, `04.03.2019 | `."""
_DATED = re.compile(r"\s+([^\W\d_]{3,10})\.?\s+\d{1,2}(?!\w)")
"""` July 10` behind a name; whether it is a month is asked of the word."""
_BRACKETED = re.compile(r"\s\([A-ZÀ-Þ][\w.’' -]{0,20}\)(?=\s[A-ZÀ-Þ])")
"""What stands in brackets inside a name: takes ` (R.J.)` before ` Eskow`, leaves ` (Text)` behind one."""
_PICTURED = re.compile(
    r"\b(?:photo(?:graph)?s?|fotos?|images?|pictures?|illustrations?|videos?|bild(?:er)?|graphics?)\s+(?:by|von|par|por|di)\b",
    re.IGNORECASE,
)
"""`Top photo by `: who made a picture did not write the text."""
_EDITED = re.compile(
    r"""[\s,;|]*(?:(?:revised|new|\d\w+)\sedition\s)?\b(?:edited|translated|reviewed|compiled|illustrated|herausgegeben|übersetzt|
        redigiert|illustriert|traduit|illustré|traducido|editado|tradotto|illustrato|traduzido)\s(?:by|von|par|por|da)\s.*\Z""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""Who did something else than write the text: takes `, edited by Odd Brekke`."""
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_USER = re.compile(r"[^\W\d_][\w.-]{2,24}")
_LINE = 6
"""A line of more words that ends as a sentence does is no byline."""
_LABELS = re.compile(_BY, re.IGNORECASE)
_INITIALS = re.compile(r"[A-ZÀ-Þ]{2,5}|[a-zß-ÿ]{2,3}|[A-ZÀ-Þ][a-zß-ÿ]?[A-ZÀ-Þ]{1,2}")
"""What newsrooms sign with: takes `AFK`, `cpm`, `AgE`; leaves `Ana` and `Mira`."""
_ARTICLES = frozenset("the die der das el la le les los las il lo de het den det".split())
"""Words with which names of papers and sites begin."""
_PARTICLES = frozenset(
    "de da do dos das del della di du la le van von der den ter ten zu zur af av al el bin ibn ben y e san st o".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv phd md dr esq mba ph.d m.d qc kc sc dbe cbe obe".split())
_CASELESS = re.compile(r"[\u0590-\u07ff\u0900-\u109f\u1200-\u137f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def persons_in(words: str, *, stated: bool, not_these: Collection[str] = ()) -> tuple[str, ...]:
    """The persons' names in `words`, in order; `not_these` are names of the site and its publisher.

    `stated` says that the markup calls the whole value a person: then one word can be a name too.

    >>> persons_in("By Mira Tolvane and Odd Brekke, harbour editors", stated=False)
    ('Mira Tolvane', 'Odd Brekke')
    >>> persons_in("Admin", stated=True)
    ()
    """
    if words.startswith(("http:", "https:", "@")) or "://" in words[:12]:
        return ()
    sites = {_letters(name) for name in not_these}
    found: list[str] = []
    bare = _unlabelled(_GLUED.sub(" ", words.strip()))
    for part in _parts(_BRACKETED.sub("", _EDITED.sub("", bare))):
        name = " ".join(_ENDS.sub("", _undated(part)).split()).strip(" ,;:.|-–—\"“”'")
        if found and " " in found[-1] and name and " " not in name and "," in words:
            continue  # where somebody is: `Mira Tolvane, Skarne, Odd Brekke`
        if name and name not in found and _letters(name) not in sites and _is_name(name, stated):
            found.append(name)
        elif found or any(word.lower().strip(".,") in _no_persons() for word in part.split()):
            break
    return tuple(found)


def can_be_name(words: str) -> bool:
    """Whether words that are said to be one person's name can be one, though its parts are not all written large.

    >>> can_be_name("Gregory Quay-holm smith"), can_be_name("Skarne press office"), can_be_name("see notes")
    (True, False, False)
    """
    parts = words.split()
    return _is_name(" ".join(part[:1].upper() + part[1:] for part in parts), False) and parts[0][0].isupper()


def is_byline(words: str) -> bool:
    """Whether the words say `by` before a name: `By Mira`, `Posted 4 March by Mira`; not `Mira von Brekke`."""
    return _unlabelled(words) != _LEADING_DATE.sub("", words)


def _unlabelled(words: str) -> str:
    """What is behind `By`, or behind a date."""
    if _PICTURED.search(words):
        return ""
    bare = _LEADING_DATE.sub("", words)
    if label := _LABEL.match(bare):
        return bare[label.end() :]
    later = None if _is_sentence(bare) else _LATER_BY.match(bare)
    if later and any(not word[0].isupper() or word.lower() in _no_persons() for word in later["before"].split()):
        return bare[later.end() :]
    return bare


def _undated(name: str) -> str:
    """A name without the date behind it: `July 10` of `Mira Tolvane July 10`."""
    dated = _DATED.search(name)
    return name[: dated.start()] if dated and month_named(dated[1]) is not None else name


def _is_sentence(words: str) -> bool:
    """Whether the words say more than who wrote: `All tips on the tide come from Mira Tolvane, a biologist.`"""
    return words.endswith((".", "!", "?")) and len(words.split()) > _LINE


def _parts(words: str) -> Iterator[str]:
    """The stretches between commas and conjunctions; `Brekke, Odd` is one name turned round."""
    parts = [part for part in _BREAKS.split(words[:300]) if part]
    turned = len(parts) == 2 and "," in words and (all(" " not in part for part in parts) or _is_of_office(*parts))
    if turned and not any(part.lower().rstrip(".") in _SUFFIXES for part in parts):
        yield f"{parts[1]} {parts[0]}"
    else:
        yield from parts


def _is_of_office(last: str, first: str) -> bool:
    """Whether a name is turned round that bears a title: takes `Lind` and `Mr Justice`; leaves `Mira Lind` and
    `President`, a name and what its bearer is."""
    bare = [word for word in last.split() if word.lower().strip(".") not in _SUFFIXES]
    titles = _listed("titles_of_office")
    return len(bare) == 1 and bare[0].lower() not in titles and first.split()[0].lower().strip(".") in titles


def _is_name(name: str, stated: bool) -> bool:
    """Whether the words can be the name of a person."""
    words = name.split()
    if len(name) > 60 or not 1 <= len(words) <= 5 or words[0].lower() in _ARTICLES:
        return False
    if any(word.lower().strip(".,") in _no_names() for part in words for word in (part, *part.split("-"))):
        return False
    if all(word.lower().strip(".,") in _listed("titles_of_office") for word in words):
        return False
    if len(words) == 1:
        return stated and (_is_one_name(name) or _is_short_caseless(name))
    if _CASELESS.search(name):
        return all(char.isalpha() or char in " .·-'’" or category(char)[0] == "M" for char in name)
    if not all(_WORD.fullmatch(word) for word in words) or any(_is_domain(word) for word in words):
        return False
    capital = [word for word in words if word.lower() not in _PARTICLES]
    return bool(capital) and all(word[0].isupper() for word in capital)


def _is_short_caseless(name: str) -> bool:
    """Whether a word can be a whole name in a script that writes it without a space: 港野, not 港野新聞編集部."""
    return len(name) == 2 and name.isalpha() and _CASELESS.search(name) is not None


def _is_one_name(word: str) -> bool:
    """Whether one word can be somebody's name: `Mathias`, `rmb8090`; not `AgE`, `cpm`, `von`, `SeglerBlog`."""
    if not _USER.fullmatch(word) or _is_domain(word) or month_named(word) is not None or _LABELS.fullmatch(word):
        return False
    return (
        word.lower() not in _listed("no_single_names")
        and not _INITIALS.fullmatch(word)
        and not word.lower().endswith(("blog", "redaktion", "news"))
    )


def _is_domain(word: str) -> bool:
    return "." in word.rstrip(".") and word.lower() == word


def _no_persons() -> frozenset[str]:
    """Words that no person's name holds."""
    return _listed("no_persons")


def _no_names() -> frozenset[str]:
    """These, and words of which a name has none though a person may stand beside them."""
    return _no_persons() | _listed("no_names")


@functools.cache
def _listed(name: str) -> frozenset[str]:
    listed = resources.files("loccit.structure").joinpath(f"data/{name}.txt").read_text("utf-8")
    return frozenset(word for line in listed.splitlines() if not line.startswith("#") for word in line.split())


def _letters(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum())
