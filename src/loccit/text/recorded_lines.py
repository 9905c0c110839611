"""Lines of the record of a debate: each begins with a title, a name and a stop, and goes on with what was said.

`recorded_lines(lines)` finds them in texts where several speak so; a single line proves nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from loccit.text.speaker_lines import UPPER

_TITLE = r"(?i:MM?|Mme|Mlle|Mr|Mrs|Ms|Messrs|Dr|Sir|Lord|Lady|Sr|Sra|Sig|On|Abg|Mister|Herr|г-н|г-жа)\.?ª?"
_LINK = r"(?:(?:le|la|du|des?|d[aeio]|del|della|von|van|der|den)\s|d[’']|l[’'])"
_RECORDED = re.compile(
    rf"{_TITLE}\s(?P<name>{_LINK}{{0,2}}[\w’'-]+(?:\s{_LINK}{{0,2}}[{UPPER}][\w’'-]+){{0,3}})"
    rf"(?:,\s[^.:;?!]{{2,60}})?(?:\s\([^()]{{2,60}}\))?(?:\.|\s?:)\s?[-–—]{{0,2}}\s?(?=[{UPPER}«“\"(])"
)
"""Takes `M. Jean Lind. Et le quai ?`, `Mr. HOLM.—No.`, `M. le président. Silence !`; leaves `Mr. Lind left.`"""
_FEWEST = 3
"""So many lines at least are in a record."""


def recorded_lines(lines: Sequence[str]) -> frozenset[int]:
    """The places of the lines that are turns of a debate: of three or more, by two or more, of whom one speaks again.

    >>> turns = ["M. Lind. Le quai est perdu.", "M. Holm. Oh ! perdu !", "M. Lind. Oui, messieurs."]
    >>> sorted(recorded_lines([*turns, "M. Lind sort."]))
    [0, 1, 2]
    >>> recorded_lines(turns[:2])
    frozenset()
    """
    found = {at: match["name"].split()[-1] for at, line in enumerate(lines) if (match := _RECORDED.match(line))}
    named = Counter(found.values())
    is_record = len(found) >= _FEWEST and 1 < len(named) < len(found)
    return frozenset(found) if is_record else frozenset()
