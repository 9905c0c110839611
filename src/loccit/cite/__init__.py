"""Passage ID → citation. A form is one module in `formats/` with a function `write`; other packages add theirs by
the entry points `loccit.citations`.

Everything here is pure: what is known of a source comes in as `Citable`, text goes out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import ModuleType
from typing import Protocol

from loccit import ids
from loccit.citable import Citable, Fate
from loccit.errors import LoccitError, UsageError
from loccit.registry import modules

DEFAULT = "text"


class Archive(Protocol):
    """What citing asks of an archive."""

    def fate(self, identifier: str) -> Fate | None:
        """What became of an identifier; None where it was never given."""

    def is_known(self, identifier: str) -> bool:
        """Whether it was ever given."""

    def citable(self, identifier: str) -> Citable | None:
        """What it names, where it has a place in the archive."""


@dataclass(frozen=True, slots=True)
class Found:
    """What somebody's words for an identifier lead to. `notice` says what became of it, where that matters."""

    asked: str
    cited: tuple[Citable, ...]
    notice: str = ""


def in_format(cited: Citable | Iterable[Citable], form: str = DEFAULT, *, base: str = "") -> str:
    """The citation of one thing, or of several, in one of `forms()`; ends without a line break.

    `base` is the address of the served archive, for short links. Raises C003 for a form that is not known.
    """
    several = (cited,) if isinstance(cited, Citable) else tuple(cited)
    text: str = _module(form).write(several, base)
    return text


def forms() -> tuple[str, ...]:
    """The names of all forms: `bibtex`, `csl-json`, …"""
    return tuple(_by_name())


def extension(form: str) -> str:
    """How files of a form end: `.bib`."""
    return str(_module(form).EXTENSION)


def media_type(form: str) -> str:
    """A form's media type."""
    return str(_module(form).MEDIA_TYPE)


def find(archive: Archive, asked: str) -> Found:
    """What an identifier, written as anybody may write it, names now.

    One that moved, was split or merged leads to its successors, with a notice. Raises C002 for one that was never
    given, with the nearest ones that were, and for one that has no place any more.
    """
    identifier = ids.normalize(asked)
    fate = archive.fate(identifier) if ids.is_valid(identifier) else None
    if fate is None:
        raise _unknown(archive, asked, identifier)
    here = archive.citable(identifier) if fate.is_present else None
    if here is not None:
        return Found(asked, (here,))
    following = tuple(one for one in map(archive.citable, fate.successors) if one is not None)
    if following:
        heirs = ", ".join(one.id for one in following)
        return Found(asked, following, f"{identifier} was {fate.status}; cited is {heirs}.")
    raise _without_place(fate)


def _unknown(archive: Archive, asked: str, identifier: str) -> LoccitError:
    near = ids.nearest(identifier, archive.is_known) if len(identifier) <= 2 * ids.LENGTH else []
    why = "its check character is wrong" if not ids.is_valid(identifier) and len(identifier) == ids.LENGTH else ""
    shown = identifier[: 3 * ids.LENGTH] or asked[: 3 * ids.LENGTH]
    return LoccitError(
        "C002",
        f"{shown} names nothing in this archive" + (f" ({why})." if why else "."),
        next_step=f"did you mean {' or '.join(near)}?" if near else "`loccit search WORDS` finds a passage's ID.",
        status=1,
    )


def _without_place(fate: Fate) -> LoccitError:
    kinds = {"speaker": "a speaker", "work": "a cited work"}
    if fate.is_present:
        what = f"{fate.id} is {kinds.get(fate.kind, 'a ' + fate.kind)}, which is not cited by itself."
    elif fate.status == "withdrawn":
        what = f"{fate.id} was withdrawn: it is not shown, and not cited."
    else:
        what = f"{fate.id} is {fate.status}: its words have no place in the archive any more."
    return LoccitError("C002", what, next_step=f"`loccit show {fate.id}` says what is known of it.", status=1)


def _module(form: str) -> ModuleType:
    known = _by_name()
    if form not in known:
        raise UsageError("C003", f"there is no citation form {form!r}.", next_step=f"one of {', '.join(known)}.")
    return known[form]


def _by_name() -> dict[str, ModuleType]:
    return {module.FORM: module for module in modules("loccit.cite.formats", "loccit.citations")}
