"""The words of a writer's sentence, cut at its marks: names with their capitals, and which stretches are clauses.

A name is taken as one word; closed classes of words come from `attribution.language` and from `data/parts.txt`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.language import Language, given_names, language_of, read_sections
from loccit.check.sentences.naming import names_in, owner_in
from loccit.check.words.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark (`,`) or a name with its capitals; `like` is the English function word that it stands for."""

    text: str
    low: str
    like: str
    bits: int
    is_name: bool = False
    is_owner: bool = False
    is_apposed: bool = False
    """A name right behind what its bearer is: `the treasurer of the fund, Jon Pell,`."""


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands between two marks; `kind` is main, inner or loose (no clause of its own)."""

    tokens: tuple[Token, ...]
    kind: str
    mark: str
    """The mark before it."""
    is_beside: bool = False
    """Whether it stands behind a comma, right behind a name, and so may only say what its bearer is."""


_PLACED = lang.PLACE | lang.COUNTRY | lang.TIME
_TOKEN = re.compile(
    r"(?:[ldnjscmtLDNJSCMT]|[Qq]u|[nNdD]ell|[aA]ll|[uU]n)['’](?=\w)|[^\W_](?:[\w’'.-]*\w)?|[,;:()—–]|(?<= )-(?= )"
)
_MARKS = frozenset(",;:()—–-")
CLOSED = lang.PREPOSITION | lang.BREAK | lang.PRONOUN | lang.WHO | lang.AUXILIARY | lang.BE
_ACTS = re.compile(
    r"[:,(]|['’]s?\b|\s*\Z| on [A-Z]| (?:had|has|was|is|put|[a-zà-ÿ-]{2,}(?:ed|s|t|a|o|ó|é|it|ght|ew)"
    r"|gave|came|spoke|wrote|broke|told)\b"
)
"""What a name of one word that begins a sentence goes on with: leaves `Legal literacy follows`."""


class Words:
    """Reads the segments of a sentence in one language."""

    def __init__(self, code: str, known: frozenset[str]) -> None:
        self.language = language_of(code) or _english()
        self.code, self.known = self.language.code, known

    def has(self, heading: str, token: Token) -> bool:
        """Whether a word belongs to a class."""
        return token.low in _classes(self.code).get(heading, _NONE)

    def segments(self, text: str) -> Iterator[Segment]:
        """The stretches between marks."""
        mark, run, is_named = "", list[Token](), False
        for token in (*self._tokens(text), Token(".", ".", ".", 0)):
            if token.text not in _MARKS and token.text != ".":
                run.append(token)
                continue
            if run:
                yield Segment(tuple(run), self._kind(run, mark), mark, mark == "," and is_named)
                is_named = run[-1].is_name
            mark, run = (token.text if run or token.text != "," else mark), []

    def _tokens(self, text: str) -> Iterator[Token]:
        names = {at: name for at, name in names_in(text)}
        skip = -1
        for found in _TOKEN.finditer(text):
            if found.start() < skip:
                continue
            name, at = self._name(names.get(found.start(), ""), found.start(), text)
            if name and at == found.start():
                end = text.index(name.split()[-1], at) + len(name.split()[-1]) if " " in name else at + len(name)
                end = max(end, at + len(name))
                skip = end
                is_owner = bool(re.match(r"(?:['’]s?)(?!\w)", text[end:]))
                is_genitive = self.code == "de" and name.endswith("s") and name.split()[-1].lower()[:-1] in self.known
                called = name[:-1] if is_genitive else name
                yield Token(called, called.lower(), called, 0, True, is_owner or is_genitive)
                skip = end + (2 if is_owner and text[end : end + 1] in "'’" else 0)
                continue
            if name:
                names[at] = name
            yield self._word(found.group())

    def _name(self, name: str, at: int, text: str) -> tuple[str, int]:
        """A run of capitals without what only begins the sentence, and where it begins: `Handing Ada Lind`."""
        while name:
            first, _, rest = name.partition(" ")
            low = first.lower()
            bits = self.language.bits.get(low, 0)
            is_opener = bool(bits & (lang.OPENER | CLOSED | lang.DETERMINER | lang.ADVERB)) or low in _FUNCTION
            kinds = ("subordinate", "not", "anyone")
            is_opener = is_opener or any(self.has(kind, self._word(first)) for kind in kinds)
            is_opener = is_opener or (not at and low.endswith("ing") and self.code == "en")
            is_opener = is_opener or (not at and lexicon(self.code).has("number", low.partition("-")[0]))
            if not is_opener:
                break
            at += len(text[at:]) - len(text[at + len(first) :].lstrip())
            name = rest
        owner = owner_in(name, self.known) if self.language.capitalises_nouns else ""
        name = f"{owner}s" if owner else name
        last = name.split()[-1].lower() if name else ""
        is_known = bool({last, last[:-1]} & self.known)
        if (
            not at
            and self.language.capitalises_nouns
            and not any(word.lower() in given_names() for word in name.split())
            and not is_known
        ):
            return "", at  # `Kalte Winter, so Ada Lind, seien`
        if not at and name and " " not in name and not is_known and not _ACTS.match(text, len(name)):
            return "", at
        is_single = bool(name) and " " not in name
        if is_single and self.language.bits.get(last, 0) & (lang.ROLE | lang.PEOPLE | lang.NOUN):
            return "", at  # `Counsel put it to them`
        if self.language.bits.get(last, 0) & _PLACED:
            return "", at
        if " " not in name and self.language.capitalises_nouns and not is_known:
            return "", at
        return name, at

    def _word(self, text: str) -> Token:
        low = text.lower()
        return Token(text, low, self.language.alike.get(low, low), self.language.bits.get(low, 0))

    def _kind(self, run: list[Token], mark: str) -> str:
        at = self.opening(run)
        if at >= len(run):
            return "loose"
        first = run[at]
        after_preposition = run[at + 1] if first.bits & lang.PREPOSITION and at + 1 < len(run) else None
        if mark == "," and (self.has("relative", first) or (after_preposition and self._asks(after_preposition))):
            return "inner"
        if self.has("subordinate", first) and not self._is_prepositional(run, at):
            return "inner"
        if (
            not first.is_name
            and first.low.endswith("ing")
            and not self.has("agent", first)
            and self.code == "en"
            and not first.bits & lang.NOUN
        ):
            return "inner"
        return "main"

    def _asks(self, token: Token) -> bool:
        return self.has("relative", token) and not token.bits & lang.DETERMINER

    def _is_prepositional(self, run: list[Token], at: int) -> bool:
        return run[at].like == "for"

    def opening(self, run: list[Token]) -> int:
        """Where a segment begins behind what only leads to it: `and`, `then`, `it was`, `here is`."""
        at = 0
        while at < len(run) and not run[at].is_name:
            token = run[at]
            is_joiner = token.like in ("and", "but", "or", "so", "yet", "nor", "even") or token.bits & lang.ADVERB
            is_impersonal = self.has("impersonal", token) and at + 1 < len(run) and run[at + 1].bits & lang.BE
            is_alone = self.has("impersonal", token) and token.bits & lang.BE
            if is_impersonal:
                at += 2
            elif (is_joiner and not token.bits & lang.BREAK & ~_joining(token)) or is_alone or self.has("not", token):
                at += 1
            else:
                break
        return at


def is_owning(token: Token) -> bool:
    return token.is_owner or (not token.is_name and token.low.endswith(("’s", "'s", "s’", "s'")) and len(token.low) > 3)


_JOINING = frozenset(("and", "but", "or", "so", "yet", "nor"))


def _joining(token: Token) -> int:
    return lang.BREAK if token.like in _JOINING else 0


def _english() -> Language:
    found = language_of("en")
    if found is None:
        raise LookupError("the words of English are missing")
    return found


_NONE: frozenset[str] = frozenset()


@functools.cache
def _classes(code: str) -> dict[str, frozenset[str]]:
    """The words of `data/parts.txt` in one language, by class."""
    text = resources.files("loccit.check").joinpath("data", "parts.txt").read_text("utf-8")
    return {
        heading: frozenset(
            " ".join(words for one, _, words in (line.partition(": ") for line in lines) if one == code).split()
        )
        for heading, lines in read_sections(text).items()
    }


_FUNCTION = frozenset(("quoth", "heard", "whoever", "quien", "wer"))
