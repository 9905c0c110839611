"""Somebody whom a source brings in only behind its speaker's words, as somebody else than it lets speak."""

from __future__ import annotations

import re

from loccit.check.archive import Archive
from loccit.check.sentences import naming
from loccit.citable import Place, Said

_END = re.compile(r"[.!?…](?=\s|\Z)")
_WITH_OFFICE = re.compile(
    r"\b(?:the|its|his|her|their|la|el|le|il|lo|los|su|o|a|der|die|das|sein|seine|ihr|ihre|son|sa|suo|sua)"
    r" (?P<office>[^\W\d_][\w’' -]{2,40}?),? \Z",
    re.IGNORECASE,
)
"""What stands before a name that it brings in: takes `La dueña, `, `The port’s owner, `."""


def is_brought_in_later(named: str, said: Said, place: Place, archive: Archive) -> bool:
    """Whether a document names somebody for the first time behind the sentence in which somebody without a name speaks,
    with another office, while another one has been named before: `“…,” the judge said. The owner, Ada Lind, left.`"""
    office = said.surface.split()[-1:] if " " in said.surface else []
    before = archive.around(place)[0]
    if not office or not office[0].islower() or not _has_full_name(f"{before} {place.words[: said.start]}"):
        return False
    at = place.words.find(said.surface, said.end)
    end = _END.search(place.words, max(at, said.end))
    if end is None or naming.mentions_any(place.words[: end.end()], (named,)):
        return False
    first = place.words.find(named, end.end())
    found = _WITH_OFFICE.search(place.words, end.end(), first) if first > 0 else None
    if found is None or office[0].casefold() in found.group("office").casefold():
        return False
    earlier = (one for one in archive.passages(place.source.id) if one.ordinal < place.ordinal)
    return not naming.mentions_any(place.source.title or "", (named,)) and not any(
        naming.mentions_any(one.words, (named,)) for one in earlier
    )


def _has_full_name(words: str) -> bool:
    return any(" " in name for _, name in naming.names_in(words))
