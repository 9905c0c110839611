"""Pieces of cues → turns, and each turn → paragraphs, as somebody would write them down.

A change of speaker begins a turn. Inside one a paragraph ends with a sentence behind which there is a pause, or which
makes it long enough; where words have no stops, as automatic captions have none, a pause or the length alone ends it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loccit.model import Reading
from loccit.readers._compose import Composer
from loccit.readers._cue_pieces import Piece, is_sound, pieces_of
from loccit.readers._cues import Cue
from loccit.readers._rolling import unrolled
from loccit.text.sentences import sentence_ends

PAUSE = 2_000
"""Milliseconds without words that end a paragraph."""
LONG_PAUSE = 5_000
"""Milliseconds that end one also without a stop, if no small letter goes on."""
LONG = 400
"""Characters from which on the end of a sentence ends a paragraph."""
LONG_WITHOUT_STOPS = 500
LONGEST = 1_200
"""Characters from which on the end of a cue ends a paragraph, though no sentence ends."""
_SPOKEN = "spoken:"
_FEW_STOPS = 80
"""With more words than these for each sentence a text has no stops."""
_FEWEST_LABELS = 4
_SHORT = 100
"""Characters of a turn behind which a label may have been forgotten."""
_SPACE = re.compile(" ")
_ENDED = re.compile(r"[.?!…。？！؟۔।♪♫][\"'”’»)\]]*\Z|[\])]\Z")


@dataclass(slots=True)
class _Turn:
    """The pieces of one turn; `goes_on` where it is the rest of one that a noise stands in."""

    pieces: list[Piece] = field(default_factory=list)
    goes_on: bool = False

    @property
    def first(self) -> Piece:
        return self.pieces[0]


@dataclass(frozen=True, slots=True)
class _Form:
    """How a file marks who speaks: whether `>>` or labels stand at each change, and whether sentences have stops."""

    by_chevrons: bool
    by_labels: bool
    has_stops: bool

    def goes_on(self, turn: _Turn) -> bool:
        """Whether words below a label are of its turn. In a text with labels one may be forgotten behind a short turn:
        behind `Next question, please!` somebody else may speak."""
        is_long = sum(len(piece.words) for piece in turn.pieces[:_SHORT]) >= _SHORT
        return self.by_chevrons or (self.by_labels and is_long)


def write_turns(cues: Sequence[Cue], composer: Composer) -> None:
    """Tells the composer the paragraphs of cues in their order, each with the time of its first cue for a locator.

    Their cues are `spoken:told` (its label, up to the colon, is the file's own word for who speaks), `spoken:turn` (may
    begin with a label), `spoken:on` (goes on with the turn before), `spoken:sound` (nobody's words); `spoken:` where
    it is not certain that the turn before goes on.
    """
    pieces, by_chevrons = pieces_of(unrolled(cues))
    form = _Form(by_chevrons, _change_at_each_label(pieces), _has_stops(pieces))
    for turn in _turns(pieces, form):
        goes_on = turn.goes_on
        behind = "on" if turn.first.voice or form.goes_on(turn) else ""
        for start, words in _paragraphs(turn, form):
            told = turn.first.name if not goes_on and not turn.first.is_sound else ""
            mark = "sound" if is_sound(words) else behind if goes_on else "told" if told else "turn"
            composer.begin("paragraph", locator=f"time {clock(start)}", cues=(f"{_SPOKEN}{mark}",))
            composer.say(f"{told.replace(': ', ' ')}: {words}" if told else words)
            composer.end()
            goes_on = True


def timed(reading: Reading) -> dict[int, str]:
    """What the cues that `write_turns` gives say of each block of a reading (`told`, `turn`, `on`, `sound`, or ''), by
    its start; nothing for a reading of another kind."""
    spoken = (block for block in reading.blocks if block.locator.startswith("time "))
    return {block.start: cue.removeprefix(_SPOKEN) for block in spoken for cue in block.cues if cue.startswith(_SPOKEN)}


def clock(milliseconds: int) -> str:
    """A time as hours, minutes and seconds.

    >>> clock(3_725_900)
    '01:02:05'
    """
    minutes, seconds = divmod(milliseconds // 1_000, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


def _change_at_each_label(pieces: Sequence[Piece]) -> bool:
    """Whether labels stand at each change of speaker and nowhere else: the first words have one, and no two that follow
    one another are equal, as they would be where others may speak between them."""
    spoken = [piece for piece in pieces if not piece.is_sound]
    opened = [piece for piece in spoken if piece.opens]
    if len(opened) < _FEWEST_LABELS or not all(piece.is_labelled for piece in (spoken[0], *opened)):
        return False
    names = [re.split(r"[:：\])]", piece.words, maxsplit=1)[0] for piece in opened]
    return len(set(names)) < len(names) and all(one != other for one, other in itertools.pairwise(names))


def _has_stops(pieces: Sequence[Piece]) -> bool:
    words = " ".join(piece.words for piece in pieces if not piece.is_sound)
    return words.count(" ") < _FEW_STOPS * sum(1 for _ in sentence_ends(words))


def _turns(pieces: Sequence[Piece], form: _Form) -> Iterator[_Turn]:
    """The turns in their order; noises between sentences are turns of nobody's."""
    turn = holder = _Turn()
    for piece in pieces:
        if turn.pieces and _belongs(piece, turn, form):
            turn.pieces.append(piece)
            continue
        if turn.pieces:
            yield turn
        goes_on = bool(holder.pieces) and turn.first.is_sound and _same_turn(piece, holder, form)
        turn = _Turn([piece], goes_on)
        holder = holder if piece.is_sound or goes_on else turn
    if turn.pieces:
        yield turn


def _belongs(piece: Piece, turn: _Turn, form: _Form) -> bool:
    """Whether a piece is part of a turn."""
    last = turn.pieces[-1]
    is_torn = not _ends(last.words, piece.words, form)
    pauses = piece.start - last.end >= PAUSE
    if piece.is_sound or turn.first.is_sound:
        both = piece.is_sound and turn.first.is_sound
        return not pauses and (both or (piece.is_sound and not last.is_sound and is_torn and not piece.opens))
    if piece.opens or piece.voice != turn.first.voice:
        return False
    return (is_torn and form.has_stops) or not turn.first.opens or form.goes_on(turn)


def _same_turn(piece: Piece, holder: _Turn, form: _Form) -> bool:
    """Whether who spoke before a noise goes on behind it beyond doubt."""
    if piece.is_sound or piece.opens or piece.voice != holder.first.voice:
        return False
    return bool(piece.voice) or (holder.first.opens and form.goes_on(holder))


def _ends(before: str, words: str, form: _Form) -> bool:
    """Whether a sentence ends between two pieces."""
    return form.has_stops and _ENDED.search(before) is not None and not words[:1].islower()


def _paragraphs(turn: _Turn, form: _Form) -> Iterator[tuple[int, str]]:
    """When each paragraph of a turn begins, in milliseconds, and its words."""
    words = " ".join(piece.words for piece in turn.pieces)
    places = list(itertools.accumulate((len(piece.words) + 1 for piece in turn.pieces), initial=0))
    behind = dict(zip((place - 1 for place in places[1:]), itertools.pairwise(turn.pieces), strict=False))
    stops = frozenset(sentence_ends(words)) if form.has_stops else frozenset[int]()
    is_torn = not form.has_stops and any(len(piece.words) > LONG_WITHOUT_STOPS for piece in turn.pieces)
    spaces = (space.start() for space in _SPACE.finditer(words)) if is_torn else ()
    at, piece = 0, 0
    for end in sorted({*stops, *behind, *spaces}):
        if not _is_paragraph(end - at, behind.get(end), is_stop=end in stops, form=form):
            continue
        yield turn.pieces[piece].start, words[at:end]
        at = end + 1
        while piece + 1 < len(turn.pieces) and places[piece + 1] <= at:
            piece += 1
    if at < len(words):
        yield turn.pieces[piece].start, words[at:]


def _is_paragraph(length: int, between: tuple[Piece, Piece] | None, *, is_stop: bool, form: _Form) -> bool:
    """Whether a paragraph ends at a place behind so many characters, at a stop, between two pieces, or both."""
    pause = between[1].start - between[0].end if between else 0
    pauses = pause >= PAUSE
    if is_stop:
        return pauses or length >= LONG
    if length >= LONGEST or (pause >= LONG_PAUSE and between and not between[1].words[:1].islower()):
        return True
    return not form.has_stops and (pauses or length >= LONG_WITHOUT_STOPS)
