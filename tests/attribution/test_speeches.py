"""Speeches: whose a document is whose title says that somebody made it."""

from __future__ import annotations

import pytest

from loccit import parse

SPOKEN = {
    "en": "I came here by boat. My coat is wet.\n\nThe pier is older than our charter.\n\nI thank you all.",
    "de": "Ich bin mit dem Boot gekommen.\n\nDer Kai ist älter als unser Hafen.\n\nIch danke Ihnen.",
    "fr": "Je suis venu en bateau.\n\nLe quai est plus vieux que nos lois.\n\nJe vous remercie.",
    "es": "Yo vine en barco.\n\nEl muelle es más viejo que nuestras leyes.\n\nMe alegra verles.",
    "it": "Io sono venuto in barca.\n\nIl molo è più vecchio delle nostre leggi.\n\nVi dico la mia speranza.",
    "pt": "Eu vim de barco.\n\nO cais é mais velho do que as nossas leis.\n\nEu agradeço a todos.",
}


def voices(title: str, text: str) -> set[str | None]:
    """Whose the passages of a document are."""
    parsed = parse(f"# {title}\n\n{text}".encode(), name="speech.md")
    return {parsed.speakers[one.voice].name if one.voice is not None else None for one in parsed.passages}


@pytest.mark.parametrize(
    ("code", "title", "speaker"),
    [
        ("en", "Remarks by the Governor of Skarne, Ada Lind, at the new quay", "Ada Lind"),
        ("en", "Keynote address by Dr. Ada Lind", "Ada Lind"),
        ("de", "Rede des Hafenministers Otto Lind zum Stapellauf", "Otto Lind"),
        ("fr", "Discours du président Paul Lind devant le conseil", "Paul Lind"),
        ("es", "Discurso de la ministra Ana Lind ante el puerto", "Ana Lind"),
        (
            "it",
            "Consiglio di Skarne, 3 maggio: dichiarazioni programmatiche del Sindaco del Porto Marco Lind",
            "Marco Lind",
        ),
        ("pt", "Pronunciamento do deputado Paulo Lind", "Paulo Lind"),
    ],
)
def test_a_title_says_whose_speech_a_document_is(code: str, title: str, speaker: str):
    assert voices(title, SPOKEN[code]) == {speaker}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Remarks by Ada Lind anger the port", SPOKEN["en"]),
        ("Remarks of the governor on Ada Lind", SPOKEN["en"]),
        ("Remarks by the Governor, Ada Lind", "Lind came by boat.\n\n“I thank you all,” she said.\n\nIt rained."),
        ("Remarks by the Governor, Ada Lind", "The boat was late.\n\nThe pier was full.\n\nIt rained."),
    ],
)
def test_a_report_of_a_speech_is_not_its_speakers(title: str, text: str):
    assert voices(title, text) == {None}
