"""The commands of LaTeX for marks, accents, letters and spaces, as what they print.

A text comes in and one of the same length goes out, filled up with what nobody sees.
"""

from __future__ import annotations

import re
import unicodedata

from loccit.check.drafts._draft import FILL

_NAMED_MARK = re.compile(
    r"\\(glqq|grqq|glq|grq|flqq|frqq|flq|frq|og|fg|textquotedblleft|textquotedblright|textquoteleft|textquoteright"
    r"|guillemotleft|guillemotright|guillemetleft|guillemetright|guilsinglleft|guilsinglright|quotedblbase"
    r"|quotesinglbase|textquotedbl|textquotesingle|lq|rq)(?![A-Za-z])[ \t]?(?:\{\})?"
)
_SHORTHAND = re.compile("\"[`'<>]")
"""The marks of German and French babel: takes \"` and \"'."""
_ACCENT = re.compile(r"\\(?:(['`^\"~=.])|([cvuHkr])(?=[ {]))[ \t]*(?:\{\\?([A-Za-z])\}|\\?([A-Za-z])(?![A-Za-z]*\{))")
"""An accent and its letter: takes `\\'e`, `\\'{e}`, `\\^\\i`, `\\c{c}`; leaves `\\'\\emph{…}`."""
_LETTER = re.compile(
    r"\\(ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|S|P|textendash|textemdash|euro|texteuro|pounds)(?![A-Za-z])[ \t]?(?:\{\})?"
)
_SPACE = re.compile(r"\\[,;: ]|\\(?=\n)|~")
_THIN = re.compile(r"\\[,;](?=['`])|(?<=['`])\\[,;]")
_NAMED = {
    "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›", "og": "«",
    "fg": "»", "textquotedblleft": "“", "textquotedblright": "”", "textquoteleft": "‘", "textquoteright": "’",
    "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»", "guilsinglleft": "‹",
    "guilsinglright": "›", "quotedblbase": "„", "quotesinglbase": "‚", "textquotedbl": '"', "textquotesingle": "'",
    "lq": "‘", "rq": "’", "\"`": "„", "\"'": "“", "\"<": "«", "\">": "»",
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł",
    "L": "Ł", "i": "ı", "S": "§", "P": "¶", "textendash": "–", "textemdash": "—", "euro": "€", "texteuro": "€",
    "pounds": "£",
}  # fmt: skip
"""What commands for single characters print."""
_COMBINING = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a",
}  # fmt: skip


def with_characters(text: str) -> str:
    """The commands for marks, accents, letters and spaces as what they print, in the same length."""
    text = _THIN.sub(nothing, text)
    if '"`' in text:
        text = _SHORTHAND.sub(lambda found: _NAMED[found.group()] + FILL, text)
    text = _NAMED_MARK.sub(_character, text)
    text = _ACCENT.sub(_accented, text)
    text = _LETTER.sub(_character, text)
    return _SPACE.sub(lambda found: FILL * (len(found.group()) - 1) + " ", text)


def nothing(found: re.Match[str]) -> str:
    """Nothing that is seen, not even a line end."""
    return FILL * len(found.group())


def _character(found: re.Match[str]) -> str:
    return _NAMED[found.group(1)] + FILL * (len(found.group()) - 1)


def _accented(found: re.Match[str]) -> str:
    letter = found.group(3) or found.group(4)
    character = unicodedata.normalize("NFC", letter + _COMBINING[found.group(1) or found.group(2)])
    return character[0] + FILL * (len(found.group()) - 1) if len(character) == 1 else found.group()
