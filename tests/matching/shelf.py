"""Texts about the invented harbour of Skarne, and short ways to archive them, for the tests of matching."""

import re

from loccit.matching.archive import Filed
from loccit.matching.memory import MemoryArchive
from loccit.matching.relate import Relations, relate
from loccit.matching.sketch import Stretch, make_sketch
from loccit.model import Span

CRANE = """The harbour office of Skarne closed the north quay on Monday after a crane had slid into the basin.

Nobody was hurt, the harbour master said, though the crew of the tug lost most of their gear. Divers are to look at
the foundations before anything heavier than a hand cart may go near the edge again.

Repairs are thought to cost the town 140,000 marks, a third of what it spends on dredging in a year, and the council
will vote on the money in March. “We owe it to every skipper who has ever tied up here that the quay stands,” said
Ebba Torvik, who has run the port for eleven years."""

FERRY = """Two ferries that were due from Vell had to wait outside the mole on Monday while the tug was in the way.

Passengers were given soup and blankets by the lifeboat crew. The line says that it will pay for nights in hotels, but
not for missed trains, since weather and wrecks are nobody's fault under the rules of the strait.

A third boat turned back at the light and landed its eighty passengers at Orsk, where buses were waiting."""

FISH = """Catches of herring fell by a quarter last year in the waters off the Brind banks, the fishery board reports.

Boats from Skarne landed 3,100 tonnes in all, the least since the board began to count. The board blames warm water,
the owners of the boats blame the board, and the gulls, as the report dryly adds, have moved to the tip.

Next year's share will be set in November after the island towns have been heard."""

FURNITURE = """By going on you agree that the Herald counts who reads what, keeps a small file on your machine for it,
and may tell the firms that pay for this page what it has counted so far this week."""

_MARKED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def stretches(text):
    """The paragraphs of a text as passages, what stands in quotation marks in them as quotations."""
    found = []
    for paragraph in re.finditer(r"\S(?:[^\n]|\n(?!\n))*", text):
        start, raw = paragraph.start(), paragraph.group()
        marked = tuple(Span(start + one.start(), start + one.end()) for one in _MARKED.finditer(raw))
        found.append(Stretch(len(found), ((start, raw),), marked))
    return tuple(found)


class Shelf:
    """An archive in memory that texts are put into, one after the other; numbers count from 1."""

    def __init__(self):
        self.archive = MemoryArchive()
        self.texts = {}

    def put(self, text, **described) -> Relations:
        """What the text has in common with those before it."""
        number = len(self.texts) + 1
        passages = stretches(text)
        sketch = make_sketch(passages)
        filed = Filed(number, sketch.length, **{"captured_at": f"2026-01-{number:05}", **described})
        relations = relate(filed, sketch, passages, self.archive)
        self.archive.add(relations.filed, sketch, passages, relations.settled)
        self.texts[number] = text
        return relations

    def words(self, side):
        """What a side of a match says."""
        return " ".join(self.texts[side.document][side.start : side.end].split())


def documents(relations):
    """(kind, a, b) of the relations between documents."""
    return [(one.kind, one.a, one.b) for one in relations.documents]
