"""Stretches of a PDF → the same, cut where the messages of a printed thread begin.

A page shows `From:`, `Sent:` and `Subject:` in lines that stand as close as those of a paragraph; which words are whose
hangs on them. Only where a head of mail stands beyond doubt is anything cut.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loccit.readers._pdf_blocks import Stretch
from loccit.text.mail_fields import MailLine, is_field
from loccit.text.mail_heads import Head, find_heads, may_hold_mail
from loccit.text.mail_names import ADDRESS

_CUT = frozenset(("paragraph", "list_item", "heading"))


def cut_at_heads(stretches: list[Stretch]) -> list[Stretch]:
    """The stretches, each field of a head, and each line `On …, X wrote:`, in one of its own."""
    lines = [_words(stretch) for stretch in stretches]
    if not may_hold_mail("\n".join("\n".join(several) for several in lines)):
        return stretches
    mail = [MailLine(0, words, not place) for several in lines for place, words in enumerate(several) if words]
    heads = [head for head in find_heads(mail) if head.is_sure]
    if not any(head.sort == "fields" or ADDRESS.search(_told(mail, head)) for head in heads):
        return stretches
    begins = set(_beginnings(mail, heads))
    cut: list[Stretch] = []
    at = 0
    for stretch, several in zip(stretches, lines, strict=True):
        if stretch.kind in _CUT and begins & set(range(at + 1, at + len(several))):
            cut += _parts(stretch, [place for place in range(1, len(several)) if at + place in begins])
        else:
            cut.append(stretch)
        at += sum(map(bool, several))
    return cut


def _words(stretch: Stretch) -> list[str]:
    """The lines of a stretch; the cells of a row are one."""
    words = [line.text.strip() for line in stretch.lines]
    return words if stretch.kind in _CUT else ["\t".join(words)]


def _told(lines: Sequence[MailLine], head: Head) -> str:
    return " ".join(line.words for line in lines[head.first : head.last])


def _beginnings(lines: Sequence[MailLine], heads: Sequence[Head]) -> Iterator[int]:
    """Where heads, the fields in them, and what stands behind them begin."""
    for head in heads:
        yield head.first
        yield head.last
        if head.sort == "fields":
            yield from (at for at in range(head.first, head.last) if is_field(lines[at].words))


def _parts(stretch: Stretch, places: Sequence[int]) -> Iterator[Stretch]:
    """A stretch cut before some of its lines; what was a heading is none where a message begins in it."""
    kind = "paragraph" if stretch.kind == "heading" else stretch.kind
    level = stretch.level if kind == "list_item" else 0
    for start, end in itertools.pairwise((0, *places, len(stretch.lines))):
        yield replace(stretch, kind=kind, level=level, lines=stretch.lines[start:end])
