"""What has a colon or a line of its own and is no speaker: fields, headings, terms, portraits, teasers."""

from __future__ import annotations

import pytest

from loccit.api import parse


def voices(text: str, name: str = "talk.txt") -> list[str | None]:
    """Whose each passage is, where something in the text says so."""
    parsed = parse(text.encode(), name=name)
    own = [one for one in parsed.passages if one.voice is not None and one.voice_how not in ("author", "publisher")]
    return [parsed.speakers[one.voice].name for one in own if one.voice is not None]


FIELDS = "".join(
    f"Name: Gauge {n}\n\nLevel: {n}\n\nReward: a ticket for the night boat\n\nTip\n\n" for n in range(1, 7)
)
ABSTRACT = (
    "Methods: We counted the boats of nine harbours for a year.\n\nResults: We found fewer boats in each of them.\n\n"
    "Discussion: The counts fell. We do not know why.\n\nMethods: We counted again in May.\n\n"
    "Discussion: They rose, and we were wrong."
)
PORTRAITS = (
    "Mr Edvin Holm: Mr Holm joined the pilots in 1990, and I found him an honest witness.\n\n"
    "Ms Mara Lind: Ms Lind kept the gate. I prefer her account.\n\n"
    "Mr Tom Pell: Mr Pell sold the tickets, and I doubt what he told us."
)
NOUNS = (
    "Speicherdauer: zwei Jahre\n\nZweck: Auswertung unserer Seite\n\nSpeicherdauer: ein Tag\n\n"
    "Zweck: Anmeldung\n\nDie Speicherdauer beträgt nie mehr als zwei Jahre.\n\nDer Zweck steht daneben."
)
SCENES = "When: the gate opens\n\nThen: the bell rings\n\nKeeper's Action: none\n\n" * 4
REFERENCES = "\n\n".join(
    f"Ada {name}: Tides and Tickets {year}, Skarne {year}." for name, year in (("Lind", 1990), ("Holm", 1992))
)


@pytest.mark.parametrize("text", [FIELDS, ABSTRACT, PORTRAITS, NOUNS, SCENES, REFERENCES])
def test_what_nobody_says_has_no_speaker(text: str):
    assert voices(text) == []


HANDBOOK = "".join(
    f"Related Provisions\n\nSection {n} of the rules of the harbour holds for boats of every kind and every owner.\n\n"
    f"Practice Tips\n\nA keeper who follows the practice of other harbours reads the tips and the provisions above.\n\n"
    for n in range(1, 7)
)


def test_headings_that_come_again_are_no_speakers():
    assert voices(HANDBOOK) == []


ALTERNATING = "".join(
    f"{who}: The gate has been shut for the whole spring, and the boats of the upper quay lie idle in year {n}.\n\n"
    for n, who in enumerate(("Weltmann", "Auersberg") * 4)
)


def test_a_few_who_speak_long_and_in_turns_are_speakers_whatever_they_say():
    assert voices(ALTERNATING) == ["Weltmann", "Auersberg"] * 4


def test_the_teasers_below_an_article_sign_nothing():
    story = "<p>The ferries of Skarne were late again, and nobody on the quay was told why they were.</p>" * 6
    page = (
        "<html><head><title>Late ferries</title><meta name='author' content='Ruth Oake'></head><body><article>"
        f"<h1>Late ferries</h1>{story}</article><aside><h3>Love and war</h3><p>Ada Holm, pilot</p></aside>"
    )
    assert voices(page, "page.html") == []


def test_a_cell_signs_nothing():
    rows = "".join(f"<tr><td>190{n}</td><td>A girl rows out to sea and is found. Thank you</td></tr>" for n in range(5))
    rows += "<tr><td>Director</td></tr><tr><td>Ada Holm</td></tr>"
    page = f"<html><body><h1>Films</h1><table>{rows}</table></body></html>"
    assert voices(page, "page.html") == []
