"""The opinions of a court's judges: whose each paragraph is."""

from __future__ import annotations

import pytest

from loccit import parse
from loccit.attribution.texts.opinions import find_opinions

CASE = """SUPREME COURT OF SKARNE

Syllabus

Lind moored her boat at the fish quay for nine years. Held: A quay is no house.

LIND, J., delivered the opinion of the Court, in which HOLM, C. J., and PELL, J., joined. ORNE, J., filed a dissenting
opinion.

JUSTICE LIND delivered the opinion of the Court.

A quay has no roof, and what has no roof is no house. We have said so for a century.

## I

The boat was moored in March.

“A house,” we said then, “keeps the rain out.”

THE COURT: Is it raining, counsel?

It is so ordered.

JUSTICE ORNE, with whom JUSTICE VELL joins, dissenting.

I have seen roofs on quays. The majority has not looked up.

JUSTICE VELL, concurring in part and dissenting in part.

The harbour is older than the rule.

PER CURIAM.

The petition is dismissed."""


def voices(text: str) -> list[tuple[str | None, str | None]]:
    """Whose each passage is, and by which rule."""
    parsed = parse(text.encode(), name="case.md")
    speakers = parsed.speakers
    return [(speakers[one.voice].name if one.voice is not None else None, one.voice_how) for one in parsed.passages]


def of(words: str) -> tuple[str | None, str | None]:
    """Whose a passage of the case is that begins so."""
    parsed = parse(CASE.encode(), name="case.md")
    return next(voice for one, voice in zip(parsed.passages, voices(CASE), strict=True) if one.text.startswith(words))


@pytest.mark.parametrize(
    ("words", "judge"),
    [
        ("Lind moored", None),
        ("LIND, J.", None),
        ("A quay has no roof", "Lind"),
        ("The boat was", "Lind"),
        ("It is so", "Lind"),
        ("THE COURT", None),
        ("I have seen", "Orne"),
        ("The harbour is", "Vell"),
        ("The petition", None),
    ],
)
def test_what_stands_below_the_line_of_a_judge_is_that_judges(words: str, judge: str | None):
    assert of(words) == (judge, "opinion" if judge else None)


@pytest.mark.parametrize(
    ("line", "judge"),
    [
        ("MR. JUSTICE HOLM delivered the opinion of the court.", "Holm"),
        ("HOLM, Circuit Judge, dissenting:", "Holm"),
        ("Opinion of HOLM, J.", "Holm"),
        ("LADY HOLM: (with whom Lord Pell agrees)", "Holm"),
        ("Dissenting opinion of Judge Otto Holm", "Otto Holm"),
        ("Abweichende Meinung der Richterin Ilse Holm", "Ilse Holm"),
        ("Opinion dissidente de Mme la juge Holm", "Holm"),
        ("Voto particular que formula el magistrado don Juan Holm", "Juan Holm"),
        ("Opinione dissenziente del giudice Holm", "Holm"),
        ("Voto do Ministro Alves de Holm", "Alves de Holm"),
    ],
)
def test_courts_name_a_judge_in_many_ways(line: str, judge: str):
    assert (judge, "opinion") in voices(f"The case was heard in May.\n\n{line}\n\nThe quay is old. It stands yet.")


@pytest.mark.parametrize(
    "line",
    [
        "Justice Holm, dissenting, wrote that the harbour was dead.",
        "Lord Holm",
        "Judgment of Skarne",
        "Declaration of Independence",
        "Justice Holm delivered the opinion of the court in a low voice.",
    ],
)
def test_what_only_speaks_of_a_judge_gives_nothing_to_one(line: str):
    found = voices(f"The case was heard in May.\n\n{line}\n\nThe quay is old. It stands yet.")
    assert "opinion" not in {how for _, how in found}


def test_a_commissioner_of_a_board_has_no_opinion():
    text = "Tom Lind, Esq., Clerk.\n\nSir Odd Holm, Commissioner.\n\nThe quay was built between 1659 and 1669."
    assert find_opinions(text, parse(text.encode(), name="board.md").passages) == {}
