"""Whether a quotation stands in a text, word for word, and how: equality after folds, and the grammar. No scores."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loccit.check.words.elisions import without_elisions
from loccit.check.words.grammar import Pattern, Separator, Word, literal, pattern, trimmed
from loccit.check.words.printed import without_letter_brackets, without_marks, without_pages
from loccit.check.words.sentence_of import sentence_end, sentence_start
from loccit.check.words.tokens import Tokens, is_number, tokens
from loccit.check.words.torn import has_tears, without_tears

_WIDEST_BRACKET = 12
"""Words of the source that one bracket may stand for."""
_TORN = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n[ \t]*(?=[^\W\d_])")
"""A hyphen at the end of a line: takes that of `re-⏎fused`."""
_LINE_BREAKS = re.compile(r"[ \t\r\n]+")
_STOPS = frozenset(".!?。！？")


@dataclass(frozen=True, slots=True)
class Gap:
    """What an ellipsis or a bracket stands for: the tokens `first` to `last` of the source."""

    separator: Separator
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a quotation stands in a text: tokens `first` to `last`, half open.

    `how` is exact, typography or edited; `remark` says what the typography is. `is_open_before` and `is_open_behind`
    are set where the quotation begins or ends with an ellipsis.
    """

    source: Tokens
    first: int
    last: int
    how: str
    gaps: tuple[Gap, ...] = ()
    remark: str = ""
    is_open_before: bool = False
    is_open_behind: bool = False

    @property
    def start(self) -> int:
        """Where it begins, in code points of the text."""
        return self.source.starts[self.first]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.source.ends[self.last - 1]

    @property
    def words(self) -> str:
        """The source's words from the first to the last."""
        return self.source.words(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Sought:
    """A quotation made ready to be looked for in many texts."""

    text: str
    tokens: Tokens
    literal: Pattern
    pattern: Pattern

    @property
    def is_plain(self) -> bool:
        """Whether it has no ellipsis and no bracket."""
        return self.pattern.is_plain


def sought(text: str) -> Sought:
    """A quotation's words, without its marks, made ready; what markup became is left out."""
    text = text.replace("\u2060", "")
    if _TORN.search(text):
        text = _TORN.sub("\u00ad", text)
    found = tokens(text)
    return Sought(text, found, literal(found), pattern(found))


def fits(quotation: Sought, source: Tokens) -> list[Fit]:
    """Every place where the quotation stands in a text; none where it does not."""
    words = quotation.literal.runs[0]
    if not words:
        return []
    places = _occurrences(words, source)
    if places:
        return [_graded(quotation, source, at, at + len(words)) for at in places]
    found = [] if quotation.is_plain else _pattern_fits(quotation, source)
    found = found or _asking(quotation, source) or _fits_elided(quotation, source)
    return found or _fits_without_print(quotation, source)


def fits_without_marks(quotation: Sought, source: Tokens) -> list[Fit]:
    """Where the words stand but for quotation marks inside them, for a draft that says that they are left out."""
    said = without_marks(quotation.tokens)
    if not said.keys:
        return []
    words = Sought(quotation.text, said, literal(said), pattern(said))
    whole = without_marks(without_letter_brackets(source.text))
    found = [
        _graded(words, whole, at, at + len(words.literal.runs[0])) for at in _occurrences(words.literal.runs[0], whole)
    ]
    found = found or ([] if words.is_plain else _pattern_fits(words, whole))
    return [replace(fit, how="edited", remark=_NO_MARKS) for fit in found]


def _fits_without_print(quotation: Sought, source: Tokens) -> list[Fit]:
    """Where the words stand but for what is printed among them: pages of another print, brackets around a letter, the
    end of a line in a word."""
    for parted, how, remark in _without_print(quotation, source.text):
        if len(parted) == len(source):
            continue
        words = quotation.literal.runs[0]
        found = [_graded(quotation, parted, at, at + len(words)) for at in _occurrences(words, parted)]
        found = found or ([] if quotation.is_plain else _pattern_fits(quotation, parted))
        if found:
            return [replace(fit, how=how if fit.how != "edited" else "edited", remark=remark) for fit in found]
    return []


def _without_print(quotation: Sought, text: str) -> Iterator[tuple[Tokens, str, str]]:
    if "[" in text or "*" in text:
        yield without_pages(text), "typography", _NO_PAGES
        yield without_letter_brackets(text), "edited", _NO_BRACKETS
    if has_tears(text):
        yield without_tears(text, quotation.tokens), "typography", _NO_TEARS


_NO_PAGES = "a page number that the source prints among its words is left out"
_NO_BRACKETS = "brackets of the source around letters are left out"
_NO_TEARS = "a word that the end of a line tears in the source is whole"
_NO_MARKS = "quotation marks inside it are left out, as the draft says"


def _asking(quotation: Sought, source: Tokens) -> list[Fit]:
    """Where the words stand that end with a question mark, inside a sentence that ends with it further on: `Is it so?`
    of `Is it so, in the name of the Board?`"""
    if quotation.tokens.keys[-1] not in _ASKING or len(quotation.tokens) < _LONG_ENOUGH:
        return []
    found = fits(sought(quotation.text.rstrip().rstrip("?!")), source)
    mark = quotation.tokens.keys[-1]
    asked = [fit for fit in found if source.keys[sentence_end(source, fit.last - 1) - 1] == mark]
    remark = "the source's sentence goes on before its mark"
    return [replace(fit, how="typography" if fit.how == "exact" else fit.how, remark=remark) for fit in asked]


_ASKING = frozenset("?!")
_LONG_ENOUGH = 4
"""Tokens of a quotation, its mark included."""


def _fits_elided(quotation: Sought, source: Tokens) -> list[Fit]:
    """Where the words stand that begin or are cut inside an elision: `il dort` of `qu'il dort`, `l'on [lui] écrit` of
    `l'on m'écrit`."""
    if "'" not in source.text and "’" not in source.text:
        return []
    parted = without_elisions(source.text)
    if len(parted) == len(source):
        return []
    said = without_elisions(quotation.text)
    words = Sought(quotation.text, said, literal(said), pattern(said))
    places = _occurrences(words.literal.runs[0], parted)
    if places:
        return [_graded(words, parted, at, at + len(words.literal.runs[0])) for at in places]
    return [] if words.is_plain else _pattern_fits(words, parted)


def _occurrences(words: tuple[Word, ...], source: Tokens, begin: int = 0) -> list[int]:
    keys, size = source.keys, len(words)
    first = words[0]
    found = []
    for at in range(begin, len(keys) - size + 1):
        if (keys[at] in first.spellings or (first.stem and first.fits(keys[at]))) and all(
            words[k].fits(keys[at + k]) for k in range(1, size)
        ):
            found.append(at)
    return found


def _graded(quotation: Sought, source: Tokens, first: int, last: int) -> Fit:
    there = _one_line(source.text[source.starts[first] : source.ends[last - 1]])
    count = len(trimmed(quotation.tokens.keys))
    said = quotation.tokens
    here = _one_line(said.text[said.starts[0] : said.ends[count - 1]])
    if here == there:
        return Fit(source, first, last, "exact")
    if here[:1] != there[:1] and here[:1].casefold() == there[:1].casefold() and here[1:] == there[1:]:
        return Fit(source, first, last, "typography", remark="another case of the first letter")
    return Fit(source, first, last, "typography", remark=_difference(here, there))


def _one_line(text: str) -> str:
    """Without line breaks, and without what nobody sees at the ends; other kinds of spaces stay what they are."""
    return _LINE_BREAKS.sub(" ", text).strip("\u200b\u2060\ufeff\u00ad")


def _difference(here: str, there: str) -> str:
    """What differs in typography, in a few words."""
    marks = "‘’‚‛“”„‟'\"`´«»‹›"
    dashes = "‐‑‒–—―−-"
    only_here = set(here) - set(there)
    only_there = set(there) - set(here)
    kinds = []
    if (only_here | only_there) & set(marks):
        kinds.append("other quotation marks or apostrophes")
    if (only_here | only_there) & set(dashes):
        kinds.append("another dash")
    return " and ".join(kinds) or "other spaces, ligatures or invisible characters"


def _pattern_fits(quotation: Sought, source: Tokens) -> list[Fit]:
    """One fit for each place of the first run: the following runs stand as near as they can."""
    wanted, is_closed = quotation.pattern, quotation.tokens.keys[-1] in _STOPS
    if not wanted.runs:
        return []
    found = []
    for at in _occurrences(wanted.runs[0], source):
        placed = _chain(wanted, source, at)
        if placed is not None and is_closed and len(placed) > 1:
            placed[-1] = _before_stop(wanted.runs[-1], source, placed[-1])
        fit = _fit_of(wanted, source, placed) if placed is not None else None
        if fit is not None and not any(_alters_bracket(gap, source) for gap in fit.gaps):
            found.append(fit)
    ends = {fit.last: fit for fit in found}  # of two that end together the shorter hides less
    return sorted(ends.values(), key=lambda fit: fit.first)


def _chain(wanted: Pattern, source: Tokens, at: int) -> list[int] | None:
    placed = [at]
    for place, run in enumerate(wanted.runs[1:], 1):
        begin = placed[-1] + len(wanted.runs[place - 1])
        separator = wanted.separators[place]
        is_bracket = separator is not None and separator.kind == "bracket"
        reach = _head(source, begin + _WIDEST_BRACKET + len(run)) if is_bracket else source
        following = _first_occurrence(run, reach, begin)
        if following is None:
            return None
        if is_bracket and _crosses_sentence(source, begin, following):
            return None
        placed.append(following)
    return placed


def _before_stop(run: tuple[Word, ...], source: Tokens, at: int) -> int:
    """Where the last run of a quotation stands that ends with a full stop: at the end of the sentence, if it stands
    there too, for that is how it reads."""
    last = sentence_end(source, at) - len(run) - 1
    stands = at < last < len(source) and all(word.fits(source.keys[last + k]) for k, word in enumerate(run))
    return last if stands and source.keys[last + len(run)] in _STOPS else at


def _head(source: Tokens, count: int) -> Tokens:
    return Tokens(source.text, source.keys[:count], source.starts[:count], source.ends[:count])


def _first_occurrence(run: tuple[Word, ...], source: Tokens, begin: int) -> int | None:
    keys, size = source.keys, len(run)
    for at in range(begin, len(keys) - size + 1):
        if run[0].fits(keys[at]) and all(run[k].fits(keys[at + k]) for k in range(1, size)):
            return at
    return None


def _crosses_sentence(source: Tokens, first: int, last: int) -> bool:
    """Whether a sentence ends between two tokens; the stop of `U.S.` before a small letter ends none."""
    between = source.keys[first:last]
    if between and between[0] == "." and last < len(source) and source.keys[last][0].islower():
        between = between[1:]
    return any(key in _STOPS for key in between)


def _fit_of(wanted: Pattern, source: Tokens, placed: list[int]) -> Fit:
    gaps = []
    before = wanted.separators[0]
    if before is not None and before.kind == "bracket":
        gaps.append(Gap(before, sentence_start(source, placed[0]), placed[0]))
    for place in range(1, len(placed)):
        separator = wanted.separators[place]
        begin = placed[place - 1] + len(wanted.runs[place - 1])
        if separator is not None:
            gaps.append(Gap(separator, begin, placed[place]))
    last = placed[-1] + len(wanted.runs[-1])
    after = wanted.separators[-1] if len(wanted.separators) > len(wanted.runs) else None
    if after is not None and after.kind == "bracket":
        gaps.append(Gap(after, last, _own_bracket(source, last) or last + _is_figure_or_name(source, last)))
    return Fit(
        source,
        placed[0],
        last,
        "edited",
        tuple(gaps),
        is_open_before=_is_ellipsis(before),
        is_open_behind=_is_ellipsis(after),
    )


def _is_ellipsis(separator: Separator | None) -> bool:
    return separator is not None and separator.kind == "ellipsis"


def _own_bracket(source: Tokens, at: int) -> int:
    """The end of a bracket of the source itself that opens at a token; 0 where none does."""
    ahead = source.keys[at : at + _WIDEST_BRACKET]
    return at + ahead.index("]") + 1 if ahead[:1] == ("[",) and "]" in ahead else 0


def _alters_bracket(gap: Gap, source: Tokens) -> bool:
    """Whether a bracket stands where the source has one of its own that says almost the same, or another figure: then
    its words are quoted, and were changed."""
    if gap.separator.kind != "bracket" or not _own_bracket(source, gap.first):
        return False
    there = set(source.keys[gap.first + 1 : _own_bracket(source, gap.first) - 1])
    here = set(gap.separator.words)
    return there != here and (bool(there & here) or any(is_number(key) for key in there ^ here))


def _is_figure_or_name(source: Tokens, at: int) -> bool:
    """Whether the token is one that a bracket at the end must not replace by another: a number or a name."""
    return at < len(source) and (is_number(source.keys[at]) or source.keys[at][0].isupper())
