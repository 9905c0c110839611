"""One quotation of a draft: its words, its identifiers, and what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loccit.check.drafts import Mention

_BEHIND = 200
"""Characters in which a writer says what was done to a quotation."""
_OPENS = re.compile('[“„«"]')
AROUND = 3000
"""Characters of a paragraph before and behind a quotation that are looked at."""


@dataclass(frozen=True, slots=True)
class Group:
    """Identifiers that stand together, or in one note: from `start` to `end` of the draft."""

    start: int
    end: int
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """Where a quotation stands: from `start` to `end` of its paragraph, in the sentence from `left` to `right`.

    `text` is the paragraph, `prose` the same with all quotations left out. Both are shared by all its quotations, and
    only what is near is ever looked at: a paragraph may be as long as the draft.
    """

    text: str = ""
    prose: str = ""
    left: int = 0
    start: int = 0
    end: int = 0
    right: int = 0

    @property
    def near(self) -> slice:
        """What is near the quotation."""
        return slice(max(0, self.start - AROUND), self.end + AROUND)


@dataclass(frozen=True, slots=True)
class Claim:
    """One quotation of a draft, marks included from `start` to `end`; `words` are between the marks.

    `binding` is direct, sentence, label (a heading has the identifier), weak or none; `ahead` counts the paragraphs
    before it in the same block quotation.
    `before` and `after` are the rest of its sentence, `context` its paragraph; quotations are left out of all three.
    `paragraph` has them. `label` is the name that stands beside the paragraph or in its note, as whose words they are;
    `notes` is what that note says, `earlier` what the draft says before the paragraph.
    """

    start: int
    end: int
    words: str
    is_block: bool
    mentions: tuple[Mention, ...]
    binding: str
    around: Around
    ahead: int = 0
    label: str = ""
    notes: str = ""
    earlier: str = ""

    @property
    def before(self) -> str:
        """What the sentence says before the quotation."""
        one = self.around
        return one.prose[max(one.left, one.start - AROUND) : one.start]

    @property
    def after(self) -> str:
        """What it says behind it."""
        one = self.around
        return one.prose[one.end : min(one.right, one.end + AROUND)]

    @property
    def behind(self) -> str:
        """What stands right behind it in its paragraph, in another sentence too, up to the next quotation."""
        one = self.around
        behind = one.text[one.end : min(one.near.stop, one.end + _BEHIND)]
        return _OPENS.split(behind, maxsplit=1)[0]

    @property
    def previous(self) -> str:
        """The paragraph before its sentence."""
        one = self.around
        return one.prose[max(0, one.left - AROUND // 4) : one.left]

    @property
    def context(self) -> str:
        """The paragraph without quotations."""
        return self.around.prose[self.around.near]

    @property
    def paragraph(self) -> str:
        """The paragraph."""
        return self.around.text[self.around.near]
