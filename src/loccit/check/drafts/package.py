"""Word and OpenDocument drafts, through the readers of sources; lines count paragraphs."""

from __future__ import annotations

from dataclasses import replace

from loccit import readers
from loccit.check.drafts._draft import FILL, Call, Draft, Mask, Mention, Stretch, find_mentions
from loccit.errors import UnreadableError
from loccit.model import About, Reading, SourceBlock

_MARKS = '“”„«»"'
EXTENSIONS = (".docx", ".odt", ".docm")


def read(payload: bytes, name: str) -> Draft:
    """A draft from a text processor. Raises `UnreadableError` for a broken file, also for one that can be read in part:
    a quotation in the rest of it would seem to be right."""
    reading = readers.read(payload, About(name=name))
    if any(finding.code == "read_in_part" for finding in reading.findings):
        step = "open it in the program that made it, and save it anew."
        raise UnreadableError("R106", f"{name} is damaged, and can be read in part only.", next_step=step)
    mask = Mask(reading.text)
    mask.calls.extend(_calls(reading))
    mask.mentions.extend(_linked(reading))
    mask.take_mentions()
    mask.text = _without_markers(mask.text, mask.calls)
    mask.mentions.sort(key=lambda one: one.start)
    labels = _labels(reading)
    blocks = [block for block in reading.blocks if block.end > block.start and "page-head" not in block.cues]
    stretches = tuple(_with_indented([_stretch(block, labels) for block in blocks], blocks, mask.text))
    return Draft(
        name, reading.text, mask.text, stretches, tuple(mask.mentions),
        tuple(mask.calls), tuple(block.start for block in reading.blocks) or (0,), "paragraph", is_source=False,
    )  # fmt: skip


def _calls(reading: Reading) -> list[Call]:
    return [Call(link.start, link.end, link.target) for link in reading.links if "doc-noteref" in link.cues]


def _linked(reading: Reading) -> list[Mention]:
    """Identifiers in the addresses of links."""
    return [
        Mention(link.start, link.end, one.written, one.identifier)
        for link in reading.links
        for one in find_mentions(link.target, 0)
        if "doc-noteref" not in link.cues
    ]


def _labels(reading: Reading) -> list[tuple[int, int, str]]:
    return [(target.start, target.end, target.anchor) for target in reading.targets if _is_note(target.cues)]


def _is_note(cues: tuple[str, ...]) -> bool:
    return "doc-footnote" in cues or "doc-endnote" in cues


def _stretch(block: SourceBlock, labels: list[tuple[int, int, str]]) -> Stretch:
    for start, end, label in labels:
        if start <= block.start and block.end <= end:
            return Stretch("note", block.start, block.end, label)
    return Stretch("quote" if block.kind == "quote" else "body", block.start, block.end)


def _with_indented(stretches: list[Stretch], blocks: list[SourceBlock], text: str) -> list[Stretch]:
    """A paragraph that is set in is a block quotation where a colon leads to it, or to those before it."""
    found = list(stretches)
    for at in range(1, len(found)):
        before, here = found[at - 1], found[at]
        if here.kind == "body" and "indented" in blocks[at].cues and text[here.start] not in _MARKS:
            leads = text[before.start : before.end].rstrip(f" \t\n{FILL}").endswith(":")
            goes_on = before.kind == "quote" and "indented" in blocks[at - 1].cues
            found[at] = replace(here, kind="quote") if leads or goes_on else here
    return found


def _without_markers(text: str, calls: list[Call]) -> str:
    """The printed markers of notes are no words of the draft."""
    parts, at = [], 0
    for call in sorted(calls, key=lambda one: one.start):
        if call.start >= at and call.end > call.start:
            parts += [text[at : call.start], FILL * (call.end - call.start)]
            at = call.end
    return "".join([*parts, text[at:]])
