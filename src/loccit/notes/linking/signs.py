"""What a link or an element says of itself: that it is a reference, a note, or a way back.

The words are those of DPUB-ARIA (`doc-noteref`, `doc-footnote` …), EPUB's structural semantics (`noteref`,
`rearnote`), microformats (`rel="footnote"`), and the class names of the programs that write notes.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SAYS_REFERENCE = re.compile(
    r"(?<![\w-])(?:doc-noteref|doc-biblioref|noteref|biblioref|footnote-?ref(?:erence)?|footnotelink|fn-?ref|fnanchor"
    r"|footnote-?(?:anchor|link|mark(?:er)?|call)|endnote-?(?:anchor|ref(?:erence)?|link)|note-?ref(?:erence)?"
    r"|citation-reference|simple-footnote|reference-link|sdfootnoteanc|sdendnoteanc|data-footnote-ref|carried)(?![\w-])",
    re.I,
)
"""Takes `doc-noteref`, `footnote-ref`, `fnanchor`; leaves `footnotes`, and `reference`, which says little."""
_SAYS_BACK = re.compile(
    r"(?<![\w-])(?:doc-backlink|\w*-?back-?(?:ref|link|reference)s?|reversefootnote|(?:footnote|endnote|fn)-?back|backlink"
    r"|footnote-?return|sdfootnotesym|sdendnotesym|footnote-?number|return-?link|mw-cite-backlink|data-footnote-backref)(?![\w-])",
    re.I,
)
_SAYS_NOTE = re.compile(
    r"(?<![\w-])(?:doc-(?:foot|end)note|doc-biblioentry|foot-?note|end-?note|rear-?note|sidenote|citation|msofootnotetext"
    r"|footnote-?(?:text|item|body|content)|oj-note|carried)(?![\w-])",
    re.I,
)
"""Takes `doc-footnote`, `footnote`, `rearnote`; leaves `doc-endnotes` and `footnotes`, which hold many."""
_NOTE_ID = re.compile(
    r"(?:^|[^a-z])(?:c\d+-?)?(?:s?(?:foot|end|side)-?notes?|(?:user-content-)?s?d?fn|ftn[t]?|edn|rear-?note|cite_?note"
    r"|note|fnote|nt[rc]|n|en)[-_:.a-z]*\d+",
    re.I,
)
"""An id that says note: takes `fn:1`, `_ftn12`, `cite_note-x-3`, `c1-fn2`; leaves `section-2`, `page7`."""
_MARK = re.compile(
    r"""
    [\[({<]*\s*
    (?: \d{1,4}(?:[:.]\d{1,3})?[a-z]? | [ivxlc]{1,7} | (?!i[bd]\b)[a-z]{1,2} | [*†‡§¶‖#]{1,6} | ※\d* | [⁰¹²³⁴-⁹]+
      | [①-⑳]
      | (?:(?:foot|end)?note|n|nb|fn|lower-alpha|upper-alpha|fu(?:ß|ss)note|anm\.|nota|сноска|注|註)[. \u00a0]*\d{1,4}
    )
    \s*[\])}>.:]*
    """,
    re.I | re.X,
)
"""What is printed as a mark: takes `1`, `[12]`, `(a)`, `†`, `iv.`, `note 3`; leaves words of three letters and more,
and `Id.`, which cites."""
_BACK_WORDS = re.compile(
    r"[\s\[(]*(?:[\^↑↩↵⏎⤴⬆←⇧⇑☝↖▲⮌⏪\ufe0e\ufe0f]+\s*[\da-z]{0,3}|(?:back|return|jump (?:up|back)|go back|zurück|retour"
    r"|volver|назад|вернуться)(?: (?:to|zum|zur|au|à|al|a|к|of)\b[^.]{0,36})?|go to (?:text|reference))[\s\])↩↑.]*",
    re.I,
)
"""The words of a way back: takes `↩`, `↩2`, `^`, `back`, `Jump up to:`; leaves `Backhouse 1911`."""


def is_mark(words: str) -> bool:
    """Whether what a link shows could be the mark of a note."""
    return len(words) <= 20 and bool(_MARK.fullmatch(words.strip()))


def is_way_back(words: str) -> bool:
    """Whether what a link shows leads back to where the note is referred to."""
    return len(words) <= 40 and bool(_BACK_WORDS.fullmatch(words.strip()))


@lru_cache(maxsize=4096)
def says_reference(cues: tuple[str, ...]) -> bool:
    """Whether a link calls itself a reference to a note."""
    if says_back(cues):
        return False
    return bool(_SAYS_REFERENCE.search(" ".join(cues))) or (cues[:1] == ("a",) and "footnote" in cues)


@lru_cache(maxsize=4096)
def says_back(cues: tuple[str, ...]) -> bool:
    """Whether a link calls itself the way back from a note."""
    return bool(_SAYS_BACK.search(" ".join(cues)))


@lru_cache(maxsize=4096)
def says_note(cues: tuple[str, ...]) -> bool:
    """Whether an element calls itself a note."""
    return bool(_SAYS_NOTE.search(" ".join(cues)))


def has_note_id(anchor: str) -> bool:
    """Whether an id is one that programs and people give to notes."""
    return bool(_NOTE_ID.search(anchor))


_SAYS_NO_WORD = re.compile(
    r"\W*(?:see|show|go to|jump to|read)?\s*(?:the )?(?:foot|end|side)?-?notes?\W*\d{0,4}\W*", re.I
)


def says_nothing(words: str) -> bool:
    """Whether what a reference carries is no note, but its label: `See footnote 3`."""
    return bool(_SAYS_NO_WORD.fullmatch(words))


def plain(label: str) -> str:
    """A mark without its brackets, stops and words, to compare by: `[12]`, `12.` and `Note 12` are the same.

    >>> plain(" [12]. ")
    '12'
    """
    words = label.strip().strip("[](){}<>.: \u00a0").casefold()
    return words.split()[-1] if words[-1:].isdigit() and " " in words else words
