"""Words that a document has out of a book, or only as somebody is reported to have said them.

`books_in(words, text, vocabulary)` gives the memoirs, biographies and films out of which a sentence quotes; `is_retold`
says whether the verb beside a quotation only reports that it was said: `aurait répondu : « … »`, `habe gerufen: „…“`.
"""

from __future__ import annotations

from collections.abc import Sequence

from loccit.attribution.hands.outlets_named import LONGEST_NAME, Outlet, capitals_behind
from loccit.attribution.hands.vocabulary import Vocabulary, Word

_BACK = 8
"""Words between `in` and the noun of a book: `in the widow’s own unpublished diary`."""
_BESIDE = 7
"""Words between a quotation and the verb that reports it."""


def books_in(words: Sequence[Word], text: str, known: Vocabulary) -> list[Outlet]:
    """The books out of which a sentence quotes, with their names; not those of whoever writes the text."""
    found = []
    for at, word in enumerate(words):
        is_shown = known.has("shown", word) and _is_on_air(text[: words[0].start], known)
        if not (is_shown or known.has("books", word)):
            continue
        first = _begin(words, at, known)
        if first is not None and words[first].low not in known.words["mine"]:
            last = at + 1 if is_shown else _end(words, at, known)
            name = text[words[first].start : words[last - 1].end]
            name = _title_behind(words, at, text) or (name if first else name[:1].lower() + name[1:])
            found.append(Outlet(first, last, name, "document"))
    return found


def _is_on_air(before: str, known: Vocabulary) -> bool:
    """Whether what a paragraph has said shows that a programme is one to be seen or heard."""
    return not known.words["air"].isdisjoint(word.strip(".,;:()").lower() for word in before.split())


def _begin(words: Sequence[Word], at: int, known: Vocabulary) -> int | None:
    """Where the phrase of a book begins behind its preposition, or as the subject of a sentence whose verb brings
    words: `The guidebook prints the line`."""
    for first in range(at, max(at - _BACK, -1), -1):
        if first < at and (words[first].is_covered or words[first].text in ",.;:()"):
            return None
        if first and words[first - 1].low in known.words["books_in"]:
            return first
    ahead = words[at + 1 : at + 1 + LONGEST_NAME]
    return 0 if at < 3 and any(word.low in known.words["verbs"] for word in ahead) else None


def _end(words: Sequence[Word], at: int, known: Vocabulary) -> int:
    """Where the phrase of a book ends: behind its title, or its author's name."""
    last = at + 1
    if last < len(words) and words[last].low in known.words["authors"]:
        named = capitals_behind(words, last + 1, known)
        return named if named > last + 1 else last
    if words[last : last + 1] and words[last].text == ",":
        named = capitals_behind(words, last + 1, known)
        is_apposed = named > last + 2 and words[named : named + 1] and words[named].text == ","
        return named if is_apposed else last
    return capitals_behind(words, last, known)


def _title_behind(words: Sequence[Word], at: int, text: str) -> str:
    """The title in marks behind the noun of a book: `her memoir, “Salt and Timber,”`."""
    last = at + 2 if words[at + 1 : at + 2] and words[at + 1].text == "," else at + 1
    if last >= len(words) or not words[last].is_covered:
        return ""
    title = text[words[last].start + 1 : words[last].end - 1].strip(" ,")
    return title if title[:1].isupper() and len(title.split()) < LONGEST_NAME and title[-1] not in ".!?" else ""


def is_retold(words: Sequence[Word], place: int, known: Vocabulary) -> bool:
    """Whether the verb beside the quotation that begins at `place` only reports that it was said."""
    quote = next((at for at, word in enumerate(words) if word.start <= place < word.end), None)
    if quote is None:
        return False
    before, behind = _clause_before(words, quote), _clause_behind(words, quote)
    return any(_is_mood(part, at, known) for part in (before, behind) for at in range(len(part)))


def _clause_before(words: Sequence[Word], quote: int) -> Sequence[Word]:
    first = quote
    while first and quote - first < 2 * _BESIDE and not (words[first - 1].is_covered or words[first - 1].text in ".;"):
        first -= 1
        if words[first].text == ":" and first < quote - 1:
            break
    return words[first:quote]


def _clause_behind(words: Sequence[Word], quote: int) -> Sequence[Word]:
    last = quote + 1
    while last < len(words) and last - quote < _BESIDE and not (words[last].is_covered or words[last].text in ".;:"):
        last += 1
    return words[quote + 1 : last]


def _is_mood(part: Sequence[Word], at: int, known: Vocabulary) -> bool:
    low = part[at].low
    pair = (low, part[at + 1].low if at + 1 < len(part) else "")
    if pair in known.pairs["mood"] and at:
        return True
    if (low,) not in known.pairs["mood"]:
        return False
    if known.code == "de":
        verb = next((word.low for word in reversed(part) if word.text.isalpha()), "")
        said = verb.endswith(("t", "en")) and verb != low
        return said and not any(word.low in ("ich", "wir") for word in part)
    if known.code in ("en", "ru"):
        return True
    return at + 1 < len(part) and len(part) - at < _BESIDE and part[at + 1].text.isalpha()
