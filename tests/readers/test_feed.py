"""Feeds: each entry is a page of its own, with what feed and entry state of it; marks of HTML are no words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.api import parse
from loccit.errors import UnreadableError
from loccit.model import About
from loccit.readers import _limits, feed, is_document, members

WORDS = (
    '<p style="margin: 0">The quay said “no”. See <a href="https://skarne.example/p" data-x="auto">the plan</a>.</p>'
)
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet href="feed.xsl"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Skarne: news</title><language>en</language>
<item><title>New bollards &amp;amp; ropes</title><link>https://skarne.example/bollards</link>
<dc:creator>Ada Lind</dc:creator><pubDate>Thu, 04 Mar 2021 10:00:00 +0000</pubDate><description>Short.</description>
<content:encoded><![CDATA[{WORDS}]]></content:encoded></item>
<item><title>Old ropes</title><author>jon@skarne.example (Jon Holm)</author><pubDate>soon</pubDate>
<description>Nine ropes were sold, and nobody asked for them.</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Skarne</title><entry><title>Tar</title>
<link rel="self" href="https://skarne.example/self"/><link href="https://skarne.example/tar"/>
<author><name>Mara Pell</name></author><published>2021-03-04T10:00:00Z</published>
<updated>2021-03-05T10:00:00Z</updated>
<content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>Tar is sold <b>by the barrel</b> now.</p></div></content>
</entry></feed>"""


def pages(text: str) -> list:
    about = About(name="news.xml")
    found = list(members(text.encode(), about))
    assert not is_document(text.encode(), about)
    return [(one, parse(one.payload, name=one.path)) for one in found]


def test_each_entry_states_what_the_feed_says_of_it():
    (first, one), (second, two) = pages(RSS)
    assert (first.path, first.url) == ("skarne.example/bollards.html", "https://skarne.example/bollards")
    said = one.described
    assert (said.title, said.authors, said.publisher, said.published) == (
        "New bollards & ropes", ("Ada Lind",), "Skarne: news", "2021-03-04",
    )  # fmt: skip
    assert (second.path, second.url) == ("000002.html", None)
    assert (two.described.title, two.described.authors, two.described.published) == ("Old ropes", ("Jon Holm",), None)


def test_marks_of_html_are_no_words():
    (_, one), (_, two) = pages(RSS)
    assert [passage.text for passage in one.passages] == ["The quay said “no”. See the plan."]
    assert [passage.text for passage in two.passages] == ["Nine ropes were sold, and nobody asked for them."]


def test_an_entry_of_atom_is_read_like_one_of_rss():
    ((member, page),) = pages(ATOM)
    assert member.url == "https://skarne.example/tar"
    assert [passage.text for passage in page.passages] == ["Tar is sold by the barrel now."]
    said = page.described
    assert (said.authors, said.published, said.updated) == (("Mara Pell",), "2021-03-04", "2021-03-05")


def test_too_many_entries_are_told_behind_the_others(monkeypatch):
    monkeypatch.setattr(_limits, "MEMBERS", 1)
    found = feed.members(RSS.encode(), About(name="news.xml"))
    assert next(found).path == "skarne.example/bollards.html"
    with pytest.raises(UnreadableError) as fault:
        next(found)
    assert fault.value.code == "R110"


def test_other_xml_is_no_feed():
    assert feed.confidence(b"<?xml version='1.0'?><book><channel/></book>", About(name="a.xml")) == 0


@given(st.text(max_size=60))
def test_no_entry_breaks_a_page(words):
    text = RSS.replace("Old ropes", "<![CDATA[" + words.replace("]]>", "") + "]]>")
    assert len(list(feed.members(text.encode("utf-8", "replace"), About(name="news.xml")))) == 2
