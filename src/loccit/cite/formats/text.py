"""A full reference in plain words, one line for each thing cited.

`Mira Quillfeather, “Selling the Tide”, Ansgar Institute, 9 May 2024, sec. I, para. 3, https://… (accessed 2 June
2024), passage ptrb01mktp`
"""

from __future__ import annotations

from loccit.citable import Citable
from loccit.cite import dates, reference

FORM = "text"
EXTENSION = ".txt"
MEDIA_TYPE = "text/plain; charset=utf-8"


def write(cited: tuple[Citable, ...], base: str) -> str:
    """One line each."""
    return "\n".join(_line(one, base) for one in cited)


def _line(cited: Citable, base: str) -> str:
    source = cited.source
    title = f"“{source.title}”" if source.title else ""
    published = dates.in_words(source.published)
    accessed = f" (accessed {dates.in_words(dates.day(source.retrieved_at))})" if source.retrieved_at else ""
    address = f"{source.url}{accessed}" if source.url else ""
    doi = f"https://doi.org/{source.doi}" if source.doi else ""
    own = f"{cited.kind} {cited.id}" + (f", {reference.link(cited, base)}" if base else "")
    parts = (
        reference.joined(source.authors), title, *reference.published_in(source), published,
        *reference.locator(cited), doi, address if source.url != doi else "", own,
    )  # fmt: skip
    return reference.provenance(cited) + ", ".join(part for part in parts if part)
