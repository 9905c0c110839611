"""Block quotations with their identifiers: all of a paragraph is quoted but what names its source."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from loccit.check.claims.binding import LONGEST_BRACKET, is_open
from loccit.check.claims.claim import AROUND, Around, Claim, Group
from loccit.check.claims.groups import EDGE, NOTHING, Paper
from loccit.check.claims.labels import in_notes, name_beside, notes_of
from loccit.check.claims.marks import marked_stretches, without_links
from loccit.check.drafts import FILL, Mention
from loccit.check.sentences.frames import label_in

_TAIL = 600
"""Characters at the end of a block quotation in which a link behind it stands."""
_LINK_AT_END = re.compile(rf"[\s(]*\[[^\[\]]{{1,60}}\]{FILL}{{4,}}[\s.)]*\Z")
"""A link behind a block quotation; takes `[transcript](https://papers.example/p/ptrb01mktp)`."""
_SHORT_GAP = 40
_SIGNS = "[](){}.,;:-–—*_"
_BETWEEN_BLOCKS = 400
"""Characters of marks that may stand between two paragraphs of one block quotation."""
_MOST_PARAGRAPHS = 40
"""Paragraphs of one block quotation among which its identifier is looked for."""
_WORDS_AHEAD = 6
"""Words behind a block quotation before the identifier that is its own, at most."""
_WORDS_OF_LINE = 10
"""Words of a line that says nothing but where a block quotation is from."""
_ATTRIBUTION_LINE = re.compile(r"(?P<source>(?:^|\n)[ \t\u2060>]*(?:—|–|-{1,3})\s*\S[^\n]{0,200}\Z)")
"""The last line of a block quotation that names its source: `— Ilse Torvane`."""
_SOURCE_LEAD = re.compile(r"(?:[Ss]ource|[Ff]rom|[Ss]ee|Quelle|Fuente)\b\s*:?|\(|\[|—|–|-{1,3}\s")
_CLOSING_END = re.compile(r"[^()\[\]]{0,200}[)\]][\s.]*\Z")
_ATTRIBUTION_BEHIND = re.compile(r"[.!?…”\"’»](?P<source>\s*(?:—|–|-{2,3})\s*[^\W\d_a-z][^\n—–]{0,100}\Z)")
_NAME_AT_END = re.compile(rf"(?P<source>\s*(?:—|–|-{{2,3}})[\s{FILL}]*[^\W\d_a-z](?:[^\s—–]*\s+){{0,4}}[^\s—–]*\Z)")
"""The same right before the identifier at its end: takes `… in writing — Ilse Torvane `."""
_LONGEST_NAME = 80
"""The same behind the last sentence: takes `… in writing. — Ilse Torvane`."""


def block_claim(paper: Paper, place: int) -> Claim:
    """A paragraph of a block quotation: all of it is quoted, but its identifiers and the line that names its source."""
    stretches = paper.draft.stretches
    stretch, inside, ahead = stretches[place], paper.inside(place), paper.before(place)
    before = stretches[ahead] if ahead >= 0 else None
    goes_on = before is not None and before.kind == "quote" and _is_near(paper.draft.text, before.end, stretch.start)
    text, end = _without_source(paper.shown(place), inside, goes_on=goes_on)
    trimmed = text[:end].rstrip(EDGE)
    lead = paper.shown(ahead)[-AROUND:] if before is not None and before.kind == "body" else ""
    prose = f"{lead} {text[end:]}"
    around = Around("", prose, max(0, len(lead) - 300), len(lead), len(lead) + 1, len(prose))
    binding, mentions = ("direct", inside[0].mentions) if inside else _beside(paper, place)
    words = without_links(_without_own_marks(trimmed))
    notes = notes_of(paper, mentions)
    label = name_beside(paper, place) if end else _named_in(text.replace(FILL, ""), paper.draft.text)
    label = label or in_notes(notes, paper)
    return Claim(
        stretch.start, stretch.start + len(trimmed), words, True, mentions, binding, around, label=label,
        notes=" ".join(notes),
    )  # fmt: skip


def _named_in(line: str, draft: str) -> str:
    """The name in the last line of a block quotation, behind a dash or by itself: `Ada Lind, in her letter`."""
    return label_in("line", line, draft) or label_in("heading", line, draft)


def _without_source(text: str, inside: list[Group], *, goes_on: bool) -> tuple[str, int]:
    """A paragraph without the link or bracket at its end that holds its identifier, and where the line begins that
    names its source."""
    if inside:
        text = _without_last_bracket(text, inside[-1].start, inside[-1].end)
    tail = max(0, len(text) - _TAIL)
    text = text[:tail] + _LINK_AT_END.sub(lambda found: FILL * len(found.group()), text[tail:])
    if goes_on and inside and _is_source_line(text):
        return text, 0
    named = _ATTRIBUTION_LINE.search(text) or _ATTRIBUTION_BEHIND.search(text, tail)
    if not named and inside and not text[inside[-1].end :].strip(EDGE + ".)]"):
        named = _NAME_AT_END.search(text, max(tail, inside[-1].start - _LONGEST_NAME), inside[-1].end)
    return text, named.start("source") if named and (named.start() > 0 or goes_on) else len(text)


def _without_own_marks(words: str) -> str:
    """A block quotation's words without marks around all of them."""
    whole = marked_stretches(words)
    begin = len(words) - len(words.lstrip(EDGE))
    if len(whole) == 1 and (whole[0].start, whole[0].end) == (begin, len(words)):
        return words[whole[0].inner_start : whole[0].inner_end]
    return words.strip(EDGE)


def _is_source_line(text: str) -> bool:
    """Whether the last paragraph of a block quotation names its source and no more: `Source: Voss, `, `Voss, Fares`."""
    words = text.replace(FILL, "").strip(" \t\r\n.*_")
    if _SOURCE_LEAD.match(words):
        return len(words.split()) <= 2 * _WORDS_OF_LINE
    return len(words.split()) <= _WORDS_OF_LINE and words[:1].isupper() and words[-1:] not in '.!?”"’' and "," in words


def _without_last_bracket(text: str, start: int, end: int) -> str:
    """A block quotation without the bracket at its end that holds its identifier: ` (Voss 2023, ptrb01mktp, p. 4)`."""
    near = max(0, start - LONGEST_BRACKET)
    behind = text[end : end + LONGEST_BRACKET].lstrip(FILL)
    if len(text) - end >= LONGEST_BRACKET or not _CLOSING_END.match(behind):
        return text
    brackets = [at for at in range(near, max(0, start)) if text[at] in "(["]
    begin = next((at for at in brackets if is_open(text[at:start])), 0)
    return text[:begin] + FILL * (len(text) - begin) if begin else text


def _beside(paper: Paper, place: int) -> tuple[str, tuple[Mention, ...]]:
    """The identifiers of a block quotation that has none inside: of the line behind it, or of what leads to it."""
    if _is_told_further_on(paper, place):
        return "none", ()
    ahead = paper.before(place)
    leading = _leading(paper, ahead) if ahead >= 0 else ()
    behind = paper.inside(place + 1) if place + 1 < len(paper.draft.stretches) else []
    if behind and paper.draft.stretches[place + 1].kind == "body" and not _leads_in(paper, place + 1):
        shown = paper.shown(place + 1)
        is_line = len(shown.replace(FILL, "").split()) <= _WORDS_OF_LINE
        if _SIGNED.match(shown) or (len(shown[: behind[0].start].split()) <= _WORDS_AHEAD and (is_line or not leading)):
            return "sentence", behind[0].mentions
    return ("sentence", leading) if leading else ("none", ())


_SIGNED = re.compile(rf"[\s{FILL}]*(?:—|–|-{{2,3}})[\s{FILL}]*\S[^\n]{{0,160}}\Z")
"""A line that names a source and no more: `— the minister’s spokesman, in the same report`."""


def _is_told_further_on(paper: Paper, place: int) -> bool:
    """Whether a later paragraph of the same block quotation holds its identifier."""
    stretches, text = paper.draft.stretches, paper.draft.text
    for here, behind in pairwise(range(place, min(len(stretches), place + _MOST_PARAGRAPHS))):
        if stretches[behind].kind != "quote" or not _is_near(text, stretches[here].end, stretches[behind].start):
            return False
        if paper.groups.get(stretches[behind]):
            return True
    return False


def _leading(paper: Paper, place: int) -> tuple[Mention, ...]:
    groups = paper.inside(place)
    if not groups or paper.draft.stretches[place].kind != "body":
        return ()
    stands_last = NOTHING.match(paper.shown(place)[groups[-1].end :])
    return groups[-1].mentions if _leads_in(paper, place) or stands_last else ()


def _leads_in(paper: Paper, place: int) -> bool:
    """Whether a paragraph leads to what follows: it ends with a colon."""
    return paper.shown(place)[-AROUND:].rstrip(f"{FILL} \t\r\n").endswith(":")


def _is_near(text: str, end: int, start: int) -> bool:
    """Whether nothing but markup stands between two paragraphs of a block quotation."""
    return start - end < _BETWEEN_BLOCKS and not text[end:start].strip(EDGE + _SIGNS)


def shared_by_blocks(claims: list[Claim], text: str) -> list[Claim]:
    """The paragraphs of one block quotation share the identifier of its last (or first) one, and the name there."""
    shared = list(claims)
    for at in range(1, len(shared)):
        if _goes_on(shared[at - 1], shared[at], text):
            shared[at] = replace(shared[at], ahead=shared[at - 1].ahead + 1)
    for at in range(len(shared) - 2, -1, -1):
        here, behind = shared[at], shared[at + 1]
        if _goes_on(here, behind, text) and not here.mentions and behind.mentions:
            shared[at] = replace(here, mentions=behind.mentions, binding=behind.binding)
        if _goes_on(here, behind, text) and not here.label:
            shared[at] = replace(shared[at], label=behind.label)
    for at in range(1, len(shared)):
        here, ahead = shared[at], shared[at - 1]
        if _goes_on(ahead, here, text) and not here.mentions and ahead.mentions:
            shared[at] = replace(here, mentions=ahead.mentions, binding=ahead.binding)
    return shared


def _goes_on(first: Claim, second: Claim, text: str) -> bool:
    """Whether two claims are paragraphs of one block quotation; a line that names its source may stand between."""
    if not (first.is_block and second.is_block and second.start - first.end < _BETWEEN_BLOCKS):
        return False
    return not text[first.end : second.start].strip(EDGE + _SIGNS) or second.start - first.end < _SHORT_GAP
