"""Who cannot be the one whom a source lets speak without a name."""

from __future__ import annotations

import pytest

from loccit.attribution.persons.excluded import is_excluded
from loccit.attribution.persons.rivals import Spoken

CASES = [
    ("Ada Lind came up the lane. “No,” he said.", "he", "Ada Lind", "en", True),
    ("The pilot came up the lane. “No,” my grandmother said.", "my grandmother", "Edward Holm", "en", True),
    ("Ada Lind came. “No,” her sister said.", "her sister", "Ada Lind", "en", True),
    ("Ada Lind came with Mara Holm. “No,” her sister said.", "her sister", "Ada Lind", "en", False),
    ("“No,” Edvin Holm’s widow said.", "Edvin Holm’s widow", "Edvin Holm", "en", True),
    ("Jon Holm waited. “No,” the diver told Jon Holm.", "the diver", "Jon Holm", "en", True),
    ("Jon Holm waited. “No,” the diver said to Holm.", "the diver", "Jon Holm", "en", True),
    ("“No,” said the diver from the Gull, Jon Holm.", "the diver", "Jon Holm", "en", False),
    ("“No,” the diver said. Jon Holm nodded.", "the diver", "Jon Holm", "en", False),
    ("Her brother, she said, was calm and told her: “No.”", "she", "Edward Holm", "en", False),
    ("Marco Lindi tacque. «No», ha detto la pescatrice.", "la pescatrice", "Marco Lindi", "it", True),
    ("Marco Lindi tacque. «No», ha detto la vittima.", "la vittima", "Marco Lindi", "it", False),
    ("Juan Pelo calló. «No», dijo la miembro de la Lonja.", "la miembro de la Lonja", "Juan Pelo", "es", True),
    ("Juan Pelo calló. «No», dijo la víctima de la Lonja.", "la víctima de la Lonja", "Juan Pelo", "es", False),
    ("The Tide Board met. “No,” it said.", "it", "Ada Lind", "en", True),
    ("The Tide Board met. “No,” it said.", "it", "Tidewain", "en", False),
    ("Jon Holm waited. “No,” one said.", "one", "Jon Holm", "xx", False),
]


@pytest.mark.parametrize(("words", "surface", "rival", "language", "expected"), CASES)
def test_somebody_is_excluded_only_where_the_words_cannot_mean_them(
    words: str, surface: str, rival: str, language: str, expected: bool
) -> None:
    start = next(at for at, letter in enumerate(words) if letter in "“«")
    end = next(at for at, letter in enumerate(words) if letter in "”»") + 1
    assert is_excluded(Spoken("", words, start, end, surface, "", language), rival) is expected


def test_who_is_named_in_the_paragraph_before_may_be_the_owner() -> None:
    words = "“No,” said her sister at the gate."
    assert is_excluded(Spoken("Ada Lind will miss the race.", words, 0, 5, "her sister", "", "en"), "Ada Lind")
