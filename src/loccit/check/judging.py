"""One verdict for each quotation of a draft: the gravest that holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from loccit.check.claims.claim import Claim
from loccit.check.claims.titles import is_said, looks_like_title
from loccit.check.drafts import Draft, Mention
from loccit.check.hinting import hint_of, older_hint
from loccit.check.looked_up import LookedUp
from loccit.check.steps import fate_step, plain, where, write_step
from loccit.check.verdicts import GOOD, ORDER, STRICT, Verdict
from loccit.check.weighing import Weighed, weigh
from loccit.check.words.changes import Near, diff, with_negation
from loccit.check.words.finding import NEAR_ENOUGH, is_scattered, likely_places, nearest_of, places_of
from loccit.check.words.fitting import Sought, fits, fits_without_marks, sought
from loccit.check.words.lexicon import lexicon
from loccit.check.words.printed import says_marks_omitted
from loccit.check.words.tokens import Tokens, is_word, tokens
from loccit.citable import Fate, Place

SHORT = 3
"""Up to so many words a quotation without an identifier right behind it may be a scare quote: it is not accused."""
_SURELY = 0.6
"""The share of a quotation that must stand at an identifier further on, for its changes to be told."""
_SURE_OF_LABEL = frozenset(("wrong_passage", "bad_id"))
"""What is told where an identifier stands only in the heading over a quotation, and the words stand elsewhere."""
_ENOUGH_SAME = 20
"""Characters of it at least."""
_ENOUGH_TO_KNOW = 4
"""So many words a quotation must have for its place in the archive to be told, where the draft gives none."""


class Judge:
    """Judges the quotations of one draft by what was looked up in one archive."""

    def __init__(self, draft: Draft, looked_up: LookedUp) -> None:
        self.draft = draft
        self.looked_up = looked_up
        self.archive = looked_up.archive
        self.unheld = 0
        """Quotations without an identifier whose words the archive does not hold, so far."""

    def judge(self, claim: Claim) -> Verdict | None:
        """The verdict on a quotation; None where it is none of our business (a title, a scare quote)."""
        quotation = sought(claim.words)
        size = sum(is_word(key) for key in quotation.tokens.keys)
        is_fragment = size < SHORT and claim.binding != "direct" and not (size > 1 and is_said(claim))
        if size == 0 or (is_fragment and (size == 1 or not claim.mentions)):
            return None
        if not claim.mentions:
            return self._unsourced(claim, quotation, size)
        cited = {mention.identifier: mention for mention in reversed(claim.mentions)}
        found = [self._at(claim, quotation, mention) for mention in reversed(cited.values())]
        best = max(found, key=lambda one: ORDER.index(one.code))
        if best.code in GOOD or best.code in STRICT:
            return best
        if is_fragment or self._is_nobodys(claim, size, best):
            return None
        if claim.binding == "label" and best.code in _SURE_OF_LABEL and best.places:
            return best
        is_doubtful = claim.binding in ("label", "weak") and not self._is_meant(claim, best)
        return self._unsourced(claim, quotation, size) if is_doubtful else best

    def _is_meant(self, claim: Claim, best: Verdict) -> bool:
        """Whether a quotation is surely from an identifier further on: its words, or most of them, stand there."""
        if best.code in ("not_found", "bad_id", "gone_id", "wrong_passage"):
            return False
        cited = {place.id for place in self.looked_up.all_cited(claim.mentions)}
        named = {mention.identifier for mention in claim.mentions}
        place = self.archive.passage(best.passage_id) if best.passage_id else None
        is_there = best.passage_id in cited or (place is not None and place.is_note and place.source.id in named)
        return is_there and (best.code != "altered" or _share(best) >= _SURELY)

    def fault_of(self, mention: Mention) -> Verdict | None:
        """What is wrong with an identifier by itself."""
        fate = self.looked_up.fate(mention)
        if fate is None:
            return self._bad_id(mention.start, mention.end, "", mention)
        if fate.is_present:
            return None
        code = "moved_id" if fate.successors else "gone_id"
        return self._verdict(
            code, mention.start, mention.end, "", mention.identifier, next_step=fate_step(fate),
            places=fate.successors,
        )  # fmt: skip

    def _is_nobodys(self, claim: Claim, size: int, best: Verdict) -> bool:
        """Whether a quotation that does not stand at its identifier is a title or a scare quote."""
        if claim.is_block or best.code in ("bad_id", "gone_id"):
            return False
        is_sure = claim.binding == "direct" or bool(claim.mentions and is_said(claim))
        is_sure = is_sure or (size == SHORT and _is_from_there(best, claim.binding))
        is_short = size == 1 or (size <= SHORT and not is_sure)
        if size == 2 and not any(change.op == "equal" and len(change.draft) > SHORT for change in best.diff):
            is_short = best.code in ("altered", "not_found", "wrong_passage")
        if is_short or best.code not in ("altered", "not_found", "wrong_passage"):
            return is_short
        is_nearly_there = best.code == "altered" and claim.binding == "direct"
        if is_nearly_there and best.passage_id in {mention.identifier for mention in claim.mentions}:
            return self._is_known_title(claim.words, size)  # half of it stands at its very identifier
        return self._is_title(claim.words, size)

    def _is_title(self, words: str, size: int) -> bool:
        return looks_like_title(words, size) or self._is_known_title(words, size)

    def _is_known_title(self, words: str, size: int) -> bool:
        return size <= 15 and self.archive.is_title(plain(words))

    def _at(self, claim: Claim, quotation: Sought, mention: Mention) -> Verdict:
        fate = self.looked_up.fate(mention)
        if fate is None:
            return self._bad_id(claim.start, claim.end, claim.words, mention)
        places = self.looked_up.cited(mention)
        if claim.ahead and len(places) == 1:
            places = [*places, *self.archive.following(places[0], claim.ahead)]
        weighed = self._weighed(claim, quotation, places)
        if not weighed:
            beside = self.looked_up.all_cited(claim.mentions)
            return self._not_there(claim, quotation, fate, [*places, *beside])
        best = max(weighed, key=lambda one: ORDER.index(one.code))
        verdict = self._of_weighed(claim, best)
        if fate.is_present:
            return self._with_places(verdict, weighed) if fate.kind == "document" else verdict
        return self._moved(verdict, fate)

    def _weighed(self, claim: Claim, quotation: Sought, places: list[Place]) -> list[Weighed]:
        places = likely_places(self.archive, quotation, places)
        found = [(place, fit) for place in places for fit in fits(quotation, self.looked_up.tokens_of(place))]
        if not found and says_marks_omitted(f"{claim.behind} {claim.notes}"):
            found = [
                (place, fit)
                for place in places
                for fit in fits_without_marks(quotation, self.looked_up.tokens_of(place))
            ]
        return [weigh(claim, place, fit, self.archive) for place, fit in found]

    def _of_weighed(self, claim: Claim, one: Weighed) -> Verdict:
        return self._verdict(
            one.code, claim.start, claim.end, claim.words, one.place.id, expected=one.fit.words, diff=one.diff,
            next_step=one.next_step, notes=one.notes, where=where(one.place), unconfirmed=one.unconfirmed,
        )  # fmt: skip

    def _with_places(self, verdict: Verdict, weighed: list[Weighed]) -> Verdict:
        """A document is cited: its passage is named; several ones are ambiguous."""
        places = tuple(dict.fromkeys(one.place.id for one in weighed))
        if len(places) == 1:
            kind = "note" if weighed[0].place.is_note else "passage"
            return replace(verdict, notes=(*verdict.notes, f"[@{places[0]}] names the {kind}"))
        if ORDER.index(verdict.code) < ORDER.index("ambiguous"):
            return replace(verdict, places=places)
        choice = " or ".join(f"[@{one}]" for one in places)
        return replace(verdict, code="ambiguous", places=places, next_step=f"name the passage: {choice}.")

    def _moved(self, verdict: Verdict, fate: Fate) -> Verdict:
        if ORDER.index(verdict.code) < ORDER.index("moved_id"):
            return verdict
        step = f"write [@{verdict.passage_id}]: {fate.id} was {fate.status}."
        return replace(verdict, code="moved_id", next_step=step)

    def _not_there(self, claim: Claim, quotation: Sought, fate: Fate, cited: list[Place]) -> Verdict:
        """The words do not stand at the identifier: an older capture, another passage, other words, or nowhere.

        `cited` are the places that the quotation's identifiers name: the nearest words are looked for there first.
        """
        if not fate.is_present and not fate.successors:
            return self._gone(claim, quotation, fate)
        elsewhere = places_of(self.archive, quotation)
        in_notes = self._in_notes(claim, quotation, fate, elsewhere) if fate.kind == "document" else []
        if in_notes:
            best = max(in_notes, key=lambda one: ORDER.index(one.code))
            return self._with_places(self._of_weighed(claim, best), in_notes)
        older = None if self._is_in(fate.document_id, elsewhere) else self._in_older_capture(claim, quotation, fate)
        if older is not None:
            return older
        if elsewhere and sum(is_word(key) for key in quotation.tokens.keys) >= SHORT:
            return self._wrong_passage(claim, quotation, [identifier for identifier, _ in elsewhere], fate)
        aside = None if elsewhere else self._set_aside(claim, quotation, fate)
        if aside is not None:
            return aside
        texts = {place.id: place.words for place in cited}
        near = nearest_of(self.archive, quotation, list(texts.items()))
        return self._altered(claim, quotation, near, fate)

    def _is_in(self, document_id: str | None, found: list[tuple[str, Tokens]]) -> bool:
        """Whether one of the places where words stand is in a document, as it is today."""
        places = (self.archive.passage(identifier) for identifier, _ in found)
        return any(place is not None and place.source.id == document_id for place in places)

    def _in_notes(self, claim: Claim, quotation: Sought, fate: Fate, found: list[tuple[str, Tokens]]) -> list[Weighed]:
        """The notes of a document in which the words stand: it holds them."""
        places = [place for identifier, _ in found if (place := self.archive.passage(identifier)) is not None]
        own = [place for place in places if place.is_note and place.source.id == fate.id]
        return self._weighed(claim, quotation, own)

    def _gone(self, claim: Claim, quotation: Sought, fate: Fate) -> Verdict:
        elsewhere = [identifier for identifier, _ in places_of(self.archive, quotation)]
        step = f"the words stand at [@{elsewhere[0]}]." if elsewhere else fate_step(fate)
        return self._verdict(
            "gone_id", claim.start, claim.end, claim.words, fate.id, next_step=step, places=tuple(elsewhere)
        )

    def _in_older_capture(self, claim: Claim, quotation: Sought, fate: Fate) -> Verdict | None:
        if fate.document_id is None:
            return None
        for capture in self.archive.older_captures(fate.document_id):
            there = fits(quotation, tokens(capture.text))
            if there:
                day = f" of {capture.captured_at[:10]}" if capture.captured_at else ""
                return self._verdict(
                    "source_changed", claim.start, claim.end, claim.words, fate.id, expected=there[0].words,
                    next_step=f"say that the words stand in capture {capture.ordinal}{day}: the source was changed.",
                )  # fmt: skip
        return None

    def _set_aside(self, claim: Claim, quotation: Sought, fate: Fate) -> Verdict | None:
        """The words stand in the source, in what is no passage: the document itself is what can be cited."""
        place = self.archive.set_aside(fate.document_id or fate.id)
        weighed = self._weighed(claim, quotation, [place]) if place else []
        if not weighed:
            return None
        best = self._of_weighed(claim, weighed[0])
        told = "they stand in what was set aside as no part of the text (menus, teasers, headings)"
        if fate.id == best.passage_id:
            return replace(best, notes=(*best.notes, told))
        step = f"write [@{best.passage_id}]: {told}; look whether they are the source's."
        return replace(best, code="wrong_passage", diff=(), next_step=step)

    def _wrong_passage(self, claim: Claim, quotation: Sought, found: list[str], fate: Fate) -> Verdict:
        places = [place for identifier in found if (place := self.archive.passage(identifier)) is not None]
        places.sort(key=lambda place: place.source.id != fate.document_id)
        weighed = self._weighed(claim, quotation, places)
        weighed.sort(key=lambda one: one.code not in GOOD)
        best = weighed[0]
        verdict = replace(
            self._of_weighed(claim, best), code="wrong_passage", places=tuple(dict.fromkeys(found)),
            next_step=f"write [@{best.place.id}].", diff=(),
        )  # fmt: skip
        graver = best.code in ORDER and ORDER.index(best.code) < ORDER.index("wrong_passage")
        return replace(self._of_weighed(claim, best), places=tuple(found)) if graver else verdict

    def _altered(self, claim: Claim, quotation: Sought, found: tuple[str, Near] | None, fate: Fate) -> Verdict:
        if found is None or found[1].share == 0:
            return self._verdict(
                "not_found", claim.start, claim.end, claim.words, fate.id,
                next_step="find the source, or take the marks away.",
            )  # fmt: skip
        identifier, near = found
        place = self.archive.passage(identifier)
        words = lexicon(place.source.language if place else None)
        if not words.first_of("negation", tokens(claim.before).keys[-SHORT:]):
            near = with_negation(near, words)
        is_there = near.share >= NEAR_ENOUGH and not is_scattered(quotation, near, words)
        code = "altered" if is_there else "not_found"
        changes = diff(quotation.tokens, near, words) if is_there else ()
        there = near.source.words(near.first, near.last)
        step = write_step(changes) if code == "altered" else "find the source; these are the nearest words."
        return self._verdict(
            code, claim.start, claim.end, claim.words, identifier, expected=there,
            diff=changes, next_step=step, where=where(place) if place else "",
        )  # fmt: skip

    def _unsourced(self, claim: Claim, quotation: Sought, size: int) -> Verdict | None:
        if size < _ENOUGH_TO_KNOW or (not claim.is_block and self._is_title(claim.words, size)):
            return None
        found = [identifier for identifier, _ in places_of(self.archive, quotation)]
        hint = hint_of(claim, quotation, found, self.looked_up) if found else older_hint(quotation, self.archive)
        if hint is None:
            self.unheld += 1
            return None
        return self._verdict(
            "unsourced_quote", claim.start, claim.end, claim.words, hint.passage_id, places=hint.places,
            next_step=hint.next_step, notes=hint.notes, where=hint.where, risk=hint.risk,
        )  # fmt: skip

    def _bad_id(self, start: int, end: int, words: str, mention: Mention) -> Verdict:
        near = self.looked_up.nearest_ids(mention.identifier)
        is_long = len(plain(words).split()) >= SHORT
        quotation = sought(words) if is_long else None
        known = [identifier for identifier, _ in places_of(self.archive, quotation)] if quotation and not near else []
        if near:
            step = f"did you mean {' or '.join(f'[@{one}]' for one in near)}?"
        elif known:
            step = f"the words stand at [@{known[0]}]."
        else:
            step = f"no such identifier was ever given: see how {mention.written} came here."
        places = tuple(near or known)
        return self._verdict("bad_id", start, end, words, mention.identifier, next_step=step, places=places)

    def _verdict(self, code: str, start: int, end: int, words: str, passage_id: str | None, **more: Any) -> Verdict:
        line, column = self.draft.place(start)
        return Verdict(code, start, end, line, column, plain(words), passage_id, **more)


def _is_from_there(best: Verdict, binding: str) -> bool:
    """Whether a few words are surely those of the passage that is cited: they stand there, or all but a figure does;
    nobody leaves words out of a scare quote."""
    if best.code == "elision_risk":
        return True
    if binding != "sentence":
        return False
    if best.code in ("altered", "not_found", "wrong_passage"):
        return best.code == "altered" and {one.kind for one in best.diff if one.op != "equal"} == {"number"}
    return True


def _share(verdict: Verdict) -> float:
    """The share of a quotation's characters that stand in the source as they are."""
    said = [len(change.draft) for change in verdict.diff if change.draft]
    same = [len(change.draft) for change in verdict.diff if change.op == "equal"]
    return sum(same) / max(1, sum(said)) if sum(same) >= _ENOUGH_SAME else 0.0
