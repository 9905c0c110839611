"""Languages under the names that LaTeX gives them."""

from __future__ import annotations

import pytest

from loccit.text import languages


@pytest.mark.parametrize(
    ("tag", "name"),
    [("en", "english"), ("de", "ngerman"), ("DE-de", "ngerman"), ("de-CH", "nswissgerman"), ("pt-BR", "brazilian")],
)
def test_a_language_has_the_name_that_babel_gives_it(tag: str, name: str) -> None:
    assert languages.babel_name(tag) == name


def test_a_language_that_babel_does_not_name_has_none() -> None:
    assert languages.babel_name("tlh") is None
    assert languages.tag("klingon") is None


@pytest.mark.parametrize(("name", "tag"), [("german", "de"), ("brazil", "pt-BR"), ("magyar", "hu")])
def test_every_name_of_a_language_leads_to_its_tag(name: str, tag: str) -> None:
    assert languages.tag(name) == tag
