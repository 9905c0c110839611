"""Printed labels → the form in which a mark and the head of its note are equal."""

from __future__ import annotations

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def normal(label: str) -> str:
    """A label without brackets, stops and raising: `¹²`, `[12]` and `12.` are the same.

    >>> normal("[¹²].")
    '12'
    """
    return label.translate(_RAISED).strip("[](){}<>\\^.:, \u00a0\t\n") if label != "\\*" else "*"
