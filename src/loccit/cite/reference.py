"""The parts of a reference that all forms share: who, where inside, and how it is called for short."""

from __future__ import annotations

import re

from loccit.citable import Citable, Source
from loccit.cite import dates
from loccit.cite.names import Name, split_name

_SHORT_TITLE = 40
_LABEL = 12
"""So long a section's label may be; what is longer is its title."""
_SECTION_TITLE = 60
"""A longer title of a section makes no place in a note of a style."""
_DASH = re.compile(r"\s*[-\u2010-\u2015\u2212]+\s*")
"""What stands between two pages, as files and people write it."""


def names(source: Source) -> tuple[Name, ...]:
    """The authors, taken apart where that is safe."""
    return tuple(
        Name(author) if author in source.bodies else split_name(author, publisher=source.publisher)
        for author in source.authors
    )


def joined(written: tuple[str, ...]) -> str:
    """`A`, `A and B`, `A, B, and C`; more than three: `A et al.`"""
    if len(written) > 3:
        return f"{written[0]} et al."
    if len(written) == 3:
        return f"{written[0]}, {written[1]}, and {written[2]}"
    return " and ".join(written)


def published_in(source: Source) -> tuple[str, ...]:
    """Where it came out: `Skarne Review 7(2)`, `pp. 35–40`; `in The Book of Quays`, `vol. 2`; its series; its
    publisher, but of no journal, and not where that is the author."""
    publisher = source.publisher if source.publisher not in source.authors else None
    if source.journal:
        numbers = f" {source.volume or ''}" + (f"({source.issue})" if source.issue else "")
        parts = [f"{source.journal}{numbers.rstrip()}", _printed(source.pages), source.series]
    elif source.book:
        volume = f"vol. {source.volume}" if source.volume else None
        parts = [f"in {source.book}", volume, _printed(source.pages), source.series, publisher]
    else:
        parts = [source.series, publisher]
    return tuple(part for part in parts if part)


def page_span(source: Source) -> tuple[str, str]:
    """The first page of an article and the last one, as far as they are known.

    >>> page_span(Source("d", "0", pages="35–40")), page_span(Source("d", "0", pages="e2065"))
    (('35', '40'), ('e2065', ''))
    """
    first, _, last = _DASH.sub("-", source.pages or "").partition("-")
    return first.strip(), last.strip()


def _printed(pages: str | None) -> str:
    """`pp. 35–40`, `p. 35`; a number of an article has no `p.`"""
    even = _DASH.sub("–", pages or "")
    return even if not even[:1].isdigit() else f"{'pp' if '–' in even or ',' in even else 'p'}. {even}"


def short_name(source: Source) -> str:
    """How a source is called in running words: `Quillfeather 2024`, else by its publisher, title or identifier."""
    families = tuple(name.family for name in names(source))
    who = joined(families) or source.publisher or _cut(source.title) or source.id
    return f"{who} {dates.year(source.published)}".strip()


def locator(cited: Citable) -> tuple[str, ...]:
    """Where in its source it stands, from the large to the small: `p. 12`, `sec. II.A`, `at 0:01:15`, `para. 14`,
    `n. 3`."""
    parts = (
        ("p.", cited.page), ("sec.", cited.section), ("at", cited.time), ("para.", cited.paragraph), ("n.", cited.note),
    )  # fmt: skip
    return tuple(f"{sign} {value}" if sign != "sec." else _section(str(value)) for sign, value in parts if value)


def csl_locator(cited: Citable) -> tuple[str, str] | None:
    """Where in its source it stands, in CSL's words: page, timestamp, section by its label, paragraph, note, or section
    by its title."""
    section = cited.section or ""
    places = (
        ("page", cited.page), ("timestamp", cited.time), ("section", section if len(section) <= _LABEL else ""),
        ("paragraph", cited.paragraph), ("note", cited.note),
        ("section", f"“{section}”" if _LABEL < len(section) <= _SECTION_TITLE else ""),
    )  # fmt: skip
    return next(((label, str(value)) for label, value in places if value), None)


def provenance(cited: Citable) -> str:
    """Whose words they are where the source only passes them on: `Ilse Torvane, quoted in `; else nothing.

    `Ilse Torvane, as reported by Sound Radio Four, quoted in ` where the source itself names an outlet between.
    """
    if not cited.speaker or cited.speaker in cited.source.authors:
        return ""
    own = (*cited.source.authors, cited.source.publisher)
    through = f", as reported by {cited.reported_by}" if cited.reported_by and cited.reported_by not in own else ""
    return f"{cited.speaker}{through}, quoted in "


def link(cited: Citable, base: str) -> str:
    """The short address of what is cited: `<base>/p/ptrb01mktp`; a quotation has the page of its passage."""
    page = page_of(cited)
    return f"{base.rstrip('/')}/{page[0]}/{page}"


def page_of(cited: Citable) -> str:
    """The identifier whose page shows it."""
    return cited.passage_id or (cited.source.id if cited.kind == "quotation" else cited.id)


def sources(cited: tuple[Citable, ...]) -> tuple[Source, ...]:
    """The documents, each once, in the order in which they are first cited."""
    return tuple({one.source.id: one.source for one in cited}.values())


def _section(title: str) -> str:
    return f"sec. {title}" if len(title) <= _LABEL else f"sec. “{title}”"


def _cut(title: str | None) -> str:
    if not title or len(title) <= _SHORT_TITLE:
        return title or ""
    return title[:_SHORT_TITLE].rsplit(" ", 1)[0].rstrip(" ,:;–—-") + " …"
