"""What a post quotes, and from whom: by attributes of the quotation, its head (`Ada Lind wrote:`), the line above.

A name is believed where an attribute or an element of its own says it, or where it is one of the posters of the page.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from bs4.element import NavigableString, Tag

from loccit.readers._html_post_cues import LINE, QUOTED, Part
from loccit.readers._html_post_marks import clean_name, who_states
from loccit.readers._html_post_words import either, said_by, vocabulary, words_of
from loccit.readers._html_tags import attributes_of, inside

_HEAD_AMONG = 6
"""The head of a quotation is among so many of its first elements."""


def quotations(words: Tag, known: frozenset[str]) -> Iterator[tuple[int, Part]]:
    """What in the words of a post is quoted, and the lines that say from whom."""
    heads: set[int] = set()
    for tag in inside(words):
        if not isinstance(tag, Tag) or not is_quoted(tag) or id(tag) in heads:
            continue
        stated = next((who for key in _STATING if (who := attributes_of(tag).get(key))), None) or who_states(tag)
        name, head = _head(tag, known, stated)
        yield id(tag), Part(QUOTED + (stated or name or _handed_down(tag, known) or ""))
        if head is not None:
            heads.add(id(head))
            yield id(head), Part(LINE, parts=True)


_STATING = ("data-quote", "data-ipsquote-username", "data-quoted-user", "data-username")
"""Attributes of a quotation that hold whose it is."""


def _handed_down(tag: Tag, known: frozenset[str]) -> str | None:
    """Whom the element right around a quotation names, which holds nothing else: `<aside data-username="lind">`."""
    around = tag.parent
    if around is None or not is_quoted(around):
        return None
    stated = next((who for key in _STATING if (who := attributes_of(around).get(key))), None)
    return stated or _head(around, known)[0]


def _head(tag: Tag, known: frozenset[str], stated: str | None = None) -> tuple[str | None, Tag | None]:
    """Whom the head of a quotation names, and the element that is the head; no element where it stands outside.

    A head is an element of its own (`<cite>`, a class that says so), or names one of the posters of the page."""
    looked = 0
    for inner in inside(tag):
        if isinstance(inner, Tag):
            looked += 1
            said = _whole(inner)
            name = quoted_name(said) or (stated if said.rstrip(" :") == stated else None)
            if name and (name == stated or _is_head(inner) or name.casefold() in known):
                return name, inner
        elif said := str(inner).strip():
            name = quoted_name(said)
            if name and name.casefold() in known:
                return name, None
            break
        if looked > _HEAD_AMONG:
            break
    before = tag.previous_sibling
    while isinstance(before, NavigableString) and not before.strip():
        before = before.previous_sibling
    said = _whole(before) if isinstance(before, Tag) else str(before or "").strip().rpartition("\n")[2]
    name = quoted_name(said)
    is_head = "@" in said or (isinstance(before, Tag) and _is_head(before))
    return (name if name and (is_head or name.casefold() in known) else None), None


def _is_head(tag: Tag) -> bool:
    """Whether an element says that it heads a quotation."""
    return tag.name == "cite" or not words_of(attributes_of(tag).get("class", "")).isdisjoint(_HEADS)


_HEADS = frozenset(
    "quoteheader quotetitle header head title citation cite postedby by attribution attr author username source jump"
    " meta info user name".split()
)


def _whole(tag: Tag) -> str:
    """All that a short element prints; nothing of a long one."""
    said = ""
    for inner in inside(tag):
        if type(inner) is NavigableString:
            said += str(inner)
            if len(said) > 400:
                return ""
    return " ".join(said.split()) if len(said.strip()) < 200 else ""


def is_quoted(tag: Tag) -> bool:
    """Whether an element holds what a post quotes."""
    names = attributes_of(tag).get("class", "")
    if tag.name == "blockquote":
        return words_of(names).isdisjoint(vocabulary("holds"))
    if not names or tag.name in ("a", "button", "span", "li", "input", "img", "i"):
        return False
    return said_by(names).quoted


def quoted_name(words: str) -> str | None:
    """Whom the head of a quotation names: takes `Originally posted by Ada Lind`, `Lind wrote:`, `Zitat von Lind`, `On 4
    March 2036, Ada Lind <ada@x.example> wrote:`; leaves `Nobody said that this was easy`."""
    words = " ".join(words.split())
    if len(words) > _LONGEST_HEAD:
        return None
    found = _before_name().fullmatch(words) or _dated_before_name().fullmatch(words) or _head_behind().fullmatch(words)
    return clean_name(_undated(found["name"])) if found else None


_LONGEST_HEAD = 200
_LED_BY_DATE = re.compile(
    r"(?:\W*[(\[]|(?:on|am|le|el|il|em|op)\s)(?=.*\d).*(?:\d{1,2}[:.h]\d\d(?::\d\d)?|(?<!\d)(?:19|20)\d\d(?!\d))"
    r"(?:\s?[ap]\.?m\.?(?!\w))?(?:\s?(?:uhr|h|utc|gmt|[+-]\d{4})(?!\w))*[)\],]*\s*",
    re.IGNORECASE,
)
"""The date before a name: takes `On Tue, Mar 4, 2036 at 10:11 AM `, `(04-03-2036, 10:11 AM)`."""
_DATED = re.compile(
    r"[\s,;]+(?:(?:on|am|le|el|il|em|at|um|den|от|del)\s(?:[^\W\d]+[.,]?\s){0,2})?[(\[]?\S*\d.*\Z|\s*[→↑»].*\Z"
)
"""The date behind a name: takes ` on March 04, 2036`, `, 4.3.2036`."""
_MAIL = re.compile(r"\s*[<(\[][^<>()\[\]]*(?:@|\sat\s)[^<>()\[\]]*[>)\]]")


@functools.cache
def _head_behind() -> re.Pattern[str]:
    verbs = either("behind-name")
    name = r"(?P<name>(?:[^\n:]|(?<=\d):(?=\d))+?)"
    return re.compile(
        rf"[^\w(\[]*{name}[\s,]+(?:{verbs})(?!\w)(?:\s?:(?:\W.{{0,60}})?|[^:]*\d[^:]*(?::.*)?|)", re.IGNORECASE
    )


@functools.cache
def _dated_before_name() -> re.Pattern[str]:
    return re.compile(
        rf"(?:on|am|le|el|il|em|op)\s.*\d\S*(?:\suhr)?,?\s(?:{either('behind-name')})\s(?P<name>[^:]+?)\s?:",
        re.IGNORECASE,
    )


def _undated(words: str) -> str:
    """A name without the date before or behind it, and without an address of mail; empty where nothing else is left."""
    led = _LED_BY_DATE.match(words)
    words = _MAIL.sub("", words[led.end() :] if led else words).strip()
    return "" if _LEAD_ALONE.match(words) else _DATED.sub("", words)


_LEAD_ALONE = re.compile(r"(?:on|am|le|el|il|em|op)(?:\s\w+\.?)?,?\Z|(?:on|am|le|el|il|em|op)\s.*\d", re.IGNORECASE)


@functools.cache
def _before_name() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{either('before-name')})\b\W*(?P<name>[^\n]+)", re.IGNORECASE)
