"""One sign that a page of a PDF shows, with the place that it has there: the value from which lines are made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """Where one letter stands."""

    x0: float
    x1: float
    base: float
    size: float
    turn: int = 0
    runs_back: bool = False
    """Whether it runs against its page's direction: a number in Arabic, a Hebrew word in English."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One sign that is no space, in the order of the file; `place` is pdfium's. What pdfium made itself is nowhere."""

    sign: str
    letter: Letter | None
    place: int
    after_space: bool
