"""Who wrote a message, by the name in a line that mail programs write: a `From:`, an `On 11 May 2020, … wrote:`.

An address without a name names nobody.
"""

from __future__ import annotations

import functools
import re

from loccit.text.mail_words import any_of, sections

ADDRESS = re.compile(
    r"\s?[(\[]?<?\s?(?:mailto:)?[\w.+'=-]+@[\w-]+(?:\.[\w-]+)+(?:<?mailto:[^<>\s]*)?\s?>?[)\]]?", re.IGNORECASE
)
"""An address with its brackets: takes ` <una@skarne.example>`, ` [mailto:una@skarne.example]`; leaves
`@una`, `at 10 @ the quay`."""
_BRACKETED = re.compile(r"<[^<>]*>|\[[^\[\]]*\]|\([^()]*\)")
"""What stands in brackets beside a name: takes `<una@skarne.example>`, `(HBR)`, `[redacted]`."""
_QUOTED = re.compile(r"[\"“”]([^\"“”]{2,60})[\"“”]\s*\Z")
_VIA = re.compile(r"\s(?:via|/)\s?\S.*\Z|/\S.*\Z", re.IGNORECASE)
"""The list or the office by which a message came: takes ` via Quay List`, `/HBR`."""
_WORDS = r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,2}"
_INVERTED = re.compile(rf"(?P<last>{_WORDS}), ?(?P<first>{_WORDS})")
"""A surname first: takes `Reyes, Tom`, `van Holm, Ada M.`; leaves `Reyes, Tom, Lind`."""
_NO_FIRST = frozenset("jr sr phd md esq mp ii iii dr prof".split())
_EDGES = " \t\u00a0\"'“”‘’*_,;:-–—<>"
_LONGEST = 60
_LONGEST_FIELD = 400
"""Characters in which a sender is named."""
_MOST_WORDS = 7


def name_in_field(value: str) -> str | None:
    """The name in what stands behind `From:`; None where it names nobody.

    >>> name_in_field("Reyes, Tom (HBR) <tom@skarne.example>"), name_in_field("tom@skarne.example")
    ('Tom Reyes', None)
    """
    return _cleaned(_behalf().split(value, maxsplit=1)[-1])


def name_at_end(words: str) -> str | None:
    """The name that ends some words behind a day and a time; None where they end in none.

    >>> name_at_end("On Mon, 11 May 2020 at 6:02 PM Tom Reyes"), name_at_end("On 11 May 2020 at the quay, the board")
    ('Tom Reyes', None)
    """
    words = _without_brackets(words)
    if quoted := _QUOTED.search(words):
        return _cleaned(quoted[1])
    found: list[str] = []
    tokens = words.split()
    while tokens and not _ends_time(tokens) and len(found) < _MOST_WORDS:
        if tokens[-1][-1] in ",;" and found and not (len(tokens) > 1 and _is_of_time(tokens[-2])):
            break
        found.insert(0, tokens.pop())
    return _cleaned(" ".join(found)) if not tokens or _ends_time(tokens) else None


@functools.cache
def _behalf() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('behalf')})\b", re.IGNORECASE)


@functools.cache
def _times() -> frozenset[str]:
    return frozenset(" ".join(sections()["times"]).split())


def _ends_time(tokens: list[str]) -> bool:
    """Whether the words end as a day and a time do, also with what stands before a name: `15:19 from`."""
    if tokens[-1].lower() in sections()["linking"]:
        return len(tokens) == 1 or _is_of_time(tokens[-2])
    return _is_of_time(tokens[-1])


def _is_of_time(token: str) -> bool:
    """Whether a word is one of a day or a time: takes `18:02,`, `PM`, `Uhr`, `(CEST)`."""
    return any(map(str.isdigit, token)) or token.strip(".,;:()").lower() in _times()


def _without_brackets(words: str) -> str:
    return " ".join(_BRACKETED.sub(" ", ADDRESS.sub(" ", words[:_LONGEST_FIELD])).split())


def _cleaned(words: str) -> str | None:
    """A name without what stands beside it, given name first."""
    name = _VIA.sub("", _without_brackets(words)).strip(_EDGES)
    inverted = _INVERTED.fullmatch(name)
    if inverted and (inverted["last"].count(" ") and not inverted["last"][0].islower()):
        name = inverted["last"]  # Ada Lind, Harbour Warden
    elif inverted and inverted["first"].lower().strip(".") not in _NO_FIRST:
        name = f"{inverted['first']} {inverted['last']}"
    is_name = 1 < len(name) <= _LONGEST and name[0].isalpha() and "@" not in name and not name.endswith("?")
    return name if is_name else None
