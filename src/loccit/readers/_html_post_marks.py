"""What an element of a page says of who posted something, and when: by class, microdata, attribute, address, words.

Nothing is decided here of what a post is; `_html_posts` puts these marks together. Words are in `data/posts.txt`.
"""

from __future__ import annotations

import functools
import re

from bs4.element import NavigableString, Tag

from loccit.readers._html_post_words import either, listed, said_by, vocabulary, words_of
from loccit.readers._html_tags import attributes_of, inside

LONGEST_NAME = 60
"""Characters that the name of a poster has at most."""
_LONGEST_WHEN = 80
_MOST_WORDS = 6
_PIECES = 8
HELD, _STATED, _SAID, _LED, _SLUG = 5, 4, 3, 2, 1
"""How sure a mark is: held by an attribute of the whole post; stated by microdata or `rel`; said by a class; printed in
a link to a person's page; nothing but the address of one."""
_PROFILE_AT = re.compile(r"(?:\A|/)@[\w.-]+/?\Z")
_PICTURES = frozenset(("avatar", "userpic", "usercard"))
"""Words of the class of a link that shows somebody's picture."""
_LONGEST_ADDRESS = 300
_MAY_LEAD = re.compile(
    r"user|/u/|member|membre|mitglied|profi|perfil|people|person|author|account|usuari|utili|benutz|utent|/@",
    re.IGNORECASE,
)
"""What stands in the address of a person's page; asked first, as it costs little."""
_ADDRESS = re.compile(r"[/?&=.;]+")
_CLOCK = re.compile(
    r"(?<![\d.])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)|(?<!\d)\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d)|(?<!\d)(?:19|20)\d\d(?!\d)"
)
"""A time, a date in figures, a year: takes `12:04`, `04.03.2031`, `4 March 2031`; leaves `3.14159`."""
_COUNTED = re.compile(r"\d+\s?(?:[smhdwy]|min|mo|std|h)\b\.?")
"""How long ago in short: takes `3h`, `12 min`."""
_INLINE = frozenset("a span img b strong button time em i small label input".split())
"""Elements that are no post as a whole, whatever their attributes say."""
_HANDLE = re.compile(r"(?P<name>\S.*?)[\s\u200e\u200f]+@[\w.-]+(?:@[\w.-]+)?(?:\s.*)?")
"""A name with its handle, and what is printed behind: takes `Ada Lind @lind@skarne.example`."""
_EDGES = " \t\n\r\u00a0,;:|·•»«–—-"
_NO_NAME = re.compile(r"[.!?…:;]\s|[<>{}|\n\t]|https?:|\d{1,2}:\d\d")


@functools.cache
def _behind_name() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?P<name>(?:[^\n:]|(?<=\d):(?=\d))+?)[\s,]+(?:{either('behind-name')})(?!\w)[^\n:]{{0,60}}[:.…↑]?\W*(?:\n|\Z)",
        re.IGNORECASE,
    )


@functools.cache
def _says() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{either('behind-name')})\s?:\s*", re.IGNORECASE)


@functools.cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{either('by')})\b:?\s+(?=\S)", re.IGNORECASE)


@functools.cache
def _ago() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either('ago')})(?!\w)", re.IGNORECASE)


# ---- who -----------------------------------------------------------------------------------------------------------


def who_of(tag: Tag) -> tuple[str, int] | None:
    """The name of whoever an element says posted something, and how sure that is (the higher the surer); None where it
    says nothing of the kind."""
    sure = _sureness(tag) or (_SAID if _is_said_to_speak(tag) else 0)
    if not sure:
        return None
    name = name_in(tag)
    if name is None and tag.name == "a" and (slug := _slug(tag)):
        return slug, _SLUG
    return (name, sure) if name else None


def _is_said_to_speak(tag: Tag) -> bool:
    """Whether the words right behind a name in bold or a link say that its owner speaks: `<cite>Lind</cite> says:`."""
    if tag.name not in ("cite", "b", "strong", "a", "span", "h3", "h4", "h5", "dt"):
        return False
    behind = tag.next_sibling
    if type(behind) is not NavigableString or len(behind) > LONGEST_NAME or ":" not in behind:
        return False
    return _says().fullmatch(behind) is not None


def _slug(tag: Tag) -> str | None:
    """The name that the address of a person's page ends in, where the link prints nothing: takes `/user/ada_lind/`."""
    address = attributes_of(tag).get("href", "")
    named = words_of(f"{attributes_of(tag).get('class', '')} {attributes_of(tag).get('data-testid', '')}")
    if named.isdisjoint(vocabulary("who") | _PICTURES) or not leads_to_person(address) or printed(tag):
        return None
    last = re.split(r"[/=]", address.partition("#")[0].rstrip("/"))[-1].lstrip("@")
    return None if not last or last.isdecimal() or "." in last or "%" in last or len(last) > LONGEST_NAME else last


def who_states(tag: Tag) -> str | None:
    """The name that an attribute of the whole post holds: takes `<article data-author="Ada Lind">`."""
    if tag.name in _INLINE or vocabulary("attributes").isdisjoint(tag.attrs):
        return None
    held = (attributes_of(tag)[key] for key in listed("attributes") if key in tag.attrs)
    return next(filter(None, map(clean_name, held)), None)


def printed(tag: Tag) -> str:
    """What an element prints in the first of what it holds, in one line; enough to tell a name or a time."""
    said: list[str] = []
    for inner in inside(tag):
        if type(inner) is NavigableString and inner.strip():
            said.append(str(inner))
            if len(said) == _PIECES:
                break
    return " ".join("".join(said).split()) if len(said) == 1 else " ".join(" ".join(said).split())


def is_nobody(name: str) -> bool:
    """Whether what is printed for a name says that nobody is named: takes `Anonymous`, `[deleted]`, `Gast`."""
    return name.strip("()").lower() in vocabulary("nobody")


def _sureness(tag: Tag) -> int:
    attributes = attributes_of(tag)
    stated = attributes.get("itemprop", "").lower()
    if stated in ("author", "creator") or attributes.get("rel", "").lower() == "author":
        return _STATED
    if said_by(attributes.get("class", "")).who or said_by(attributes.get("data-testid", "")).who:
        return _SAID
    return _LED if tag.name == "a" and leads_to_person(attributes.get("href", "")) else 0


def leads_to_person(address: str) -> bool:
    """Whether an address is that of a person's page: takes `/user/lind`, `member.php?u=3`, `/@lind`."""
    if len(address) > _LONGEST_ADDRESS or not _MAY_LEAD.search(address):
        return False
    path = address.partition("#")[0].rstrip("/")
    if _PROFILE_AT.search(path):
        return True
    steps = [step.lower() for step in _ADDRESS.split(path) if step]
    return any(step in vocabulary("profiles") for step in steps[-4:-1])


def name_in(tag: Tag) -> str | None:
    """The name that an element holds, without what is printed around it: of `by Ada Lind says:` `Ada Lind`."""
    if tag.name in ("meta", "link"):
        return clean_name(attributes_of(tag).get("content", ""))
    for inner in inside(tag):
        if isinstance(inner, Tag) and (
            attributes_of(inner).get("itemprop") == "name" or "fn" in attributes_of(inner).get("class", "").split()
        ):
            return clean_name(attributes_of(inner).get("content", "") or printed(inner))
    return clean_name(printed(tag))


def clean_name(words: str) -> str | None:
    """A name alone; None where the words are none: a sentence, a number, a time."""
    words = re.sub(r"\A@\s+", "@", " ".join(words.split()).strip(_EDGES))
    if (by := _by().match(words)) and by.end() < len(words):
        words = words[by.end() :]
    if said := _behind_name().fullmatch(words) or _HANDLE.fullmatch(words):
        words = said["name"]
    words = words.strip(_EDGES)
    is_name = 0 < len(words) <= LONGEST_NAME and len(words.split()) <= _MOST_WORDS and not _NO_NAME.search(words)
    if not is_name or not any(map(str.isalnum, words)) or words.isdecimal():
        return None
    return None if is_time(words) and len(words.split()) > 1 else words


# ---- when ----------------------------------------------------------------------------------------------------------


def is_when(tag: Tag) -> bool:
    """Whether an element is the time of a post: `<time>`, a class that says so with a time in it."""
    if tag.name in ("time", "relative-time", "time-ago", "faceplate-timeago"):
        return True
    attributes = attributes_of(tag)
    if (
        "datetime" in attributes.get("itemprop", "").lower()
        or "data-timestamp" in attributes
        or "data-time" in attributes
    ):
        return True
    if not (said_by(attributes.get("class", "")).when or said_by(attributes.get("data-testid", "")).when):
        return False
    words = printed(tag)
    return is_time(words) or (len(words) <= LONGEST_NAME // 2 and any(map(str.isdigit, words)))


def is_time(words: str) -> bool:
    """Whether a short line holds a time, a date or how long ago something was."""
    return len(words) <= _LONGEST_WHEN and bool(
        _CLOCK.search(words)
        or (any(map(str.isdigit, words)) and (_ago().search(words) or _COUNTED.search(words)))
        or _ago().fullmatch(words.strip(_EDGES))
    )


def is_only_time(words: str) -> bool:
    """Whether a piece of text is a date or a time and next to nothing else: takes `» Tue Mar 04, 2036 10:11 am`;
    leaves `We sail at 10:30`."""
    if len(words) > _LONGEST_WHEN or not (found := _CLOCK.search(words)):
        return False
    beside = len(_NO_FIGURES.findall(words))
    return beside <= (_BESIDE if len(found.group()) > _SHORT_CLOCK or _YEAR.search(words) else 1)


_NO_FIGURES = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT_CLOCK, _BESIDE = 5, 4
"""A time of so many characters says no day; words that a date may have beside its figures."""
