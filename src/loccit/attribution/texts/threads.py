"""Threads of mail: whose words each passage is, of messages that quote and forward one another.

The lines above a message name its writer (`text.mail_heads`): in the message itself, in a PDF or a text that a thread
was printed to. What is quoted deeper below `On …, Ada Lind wrote:` is hers, and where the quotation ends the message
goes on; what stands below `From: …` is the sender's up to the next such lines. A depth that no line names is nobody's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from loccit.attribution.sentence.language import Language, given_names
from loccit.attribution.sentence.names import read_name, sort_of
from loccit.attribution.texts.signed import Signed
from loccit.model import Described, Passage, SourceBlock, Span
from loccit.text.mail_fields import MailLine
from loccit.text.mail_heads import Head, find_heads, make_thread, may_hold_mail, parted, unquoted
from loccit.text.mail_names import ADDRESS

_OWN = ""
"""The voice of who wrote the document itself: of the message that quotes the others."""
_TOP = 3
"""Among so many lines at the top stand the lines above the document's own message."""
_BEFORE = 600
"""So many characters before the one message in a document may be an article that prints it, and goes on behind it."""
_DEPTH = "mail-depth:"

Depths = tuple[tuple[Span, int], ...]
"""The blocks that the markup of a message quotes, in order, and how deep."""


@dataclass(frozen=True, slots=True)
class Thread:
    """Whose the passages of a thread are, by ordinal. `nobodys` are those that no line gives to anybody, and `heads`
    those that say whose others are; with each of `openings` another one's words begin."""

    written: dict[int, Signed]
    nobodys: frozenset[int]
    heads: frozenset[int]
    openings: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with words, and the ordinal of the passage that it stands in, if any."""

    mail: MailLine
    passage: int | None


def depths_in(blocks: Iterable[SourceBlock]) -> Depths:
    """The blocks of which the markup says how deep they are quoted."""
    return tuple((Span(one.start, one.end), deep) for one in blocks if one.cues and (deep := _depth_in(one.cues)))


def find_thread(
    text: str, passages: Sequence[Passage], quoted: Depths, described: Described, language: Language
) -> Thread | None:
    """The thread that a document is; None where it is none, or a message without another one in it."""
    if not passages or not (quoted or may_hold_mail(text)):
        return None
    lines = list(_lines(text, passages, quoted))
    mail = [line.mail for line in lines]
    heads = find_heads(mail)
    sure = [head for head in heads if head.is_sure and (head.sort != "line" or _is_of_mail(mail, head))]
    top = _top_head(lines, heads)
    if not sure or not (top or make_thread(mail, sure)):
        return None
    others = [head for head in heads if head is not top or not _is_own(head, described)]
    if not others and not any(line.depth for line in mail):
        return None
    if not top and len(sure) == 1 and sum(len(line.words) for line in mail[: sure[0].first]) > _BEFORE:
        others = [head if _is_above_quoted(mail, head) else replace(head, name=None) for head in others]
    voices = _voices(mail, others, described)
    in_head = {at for head in heads for at in range(head.first, head.last)}
    return _thread(lines, voices, in_head, described, language)


def _depth_in(cues: Iterable[str]) -> int:
    return max((int(cue[len(_DEPTH) :]) for cue in cues if cue.startswith(_DEPTH)), default=0)


def _lines(text: str, passages: Sequence[Passage], quoted: Depths) -> Iterator[_Line]:
    starts = [span.start for span, _ in quoted]
    at, place, is_blank = 0, 0, False
    for line in text.splitlines(keepends=True):
        depth, words = unquoted(line.strip())
        if words.strip():
            first = place + line.index(line.strip()[0])
            begins = first + len(line.strip()) - len(words.lstrip())
            while at < len(passages) and passages[at].end <= begins:
                at += 1
            is_inside = at < len(passages) and passages[at].start <= begins
            held = bisect_right(starts, first) - 1
            deep = quoted[held][1] if held >= 0 and first < quoted[held][0].end else 0
            for part in parted(words.strip()):
                yield _Line(MailLine(depth + deep, part, is_blank), passages[at].ordinal if is_inside else None)
                is_blank = False
        is_blank = not words.strip()
        place += len(line)


def _is_above_quoted(lines: Sequence[MailLine], head: Head) -> bool:
    return head.last < len(lines) and lines[head.last].depth > head.depth


def _is_of_mail(lines: Sequence[MailLine], head: Head) -> bool:
    """Whether `On …, Ada Lind wrote:` can be nothing but mail: by an address, or above what is quoted deeper."""
    return _is_above_quoted(lines, head) or any(ADDRESS.search(line.words) for line in lines[head.first : head.last])


def _top_head(lines: Sequence[_Line], heads: Sequence[Head]) -> Head | None:
    """The head of the document's own message: that of a file of mail, whose headers are no passages."""
    first = heads[0] if heads else None
    if first is None or first.first > _TOP or any(line.passage is not None for line in lines[: first.last]):
        return None
    return first


def _is_own(head: Head, described: Described) -> bool:
    """Whether a message is by whom the document states as its author, or names nobody."""
    return head.name is None or _words_of(head.name) in map(_words_of, described.authors)


def _words_of(name: str) -> frozenset[str]:
    return frozenset(name.lower().replace(",", " ").split())


def _without_doubt(heads: Sequence[Head], described: Described) -> Iterator[Head]:
    """The heads, without the names of those that leave it open whose the words are: of two lines above one another the
    second, and a line that may be the writer's sentence and names nobody known."""
    known = [_words_of(name) for name in (*described.authors, *(head.name or "" for head in heads if head.is_sure))]
    before: Head | None = None
    for head in heads:
        is_second = before and (before.last, before.depth, before.sort, head.sort) == (head.first, head.depth, *_LINES)
        name = head.name if not is_second else None
        is_sure = head.is_sure or head.sort != "line"
        if name and not (is_sure or name.split()[0].lower() in given_names() or _words_of(name) in known):
            name = None
        yield replace(head, name=name)
        before = head


_LINES = ("line", "line")


def _voices(lines: Sequence[MailLine], heads: Sequence[Head], described: Described) -> list[str | None]:
    """Whose each line is: a name, the document's own voice, or None."""
    begins = {head.first: head for head in _without_doubt(heads, described)}
    voice: dict[int, str | None] = {0: _OWN}
    found: list[str | None] = []
    at = 0
    while at < len(lines):
        head = begins.get(at)
        if head is None:
            found.append(None if _is_torn(lines, at) else voice.get(lines[at].depth))
            at += 1
            continue
        depth, name = _given(lines, begins, head)
        if depth is not None:
            voice = {deep: said for deep, said in voice.items() if deep < depth} | {depth: name}
        found += [None] * (head.last - head.first)
        at = head.last
    return found


def _is_torn(lines: Sequence[MailLine], at: int) -> bool:
    """Whether a line may be the end of a quoted one that was wrapped once more, and so lost its sign."""
    if not 0 < at < len(lines) - 1 or lines[at].follows_blank or lines[at + 1].follows_blank:
        return False
    around = min(lines[at - 1].depth, lines[at + 1].depth)
    return lines[at].depth < around and lines[at].words[0].islower()


def _given(lines: Sequence[MailLine], begins: dict[int, Head], head: Head) -> tuple[int | None, str | None]:
    """The depth that a head gives to somebody, and to whom; no depth where another head decides, or nothing follows."""
    depth = head.depth
    if head.sort == "end":
        return depth, _OWN if depth == 0 else None
    if head.last >= len(lines) or lines[head.last].depth < depth:
        return None, None
    following = begins.get(head.last)
    if following and following.depth == depth:
        return (depth, head.name) if (head.sort, following.sort) == ("fields", "line") else (None, None)
    if following and head.sort == following.sort == "fields":
        return depth + 1, None
    if lines[head.last].depth == depth:
        return depth, head.name if head.is_sure or head.sort == "fields" else None
    if head.sort == "fields" and not _is_all_quoted(lines, begins, head):
        return depth, None
    return depth + 1, head.name


def _is_all_quoted(lines: Sequence[MailLine], begins: dict[int, Head], head: Head) -> bool:
    """Whether nothing but what is quoted deeper stands between a head and the next one."""
    for at in range(head.last, len(lines)):
        if at in begins and lines[at].depth <= head.depth:
            return True
        if lines[at].depth <= head.depth:
            return False
    return True


def _thread(
    lines: Sequence[_Line], voices: Sequence[str | None], in_head: set[int], described: Described, language: Language
) -> Thread:
    """What the voices of lines say of passages; one with lines of two voices is nobody's."""
    said: dict[int, set[str | None]] = {}
    heads: set[int] = set()
    for at, (line, voice) in enumerate(zip(lines, voices, strict=True)):
        if line.passage is not None:
            said.setdefault(line.passage, set()).add(voice)
            heads.update({line.passage} if at in in_head else ())
    whose = {ordinal: names.pop() if len(names) == 1 else None for ordinal, names in said.items()}
    told = {ordinal: name for ordinal, name in whose.items() if ordinal not in heads}
    names = (_OWN, *told.values())
    return Thread(
        written={ordinal: _signed(name, described, language) for ordinal, name in told.items() if name},
        nobodys=frozenset(ordinal for ordinal, name in whose.items() if name is None) | heads,
        heads=frozenset(heads),
        openings=frozenset(at for at, name, before in zip(told, names[1:], names, strict=False) if name != before),
    )


def _signed(name: str, described: Described, language: Language) -> Signed:
    """The voice of a name, in the form that the document states for its author."""
    known = next((author for author in described.authors if _words_of(author) == _words_of(name)), name)
    read = read_name(known, language)
    return Signed((known,), (sort_of(read, language) if read.words else "") or "person", "message")
