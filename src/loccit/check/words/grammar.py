"""The grammar of ellipses and brackets: what a quotation says, cut into runs of words with separators between them.

- `…`, `...`, `. . .`, `[…]` and `(...)` stand for words of the source that are left out.
- `[The ministry]` stands for words of the source, or for none (an insertion).
- `[T]he` and `want[s]` change a letter or an ending; `[sic]`, `[emphasis added]` and their kind are the writer's own.
Order is kept: what stands later in the quotation stands later in the source.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from loccit.check.words.tokens import CLOSING, ELLIPSIS, Tokens, is_word, tokens

_OWN_WORDS = frozenset(("sic", "emphasis", "italics", "!", "?", "highlighted", "underlining", "brackets"))
_APOSTROPHES = "'’ʼ"
_CLITICS = frozenset(("s", "re", "ve", "ll", "d", "m"))
_SOFT_HYPHEN = "\u00ad"
_LONGEST_BRACKET = 40
"""Tokens between two brackets; an opening bracket that nothing closes is a mark like others."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word that the source must have: any of `spellings`; `stem` is set where the ending is the writer's."""

    spellings: tuple[str, ...]
    stem: str = ""
    is_bracketed: bool = False

    def fits(self, key: str) -> bool:
        """Whether a word of the source is this one."""
        return key in self.spellings or (bool(self.stem) and key.casefold().startswith(self.stem) and key.isalpha())


@dataclass(frozen=True, slots=True)
class Separator:
    """What stands between two runs of words: `ellipsis` or `bracket`, with the words inside the brackets."""

    kind: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """Runs of words, with `separators[i]` before `runs[i]` and the last one behind the last run (None: nothing)."""

    runs: tuple[tuple[Word, ...], ...]
    separators: tuple[Separator | None, ...]

    @property
    def is_plain(self) -> bool:
        """Whether it has no ellipsis and no bracket."""
        return not any(self.separators) and not any(word.is_bracketed for run in self.runs for word in run)


def literal(quoted: Tokens) -> Pattern:
    """The words and marks as they stand, brackets and ellipses too, since the source itself may have them."""
    keys = trimmed(quoted.keys)
    return Pattern((_any_first_case(tuple(Word(_spellings(quoted, at)) for at in range(len(keys)))),), (None, None))


def pattern(quoted: Tokens) -> Pattern:
    """The quotation as the grammar reads it."""
    runs: list[list[Word]] = [[]]
    separators: list[Separator | None] = [None]
    at = 0
    while at < len(quoted):
        key = quoted.keys[at]
        end = _closing(quoted, at) if key == "[" else at
        if key == ELLIPSIS:
            _separate(runs, separators, Separator("ellipsis"))
        elif end > at:
            at = _read_bracket(quoted, at, end, runs, separators)
        elif _has_ending(quoted, at):
            at = _read_ending(quoted, at, runs)
        else:
            runs[-1].append(Word(_spellings(quoted, at)))
        at += 1
    if not runs[-1]:
        runs.pop()
    else:
        separators.append(None)
    return Pattern(tuple(_edges(run, at, separators) for at, run in enumerate(runs)), tuple(separators))


def without_letter_brackets(quoted: Tokens) -> Tokens:
    """The tokens with a letter in brackets as part of its word: `[n]obody` is one word, `nobody`."""
    found: list[tuple[str, int, int]] = []
    at = 0
    while at < len(quoted):
        key, end = quoted.keys[at], quoted.ends[at]
        if (
            key == "["
            and _closing(quoted, at) == at + 2
            and len(quoted.keys[at + 1]) == 1
            and _begins_word(quoted, at + 2)
        ):
            key, end = quoted.keys[at + 1] + quoted.keys[at + 3], quoted.ends[at + 3]
            found.append((key, quoted.starts[at], end))
            at += 4
            continue
        found.append((key, quoted.starts[at], end))
        at += 1
    keys, starts, ends = zip(*found, strict=True) if found else ((), (), ())
    return Tokens(quoted.text, keys, starts, ends)


def _spellings(quoted: Tokens, at: int) -> tuple[str, ...]:
    """How a word may be spelled: one that a line end tore may have a hyphen of its own."""
    written = quoted.text[quoted.starts[at] : quoted.ends[at]]
    if _SOFT_HYPHEN not in written:
        return (quoted.keys[at],)
    return (quoted.keys[at], *tokens(written.replace(_SOFT_HYPHEN, "-")).keys[:1])


def trimmed(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Without the marks at the end that house styles move: a comma or stop, and closing marks around it."""
    end = len(keys)
    while end > 1 and keys[end - 1] in CLOSING:
        end -= 1
    return keys[:end]


def _closing(quoted: Tokens, at: int) -> int:
    """Where a bracket closes; `at` itself where it does not."""
    ahead = quoted.keys[at + 1 : at + _LONGEST_BRACKET]
    if "]" not in ahead:
        return at
    end = at + 1 + ahead.index("]")
    return end if "[" not in quoted.keys[at + 1 : end] else at


def _read_bracket(quoted: Tokens, at: int, end: int, runs: list[list[Word]], separators: list[Separator | None]) -> int:
    """Takes a bracket in; the place of its last token."""
    inside = quoted.keys[at + 1 : end]
    if _begins_word(quoted, end) and len(inside) == 1 and len(inside[0]) == 1:  # [T]he
        rest = quoted.keys[end + 1]
        runs[-1].append(Word((inside[0].lower() + rest, inside[0].upper() + rest), is_bracketed=True))
        return end + 1
    if not _OWN_WORDS.isdisjoint(word.casefold() for word in inside) and len(inside) <= 6:  # [sic]
        _mark_last_word(runs[-1])
        return end
    kind = "ellipsis" if set(inside) <= {ELLIPSIS} else "bracket"
    _separate(runs, separators, Separator(kind, () if kind == "ellipsis" else inside))
    return end + 2 if kind == "bracket" and _has_clitic(quoted, end) else end


def _mark_last_word(run: list[Word]) -> None:
    """Says that a bracket stands behind the last word of a run: not behind a mark, which may be trimmed."""
    for at in range(len(run) - 1, -1, -1):
        if is_word(run[at].spellings[0]):
            run[at] = replace(run[at], is_bracketed=True)
            return


def _begins_word(quoted: Tokens, end: int) -> bool:
    """Whether the rest of a word is glued to a closing bracket."""
    following = end + 1
    return (
        following < len(quoted) and quoted.starts[following] == quoted.ends[end] and quoted.keys[following][0].isalpha()
    )


def _has_clitic(quoted: Tokens, end: int) -> bool:
    """Whether what follows a closing bracket leans on the word in it: `[Hamm]'s`; the bracket stands for both."""
    mark, letter = end + 1, end + 2
    return (
        letter < len(quoted)
        and quoted.starts[mark] == quoted.ends[end]
        and quoted.starts[letter] == quoted.ends[mark]
        and quoted.text[quoted.starts[mark]] in _APOSTROPHES
        and quoted.keys[letter] in _CLITICS
    )


def _has_ending(quoted: Tokens, at: int) -> bool:
    """Whether a bracket is glued to the end of a word: `want[s]`."""
    return (
        at + 3 < len(quoted)
        and quoted.keys[at + 1] == "["
        and quoted.starts[at + 1] == quoted.ends[at]
        and quoted.keys[at][-1].isalpha()
        and quoted.keys[at + 3] == "]"
        and quoted.keys[at + 2].isalpha()
    )


def _read_ending(quoted: Tokens, at: int, runs: list[list[Word]]) -> int:
    body, ending = quoted.keys[at], quoted.keys[at + 2]
    stem = body.casefold() if len(body) >= 3 else ""
    runs[-1].append(Word((body, body + ending), stem, is_bracketed=True))
    return at + 3


def _separate(runs: list[list[Word]], separators: list[Separator | None], separator: Separator) -> None:
    """Ends a run; two separators in a row are one."""
    if runs[-1]:
        runs.append([])
        separators.append(separator)
    else:
        before = separators[-1]
        words = (*(before.words if before else ()), *separator.words)
        kind = "bracket" if words else separator.kind
        separators[-1] = Separator(kind, words)


def _edges(run: list[Word], at: int, separators: list[Separator | None]) -> tuple[Word, ...]:
    """A run without the marks beside a separator, its first letter in either case where something stands before."""
    words = list(run)
    while len(words) > 1 and words[-1].spellings[0] in CLOSING:
        words.pop()
    while separators[at] is not None and len(words) > 1 and not is_word(words[0].spellings[0]):
        words.pop(0)
    return _any_first_case(tuple(words))


def _any_first_case(words: tuple[Word, ...]) -> tuple[Word, ...]:
    for at, word in enumerate(words):
        first = word.spellings[0]
        if is_word(first):
            both = (*word.spellings, first[0].lower() + first[1:], first[0].upper() + first[1:])
            return (*words[:at], Word(tuple(dict.fromkeys(both)), word.stem, word.is_bracketed), *words[at + 1 :])
    return words
