"""Who says what: the cases are in `cases/*.txt`, one file a subject."""

from __future__ import annotations

import pytest
from said_cases import CASES, cases_of, read, told

LANGUAGES = {
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "russian": "ru",
    "italian": "it",
    "portuguese": "pt",
    "dutch": "nl",
    "polish": "pl",
    "ukrainian": "uk",
}
ALL = [
    pytest.param(path.stem, text, expected, id=f"{path.stem}: {title}")
    for path in sorted(CASES.glob("*.txt"))
    for title, text, expected in cases_of(path.name)
]


@pytest.mark.parametrize(("subject", "text", "expected"), ALL)
def test_words_are_given_to_whom_the_text_gives_them(subject, text, expected):
    """Each case states all quotations, reports and odd marks of its text."""
    language = LANGUAGES.get(subject.split("_")[0], "en")
    said, _ = read(text, language=language, doubled=subject == "doubled")
    assert told(said) == expected
