"""What is known about a document: claims with their place and rule, and one chosen for each field."""

from __future__ import annotations

from loccit.model import About, Block, Claim, Described, Reading


def describe(reading: Reading, blocks: tuple[Block, ...], about: About) -> tuple[Described, tuple[Claim, ...]]:
    """The chosen value of each field, and every claim there was; a person's claims win."""
    claims = (*about.given, *reading.claims)
    found: dict[str, str] = {}
    for claim in claims:
        found.setdefault(claim.field, claim.value)
    return Described(title=found.get("title"), language=found.get("language"), url=found.get("url")), claims
