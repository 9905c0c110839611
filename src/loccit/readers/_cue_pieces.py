"""Cues → pieces: stretches of words that one person says, each with the sign that somebody else begins, if it has one.

Who begins is told by the markup (`<v Ada Lind>`), by a name before every cue, as meetings are written down, by a label,
by `>>`, or by a dash.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loccit.readers._cue_markup import Line
from loccit.readers._cues import Cue
from loccit.text.speaker_lines import NAME, UPPER

_EVERY = 0.75
"""The share of cues with a name before them from which on each of these names is told by the file's own form."""
_FEWEST = 4
_NAMED = re.compile(r"(?P<name>[^\W_][^:：()\[\]<>?!\n]{0,49}?(?:\s?[(\[][^()\[\]\n]{1,40}[)\]])?)\s?[:：]\s+(?=\S)")
"""A name before the words of a cue: takes `ada: `, `Lind, Ada (Mirror): `; leaves `at 10:30`."""
_NAMED_IN_BRACKETS = re.compile(rf"[(\[](?P<name>[{UPPER}][^()\[\]\n]{{1,49}})[)\]]:?\s+(?=\S)")
"""Takes `(Ada Lind) `; leaves `(laughs) `."""
_LABEL = re.compile(
    rf"(?P<name>{NAME}(?:\s#?\d{{1,2}})?)(?:\s?[(\[][^()\[\]\n]{{1,40}}[)\]])?\s?[:：](?:\s+|\Z|(?P<tight>(?=\S)))|[(\[](?P<held>{NAME})[)\]]:?\s+(?=\S)"
)
"""A label before a line: takes `ADA:`, `MAN 2 (on radio): `, `[Ada Lind] `, and of one that is known `Ada:No`."""
_INNER_LABEL = re.compile(rf"(?<=[.?!…]\s)(?=[{UPPER}]{{2,}}(?:\s[{UPPER}]{{2,}}){{0,2}}:\s)")
"""Where a label in capitals stands behind a sentence in the same line: before the `HOLM` of `Yes. HOLM: No.`"""
_CHEVRONS = re.compile(r"(?:\A|(?<=\s))>{2,}\s*")
"""Takes `>> `, `>>>`."""
_DASH = re.compile(r"[-–—―‐]\s?(?=[^\W\d_a-zß-öø-ÿа-яё]|[¿¡\"“«„‘…(\[♪]|\.\.|(?<=\s)\d)")
"""A dash before what somebody says: takes `- No`, `-¿No?`, `- 5`; leaves `-- and then`, `- and then`, `-5`."""
_INNER_DASH = re.compile(r"(?<=[.?!…\])])\s(?=[-–—―‐]\s?[^\W\d_a-zß-öø-ÿа-яё])")
_SOUND = re.compile(r"(?:[\[【][^\[\]【】]*[\]】]|\([^()]*\)|（[^（）]*）|\*[^*]+\*|<[^<>]*>|[♪♫#～~\s.…,-])+")
_SUNG = re.compile(r"[♪♫].*|.*[♪♫]")
"""What nobody says: takes `[music]`, `( bell rings )`, `♪ the tide is low ♪`."""
_ENDS = re.compile(r"[.?!…][\"'”’»)\]]*\Z")
_ENDED = re.compile(r"[.?!…:。？！؟۔।»”\"')\]♪♫-]\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words from `start` to `end`, in milliseconds. `name` is who the file's own form says speaks, '' where it does
    not; `voice` tells voices apart that have no name. `opens` says that a sign marks a change of speaker; `is_sound`
    that the words are a noise or a song."""

    start: int
    end: int
    words: str
    name: str = ""
    voice: str = ""
    opens: bool = False
    is_labelled: bool = False
    is_sound: bool = False


def pieces_of(cues: Sequence[Cue]) -> tuple[list[Piece], bool]:
    """The pieces of the cues in their order, and whether `>>` marks each change of speaker."""
    cues = _with_names_told(cues)
    labels = _labels(cues)
    width = max((len(line.words) for cue in cues for line in cue.lines), default=0)
    pieces: list[Piece] = []
    for cue in cues:
        pieces += _of_cue(cue, labels, width, pieces[-1].words if pieces else "")
    chevrons = sum(bool(_CHEVRONS.search(line.words)) for cue in cues for line in cue.lines)
    return pieces, chevrons >= _FEWEST - 1


def is_sound(words: str) -> bool:
    """Whether words are nobody's: a noise in brackets, a song.

    >>> is_sound("[music] (bell)"), is_sound("♪ the tide is low ♪"), is_sound("[laughs] No.")
    (True, True, False)
    """
    return _SOUND.fullmatch(words) is not None or _SUNG.fullmatch(words) is not None


def _with_names_told(cues: Sequence[Cue]) -> Sequence[Cue]:
    """The cues, the name before each as its voice, where nearly every cue has one and they come again."""
    if any(line.voice for cue in cues for line in cue.lines):
        return cues
    spoken = [cue for cue in cues if not is_sound(_joined(cue.lines))]
    for form in (_NAMED, _NAMED_IN_BRACKETS):
        found = [match["name"] for cue in spoken if (match := form.match(_joined(cue.lines)))]
        names = set(found)
        if len(found) >= max(_FEWEST, _EVERY * len(spoken)) and 2 * len(names) <= len(found):
            return [replace(cue, lines=_told(cue.lines, form, names)) for cue in cues]
    return cues


def _told(lines: Sequence[Line], form: re.Pattern[str], names: set[str]) -> tuple[Line, ...]:
    """The lines of a cue with the name before them as their voice; a line that begins with another of the names is
    whose it is."""
    told: list[Line] = []
    voice = ""
    rest = [*(line.words for line in lines[1:]), ""]
    for line, following in zip(lines, rest, strict=True):
        match = form.match(f"{line.words} {following[:1]}")
        if match and match["name"] in names:
            voice = match["name"]
        words = line.words[match.end() :] if match and match["name"] in names else line.words
        if words:
            told.append(Line(words, voice))
    return tuple(told)


def _joined(lines: Sequence[Line]) -> str:
    return " ".join(line.words for line in lines)


def _labels(cues: Sequence[Cue]) -> frozenset[str]:
    """The names that may be labels: in capitals, or again and again before a line."""
    found: Counter[str] = Counter()
    for cue in cues:
        for line in cue.lines:
            for words in _INNER_LABEL.split(_DASH.sub("", _CHEVRONS.sub("", line.words), count=1)):
                if (match := _LABEL.match(words)) and match["tight"] is None:
                    found[match["name"] or match["held"]] += 1
    return frozenset(name for name, count in found.items() if count > 1 or (name.isupper() and len(name) > 1))


def _of_cue(cue: Cue, labels: frozenset[str], width: int, before: str) -> Iterator[Piece]:
    """The pieces of a cue; lines that nothing parts are one. `before` are the words that stand before it, `width` the
    characters of the longest line: one that is shorter by more than the next word was ended on purpose."""
    made: Piece | None = None
    said: list[str] = []
    is_dashed = sum(bool(_DASH.match(line.words)) for line in cue.lines) > 1
    for above, line in zip((None, *cue.lines), cue.lines, strict=False):
        is_set = above is None or len(above.words) + len(line.words.split(" ", 1)[0]) < width
        for words, opens, is_labelled in _parts(line, labels, before, is_dashed=is_dashed, is_set=is_set):
            before = words
            sound = is_sound(words)
            if made and not opens and (line.voice, sound) == (made.voice, made.is_sound):
                said.append(words)
                continue
            if made:
                yield replace(made, words=" ".join(said))
            name = "" if _is_opaque(line.voice) else line.voice
            made, said = Piece(cue.start, cue.end, words, name, line.voice, opens, is_labelled, sound), [words]
    if made:
        yield replace(made, words=" ".join(said))


def _parts(
    line: Line, labels: frozenset[str], before: str, *, is_dashed: bool, is_set: bool
) -> Iterator[tuple[str, bool, bool]]:
    """The parts of a line, each with whether a sign says that somebody else begins there, and whether by a label. What
    may be a label and is none that comes again is one behind a sentence, where the line before was ended on purpose or
    it has two words."""
    for at, part in enumerate(_CHEVRONS.split(line.words)):
        opens = at > 0
        for said, is_dash in _behind_dashes(part, before, is_dashed=is_dashed):
            opens = opens or is_dash
            for one in _INNER_LABEL.split(said):
                label = _LABEL.match(one)
                is_known = label is not None and (label["name"] or label["held"]) in labels
                is_one = label is not None and label["tight"] is None and (is_set or " " in label.group().strip())
                is_labelled = is_known or (is_one and _ENDS.search(before) is not None)
                if words := one.strip():
                    yield words, opens or is_labelled, is_labelled
                    before, opens = words, False


def _behind_dashes(words: str, before: str, *, is_dashed: bool) -> Iterator[tuple[str, bool]]:
    """The parts that begin with a dash, without it, and whether they do: a dash before whom another sentence, or a
    dash in the same cue, stands."""
    parts = _INNER_DASH.split(words) if _DASH.match(words) else [words]
    is_sure = is_dashed or len(parts) > 1 or not before or _ENDED.search(before) is not None
    for part in parts:
        dash = _DASH.match(part) if is_sure else None
        yield part[dash.end() if dash else 0 :], dash is not None


def _is_opaque(voice: str) -> bool:
    """Whether a voice is no name that anybody would say: `68f0e9b4-d6de@72f988bf`."""
    return (
        len(voice) > _LONGEST_NAME
        or "@" in voice
        or not _LETTERS.search(voice)
        or _HEXADECIMAL.fullmatch(voice) is not None
    )


_LONGEST_NAME = 100
_LETTERS = re.compile(r"[^\W\d_]")
_HEXADECIMAL = re.compile(r"(?=.*\d)[0-9a-fA-F]{6,}(?:-[0-9a-fA-F]{2,})*")
