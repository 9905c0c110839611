"""Lines that hold nothing but who speaks below them, and perhaps when: of transcripts, recordings, chats.

`speaker_lines(lines)` finds them in texts where several speakers take turns so; a single line proves nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

UPPER = "A-ZÀ-ÖØ-ÞĀĄĆČĎĐĘĚĞŁŃŇŐŘŚŠŤŪŮŹŻŽА-ЯЁІЇЄҐ"
"""The capitals with which names begin, for a class of characters."""
_WORD = rf"[{UPPER}][\w’'-]*\.?"
_LINK = r"(?:(?:of|the|de|van|von|der|den|della|di|da|la|le|al|el|bin)\s|d[’'])"
NAME = rf"{_WORD}(?:\s{_LINK}{{0,2}}{_WORD}){{0,4}}"
"""A name: takes `Ada van der Lind`, `MARA HOLM`, `J. R. Holm`."""
TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\b\.?)?"
"""A time of the day or of a recording: takes `0:13`, `01:02:03.250`, `4:05 PM`."""
_SPEAKER_LINE = re.compile(
    rf"[\s#*_>]*(?P<before>[\[(]?{TIME}[\])]?[\s*_–—-]+)?(?P<name>{NAME})"
    rf"(?:,\s[^\W\d_][^:,\n]{{2,40}}|\s\((?!{TIME})[^()\n]{{2,40}}\))?[\s*_|–—-]*(?P<sign>[\[(]?{TIME}[\])]?[\s*_]*[:：]?|[:：])?[\s*_]*"
)
"""Takes `Ada Lind  0:13`, `MARA HOLM:`, `**Ada Lind** (00:03):`, `[12:04] Ada Lind, host`; leaves `Note that`."""
_BARE = re.compile(
    rf"[\s#*_>]*{_WORD}\s(?:(?:de|van|von|der|den|della|di|da|al|el|bin)\s|d[’']){{0,2}}{_WORD}(?:\s{_WORD})?[\s*_]*"
)
"""A name that stands alone; takes `Ada van der Lind`, leaves `Minutes`, `What the Court Did Not Say`."""
_LONGEST = 90
_FEWEST = 4
"""So many lines at least name speakers in a text where they take turns."""
_FEWEST_TIMED = 3
"""So many lines where two speakers take turns and each line has a time."""
_ENDS = (".", "!", "?", "…", "。", "！", "？")
_SAID = 25
"""Characters that a turn has more often than not."""


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """What a line that names a speaker holds: the name, and whether a time or a colon stands with it."""

    name: str
    is_timed: bool
    has_colon: bool


def speaker_lines(lines: Sequence[str]) -> dict[int, str]:
    """The lines, by place, that only name who speaks in those below, with the name.

    Two speakers or more have two turns or more, and words stand below their names; or two speakers have three turns or
    more in alternation, with times.

    >>> turns = ["Ada Lind 0:01", "The gate has been shut since May.", "Mara Holm 0:07", "And who shut the gate, then?"]
    >>> speaker_lines(turns * 2)
    {0: 'Ada Lind', 2: 'Mara Holm', 4: 'Ada Lind', 6: 'Mara Holm'}
    >>> speaker_lines(turns[:2])
    {}
    """
    read = {at: one for at, line in enumerate(lines) if (one := read_line(line))}
    counts = Counter(one.name for one in read.values())
    recurring = {name for name, count in counts.items() if count > 1}
    if len(recurring) < 2 or sum(counts[name] for name in recurring) < _FEWEST:
        return _few_lines(lines, read)
    found = {at: one.name for at, one in read.items() if one.name in recurring or one.is_timed or one.has_colon}
    heads = [at for at in found if at + 1 < len(lines) and at + 1 not in found]
    spoken = sum(len(lines[at + 1]) > _SAID for at in heads)
    return found if 4 * len(heads) > 3 * len(found) and 2 * spoken > len(found) else {}


def _few_lines(lines: Sequence[str], read: Mapping[int, SpeakerLine]) -> dict[int, str]:
    """The lines of a short talk: three or more, of two speakers in turn, a time behind each name in one form, and
    below most of them a sentence. So a programme is none, whose times stand first and whose titles end in no stop."""
    timed = {at: one.name for at, one in read.items() if one.is_timed and not lines[at].lstrip("[(#*_> ")[0].isdigit()}
    names, places = list(timed.values()), list(timed)
    takes_turns = len(set(names)) == 2 and all(one != other for one, other in pairwise(names))
    if len(timed) < _FEWEST_TIMED or not takes_turns or len({_form(lines[at], timed[at]) for at in places}) > 1:
        return {}
    said = [lines[at + 1] for at in places if at + 1 < len(lines) and at + 1 not in timed]
    ended = sum(line.rstrip("\"'”’») ").endswith(_ENDS) for line in said)
    return timed if len(said) == len(places) and 2 * ended > len(said) else {}


def _form(line: str, name: str) -> str:
    """How a line is set: of `Ada Lind  6:02 PM` what stands round the name, a figure for each number."""
    return re.sub(r"\d+", "#", " ".join(line.split()).replace(name, "", 1))


def read_line(line: str) -> SpeakerLine | None:
    """The name in a line that holds nothing else but a time or a colon; without them a name has two words or more.

    >>> read_line("**Ada Lind** (00:03)")
    SpeakerLine(name='Ada Lind', is_timed=True, has_colon=False)
    >>> read_line("MARA HOLM, host:").has_colon, read_line("Minutes")
    (True, None)
    """
    match = _SPEAKER_LINE.fullmatch(line) if len(line) <= _LONGEST else None
    if match is None:
        return None
    sign = match["sign"] or ""
    found = SpeakerLine(
        " ".join(match["name"].split()),
        is_timed=bool(match["before"] or sign.strip(":： *_")),
        has_colon=sign[-1:] in (":", "："),
    )
    return found if found.is_timed or found.has_colon or _BARE.fullmatch(line) else None
