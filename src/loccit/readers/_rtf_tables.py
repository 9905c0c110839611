"""What an RTF file defines before its text: code pages of fonts, names of styles; and the tables of the format."""

from __future__ import annotations

import re

CODE_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 255: "cp437",
}  # fmt: skip
"""Code pages of `\\fcharset` (RTF 1.9.1, "Font Table")."""
SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": "\t", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c",
    "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip
"""Control words that stand for one character."""
UNSEEN = frozenset((
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "listtable", "listoverridetable", "rsidtbl", "xe",
    "tc", "themedata", "datastore", "latentstyles", "generator", "filetbl", "revtbl", "pntext", "listtext", "pnseclvl",
    "template", "private", "bkmkstart", "bkmkend", "atnid", "atnauthor", "atndate", "atnref", "atrfstart", "atrfend",
    "nonshppict", "shpinst", "mmathPr", "xmlnstbl", "wgrffmtfilter", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc",
    "ftncn", "aftncn", "pgptbl", "userprops", "passwordhash", "fldtype", "formfield", "datafield",
))  # fmt: skip
"""Destinations whose words nobody sees on the page."""
_FONT = re.compile(r"\\f(\d{1,6})\b[^{}]{0,200}?\\fcharset(\d{1,3})")
_STYLE = re.compile(r"\{(?:\\\*)?\\s(\d{1,6})\b([^{}]{0,1000}?)(?<![\\\w])([A-Za-z][^{};\\]{0,80});")
_OUTLINE = re.compile(r"\\outlinelevel([0-8])")
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)


def fonts_of(source: str) -> dict[int, str]:
    """The code page of each font that has one."""
    start = source.find(r"\fonttbl")
    if start < 0:
        return {}
    table = source[start : start + 200_000]
    return {int(font): CODE_PAGES[int(kind)] for font, kind in _FONT.findall(table) if int(kind) in CODE_PAGES}


def styles_of(source: str) -> dict[int, tuple[str, int]]:
    """Kind and level of each paragraph style that is more than a paragraph."""
    start = source.find(r"\stylesheet")
    if start < 0:
        return {}
    styles = {}
    for number, properties, name in _STYLE.findall(source[start : start + 500_000]):
        outline, heading = _OUTLINE.search(properties), _HEADING.match(name)
        if heading or outline:
            level = int(heading[1]) if heading else int(outline[1]) + 1 if outline else 1
            styles[int(number)] = ("heading", min(level, 6))
        elif name.lower() == "title":
            styles[int(number)] = ("heading", 1)
        elif "quot" in name.lower():
            styles[int(number)] = ("quote", 0)
    return styles
