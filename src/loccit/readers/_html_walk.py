"""A BeautifulSoup tree → text, blocks, links and targets, in one walk without recursion.

`walk` goes through the tree with a stack of frames, so ten thousand open tags are as good as ten. Text hidden inside
a paragraph is written behind that paragraph, as a block of its own; text in a hidden element stands where it is.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import CData, NavigableString, PageElement, RubyTextString, Tag

from loccit.readers._html_marks import (
    doubtful_note,
    folded_note,
    hidden_note,
    is_printed_mark,
    is_raised,
    led_to,
    shared_anchor,
)
from loccit.readers._html_notes import carried_note, is_note_element, is_sidenote
from loccit.readers._html_post_cues import Part
from loccit.readers._html_style import cues_of, names_of, style_of
from loccit.readers._html_tags import (
    BLOCKS,
    attributes_of,
    cue_words,
    inside,
    is_hidden,
    is_unshown,
    names_author,
)
from loccit.readers._html_writer import Stretch, Style, Writer

_PLAIN = re.compile(r"[a-z][a-z0-9]*")
"""An element's name that XPath takes as it is; `o:p` and `my-tag` are asked for by `name()`."""
_TEXTS = (NavigableString, CData, RubyTextString)
_STEPS = 24
"""A locator has at most so many steps; deeper down it counts the elements of one name instead."""


@dataclass(slots=True)
class Walked:
    """What a walk through a tree has written: the text is in `writer`, the stretches in the order of their opening."""

    writer: Writer
    stretches: list[Stretch]


@dataclass(slots=True)
class _Frame:
    """An element whose children are being visited. `step` is its place in a path, `ordinal` that among all of its
    name; `parent` its frame."""

    children: Iterator[PageElement]
    style: Style
    name: str
    step: str
    ordinal: int
    parent: _Frame | None
    parts: bool = False
    cell: bool = False
    stretches: list[Stretch] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def path(self) -> str:
        """The XPath of the element."""
        return self._steps()

    def block_path(self) -> str:
        """The XPath of the element that holds the whole block: of the row, not of its first cell."""
        at = self
        while at.parent is not None and (not at.parts or at.parent.style.flat):
            at = at.parent
        return at._steps()

    def _steps(self) -> str:
        """From the nearest id, or from the top; far from both, the element as the n-th of its name."""
        steps: list[str] = []
        at: _Frame | None = self
        while at is not None and at.step:
            if len(steps) == _STEPS:
                return f"(//{_named(self.name)})[{self.ordinal}]"
            steps.append(at.step)
            if at.step.startswith("//"):
                break
            at = at.parent
        return "".join(reversed(steps)) or "/*"


def walk(soup: BeautifulSoup, *, style: Style | None = None, posts: Mapping[int, Part] | None = None) -> Walked:
    """Everything that `soup` shows. `style` is what holds for all of it, `posts` what elements are in posts."""
    return _Walk(posts or {}).run(soup, style or Style())


class _Walk:
    """The state of one walk."""

    def __init__(self, posts: Mapping[int, Part]) -> None:
        self.posts = posts
        self.writer = Writer()
        self.stretches: list[Stretch] = []
        self.stack: list[_Frame] = []
        self.deferred: list[tuple[Tag, _Frame, str, int]] = []
        self.ids: set[str] = set()
        self.carried: set[int] = set()
        self.seen: dict[str, int] = {}
        self.reserved: dict[int, tuple[bool, int]] = {}

    def run(self, soup: BeautifulSoup, style: Style) -> Walked:
        self.stack.append(_Frame(iter(soup.contents), style, "", "", 0, None))
        while self.stack:
            frame = self.stack[-1]
            child = next(frame.children, None)
            if child is None:
                self._leave(self.stack.pop())
            elif isinstance(child, Tag):
                self._meet(child, frame)
            elif type(child) in _TEXTS:
                self.writer.say(str(child), frame.style, frame.block_path)
            if self.deferred and not self.writer.in_block:
                self._visit_deferred()
        return Walked(self.writer, self.stretches)

    def _meet(self, tag: Tag, parent: _Frame) -> None:
        """Goes into an element, leaves it out, or puts it off till the block ends."""
        name = tag.name
        parent.counts[name] = parent.counts.get(name, 0) + 1
        is_first, ordinal = self._counted(tag)
        step = _step(tag, parent.counts[name], is_first=is_first)
        if is_unshown(tag) or (self.carried and id(tag) in self.carried):
            self._pass_over(tag)
        elif name == "details" and (folded := folded_note(tag)) is not None:
            self._pass_over(tag)
            self._enter_summary(folded, _Frame(iter(()), parent.style, name, step, ordinal, parent))
        elif name in ("br", "wbr"):
            self._break(name, parent)
        elif self.writer.in_block and name not in BLOCKS and is_hidden(tag):
            self._reserve(tag)
            self.deferred.append((tag, parent, step, ordinal))
        else:
            self._enter(tag, parent, step, ordinal)

    def _break(self, name: str, parent: _Frame) -> None:
        if name == "br" and parent.style.pre:
            self.writer.say("\n", parent.style, str)
        elif name == "br":
            self.writer.line_end(flat=parent.style.flat)

    def _pass_over(self, tag: Tag) -> None:
        """Counts what is inside an element that shows nothing, so that locators stay right."""
        for inner in inside(tag):
            if isinstance(inner, Tag):
                self._counted(inner)

    def _counted(self, tag: Tag) -> tuple[bool, int]:
        """Whether the element is the first with its id, and which of its name it is, both in the order of the page.

        What is put off was counted when it was met.
        """
        if self.reserved and id(tag) in self.reserved:
            return self.reserved[id(tag)]
        name = tag.name
        self.seen[name] = self.seen.get(name, 0) + 1
        anchor = attributes_of(tag).get("id")
        is_first = bool(anchor) and anchor not in self.ids
        if anchor and is_first:
            self.ids.add(anchor)
        return is_first, self.seen[name]

    def _reserve(self, tag: Tag) -> None:
        """Counts what is inside an element that is put off, once however deep such elements lie in one another."""
        if id(tag) not in self.reserved:
            self.reserved.update((id(inner), self._counted(inner)) for inner in inside(tag) if isinstance(inner, Tag))

    def _enter(self, tag: Tag, parent: _Frame, step: str, ordinal: int) -> None:
        part = self.posts.get(id(tag)) if self.posts else None
        style = style_of(tag, parent.style)
        if part and part.lays_out and not parent.style.row:
            style = style._replace(row=False, flat=False, kind=parent.style.kind)
        frame = _Frame(iter(tag.contents), style, tag.name, step, ordinal, parent)
        frame.parts = (tag.name in BLOCKS and not (tag.name == "div" and style.raised)) or bool(part and part.parts)
        frame.cell = tag.name in ("td", "th") and parent.style.row
        if frame.parts:
            self._edge(parent.style, style)
        elif tag.name in ("time", "a") or "class" in tag.attrs or "itemprop" in tag.attrs:
            self._cue_block(tag)
        if part and part.cue:
            self._begin(Stretch("post", cues=(part.cue,)), frame)
        self._open(tag, frame)
        self.stack.append(frame)

    def _begin(self, stretch: Stretch, frame: _Frame) -> None:
        """Begins the stretch of an element."""
        frame.stretches.append(stretch)
        self.stretches.append(stretch)
        self.writer.open(stretch)

    def _enter_summary(self, folded: tuple[Tag, str], frame: _Frame) -> None:
        """Goes into the summary of a fold as a mark in its line, the rest of the fold being its note."""
        summary, note = folded
        frame.children = iter([child for child in summary.descendants if type(child) in _TEXTS])
        self._begin(Stretch("carrier", "", "", ("summary",), carried=note, locator=frame.path()), frame)
        self.stack.append(frame)

    def _edge(self, outer: Style, inner: Style) -> None:
        """A block begins or ends: the text around it is parted, or gets a line end where it is one block."""
        if outer.flat and inner.flat:
            self.writer.line_end(flat=True)
        else:
            self.writer.part()

    def _cue_block(self, tag: Tag) -> None:
        """What an inline element tells about its block."""
        words = cue_words(names_of(tag))
        rel = attributes_of(tag).get("rel", "")
        said = [*words, *(["time"] if tag.name == "time" else []), *(["author"] if rel == "author" else [])]
        self.writer.cue(*(f"has-{word}" for word in said))

    def _open(self, tag: Tag, frame: _Frame) -> None:
        """Begins the stretches that an element stands for: a link, a target, a note in an attribute."""
        attributes = attributes_of(tag)
        anchor = attributes.get("id") or attributes.get("name", "") if tag.name != "input" else attributes.get("id", "")
        href = attributes.get("href") if tag.name in ("a", "area") else None
        if tag.name == "label":
            href = f"#{attributes['for']}" if "for" in attributes else None
        is_mark = is_printed_mark(tag)
        carried, is_doubtful = self._carried(tag, is_mark=is_mark)
        raised = tag.name == "sup" or (is_mark and is_raised(tag))
        if not href and is_mark and not carried:
            href = led_to(tag) or href
        if not (anchor or is_mark):
            anchor = shared_anchor(tag)
        sidenote = is_sidenote(tag)
        if names_author(tag) and "comment" not in frame.style.cues:
            self._begin(Stretch("author"), frame)
        if not (anchor or href or carried or sidenote or raised or "role" in attributes):
            return
        cues = cues_of(tag, frame.style)
        if raised and tag.name != "sup":
            cues = ("sup", *cues)
        if href is not None:
            frame.stretches.append(Stretch("link", anchor, href, cues))
        if carried:
            where = f"{frame.path()}/@{carried[0]}" if carried[0] else frame.path()
            said = (*cues, "doubtful") if is_doubtful else cues
            frame.stretches.append(Stretch("carrier", anchor, "", said, carried=carried[1], locator=where))
        if anchor or sidenote or raised or "doc-" in attributes.get("role", ""):
            frame.stretches.append(Stretch("target", anchor, "", cues))
        opened = [stretch for stretch in frame.stretches if stretch.what not in ("author", "post")]
        for stretch in opened:
            self.writer.open(stretch)
        self.stretches.extend(opened)

    def _carried(self, tag: Tag, *, is_mark: bool) -> tuple[tuple[str, str] | None, bool]:
        """The attribute that carries a note, its words, and whether that is in doubt; a hidden element is like one."""
        if not tag.attrs and not is_mark:
            return None, False
        carried = carried_note(tag)
        if carried is not None:
            return carried, False
        behind = hidden_note(tag) if is_mark else None
        if behind is not None:
            self.carried.add(id(behind))
            return ("", behind.decode_contents()), False
        if is_mark or is_note_element(tag):
            return doubtful_note(tag), not is_note_element(tag)
        return None, False

    def _leave(self, frame: _Frame) -> None:
        for stretch in reversed(frame.stretches):
            self.writer.close(stretch)
        if frame.cell:
            self.writer.tab()
        elif frame.parts and frame.parent is not None:
            self._edge(frame.parent.style, frame.style)

    def _visit_deferred(self) -> None:
        """Writes what was hidden inside the block that has ended."""
        waiting, self.deferred = self.deferred, []
        for tag, parent, step, ordinal in reversed(waiting):
            style = style_of(tag, parent.style)._replace(flat=False)
            frame = _Frame(iter(tag.contents), style, tag.name, step, ordinal, parent, parts=True)
            self._open(tag, frame)
            self.stack.append(frame)


def _step(tag: Tag, place: int, *, is_first: bool) -> str:
    """The element's step in a path: from the top by its id if it is the first with it, else by its place."""
    anchor = attributes_of(tag).get("id", "")
    if is_first and len(anchor) < 200 and '"' not in anchor:
        return f'//*[@id="{anchor}"]'
    return f"/{_named(tag.name)}[{place}]"


@functools.lru_cache(maxsize=512)
def _named(name: str) -> str:
    """An element's name as a test in XPath."""
    return name if _PLAIN.fullmatch(name) else "*[name()='" + name.replace("'", "") + "']"
