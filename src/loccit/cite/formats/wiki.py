"""Wikipedia's citation templates: `{{cite journal}}`, `{{cite book}}` for a chapter, `{{cite web}}` where the source
has an address, else `{{citation}}`. A title they must have: one that nobody states is `[Untitled document …]`.

Only facts about the source go in; loccit's own identifier is the name of the `ref`, so that it can be used again.
"""

from __future__ import annotations

from collections.abc import Callable

from loccit.citable import Citable, Source
from loccit.cite import dates, reference

FORM = "wiki"
EXTENSION = ".wiki"
MEDIA_TYPE = "text/x-wiki; charset=utf-8"

_TEMPLATES: tuple[tuple[str, Callable[[Source], object]], ...] = (
    ("cite journal", lambda source: source.journal),
    ("cite book", lambda source: source.book),
    ("cite web", lambda source: source.url),
)
_SPECIAL = str.maketrans({"|": "{{!}}", "[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;", "<": "&lt;"})


def write(cited: tuple[Citable, ...], base: str) -> str:
    """One `ref` a line."""
    return "\n".join(_ref(one) for one in cited)


def _ref(cited: Citable) -> str:
    source = cited.source
    title = source.title or f"[Untitled document {source.id}]"
    place = ", ".join(part.removeprefix("at ") for part in reference.locator(cited) if not part.startswith("p. "))
    fields = {
        **_authors(source),
        **({"chapter": title, "title": source.book} if source.book else {"title": title}),
        "series": source.series,
        "journal": source.journal,
        "volume": source.volume,
        "issue": source.issue,
        "publisher": source.publisher if source.publisher not in source.authors and not source.journal else None,
        "location": source.place,
        "date": _date(source.published),
        "language": source.language if (source.language or "en").split("-")[0] != "en" else None,
        "url": _address(source.url),
        "access-date": dates.day(source.retrieved_at) if source.url else None,
        "doi": source.doi,
        "page": cited.page,
        "pages": "–".join(filter(None, reference.page_span(source))) if not (cited.page or place) else None,
        "at": place,
    }
    stated = " ".join(f"|{name}={_escaped(name, value)}" for name, value in fields.items() if value)
    template = next((name for name, is_so in _TEMPLATES if is_so(source)), "citation")
    said = reference.provenance(cited)
    before = said[:1].upper() + said[1:] if said else ""
    return f'<ref name="{cited.id}">{before}{{{{{template} {stated}}}}}</ref>'


def _authors(source: Source) -> dict[str, str]:
    fields = {}
    for place, name in enumerate(reference.names(source), 1):
        number = str(place) if len(source.authors) > 1 else ""
        if name.is_whole:
            fields[f"author{number}"] = name.family
        else:
            fields |= {f"last{number}": name.family, f"first{number}": f"{name.given} {name.suffix}".strip()}
    return fields


def _date(published: str | None) -> str | None:
    """The day as Wikipedia's templates read it: `2024-05-09`, `c. 1790`."""
    return dates.in_words(published) if dates.is_about(published) else dates.day(published) or published


def _address(url: str | None) -> str | None:
    return url.replace("|", "%7C").replace(" ", "%20").replace("]", "%5D").replace("[", "%5B") if url else None


def _escaped(name: str, value: str) -> str:
    return value.replace("}}", "%7D%7D") if name == "url" else value.translate(_SPECIAL)
