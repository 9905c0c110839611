"""Subtitles and timed transcripts (WebVTT, SRT, SBV) → `Reading`: the words in their order, without times and markup.

**Paragraphs.** Cues are joined to sentences and paragraphs: a change of speaker begins one, else the end of a sentence
behind a pause or behind some 400 characters. Captions that roll up say each line once. Locators name the time of the
first cue.

**Speakers.** `<v Ada Lind>`, and a name before every cue, become a label before the first words of a turn.

Read here and not by a library: those on PyPI drop voices and cues, or refuse a file for one time that is misspelt.
"""

from __future__ import annotations

import re

from loccit.model import About, Claim, Reading
from loccit.readers import _limits
from loccit.readers._compose import Composer
from loccit.readers._cue_turns import write_turns
from loccit.readers._cues import begins_with_times, has_times, track_of
from loccit.readers._decode import decode
from loccit.readers._format import Format

FORMAT = Format(
    "subtitles",
    (".vtt", ".srt", ".sbv"),
    ("text/vtt", "application/x-subrip", "application/srt"),
    ("times", "metadata"),
)

_HEAD = 400
"""Bytes that tell how a file begins."""
_WIDE = ((re.compile(rb"\xff\xfe|[\dW]\0"), "utf-16-le"), (re.compile(rb"\xfe\xff|\0[\dW]"), "utf-16-be"))
_DIGIT_OR_W = re.compile(rb"[\s\xef\xbb\xbf]*[\dW-]")


def confidence(payload: bytes, about: About) -> int:
    """85 for cues from the first line on, 80 for any under a name of ours; a file without a cue is none."""
    is_ours = about.name.lower().endswith(FORMAT.extensions) or about.media_type in FORMAT.media_types
    encoding = next((name for beginning, name in _WIDE if beginning.match(payload)), "")
    if not (is_ours or encoding or _DIGIT_OR_W.match(payload[:_HEAD])):
        return 0
    head = payload[:_HEAD].removeprefix(b"\xef\xbb\xbf").decode(encoding or "latin-1", "replace")
    if not is_ours and not begins_with_times(head):
        return 0
    if not has_times(payload[: _limits.MARKUP].decode(encoding or "latin-1", "replace")):
        return 0
    return 80 if is_ours else 85


def read(payload: bytes, about: About) -> Reading:
    """The words of all cues. Raises `UnreadableError` (R104 too large, R107 no words)."""
    _limits.hold_markup(len(payload), about.name)
    decoded = decode(payload, about)
    track = track_of(decoded.text)
    composer = Composer(FORMAT, about.name)
    composer.claims += decoded.claims
    composer.findings += decoded.findings
    if track.language:
        composer.claims.append(Claim("language", track.language, "WebVTT Language"))
    if track.broken:
        many = f"{track.broken} cues" if track.broken > 1 else "one cue"
        composer.find("read_in_part", f"The times of {many} cannot be read; the words stand in the order of the file.")
    write_turns(track.cues, composer)
    return composer.reading()
