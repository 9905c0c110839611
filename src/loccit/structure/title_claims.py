"""All claims of a document's title → the one that is believed, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from loccit.model import Claim
from loccit.structure._properties import is_no_title
from loccit.structure.front_labels import RULE

_RULES = (
    RULE, "first heading", "title block", "json-ld headline", "microdata headline", "meta citation_title",
    "meta og:title", "meta ", "title element", "json-ld",
)  # fmt: skip
"""The rules in the order in which they are believed; what other formats state stands behind."""
_STATED = ("json-ld headline", "meta citation_title", "meta og:title", "meta twitter:title", "title element")
"""What a page says of itself where nobody reads it."""
_AGREE = 2
"""So many of these that say the same, and share no word with a heading, tell that it names something else."""
_SITE = re.compile(r"\s+(?:[|·•»«–—:/@]|-{1,2}|::)\s+|\s*\|\s*|(?<=[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef])_(?=\w)")
"""What stands between a title and the site's name: takes ` | `, ` – `, and `_` behind Han, Kana and Hangul."""
_LOOSE = re.compile(r"\s+[|·•»«–—-]+\s*\Z")
"""What a template leaves behind a title where it has no name of the site."""
_BLOG = re.compile(r"\w+blog|[\w-]+\.[a-z]{2,7}", re.IGNORECASE)
"""What sites call themselves in one word: takes `TideBlog`, `skarne.example`."""
_WORD = re.compile(r"\w{4,}")
_LETTERLESS = re.compile(r"[\W_]+")


def title_of(claims: Sequence[Claim], publisher: str | None) -> str | None:
    """The title that the best claim states, without the name of the site; None where all name something else."""
    ranked = sorted((claim for claim in claims if claim.field == "title"), key=_rank)
    for claim in ranked:
        value = " ".join(claim.value.split())
        if is_no_title(value) or (claim.how == "title block" and _names_other(value, claims, publisher)):
            continue
        if claim.how != "title block":
            value = _without_site(value, claims, publisher)
        if value and _letters(value) != _letters(publisher or ""):
            return value
    return None


def _without_site(title: str, claims: Sequence[Claim], publisher: str | None) -> str:
    """A title without the site's name behind or before it: the part that another claim states, else without the part
    that names the publisher, else the longest before the last separator."""
    if publisher:
        title = re.sub(rf"^{re.escape(publisher)}\s*[|:·»–—-]+\s*(?=\S)", "", title, flags=re.IGNORECASE)
    title = _LOOSE.sub("", title)
    parts = [part for part in _SITE.split(title) if part.strip()]
    if len(parts) < 2:
        return title
    if "»" in title and _is_site(parts[0], claims):
        return parts[-1].strip()
    stated = {_letters(claim.value) for claim in claims if claim.field == "title"}
    same = [part for part in parts if _letters(part) in stated and not _is_site(part, claims)]
    if same:
        return max(same, key=len).strip()
    marks = list(_SITE.finditer(title))
    site = _letters(publisher or "")
    if site and _letters(parts[0]) == site:
        return title[marks[0].end() :].strip()
    if all(mark.group() == "_" for mark in marks) and len(parts[0]) >= max(map(len, parts)):
        return parts[0].strip()  # the section's name stands before the site's
    return title[: marks[-1].start()].strip() if len(parts[-1]) <= len(title) / 2 else title


def _rank(claim: Claim) -> int:
    return next((at for at, rule in enumerate(_RULES) if claim.how.startswith(rule)), len(_RULES))


def _names_other(heading: str, claims: Sequence[Claim], publisher: str | None) -> bool:
    """Whether a large heading names the site or its section: where it is the site's name in the title of the window, or
    where two statements agree on another title that has no word of it."""
    stated: dict[str, str] = {}
    for claim in claims:
        if rule := next((rule for rule in _STATED if claim.field == "title" and claim.how == rule), None):
            stated.setdefault(rule, claim.value)
    window = [part.strip() for part in _SITE.split(stated.get("title element", ""))]
    if len(window) > 1 and heading in window and len(heading) < max(map(len, window)) and _is_site(heading, claims):
        return True
    bare = [_without_site(title, claims, publisher) for title in stated.values()]
    own = set(_WORD.findall(heading.lower()))
    if not own or _letters(heading) in map(_letters, bare):
        return False
    return any(
        len(_WORD.findall(title)) > 1
        and own.isdisjoint(_WORD.findall(title.lower()))
        and sum(_letters(title) in _letters(other) for other in stated.values()) >= _AGREE
        for title in bare
    )


def _is_site(words: str, claims: Sequence[Claim]) -> bool:
    """Whether words are the name of a site: a host's letters, or in the form of one."""
    letters = _letters(words)
    hosts = (urlsplit(claim.value).hostname or "" for claim in claims if claim.field == "url")
    return _BLOG.fullmatch(words.strip()) is not None or (
        len(letters) > 3 and any(letters in _letters(host) for host in hosts)
    )


def _letters(words: str) -> str:
    return _LETTERLESS.sub("", words).lower()
