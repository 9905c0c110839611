"""The words by which mail programs name who wrote what, out of `data/mail.txt`."""

from __future__ import annotations

import functools
import re
from importlib import resources


@functools.cache
def sections() -> dict[str, tuple[str, ...]]:
    """The phrases of `data/mail.txt` under each heading, the longest first."""
    found: dict[str, list[str]] = {}
    phrases: list[str] = []
    for line in resources.files("loccit.text").joinpath("data/mail.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            phrases = found.setdefault(line.strip("[] "), [])
        elif line.strip() and not line.startswith("#"):
            phrases.append(line.strip())
    return {name: tuple(sorted(dict.fromkeys(several), key=len, reverse=True)) for name, several in found.items()}


def any_of(*names: str) -> str:
    """A pattern for the phrases of some sections."""
    several = sorted((phrase for name in names for phrase in sections()[name]), key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in dict.fromkeys(several))
