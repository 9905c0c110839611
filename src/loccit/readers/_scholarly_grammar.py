"""What the elements of a vocabulary of scholarly XML are: one value for each vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from loccit.readers._xml import Element, attribute, local


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the elements of one vocabulary are, by local name.

    `blocks` gives the kind of a block and its cues; what stands inside `quotes` is a block quote. A `title` is a
    heading whose level is the number of `sections` around it. `pointers` names the attributes that point at a note
    or another element. `unseen` is no text; `facts` are none where they stand right in what `states` them: volumes in
    the head of an article, not in a reference. Of a `choice` of readings the first of `preferred` is told. Around what
    is `spaced` (parts of a name), or stands in what is `strung` (a reference of fields), stands a space. What is
    `loose` is a block only where it holds no blocks itself. `counters` may hold numbers of pages. A register lists what
    the text names, and is its editors': each element in it is an entry.
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
    strung: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    counters: frozenset[str] = frozenset()
    is_note: Callable[[Element], bool] = field(default=lambda _: False)
    is_register: Callable[[Element], bool] = field(default=lambda _: False)

    def is_unseen(self, element: Element) -> bool:
        """Whether an element is no text where it stands."""
        tag = local(element)
        if tag not in self.facts:
            return tag in self.unseen
        around = element.getparent()
        return around is not None and local(around) in self.states

    def is_spaced(self, element: Element) -> bool:
        """Whether a space parts an element from one that it touches."""
        if local(element) in self.spaced:
            return True
        around = element.getparent() if self.strung else None
        return around is not None and local(around) in self.strung

    def chosen(self, choice: Element) -> Element | None:
        """Of the readings of one place that one which is told; None where there is none."""
        readings = [child for child in choice if local(child) and local(child) not in self.unseen]
        preferred = (child for name in self.preferred for child in readings if local(child) == name)
        return next(preferred, readings[0] if readings else None)

    def is_block(self, tag: str) -> bool:
        """Whether an element of this name is a block where it stands in none."""
        return tag in self.titles or tag in self.blocks or tag in self.rows or tag in self.entries

    def holds_blocks(self, element: Element) -> bool:
        """Whether blocks, headings or sections stand right in an element."""
        held = (local(child) for child in element)
        return any(tag in self.blocks or tag in self.titles or tag in self.sections for tag in held)

    def is_listed(self, element: Element) -> bool:
        """Whether an element is an entry of a register: what stands in one, and is no heading and no register."""
        around = element.getparent()
        if around is None or not self.is_register(around):
            return False
        return local(element) not in self.titles and not self.is_register(element)

    def kind_of(self, tag: str, *, depth: int, lists: int, quotes: int) -> tuple[str, int, tuple[str, ...]]:
        """Kind, level and cues of a block with this element inside so many sections, lists and quotes."""
        if tag in self.rows:
            return "row", 0, ()
        if tag in self.titles:
            return "heading", max(1, min(depth, 6)), ()
        if tag in self.entries:
            return "list_item", 1, ("doc-biblioentry",)
        kind, *cues = self.blocks.get(tag, ("paragraph",))
        if kind == "paragraph" and quotes:
            return "quote", 0, tuple(cues)
        if kind == "paragraph" and lists:
            return "list_item", lists, tuple(cues)
        return kind, max(1, min(depth, 6)) if kind == "heading" else 0, tuple(cues)

    def cues_of_pointer(self, element: Element, *, is_of_note: bool) -> tuple[str, ...]:
        """The cues of a link: whether it refers to a note or to an entry of a bibliography, and under what label."""
        if not is_of_note and attribute(element, "ref-type") == "bibr":
            cue = "doc-biblioref"
        elif is_of_note or attribute(element, "type") in ("note", "noteAnchor"):
            cue = "doc-noteref"
        else:
            return ()
        label = attribute(element, "n")
        return (cue, f"label:{label}") if label else (cue,)
