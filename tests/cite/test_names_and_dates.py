"""Names are taken apart only where that is safe; dates say what they say."""

from __future__ import annotations

import pytest

from loccit.cite.dates import date_parts, day, in_words, year
from loccit.cite.names import Name, split_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Mira Quillfeather", Name("Quillfeather", "Mira")),
        ("Quillfeather, Mira", Name("Quillfeather", "Mira")),
        ("Anna van der Berg", Name("van der Berg", "Anna")),
        ("Anna Van Der Berg", Name("Van Der Berg", "Anna")),
        ("Ada M. De Lind", Name("De Lind", "Ada M.")),
        ("Van Lind", Name("Lind", "Van")),
        ("Ada Al Lind", Name("Lind", "Ada Al")),
        ("E. J. O’Rook-Marl", Name("O’Rook-Marl", "E. J.")),
        ("Martin Rook Jr.", Name("Rook", "Martin", "Jr.")),
        ("Rook, Jr., Martin", Name("Rook", "Martin", "Jr.")),
        ("Никита Отрадин", Name("Отрадин", "Никита")),
        ("Velmark Press Agency", Name("Velmark Press Agency")),
        ("The Editors", Name("The Editors")),
        ("St Rook Port Vestry", Name("St Rook Port Vestry")),
        ("Ministerio de Puertos", Name("Ministerio de Puertos")),
        ("Комитет Гавани", Name("Комитет Гавани")),
        ("Mirror harbour correspondent", Name("Mirror harbour correspondent")),
        ("Institute for Tides, Lowmere", Name("Institute for Tides, Lowmere")),
        ("U Thant Zaw", Name("U Thant Zaw")),
        ("Daw Khin", Name("Daw Khin")),
        ("ကိုကို", Name("ကိုကို")),
        ("王小明", Name("王小明")),
        ("Askerby", Name("Askerby")),
        ("", Name("")),
        ("A, B, C, and D", Name("A, B, C, and D")),
        ("one of very many long and lower words", Name("one of very many long and lower words")),
    ],
)
def test_a_name_is_split_or_stays_whole(written: str, name: Name):
    assert split_name(written) == name


def test_an_author_who_is_the_publisher_stays_whole():
    assert split_name("Pier Tide", publisher="Pier Tide") == Name("Pier Tide")


@pytest.mark.parametrize(
    ("iso", "parts", "words", "its_year", "its_day"),
    [
        ("2024-05-09", (2024, 5, 9), "9 May 2024", "2024", "2024-05-09"),
        ("2024-05-09T10:00:00Z", (2024, 5, 9), "9 May 2024", "2024", "2024-05-09"),
        ("2024-05", (2024, 5), "May 2024", "2024", "2024-05"),
        ("2024", (2024,), "2024", "2024", "2024"),
        ("2024-13-40", (2024,), "2024", "2024", "2024"),
        ("about 1890", (), "about 1890", "", ""),
        (None, (), "", "", ""),
    ],
)
def test_a_date_says_what_it_says(iso: str | None, parts: tuple[int, ...], words: str, its_year: str, its_day: str):
    assert (date_parts(iso), in_words(iso), year(iso), day(iso)) == (parts, words, its_year, its_day)
