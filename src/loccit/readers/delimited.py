"""Tables of delimited values (CSV, TSV) → `Reading`: each row a block, its cells parted by tabs.

The delimiter is the one that cuts nearly all rows into as many cells: comma, semicolon, tab or bar. Locators are
`row 2`, counted in rows and not in lines, as a quoted cell may hold line ends.
"""

from __future__ import annotations

import csv
from collections import Counter
from itertools import islice

from loccit.model import About, Reading
from loccit.readers._compose import Composer
from loccit.readers._decode import decode, is_binary
from loccit.readers._format import Format
from loccit.readers._limits import hold_lines

FORMAT = Format("delimited", (".csv", ".tsv", ".tab"), ("text/csv", "text/tab-separated-values"), ("tables",))

_DELIMITERS = ",;\t|"
_LOOKED_AT = 100
"""Rows that tell the delimiter."""
_ALIKE = 0.8
"""The share of rows that have as many cells as most."""
_WIDEST = 1 << 20
"""Characters of a cell: beyond that a quotation mark was never closed."""
_HEAD = 65_536
"""Bytes that tell whether a file is a table."""


def confidence(payload: bytes, about: About) -> int:
    """85 for a file that is called a table and whose rows have as many cells, two at least."""
    if not about.name.lower().endswith(FORMAT.extensions) or is_binary(payload):
        return 0
    head = decode(payload[:_HEAD], About(name=about.name)).text
    return 85 if _delimiter(head if len(payload) <= _HEAD else head.rpartition("\n")[0]) else 0


def read(payload: bytes, about: About) -> Reading:
    """The rows. Raises `UnreadableError` (R103 too long a line, R104 too much text, R105 encoding)."""
    decoded = decode(payload, about)
    hold_lines(decoded.text, about.name)
    composer = Composer(FORMAT, about.name)
    composer.claims += decoded.claims
    composer.findings += decoded.findings
    for ordinal, row in enumerate(_rows(decoded.text, _delimiter(decoded.text) or ","), 1):
        with composer.one_block("row", locator=f"row {ordinal}"):
            for place, cell in enumerate(row):
                if place:
                    composer.cell()
                composer.say(cell)
    return composer.reading()


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """The rows; where a mark of quotation is never closed, marks are letters like others."""
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    try:
        csv.field_size_limit(_WIDEST)
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return [line.rstrip("\r\n").split(delimiter) for line in lines]


def _delimiter(text: str) -> str | None:
    """What parts the cells; None where rows are not alike."""
    head = "".join(islice(text.splitlines(keepends=True), _LOOKED_AT))
    found = {delimiter: _columns(head, delimiter) for delimiter in _DELIMITERS}
    best = max(found, key=lambda delimiter: found[delimiter])
    return best if found[best] > 1 else None


def _columns(head: str, delimiter: str) -> int:
    """Into how many cells a delimiter cuts nearly all rows; 0 where they are not alike."""
    widths = Counter(len(row) for row in _rows(head, delimiter) if row)
    width, many = widths.most_common(1)[0] if widths else (0, 0)
    return width if many >= _ALIKE * widths.total() else 0
