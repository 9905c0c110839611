"""What the elements of a vocabulary of scholarly XML are: one value for each vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from loccit.readers._xml import Element


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the elements of one vocabulary are, by local name.

    `blocks` gives the kind of a block and its cues; what stands inside `quotes` is a block quote. A `title` is a
    heading whose level is the number of `sections` around it. `pointers` names the attributes that point at a note
    or another element. `unseen` is no text. Of a `choice` of readings the first of `preferred` is told. Around what
    is `spaced` (parts of a name) stands a space. What is `loose` is a block only where it holds no blocks itself.
    """

    blocks: dict[str, tuple[str, ...]]
    sections: frozenset[str]
    titles: frozenset[str]
    lists: frozenset[str]
    items: frozenset[str]
    quotes: frozenset[str]
    rows: frozenset[str]
    cells: frozenset[str]
    notes: frozenset[str]
    pointers: tuple[str, ...]
    unseen: frozenset[str]
    labels: frozenset[str] = frozenset(("label",))
    breaks: frozenset[str] = frozenset(("lb", "br", "break"))
    entries: frozenset[str] = frozenset()
    choices: frozenset[str] = frozenset()
    preferred: tuple[str, ...] = ()
    verbatim: frozenset[str] = frozenset()
    note_labels: tuple[str, ...] = ("n", "label", "symbol")
    spaced: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    is_note: Callable[[Element], bool] = field(default=lambda _: False)
