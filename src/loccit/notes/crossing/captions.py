"""The figures, tables and maps of a document by their kind and label: the captions that stand in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from loccit.model import Passage, Section
from loccit.notes.crossing.forms import FIGURE

_KINDS = (
    ("figure", ("fig", "abb", "gráf", "рис", "chart")), ("table", ("tab", "cuadro", "табл")),
    ("map", ("map", "karte", "carte", "карт")), ("box", ("box",)), ("plate", ("plate",)),
)  # fmt: skip
_BEHIND = re.compile(r"\s*(?:[.:|—–-]|\s[A-ZÀ-ÞА-Я“\"]|$)")
"""What parts a caption's label from its words: takes `: Ice`, `. Ice`, ` Ice days`; leaves ` shows`."""


def kind_of(word: str) -> str:
    """The kind of thing that a word names: `Fig.` and `Abbildung` are figures."""
    word = word.lower()
    return next((kind for kind, starts in _KINDS if word.startswith(starts)), word)


class Captions:
    """Where each figure, table or map stands: the passage of its caption, or the heading that names it."""

    def __init__(self, passages: tuple[Passage, ...], sections: tuple[Section, ...]) -> None:
        self.passages = _by_label((passage.ordinal, passage.text[:40]) for passage in passages)
        self.sections = _by_label((section.ordinal, _titled(section)) for section in sections)
        self.kinds = {kind for kind, _ in (*self.passages, *self.sections)}

    def find(self, kind: str, label: str) -> tuple[list[int], list[int]]:
        """The passages and the sections that are called so."""
        key = (kind_of(kind), label.lower())
        return self.passages.get(key, []), self.sections.get(key, [])


def _titled(section: Section) -> str:
    return (
        f"{section.label} {section.title}" if section.label.lower().startswith(("fig", "tab")) else section.title[:40]
    )


def _by_label(heads: Iterable[tuple[int, str]]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for ordinal, words in heads:
        head = FIGURE.match(words)
        if head and head["kind"][:1].isupper() and _BEHIND.match(words, head.end("label")):
            found[kind_of(head["kind"]), head["label"].lower()].append(ordinal)
    return dict(found)
