"""Small PDFs, written by hand: words at places, in Helvetica."""

from __future__ import annotations

Words = tuple[float, float, float, str]
"""x, y, size, words"""
HEIGHT = 800


def pdf(*pages: list[Words] | str, info: str = "", trailer: str = "", letters: dict[str, str] | None = None) -> bytes:
    """A PDF with these pages: words at places, or a stream as it is, in which the font `D` shows signs as `letters`,
    and the font `T` is one of bitmaps (see `in_bitmaps`)."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<<{info}>>",
    ]
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>")
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>")
    shown = "".join(f"<{ord(sign):02x}> <{ord(letter):04x}>\n" for sign, letter in (letters or {}).items())
    map_ = f"1 begincodespacerange <00> <ff> endcodespacerange {len(letters or {})} beginbfchar\n{shown}endbfchar"
    objects.append(f"<</Length {len(map_)}>>stream\n{map_}\nendstream")
    if any("/T " in page for page in pages):
        objects += _bitmaps(len(objects) + 1)
    bitmaps = len(objects)
    kids = []
    for page in pages:
        stream = page if isinstance(page, str) else "".join(_drawn(*words) for words in page)
        objects.append(f"<</Length {len(stream.encode('cp1252'))}>>stream\n{stream}\nendstream")
        resources = f"<</Font<</F 3 0 R/B 5 0 R/D 6 0 R/T {bitmaps} 0 R>>>>"
        box = f"[0 0 600 {HEIGHT}]"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox{box}/Resources{resources}/Contents {len(objects)} 0 R>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    body = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info 4 0 R{trailer}>>\nstartxref\n{len(body)}\n%%EOF"
    return body + end.encode()


def _drawn(x: float, y: float, size: float, words: str) -> str:
    """The words drawn; those between `^` small and raised, `**` in front makes all bold; up to a second `**` only
    these; `<90>` in front turns them to the left."""
    font, matrix = "F", "1 0 0 1"
    if words.startswith("<") and ">" in words:
        turn, _, words = words[1:].partition(">")
        matrix = {"90": "0 1 -1 0", "180": "-1 0 0 -1", "270": "0 -1 1 0", "45": ".7071 .7071 -.7071 .7071"}[turn]
    if words.startswith("**"):
        font, words = "B", words[2:]
        bold, _, words = words.rpartition("**")
        before = f"/B {size} Tf ({bold}) Tj " if bold else ""
        font = "F" if bold else "B"
    else:
        before = ""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    shown = [
        f"/{font} {size * 0.6 if place % 2 else size} Tf {size * 0.4 if place % 2 else 0} Ts ({part}) Tj "
        for place, part in enumerate(escaped.split("^"))
        if part
    ]
    return f"BT {matrix} {x} {y} Tm {before}{''.join(shown)}ET\n"


_DOT = 0.24
"""Points of one dot, of which 300 are an inch."""


def in_bitmaps(x: float, y: float, words: str, scale: float = 1.0) -> str:
    """Words in a font of bitmaps for some 11 points, each letter placed by itself and a dot too far off, as dvips does;
    its signs are `a` to `z`, with or without ascenders alike, and `.`."""
    dot = _DOT * scale
    shown = " ".join(f"{-9_000 if sign == ' ' else f'({sign}) -1000'}" for sign in words)
    return f"BT /T 1 Tf {dot} 0 0 {dot} {x} {y} Tm [{shown}] TJ ET\n"


def _bitmaps(first: int) -> list[str]:
    """The objects of that font, from number `first` on, the font the last of them."""
    signs = ".abcdefghijklmnopqrstuvwxyz"
    heights = [4 if sign == "." else 32 if sign in "bdfhkl" else 20 for sign in signs]
    drawn = [f"20 0 0 0 19 {height} d1 0 0 19 {height} re f" for height in heights]
    glyphs = [f"<</Length {len(stream)}>>stream\n{stream}\nendstream" for stream in drawn]
    names = ["period", *signs[1:]]
    procedures = "".join(f"/{name} {number} 0 R" for number, name in enumerate(names, first))
    codes = f"46/period 97{''.join(f'/{name}' for name in names[1:])}"
    widths = " ".join("20" if code == 46 or code >= 97 else "0" for code in range(46, 123))
    return [
        *glyphs,
        f"<</Type/Font/Subtype/Type3/FontBBox[0 0 19 32]/FontMatrix[1 0 0 1 0 0]/CharProcs<<{procedures}>>"
        f"/Encoding<</Type/Encoding/Differences[{codes}]>>/FirstChar 46/LastChar 122/Widths[{widths}]>>",
    ]


def prose(*lines: str, x: float = 50, top: float = 700, size: float = 10, leading: float = 12) -> list[Words]:
    """Lines one below the other."""
    return [(x, top - leading * place, size, words) for place, words in enumerate(lines)]
