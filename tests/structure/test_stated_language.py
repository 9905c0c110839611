"""A page's statement of its language is believed, unless its words plainly are in another one."""

from __future__ import annotations

import pytest

from loccit.api import parse

GERMAN = (
    "Der Hafenmeister von Skarne sagte am Montag, dass die alte Brücke nicht mehr sicher sei und dass der Rat sie im "
    "Frühjahr sperren werde. Die Fischer wollen das nicht hinnehmen, denn für sie ist es der einzige Weg zu den "
    "Booten, die auf der anderen Seite des Flusses liegen. Sie haben dem Rat einen Brief geschrieben, in dem steht, "
    "was sie von ihm erwarten."
)
ENGLISH = "The old bridge of Skarne is not safe any more, and the council will close it in the spring."
CHINESE = "港口的主人说，旧桥已经不安全了，市议会将在春天关闭它。" * 12


def language(stated: str, words: str) -> str | None:
    return parse(
        f'<html lang="{stated}"><body><h1>Skarne</h1><p>{words}</p></body></html>'.encode(), name="a.html"
    ).described.language


@pytest.mark.parametrize(
    ("stated", "words", "is_in"),
    [
        ("en", GERMAN, "de"),  # a template's statement
        ("en-US", CHINESE, "zh"),
        ("de-AT", GERMAN, "de-AT"),
        ("en-GB", ENGLISH, "en-GB"),
        ("de", ENGLISH, "de"),  # too few words to gainsay anybody
        ("nds", GERMAN, "nds"),  # of Low German no words are known
    ],
)
def test_a_language_is_what_the_words_plainly_are_in(stated, words, is_in):
    assert language(stated, words) == is_in


def test_languages_that_share_their_words_are_not_gainsaid():
    norwegian = (
        "Havnen i Skarne er stengt, og det er ikke noen som vet når den skal åpne igjen for de som bor der. " * 6
    )
    assert language("da", norwegian) == "da"
