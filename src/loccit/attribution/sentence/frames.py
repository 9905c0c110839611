"""One passage or note as attribution sees it: its text with the quotations covered up, cut into sentences and tokens.

`frame_of` and `frame_of_note` give the frames, `mask` covers up and cuts them, `tokens` reads a sentence of one.
`Frame.place` leads from the shown text back to the document's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from loccit.attribution.sentence.covered import (
    INSIDE,
    PAUSE,
    SENTENCE_END,
    cover,
    sentences_of,
    without_clitics,
    without_degrees,
)
from loccit.attribution.sentence.language import (
    ADVERB,
    CUE,
    DOCUMENT,
    OPENER,
    ORGANISATION,
    PEOPLE,
    PRONOUN,
    PUBLICATION,
    ROLE,
    VERB,
    Language,
    given_names,
)
from loccit.attribution.sentence.repairs import repaired
from loccit.model import Note, Passage, Span
from loccit.text.fold import shown
from loccit.text.quotes import Pairing, Quoted, pair_marks

QUOTE, CAPITAL, MARK = 1 << 24, 1 << 25, 1 << 26
TAIL = 1 << 23
"""Bits of a token beside those of the language: a quotation, a capitalised word, a punctuation mark, a word that ends
like a verb or an adverb (`-ed`, `-ly`) or is an irregular past (`took`)."""

OWNERS = ROLE | PEOPLE | ORGANISATION | PUBLICATION | DOCUMENT
"""What stays of a noun's bits where it owns something: `the paper’s`."""
COMMON = ROLE | PEOPLE | ORGANISATION | PUBLICATION | DOCUMENT
"""Nouns that are no names, where a language gives every noun a capital."""
KEPT = 20_000
"""So many words of a language are kept with their bits."""

_TOKEN = re.compile(
    r"(?:\w\w++(?:[-’'.&/@]\w++)*+\.?|(?:[^\W\d_]\.){2,}|\w(?:[-’'.&/@]\w+)*\.?"
    r"|[\ue000-\ue002]+|--+|\.\.+|[^\w\s])\s*+"
)
"""A token with the white space behind it: takes `Maj-Gen`, `U.S.`, `don’t`, `Mr.`, a covered quotation, each mark; a
stop is taken off again below. Tokens leave nothing between them, so their lengths say where they begin."""
_CONTRACTED = re.compile(r"(?<=[^\W\d_])[’'](?:s|re|ve|d|ll|m)\Z")
"""What is tied to a word by an apostrophe: of `he’s` a verb, of `paper’s` the sign of an owner."""
_ELIDED = re.compile(r"(?:qu|[ldjnscm]|(?:a|de|da|ne|su|que)ll|un|quest)[’'](?=\w)")
"""An article or the like before an apostrophe: of `l’institut` the first two characters, of `all’ente` four."""
_REFLEXIVE = ("s", "m")
"""Pronouns that an apostrophe ties to a verb and to no noun."""
_ENCLITIC = re.compile(r"(?<=[^\W\d_])-(?:se|lhes?|me|nos|[ao]s?)\Z")
"""A pronoun that a hyphen ties to its verb in Portuguese: of `justifica-se` the end."""
_WORD = re.compile(r"\S+")
_HANDLE = re.compile(r"(?=[^_]*_|\D*\d)[^\W\d_]{3}\w+(?:[’']s)?")
"""What somebody calls themselves in a forum: takes `holm77`, `skarne_rower`; leaves `4th`, `mp3`."""
_DASHES = ("−", "―")
"""A minus and a bar, which some set for a dash."""
_ADVERBS = ("mente", "ement", "amment", "emment", "ando", "endo", "indo")
"""How adverbs and gerunds end in Romance languages."""


@dataclass(slots=True)
class Sentence:
    """One sentence: where it stands in the frame's text, and its tokens with their bits."""

    start: int
    end: int
    words: list[str]
    lows: list[str]
    starts: list[int]
    bits: list[int]
    language: Language

    @property
    def quotes(self) -> bool:
        """Whether a quotation stands in it."""
        return any(bits & QUOTE for bits in self.bits)

    def token_at(self, place: int) -> int | None:
        """The token that begins at a place of the frame's text."""
        at = bisect_left(self.starts, place)
        return at if at < len(self.starts) and self.starts[at] == place else None

    def end_of(self, token: int) -> int:
        """Where a token ends in the frame's text."""
        return self.starts[token] + len(self.words[token])

    def surface(self, text: str, first: int, last: int) -> str:
        """The words of the tokens `first` up to `last` (not included), as they stand."""
        return text[self.starts[first] : self.end_of(last - 1)]


@dataclass(slots=True)
class Frame:
    """A passage or a note under analysis. Places are code points of `text` (white space closed up) until `place`."""

    text: str
    pieces: tuple[Span, ...]
    raw: str
    passage: int | None
    note: int | None
    role: str
    pairing: Pairing
    typed: tuple[Quoted, ...] = ()
    """What stands between two apostrophes as a quotation does, where nobody said that they are marks."""
    masked: str = ""
    outer: tuple[Quoted, ...] = ()
    spans: list[tuple[int, int]] = field(default_factory=list)
    _words: tuple[list[int], list[int]] | None = None

    def place(self, at: int) -> int:
        """Where in the document the character at `at` stands."""
        if self._words is None:
            self._words = ([0], [len(self.raw) - len(self.raw.lstrip())])
            if self.raw.strip() != self.text:
                self._words = (_word_starts(self.text), _word_starts(self.raw))
        here, there = self._words
        word = bisect_right(here, at) - 1 if len(here) > 1 else 0
        offset = there[min(word, len(there) - 1)] + at - here[word]
        for piece in self.pieces:
            if offset < piece.end - piece.start:
                return piece.start + offset
            offset -= piece.end - piece.start
        return self.pieces[-1].end

    def span(self, start: int, end: int) -> Span:
        """The stretch of the document for a stretch of the shown text."""
        return Span(self.place(start), self.place(end - 1) + 1)


def frame_of(text: str, passage: Passage, *, doubled: bool = False) -> Frame:
    """The frame of a passage."""
    raw = "".join(text[piece.start : piece.end] for piece in passage.pieces)
    pairing = pair_marks(passage.text, doubled=doubled)
    return Frame(passage.text, passage.pieces, raw, passage.ordinal, None, passage.role, pairing)


def frame_of_note(text: str, note: Note, *, doubled: bool = False) -> Frame:
    """The frame of a note: its words between its marks."""
    raw = text[note.start : note.end]
    words = shown(raw)
    pairing = pair_marks(words, doubled=doubled)
    return Frame(words, (Span(note.start, note.end),), raw, None, note.ordinal, "note", pairing)


def mask(frame: Frame, language: Language) -> None:
    """Covers up the outer quotations of a frame and finds its sentences; a long s is read as a round one."""
    outer = repaired(frame.text, frame.pairing, language)
    if frame.typed:
        typed = [one for one in frame.typed if all(one.end <= other.start or other.end <= one.start for other in outer)]
        outer = tuple(sorted((*outer, *typed), key=lambda quoted: quoted.start))
    frame.outer = outer
    frame.masked = without_degrees(without_clitics(cover(frame.text, outer, language), language)).replace("ſ", "s")
    frame.spans = sentences_of(frame.masked, language)


def tokens(frame: Frame, start: int, end: int, language: Language) -> Sentence:
    """The tokens of one sentence of a frame."""
    return _sentence(frame, start, end, language, needed=0) or Sentence(start, end, [], [], [], [], language)


def reporting_tokens(frame: Frame, start: int, end: int, language: Language) -> Sentence | None:
    """The tokens of a sentence in which a cue of speech stands; None of any other."""
    return _sentence(frame, start, end, language, needed=CUE)


def _sentence(frame: Frame, start: int, end: int, language: Language, *, needed: int) -> Sentence | None:
    found = _TOKEN.findall(frame.masked, start, end)
    known = language.known
    read = [known.get(piece) or _known(piece, language) for piece in found]
    if not read or (needed and not any(word[2] & needed for word in read)):
        return None
    words, lows, bits = map(list, zip(*read, strict=True))
    first = end - sum(map(len, found))
    starts = list(accumulate(map(len, found[:-1]), initial=first))
    if bits[0] & OPENER:
        bits[0] &= ~CAPITAL
    if language.alike:
        _without_openers(bits, lows)
    return Sentence(start, end, words, lows, starts, bits, language)


def _without_openers(bits: list[int], lows: list[str]) -> None:
    """Takes the capital from function words that begin a sentence behind a mark or a quotation: `«…» Jak dodała`; and
    from an adverb at its start: `Finalmente`."""
    if lows[0].endswith(_ADVERBS) and lows[0] not in given_names():
        bits[0] &= ~CAPITAL
    for at in range(1, len(bits)):
        if bits[at] & OPENER and bits[at] & CAPITAL and bits[at - 1] & (QUOTE | MARK):
            bits[at] &= ~CAPITAL


def _known(piece: str, language: Language) -> tuple[str, str, int]:
    """A token without the stop that is not its own, in lower case, and its bits; kept, as words come again."""
    token = word = piece.rstrip()
    if token[0] in (INSIDE, SENTENCE_END, PAUSE):
        return token, token, QUOTE
    if token in _DASHES:
        return "–", "–", MARK
    if (
        word[-1] == "."
        and len(word) > 2
        and "." not in word[:-1]
        and not language.has("abbreviations", word[:-1].lower())
    ):
        token = word[:-1]
    low = token.lower()
    bits = language.bits.get(low, 0) or language.role_of(low)
    low = language.alike.get(low, low)
    if not bits and "elided" in language.sections and (tied := _ELIDED.match(low)):
        bits = language.bits.get(low[tied.end() :], 0)
        if bits & VERB and tied.group()[:-1] in _REFLEXIVE:
            low = low[tied.end() :]  # s’indigne
        else:
            bits = (bits & ~VERB) | language.bits.get(tied.group(), 0)
        token_start = token[tied.end()]
    else:
        token_start = token[0]
    if not bits and "enclitics" in language.sections and (tied := _ENCLITIC.search(low)):
        verb = language.bits.get(low[: tied.start()], 0)
        low, bits = (low[: tied.start()], verb) if verb & VERB else (low, bits)
    if not bits and (tied := _CONTRACTED.search(low)):
        bits = language.bits.get(low[: tied.start()], 0)
        low = low[: tied.start()] if bits & PRONOUN else low
        bits &= PRONOUN if bits & PRONOUN else OWNERS | OPENER
    bits = _by_ending(low, bits, language)
    if not token[0].isalnum():
        bits = MARK
    elif token_start.isupper() and bits & COMMON and language.capitalises_nouns:
        pass
    elif token_start.isupper() or _is_name(token, bits):
        bits |= CAPITAL
    if len(language.known) < KEPT:
        language.known[piece] = (token, low, bits)
    return token, low, bits


def _by_ending(low: str, bits: int, language: Language) -> int:
    """The bits of a word with those that its ending tells: `finalmente` is an adverb."""
    if not bits and language.alike and low.endswith("mente") and len(low) > len("mente") + 1:
        return ADVERB
    return bits | TAIL if low.endswith(("ed", "ly")) or language.has("pasts", low) else bits


def _is_name(token: str, bits: int) -> bool:
    """Whether a token that begins small is a name: takes `al-Harbi`, `holm77`."""
    is_arabic = token[:3] in ("al-", "el-", "Al-") and token[3:4].isupper()
    return is_arabic or (not bits and _HANDLE.fullmatch(token) is not None)


def _word_starts(text: str) -> list[int]:
    return [word.start() for word in _WORD.finditer(text)]
