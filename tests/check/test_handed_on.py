"""Through whom words come, and in which ways a draft names them: in other letters, without a noun, in its tongue."""

from __future__ import annotations

from pathlib import Path

import pytest
from archived_texts import archived, codes

from loccit.check.sentences import naming
from loccit.db.quotable import Quotables

TEXTS = {
    "skiff": "Odd Holm told The Skiff magazine that the quay was “a shelf for gulls and nothing else”. He left.",
    "russian": "Ада Линд сказала газете «Северный маяк»: «Мы не закрываем причал до самой осени». И ушла.",
    "turns": (
        "JON PELL: And before the war?\n\n"
        "ADA LIND: Before the war it slept. Edvin Strand used to say that any harbour is a door which somebody forgot"
        " to shut. I never knew what he meant.\n\n"
        "JON PELL: And after it?\n\n"
        "ADA LIND: After it there was the lamp."
    ),
    "paper": "By noon the pier was “a heap of wet matches and very little else”, according to the Skarne Mirror.",
}
DRAFTS = [
    ("skiff", "Odd Holm gave *The Skiff* his view of “a shelf for gulls and nothing else” [@].", "exact"),
    ("skiff", "Odd Holm gave his view of “a shelf for gulls and nothing else” [@].", "second_hand"),
    ("russian", "To *Severny Mayak* Ada Lind said no: «Мы не закрываем причал» [@].", "exact"),
    ("russian", "In an interview Ada Lind said no: «Мы не закрываем причал» [@].", "exact"),
    ("russian", "Ada Lind said no: «Мы не закрываем причал» [@].", "second_hand"),
    ("russian", "Edvin Strand said no: «Мы не закрываем причал» [@].", "wrong_speaker"),
    (
        "turns",
        "Edvin Strand used to say that “any harbour is a door which somebody forgot to shut” [@].",
        "second_hand",
    ),
    (
        "turns",
        "Edvin Strand, as Ada Lind has it, said that “any harbour is a door which somebody forgot” [@].",
        "exact",
    ),
    (
        "turns",
        "It was Edvin Strand, she remembered, who said that “any harbour is a door which somebody” [@].",
        "exact",
    ),
    ("turns", "Ada Lind was asked twice. “Before the war it slept,” she said [@].", "exact"),
    ("paper", "By noon the pier was “a heap of wet matches and very little else” [@].", "second_hand"),
    ("paper", "By noon, the Mirror wrote, the pier was “a heap of wet matches and very little else” [@].", "exact"),
]


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("quay"), TEXTS)


@pytest.mark.parametrize(("name", "draft", "expected"), DRAFTS)
def test_a_draft_says_through_whom_words_come(quay: Quotables, name: str, draft: str, expected: str):
    words = "ADA LIND: Before" if name == "turns" else TEXTS[name][:30]
    assert codes(quay, words, draft) == [expected]


def test_outlets_of_like_name_are_two(tmp_path: Path):
    text = "# Skarne News\n\nOdd Holm told Tide News that the quay was “a shelf for gulls and nothing else”."
    quay = archived(tmp_path, {"news": text})
    assert codes(quay, "Odd Holm", "Odd Holm called it “a shelf for gulls and nothing else” [@].") == ["second_hand"]


def test_a_cyrillic_name_is_known_in_latin_letters():
    assert naming.same_person("Vera Likhacheva", ["Вера Лихачёва"])
    assert naming.same_person("Chernovsky", ["Щепкин", "Осип Черновский"])
    assert not naming.same_person("Anna Gordina", ["Марк Линд"])
