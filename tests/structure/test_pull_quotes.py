"""Display quotes are tied to the paragraph whose words they repeat, also where a word is lost or changed."""

from __future__ import annotations

import pytest
from markup_pages import HEAD, PARAGRAPHS

from loccit.model import About, Notes
from loccit.readers import html
from loccit.structure import assign_roles

SAID = "The fee is flat in a rising market, and a flat fee in a rising market is a gift with a calendar on it."


def found_in(quote: str) -> list[tuple[str, str]]:
    """The words of each pull quote of a page, and those of the block that it repeats."""
    one, two, three, four = (f"<p>{words}</p>" for words in PARAGRAPHS)
    article = f"<h1>Old quay stays closed</h1>{one}{two}{quote}<p>{SAID}</p>{three}{four}"
    page = f"<html lang='en'><head>{HEAD}</head><body><article>{article}</article></body></html>"
    reading = html.read(page.encode(), About(name="quay.html"))
    blocks = assign_roles(reading, Notes())
    said = [reading.text[block.start : block.end] for block in blocks]
    pulled = [block for block in blocks if block.role == "pull_quote"]
    return [(said[block.ordinal], said[block.same_as]) for block in pulled if block.same_as is not None]


@pytest.mark.parametrize(
    "words",
    [
        "“A flat fee in a rising market is a gift with a calendar on it.”",
        "“A flat fee in a market is a gift with a calendar on it.”",
        "“A flat fee in a falling market is a gift with a calendar on it.”",
        "“[It] is flat … and a flat fee in a rising market is a gift …”",
    ],
)
@pytest.mark.parametrize(
    "set_apart",
    [
        '<aside class="pullquote"><p>{}</p></aside>',
        "<blockquote><p>{}</p></blockquote>",
        '<figure class="quote"><blockquote>{}</blockquote></figure>',
        '<div class="aside-quote">{}</div>',
    ],
)
def test_a_display_quote_leads_to_what_it_repeats(set_apart, words):
    assert found_in(set_apart.format(words)) == [(words, SAID)]


def test_a_block_quote_that_says_what_no_paragraph_says_is_no_pull_quote():
    assert found_in("<blockquote><p>No ship shall lie at the quay in ice, nor any boat.</p></blockquote>") == []


def test_furniture_of_a_few_common_words_is_no_pull_quote():
    assert found_in('<aside class="promo"><p>a gift with a calendar</p></aside>') == []
