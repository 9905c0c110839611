"""A stretch of LaTeX that states something (a title, a name, a date) → its words.

What prints nothing there (`\\thanks`, a footnote) is left out; accents become letters. Where a command is left whose
words nobody knows without running LaTeX (`\\today`), there are none.
"""

from __future__ import annotations

import re
import unicodedata

ARGUMENT = r"\{((?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*)\}"
"""What stands between braces, three more pairs inside."""

_UNPRINTED = re.compile(
    rf"\\(?:thanks|footnote|inst|orcid\w*|label|textsuperscript|affil\w*|email)\s*{ARGUMENT}|\$[^$]*\$"
)
_ACCENT = re.compile(r"\\(?:([`'^\"~=.])\s*|([uvHckrd])(?![A-Za-z])\s*)\{?\s*(\\[ij](?![A-Za-z])|[^\W\d_])\s*\}?")
"""Takes `\\"u`, `\\'{e}`, `\\v{s}`, `\\c c`; leaves `\\vskip`."""
_COMBINING = dict(
    zip(
        "`'^\"~=.uvHckrd",
        "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0328\u030a\u0323",
        strict=True,
    )
)
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "i": "i", "j": "j", "dh": "ð", "th": "þ", "dots": "…", "ldots": "…", "LaTeX": "LaTeX", "TeX": "TeX", "ndash": "–",
    "textendash": "–", "textemdash": "—", "newline": " ", "quad": " ", "qquad": " ", "protect": "", "bfseries": "",
    "large": "", "Large": "", "LARGE": "", "huge": "", "Huge": "", "small": "", "itshape": "", "bf": "", "it": "",
    "sc": "", "normalfont": "", "sffamily": "", "rm": "", "sf": "", "vspace": "", "hfill": " ", "par": " ",
}  # fmt: skip
_LETTER = re.compile(r"\\([A-Za-z]+)(?![A-Za-z])(?!\s*\{)\s*(?:\{\})?")
_AROUND = re.compile(r"\\[A-Za-z]+\*?\s*(?:\[[^\]]*\])?(?=\{)")
"""A command around words: takes `\\emph` of `\\emph{Tides}`."""
_SIGNS = (
    ("\\&", "&"),
    ("\\%", "%"),
    ("\\#", "#"),
    ("\\_", "_"),
    ("\\$", "$"),
    ("---", "—"),
    ("--", "–"),
    ("``", "“"),
    ("''", "”"),
)


def latex_words(said: str) -> str:
    """The words, '' where some cannot be known.

    >>> latex_words(r"Die Fl\\"ut \\emph{von} Skarne\\thanks{For P.} --- \\'Etude")
    'Die Flüt von Skarne — Étude'
    >>> latex_words(r"\\today")
    ''
    """
    words = _UNPRINTED.sub("", said)
    words = re.sub(r"\\\\(?:\[[^\]]*\])?", " ", words)
    words = _ACCENT.sub(_accented, words)
    words = _LETTER.sub(lambda found: _LETTERS.get(found[1], found[0]), words)
    for written, meant in _SIGNS:
        words = words.replace(written, meant)
    words = _AROUND.sub("", words).replace("{", "").replace("}", "").replace("~", " ")
    words = unicodedata.normalize("NFC", " ".join(words.split()))
    return "" if "\\" in words else words


def _accented(found: re.Match[str]) -> str:
    letter = found[3].lstrip("\\")
    return unicodedata.normalize("NFC", letter + _COMBINING[found[1] or found[2]])
