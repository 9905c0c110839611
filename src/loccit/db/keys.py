"""The identifiers of everything in one document: minted from what it says, or known from the ledger.

Same bytes read by the same readers give the same identifiers on every machine and in every order, because each is
minted from the document's own identifier and the folded words (and, for speakers and works, from their names).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from loccit import ids
from loccit.model import Parsed, Speaker, Work
from loccit.text.fold import folded

_ARTICLE = re.compile(r"(the|an?|another|one|some|her|his|their|its|our|my) ", re.IGNORECASE)
"""What stands before a noun and never before a person's name: takes `the ` of `the Tidewain League`."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The identifiers of a document and its parts, each tuple parallel to the one in `Parsed`."""

    document: str
    passages: tuple[str, ...]
    notes: tuple[str, ...]
    quotations: tuple[str, ...]
    speakers: tuple[str, ...]
    works: tuple[str, ...]

    def owned(self) -> tuple[str, ...]:
        """The identifiers that belong to this document alone, in the order of the ledger."""
        return (self.document, *self.passages, *self.notes, *self.quotations)


def mint_keys(parsed: Parsed, document_id: str, *, is_taken: Callable[[str], bool] = lambda _: False) -> Keys:
    """The identifiers of a document's parts. `is_taken` says which are another's, so that a collision moves aside."""

    def named(kind: str, texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(_mint_in_turn(kind, document_id, texts, is_taken))

    return Keys(
        document=document_id,
        passages=named("p", (passage.text for passage in parsed.passages)),
        notes=named("n", (note.text for note in parsed.notes.notes)),
        quotations=named("q", (quotation.text for quotation in parsed.quotations)),
        speakers=tuple(ids.mint("s", *speaker_seed(speaker, document_id)) for speaker in parsed.speakers),
        works=tuple(ids.mint("w", *work_seed(work, document_id)) for work in parsed.works),
    )


def occurrences(texts: Iterable[str]) -> Iterable[tuple[str, int]]:
    """Each text folded, with how many equal ones came before it."""
    seen: Counter[str] = Counter()
    for text in texts:
        words = folded(text)
        yield words, seen[words]
        seen[words] += 1


def speaker_seed(speaker: Speaker, document_id: str) -> tuple[str, ...]:
    """What makes two speakers one across documents: the same full name and kind.

    A person known by one word only ("Davis"), whoever has no name ("a spokesman", "the company") and a group
    ("analysts") stay in their document: two documents may well mean two of them.
    """
    name = folded(speaker.name).casefold()
    return (speaker.kind, name) if _is_full(speaker) else (speaker.kind, name, document_id)


def _is_full(speaker: Speaker) -> bool:
    """Whether a name tells one apart in other documents too: leaves `Holm`, `a spokesman for Skarne`, `the company`."""
    article = _ARTICLE.match(speaker.name)
    if speaker.kind == "person":
        return " " in speaker.name.strip() and article is None and not speaker.name[0].islower()
    if speaker.kind not in ("organisation", "publication"):
        return False
    bare = speaker.name[article.end() :] if article else speaker.name
    return not bare[:1].islower() and (article is None or article[1].lower() == "the")


def work_seed(work: Work, document_id: str) -> tuple[str, ...]:
    """What makes two cited works one: the same address, else the same title, year and first author."""
    if work.url:
        return ("url", work.url.rstrip("/"))
    if not work.title:
        authors = "; ".join(work.authors)
        return ("untitled", document_id, folded(f"{authors} {work.container} {work.issued} {work.number} {work.csl}"))
    author = work.authors[0].split()[-1] if work.authors and work.authors[0].split() else ""
    return ("title", folded(work.title).casefold(), (work.issued or "")[:4], folded(author).casefold(), work.type)


def _mint_in_turn(kind: str, document_id: str, texts: Iterable[str], is_taken: Callable[[str], bool]) -> Iterable[str]:
    given: set[str] = set()
    for words, occurrence in occurrences(texts):
        identifier = ids.mint(
            kind, document_id, words, str(occurrence), is_taken=lambda one: one in given or is_taken(one)
        )
        given.add(identifier)
        yield identifier
