"""What is known about a document: claims with their place and rule, and one value chosen for each field.

A person's claims (`about.given`) win over all that was found; then the address that came with the bytes. Then what a
format states apart from its words, or a page in its markup (`describe_markup`); then what the lines around the text say
(`describe_lines`), which is all there is for plain text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loccit.model import FIELDS, About, Block, Claim, Described, Reading
from loccit.structure.describe_lines import describe_lines
from loccit.structure.describe_markup import describe_markup
from loccit.structure.front_labels import front_labels
from loccit.structure.markup import PAGES
from loccit.structure.roles import SPOKEN

_BODY = re.compile(r"\{(.+)\}")
"""A name that a person puts in braces is a body's, and is not turned: `{Skarne Vestry}`; the claim keeps them."""


def describe(reading: Reading, blocks: tuple[Block, ...], about: About) -> tuple[Described, tuple[Claim, ...]]:
    """The chosen value of each field, and every claim there was; a person's claims win."""
    lines = () if reading.format in PAGES else describe_lines(reading, blocks)
    is_spoken = reading.format in SPOKEN
    if is_spoken:  # its first lines are what somebody says
        lines = tuple(claim for claim in lines if claim.field == "language")
    if labelled := front_labels(reading):  # a library's head says more of the book than what stands round the text
        lines = (*labelled, *(claim for claim in lines if claim.field in ("language", "updated")))
    described, found = describe_markup(reading, () if is_spoken else blocks, lines)
    if about.url and not any(claim.field == "url" for claim in about.given):
        described = replace(described, url=about.url)
        found = (Claim("url", about.url, "the address it came with"), *found)
    return _as_given(described, about.given), (*about.given, *found)


def _as_given(described: Described, given: Sequence[Claim]) -> Described:
    """The description with a person's words in it."""
    words: dict[str, object] = {
        claim.field: claim.value for claim in reversed(given) if claim.field in FIELDS and claim.field != "authors"
    }
    authors = tuple(_BODY.sub(r"\1", claim.value) for claim in given if claim.field == "authors")
    if authors:
        words["authors"] = authors
    return replace(described, **words) if words else described  # type: ignore[arg-type]
