"""What a draft claims: each quotation in it, the identifiers that go with it, and the words around it.

An identifier goes with a quotation if it stands inside it or right behind it (*direct*), or in the same sentence, in
the note that is called there, or before it in the same sentence. One that stands further on in the paragraph is *weak*:
it may prove a quotation, but it accuses nobody.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from loccit.check.claims.binding import bound, sentence_around
from loccit.check.claims.blocks import block_claim, shared_by_blocks
from loccit.check.claims.claim import AROUND, Around, Claim
from loccit.check.claims.groups import Paper, read_paper
from loccit.check.claims.labels import in_notes, name_after, name_beside, notes_of
from loccit.check.claims.marks import Marked, marked_stretches, without_links
from loccit.check.drafts import FILL, Draft, Mention
from loccit.check.sentences.saying import begins_attribution
from loccit.text.sentences import sentence_ends

_ANY_MARK = "“”„«»‹›「『《‘\"'"
_ANY_DOUBLE = '“”„«»"'
_LABEL = 400
_LABEL_WORDS = 8
"""Characters, markup included, and words of a line that says nothing but where words are from."""
_EARLIER = 1500
"""Characters before a paragraph in which somebody may be named whom it means by a pronoun, or by the last name."""
_STOP = re.compile(r"[.!?…](?!\w)")
_NOTE_MARK = re.compile(
    f'{FILL}{{4,}}|(?<=[^\\W\\d_]{{4}}[.!?]){FILL}+|(?<={FILL}[.!?]){FILL}+|(?<=[.!?]["”’»)\\]]){FILL}+'
)
"""What a citation or the mark of a note became: takes `[^1]`, and the `1` of `the end.1`; leaves that of `Gen.**`."""
_DAY = re.compile(
    r"(?<=\d)\.(?=\s(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)"
)
"""The stop of a day: takes that of `am 14. Juni`; leaves `im Jahr 14. Im Juni`."""


def find_claims(draft: Draft) -> list[Claim]:
    """The quotations of a draft, in order."""
    paper = read_paper(draft)
    claims: list[Claim] = []
    for place, stretch in enumerate(draft.stretches):
        claims.extend([block_claim(paper, place)] if stretch.kind == "quote" else _marked(paper, place))
    return [claim for claim in shared_by_blocks(claims, draft.text) if claim.words]


def without_marks(prose: str) -> str:
    """The same for the eyes of `sentence_ends`: a note's mark behind a stop closes its sentence as a bracket does, and
    the day of a German date ends none."""
    return _DAY.sub(",", _NOTE_MARK.sub(lambda found: ")" * len(found.group()), prose))


def _marked(paper: Paper, place: int) -> list[Claim]:
    """The quotations in marks of a paragraph."""
    stretch, text = paper.draft.stretches[place], paper.shown(place)
    if not any(mark in text for mark in _ANY_MARK):
        return []
    quoted = marked_stretches(text)
    if not quoted:
        return []
    prose = _without_quotations(text, quoted)
    ends = list(sentence_ends(without_marks(prose)))
    groups = paper.inside(place)
    labels = () if groups else _labels(paper, place)
    earlier = paper.draft.text[max(0, stretch.start - _EARLIER) : stretch.start]
    headed = "label" if len(quoted) == 1 and _is_headed(paper, place) else "weak" if labels else "none"
    is_alone = len(prose) <= AROUND and not any(letter.isalpha() for letter in prose)
    label = name_beside(paper, place) if is_alone else ""
    claims = []
    for at, one in enumerate(quoted):
        binding, mentions = bound(text, at, quoted, groups, ends) if groups else (headed, labels)
        left, right = sentence_around(ends, one, len(prose))
        around = Around(text, prose, left, one.start, one.end, right)
        words = without_links(text[one.inner_start : one.inner_end])
        notes = notes_of(paper, mentions)
        is_ended = text[one.inner_start : one.inner_end].rstrip()[-1:] in (".", "!", "?")
        near = label or in_notes(notes, paper) or (name_after(paper, prose, one.end) if is_ended else "")
        claims.append(
            Claim(
                stretch.start + one.start, stretch.start + one.end, words, False, mentions, binding, around,
                label=near, notes=" ".join(notes), earlier=earlier,
            )
        )  # fmt: skip
    return claims


def _labels(paper: Paper, place: int) -> tuple[Mention, ...]:
    """The identifiers of a heading, an entry or a line right before or behind a paragraph that has none: it says
    nothing but where words are from."""
    found: list[Mention] = []
    for beside in (paper.before(place), place + 1):
        if 0 <= beside < len(paper.draft.stretches) and (groups := paper.inside(beside)):
            shown = paper.shown(beside)
            is_label = len(shown) <= _LABEL and len(shown.replace(FILL, "").split()) <= _LABEL_WORDS
            if is_label and not any(mark in shown for mark in _ANY_DOUBLE):
                found += [mention for group in groups for mention in group.mentions]
    return tuple(found)


def _is_headed(paper: Paper, place: int) -> bool:
    """Whether the only label of a paragraph is a heading over it: it ends with no stop, as a sentence would."""
    ahead = paper.before(place)
    shown = paper.shown(ahead).replace(FILL, "").rstrip() if ahead >= 0 and paper.inside(ahead) else "."
    has_one_behind = place + 1 < len(paper.draft.stretches) and bool(paper.inside(place + 1))
    return shown[-1:] not in (".", "!", "?") and len(shown.split()) <= _LABEL_WORDS and not has_one_behind


def _without_quotations(text: str, quoted: list[Marked]) -> str:
    """The paragraph with each quotation as invisible characters; a stop inside its marks still ends the sentence."""
    parts, at = [], 0
    for one, after in zip_longest(quoted, quoted[1:]):
        inside = text[one.inner_start : one.inner_end].rstrip()
        between = text[one.end : after.start] if after else ""
        is_led_on = between.lstrip()[:1] == FILL and not _STOP.search(between)  # `“Who?” [source] Lind calls it “…”`
        is_said = not is_led_on and begins_attribution(text[one.end : one.end + 100])
        is_end = inside[-1:] in (".", "!", "?") and not is_said
        stop = inside[-1:] if is_end else "\u2060"
        parts += [text[at : one.start], "\u2060" * (one.end - one.start - 1), stop]
        at = one.end
    return "".join([*parts, text[at:]])
