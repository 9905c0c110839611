"""Who says what: the cases are in `cases/*.txt`, one file a subject."""

from __future__ import annotations

import pytest
from said_cases import CASES, cases_of, read, told

LANGUAGES = {"german": "de", "french": "fr", "spanish": "es", "russian": "ru"}
ALL = [
    pytest.param(LANGUAGES.get(path.stem.split("_")[0], "en"), text, expected, id=f"{path.stem}: {title}")
    for path in sorted(CASES.glob("*.txt"))
    for title, text, expected in cases_of(path.name)
]


@pytest.mark.parametrize(("language", "text", "expected"), ALL)
def test_words_are_given_to_whom_the_text_gives_them(language, text, expected):
    """Each case states all quotations, reports and odd marks of its text."""
    said, _ = read(text, language=language)
    assert told(said) == expected
