"""Dates as they are written in citations. What a date does not say is not said."""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:$|T)")
"""Takes `2024`, `2024-05`, `2024-05-09` and a time behind the day; leaves `c. 1890`."""


def date_parts(iso: str | None) -> tuple[int, ...]:
    """Year, month and day as far as the date has them; empty where it has none.

    >>> date_parts("2024-05")
    (2024, 5)
    """
    found = _ISO.match(iso or "")
    if not found:
        return ()
    parts = [int(part) for part in found.groups() if part is not None]
    if len(parts) > 1 and not 1 <= parts[1] <= 12:
        return (parts[0],)
    if len(parts) > 2 and not 1 <= parts[2] <= 31:
        return tuple(parts[:2])
    return tuple(parts)


def in_words(iso: str | None) -> str:
    """`9 May 2024`, `May 2024`, `2024`; what is no ISO date comes back as it stands.

    >>> in_words("2024-05-09")
    '9 May 2024'
    """
    parts = date_parts(iso)
    if not parts:
        return iso or ""
    named = [str(parts[0]), *(MONTHS[month - 1] for month in parts[1:2]), *(str(day) for day in parts[2:3])]
    return " ".join(reversed(named))


def year(iso: str | None) -> str:
    """The year, or nothing."""
    parts = date_parts(iso)
    return str(parts[0]) if parts else ""


def day(iso: str | None) -> str:
    """The date without a time of day: `2024-06-02`; nothing where it is no ISO date."""
    return "-".join(f"{part:02}" for part in date_parts(iso))
