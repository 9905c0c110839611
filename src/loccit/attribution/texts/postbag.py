"""Letters to an editor, one below the other: where each begins, and who signs at the end of its last paragraph.

`openings(passages)` gives the passages with which letters begin, `signing_passages` those that sign by their form,
`signed_inside(passages, signers)` those of each letter whose name stands in its last paragraph: `… and no boat came.
Ada Lind, Lower Quay`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from loccit.attribution.texts.letters import closing, greeting, letters
from loccit.model import Passage

SEVERAL = 2
"""So many letters make a column of them."""
LONGEST = 40
"""So many passages has a letter at most that a name in its last paragraph signs."""
LONGEST_TAIL = 110
"""Characters of a name and what its owner is, at most."""
_LINES = 3
"""A name, what its owner is, and where they live: so many lines at most."""
_STOP = re.compile(r"[.!?…](?:[ \u00a0]?[\"'“”‘’»)\]])*\s+(?=\S)")
_FINAL = re.compile(r"[.!?][\"'”’»)\]]*\Z")

Signers = Callable[[str, bool], tuple[str, ...]]
"""The names in some words that hold nothing else but what their owners are; the second argument says that the place of
the words leaves no doubt."""


def openings(passages: Sequence[Passage], signed: Mapping[int, object]) -> frozenset[int]:
    """The ordinals of the passages with which letters begin: by a greeting, or where another one signs (`signed` by
    ordinal); none where there is only one letter."""
    begins = {one.ordinal for one in passages if greeting().match(one.text)}
    ends = {one for one in signed if signed.get(one) is not signed.get(one - 1)}
    found = frozenset(begins | ends if len(ends) >= SEVERAL else begins)
    return found if len(found) >= SEVERAL else frozenset()


def is_column(lines: Iterable[str]) -> bool:
    """Whether one of the lines at the top of a document says that letters follow: `Letters to the editor`."""
    return any(letters().fullmatch(line.strip(" .:")) for line in lines)


def signing_passages(text: str, passages: Sequence[Passage], is_known: Callable[[str], bool | None]) -> frozenset[int]:
    """The ordinals of the passages that sign letters of a column by their form alone, known names or not: as many lines
    each, below a text that has ended and above the next letter. `is_known` says of a line whether it is a name that a
    list knows; None where it may be none. At least one of a form must be known."""
    forms: dict[int, dict[int, bool]] = {}
    for before, passage, behind in zip(passages, passages[1:], [*passages[2:], None], strict=False):
        if len(passage.text) > LONGEST_TAIL or passage.section != before.section or not _FINAL.search(before.text):
            continue
        lines = [line for line in text[passage.start : passage.end].split("\n") if line.strip()]
        known = is_known(lines[0].strip()) if _ends_letter(passage, behind) and len(lines) <= _LINES else None
        if known is not None:
            forms.setdefault(len(lines), {})[passage.ordinal] = known
    signing = (several for several in forms.values() if len(several) >= SEVERAL and any(several.values()))
    return frozenset(ordinal for several in signing for ordinal in several)


def _ends_letter(passage: Passage, behind: Passage | None) -> bool:
    """Whether another letter begins behind a passage, or nothing does: below a heading, or with a line that is one."""
    if _FINAL.search(passage.text):
        return False
    is_line = behind is not None and len(behind.text) <= LONGEST_TAIL and not _FINAL.search(behind.text)
    return behind is None or behind.section != passage.section or is_line or bool(greeting().match(behind.text))


def signed_inside(passages: Sequence[Passage], signers: Signers) -> Iterator[tuple[range, tuple[str, ...]]]:
    """The passages of each letter that is signed at the end of its last paragraph, by ordinal, with who signs."""
    begin = None
    for at, passage in enumerate(passages):
        begin = at if greeting().match(passage.text) else begin
        if begin is None:
            continue
        if at - begin > LONGEST or passage.section != passages[begin].section:
            begin = None
            continue
        is_end = at + 1 == len(passages) or bool(greeting().match(passages[at + 1].text))
        if names := _tail(passage.text, signers, is_end=is_end):
            yield range(passages[begin].ordinal, passage.ordinal + 1), names
            begin = None


def _tail(text: str, signers: Signers, *, is_end: bool) -> tuple[str, ...]:
    """Who signs behind the last sentence of a paragraph; with a full stop only where the letter ends there."""
    if _FINAL.search(text) and not is_end:
        return ()
    for stop in reversed(list(_STOP.finditer(text, max(len(text) - LONGEST_TAIL, 0)))):
        words = text[stop.end() :]
        closed = closing().match(words)
        words = words[closed.end() :].lstrip(" ,;:.") if closed else words
        if words and (names := signers(words, bool(closed) or "," in words)):
            return names
    return ()
