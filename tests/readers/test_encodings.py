"""How often the encoding of bytes that say nothing is read wrongly: languages by encodings, from one paragraph each."""

from __future__ import annotations

from pathlib import Path

import pytest

from loccit.model import About
from loccit.readers._decode import decode

CASES = Path(__file__).parent / "cases" / "encodings.txt"
AS_TYPED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "—": "-", "–": "-", "œ": "oe", "…": "..."})
ENGLISH = "The harbour master of Skarne kept the ledger of the port for nine years, and nobody asked for it. "
FOREIGN = (
    "café £40 naïve 40° Æneas façade Señor Müller Brontë rôle coöperate fiancée manœuvre Göteborg Malmö Ålesund "
    "Tromsø Þór ¿Qué? «bon» mediæval — ‘low’ “low” low’s … – ©1911 §12 ½"
).split()


def lines() -> list[tuple[str, str, str]]:
    """Code of the language, encoding and line, for each line in each of its encodings."""
    found: list[tuple[str, str, str]] = []
    head: list[str] = []
    for line in CASES.read_text("utf-8").split("These", 1)[-1].splitlines()[3:]:
        if line.startswith("# "):
            head = line[2:].split()
        else:
            found += [(head[0], encoding, line) for encoding in head[1:]]
    return found


def written(line: str, encoding: str) -> bytes:
    """The line as somebody types it in an encoding that lacks some of its signs."""
    plain = "".join(char if char.encode(encoding, "ignore") else char.translate(AS_TYPED) for char in line)
    return plain.encode(encoding, "ignore")


def read(payload: bytes) -> str:
    return decode(payload, About(name="skarne.txt")).text


KNOWN_WRONG = {
    ("en", "cp1252", "A third of"): "½ is œ in iso8859_15, and the line has nothing else but é and ç",
    ("en", "mac_roman", "It costs £"): "ï is • in cp1252, and that is the likelier encoding",
}
"""What a reader of the same bytes could not tell either."""


@pytest.mark.parametrize(("language", "encoding", "line"), lines())
def test_a_sentence_tells_the_encoding_that_it_was_written_in(language: str, encoding: str, line: str):
    payload = written(line, encoding)
    right = read(payload) == payload.decode(encoding)
    assert right != ((language, encoding, line[:10]) in KNOWN_WRONG)


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859_1"])
@pytest.mark.parametrize("word", FOREIGN)
def test_one_foreign_word_in_an_english_book_makes_it_no_book_of_another_alphabet(word: str, encoding: str):
    book = ENGLISH * 8 + word + " " + ENGLISH * 8
    payload = book.encode(encoding, "ignore")
    assert read(payload) == payload.decode("cp1252")


def test_a_few_words_of_another_alphabet_in_a_latin_text_are_read():
    for encoding, words in {
        "cp1251": "Начальник порта",
        "cp1253": "ο λιμενάρχης είπε",
        "cp1250": "loď už odplula",
    }.items():
        book = ENGLISH + words + ", " + words + ". "
        assert read(book.encode(encoding)) == book
