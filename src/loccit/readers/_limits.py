"""How much a reader takes on before it says no: every limit in one place, each named in the message that it causes.

They hold two workers under 400 MB together, and no file longer than some seconds. What stands here are the defaults;
the environment variable `LOCCIT_LIMITS` sets others for a process and its workers ("text=20000000 pages=9000").
"""

from __future__ import annotations

import os
import re
from typing import NoReturn

from loccit.errors import ANSWER_IS_NO, LoccitError, UnreadableError

TEXT = 10_000_000
"""The longest text of a document, in characters."""
MARKUP = 16_000_000
"""The largest markup (one XML or HTML file, also inside a container), in bytes."""
PACKED_MARKUP = 32_000_000
"""The largest XML part of an office file, in bytes: its markup is many times its text, and lxml holds it well."""
MEMBER = 128_000_000
"""The largest file inside a container, in bytes after unpacking."""
UNPACKED = 1_000_000_000
"""All files of one container together, in bytes after unpacking; they are handed on one at a time."""
RATIO = 200
"""How many times its packed size a file may become. Prose packs 3 to 5 times, a sparse table 50, a bomb 1,000."""
RATIO_FROM = 1_000_000
"""Below so many unpacked bytes no ratio is asked for."""
MEMBERS = 100_000
"""The most files in one container."""
NESTING = 4
"""How deep containers may lie in one another."""
PAGES = 5_000
"""The most pages of a PDF."""
DRAWN = 16_000_000
"""The largest stream of a PDF after unpacking (a page's instructions), in bytes; pictures and fonts are none."""
BLOCKS = 250_000
"""The most blocks (paragraphs, lines, rows) of a document; a thick book has 20,000."""
RTF_DEPTH = 5_000
"""How deep groups of an RTF may lie in one another."""
PANDOC_SECONDS = 60
"""How long pandoc may work on the largest of files; on a small one it is given ten seconds."""
PANDOC_HEAP = 1_000
"""How much memory pandoc may use, in MB (its own option +RTS -M)."""
MAIL_PARTS = 1_000
"""The most parts of one message, nested ones counted."""


ENVIRONMENT = "LOCCIT_LIMITS"
_SETTING = re.compile(r"(\w+)=([1-9]\d{0,15})")


def names() -> tuple[str, ...]:
    """The name of each limit."""
    return tuple(
        name for name, value in globals().items() if name.isupper() and type(value) is int and name != "ANSWER_IS_NO"
    )


def configured(said: str) -> tuple[dict[str, int], str]:
    """The limits that a person set, and the first part that sets none, '' where there is none such.

    >>> configured("pages=9000, mail_parts=50"), configured("seiten=2")
    (({'PAGES': 9000, 'MAIL_PARTS': 50}, ''), ({}, 'seiten=2'))
    """
    limits: dict[str, int] = {}
    for part in said.replace(",", " ").split():
        found = _SETTING.fullmatch(part)
        if found is None or found[1].upper() not in names():
            return limits, part
        limits[found[1].upper()] = int(found[2])
    return limits, ""


_SET, _NO_SETTING = configured(os.environ.get(ENVIRONMENT, ""))
globals().update(_SET)


def hold_configuration() -> None:
    """Raises `LoccitError` (C001) where `LOCCIT_LIMITS` cannot be understood."""
    if _NO_SETTING:
        known = ", ".join(name.lower() for name in names())
        what = f"the environment variable {ENVIRONMENT} holds {_NO_SETTING!r}, which sets no limit."
        raise LoccitError("C001", what, next_step=f"write name=number; the names are {known}.")


_LINE_WITH_WORDS = re.compile(r"[^\s][^\r\n]*")


def refuse(code: str, name: str, what: str, next_step: str) -> NoReturn:
    """Raises `UnreadableError`: "`name` `what`", with what helps."""
    raise UnreadableError(code, f"{name or 'the input'} {what}", next_step=next_step, status=ANSWER_IS_NO)


def hold_markup(size: int, name: str, *, most: int = MARKUP) -> None:
    """Refuses markup of more than `most` bytes."""
    if size > most:
        refuse(
            "R104",
            name,
            f"is markup of {size:,} bytes; the limit is {most:,}.",
            "split it; the original can be kept as it is.",
        )


def hold_text(length: int, name: str) -> None:
    """Refuses a text of more than `TEXT` characters."""
    if length > TEXT:
        refuse("R103", name, f"has a text of more than {TEXT:,} characters.", "split it, and add the parts.")


def hold_unpacked(total: int, files: int, name: str) -> None:
    """Refuses to go on where all files that came out of one, containers in containers counted, are too much."""
    if total > UNPACKED or files > MEMBERS:
        refuse(
            "R110",
            name,
            f"and the containers in it hold more than {UNPACKED:,} bytes or {MEMBERS:,} files, the limits.",
            "what came before is read; unpack the rest by hand, if you trust it.",
        )


def hold_blocks(count: int, name: str) -> None:
    """Refuses a document of more than `BLOCKS` blocks."""
    if count > BLOCKS:
        refuse(
            "R103",
            name,
            f"has {count:,} blocks (lines, rows); the limit is {BLOCKS:,}.",
            "split it, and add the parts.",
        )


def hold_lines(text: str, name: str) -> None:
    """Refuses a text of more than twice as many lines with words as `BLOCKS`, before anything is made of them."""
    if text.count("\n") + text.count("\r") > 2 * BLOCKS:
        many = sum(1 for _ in _LINE_WITH_WORDS.finditer(text))
        if many > 2 * BLOCKS:
            hold_blocks(many, name)


def hold_nesting(name: str) -> None:
    """Refuses a container that lies too deep in others; a member's name is `container!member`."""
    if name.count("!") >= NESTING:
        refuse(
            "R110",
            name,
            f"lies in {name.count('!')} containers; the limit is {NESTING}.",
            "unpack the outer ones, and add what is in them.",
        )


class Allowance:
    """What one container may still unpack. `take` is called with the size of each file, before and after."""

    def __init__(self) -> None:
        self._unpacked = 0
        self._files = 0

    def complaint(self, size: int, packed: int) -> str | None:
        """Why a file of `size` bytes, `packed` in the container, is not to be unpacked; None where it may be."""
        self._files += 1
        if self._files > MEMBERS:
            return f"more than {MEMBERS:,} files"
        if size > MEMBER:
            return f"{size:,} bytes, the limit is {MEMBER:,}"
        if size > RATIO_FROM and size > RATIO * max(packed, 1):
            return f"grows {size // max(packed, 1):,} times, the limit is {RATIO}"
        self._unpacked += size
        if self._unpacked > UNPACKED:
            return f"more than {UNPACKED:,} bytes in all"
        return None


class Faults:
    """What could not be read of a container; told in one error, when all that can be read has been given."""

    def __init__(self, name: str) -> None:
        self.given = 0
        self._name = name
        self._told: list[str] = []
        self._code = "R106"

    def add(self, member: str, why: str, *, code: str = "R106") -> None:
        """One member that could not be read."""
        self._told.append(f"{member}: {why}")
        if code == "R110" or self._code == "R106":
            self._code = code

    def tell(self) -> None:
        """Raises `UnreadableError` (R106 damaged, R109 locked, R110 too much) if there was any fault."""
        if not self._told:
            return
        shown = "; ".join(self._told[:5]) + (f"; and {len(self._told) - 5} more" if len(self._told) > 5 else "")
        refuse(
            self._code,
            self._name,
            f"was read in part: {self.given} files of it were, {len(self._told)} were not ({shown}).",
            "take these out by hand, if you trust them, and add them.",
        )
