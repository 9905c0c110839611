"""Who wrote the text that is said to speak: `Ada Lind’s letter to Jon Holm said`. English only.

A phrase goes in, and the one of its writer comes out; the same one where it is no letter, diary or the like.
"""

from __future__ import annotations

from loccit.attribution.sentence.bounds import Range, phrase_ending, phrase_starting
from loccit.attribution.sentence.frames import CAPITAL, Sentence
from loccit.attribution.sentence.heads import has_name


def writer(line: Sentence, found: Range) -> Range:
    """Who wrote what speaks, and not to whom: of `Ada Lind’s letter to Jon Holm`, `a letter from Ada Lind to Jon Holm`
    and `Ada Lind’s diary` Lind."""
    last = found[1] - 1
    near = line.lows[max(last - 9, 0) : found[1]]
    if line.language.alike or not any(line.language.has("own_texts", low) for low in near):
        return found
    if found[0] > 1 and line.lows[found[0] - 1] == "to" and has_name(line, found):
        last = found[0] - 2
    at = next((at for at in range(last, max(last - 5, -1), -1) if line.language.has("own_texts", line.lows[at])), None)
    if at is None:
        return found
    if last < found[0] and at < last and line.lows[at + 1] in ("from", "by"):
        return phrase_starting(line, at + 2) or found
    owner = next((spot for spot in range(at - 1, max(at - 3, -1), -1) if line.words[spot].endswith(("’s", "'s"))), None)
    if at != last or owner is None or not line.bits[owner] & CAPITAL:
        return phrase_ending(line, last) or found
    return phrase_ending(line, owner) or found
