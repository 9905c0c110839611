"""What is known about a document: claims with their place and rule, and one value chosen for each field.

A person's claims (`about.given`) win over all that was found; then the address that came with the bytes. The rest is
chosen by the rules for the kind of format: `describe_markup`, or for plain text `describe_lines`, whose first claim of
a field is the one it believes. A language that nobody states is judged by the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loccit.model import FIELDS, About, Block, Claim, Described, Reading
from loccit.structure.describe_lines import describe_lines, language_of_blocks
from loccit.structure.describe_markup import describe_markup


def describe(reading: Reading, blocks: tuple[Block, ...], about: About) -> tuple[Described, tuple[Claim, ...]]:
    """The chosen value of each field, and every claim there was; a person's claims win."""
    described, found = (
        _described_lines(reading, blocks) if reading.format == "text" else describe_markup(reading, blocks)
    )
    if described.language is None and (language := language_of_blocks(reading.text, blocks)):
        described = replace(described, language=language)
        found = (*found, Claim("language", language, "its script and commonest words"))
    if about.url and not any(claim.field == "url" for claim in about.given):
        described = replace(described, url=about.url)
        found = (Claim("url", about.url, "the address it came with"), *found)
    return _as_given(described, about.given), (*about.given, *found)


def _described_lines(reading: Reading, blocks: tuple[Block, ...]) -> tuple[Described, tuple[Claim, ...]]:
    """What a plain text's own lines say of it."""
    found = (*describe_lines(reading, blocks), *reading.claims)
    first: dict[str, str] = {}
    for claim in found:
        if claim.field in FIELDS and claim.field != "authors":
            first.setdefault(claim.field, claim.value)
    authors = tuple(dict.fromkeys(claim.value for claim in found if claim.field == "authors"))
    return Described(**first, authors=authors), found


def _as_given(described: Described, given: Sequence[Claim]) -> Described:
    """The description with a person's words in it."""
    words: dict[str, object] = {
        claim.field: claim.value for claim in reversed(given) if claim.field in FIELDS and claim.field != "authors"
    }
    authors = tuple(claim.value for claim in given if claim.field == "authors")
    if authors:
        words["authors"] = authors
    return replace(described, **words) if words else described  # type: ignore[arg-type]
