"""Which figures of a draft only say where words are from: the page, volume and date of a citation."""

from __future__ import annotations

import re

from loccit.check.drafts import Draft, Mention
from loccit.check.sentences.saying import verbs
from loccit.check.words.lexicon import Lexicon, lexicon
from loccit.check.words.tokens import tokens

LOCATES = re.compile(
    r"(?:\b(?:pp?|[SP]|nos?|vols?|fols?|cols?|ch|secs?|paras?|abs|art|nn?)\.|\b(?:pages?|paragraphs?|Seiten?)|[§¶])\s?\Z",
    re.IGNORECASE,
)
"""What makes a figure the place in a source, and none of its own: takes `p. 369`, `Pp. 369-370`, `§ 4`."""
NEAR = 16


def has_no_verb(text: str) -> bool:
    """Whether a sentence of a note says nothing but where words are from."""
    return not any(_is_verb(key) for key in tokens(text).keys)


def _is_verb(key: str) -> bool:
    return key.islower() and (
        key in verbs() or bool(_VERB_ENDING.search(key)) or any(words.has("finite", key) for words in _lexicons())
    )


def _lexicons() -> tuple[Lexicon, ...]:
    return tuple(map(lexicon, ("en", "de", "es")))


_VERB_ENDING = re.compile(
    r"(?:\w{2}(?:ed|te|ten|aient|aron|ieron)|ó)\Z|\A(?:rose|fell|lost|paid|took|gave|held|made|went|won|stieg|fiel)\Z"
)
"""Takes `dropped`, `zahlte`, `subió`, `rose`, leaves `letter`, `vol`."""


def is_in_bracket(draft: Draft, at: int, mentions: list[Mention]) -> bool:
    """Whether a figure stands in the bracket that holds its identifier: `(Voss 2023, 34, @ptrb01mktp)`."""
    near = draft.text[max(0, at - _IN_BRACKET) : at]
    opened = max(near.rfind("("), near.rfind("["))
    if opened < 0 or max(near.rfind(")"), near.rfind("]")) > opened:
        return False
    ends = (draft.text.find(mark, at, at + _IN_BRACKET) for mark in ")]")
    end = min((place for place in ends if place >= 0), default=-1)
    return any(at < one.start <= end for one in mentions)


_IN_BRACKET = 200
