"""CSL styles by citeproc-py."""

from __future__ import annotations

from dataclasses import replace

import pytest
from click.testing import CliRunner
from test_forms import BARE, PASSAGE, QUOTATION

from loccit.cite.styles import in_style
from loccit.cite.styles_read import tidied
from loccit.cli import main
from loccit.errors import UsageError

CHICAGO = (
    "Mira Quillfeather, “Selling the Tide: Who Owns the Skarne Crossing?”, Ansgar Institute, May 9, 2024, 3, "
    "https://ansgar-institute.example/briefings/14."
)
WHOLE = {
    "apa": "(Quillfeather, 2024, p. 3)\n\nQuillfeather, M. (2024, May 9). Selling the Tide: Who Owns the Skarne "
    "Crossing? Ansgar Institute. https://ansgar-institute.example/briefings/14",
    "oscola": "Mira Quillfeather, ‘Selling the Tide: Who Owns the Skarne Crossing?’ (9 May 2024) 3 "
    "<https://ansgar-institute.example/briefings/14> accessed 2 June 2024.\n\nQuillfeather M, ‘Selling the Tide: Who "
    "Owns the Skarne Crossing?’ (9 May 2024) <https://ansgar-institute.example/briefings/14> accessed 2 June 2024",
    "bluebook-law-review": "Mira Quillfeather, Selling the Tide: Who Owns the Skarne Crossing?, 3 (May 9, 2024), "
    "https://ansgar-institute.example/briefings/14.",
}
OTHERS = ("chicago-author-date", "modern-language-association", "iso690-author-date-en")


@pytest.mark.parametrize("style", WHOLE)
def test_a_style_gives_this_and_nothing_else(style: str):
    assert in_style([PASSAGE], style) == WHOLE[style]


def test_second_hand_words_are_quoted_in_their_source():
    first = in_style([QUOTATION], "chicago-notes-bibliography").splitlines()[0]
    assert first == f"Ilse Torvane, as reported by Sound Radio Four, quoted in {CHICAGO}"


@pytest.mark.parametrize("style", [*WHOLE, *OTHERS])
def test_a_source_that_states_nothing_is_cited_all_the_same(style: str):
    assert "None" not in in_style([BARE, PASSAGE], style)
    assert f"[{BARE.source.id}]" in in_style([BARE], style).splitlines()[0]


@pytest.mark.parametrize("style", OTHERS)
def test_two_passages_at_one_place_are_cited_once(style: str):
    assert in_style([PASSAGE, PASSAGE], style) == in_style([PASSAGE], style)


def test_a_style_that_is_not_known_says_what_names_look_like():
    with pytest.raises(UsageError) as caught:
        in_style([PASSAGE], "telex")
    assert (caught.value.code, caught.value.message) == ("C003", "there is no CSL style 'telex'.")


def test_the_command_takes_a_style(archive_folder, key=None):
    from harbour_archive import identifiers

    answer = CliRunner().invoke(main, ["-a", str(archive_folder), "cite", identifiers()["fee"], "--style", "apa"])
    assert answer.stdout.splitlines()[0] == "(Quillfeather, 2024, Section II.A)"


def test_doubled_stops_are_one_and_american_ones_stand_inside():
    listed = in_style([PASSAGE], "chicago-author-date").splitlines()[-1]
    assert listed.startswith("Quillfeather, Mira. 2024. “Selling the Tide: Who Owns the Skarne Crossing?” Ansgar")
    assert tidied("“Fares to Rise Again”, 3. . Online.", stops_inside=True) == ("“Fares to Rise Again,” 3. Online.")
    assert tidied("‘Fares to Rise Again’, 3.", stops_inside=False) == "‘Fares to Rise Again’, 3."


@pytest.mark.parametrize("style", [*WHOLE, *OTHERS, "chicago-notes-bibliography"])
def test_what_stands_in_for_an_author_is_said_once(style: str):
    nameless = replace(PASSAGE, source=replace(PASSAGE.source, authors=(), title="Fares to rise again"))
    for line in in_style([nameless], style).casefold().splitlines():
        begun = line.lstrip("(“‘")
        for words in ("fares to rise again", "ansgar institute"):
            assert not begun.startswith(words) or begun.count(words) == 1
        assert begun.count("fares to rise again") <= 1


@pytest.mark.parametrize("style", ["apa", "chicago-notes-bibliography", "oscola"])
def test_nobody_is_quoted_in_the_source_that_is_cited_beside(style: str):
    other = replace(
        PASSAGE, source=replace(PASSAGE.source, id="dother00000", title="Another Title", authors=("Bo Hestmark",))
    )
    first = in_style([QUOTATION, other], style).splitlines()[0]
    said, apart, beside = first.partition("; ")
    assert ("quoted in" in said, apart, "quoted in" in beside) == (True, "; ", False)
    assert "Hestmark" in beside
