"""Exports of wikis: each page is a document with the title and the day that the export states."""

from __future__ import annotations

import pytest
from formats_built import hold

from loccit.errors import UnreadableError
from loccit.model import About, Claim, Member
from loccit.readers import _limits, is_container, is_document, members, read

FIRST = b"""<page>
    <title>Skarne &amp; the sea</title>
    <revision><timestamp>2021-03-04T10:00:00Z</timestamp><text>Old words.</text></revision>
    <revision>
      <timestamp>2021-05-04T10:00:00Z</timestamp>
      <text xml:space="preserve">'''Skarne''' is a harbour.&lt;ref&gt;The ledger, p. 3.&lt;/ref&gt;

== Tides ==
Low at noon.</text>
    </revision>
  </page>"""
LEADING = b'<page><title>Skarna</title><redirect title="Skarne" /><revision><text>#REDIRECT</text></revision></page>'
BARE = b"<page><title>Ebb</title><revision><text> </text></revision></page>"
EXPORT = b"<?xml version='1.0'?>\n<mediawiki version='0.11'>%s%s%s</mediawiki>" % (FIRST, LEADING, BARE)
HERE = About(name="skarne.xml")


def test_an_export_holds_its_pages_and_is_none_itself():
    assert (is_container(EXPORT, HERE), is_document(EXPORT, HERE)) == (True, False)
    assert list(members(EXPORT, HERE)) == [
        Member("Skarne & the sea.wiki.xml", FIRST),
        Member("Ebb.wiki.xml", BARE),
    ]


def test_a_page_is_its_last_revision_with_the_lines_of_the_page():
    reading = read(FIRST, About(name="a.wiki.xml"))
    hold(reading)
    assert reading.claims[:2] == (
        Claim("title", "Skarne & the sea", "MediaWiki export title"),
        Claim("updated", "2021-05-04", "MediaWiki export timestamp"),
    )
    lines = FIRST.decode().split("\n")
    for block in reading.blocks:
        first_word = reading.text[block.start : block.end].replace("'''", "").replace("== ", "").split()[0]
        assert first_word in lines[int(block.locator.removeprefix("line ")) - 1] or "note" in str(block.cues)


def test_a_page_without_words_says_so():
    with pytest.raises(UnreadableError) as fault:
        read(BARE, About(name="b.wiki.xml"))
    assert (fault.value.code, fault.value.next_step) == ("R107", "leave it out.")


def test_pages_beyond_the_limits_are_named_and_the_others_given(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(_limits, "MARKUP", 300)
    given: list[Member] = []
    with pytest.raises(UnreadableError) as fault:
        given.extend(members(EXPORT, HERE))
    assert (fault.value.code, "Skarne & the sea" in fault.value.message) == ("R110", True)
    monkeypatch.setattr(_limits, "MEMBERS", 1)
    with pytest.raises(UnreadableError) as fault:
        list(members(EXPORT, HERE))
    assert "more than 1 pages" in fault.value.message
