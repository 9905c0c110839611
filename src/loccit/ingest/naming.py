"""A document read anew → the identifiers of its parts: those known stay with their words, the rest are minted.

Used where a newer capture came, or where another version of the readers cuts the same bytes otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from loccit import ids
from loccit.db.keys import Keys, occurrences, speaker_seed, work_seed
from loccit.ledger import CONTEXT, Fate
from loccit.matching.anchors import Fate as Anchored
from loccit.matching.anchors import Known, Place
from loccit.matching.reanchor import reanchor
from loccit.model import Note, Parsed, Passage, Quotation

Part = Passage | Note | Quotation
LETTERS = {"passage": "p", "note": "n", "quotation": "q"}


@dataclass(frozen=True, slots=True)
class Naming:
    """The keys of a document read anew, the fate of each ID it had, and which of its IDs are new (kind, ID)."""

    keys: Keys
    fates: tuple[Fate, ...]
    minted: tuple[tuple[str, str], ...]


def name_again(
    parsed: Parsed,
    document_id: str,
    known: Mapping[str, Sequence[Known]],
    *,
    version: int,
    is_taken: Callable[[str], bool],
    adopted: Mapping[str, Sequence[Known]] | None = None,
) -> Naming:
    """Identifiers for the parts of `parsed`, given the known ones of its document by kind (passage, note, quotation).

    `version` is the capture that is being read. A fate is told for every known ID whose place or words are not what
    they were, and for none else. `adopted` are IDs that another archive gave: where no known ID stands, one of them
    is taken before one is minted.
    """
    parts: dict[str, tuple[Part, ...]] = {
        "passage": parsed.passages, "note": parsed.notes.notes, "quotation": parsed.quotations,
    }  # fmt: skip
    named: dict[str, tuple[str, ...]] = {}
    fates: list[Fate] = []
    minted: list[tuple[str, str]] = []
    for kind, its_parts in parts.items():
        before = {one.id: one for one in known.get(kind, ())}
        places = [Place(part.text, part.start, part.end) for part in its_parts]
        anchoring = reanchor(tuple(map(_to_be_anchored, before.values())), places, parsed.text)
        given = _place_known(anchoring.fates, len(places))
        taken_over = _adopt(given, places, (adopted or {}).get(kind, ()), parsed.text)
        fresh = _mint_vacant(kind, document_id, its_parts, given, is_taken)
        minted += [(kind, identifier) for identifier in (*taken_over, *fresh)]
        named[kind] = tuple(identifier for identifier in given if identifier is not None)
        fates += [
            fate
            for anchored in anchoring.fates
            if (fate := _fate(anchored, before[anchored.id], its_parts, named[kind], parsed.text, version)) is not None
        ]
    keys = Keys(
        document_id, named["passage"], named["note"], named["quotation"],
        speakers=tuple(ids.mint("s", *speaker_seed(speaker, document_id)) for speaker in parsed.speakers),
        works=tuple(ids.mint("w", *work_seed(work, document_id)) for work in parsed.works),
    )  # fmt: skip
    hidden = {one.id for some in known.values() for one in some if one.status == "withdrawn"}
    fates += _hidden_with_them(keys, parsed, fates, hidden, version) if hidden else []
    return Naming(keys, tuple(fates), tuple(minted))


def _to_be_anchored(one: Known) -> Known:
    """What was withdrawn is followed like everything else, so that its words stay hidden wherever they go."""
    return replace(one, status="current") if one.status == "withdrawn" else one


def _hidden_with_them(
    keys: Keys, parsed: Parsed, fates: Sequence[Fate], hidden: Set[str], version: int
) -> Iterator[Fate]:
    """Fates of what holds words that were withdrawn: where they were cut otherwise, and what is quoted in them."""
    followed = {one: fate.id for fate in fates if fate.id in hidden for one in fate.successors}
    now = {one: f"with {whom}" for one, whom in followed.items() if one not in hidden}
    for key, quotation in zip(keys.quotations, parsed.quotations, strict=True):
        homes = ((keys.passages, quotation.passage), (keys.notes, quotation.note))
        home = next((some[at] for some, at in homes if at is not None), "")
        if (home in hidden or home in now) and key not in hidden:
            now.setdefault(key, f"with {home}")
    yield from (Fate(one, "withdrawn", version, reason=reason) for one, reason in now.items())


def _place_known(fates: Sequence[Anchored], count: int) -> list[str | None]:
    given: list[str | None] = [None] * count
    for fate in fates:
        if fate.place is not None:
            given[fate.place] = fate.id
    return given


def _adopt(given: list[str | None], places: Sequence[Place], adopted: Sequence[Known], text: str) -> list[str]:
    """Fills places without an identifier with those of another archive that stand there; returns these."""
    if not adopted:
        return []
    found = []
    for fate in reanchor(tuple(adopted), places, text).fates:
        if fate.place is not None and given[fate.place] is None:
            given[fate.place] = fate.id
            found.append(fate.id)
    return found


def _mint_vacant(
    kind: str, document_id: str, parts: Sequence[Part], given: list[str | None], is_taken: Callable[[str], bool]
) -> list[str]:
    """Fills the places without an identifier; returns those that were minted."""
    used = {identifier for identifier in given if identifier is not None}
    minted = []
    for ordinal, (words, occurrence) in enumerate(occurrences(part.text for part in parts)):
        if given[ordinal] is None:
            fresh = ids.mint(
                LETTERS[kind], document_id, words, str(occurrence), is_taken=lambda one: one in used or is_taken(one)
            )
            given[ordinal] = fresh
            used.add(fresh)
            minted.append(fresh)
    return minted


def _fate(
    anchored: Anchored, before: Known, parts: Sequence[Part], named: tuple[str, ...], text: str, version: int
) -> Fate | None:
    """The ledger's line for what became of an ID; None where nothing is to be told."""
    if before.status == "withdrawn":
        return _fate_of_withdrawn(anchored, before, parts, named, text, version)
    if anchored.place is None:
        if anchored.status == before.status:
            return None
        successors = tuple(named[ordinal] for ordinal in anchored.successors)
        return Fate(anchored.id, anchored.status, version, successors, reason=anchored.how)
    part = parts[anchored.place]
    stays = anchored.status == "current" and before.status in ("edited", "moved")
    status = before.status if stays else anchored.status  # its words are not those it was given with
    if (status, part.start, part.end, part.text) == (before.status, before.start, before.end, before.exact):
        return None
    return Fate(
        anchored.id, status, version, reason=anchored.how, start=part.start, end=part.end,
        exact=part.text if part.text != before.exact else None,
        prefix=text[max(0, part.start - CONTEXT) : part.start], suffix=text[part.end : part.end + CONTEXT],
    )  # fmt: skip


def _fate_of_withdrawn(
    anchored: Anchored, before: Known, parts: Sequence[Part], named: tuple[str, ...], text: str, version: int
) -> Fate | None:
    """Where the words of a withdrawn ID went: it stays withdrawn, and what they became part of is, too."""
    if anchored.place is None:
        heirs = tuple(named[ordinal] for ordinal in anchored.successors)
        return Fate(anchored.id, "withdrawn", version, heirs, reason=anchored.how) if heirs else None
    part = parts[anchored.place]
    if (part.start, part.end, part.text) == (before.start, before.end, before.exact):
        return None
    return Fate(
        anchored.id, "withdrawn", version, reason=anchored.how, start=part.start, end=part.end,
        exact=part.text if part.text != before.exact else None,
        prefix=text[max(0, part.start - CONTEXT) : part.start], suffix=text[part.end : part.end + CONTEXT],
    )  # fmt: skip
