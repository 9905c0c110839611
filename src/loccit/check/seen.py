"""What can be said by a published copy, which lacks what may not be seen: there some verdicts are none.

An identifier that the copy does not hold, or words that do not stand in an excerpt, accuse nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from loccit import ids
from loccit.check.archive import Archive
from loccit.check.claims.claim import Claim
from loccit.check.drafts import Mention
from loccit.check.verdicts import ORDER, Report, Verdict

_UNPROVABLE = frozenset(("altered", "not_found", "wrong_passage", "clipped", "source_changed"))
"""What cannot be said of words of which only the beginning may be seen."""
_NOT_HERE = "this published copy does not hold it: it may be a source that is not shown here."
_EXCERPT = "only the beginning of this passage may be shown here: compare it in the archive itself."


def as_far_as_seen(name: str, verdicts: Sequence[Verdict], claims: Sequence[Claim], archive: Archive) -> Report:
    """The report of a draft; from a published copy, the verdicts that it cannot give stand apart as `unchecked`."""
    cited = {claim.start: claim.mentions for claim in claims} if archive.is_published() else {}
    kept: list[Verdict] = []
    unchecked: list[Verdict] = []
    for verdict in verdicts:
        doubt = _doubt(verdict, cited.get(verdict.start, ()), archive) if archive.is_published() else None
        (kept if doubt is None else unchecked).append(doubt or verdict)
    counts = Counter(verdict.code for verdict in kept)
    told = {code: counts[code] for code in ORDER if counts[code]}
    return Report(name, tuple(kept), told, tuple(unchecked))


def _doubt(verdict: Verdict, mentions: Sequence[Mention], archive: Archive) -> Verdict | None:
    """The verdict with the reason why it cannot be given; None where it can."""
    if verdict.code == "bad_id" and ids.is_valid(verdict.passage_id or ""):
        return replace(verdict, next_step=_NOT_HERE, places=())
    cited = (mention.identifier for mention in mentions if verdict.code in _UNPROVABLE)
    excerpt = next((one for one in cited if archive.is_excerpt(one)), None)
    if excerpt is None:
        return None
    return replace(verdict, passage_id=excerpt, next_step=_EXCERPT, expected=None, diff=(), places=())
