"""Words in marks that are nobody's quotation: titles and scare quotes, told by how they look and what stands beside."""

from __future__ import annotations

import re

from loccit.check.claims.claim import Claim
from loccit.check.sentences.saying import begins_attribution
from loccit.check.steps import plain


def is_said(claim: Claim) -> bool:
    """Whether somebody says just these words: takes `It was “sheer neglect”, she said`, leaves `The “flat fee”, she
    said, is …`."""
    behind = claim.after.replace("\u2060", "")
    is_cut = claim.words.replace("\u2060", "").rstrip()[-1:] == "," or behind[:1] == ","
    return is_cut and begins_attribution(behind.lstrip(", ")) and not _SCARE.search(claim.before)


_SCARE = re.compile(
    r"\b(?:the|a|an|this|that|these|those|its|his|her|their|der|die|das|ein|eine|le|la|les|un|une|el|los|las)\s*\Z",
    re.IGNORECASE,
)
"""What stands before words that are only so called."""


def looks_like_title(words: str, size: int) -> bool:
    """Whether all words of more than three letters begin with a capital, and there are at least two capitals."""
    shown = plain(words).rstrip(",.;:")
    if size < 2 or size > 15 or shown[-1:] in ("!", "?"):
        return False
    parts = [part.strip("“”‘’'\"(),:;") for part in shown.split()]
    long = [part for part in parts if len(part) > 3 and part[0].isalpha()]
    capitals = sum(part[:1].isupper() for part in parts)
    return capitals >= 2 and bool(long) and all(part[0].isupper() for part in long)
