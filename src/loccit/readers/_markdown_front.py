"""The statement at the head of a Markdown file (YAML, TOML, or pandoc's `%` lines) → claims."""

from __future__ import annotations

import re
import tomllib

import yaml

from loccit.model import Claim

FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?=\r?$)", re.DOTALL | re.MULTILINE)
"""Takes `---⏎title: Tides⏎---` at the very beginning of a file; leaves a rule elsewhere."""
TOML = re.compile(r"\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?=\r?$)", re.DOTALL | re.MULTILINE)
"""Takes `+++⏎title = "Tides"⏎+++` at the very beginning of a file (Hugo's manual, "front matter")."""
TITLE_BLOCK = re.compile(r"%[ \t]+[^\r\n]*(?:\r?\n(?:%|[ \t]+\S)[^\r\n]*)*(?:\r?\n|\Z)")
"""Takes `% Tides⏎% Pell Orrin⏎% 4 March 2021` at the very beginning (pandoc's manual, "pandoc_title_block")."""
_ANCHOR = re.compile(r"(?:^|[\s\[{,:-])&[\w-]+(?![\w;-])", re.MULTILINE)
"""An anchor of YAML, which may repeat itself without end: takes `a: &a [x]`, leaves `Quay & Co`, `&#58;`."""
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


def front_of(text: str) -> re.Match[str] | None:
    """The front matter or title block that a text begins with."""
    form = next(
        (form for sign, form in (("---", FRONT), ("+++", TOML), ("% ", TITLE_BLOCK)) if text.startswith(sign)), None
    )
    return form.match(text, 0, _LONGEST) if form else None


def claims_of_front_matter(text: str) -> tuple[Claim, ...]:
    """What the front matter states, nothing where there is none or where it is no plain YAML or TOML.

    >>> [claim.value for claim in claims_of_front_matter("---\\ntitle: Tides\\nauthor: [A. Orrin, B. Vey]\\n---\\n")]
    ['Tides', 'A. Orrin', 'B. Vey']
    """
    if text.startswith("%"):
        return _of_title_block(text)
    stated = _stated(front_of(text))
    return tuple(
        Claim(field, value, f"front matter {key}")
        for key, field in _FIELDS.items()
        for value in _values(stated.get(key))
    )


def _stated(found: re.Match[str] | None) -> dict[str, object]:
    """The names and values of YAML or TOML; nothing where it is neither."""
    is_yaml = found is not None and found.re is FRONT
    if found is None or (is_yaml and _ANCHOR.search(found[1])):
        return {}
    try:
        stated = yaml.safe_load(found[1]) if is_yaml else tomllib.loads(found[1].replace("\r\n", "\n"))
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return stated if isinstance(stated, dict) else {}


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
