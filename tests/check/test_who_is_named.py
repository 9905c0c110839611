"""Two who speak in one source: a draft that names both, in many frames, is told by whom of them it gives words to."""

from __future__ import annotations

from pathlib import Path

import pytest
from archived_texts import archived, codes

from loccit.db.quotable import Quotables

TEXT = (
    "The Light at Skarne\n\n"
    "“The lamp must never go dark while one boat is at sea,” said Ada Lind, the keeper of the light.\n\n"
    "Jon Pell, the harbour master, said: “Every crown we burn up there is missing on the quay.”"
)
QUOTED = "“the lamp must never go dark while one boat is at sea” [@]"
FULL = "“The lamp must never go dark while one boat is at sea.” [@]"
FRAMES = [
    "{Y} disagreed with {X}, who had said that {q}.",
    "{Y} objected to {X}’s claim that {q}.",
    "{Y} listened while {X} said: {Q}",
    "{Y} sat beside {X}, who was saying: {Q}",
    "{Y} and the pilots fell out with the Board when {X} said that {q}.",
    "{Y} heard {X} say that {q}.",
    "{Y} criticised {X} for saying that {q}.",
    "{Y} might have listened to {X}: {Q}",
    "{Y} knows {X}’s view: {Q}",
    "{Y} was contradicted by {X}: {Q}",
    "{Y}’s plan met with a word from {X}: {Q}",
    "It was not {Y} but {X} who said that {q}.",
    "According to {X}, who is no friend of {Y}, {q}.",
    "{Q} That is what {X} told {Y}.",
    "{X}’s letter to {Y} says that {q}.",
    "{Y}, wrote {X}, {q}.",
    "It fell to {X}, too, to tell {Y} that {q}.",
    "{Q} That is how {X}, who has no time for {Y}, puts it.",
    "{X} remembers {Y} well: {Q}",
]
ALONE = [
    "{X} knows the coast. In {own} view, {q}.",
    "{Q} Those were {X}’s words.",
    "{Q} ({X})",
    "- {Q} ({X})",
    "{Q} — {X}",
    "{Q} So said {X}.",
    "The words {q} are {X}’s.",
    "The last word belongs to {X}: {Q}",
    "The testimony of {X} was clear: {Q}",
    "| Words | Who |\n|---|---|\n| {Q} | {X} |",
    "Ada Lind and Jon Pell differ.\n\n### {last}\n\n{Q}",
    "Ada Lind and Jon Pell differ.\n\n*{Q}*\n\n— {last}",
    "Ada Lind and Jon Pell differ.\n\nOne of them is sure: {Q}[^1]\n\n[^1]: {last}, quoted in [@].",
]
NOBODYS = [
    "Jon Pell may not like it, but {q}.",
    "Whatever Jon Pell may think, {q}.",
    "Somebody told Jon Pell that {q}.",
    "Opponents of Jon Pell argue that {q}.",
    "Jon Pell was not there when it was said that {q}.",
    "Jon Pell has never answered the charge that {q}.",
    "Jon Pell never said that {q}.",
    "Jon Pell heard the answer from the keeper: {Q}",
    "Jon Pell quoted the keeper: {Q}",
    "Jon Pell remembers the keeper’s words: {Q}",
    "{Q} Jon Pell was not pleased.",
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("named"), {"light": TEXT})


def _verdict(archive: Quotables, frame: str, **names: str) -> set[str]:
    found = codes(archive, "“The lamp", frame.format(q=QUOTED, Q=FULL, **names))
    return set(found) - {"check_figure"}


@pytest.mark.parametrize("frame", FRAMES)
def test_of_two_the_one_is_compared_to_whom_the_words_are_given(archive: Quotables, frame: str):
    assert _verdict(archive, frame, X="Ada Lind", Y="Jon Pell") <= {"exact", "typography"}
    assert _verdict(archive, frame, X="Jon Pell", Y="Ada Lind") == {"wrong_speaker"}


@pytest.mark.parametrize("frame", ALONE)
def test_a_name_that_stands_apart_from_the_words_is_compared(archive: Quotables, frame: str):
    assert _verdict(archive, frame, X="Ada Lind", last="Lind", own="her") <= {"exact", "typography"}
    assert _verdict(archive, frame, X="Jon Pell", last="Pell", own="his") == {"wrong_speaker"}


@pytest.mark.parametrize("frame", NOBODYS)
def test_who_is_only_mentioned_is_given_no_words(archive: Quotables, frame: str):
    assert _verdict(archive, frame) <= {"exact", "typography"}


IN_GERMAN = (
    "Das Licht von Skarne\n\n"
    "„Die Lampe darf nie ausgehen, solange ein Boot auf See ist“, sagte Ada Lind, die Wärterin.\n\n"
    "Jon Pell, der Hafenmeister, sagte: „Jede Krone, die oben verbrennt, fehlt unten am Kai.“"
)
GERMAN = "„Die Lampe darf nie ausgehen, solange ein Boot auf See ist“ [@]"
OF_TWO_IN_GERMAN = [
    "{Y} hörte zu, als {X} sagte: {q}.",
    "{Y} bekam von {X} zu hören: {q}.",
    "{Y} wurde von {X} unterbrochen: {q}.",
    "{Y} kritisierte {X} für den Satz: {q}.",
    "Anders als {Y} sagt {X}: {q}.",
    "In einem Brief an {Y} schrieb {X}: {q}.",
]
NOBODYS_IN_GERMAN = [
    "Man sagte Jon Pell: {q}.",
    "Jon Pell bekam zu hören: {q}.",
    "Jon Pell zitierte die Wärterin: {q}.",
    "Jon Pell erinnert sich an die Worte der Wärterin: {q}.",
    "Jon Pell war nicht dabei, als es hieß: {q}.",
    "Viele sahen Jon Pell als {q}.",
    "Käme Jon Pell, {q}.",
    "Ada Lind kennt die Küste. Ihre Antwort: {q}.",
]


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("german"), {"licht": IN_GERMAN})


@pytest.mark.parametrize("frame", OF_TWO_IN_GERMAN)
def test_of_two_the_one_is_compared_in_german(german: Quotables, frame: str):
    assert set(codes(german, "„Die Lampe", frame.format(q=GERMAN, X="Ada Lind", Y="Jon Pell"))) == {"exact"}
    assert set(codes(german, "„Die Lampe", frame.format(q=GERMAN, X="Jon Pell", Y="Ada Lind"))) == {"wrong_speaker"}


@pytest.mark.parametrize("frame", NOBODYS_IN_GERMAN)
def test_who_is_only_mentioned_is_given_no_words_in_german(german: Quotables, frame: str):
    assert set(codes(german, "„Die Lampe", frame.format(q=GERMAN))) == {"exact"}


def test_a_pronoun_behind_its_verb_means_whom_the_sentence_before_is_about(german: Quotables):
    draft = "{} schüttelt den Kopf. „Die Lampe darf nie ausgehen“, sagt {} [@]."
    assert codes(german, "„Die Lampe", draft.format("Jon Pell", "er")) == ["wrong_speaker"]
    assert codes(german, "„Die Lampe", draft.format("Ada Lind", "sie")) != ["wrong_speaker"]


def test_an_identifier_ends_a_sentence_before_a_quotation_that_begins_one(archive: Quotables):
    """Who is named behind the second one says nothing of the first."""
    draft = "Ada Lind spoke. “The lamp must never go dark while one boat is at sea.” [@] “{}” was how Jon Pell put it."
    assert codes(archive, "“The lamp", draft.format("Every crown is missing on the quay"))[0] == "exact"


def test_names_are_compared_across_scripts(tmp_path: Path):
    """As English, German and French write them."""
    text = (
        "Разговор о маяке\n\nЛИХАЧЁВА: Лампа не должна гаснуть ни на одну ночь.\n\nКАПЛАН: Масло стоит дорого.\n\n"
        "ЛИХАЧЁВА: Но лодки стоят дороже.\n\nКАПЛАН: Лодки не мои."
    )
    russian = archived(tmp_path, {"маяк": text})
    draft = "{} said: “Лампа не должна гаснуть ни на одну ночь” [@]."
    for name in ("Vera Likhacheva", "Likhachova", "Wera Lichatschowa", "Вера Лихачёва"):
        assert "wrong_speaker" not in codes(russian, "ЛИХАЧЁВА: Лампа", draft.format(name)), name
    assert codes(russian, "ЛИХАЧЁВА: Лампа", draft.format("Каплан")) == ["wrong_speaker"]


def test_a_block_quotation_is_led_to_by_the_last_sentence_before_it(archive: Quotables):
    """Not by one further up, which has words of its own."""
    draft = "“A careful woman,” says Jon Pell. Her rule in one sentence:\n\n> The lamp must never go dark [@].\n"
    assert codes(archive, "“The lamp", draft)[-1] != "wrong_speaker"


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        ("Her view is known. “The lamp must never go dark while one boat is at sea,” she says [@].", "exact"),
        ("The boy is blunter. “The lamp must never go dark while one boat is at sea,” he says [@].", "wrong_speaker"),
        ("His last word was this: “The lamp must never go dark while one boat is at sea” [@].", "wrong_speaker"),
        ("Her last word was this: “The lamp must never go dark while one boat is at sea” [@].", "exact"),
    ],
)
def test_a_pronoun_of_the_other_gender_gives_words_to_somebody_else(tmp_path: Path, draft: str, code: str):
    """Where the source has a pronoun itself."""
    text = (
        "The Light\n\nAda Lind keeps the light of Skarne. “The lamp must never go dark while one boat is at sea,”"
        " she said."
    )
    assert codes(archived(tmp_path, {"light": text}), "Ada Lind keeps", draft) == [code]
