"""Notes of sources of markup that are read as they are written, as where pandoc is not installed."""

from __future__ import annotations

import pytest

from loccit.model import About
from loccit.notes import find_notes
from loccit.readers import asciidoc, dokuwiki, textile
from loccit.readers._decode import decode
from loccit.readers._markup_source import read_as_source

SHUT = "The quay was shut{} in May."
TEXTILE = "h1. Tides\n\n" + SHUT.format("[1]") + " See a[9].\n\nfn1. See the ledger\nof 1848.\n\nfn2(small). Never."


@pytest.mark.parametrize(
    ("reader", "source", "notes", "marks"),
    [
        (dokuwiki, SHUT.format("((See (in part) p. 3.))"), ["See (in part) p. 3."], [0]),
        (dokuwiki, SHUT.format("((//Dues// of [[port|the port]]: http://skarne.example))"),
         ["Dues of the port: http://skarne.example"], [0]),
        (dokuwiki, "<code>\nf((a))\n</code>\n\nIt is %%((b))%%, and ((never\n\nclosed.", [], []),
        (textile, TEXTILE, ["See the ledger of 1848.", "Never."], [0]),
        (textile, SHUT.format(" [1]") + "\n\nfn1 is a key of the quay.", [], []),
        (asciidoc, SHUT.format("footnote:[See footnote:[p. 3.]"), ["p. 3."], [0]),
    ],
)  # fmt: skip
def test_notes_are_found_in_the_source(reader, source, notes, marks):
    decoded = decode(source.encode(), About(name="a"))
    found = find_notes(read_as_source(decoded, reader.FORMAT, reader.RULES))
    assert [note.text for note in found.notes] == notes
    assert [reference.note for reference in found.references] == marks
