"""The word lists that disagreements are read by, each read once."""

from __future__ import annotations

import functools
from importlib import resources


@functools.cache
def stop_words() -> frozenset[str]:
    """Words that say nothing of what a sentence is about, in lower case."""
    return frozenset(word for line in _lines("stop_words.txt") for word in line.split())


@functools.cache
def fates() -> dict[str, str]:
    """Each word that tells what became of something, in lower case → the fate (`drowned` → `dead`)."""
    parts = [line.partition(":") for line in _lines("fates.txt")]
    return {word: fate for fate, _, words in parts for word in words.split()}


@functools.cache
def recurring() -> frozenset[str]:
    """Words that tell of what is measured, played or paid again and again, in lower case."""
    return frozenset(word for line in _lines("recurring.txt") for word in line.partition(":")[2].split())


def _lines(name: str) -> list[str]:
    text = resources.files("loccit.matching").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]
