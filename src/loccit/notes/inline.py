r"""Notes that a markup language writes where they are referred to: `\footnote{…}`, `<ref>…</ref>`, `#footnote[…]`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loccit.model import Span
from loccit.notes.evidence import Body, Evidence, Mark
from loccit.notes.holes import without
from loccit.text.fold import shown


@dataclass(frozen=True, slots=True)
class Command:
    """One command of a markup language that writes a note, or refers to one by `name`.

    `start` to `end` is the whole command, `inner` the note's words (None where the command only refers).
    `is_definition` says that it only defines the note, and that nothing is referred to where it stands.
    """

    start: int
    end: int
    inner: Span | None
    name: str = ""
    is_definition: bool = False


def evidence_of(
    text: str, commands: Sequence[Command], dialect: str, plain: Callable[[str], str] = shown
) -> Evidence | None:
    """Marks and notes of the commands; a name that is used again refers to the note that bore it first.

    `plain` takes the language's markup out of a note's words.
    """
    named = {command.name: place for place, command in reversed(list(enumerate(commands))) if _defines(command)}
    marks, bodies = [], []
    for place, command in enumerate(commands):
        home = named.get(command.name, place) if command.name else place
        if not command.is_definition:
            end = command.start if command.inner else command.end
            has_note = command.inner is not None or home != place
            key = str(home) if has_note else f"missing {command.name}"
            marks.append(Mark(command.start, end, command.name, key, dialect))
        if command.inner is not None and home == place:
            bodies.append(_body(text, command, place, dialect, _words(text, command.inner, commands, place, plain)))
    return Evidence(dialect, tuple(marks), tuple(bodies)) if marks or bodies else None


def _defines(command: Command) -> bool:
    return bool(command.name) and command.inner is not None


def _words(text: str, inner: Span, commands: Sequence[Command], place: int, plain: Callable[[str], str]) -> str:
    """The note's words without the notes inside it."""
    nested = []
    for other in commands[place + 1 :]:
        if other.start >= inner.end:
            break
        nested.append(Span(other.start, other.end))
    return plain("".join(text[piece.start : piece.end] for piece in without(inner.start, inner.end, nested)))


def _body(text: str, command: Command, place: int, dialect: str, words: str) -> Body:
    inner = command.inner or Span(command.end, command.end)
    raw = text[inner.start : inner.end]
    start = inner.start + len(raw) - len(raw.lstrip())
    end = max(start, inner.end - (len(raw) - len(raw.rstrip())))
    whole = Span(command.start, command.end)
    return Body(start, end, whole, "", str(place), dialect, command.name, is_inline=True, text=words)
