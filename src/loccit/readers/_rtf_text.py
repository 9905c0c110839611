"""The tokens of an RTF file, told to a composer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from loccit.readers import _limits
from loccit.readers._compose import Composer
from loccit.readers._docx_parts import tracked_changes
from loccit.readers._format import Format
from loccit.readers._rtf_tables import SIGNS, UNSEEN, fonts_of, styles_of
from loccit.readers._rtf_tokens import Token, group_end, tokens

_SEEN = frozenset(("shptxt", "shppict", "footnote", "annotation"))
_NO_FIGURES = re.compile(r"\\(?:ftnrstpg|ftnrestart|ftnstart|ftnn(?!ar)[a-z]+)")
"""What says that footnotes are not counted through from 1 in figures."""
_NOTES_DEEP = 8
"""So deep notes and comments may lie in one another as blocks of their own; deeper ones are words of the outer one."""
_ADDRESS = re.compile(r'HYPERLINK\s+(?:\\l\s+)?"([^"]{1,2000})"')
_RUNNING = {
    "header": "page-head", "headerl": "page-head", "headerr": "page-head", "headerf": "page-head",
    "footer": "page-foot", "footerl": "page-foot", "footerr": "page-foot", "footerf": "page-foot",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group. `skips` is how many characters stand in for one of Unicode (`\\uc`)."""

    font: int = -1
    skips: int = 1
    is_unseen: bool = False
    is_hidden: bool = False
    is_raised: bool = False
    is_deleted: bool = False
    kind: str = "paragraph"
    level: int = 0
    style: str = ""
    is_row: bool = False
    link_from: int | None = None


class RtfText:
    """Walks one file. Groups are a stack, not a recursion; notes wait and are walked when the body is told."""

    def __init__(self, source: str, composer: Composer, name: str) -> None:
        self._source, self._composer, self._name = source, composer, name
        self._fonts, self._styles = fonts_of(source), styles_of(source)
        page = re.search(r"\\ansicpg(\d{3,5})", source[:4096])
        self._page = f"cp{page[1]}" if page else "mac_roman" if "\\mac" in source[:200] else "cp1252"
        self._bytes = bytearray()
        self._skip = self._paragraphs = self._deleted = 0
        self._high = ""
        self._notes = {"footnote": 0, "endnote": 0}
        self._raised: tuple[int, int] | None = None
        self._address = ""
        self._apart: list[tuple[str, str, int, int, int]] = []
        self._apart_depth = 0
        self._in_row = False
        self._is_automatic = False
        self._hidden: list[str] = []
        self._counts_through = _NO_FIGURES.search(source) is None
        self.headings: dict[int, str] = {}
        """The style of each heading, by the place at which it begins."""

    def write(self) -> None:
        """Tells the body, its notes, and what stands apart: comments, running heads."""
        self._walk(0, len(self._source), _State())
        self._composer.flush_notes()
        for cue, where, start, end, depth in self._apart:
            self._apart_depth = depth
            with self._composer.one_block("comment" if cue == "comment" else "paragraph", locator=where, cues=(cue,)):
                self._walk(start, end, _State())
        if self._deleted:
            self._composer.find("tracked_changes", tracked_changes(self._deleted))

    def tell(self, start: int, end: int) -> None:
        """Tells the words between two places."""
        self._walk(start, end, _State())
        self._composer.end()

    def _walk(self, start: int, end: int, state: _State) -> None:
        stack: list[_State] = []
        starred = False
        place = opened = start
        for token in tokens(self._source, start, end):
            if token.start < place:
                continue
            if token.kind == "brace":
                self._flush(state)
                starred, opened = False, token.end
                if token.value == "{":
                    stack.append(state)
                    state = replace(state, link_from=None)
                    if len(stack) > _limits.RTF_DEPTH:
                        deep = f"has groups {_limits.RTF_DEPTH:,} deep, the limit."
                        _limits.refuse("R110", self._name, deep, "save it anew.")
                elif stack:
                    self._close(state)
                    state = stack.pop()
            elif token.kind == "word":
                state, place = self._word(token, state, starred, end)
                starred = False
            elif token.kind == "sign" and token.value == "*":
                starred = not self._source[opened : token.start].strip()
            else:
                self._plain(token, state)
        self._flush(state)

    def _walk_note(self, start: int, end: int, depth: int) -> None:
        """Tells a note that lies so deep in others."""
        before, self._apart_depth = self._apart_depth, depth
        self._walk(start, end, _State())
        self._apart_depth = before

    # -- words

    def _plain(self, token: Token, state: _State) -> None:
        """Text, a byte in hexadecimal, or a sign behind a backslash."""
        if token.kind == "sign":
            self._flush(state)
            said = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "\n": "\n", "\r": "\n"}.get(token.value, token.value)
            if said == "\n":
                self._paragraph(state)
            else:
                self._say(said, state)
            return
        raw = bytes([int(token.value, 16)]) if token.kind == "hex" else token.value.encode("latin-1", "replace")
        taken = min(self._skip, len(raw))
        self._skip -= taken
        self._bytes += raw[taken:]

    def _flush(self, state: _State) -> None:
        """Tells the bytes that wait, in the code page of their font."""
        if self._bytes:
            page = self._fonts.get(state.font, self._page)
            raw = bytes(self._bytes)
            self._bytes.clear()
            try:
                words = raw.decode(page, "replace")
            except LookupError:
                words = raw.decode("cp1252", "replace")
            self._say(words, state)

    def _say(self, words: str, state: _State) -> None:
        words = words.replace("\0", "\ufffd")
        if state.is_unseen:
            self._address += words if len(self._address) < 4_000 else ""
            return
        if state.is_deleted:
            self._deleted += 1
        if state.is_hidden:
            self._hidden.append(words)
        if state.is_deleted or state.is_hidden:
            return
        if words.strip():
            self._open(state)
        start = self._composer.place
        self._composer.say(words)
        if state.is_raised:
            self._raised = (start, self._composer.place)
        elif words.strip():
            self._is_automatic = False

    def _unicode(self, number: int, state: _State) -> None:
        point = number % 65_536
        self._skip = state.skips
        if 0xD800 <= point < 0xDC00:
            self._high = chr(point)
            return
        pair = (self._high + chr(point)).encode("utf-16-le", "surrogatepass")
        self._high = ""
        self._say(pair.decode("utf-16-le", "replace"), state)

    # -- control words

    def _word(self, token: Token, state: _State, starred: bool, end: int) -> tuple[_State, int]:
        """The state behind a control word, and the place where the walk goes on."""
        word, number = token.value, token.number
        if word == "u" and number is not None:
            self._flush(state)
            self._unicode(number, state)
            return state, token.end
        self._flush(state)
        self._skip = 0
        is_apart = word in ("footnote", "annotation", *_RUNNING) and not state.is_unseen
        if is_apart and self._apart_depth < _NOTES_DEEP:
            behind = group_end(self._source, token.end, end)
            self._set_apart(word, token.end, behind)
            return state, behind
        if word == "fldinst":
            self._address = ""
            return replace(state, is_unseen=True), token.end
        if word == "fldrslt":
            return replace(state, is_unseen=False, link_from=self._composer.place), token.end
        if word in UNSEEN or (starred and word not in _SEEN):
            return replace(state, is_unseen=True), token.end
        if word in SIGNS:
            self._say(SIGNS[word], state)
        elif word in ("par", "sect", "page", "row", "cell", "nestcell", "nestrow", "line"):
            self._break(word, state)
        elif word == "chftn" and not state.is_unseen:
            self._is_automatic = True
        return self._changed(word, number, state), token.end

    def _changed(self, word: str, number: int | None, state: _State) -> _State:
        """The state that a control word of format leaves."""
        if word == "pard":
            return replace(state, kind="paragraph", level=0, is_row=False, style="")
        if word == "plain":
            return replace(state, is_raised=False)
        if word == "s" and number in self._styles:
            kind, level = self._styles[number]
            return replace(state, kind=kind, level=level, style=f"s{number}")
        if word == "outlinelevel" and number is not None and number < 9:
            return replace(state, kind="heading", level=min(number + 1, 6), style=state.style or f"outline {number}")
        if word == "ls" and state.kind == "paragraph":
            return replace(state, kind="list_item", level=max(state.level, 1))
        if word == "ilvl" and state.kind in ("paragraph", "list_item"):
            return replace(state, kind="list_item", level=(number or 0) + 1)
        make = _CHANGES.get(word)
        return make(state, number) if make else state

    # -- blocks

    def _open(self, state: _State) -> None:
        """Begins the block that the words belong to."""
        if state.is_row and not self._in_row:
            self._in_row = True
            self._composer.begin("row", locator=f"paragraph {self._paragraphs + 1}")
        elif not state.is_row and not self._composer.is_open:
            self._in_row = False
            if state.kind == "heading":
                self.headings[self._composer.place] = state.style
            self._composer.begin(state.kind, level=state.level, locator=f"paragraph {self._paragraphs + 1}")

    def _break(self, word: str, state: _State) -> None:
        if state.is_unseen or state.is_deleted:
            return
        if word == "line":
            self._composer.break_line()
        elif word in ("cell", "nestcell") and self._in_row:
            self._composer.cell()
        elif word in ("row", "nestrow"):
            self._in_row = False
            self._composer.end()
        elif word in ("par", "sect", "page"):
            self._paragraph(state)

    def _paragraph(self, state: _State) -> None:
        self._paragraphs += 1
        if self._in_row:
            self._composer.break_line()
            return
        self._composer.next_line_or_end()
        words, self._hidden[:] = "".join(self._hidden), []
        if words.strip() and not self._composer.is_open:
            self._composer.begin("paragraph", locator=f"paragraph {self._paragraphs}", cues=("hidden",))
            self._composer.say(words)
            self._composer.end()

    # -- notes, links, what stands apart

    def _close(self, state: _State) -> None:
        """A group ends: the shown part of a field is a link to the address that the field names."""
        if state.link_from is not None:
            found = _ADDRESS.search(self._address)
            if found:
                self._composer.link(min(state.link_from, self._composer.place), found[1])

    def _set_apart(self, word: str, start: int, end: int) -> None:
        if word != "footnote":
            cue = _RUNNING.get(word, "comment")
            self._apart.append((cue, word, start, end, self._apart_depth + 1))
            return
        kind = "endnote" if "\\ftnalt" in self._source[start : start + 40] else "footnote"
        self._notes[kind] += 1
        anchor = f"{kind}-{self._notes[kind]}"
        label = f"label:{self._notes[kind]}" if kind == "footnote" and self._counts_through else ""
        here = self._composer.place
        begin = here
        if self._raised and self._raised[1] == here and not self._is_automatic:
            begin, label = self._raised[0], ""
        self._raised, self._is_automatic = None, False
        cues = ("doc-noteref", label) if label else ("doc-noteref",)
        self._composer.link(begin, anchor, anchor=f"{anchor}-ref", cues=cues)
        write: Callable[[], None] = partial(self._walk_note, start, end, self._apart_depth + 1)
        self._composer.wait(anchor, write, cues=(f"doc-{kind}",), locator=anchor.replace("-", " "))


def words_between(source: str, start: int, end: int, name: str) -> str:
    """The words that stand between two places of a file, on one line."""
    composer = Composer(Format("rtf", (), (), ()), name)
    RtfText(source, composer, name).tell(start, end)
    return " ".join(composer.reading().text.split()) if composer.place else ""


_CHANGES: dict[str, Callable[[_State, int | None], _State]] = {
    "f": lambda state, number: replace(state, font=number if number is not None else -1),
    "uc": lambda state, number: replace(state, skips=min(max(number or 0, 0), 50)),
    "super": lambda state, number: replace(state, is_raised=number != 0),
    "up": lambda state, number: replace(state, is_raised=bool(number)),
    "nosupersub": lambda state, _: replace(state, is_raised=False),
    "v": lambda state, number: replace(state, is_hidden=number != 0),
    "deleted": lambda state, number: replace(state, is_deleted=number != 0),
    "intbl": lambda state, _: replace(state, is_row=True),
}
