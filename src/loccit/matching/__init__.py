"""What ties texts together: the fate of known IDs in a text read anew, captures, duplicates, words that travel.

All of it is pure: what an archive holds comes in as values, or through the small protocol in `archive` that the
database answers (`memory` answers it in Python).

- `reanchor(known, places, text) -> Anchoring`: what became of every ID, and which places are to be given one
- `why_same(arrival, arrival)`, `least_shared(why, arrival, arrival)`, `is_capture(passages, passages)`:
  is a text a further capture of a known document
- `make_sketch(stretches_of(parsed)) -> Sketch`: what is kept of a document's words; made where it is parsed
- `relate(filed, sketch, stretches, archive) -> Relations`: what it has in common with those added before it

And in modules of their own, which are asked for seldom:

- `versions.compare_captures(known, places, anchoring, cited=…) -> Comparison`: what changed, the gravest first
- `independence.find_origins(document, ties, since) -> Independence`: "in 3 documents, 1 origin", with the chain
- `disagreement.suggest_disagreements(sentences) -> list[Suggestion]`: figures that differ, side by side
- `passim.to_passim(document)`, `passim.from_passim(lines)`: beyond one machine
"""

from __future__ import annotations

from loccit.matching.anchors import Anchoring, Fate, Known, Place, context_of
from loccit.matching.archive import HOT, Archive, Filed, Posting
from loccit.matching.capture import Arrival, is_capture, least_shared, shared_part, why_same
from loccit.matching.documents import Relation
from loccit.matching.quotations import Match, Side
from loccit.matching.reanchor import reanchor
from loccit.matching.relate import Relations, relate
from loccit.matching.sketch import Sketch, Stretch, make_sketch, stretches_of

__all__ = [
    "HOT",
    "Anchoring",
    "Archive",
    "Arrival",
    "Fate",
    "Filed",
    "Known",
    "Match",
    "Place",
    "Posting",
    "Relation",
    "Relations",
    "Side",
    "Sketch",
    "Stretch",
    "context_of",
    "is_capture",
    "least_shared",
    "make_sketch",
    "reanchor",
    "relate",
    "shared_part",
    "stretches_of",
    "why_same",
]
