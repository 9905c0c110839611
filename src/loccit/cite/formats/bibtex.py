"""BibTeX (and biblatex): one entry a document, its identifier as key.

`@article` and `@incollection` where it is known what it came out in, else `@online` where it has an address, else
`@misc`: what kind of publication it is, nobody stated. Unicode stays.
In a title the words with a capital inside are protected (`{NATO}`, `{McCoy}`), as Zotero does: others are the style's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loccit.citable import Citable, Source
from loccit.cite import dates, reference
from loccit.text import languages

FORM = "bibtex"
EXTENSION = ".bib"
MEDIA_TYPE = "application/x-bibtex; charset=utf-8"

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĪİĶŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŸŹŻŽΑ-ΩА-Я"
_INNER_CAPITAL = re.compile(rf"(?<![\\\w])[^\W_]+[{_CAPITAL}][^\W_]*")
"""A word with a capital behind its first letter: takes `NATO`, `McCoy`, `iPhone`, leaves `Skarne`."""
_SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip


def write(cited: tuple[Citable, ...], base: str) -> str:
    """The entries, with an empty line between them."""
    return "\n\n".join(
        _entry(source, [one for one in cited if one.source.id == source.id and one.id != source.id])
        for source in reference.sources(cited)
    )


def _entry(source: Source, places: Sequence[Citable]) -> str:
    """A document's entry. `ids` are biblatex's aliases, by which `\\cite{p…}` finds it; `locators` say where each
    place is."""
    located = {one.id: ", ".join(reference.locator(one)) for one in places}
    fields: dict[str, str | None] = {
        "ids": ", ".join(located),
        "author": " and ".join(
            f"{{{_escaped(name.family)}}}" if name.is_whole else _escaped(name.inverted)
            for name in reference.names(source)
        ),
        "title": _INNER_CAPITAL.sub(r"{\g<0>}", _escaped(source.title)),
        "journal": _escaped(source.journal),
        "booktitle": _escaped(source.book),
        "series": _escaped(source.series),
        "volume": _escaped(source.volume),
        "number": _escaped(source.issue),
        "pages": _escaped("--".join(filter(None, reference.page_span(source)))),
        "publisher": _escaped(source.publisher),
        "location": _escaped(source.place),
        "date": dates.edtf(source.published) or _escaped(source.published),
        "year": dates.year(source.published),
        "doi": _address(source.doi),
        "url": _address(source.url),
        "urldate": dates.day(source.retrieved_at) if source.url else "",
        "langid": languages.babel_name(source.language) if source.language else None,
        "locators": "; ".join(f"{place}: {_escaped(where)}" for place, where in located.items() if where),
        "sha256": source.sha256,
    }
    stated = [f"  {name:<9} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{_type(source)}{{{source.id},", *stated, "}"])


def _type(source: Source) -> str:
    if source.journal:
        return "article"
    return "incollection" if source.book else "online" if source.url else "misc"


def _escaped(value: str | None) -> str:
    return " ".join((value or "").split()).translate(_SPECIAL)


def _address(url: str | None) -> str:
    """An address as it is, but without what would end the field."""
    return (url or "").replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C").replace(" ", "%20")
