"""Frames in which a writer's sentence gives words to somebody: `in the words of Ada Lind`, `Lind's view is that`.

They are templates in `data/frames.txt`; where sources use a verb of saying, writers have many other ways.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from importlib import resources

from loccit.check.sentences.naming import surnames
from loccit.check.sentences.saying import verbs

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽА-ЯЁ"
_TITLED = r"(?:Dr|Mr|Mrs|Ms|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt)\."
_NO_NAME = (
    r"(?!(?:The|Der|Die|Das|Den|Dem|Les|Los|Las|In|On|At|For|But|And|As|It|He|She|They|This|That|So|Mit|Nach|Seine|Ihre|Sein"
    r"|Ihr|Er|Sie|Es|Man|Il|Elle|Él|Ella|Lui|Lei|Ele|Ela|Selon|Según|Secondo)\b)"
)
_WORD = rf"{_NO_NAME}(?:{_TITLED}|[{_UPPER}][\w’'-]*\w|[{_UPPER}]\.)"
_LINK = r"(?:van|von|der|den|de|del|della|di|da|do|dos|du|la|le|al|bin|ben|el|ter|y)"
NAME = rf"{_WORD}(?: (?:{_LINK} ){{0,2}}{_WORD}){{0,4}}"
FULL = rf"{_WORD}(?: (?:{_LINK} ){{0,2}}{_WORD}){{1,4}}"
_ARTICLES = r"(?:(?:the|an?|its|their|his|her|our|der|die|dem|den|le|la|el|il|o)\s|l['’])"
_NO_TITLE = r"(?!(?:and|but|or|und|aber|et|mais|y|pero|while|who|whom|which|that|to|with|by|as|than|about|against)\b)"
TITLE = rf"{_ARTICLES}?(?:{_NO_TITLE}[^\W\d_A-Z][\w-]* ){{0,3}}"
"""What may stand before a name: takes `the harbour master `, leaves `and the harbour master `."""
_OFFICE = rf"(?:{_ARTICLES}|[{_UPPER}][\w’' -]{{1,40}}['’]s )(?:[\w’'-]+ ){{0,6}}?[\w’'-]+, "
"""An office before a name and a comma: takes `the head of the Harbour Board, `."""
_APART = r"(?=[,.:;)—–]|\Z)"
_OPEN = r"(?:\A|[.;:,—–(]\s*|\b(?i:and|but|so|yet|und|aber|et|mais|y|pero|e|ma|mas|was|is|are|were)\s+,?\s*)"
_CLAUSE = r"(?:\A|[.;:]\s+)"
_SUBJECT = rf"(?:\A|[.;:,]\s+){TITLE}(?P<name>{NAME})(?:,[^.;:]{{1,80}},)?"
_REST = r"[^.;]{0,120}\Z"
"""What may stand between a frame and its quotation."""
_AHEAD = {
    "brought": _OPEN,
    "open": _OPEN,
    "clause": _CLAUSE,
    "subject": "",
    "anywhere": "",
    "quoted": r"\b",
    "nobody": r"(?:\A|[\s,])",
    "own": r"(?:\A|[\s,])",
    "turned": r"(?:\A|[\s,;:.—–])",
}
_END = r"(?: that| the words)?[ :,]*\Z"
_ENDS = {
    "turned": r"\s*\Z",
    "quoted": _END,
    "nobody": r"[ :,]*\Z",
    "own": r"[ :,]*\Z",
    "behind": "",
    "heading": r"\s*\Z",
    "line": r"\s*\Z",
    "after": "",
    "note": "",
    "cell": r"\s*\Z",
}
_BEFORE = ("turned", "open", "clause", "subject", "anywhere")
_BESIDE = re.compile(rf"\s*[,—–(]\s*(?P<name>{NAME})(?:,[^.;:]{{1,60}})?\s?{_APART}")
"""A name behind an office: takes `, Ada Lind, `, ` — Ada Lind — `."""
_LEADING = re.compile(
    r"(?:\A|[.;:]\s+|\b(?:and|but|und|aber|et|mais|y|pero)\s+)"
    rf"{TITLE}(?P<name>{NAME}), (?:[^.;:“”\"]{{0,80}}(?:,| and) )?\Z"
)
"""A name before one: takes `Ada Lind, `, `Ada Lind, a pilot at the pier, and `."""
_ARTICLE = re.compile(r"\b(?:the|der|die|das|dem|den|le|la|el|il|o|a)\s\Z", re.IGNORECASE)
"""What stands before an office or a body: of `in the words of the Bench` the last word but one."""


def brought_in(front: str) -> str | None:
    """Whom the subject of a sentence only brings in: `The Mirror quotes Ada Lind as saying `, `It fell to Lind to `."""
    return _first_name(pattern.search(front) for heading in ("quoted", "brought") for pattern in _patterns(heading))


def is_frame(heading: str, front: str) -> bool:
    """Whether a frame without a name leads to the words: `nobody`, that they are nobody's who has one (`Ada Lind quoted
    the clerk: `), or `own`, whom a pronoun means (`in her view, `)."""
    return any(pattern.search(front) for pattern in _patterns(heading))


def listed(front: str) -> str | None:
    """The name in an entry of a list or a table that leads to the words."""
    return _first_name(pattern.search(front) for pattern in _patterns("cell"))


def label_in(kind: str, words: str, draft: str = "") -> str:
    """The name in a `heading`, a `line` behind a quotation, a `note`, a `cell` or list entry that leads to one, or what
    comes `after` it; a name of one word only where the `draft` has it in full."""
    found = (pattern.match(words) for pattern in _patterns(kind))
    surely = (one for one in found if one and (" " in one["name"] or one["name"].lower() in surnames(draft)))
    return _first_name(surely) or ""


def beside(office: str, sentence: str) -> str | None:
    """The name beside words that only say what its bearer is: `Ada Lind` of `the harbour master, Ada Lind, said`."""
    at = sentence.find(office)
    if at < 0:
        return None
    is_apart = sentence[at + len(office) :].startswith(",")
    found = _BESIDE.match(sentence, at + len(office)) or (_LEADING.search(sentence, 0, at) if is_apart else None)
    return found["name"] if found else None


def framed(front: str, behind: str) -> str | None:
    """The name in a frame before a quotation or right behind it; None where there is none."""
    before = (pattern.search(front) for heading in _BEFORE for pattern in _patterns(heading))
    after = (pattern.match(behind) for pattern in _patterns("behind"))
    return _first_name((*before, *after))


def _first_name(found: Iterable[re.Match[str] | None]) -> str | None:
    """The name of the first match, unless it is the last word of an office or a body: `the Bench`."""
    for one in found:
        if one is not None:
            is_body = " " not in one["name"] and _ARTICLE.search(one.string, 0, one.start("name"))
            return None if is_body else one["name"]
    return None


@functools.cache
def _patterns(heading: str) -> tuple[re.Pattern[str], ...]:
    end = _ENDS.get(heading, _REST)
    return tuple(re.compile(_AHEAD.get(heading, "") + _pattern(template) + end) for template in _templates()[heading])


def _pattern(template: str) -> str:
    """A template as a regular expression: what stands before its first name in both cases."""
    first = next((template[: one.start()] for one in _NAMED.finditer(template)), template)
    spelled = f"(?i:{first}){template[len(first) :]}" if first else template
    spelled = _APOSTROPHE.sub("['’]", _SPACE.sub(r"\\s+", spelled))
    return _PLACEHOLDER.sub(lambda found: _meaning(found.group()), spelled)


def _meaning(placeholder: str) -> str:
    if placeholder == "<verbs>":
        return "|".join(sorted(verbs(), key=len, reverse=True))
    if placeholder == "<nouns>":
        return "|".join(word for line in _templates()["nouns"] for word in line.split())
    return _MEANING[placeholder]


_SMALL = r"[^\W\d_A-ZÀ-ÖØ-Þ][\w-]*"
_UNNAMED = (
    r"(?-i:(?:the|an?|his|her|their|one|another|some|les?|la|une?|sa|son|des|du|el|los|las|una?|su|il|lo|gli|os?|uma?|seu|sua"
    rf"|del|della|do|da) (?:{_SMALL} ){{0,3}}{_SMALL}|(?:d(?:ie|er|as|en|em|es)|(?:ein|sein|ihr)(?:e[nmrs]?)?)"
    rf" (?:{_SMALL} ){{0,2}}[^\W\d_a-zß-ÿ]\w+)"
)
"""Takes `the old keeper`, `die Worte`, leaves `the keeper Ada Lind`."""
_MEANING = {
    "{name}": rf"(?:(?P<office>{_OFFICE})|{TITLE})(?P<name>{NAME})(?(office){_APART})",
    "<said>": "gesagt|geschrieben|behauptet|dit|écrit|dicho|escrito|afirmado|detto|scritto|dito",
    "<unnamed>": _UNNAMED,
    "{full}": rf"{TITLE}(?P<name>{FULL})",
    "{called}": rf"{TITLE}(?P<name>{NAME})",
    "{person}": rf"(?P<name>{NAME})",
    "{subject}": _SUBJECT,
}
_NAMED = re.compile(r"\{(?:name|full|person|called|subject)\}")
_PLACEHOLDER = re.compile(_NAMED.pattern + "|<(?:nouns|verbs|said|unnamed)>")
_SPACE = re.compile(r" (?![^\[\]]*\])")
_APOSTROPHE = re.compile(r"'(?![^\[\]]*\])")
"""Both outside the brackets of a class of characters."""


@functools.cache
def _templates() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in resources.files("loccit.check").joinpath("data", "frames.txt").read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            lines = found.setdefault(line.strip("[] "), [])
        elif line.strip() and not line.startswith("#"):
            lines.append(line)
    return found
