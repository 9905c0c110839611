"""Ways of writing notes that no file of `notes/dialects` names: found by evidence. See `made_dialects.py`."""

from __future__ import annotations

import pytest
from made_dialects import FIRST, MORE, score, ways_in

from loccit.parse import parse


@pytest.mark.parametrize("path", [FIRST, MORE], ids=["first", "second"])
def test_notes_are_found_in_ways_that_nobody_listed(path):
    """Link F1 of .94 over all at least, none of the links wrong in more than one of a hundred."""
    scores = [score(way) for way in ways_in(path).values()]
    right, found, wanted = (sum(getattr(one, key) for one in scores) for key in ("right", "found", "wanted"))
    assert len(scores) >= 30
    assert 2 * right / (found + wanted) >= 0.94
    assert right >= 0.99 * found


PAGES = {
    "a row of page numbers": '<p>It froze.</p><p>Pages: <a href="#a1">1</a> <a href="#a2">2</a> <a href="#a3">3</a></p>'
    '<div id="a1"><p>1 It froze again.</p></div><div id="a2"><p>2 It thawed.</p></div>'
    '<div id="a3"><p>3 It rained.</p></div>',
    "a calendar": '<table><tr><td><a href="/2019/05/1" aria-label="Posts published on May 1, 2019">1</a></td><td>'
    '<a href="/2019/05/2" aria-label="Posts published on May 2, 2019">2</a></td></tr></table><p>It froze.</p>',
    "controls": '<p>It froze.</p><p><button title="Go to slide number one of three">1</button>'
    '<button title="Go to slide number two of three">2</button><span title="3 readers liked it today">3</span></p>',
    "a rating": '<p>It froze <span title="Four stars of five by readers">4</span>.</p>',
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_numbers_that_refer_to_nothing_are_no_notes(page):
    """Pagers, calendars, sliders and ratings carry words in attributes and lead to numbered places too."""
    notes = parse(f"<html><body><article>{page}</article></body></html>".encode(), name="case.html").notes
    assert (notes.notes, notes.references) == ((), ())
