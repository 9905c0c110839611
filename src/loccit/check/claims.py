"""What a draft claims: each quotation in it, the identifiers that go with it, and the words around it.

An identifier goes with a quotation if it stands inside it or right behind it (*direct*), or in the same sentence, in
the note that is called there, or before it in the same sentence. One that stands further on in the paragraph is *weak*:
it may prove a quotation, but it accuses nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from loccit.check.claim import AROUND, Around, Claim, Group
from loccit.check.drafts import Call, Draft, Mention, Stretch
from loccit.check.drafts._draft import FILL
from loccit.check.marks import Marked, marked_stretches
from loccit.check.naming import begins_attribution
from loccit.text.sentences import sentence_ends

_Mark = TypeVar("_Mark", Mention, Call)
_NOTHING = re.compile(r"[\s\u2060.,;:!?…()\[\]’”\"*_—–-]*\Z")
_ANY_MARK = "“”„«»‹›「『《‘\"'"
_TAIL = 600
"""Characters at the end of a block quotation in which a link behind it stands."""
_LINK_AT_END = re.compile(rf"[\s(]*\[[^\[\]]{{1,60}}\]{FILL}{{4,}}[\s.)]*\Z")
"""A link behind a block quotation; takes `[transcript](https://papers.example/p/ptrb01mktp)`."""
_WORDS_AHEAD = 6
"""Words behind a block quotation before the identifier that is its own, at most."""
_WORDS_OF_LINE = 10
"""Words of a line that says nothing but where a block quotation is from."""
_MOST_NESTED = 60
"""Notes inside one paragraph among which its identifiers are told from those of the notes."""
_APART = 300
"""Characters of marks that may stand between identifiers that go together."""
_BETWEEN_BLOCKS = 40
"""Characters of marks that may stand between two paragraphs of one block quotation."""
_EDGE = " \t\r\n\u2060>"
_NOTE_MARK = re.compile(
    f'{FILL}{{4,}}|(?<=[^\\W\\d_]{{4}}[.!?]){FILL}+|(?<={FILL}[.!?]){FILL}+|(?<=[.!?]["”’»)\\]]){FILL}+'
)
"""What a citation or the mark of a note became: takes `[^1]`, and the `1` of `the end.1`; leaves that of `Gen.**`."""
_BEFORE_BRACKET = " \t\r\n\u2060.,;:"
_OPENING_BRACKETS = "([{<|&"
_CLOSING_BRACKETS = ")]}>"
_LINK_WORDS = 42
_NO_LINK_WORDS = frozenset(f"[]()“”\"{FILL}.!?")
_ANY_DOUBLE = frozenset("“”„«»‹›「」『』\"")
_LONGEST_BRACKET = 300
"""Characters of a bracket, or of a line that names a source, between a quotation and its identifier."""
_SHORT_LINE = 80
_LINK_INSIDE = re.compile(rf"\[([^\[\]]*)\](?={FILL}{{8,}})")
"""A link among the words of a quotation, its address hidden: takes `the [fixed fee](https://papers.example/fee)`."""
_GOES_ON_SMALL = re.compile(rf"[{FILL} \t]*(?:\[[^\[\]\n]{{1,40}}\])?[{FILL} \t]*,?[ \t]*[a-z]")
"""What follows an identifier that is the subject of its sentence: takes ` [p. 12] writes`, ` has it`."""
_ATTRIBUTION_LINE = re.compile(r"(?P<source>(?:^|\n)[ \t\u2060>]*(?:—|–|-{1,3})\s*\S[^\n]{0,200}\Z)")
"""The last line of a block quotation that names its source: `— Ilse Torvane`."""
_SOURCE_LEAD = re.compile(r"(?:[Ss]ource|[Ff]rom|[Ss]ee|Quelle|Fuente)\b\s*:?|\(|\[")
_CLOSING_END = re.compile(r"[^()\[\]\n]{0,200}[)\]][\s.]*\Z")
_ATTRIBUTION_BEHIND = re.compile(r"[.!?…”\"’»](?P<source>\s*(?:—|–|-{2,3})\s*[^\W\d_a-z][^\n—–]{0,100}\Z)")
"""The same behind the last sentence: takes `… in writing. — Ilse Torvane`."""


def find_claims(draft: Draft) -> list[Claim]:
    """The quotations of a draft, in order."""
    groups = _groups(draft)
    nested = _notes_inside(draft)
    claims: list[Claim] = []
    for place, stretch in enumerate(draft.stretches):
        if stretch.kind == "quote":
            claims.append(_block(draft, place, groups, nested.get(place, ())))
        else:
            text = _without_notes(draft, stretch, nested.get(place, ()))
            claims.extend(_marked(text, stretch, groups.get(stretch, [])))
    return [claim for claim in _shared_by_blocks(claims) if claim.words]


def without_marks(prose: str) -> str:
    """The same for the eyes of `sentence_ends`: a note's mark behind a stop closes its sentence as a bracket does."""
    return _NOTE_MARK.sub(lambda found: ")" * len(found.group()), prose)


def without_links(words: str) -> str:
    """A quotation's words without the brackets of the links in it."""
    return _LINK_INSIDE.sub(rf"{FILL}\1{FILL}", words) if FILL in words else words


def groups_of(draft: Draft) -> dict[Stretch, list[Group]]:
    """The identifiers of each paragraph, those of the notes that it calls included."""
    return _groups(draft)


def _groups(draft: Draft) -> dict[Stretch, list[Group]]:
    starts = sorted((stretch.start, place) for place, stretch in enumerate(draft.stretches))
    inside: dict[Stretch, list[Group]] = defaultdict(list)
    in_notes: dict[str, list[Mention]] = defaultdict(list)
    for mention, home in _homes(draft, starts, draft.mentions):
        inside[home].append(Group(mention.start, mention.end, (mention,)))
        if home.kind == "note":
            in_notes[home.label].append(mention)
    for call, home in _homes(draft, starts, draft.calls):
        cited = tuple(in_notes.get(call.label, ()))
        if cited and home.label != call.label:
            inside[home].append(Group(call.start, call.end, cited))
    return {home: _joined(sorted(found, key=lambda one: one.start), draft.text) for home, found in inside.items()}


def _homes(draft: Draft, starts: list[tuple[int, int]], marks: tuple[_Mark, ...]) -> Iterator[tuple[_Mark, Stretch]]:
    """Each mark with the paragraph that it stands in: the innermost around it, else the one that it opens (a link
    around its first words), else the one that ends right before."""
    for mark in marks:
        at = bisect_right(starts, (mark.start, len(starts)))
        begun = [draft.stretches[place] for _, place in reversed(starts[max(0, at - _MOST_NESTED) : at])]
        around = next((stretch for stretch in begun if mark.start < stretch.end), None)
        ended = None if around else next((one for one in begun if _ends_before(draft, one, mark.start)), None)
        if around is None and (ended is None or "\n\n" in draft.text[ended.end : mark.start]):
            opened = [draft.stretches[place] for _, place in starts[at : at + 1]]
            opened = [one for one in opened if isinstance(mark, Mention) or one.kind != "note"]
            around = next((one for one in opened if _is_opened(draft.text[mark.end : one.start])), None)
        home = around or ended
        if home is not None:
            yield mark, home


def _is_opened(between: str) -> bool:
    """Whether nothing but markup stands between an identifier and a paragraph, on its line or on the one before."""
    return "\n\n" not in between and not between.strip(FILL + "}]:,|~ \t\r\n")


def _ends_before(draft: Draft, stretch: Stretch, place: int) -> bool:
    return place <= stretch.end or not draft.text[stretch.end : place].strip(_EDGE)


def _joined(groups: list[Group], text: str) -> list[Group]:
    """Groups with nothing between them but marks are one."""
    together: list[list[Group]] = []
    end = 0
    for group in groups:
        if together and group.start - end < _APART and _NOTHING.match(text[end : group.start]):
            together[-1].append(group)
        else:
            together.append([group])
            end = 0
        end = max(end, group.end)
    return [_one_of(several) for several in together]


def _one_of(several: list[Group]) -> Group:
    mentions = tuple(mention for group in several for mention in group.mentions)
    return Group(several[0].start, max(group.end for group in several), mentions)


def _notes_inside(draft: Draft) -> dict[int, list[Stretch]]:
    """The notes that stand inside a paragraph, by the paragraph's place."""
    found: dict[int, list[Stretch]] = defaultdict(list)
    home = -1
    for place, stretch in enumerate(draft.stretches):
        if home >= 0 and stretch.kind == "note" and stretch.end <= draft.stretches[home].end:
            found[home].append(stretch)
        else:
            home = place
    return found


def _without_notes(draft: Draft, stretch: Stretch, notes: Sequence[Stretch]) -> str:
    parts, at = [], stretch.start
    for note in notes:
        if note.start >= at:
            parts += [draft.text[at : note.start], "\u2060" * (note.end - note.start)]
            at = note.end
    return "".join([*parts, draft.text[at : stretch.end]])


def _marked(text: str, stretch: Stretch, groups: list[Group]) -> list[Claim]:
    if not any(mark in text for mark in _ANY_MARK):
        return []
    quoted = marked_stretches(text)
    if not quoted:
        return []
    prose = _without_quotations(text, quoted)
    ends = list(sentence_ends(without_marks(prose)))
    local = [
        Group(max(0, one.start - stretch.start), max(0, one.end - stretch.start), one.mentions) for one in groups
    ]
    claims = []
    for place, one in enumerate(quoted):
        binding, mentions = _bound(text, place, quoted, local, ends)
        left, right = _sentence(ends, one, len(prose))
        around = Around(text, prose, left, one.start, one.end, right)
        words = without_links(text[one.inner_start : one.inner_end])
        claims.append(
            Claim(stretch.start + one.start, stretch.start + one.end, words, False, mentions, binding, around)
        )
    return claims


def _without_quotations(text: str, quoted: list[Marked]) -> str:
    """The paragraph with each quotation as invisible characters; a stop inside its marks still ends the sentence."""
    parts, at = [], 0
    for one in quoted:
        inside = text[one.inner_start : one.inner_end].rstrip()
        is_end = inside[-1:] in (".", "!", "?") and not begins_attribution(text[one.end : one.end + 100])
        stop = inside[-1:] if is_end else "\u2060"
        parts += [text[at : one.start], "\u2060" * (one.end - one.start - 1), stop]
        at = one.end
    return "".join([*parts, text[at:]])


def _sentence(ends: list[int], one: Marked, length: int) -> tuple[int, int]:
    """The sentence around a quotation. One that ends with the quotation goes on if nothing follows but marks."""
    before, behind = bisect_right(ends, one.start), bisect_left(ends, one.end)
    return (ends[before - 1] if before else 0), (ends[behind] if behind < len(ends) else length)


def _bound(
    text: str, place: int, quoted: list[Marked], groups: list[Group], ends: list[int]
) -> tuple[str, tuple[Mention, ...]]:
    one = quoted[place]
    at = bisect_left(groups, one.start, key=_start)
    if at < len(groups) and groups[at].start < one.end:
        return "direct", groups[at].mentions
    following = groups[at] if at < len(groups) else None
    if following is not None:
        between = text[one.end : following.start]
        if _is_subject(text, between, following):
            return _bound_before(text, place, quoted, groups, ends)
        if len(between) < AROUND and (_NOTHING.match(between) or _is_words_of_link(between)):
            return "direct", following.mentions
        if _names_source(between):
            return "sentence", following.mentions
        anchor = _anchor(text, following.start)
        left, right = _sentence(ends, one, len(text))
        if anchor <= right and left <= anchor:
            return "sentence", following.mentions
    return _bound_before(text, place, quoted, groups, ends)


def _bound_before(
    text: str, place: int, quoted: list[Marked], groups: list[Group], ends: list[int]
) -> tuple[str, tuple[Mention, ...]]:
    one = quoted[place]
    at = bisect_left(groups, one.start, key=_start)
    following, earlier = (groups[at] if at < len(groups) else None), (groups[at - 1] if at else None)
    left, _ = _sentence(ends, one, len(text))
    if earlier is not None and earlier.start >= left:
        is_taken = place > 0 and quoted[place - 1].end <= earlier.start and quoted[place - 1].start >= left
        return ("weak" if is_taken else "sentence"), earlier.mentions
    is_next = place + 1 == len(quoted) or following is None or quoted[place + 1].start >= following.start
    if following is not None and is_next:
        return "weak", following.mentions
    return "none", ()


def _is_subject(text: str, between: str, following: Group) -> bool:
    """Whether an identifier behind a full stop begins the next sentence: `“…”. @ptrb01mktp [p. 12] writes`."""
    if "." not in between or between.strip(_BEFORE_BRACKET):
        return False
    is_bracketed = text[max(0, following.start - 1) : following.start] in ("(", "[")
    return not is_bracketed and bool(_GOES_ON_SMALL.match(text, following.end))


def _is_words_of_link(between: str) -> bool:
    """Whether nothing but a bracket that opens, and a link's words, stand before an identifier: ` ([source]`."""
    words = between.lstrip(_BEFORE_BRACKET)
    words = words[1:].lstrip(_BEFORE_BRACKET) if words[:1] == "(" else words
    words = words.rstrip(f"]{FILL}")
    return 1 < len(words) <= _LINK_WORDS and words[0] in f"[{FILL}" and not _NO_LINK_WORDS.intersection(words[1:])


def _names_source(between: str) -> bool:
    """Whether an identifier stands in the bracket, the next cell or the line of its own behind a quotation: ` (Voss
    2023, p. 4, `, ` | `, a line `— Voss, `."""
    words = between.lstrip(_BEFORE_BRACKET)
    if not words or len(between) > _LONGEST_BRACKET or _ANY_DOUBLE.intersection(words):
        return False
    if words[0] in _OPENING_BRACKETS:
        return _is_open(words)
    is_line = "\n" in between[: len(between) - len(words)] or words[0] in "—–" or words[:2] == "--"
    return is_line and len(words) <= _SHORT_LINE and "\n" not in words


def _is_open(words: str) -> bool:
    """Whether the bracket with which words begin is closed nowhere but at their end."""
    depth = 0
    for at, character in enumerate(words):
        depth += (character in _OPENING_BRACKETS) - (character in _CLOSING_BRACKETS)
        if depth <= 0:
            return not words[at + 1 :].strip(FILL)
    return True


def _start(group: Group) -> int:
    return group.start


def _anchor(text: str, start: int) -> int:
    """The end of the words before an identifier: it belongs to the sentence that they end."""
    near = max(0, start - AROUND)
    return near + len(text[near:start].rstrip(' \t\r\n\u2060.,;:!?)"”’'))


def _block(draft: Draft, place: int, groups: dict[Stretch, list[Group]], notes: Sequence[Stretch]) -> Claim:
    """A paragraph of a block quotation: all of it is quoted, but its identifiers and the line that names its source."""
    stretch = draft.stretches[place]
    text = _without_notes(draft, stretch, notes)
    inside = groups.get(stretch, [])
    tail = max(0, len(text) - _TAIL)
    text = text[:tail] + _LINK_AT_END.sub(lambda found: FILL * len(found.group()), text[tail:])
    if inside:
        text = _without_last_bracket(text, inside[-1].start - stretch.start, inside[-1].end - stretch.start)
    named = _ATTRIBUTION_LINE.search(text) or _ATTRIBUTION_BEHIND.search(text, tail)
    before = draft.stretches[place - 1] if place else None
    goes_on = before is not None and before.kind == "quote" and stretch.start - before.end < _BETWEEN_BLOCKS
    end = named.start("source") if named and (named.start() > 0 or goes_on) else len(text)
    if goes_on and inside and _is_source_line(text):
        end = 0
    trimmed = text[:end].rstrip(_EDGE)
    whole = marked_stretches(trimmed)
    words = trimmed.strip(_EDGE)
    begin = len(trimmed) - len(trimmed.lstrip(_EDGE))
    if len(whole) == 1 and (whole[0].start, whole[0].end) == (begin, len(trimmed)):
        words = trimmed[whole[0].inner_start : whole[0].inner_end]
    before = before if before is not None and before.kind == "body" else None
    after = draft.stretches[place + 1] if place + 1 < len(draft.stretches) else None
    binding, mentions = ("direct", inside[0].mentions) if inside else _beside(draft, before, after, groups)
    lead = draft.text[before.start : before.end][-AROUND:] if before else ""
    prose = f"{lead} {text[end:]}"
    around = Around("", prose, max(0, len(lead) - 300), len(lead), len(lead) + 1, len(prose))
    return Claim(
        stretch.start, stretch.start + len(trimmed), without_links(words), True, mentions, binding, around
    )


def _is_source_line(text: str) -> bool:
    """Whether the last paragraph of a block quotation names its source and no more: `Source: Voss, `, `Voss, Fares`."""
    words = text.replace(FILL, "").strip(" \t\r\n.*_")
    if _SOURCE_LEAD.match(words):
        return len(words.split()) <= 2 * _WORDS_OF_LINE
    return len(words.split()) <= _WORDS_OF_LINE and words[:1].isupper() and words[-1:] not in ".!?”\"’" and "," in words


def _without_last_bracket(text: str, start: int, end: int) -> str:
    """A block quotation without the bracket at its end that holds its identifier: ` (Voss 2023, ptrb01mktp, p. 4)`."""
    near = max(0, start - _LONGEST_BRACKET)
    behind = text[end : end + _LONGEST_BRACKET].lstrip(FILL)
    if len(text) - end >= _LONGEST_BRACKET or not _CLOSING_END.match(behind):
        return text
    brackets = [at for at in range(near, max(0, start)) if text[at] in "(["]
    begin = next((at for at in brackets if _is_open(text[at:start])), 0)
    return text[:begin] + FILL * (len(text) - begin) if begin else text


def _beside(
    draft: Draft, before: Stretch | None, after: Stretch | None, groups: dict[Stretch, list[Group]]
) -> tuple[str, tuple[Mention, ...]]:
    """The identifiers of a block quotation that has none inside: those of the line behind it, or of what leads to it."""
    leading = _leading(draft, before, groups)
    if after is not None and after.kind == "body" and groups.get(after) and not _leads_in(draft, after):
        first = groups[after][0]
        ahead = len(draft.text[after.start : first.start].split())
        is_line = len(draft.text[after.start : after.end].replace(FILL, "").split()) <= _WORDS_OF_LINE
        if ahead <= _WORDS_AHEAD and (is_line or not leading):
            return "sentence", first.mentions
    return ("sentence", leading) if leading else ("none", ())


def _leading(draft: Draft, before: Stretch | None, groups: dict[Stretch, list[Group]]) -> tuple[Mention, ...]:
    if before is None or not groups.get(before):
        return ()
    last = groups[before][-1]
    stands_last = _NOTHING.match(draft.text[last.end : before.end])
    return last.mentions if _leads_in(draft, before) or stands_last else ()


def _leads_in(draft: Draft, stretch: Stretch) -> bool:
    """Whether a paragraph leads to what follows: it ends with a colon."""
    return draft.text[max(0, stretch.end - AROUND) : stretch.end].rstrip(f"{FILL} \t\r\n").endswith(":")


def _shared_by_blocks(claims: list[Claim]) -> list[Claim]:
    """The paragraphs of one block quotation share the identifier of its last (or first) paragraph."""
    shared = list(claims)
    for at in range(1, len(shared)):
        if _goes_on(shared[at - 1], shared[at]):
            shared[at] = replace(shared[at], ahead=shared[at - 1].ahead + 1)
    for at in range(len(shared) - 2, -1, -1):
        here, behind = shared[at], shared[at + 1]
        if _goes_on(here, behind) and not here.mentions and behind.mentions:
            shared[at] = replace(here, mentions=behind.mentions, binding=behind.binding)
    for at in range(1, len(shared)):
        here, ahead = shared[at], shared[at - 1]
        if _goes_on(ahead, here) and not here.mentions and ahead.mentions:
            shared[at] = replace(here, mentions=ahead.mentions, binding=ahead.binding)
    return shared


def _goes_on(first: Claim, second: Claim) -> bool:
    return first.is_block and second.is_block and second.start - first.end < _BETWEEN_BLOCKS
