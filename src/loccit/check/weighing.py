"""One place where a quotation stands, weighed: speaker, second hand, what is hidden or cut off, notes in between."""

from __future__ import annotations

from loccit.check.archive import Archive
from loccit.check.claims.claim import Claim
from loccit.check.cuts.clipping import clipped
from loccit.check.cuts.given import lets_speak, reserves, tells_too
from loccit.check.cuts.restated import is_restated
from loccit.check.cuts.risks import class_of, hidden_inside
from loccit.check.speakers.compared import speaker_fault, unconfirmed
from loccit.check.speakers.handed_on import second_hand
from loccit.check.verdicts import Change, gravest
from loccit.check.words.fitting import Fit
from loccit.check.words.lexicon import Lexicon, lexicon, likely_language
from loccit.check.words.weighed import Weighed, covering
from loccit.citable import Place
from loccit.structure.language import language_of

__all__ = ["Weighed", "weigh"]


def weigh(claim: Claim, place: Place, fit: Fit, archive: Archive) -> Weighed:
    """The gravest that holds of a quotation at one place where its words stand."""
    words = lexicon(
        place.source.language or language_of(f"{place.words} {claim.paragraph}") or likely_language(place.words)
    )
    said = covering(place.said, fit)
    notes: list[str] = []
    found = [
        one
        for one in (
            speaker_fault(claim, place, fit, said, archive, notes),
            _elision(claim, place, fit, words),
            second_hand(claim, place, fit, said, words),
            clipped(claim, place, fit, said, words),
            _note_inside(place, fit),
        )
        if one is not None
    ]
    remarks = tuple(notes) + ((fit.remark,) if fit.remark else ())
    code = gravest(*(one.code for one in found), fit.how)
    grave = next((one for one in found if one.code == code), Weighed(fit.how, place, fit))
    unsure = "" if any(one.code == "wrong_speaker" for one in found) else unconfirmed(claim, place, fit, said)
    return Weighed(code, place, fit, grave.diff, grave.next_step, grave.notes + remarks, unsure)


def _elision(claim: Claim, place: Place, fit: Fit, words: Lexicon) -> Weighed | None:
    hidden = hidden_inside(fit, words) if fit.gaps else None
    if hidden is None or is_restated(claim, fit, hidden, words):
        return None
    if hidden.kind in ("claim", "hedge", "modal") and (
        lets_speak(claim, fit, hidden, words) or reserves(claim, hidden, words) or tells_too(claim, hidden, words)
    ):
        return None
    is_changed = hidden.kind in ("number", "name")  # a bracket put another one in its place
    return Weighed(
        "altered" if is_changed else "elision_risk", place, fit,
        (Change("insert", "", hidden.words, class_of(hidden)),),
        f"put “{hidden.word}” back: the omission removes {hidden.in_words}.",
    )  # fmt: skip


def _note_inside(place: Place, fit: Fit) -> Weighed | None:
    gaps = [(fit.source.starts[gap.first], fit.source.ends[gap.last - 1]) for gap in fit.gaps if gap.last > gap.first]
    inside = [mark for mark in place.marks if fit.start < mark < fit.end]
    inside = [mark for mark in inside if not any(start <= mark <= end for start, end in gaps)]
    remark = "in the source a note stands in the middle of these words"
    return Weighed("crosses_note", place, fit, notes=(remark,)) if inside else None
