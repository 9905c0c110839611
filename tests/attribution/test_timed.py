"""Whose words the paragraphs of subtitles and timed transcripts are: the labels that name somebody, and nobody else."""

from __future__ import annotations

import pytest

from loccit.api import parse
from loccit.attribution.texts.timed import is_anonymous


def voices(*cues: str, step: int = 3, language: str = "en") -> list[tuple[str | None, str]]:
    """Who speaks in each passage, and its words; a cue every `step` seconds, each on for three."""
    blocks = [f"00:{at * step:02}.000 --> 00:{at * step + 3:02}.000\n{words}" for at, words in enumerate(cues)]
    return voices_of("\n\n".join([f"WEBVTT\nLanguage: {language}", *blocks]), "talk.vtt")


def voices_of(words: str, name: str) -> list[tuple[str | None, str]]:
    parsed = parse(words.encode(), name=name)
    return [(parsed.speakers[one.voice].name if one.voice is not None else None, one.text) for one in parsed.passages]


def test_a_single_voice_of_the_markup_is_certain():
    assert voices("<v Ada Lind>The gate is shut.", "Who shut it?") == [
        ("Ada Lind", "Ada Lind: The gate is shut."),
        (None, "Who shut it?"),
    ]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Lind, Ada", "Ada Lind"),
        ("Ada Lind (Mirror) [HOST]", "Ada Lind"),
        ("Ada: Lind", "Ada Lind"),
        ("Ada Lind | Skarne Mirror", "Ada Lind"),
        ("ada77 | MIRROR", "ada77"),
        ("Lind - Mirror", "Lind"),
        ("Manu", "Manu"),
        ("ADA LIND", "Ada Lind"),
        ("ada", "ada"),
        ("李明", "李明"),
    ],
)
def test_a_voice_is_whose_name_it_holds(label: str, name: str):
    found = voices(f"<v {label}>The gate is shut, I think.", "<v Mara Holm>She said it was shut.")
    assert [voice for voice, _ in found] == [name, "Mara Holm"]


def test_what_stands_beside_a_name_tells_two_of_one_name_apart():
    found = voices("<v Ada | Mirror>The gate is shut.", "<v Ada | Board>I shut it.", "<v Ada | Mirror>Why?")
    assert [voice for voice, _ in found] == ["Ada | Mirror", "Ada | Board", "Ada | Mirror"]


def test_two_names_of_the_markup_are_two_speakers():
    found = voices(
        "<v Ada>Ask Ada of it.", "<v Ada Lind>I was asked.", "<v Lind>Ask Ada.", "<v Mara Holm>Ada Lind came."
    )
    assert [voice for voice, _ in found] == ["Ada", "Ada Lind", "Lind", "Mara Holm"]


def test_a_turn_has_its_voice_over_noises_and_paragraphs():
    said = "I have said so since the ice of May, and nobody has come to see the gate or the chain. " * 6
    found = voices("<v Ada Lind>The gate is shut.", "[bell]", f"<v Ada Lind>{said.strip()}", "<v Mara Holm>Why?")
    assert [voice for voice, _ in found] == ["Ada Lind", None, "Ada Lind", "Ada Lind", "Mara Holm"]
    assert [words[:10] for _, words in found] == ["Ada Lind: ", "[bell]", "I have sai", "I have sai", "Mara Holm:"]


def test_captions_of_television_name_who_speaks_until_somebody_else_does():
    found = voices(
        ">> MARA HOLM: Why was nobody told of the gate?",
        ">> ADA LIND, PORT WARDEN: We shut it in May.",
        "I shut it myself, and I told the board.",
        ">> And then what?",
        "I asked you.",
        ">> ADA LIND: Nothing.",
    )
    assert found == [
        ("Mara Holm", "MARA HOLM: Why was nobody told of the gate?"),
        ("Ada Lind", "ADA LIND, PORT WARDEN: We shut it in May. I shut it myself, and I told the board."),
        (None, "And then what? I asked you."),
        ("Ada Lind", "ADA LIND: Nothing."),
    ]


def test_what_says_i_below_a_label_of_a_film_is_nobodys():
    found = voices(
        "ADA: The gate is shut.", "I do not believe it.", "ADA: It is.", "- I saw it.\n- I did not.", "MARA: Oh!"
    )
    assert found == [
        ("Ada", "ADA: The gate is shut."),
        (None, "I do not believe it."),
        ("Ada", "ADA: It is."),
        (None, "I saw it."),
        (None, "I did not."),
        ("Mara", "MARA: Oh!"),
    ]


def test_a_name_in_brackets_is_a_person_s_where_it_is_no_noise():
    found = voices("[Ada Lind] The gate is shut.", "[Laughter] Who shut it?", "[Laughter] Nobody.", "[Ada] No.")
    assert [voice for voice, _ in found] == ["Ada Lind", None, None, None]


@pytest.mark.parametrize(
    "label",
    [
        "MAN",
        "WOMAN 2",
        "ALL",
        "NARRATOR",
        "Speaker 1",
        "SPRECHERIN",
        "HOMME",
        "MUJER 2",
        "DONNA",
        "LA FOULE",
        "TODOS",
        "ДИКТОР",
    ],
)
def test_a_label_that_names_nobody_has_no_voice(label: str):
    found = voices(f"{label}: The gate is shut.", "MARA: Who shut it?", f"{label}: The board.", "MARA: When?")
    assert [voice for voice, _ in found] == [None, "Mara", None, "Mara"]
    assert is_anonymous(label)


def test_speakers_that_are_numbered_are_nobody_and_do_not_take_up_a_turn():
    segments = ", ".join(
        f'{{"start": {at}.5, "end": {at + 1}, "text": "{words}", "speaker": "{name}"}}'
        for at, (name, words) in enumerate(
            [("Ada Lind", "The gate is shut."), ("SPEAKER_01", "I shut it."), ("SPEAKER_02", "I did not.")]
        )
    )
    assert voices_of(f'{{"segments": [{segments}], "language": "en"}}', "talk.json") == [
        ("Ada Lind", "Ada Lind: The gate is shut."),
        (None, "SPEAKER_01: I shut it."),
        (None, "SPEAKER_02: I did not."),
    ]


@pytest.mark.parametrize(
    ("language", "asked", "answered"),
    [
        ("de", "Warum wurde niemand gefragt?", "Ich habe das Tor geschlossen, weil Eis kam."),
        ("fr", "Pourquoi personne n'a rien su ?", "J'ai fermé la porte parce que la glace venait."),
        ("es", "¿Por qué nadie lo supo?", "Yo cerré la puerta porque venía el hielo."),
        ("it", "Perché nessuno lo sapeva?", "Ho chiuso io la porta perché veniva il ghiaccio."),
        ("pt", "Por que ninguém soube?", "Eu fechei a porta porque vinha o gelo."),
        ("ru", "Почему никто не знал?", "Я закрыл ворота, потому что шёл лёд."),
    ],
)
def test_a_meeting_with_a_name_before_every_cue_is_known_in_every_language(language: str, asked: str, answered: str):
    names = ("Мара Хольм", "Осип Линд") if language == "ru" else ("Mara Holm", "Osip Lind")
    found = voices(
        *[f"{name}: {words}" for name, words in zip(names, (asked, answered), strict=True)] * 3, language=language
    )
    assert [voice for voice, _ in found] == [*names] * 3


def test_subtitles_without_a_label_have_no_voice_and_no_author():
    found = voices("Subtitles by Ada Lind", "I was born in Skarne, on 4 May 1931.", "By Jon Holm, they said.", step=9)
    assert [voice for voice, _ in found] == [None, None, None]
    parsed = parse(
        b"WEBVTT\n\n00:01.000 --> 00:02.000\nBy Ada Lind\n\n00:09.000 --> 00:10.000\n4 May 2031.", name="a.vtt"
    )
    assert (parsed.described.authors, parsed.described.published) == ((), None)


def test_what_somebody_quotes_in_a_turn_is_told_by_them():
    parsed = parse(
        b"WEBVTT\n\n00:01.000 --> 00:09.000\n<v Ada Lind>The warden said: \xe2\x80\x9cThe gate stays shut.\xe2\x80\x9d",
        name="a.vtt",
    )
    told = [one for one in parsed.quotations if one.kind == "direct"]
    assert [parsed.speakers[one.reported_by].name for one in told if one.reported_by is not None] == ["Ada Lind"]
