"""Where words are from, told right behind their closing mark: a citation of law, or a bracket with name and outlet.

`find_sources_behind(walk)` gives those quotations that nothing else has given to anybody: `“…” Holm v. Skarne, 12 Hb.
345` is what that case says, `“…”—(Mr. Holm in the Gull, May 2nd)` what Holm wrote there.
"""

from __future__ import annotations

import re

from loccit.attribution.hands.vocabulary import Vocabulary
from loccit.attribution.quoted.stretches import Stretch
from loccit.attribution.walk import Walk

_OPEN = ("no cue", "nobody is named")
_LONGEST = 260
"""Characters of a citation."""
_SHORTEST = 5
"""Words that a quotation has at least which is more than a term."""
_CITATION = re.compile(
    r"\s{0,2}(?:See )?(?P<name>[A-Z][\w.’'-]*(?: [\w.’'&-]+){0,8}?)"
    r"(?:(?:, [^()“”;\[]{1,120}?)?, \d{1,4} (?:[A-Z][A-Za-z.’']* ?(?:2d |3d |4th )?){1,5},? ?(?:at )?\d"
    r"|,? \[(?:18|19|20)\d\d\] (?:\d )?[A-Z]{2})"
)
"""Takes `Holm, 12 Hb. S., at 34`, `Lind, Tides and Tolls, 113 Hb. L. J. 895`, `Holm v Pell [2031] UKSC 11`; leaves
`Holm left in 1922.`"""
_BRACKET = re.compile(
    r"\s?[—–-]{0,2} ?[(\[](?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|M|Mme|Herr|Frau)\.? )?"
    r"(?P<name>[^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+){0,3}),? (?P<in>\w+) (?:[^\W\d_A-ZÀ-Þ]+ |[ldLD][’'])?"
    r"(?P<outlet>[^\W\d_a-z][\w’'-]*(?: [\w’'-]+){0,4})(?=[,.;)\]])"
)
"""Takes `—(Mr. Holm in the Gull, May 2nd, 2031.)`; leaves `(Lind and Pell, 2031)`."""


def find_sources_behind(walk: Walk, known: Vocabulary) -> None:
    """Gives to what is cited right behind them the quotations that are nobody's."""
    for stretch in walk.stretches:
        if stretch.source or stretch.reporter or stretch.how not in _OPEN or not stretch.quoted.closed:
            continue
        if len(stretch.text.split()) >= _SHORTEST:
            behind = stretch.frame.text[stretch.quoted.end : stretch.quoted.end + _LONGEST]
            _ = _by_bracket(walk, known, stretch, behind) or _by_citation(walk, stretch, behind)


def _by_citation(walk: Walk, stretch: Stretch, behind: str) -> bool:
    found = _CITATION.match(behind)
    if found is None:
        return False
    stretch.source, stretch.surface = walk.sources.other(found["name"], "document"), found["name"]
    stretch.kind, stretch.how = "direct", "source behind"
    return True


def _by_bracket(walk: Walk, known: Vocabulary, stretch: Stretch, behind: str) -> bool:
    found = _BRACKET.match(behind) if "(" in behind[:5] or "[" in behind[:5] else None
    if found is None or found["in"] not in known.words["on"] | known.words["to"]:
        return False
    stretch.source, stretch.surface = walk.sources.called(found["name"]), found["name"]
    stretch.reporter = walk.sources.other(found["outlet"], "publication")
    stretch.kind, stretch.how = "direct", "source behind"
    return True
