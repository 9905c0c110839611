"""What ties texts together: the fate of known IDs in a text read anew, captures, duplicates, words that travel.

All of it is pure: what an archive holds comes in as values, or through a small protocol that the database answers.

- `reanchor(known, places, text) -> Anchoring`: what became of every ID, and which places are to be given one
"""

from __future__ import annotations

from loccit.matching.anchors import Anchoring, Fate, Known, Place, context_of
from loccit.matching.reanchor import reanchor

__all__ = ["Anchoring", "Fate", "Known", "Place", "context_of", "reanchor"]
