"""Several readings, of the files of one document → one: one text, with links from file to file inside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from loccit.model import Claim, Finding, Link, Reading, SourceBlock, Span, Target
from loccit.readers._compose import GAP
from loccit.readers._format import Format
from loccit.readers._zip import beside


@dataclass(frozen=True, slots=True)
class Part:
    """The reading of one file, and its path inside the document."""

    path: str
    reading: Reading


def linked_files(parts: list[Part]) -> tuple[str, ...]:
    """The paths that links of the parts lead to, in order, each once."""
    found: dict[str, None] = {}
    for part in parts:
        own = {target.anchor for target in part.reading.targets}
        for link in part.reading.links:
            if link.target not in own and ":" not in link.target:
                found[_place(part.path, link.target)[0]] = None
    return tuple(found)


def join(parts: list[Part], form: Format, claims: tuple[Claim, ...], findings: tuple[Finding, ...]) -> Reading:
    """One reading of all parts. Ids that stand in several of them get the path of theirs in front."""
    counts = Counter(anchor for part in parts for anchor in {target.anchor for target in part.reading.targets})
    own = {part.path: {target.anchor for target in part.reading.targets} for part in parts}
    names = {
        (path, anchor): anchor if counts[anchor] == 1 or not anchor else f"{path}#{anchor}"
        for path, anchors in own.items()
        for anchor in anchors
    }
    text: list[str] = []
    at = 0
    blocks: list[SourceBlock] = []
    links: list[Link] = []
    targets: list[Target] = []
    marks: list[Span] = []
    said = list(findings)
    for part in parts:
        reading = part.reading
        said += reading.findings
        start = at + len(GAP) if at and reading.text else at
        text += [GAP, reading.text] if at and reading.text else [reading.text]
        targets.append(Target(part.path, start, start, ("file",)))
        blocks += (_moved_block(block, start, part.path) for block in reading.blocks)
        links += (_moved_link(link, start, part.path, names, own) for link in reading.links)
        targets += (
            replace(found, anchor=names[part.path, found.anchor], start=found.start + start, end=found.end + start)
            for found in reading.targets
        )
        marks += (Span(mark.start + start, mark.end + start) for mark in reading.marks)
        at = start + len(reading.text)
    return Reading(
        text="".join(text),
        blocks=tuple(blocks),
        reader=form.reader,
        format=form.name,
        links=tuple(links),
        targets=tuple(targets),
        claims=claims,
        findings=tuple(said),
        marks=tuple(marks),
    )


def _moved_block(block: SourceBlock, by: int, path: str) -> SourceBlock:
    where = f"{path} {block.locator}".rstrip()
    return replace(block, start=block.start + by, end=block.end + by, locator=where)


def _moved_link(link: Link, by: int, path: str, names: dict[tuple[str, str], str], own: dict[str, set[str]]) -> Link:
    target = link.target
    if target in own[path]:
        target = names[path, target]
    elif ":" not in target:
        file, fragment = _place(path, target)
        if file in own:
            target = names.get((file, fragment), f"{file}#{fragment}" if fragment else file)
    anchor = names.get((path, link.anchor), link.anchor)
    return replace(link, start=link.start + by, end=link.end + by, target=target, anchor=anchor)


def _place(path: str, target: str) -> tuple[str, str]:
    """The file and the fragment that a relative address leads to.

    >>> _place("text/one.xhtml", "../text/notes.xhtml#n1")
    ('text/notes.xhtml', 'n1')
    """
    file, _, fragment = target.partition("#")
    return (beside(path, file) if file else path), fragment
