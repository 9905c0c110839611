"""A draft → verdicts: each quotation and identifier of it compared with the archive, word for word.

Pure, given an archive's look-ups: `check(read_draft(payload, name), archive) -> Report`.
"""

from __future__ import annotations

from dataclasses import replace

from loccit.check.archive import Archive
from loccit.check.claims.claim import Claim
from loccit.check.claims.of_draft import find_claims
from loccit.check.drafts import Draft, read_draft
from loccit.check.figures import check_figures
from loccit.check.judging import Judge
from loccit.check.looked_up import LookedUp
from loccit.check.seen import as_far_as_seen
from loccit.check.verdicts import HINTS, ORDER, Report, Verdict

__all__ = ["Archive", "Draft", "Report", "Verdict", "check", "read_draft"]


def check(draft: Draft, archive: Archive) -> Report:
    """The verdicts on a draft, in its order: one for each quotation, then faults of lone identifiers, then hints."""
    looked_up = LookedUp(archive)
    judge = Judge(draft, looked_up)
    draft = replace(draft, mentions=tuple(one for one in draft.mentions if looked_up.may_mean(one)))
    claims = find_claims(draft)
    judged = [(claim, judge.judge(claim)) for claim in claims]
    verdicts = [verdict for _, verdict in judged if verdict is not None]
    used = {mention for claim, verdict in judged if _is_used(claim, verdict) for mention in claim.mentions}
    lone = {mention.start: mention for mention in draft.mentions if mention not in used}
    verdicts += [fault for mention in lone.values() if (fault := judge.fault_of(mention)) is not None]
    accused = {change.draft for verdict in verdicts if verdict.code == "wrong_speaker" for change in verdict.diff}
    verdicts += [hint for hint in check_figures(draft, claims, looked_up) if hint.quotation not in accused]
    verdicts.sort(key=lambda one: (one.start, ORDER.index(one.code)))
    return replace(as_far_as_seen(draft.name, verdicts, claims, archive), unheld=judge.unheld)


def _is_used(claim: Claim, verdict: Verdict | None) -> bool:
    """Whether a quotation's identifiers have been looked at with it."""
    return claim.binding not in ("label", "weak") or (verdict is not None and verdict.code not in HINTS)
