"""The paragraphs of a draft with the identifiers in them, those of the notes that they call included."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from loccit.check.claims.claim import Group
from loccit.check.drafts import Call, Draft, Mention, Stretch
from loccit.check.drafts._draft import FILL

_Mark = TypeVar("_Mark", Mention, Call)
_MOST_NESTED = 60
"""Notes inside one paragraph among which its identifiers are told from those of the notes."""
_APART = 300
"""Characters of marks that may stand between identifiers that go together."""
EDGE = " \t\r\n\u2060>"
NOTHING = re.compile(r"[\s\u2060.,;:!?…()\[\]’”\"*_—–-]*\Z")
"""What may stand between a quotation and its identifier, and between identifiers that go together."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A draft with its identifiers: `groups` by paragraph, in order; `notes` inside a paragraph by its place, and
    `called`, all of them in order."""

    draft: Draft
    groups: Mapping[Stretch, list[Group]]
    notes: Mapping[int, list[Stretch]]
    called: tuple[Stretch, ...] = ()

    def shown(self, place: int) -> str:
        """A paragraph's text with the notes in it as characters that nobody sees."""
        stretch, text = self.draft.stretches[place], self.draft.text
        parts, at = [], stretch.start
        for note in self.notes.get(place, ()):
            if note.start >= at:
                parts += [text[at : note.start], FILL * (note.end - note.start)]
                at = note.end
        return "".join([*parts, text[at : stretch.end]])

    def note_of(self, mention: Mention) -> Stretch | None:
        """The note that an identifier stands in; None in the body."""
        at = bisect_right(self.called, mention.start, key=_start) - 1
        return self.called[at] if at >= 0 and mention.start < self.called[at].end else None

    def before(self, place: int) -> int:
        """The place of the paragraph before one, over the notes that stand in it; -1 where there is none."""
        home = place - 1
        while home >= 0 and self.draft.stretches[home].kind == "note":
            home -= 1
        return home if home + len(self.notes.get(home, ())) >= place - 1 else place - 1

    def inside(self, place: int) -> list[Group]:
        """The identifiers of a paragraph, from and to characters of it."""
        stretch = self.draft.stretches[place]
        return [
            Group(max(0, one.start - stretch.start), max(0, one.end - stretch.start), one.mentions)
            for one in self.groups.get(stretch, ())
        ]


def read_paper(draft: Draft) -> Paper:
    """A draft with its identifiers found."""
    called = sorted((one for one in draft.stretches if one.kind == "note"), key=_start)
    return Paper(draft, groups_of(draft), _notes_inside(draft), tuple(called))


def _start(stretch: Stretch) -> int:
    return stretch.start


def groups_of(draft: Draft) -> dict[Stretch, list[Group]]:
    """The identifiers of each paragraph, those of the notes that it calls included."""
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
    return place <= stretch.end or not draft.text[stretch.end : place].strip(EDGE)


def _joined(groups: list[Group], text: str) -> list[Group]:
    """Groups with nothing between them but marks are one."""
    together: list[list[Group]] = []
    end = 0
    for group in groups:
        if together and group.start - end < _APART and NOTHING.match(text[end : group.start]):
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
