"""RIS, for Zotero, EndNote and the like: one record a document, its identifier as `ID`."""

from __future__ import annotations

from loccit.citable import Citable, Source
from loccit.cite import dates, reference

FORM = "ris"
EXTENSION = ".ris"
MEDIA_TYPE = "application/x-research-info-systems; charset=utf-8"


def write(cited: tuple[Citable, ...], base: str) -> str:
    """The records, one behind the other; lines end as RIS wants them."""
    return "\r\n".join(line for source in reference.sources(cited) for line in _record(source))


def _record(source: Source) -> list[str]:
    first, last = reference.page_span(source)
    fields = (
        ("TY", _type(source)),
        ("ID", source.id),
        *(("AU", name.inverted) for name in reference.names(source)),
        ("TI", source.title),
        ("T2", source.journal or source.book),
        ("T3", source.series),
        ("VL", source.volume),
        ("IS", source.issue),
        ("SP", first),
        ("EP", last),
        ("PB", source.publisher),
        ("CY", source.place),
        ("PY", dates.year(source.published)),
        ("DA", _slashed(source.published)),
        ("DO", source.doi),
        ("UR", source.url),
        ("Y2", _slashed(source.retrieved_at) if source.url else None),
        ("LA", source.language),
        ("AN", f"sha256:{source.sha256}"),
    )
    return [*(f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value), "ER  - "]


def _type(source: Source) -> str:
    if source.journal:
        return "JOUR"
    return "CHAP" if source.book else "ELEC" if source.url else "GEN"


def _slashed(iso: str | None) -> str:
    """`2024/05/09/`; what is not known stays empty between the strokes."""
    parts = [f"{part:02}" for part in dates.date_parts(iso)]
    return "/".join([*parts, *[""] * (4 - len(parts))]) if parts else ""
