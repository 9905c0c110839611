"""The order in which letters are taken from a page: scripts that run to the left, syllables that are clusters."""

from __future__ import annotations

import pytest
from formats_built import reading_of
from pdf_built import in_bitmaps, pdf

from loccit.readers._pdf_accents import with_accents
from loccit.readers._pdf_drawn import Drawn, Letter
from loccit.readers._pdf_letters import _as_written
from loccit.readers._pdf_syllables import _without_echoes


def drawn(*placed: tuple[str, float, float]) -> list[Drawn]:
    """Signs from x to x, one directly behind the other."""
    return [Drawn(sign, Letter(x0, x1, 700, 10), at, after_space=False) for at, (sign, x0, x1) in enumerate(placed)]


def written(letters: list[Drawn], *, is_mirrored: bool) -> str:
    return "".join(one.sign for one in _as_written(letters, is_mirrored=is_mirrored))


AS_WRITTEN = (("ك", 10, 15), ("ت", 15, 19), ("ب", 19, 25))


@pytest.mark.parametrize("letters", [drawn(*AS_WRITTEN), drawn(*reversed(AS_WRITTEN))])
def test_a_word_that_runs_to_the_left_is_read_in_its_order_whatever_that_of_the_file(letters: list[Drawn]):
    assert written(letters, is_mirrored=True) == "كتب"


def test_on_a_page_that_is_not_mirrored_such_a_word_runs_against_it():
    assert written(drawn(("ب", 10, 16), ("ت", 16, 20), ("ك", 20, 25)), is_mirrored=False) == "كتب"


def test_the_letters_of_one_ligature_keep_their_order_in_a_word_that_is_turned():
    assert written(drawn(("ا", 20, 24), ("ل", 20, 24), ("إ", 16, 20)), is_mirrored=True) == "إلا"


def test_a_number_is_never_turned():
    assert written(drawn(("1", 20, 25), ("8", 15, 20)), is_mirrored=True) == "18"


@pytest.mark.parametrize(
    ("letters", "shown"),
    [
        ((("ด", 23, 26), ("ู", 26, 28), ("บ", 29, 35), ("ด", 25, 26), ("ู", 26, 27)), "ดูบ"),  # goes back
        ((("ဦ", 76, 79), ("း", 79, 82), ("ဦ", 83, 84), ("း", 84, 85)), "ဦး"),  # narrow
        ((("ด", 23, 26), ("ู", 26, 28), ("ด", 29, 32), ("ู", 32, 34)), "ดูดู"),  # said twice
        ((("บ", 23, 29), ("บ", 29, 35)), "บบ"),
    ],
)
def test_a_syllable_that_a_vowel_sign_says_again_stands_once(letters: tuple[tuple[str, float, float], ...], shown: str):
    assert "".join(one.sign for one in _without_echoes(drawn(*letters))) == shown


LETTERS = {"g": "ग", "a": "ा", "h": "ह", " ": " "}


def syllables(between: str) -> str:
    """A page that states `गा` for the two glyphs of a syllable, with `between` drawn before the next letter."""
    stated = "/Span<</ActualText <FEFF0917093E>>> BDC (g) Tj 6 0 Td (a) Tj EMC"
    payload = pdf(f"BT /D 10 Tf 50 700 Td {stated} {between} Td (h) Tj ET", letters=LETTERS)
    return reading_of(payload).text


def test_a_syllable_of_several_glyphs_reaches_to_their_end_and_no_space_is_guessed_in_it():
    assert syllables("6 0") == "गाह"


@pytest.mark.parametrize("between", ["6 0 Td ( ) Tj 3 0", "9 0"])
def test_a_space_parts_words_of_such_a_script_whether_it_is_drawn_or_left_free(between: str):
    assert syllables(between) == "गा ह"


@pytest.mark.parametrize(
    ("drawn_as", "shown"),
    [("S´en´egal", "Sénégal"), ("Franc¸ois", "François"), ("na¨ıve", "naïve"), ("`code`", "`code`"), ("´x ´", "´x ´")],
)
def test_an_accent_that_is_a_sign_of_its_own_is_put_on_its_letter(drawn_as: str, shown: str):
    assert with_accents(drawn_as) == shown


def test_letters_of_bitmaps_are_as_large_as_their_ink_and_make_words_lines_and_paragraphs():
    lines = ["the harbour of skarne was", "closed in the winter of", "the great ice."]
    page = "".join(in_bitmaps(50, 700 - 13 * place, words) for place, words in enumerate(lines))
    text = reading_of(pdf(page), "skarne.pdf").text
    assert text.split("\n\n") == ["the harbour of skarne was closed in the winter of the great ice."]


def test_letters_of_bitmaps_in_two_sizes_are_two_sizes():
    page = in_bitmaps(50, 700, "ice", 1.5) + in_bitmaps(50, 660, "the pilots of skarne.")
    (heading, body) = reading_of(pdf(page), "skarne.pdf").blocks
    assert (heading.kind, body.kind) == ("heading", "paragraph")


def test_signs_of_bitmaps_without_any_letter_are_as_large_as_their_box():
    assert reading_of(pdf(in_bitmaps(50, 700, "...")), "skarne.pdf").text.replace(" ", "") == "..."
