"""Reads the case files: a rule, a draft, the verdicts that are expected."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from harbour_archive import identifiers

from loccit import ids

HERE = Path(__file__).parent / "cases"
_NICKNAME = re.compile(r"@(NEVER|SWAP:(\w+)|TIDE:(\w+)|@?[a-z]+\d*(?::\d)?)(?![\w])")


@dataclass(frozen=True)
class Case:
    """`expected` are verdicts, with the class of the change in parentheses where the case says one."""

    name: str
    draft: str
    expected: tuple[str, ...]


def read_cases(stem: str) -> list[Case]:
    """The cases of one file."""
    blocks = (HERE / f"{stem}.txt").read_text("utf-8").split("\n## ")[1:]
    found = []
    for block in blocks:
        name, _, rest = block.partition("\n")
        draft, _, expected = rest.rpartition("\n= ")
        verdicts = tuple(word for word in expected.split() if word != "-")
        found.append(Case(name.strip(), with_identifiers(draft + "\n"), verdicts))
    return found


def with_identifiers(draft: str) -> str:
    """`@haste` becomes `@p…`, `@@tide` the document's, `@SWAP:tide` a slip, `@NEVER` one that was never given."""
    known = identifiers()

    def named(found: re.Match[str]) -> str:
        word = found.group(1)
        at = "" if draft[max(0, found.start() - 3) : found.start()].endswith("/p/") else "@"
        if draft[: found.start()].endswith("[[") or draft[: found.start()].endswith("^"):
            at = ""
        if word == "NEVER":
            return at + ids.mint("p", "never given")
        if found.group(2):
            right = known[found.group(2)]
            return at + right[:4] + right[5] + right[4] + right[6:]
        if found.group(3):
            return at + known[found.group(3)].upper()
        return at + known[word] if word in known else found.group()

    return _NICKNAME.sub(named, draft)
