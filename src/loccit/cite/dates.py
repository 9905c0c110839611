"""Dates as they are written in citations. What a date does not say is not said."""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[~?%]?$|[T ])")
"""Takes `2024`, `2024-05`, `2024-05-09`, a time behind the day, and `1890~`; leaves `c. 1890`."""


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

    >>> in_words("2024-05-09"), in_words("1790~"), in_words("1790?")
    ('9 May 2024', 'c. 1790', '1790?')
    """
    parts = date_parts(iso)
    if not parts:
        return iso or ""
    named = [str(parts[0]), *(MONTHS[month - 1] for month in parts[1:2]), *(str(day) for day in parts[2:3])]
    words = " ".join(reversed(named))
    return f"{'c. ' if is_about(iso) else ''}{words}{'?' if (iso or '').endswith(('?', '%')) else ''}"


def is_about(iso: str | None) -> bool:
    """Whether a date is only about right (EDTF: `1790~`, and `1790%` where it is doubtful too)."""
    return (iso or "").endswith(("~", "%"))


def year(iso: str | None) -> str:
    """The year, or nothing."""
    parts = date_parts(iso)
    return f"{parts[0]:04}" if parts else ""


def day(iso: str | None) -> str:
    """The date without a time of day: `2024-06-02`; nothing where it is no ISO date."""
    return "-".join(f"{part:0{2 if place else 4}}" for place, part in enumerate(date_parts(iso)))


def edtf(iso: str | None) -> str:
    """The same with the sign of what is about right or doubtful: `1790~` (EDTF, which biblatex reads)."""
    whole = day(iso)
    return f"{whole}{(iso or '')[-1]}" if whole and (iso or "")[-1] in "~?%" else whole
