"""Transcripts that Whisper and its kin write (JSON) → `Reading`: the words of the segments, with their times.

An object with `segments` (or `chunks`), or a list of them; where a segment names its speaker, the words are theirs.
"""

from __future__ import annotations

import json
import re

from loccit.model import About, Claim, Reading
from loccit.readers import _limits
from loccit.readers._compose import Composer
from loccit.readers._cue_markup import Line, one_line
from loccit.readers._cue_turns import write_turns
from loccit.readers._cues import Cue, in_order
from loccit.readers._format import Format

FORMAT = Format("whisper", (".json",), (), ("times", "metadata"))

_SEGMENTS = re.compile(rb'"(?:segments|chunks)"\s*:\s*\[\s*\{|\A\s*\[\s*\{')
_TIMES = re.compile(rb'"(?:start|timestamp)"\s*:')
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")


def confidence(payload: bytes, about: About) -> int:
    """80 for segments that have a start, an end and a text."""
    if not payload[:40].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")) or len(payload) > _limits.MARKUP:
        return 0
    if not (_SEGMENTS.search(payload) and _TIMES.search(payload)):
        return 0
    return 80 if _cues(_object(payload)) else 0


def read(payload: bytes, about: About) -> Reading:
    """The words of all segments. Raises `UnreadableError` (R104 too large, R107 no words)."""
    _limits.hold_markup(len(payload), about.name)
    transcript = _object(payload)
    composer = Composer(FORMAT, about.name)
    language = transcript.get("language")
    if isinstance(language, str) and _CODE.fullmatch(language):
        composer.claims.append(Claim("language", language, "Whisper language"))
    write_turns(in_order(_cues(transcript)), composer)
    return composer.reading()


def _object(payload: bytes) -> dict[str, object]:
    """The JSON object, of a list one with its segments; an empty one where the bytes are none."""
    try:
        found = json.loads(payload.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return {}
    if isinstance(found, list):
        return {"segments": found}
    return found if isinstance(found, dict) else {}


def _cues(transcript: dict[str, object]) -> list[Cue]:
    """The segments, in the file's order; none where one of them is no segment of a transcript, or where all times are
    whole: then they are places in a text."""
    segments = transcript.get("segments", transcript.get("chunks"))
    if not isinstance(segments, list):
        return []
    times = [_times(segment) for segment in segments]
    if not any(isinstance(time, float) for pair in times if pair for time in pair):
        return []
    found = [_cue(segment, pair) if pair else None for segment, pair in zip(segments, times, strict=True)]
    return [cue for cue in found if cue] if all(found) else []


def _times(segment: object) -> tuple[float, float] | None:
    """When a segment begins and ends, in seconds, if it says so: by `start` and `end`, or by a pair, whose end may be
    open."""
    if not isinstance(segment, dict):
        return None
    pair = segment.get("timestamp")
    start, end = pair if isinstance(pair, list) and len(pair) == 2 else (segment.get("start"), segment.get("end", ""))
    end = start if end is None else end
    return (start, end) if isinstance(start, int | float) and isinstance(end, int | float) else None


def _cue(segment: dict[str, object], times: tuple[float, float]) -> Cue | None:
    """A segment as a cue; None for one without a text."""
    words, voice = segment.get("text"), segment.get("speaker")
    if not isinstance(words, str):
        return None
    line = Line(one_line(words), one_line(voice) if isinstance(voice, str) else "")
    start = _milliseconds(times[0])
    return Cue(start, max(start, _milliseconds(times[1])), (line,) if line.words else ())


def _milliseconds(seconds: float) -> int:
    """Seconds as milliseconds; what is no time (NaN, before zero, beyond a year) is zero."""
    return round(seconds * 1_000) if 0 <= seconds < 3e7 else 0
