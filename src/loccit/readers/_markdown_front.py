"""The statement at the head of a Markdown file (YAML between `---` lines, or pandoc's `%` lines) → claims."""

from __future__ import annotations

import re

import yaml

from loccit.model import Claim

FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
"""Takes `---⏎title: Tides⏎---` at the very beginning of a file; leaves a rule elsewhere."""
TITLE_BLOCK = re.compile(r"%[ \t]+[^\r\n]*(?:\r?\n(?:%|[ \t]+\S)[^\r\n]*)*(?:\r?\n|\Z)")
"""Takes `% Tides⏎% Pell Orrin⏎% 4 March 2021` at the very beginning (pandoc's manual, "pandoc_title_block")."""
_LONGEST = 20_000
_FIELDS = {
    "title": "title",
    "author": "authors",
    "authors": "authors",
    "date": "published",
    "lang": "language",
    "language": "language",
    "publisher": "publisher",
    "url": "url",
    "canonical_url": "url",
    "updated": "updated",
    "lastmod": "updated",
    "date-modified": "updated",
    "license": "licence",
    "licence": "licence",
    "rights": "licence",
    "copyright": "licence",
}
"""Names that pandoc, Jekyll, Hugo and Quarto give to what we want to know."""


def claims_of_front_matter(text: str) -> tuple[Claim, ...]:
    """What the front matter states, nothing where there is none or where it is no plain YAML.

    >>> [claim.value for claim in claims_of_front_matter("---\\ntitle: Tides\\nauthor: [A. Orrin, B. Vey]\\n---\\n")]
    ['Tides', 'A. Orrin', 'B. Vey']
    """
    if text.startswith("%"):
        return _of_title_block(text)
    found = FRONT.match(text, 0, _LONGEST) if text.startswith("---") else None
    if found is None or "&" in found[1]:  # an anchor of YAML may repeat itself without end
        return ()
    try:
        stated = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return ()
    if not isinstance(stated, dict):
        return ()
    return tuple(
        Claim(field, value, f"front matter {key}")
        for key, field in _FIELDS.items()
        for value in _values(stated.get(key))
    )


def _of_title_block(text: str) -> tuple[Claim, ...]:
    """Title, authors (parted by semicolons or lines) and date, in the lines of this order."""
    found = TITLE_BLOCK.match(text, 0, _LONGEST)
    lines = re.split(r"^%", found.group(), flags=re.MULTILINE)[1:4] if found else []
    claims: list[Claim] = []
    for field, said in zip(("title", "authors", "published"), lines, strict=False):
        values = re.split(r";|\n", said) if field == "authors" else [said]
        claims += [Claim(field, " ".join(value.split()), "title block of pandoc") for value in values if value.strip()]
    return tuple(claims)


def _values(stated: object) -> list[str]:
    """The words of a value, of each value of a list, of `name` in a mapping."""
    if isinstance(stated, list):
        return [value for part in stated if not isinstance(part, list) for value in _values(part)]
    if isinstance(stated, dict):
        return _values(stated.get("name"))
    return [" ".join(str(stated).split())] if stated not in (None, "", False, True) else []
