"""Known IDs with their selectors + a text read anew → the fate of every ID, and the places left to be given one.

For a newer capture, and for the same capture cut by another version of loccit. The order of the evidence: the same
words at the same offsets; words that stand once on either side; the same words in the same context; the order of the
list between what has been found; words cut otherwise (split, merged); the rule for edited words (`is_same_place`),
twice, since what was settled is context; runs of words that stand elsewhere (`far`); most of a few words (`brief`);
else gone. An ID is never at two places, and no place has two. A wrong anchor is worse than `gone`: where two answers
are equally good, none is taken.

`reanchor` is for one kind at a time (passages, notes or quotations of one document); cost: near-linear in the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from loccit.matching.anchors import Anchoring, Fate, Known, Place
from loccit.matching.brief import anchor_brief
from loccit.matching.edited import anchor_edited, anchor_moved
from loccit.matching.far import follow_far
from loccit.matching.recut import follow_cuts
from loccit.matching.spine import Spine
from loccit.text.fold import folded

PLACELESS = frozenset(("split", "merged", "gone", "withdrawn"))


def reanchor(known: Sequence[Known], places: Sequence[Place], text: str) -> Anchoring:
    """The fate of every ID of a document in `text`, whose `places` (in reading order) were cut anew.

    Order of `known` does not matter. The same input gives the same answer everywhere.
    """
    alive = sorted((one for one in known if one.status not in PLACELESS), key=lambda one: (one.start, one.end, one.id))
    spine = Spine(alive, list(places), text)
    spine.anchor_same_words()
    follow_cuts(spine)
    anchor_edited(spine)
    anchor_moved(spine)
    anchor_edited(spine)
    follow_far(spine)
    anchor_brief(spine)
    fates = {fate.id: fate for fate in spine.fates()}
    taken = {fate.place for fate in fates.values()}
    for fate in _returned([one for one in known if one.status in PLACELESS], places, taken):
        fates[fate.id] = fate
        taken.add(fate.place)
    return Anchoring(
        fates=tuple(fates[one.id] for one in known if one.id in fates),
        vacant=tuple(ordinal for ordinal in range(len(places)) if ordinal not in taken),
    )


def _returned(known: list[Known], places: Sequence[Place], taken: set[int | None]) -> list[Fate]:
    """The IDs without a place whose very words stand again at one free place, and at no other."""
    free = {}
    if known:
        free = {ordinal: folded(place.text) for ordinal, place in enumerate(places) if ordinal not in taken}
    often = Counter(free.values())
    where = {words: ordinal for ordinal, words in free.items()}
    asked = Counter(folded(one.exact) for one in known)
    fates = []
    for one in known:
        words = folded(one.exact)
        if one.status != "withdrawn" and often[words] == 1 and asked[words] == 1:
            fates.append(Fate(one.id, "current", "its words are back", where[words]))
    return fates
