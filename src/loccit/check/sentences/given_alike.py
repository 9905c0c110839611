"""Given names that may be one person's: short forms, and one name in several languages (`data/given_alike.txt`)."""

from __future__ import annotations

import functools
from importlib import resources


def may_be_one_given_name(one: str, other: str) -> bool:
    """Whether two given names, in small letters, may be forms of one.

    >>> may_be_one_given_name("bill", "william"), may_be_one_given_name("jon", "jonas")
    (True, True)
    >>> may_be_one_given_name("edgar", "jonas")
    False
    """
    return one[0] == other[0] or any(one in group and other in group for group in _given_alike())


@functools.cache
def _given_alike() -> tuple[frozenset[str], ...]:
    listed = resources.files("loccit.check").joinpath("data", "given_alike.txt").read_text("utf-8").splitlines()
    return tuple(frozenset(line.split()) for line in listed if line and not line.startswith("#"))
