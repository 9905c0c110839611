"""The words of cross-references: a section, a figure or table, a note, or no more than "see above"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WAY = r"(?P<way>,?[ ](?:above|below|supra|infra|oben|unten|ci-dessus|ci-dessous|arriba|abajo|выше|ниже))?"
SECTION = re.compile(
    r"""
    \b(?P<kind>Sections?|Appendix|Appendices|Annex|Chapter|Part|Abschnitt|Kapitel|Anhang|Chapitre|Annexe|Sección
      |Capítulo|Anexo|[Рр]аздел[еа]?|[Гг]лав[еаы]|[Пп]риложени[еия]|§§?)
    [ \u00a0]?
    (?P<label>(?:[IVXLC]+|\d{1,2}|[A-Z])(?:[.-](?:[A-Z](?![\w])|\d{1,2}|[ivx]+))*)(?![\w’'])
    """
    + _WAY,
    re.X,
)
"""Takes `Section IV.C below`, `Appendix B`, `Kapitel 3 oben`, `§ 12`; leaves `section of the pier` and `Part of it`."""
FIGURE = re.compile(
    r"""
    \b(?P<kind>[Ff]ig(?:ure|s?\.|ura)|[Tt]ab(?:le|leau|elle|la|\.)|[Mm]ap|[Bb]ox|[Cc]hart|[Pp]late|Abb(?:ildung|\.)|Karte
      |[Cc]arte|[Gg]ráfico|[Cc]uadro|[Рр]ис(?:\.|унок|унке)|[Тт]абл(?:\.|иц[аеы])|[Кк]арт[ае])
    [ \u00a0]?
    (?P<label>\d{1,3}(?:\.\d{1,2})?[a-z]?|[IVX]{1,4})(?![\w’'])
    """
    + _WAY,
    re.X,
)
"""Takes `fig. 3`, `Table 2 below`, `рис. 4`; leaves `the figure of 3` and `table talk`."""
NOTE = re.compile(
    r"""
    \b(?:[Ff]oot|[Ee]nd)?(?:[Nn]otes?|[Aa]nm(?:erkung|\.)|[Ff]u(?:ß|ss)note|[Пп]рим(?:еч)?(?:ание|\.)|[Сс]носк[аеу])
    [ \u00a0]
    (?P<label>\d{1,4})(?![\w’'.]\w|\w)
    """
    + _WAY,
    re.X,
)
"""Takes `note 12`, `footnote 5 above`, `Anm. 5`; leaves `notes of 1911`'s and `note that 12`."""
BARE = re.compile(
    r"\b(?:see|siehe|vgl\.|voir|véase|см\.)[ ](?:also[ ]|further[ ]|auch[ ]|más[ ])?"
    r"(?P<way>above|below|supra|infra|oben|unten|ci-dessus|ci-dessous|arriba|abajo|выше|ниже)\b"
    r"(?!,?[ ](?:under[ ])?(?:at[ ]|in[ ])?(?:\d|[IVX]+\b|§|\(?(?:foot)?n(?:ote|\.)?[ ]|pp?\.|pages?|sect|chap"
    r"|append|annex|part[ ]"
    r"|fig|table|abschn|kap|anm|сноск|разд|глав))",
    re.I,
)
"""A way without a place: takes `see above`, `siehe unten`; leaves `see above, note 5`, `see below Section II`."""
POINTING = re.compile(
    r"(?:\b(?:see|in|See|cf\.|also|siehe|vgl\.|voir|véase|см\.|under|and|as well as)|\() (?:also |the )?$"
)
LOOKING = re.compile(
    r"(?:\b(?:see|See|cf\.|Cf\.|[Ss]iehe|[Vv]gl\.|[Vv]oir|[Vv]éase|[Сс]м\.)(?: also| auch| aussi)? |\()$"
)
"""What tells the reader to look, right before a figure or a note: takes `see `, `(`; leaves `in `, `and `."""
OF_ANOTHER = re.compile(r",?\s*(?:of|in|to) (?:the|that|this|his|her|their|its|an?|[A-Z])")
_WAYS = frozenset(
    ("above", "below", "supra", "infra", "oben", "unten", "ci-dessus", "ci-dessous", "arriba", "abajo", "выше", "ниже")
)
_LABEL = re.compile(r"[ \u00a0](?=\d|[IVXLC]{1,5}\b|[A-Z]\b)")
"""Where a label may begin: takes the space of `fig. 3`, `Section IV`, `Appendix B`."""
_WORD_BEFORE = re.compile(r"[^\W\d_]+\.?\Z|§\Z")
_LONGEST_WORD = 14
_KINDS = (("section", SECTION), ("figure", FIGURE), ("note", NOTE))
_STARTS = {
    "section": ("sec", "app", "ann", "cha", "part", "abs", "kap", "anh", "cap", "ane", "разд", "глав", "прил"),
    "figure": (
        "fig",
        "tab",
        "map",
        "box",
        "cha",
        "plate",
        "abb",
        "kart",
        "cart",
        "gráf",
        "cuad",
        "рис",
        "табл",
        "карт",
    ),
    "note": ("note", "footn", "endn", "anm", "fuß", "fuss", "прим", "снос"),
}
"""How the words before a label begin."""


def found_in(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every stretch of a text that may be a cross-reference, by its kind; that most texts hold none is told fast."""
    before = {_word_before(text, space.start()) for space in _LABEL.finditer(text)}
    for kind, form in _KINDS:
        has_sign = kind == "section" and "§" in text
        if has_sign or any(word.startswith(_STARTS[kind]) for word in before):
            yield from ((kind, match) for match in form.finditer(text))
    if any(way in text for way in _WAYS):
        yield from (("bare", match) for match in BARE.finditer(text))


def _word_before(text: str, end: int) -> str:
    found = _WORD_BEFORE.search(text, max(0, end - _LONGEST_WORD), end)
    return found.group().lower() if found else ""


def is_cross_reference(words: str) -> bool:
    """Whether the words are nothing but a place in a document: `Section II.B below.`, `endnote 2`."""
    said = words.strip(" .,;")
    return any(form.fullmatch(said) for form in (SECTION, NOTE, FIGURE)) or said.lower() in _WAYS
