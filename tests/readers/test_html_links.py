"""Links, targets, and notes that attributes carry."""

from __future__ import annotations

from loccit.model import About, Link, Reading, Target
from loccit.readers import html


def reading(markup: str, **about: str) -> Reading:
    return html.read(markup.encode(), About(name="quay.html", **about))


def test_a_link_has_its_fragment_its_own_id_and_its_cues():
    read = reading('<p>Built.<sup><a id="r1" class="fn" role="doc-noteref" href="#n1">1</a></sup></p><p id="n1">A</p>')
    assert read.links == (Link(6, 7, "n1", "r1", ("a", "doc-noteref", "fn", "sup")),)


def test_a_target_spans_the_text_of_its_element_and_a_sup_is_one_without_id():
    read = reading('<p>Built<sup>1</sup></p><ol><li id="n1" class="note">A note.</li></ol>')
    assert read.targets == (Target("", 5, 6, ("sup",)), Target("n1", 8, 15, ("li", "note")))


def test_an_empty_anchor_is_a_point_before_the_next_word_or_behind_the_last():
    read = reading('<a name="top"></a><p>One <a id="mid"></a></p><p>Two</p>')
    assert [(target.anchor, target.start, target.end) for target in read.targets] == [("top", 0, 0), ("mid", 3, 3)]


def test_an_address_of_the_page_itself_is_a_fragment():
    markup = '<link rel="canonical" href="https://skarne.example/quay"><p><a href="https://skarne.example/quay#n">1</a>'
    assert reading(markup).links[0].target == "n"


def test_an_address_whose_fragments_are_ids_of_the_page_is_its_own():
    markup = '<p><a href="http://x/y#a">1</a> <a href="http://x/y#b">2</a></p><p id="a">A</p><p id="b">B</p>'
    assert [link.target for link in reading(markup).links] == ["a", "b"]


def test_an_address_elsewhere_is_made_whole():
    read = reading('<p><a href="../tolls#n">tolls</a></p>', url="https://skarne.example/a/quay")
    assert read.links[0].target == "https://skarne.example/tolls#n"


def test_a_note_in_an_attribute_is_appended_behind_the_body():
    note = "&lt;p&gt;Ibid., p. 2.&lt;/p&gt;&lt;p&gt;So.&lt;/p&gt;"
    read = reading(f'<p>Tar.<sup><button id="r" data-footnote="{note}"></button></sup></p>')
    assert read.text == "Tar.\n\nIbid., p. 2.\nSo."
    assert read.links == (Link(4, 4, "carried:1", "r", ("doc-noteref", "carried", "button", "sup")),)
    assert read.targets[-1] == Target("carried:1", 6, 22, ("doc-footnote", "carried"))
    assert (read.blocks[-1].cues, read.blocks[-1].locator) == (
        ("note", "carried"),
        '//*[@id="r"]/@data-footnote',
    )


def test_a_title_on_a_reference_carries_its_note_unless_the_page_holds_it():
    kept = reading('<p>Tar.<sup title="Quay book, leaf nine.">1</sup></p>')
    held = reading('<p>Tar.<a class="fn-ref" title="Quay book, leaf nine." href="#n">1</a></p><p id="n">Quay book.</p>')
    assert (kept.text, held.text) == ("Tar.1\n\nQuay book, leaf nine.", "Tar.1\n\nQuay book.")


def test_what_every_reference_says_is_no_note():
    markup = "<p>" + "".join(f'<sup title="Jump to footnote {n}">{n}</sup>' for n in (1, 2, 3)) + "</p>"
    assert reading(markup).text == "123"


def test_a_sidenote_is_a_target_inside_its_paragraph():
    read = reading('<p>Tar.<label for="s"></label><input id="s"><span class="sidenote">A cask.</span> Pitch.</p>')
    assert read.text == "Tar.A cask. Pitch."
    assert Target("", 4, 11, ("span", "sidenote")) in read.targets
    assert read.links == (Link(4, 4, "s", "", ("label",)),)
