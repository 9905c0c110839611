"""Lines of mail → the heads in it: the lines that say whose the message is which is quoted or forwarded below them.

`On 11 May 2020, at 18:02, Ada Lind <ada@skarne.example> wrote:`, also over several lines; a block of `From:`, `Sent:`,
`To:`, `Subject:`; `-----Original Message-----`; where a quoted message ends. Readers cut paragraphs at heads, and
attribution says whose the words below them are. Words out of `data/mail.txt`.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from loccit.text.mail_fields import CAPITAL, RULE, Fields, MailLine, fields_at
from loccit.text.mail_names import ADDRESS, name_at_end, name_in_field
from loccit.text.mail_words import any_of

_SIGNS = re.compile(r"(?:[ \t]{0,3}>)+[ \t]?")
"""How mail quotes a line: takes `> `, `>> `, `> > `."""
_OVER = 4
"""Over so many lines may go `On …, X wrote:`."""
_LONGEST = 320
_SHORT_WORDS = 160
_LONGEST_LINE = 20_000
"""In a longer line nobody looks for heads behind other words."""
_CLOCK = re.compile(r"\b\d{1,2}\s?[:.h]\s?\d{2}\b")
_DATE = re.compile(r"\b\d{4}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2}\b|\b\d{1,2}\.? [^\W\d_]{3,}|[^\W\d_]{3,}\.? \d{1,2}\b")
_ENDED = re.compile(r"[:：]\s*[\"”]?\Z|\s-{2,}\Z")


@dataclass(frozen=True, slots=True)
class Head:
    """The lines `first` up to `last` (not included) that say who wrote what follows; `name` is None where they name
    nobody. `sort`: `line`, `fields`, or `end`, behind which a quoted message is over. `is_sure`: nothing but a mail
    program writes so, whatever follows."""

    first: int
    last: int
    depth: int
    name: str | None
    sort: str
    is_sure: bool


def unquoted(words: str) -> tuple[int, str]:
    """How deep a line is quoted, and the line without the signs.

    >>> unquoted("> >> The quay is shut.")
    (3, 'The quay is shut.')
    """
    signs = _SIGNS.match(words)
    if signs is None or _torn().match(words, signs.end()):
        return 0, words
    return signs.group().count(">"), words[signs.end() :]


def parted(words: str) -> list[str]:
    """The parts of a line in which heads stand behind other words, as where a page's text was joined.

    >>> parted("No. ----- Original Message ----- From: Ada Lind Sent: Monday To: Tom Reyes")
    ['No.', '----- Original Message -----', 'From: Ada Lind Sent: Monday To: Tom Reyes']
    """
    if len(words) > _LONGEST_LINE:
        return [words]
    places = [0, *(found.end() for found in _inner_head().finditer(words)), len(words)]
    return [part for start, end in itertools.pairwise(places) if (part := words[start:end].strip())]


def may_hold_mail(text: str) -> bool:
    """Whether a text has a line as heads of mail have; a cheap test, linear in the text, that most texts fail."""
    hint = _hint()
    return any((":" in line or "--" in line) and hint.search(line) for line in text.splitlines())


def find_heads(lines: Sequence[MailLine]) -> tuple[Head, ...]:
    """The heads in order; they do not overlap."""
    found: list[Head] = []
    at = barren = 0
    while at < len(lines):
        head = _marked(lines, at)
        if not head and at >= barren:
            fields = fields_at(lines, at)
            head, barren = _fielded(lines[at].depth, fields), fields.last
        head = head or _said(lines, at) or _named_first(lines, at)
        if head:
            found.append(head)
        at = head.last if head else at + 1
    return tuple(found)


def make_thread(lines: Sequence[MailLine], heads: Sequence[Head]) -> bool:
    """Whether a text with some heads beyond doubt is mail as a whole, and no report or book that prints a message: it
    begins with one, or they follow one another closely."""
    if not heads:
        return False
    first = heads[0].first
    is_close = first <= _COVER or len(lines) - first <= _USUAL * len(heads)
    return is_close and len(lines) <= _MOST_LINES * len(heads)


_COVER = 30
"""Among so many lines at the top begins the first message of a printed thread."""
_USUAL = 60
_MOST_LINES = 150
"""So many lines has a message, mostly, and at most."""


# ---- lines between dashes


def _marked(lines: Sequence[MailLine], at: int) -> Head | None:
    """A head that a line announces: `-----Original Message-----`, `Begin forwarded message:`; or the end of one."""
    line = lines[at]
    if len(line.words) > _SHORT_WORDS or not (found := _mark().match(line.words)):
        return None
    if found["end"]:
        return Head(at, at + 1, line.depth, None, "end", True)
    behind = at + 1
    while behind < min(len(lines), at + 3) and RULE.fullmatch(lines[behind].words):
        behind += 1
    is_below = behind < len(lines) and lines[behind].depth == line.depth
    below = fields_at(lines, behind, is_marked=True) if is_below else None
    if below is None or not below.is_head:
        return Head(at, at + 1, line.depth, None, "fields", True)
    return Head(at, below.last, line.depth, below.name, "fields", True)


def _fielded(depth: int, found: Fields) -> Head | None:
    """A head of fields: `From: …`, `Sent: …`, `To: …`, `Subject: …`."""
    return Head(found.first, found.last, depth, found.name, "fields", found.is_sure) if found.is_head else None


# ---- lines with a verb


def _said(lines: Sequence[MailLine], at: int) -> Head | None:
    """A head that begins with a day: `On 11 May 2020, at 18:02, Ada Lind wrote:`, `11.05.2020, 18:02, "Ada" <…>:`"""
    line = lines[at]
    if not _opening().match(line.words):
        return None
    words = ""
    for place in range(at, min(at + _OVER, len(lines))):
        following = lines[place]
        is_torn = place > at and following.depth < line.depth and _torn().match(following.words)
        if (following.depth != line.depth and not is_torn) or (place > at and following.follows_blank):
            return None
        words = f"{words} {following.words}".strip()
        if len(words) > _LONGEST:
            return None
        if _ENDED.search(words):
            return _with_day(words, at, place + 1, line.depth)
        if (verb := _verb().search(words)) and verb.end() == len(words) and ADDRESS.search(words):
            return _with_day(words, at, place + 1, line.depth)
    return None


def _with_day(words: str, first: int, last: int, depth: int) -> Head | None:
    """The head that some words are, if they hold a day and a verb, or an address; and whom it names."""
    verb = max(_verb().finditer(words), key=lambda found: found.start(), default=None)
    address = ADDRESS.search(words)
    if not (verb or address) or not (_CLOCK.search(words) or _DATE.search(words)):
        return None
    is_sure = bool(address) or bool(verb and _CLOCK.search(words))
    if verb and any(map(str.isalpha, ADDRESS.sub("", words[verb.end() :]))):
        name = name_in_field(words[verb.end() :].strip(" :"))
    else:
        name = name_at_end(words[: verb.start() if verb else None].rstrip(" :-"))
    is_named = _is_capitalised(name)
    if not is_named and not address and not (verb and _NOBODY.search(words[: verb.start()])):
        return None
    return Head(first, last, depth, name if is_named or address else None, "line", is_sure)


def _is_capitalised(name: str | None) -> bool:
    """Whether a name is written as one: takes `Ada van der Lind`; leaves `So you`."""
    words = (name or "").split()
    small = [word for word in words if word[0].islower()]
    return bool(words) and words[0][0].isupper() and words[-1] not in small and all(map(_PARTICLE.fullmatch, small))


_PARTICLE = re.compile(r"d[aeiu]|d[aeo]s|del|della|der|den|van|von|zu|la|le|al|el|bin|ten|ter|y|e|af|av")
_NOBODY = re.compile(r"[\d.,:)mM]\s+\w+\s*\Z")
"""A word behind a time that names nobody: takes `…, 2020 you `."""


_ADDRESSED = re.compile(r"(?P<name>[^\s\d>][^:<]{1,60}<[^<>\s]{3,80}>)(?P<behind>[^\w:]{0,6}\d.{4,50})")
"""Takes `Ada Lind <ada@skarne.example> @ 2020-05-11 18:02:`."""


def _named_first(lines: Sequence[MailLine], at: int) -> Head | None:
    """A head that begins with the name: `Ada Lind schrieb am 11.05.2020 um 18:02:`; without a day, only right above
    what is quoted deeper: `Ada Lind writes:`."""
    line = lines[at]
    if len(line.words) > _SHORT_WORDS or not _ENDED.search(line.words):
        return None
    found = _quoting().match(line.words) or _writing().match(line.words) or _ADDRESSED.match(line.words)
    if not found:
        return None
    name = name_in_field(found["name"])
    is_plain = _is_capitalised(name) and " " in (name or "") and not any(map(str.isdigit, name or ""))
    behind = found.groupdict().get("behind") or ""
    is_dated = bool(_CLOCK.search(behind) or _DATE.search(behind))
    is_above = at + 1 < len(lines) and lines[at + 1].depth > line.depth
    has_address = "@" in found["name"]
    if not (is_plain or has_address) or (behind.strip(" :") and not is_dated) or not (is_dated or is_above):
        return None
    return Head(at, at + 1, line.depth, name, "line", has_address or bool(_CLOCK.search(behind)))


# ---- the patterns


@functools.cache
def _inner_head() -> re.Pattern[str]:
    """What stands before a head inside a line: the space before `-----Original Message-----`, `From: … Sent: … To: `,
    and before `On 11 May 2020, … wrote:` at its end."""
    said = rf"(?:{any_of('openers')})\s[^\n]{{4,140}}?\s(?:{any_of('wrote')})\s?:\Z"
    return re.compile(
        rf"(?<=\S)\s+(?={_between_dashes()})"
        rf"|(?<=--)\s+(?=(?i:{any_of('from')})\s?:\s)"
        rf"|(?<=\S)\s+{CAPITAL}(?={_fields_in_row()})"
        rf"|(?<=[.!?>:)…])\s+{CAPITAL}(?=(?i:{said}))"
    )


def _between_dashes() -> str:
    return rf"(?<!-)-{{3,}}+\s?(?i:{any_of('forwarded')})\s?-{{2,}}"


def _fields_in_row() -> str:
    sender, sent, rest = any_of("from"), any_of("sent", "dated"), any_of("to", "subject")
    return rf"(?i:(?:{sender})\s?:\s\S[^\n]{{0,160}}?\s(?:{sent})\s?:\s[^\n]{{0,160}}?\s(?:{rest})\s?:)"


@functools.cache
def _mark() -> re.Pattern[str]:
    """A line that announces a message, or ends one: takes `-----Original Message-----`, `Begin forwarded message:`."""
    dashes, forwarded = r"[-_=*\s]*", any_of("forwarded")
    between = rf"{dashes}-{dashes}(?:(?P<end>{any_of('ends')})|(?:{forwarded}))\b[^:]{{0,80}}?-+{dashes}"
    return re.compile(rf"(?:{between}|[*_\s]*(?:{forwarded})\s?:[*_\s]*)\Z", re.IGNORECASE)


@functools.cache
def _torn() -> re.Pattern[str]:
    """What stands behind the end of an address that a line's end tore: takes `:` and `wrote:` of `> wrote:`."""
    return re.compile(rf"(?:{any_of('wrote')})?\s?:\s*\Z", re.IGNORECASE)


@functools.cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of('wrote')})(?!\w)", re.IGNORECASE)


@functools.cache
def _opening() -> re.Pattern[str]:
    """A day at the start of a line: takes `On Mon, 11 May`, `Il giorno lun 11`, `ср, 30`, `2017-11-24`."""
    opener = rf"(?:{any_of('openers')})\s(?:[^\W\d_][^\W\d]*[.,]{{0,2}}\s){{0,4}}"
    return re.compile(rf"[-* ]{{0,6}}(?:{opener}|[^\W\d_]+[.,]{{0,2}}\s)?\(?\d", re.IGNORECASE)


@functools.cache
def _writing() -> re.Pattern[str]:
    """Takes `Ada Lind <ada@skarne.example> writes:`, `Ada Lind schrieb am 11.05.2020 um 18:02:`."""
    return re.compile(rf"(?P<name>[^\s\d>][^:]{{1,80}}?)\s(?i:{any_of('wrote')})(?!\w)(?P<behind>.{{0,60}})", re.DOTALL)


@functools.cache
def _quoting() -> re.Pattern[str]:
    """Takes `Quoting Ada Lind <ada@skarne.example>:`."""
    return re.compile(rf"(?i:{any_of('quoting')})\s(?P<name>[^:]{{2,80}}):", re.DOTALL)


@functools.cache
def _hint() -> re.Pattern[str]:
    return re.compile(
        rf"^[>*_ \t]*(?:{any_of('from')})[ \u00a0]?[*_]{{0,2}}[ \u00a0]?:"
        rf"|^[>*_ \t-]*(?:{any_of('forwarded')})|{_between_dashes()}|\b{_fields_in_row()}"
        rf"|(?<!\w)(?:{any_of('wrote')})(?!\w)[^\n]{{0,80}}(?::|--)[ \t\u00a0\r]*$"
        r"|@[\w.-]{3,60}[>)\]]{0,2}[^\n]{0,50}:[ \t\u00a0\r]*$",
        re.MULTILINE | re.IGNORECASE,
    )
