"""Subtitles and timed transcripts: the words in their order, joined to paragraphs, with their times."""

from __future__ import annotations

import json

import pytest
from formats_built import reading_of, shape
from hypothesis import given
from hypothesis import strategies as st

from loccit.errors import UnreadableError
from loccit.model import About
from loccit.readers import is_document, read, timed

LINES = ("The gate has been shut since May.", "Nobody told the boats.", "They wait at the lower quay.")


def vtt(*cues: str, head: str = "WEBVTT", step: int = 3) -> bytes:
    """A file with a cue every `step` seconds, each on until the next one."""
    blocks = [f"{time(at * step)} --> {time(at * step + 3)}\n{words}" for at, words in enumerate(cues)]
    return "\n\n".join([head, *blocks, ""]).encode()


def time(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"


def said(payload: bytes, name: str = "talk.vtt") -> list[str]:
    """The words of each block."""
    return [words for _, _, words in shape(reading_of(payload, name))]


def marks(payload: bytes, name: str = "talk.vtt") -> list[tuple[str, str]]:
    """What is known of the turn of each block, and its words."""
    reading = reading_of(payload, name)
    known = timed(reading)
    return [(known[block.start], reading.text[block.start : block.end]) for block in reading.blocks]


# ---- which files are subtitles


FORMS = {
    "a.vtt": "WEBVTT\n\n00:01.500 --> 00:04.000\n{0}\n\n00:04.000 --> 00:06.000\n{1}\n",
    "b.srt": "1\n00:00:01,500 --> 00:00:04,000\n{0}\n\n2\n00:00:04,000 --> 00:00:06,000\n{1}\n",
    "without-numbers.srt": "00:00:01,500 --> 00:00:04,000\n{0}\n\n00:00:04,000 --> 00:00:06,000\n{1}\n",
    "without-empty-lines.srt": "1\n00:00:01,500 --> 00:00:04,000\n{0}\n2\n00:00:04,000 --> 00:00:06,000\n{1}\n",
    "without-empty-lines.vtt": "WEBVTT\n\n00:01.500 --> 00:04.000\n{0}\n00:04.000 --> 00:06.000\n{1}\n",
    "stops.srt": "1\n0:0:1.5 --> 0:0:4.0\n{0}\n\n2\n0:0:4.0 --> 0:0:6.0\n{1}\n",
    "places.srt": "1\n00:00:01,500 --> 00:00:04,000 X1:40 X2:600\n{0}\n\n2\n00:00:04,000 --> 00:00:06,000\n{1}\n",
    "millionths.srt": "1\n0:00:01,500000 --> 0:00:04,000000\n{0}\n\n2\n0:00:04,000000 --> 0:00:06,000000\n{1}\n",
    "c.sbv": "0:00:01.500,0:00:04.000\n{0}\n\n0:00:04.000,0:00:06.000\n{1}\n",
    "no-name-of-ours": "1\n00:00:01,500 --> 00:00:04,000\n{0}\n\n2\n00:00:04,000 --> 00:00:06,000\n{1}\n",
}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_form_is_read_in_any_encoding(name: str, encoding: str, end: str):
    payload = FORMS[name].format("The gate has been shut", "since the ice of May.").replace("\n", end)
    reading = reading_of(payload.encode(encoding), name)
    assert (reading.format, reading.text) == ("subtitles", "The gate has been shut since the ice of May.")
    assert [block.locator for block in reading.blocks] == ["time 00:00:01"]


@pytest.mark.parametrize(
    "words",
    [
        "WEBVTT\n\nNOTE nothing is said here\n",
        "Boats came at 10:30 --> they left.\n\nNobody counted them, and nobody asked.",
        "The file begins so:\n\n1\n00:00:01,000 --> 00:00:02,000\nAhoy\n",
        '{"segments": [{"name": "upper quay"}]}',
        '{"segments": [{"start": 1, "end": 2, "text": "Ahoy"}, {"start": 3}]}',
        '{"segments": [{"start": 1,',
        '{"segments": [{"start": 0, "end": 4, "text": "Ahoy"}, {"start": 5, "end": 9, "text": "Skarne"}]}',
        '[{"start": 0.5, "end": 4}]',
        '{"chunks": "0.5", "segments": [{"start": 0.5, "end": true, "text": 5}]}',
    ],
)
def test_a_file_without_a_cue_falls_to_text(words: str):
    assert read(words.encode(), About(name="talk.txt")).format == "text"
    if "-->" not in words:
        assert read(words.encode(), About(name="talk.vtt")).format == "text"
        assert read(words.encode(), About(name="talk.json")).format == "text"


def test_timed_text_without_a_paragraph_is_none():
    assert read(b'<tt xmlns="http://www.w3.org/ns/ttml"><body>Ahoy</body></tt>', About(name="a.ttml")).format != "ttml"


def test_a_name_of_ours_and_one_cue_anywhere_are_enough():
    assert said(b"Made for the harbour\n\n1\n00:00:01,000 --> 00:00:02,000\nAhoy.\n", "a.srt") == [
        "Made for the harbour Ahoy."
    ]


def test_a_file_of_twenty_megabytes_is_refused_with_the_next_step():
    payload = vtt(*LINES) + b"\n" * 20_000_000
    with pytest.raises(UnreadableError, match=r"limit is 16,000,000") as refused:
        read(payload, About(name="talk.vtt"))
    assert refused.value.code == "R104"


@pytest.mark.parametrize("name", ["talk.vtt", "talk.json"])
def test_cues_without_words_are_no_document(name: str):
    empty = {"talk.vtt": vtt("", " "), "talk.json": b'{"segments": [{"start": 0.0, "end": 1, "text": " "}]}'}
    with pytest.raises(UnreadableError, match="holds no text") as refused:
        read(empty[name], About(name=name))
    assert refused.value.code == "R107"


def test_a_time_that_is_misspelt_loses_no_words():
    payload = b"1\n00:00:01,000 --> 00:00:03,000\nThe gate\n\n2\n00:00:0l,000 --> 00:00:05,000\nis shut.\n"
    reading = reading_of(payload, "a.srt")
    assert reading.text == "The gate is shut."
    assert [(one.code, one.message) for one in reading.findings if one.code == "read_in_part"] == [
        ("read_in_part", "The times of one cue cannot be read; the words stand in the order of the file.")
    ]


# ---- what is no word


def test_notes_styles_regions_and_names_of_cues_are_not_said():
    payload = (
        b"WEBVTT - about the gate\nKind: captions\nLanguage: pt-BR\n\nSTYLE\n::cue { color: red }\n\n"
        b"REGION\nid:fred\n\nNOTE\nchecked by hand\ntwice\n\nintro\n00:01.000 --> 00:02.000 align:start\nThe gate\n\n"
        b"NOTE again\n\n2\n00:02.000 --> 00:03.000\nis shut.\n"
    )
    reading = reading_of(payload, "a.vtt")
    assert reading.text == "The gate is shut."
    assert [(claim.field, claim.value) for claim in reading.claims if claim.field == "language"] == [
        ("language", "pt-BR")
    ]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("<i>The gate</i> <c.yellow.bg_blue>is</c> shut.", "The gate is shut."),
        ('<font color="#ffffff">The gate</font><br/>is shut.', "The gate is shut."),
        ("{\\an8}The gate\\Nis{\\i1} shut.", "The gate is shut."),
        ("The<00:00:01.500><c> gate</c><00:00:02.000><c> is shut.</c>", "The gate is shut."),
        ("Tea &amp; rum, 3 &lt; 4&nbsp;kegs.", "Tea & rum, 3 < 4 kegs."),
        ("\u200eThe gate <LAUGHS> is shut.", "The gate <LAUGHS> is shut."),
        ("The gate\n \nis shut.", "The gate is shut."),
        ("<ruby>潮<rp>(</rp><rt>しお</rt><rp>)</rp></ruby>が引く。", "潮が引く。"),
    ],
)
def test_markup_is_no_word_and_what_is_none_stays(marked: str, words: str):
    assert said(f"1\n00:00:01,000 --> 00:00:03,000\n{marked}\n".encode(), "a.srt") == [words]


def test_the_language_of_a_meeting_is_in_a_note():
    notes = b"WEBVTT\n\nNOTE duration:10\nNOTE language:de-de\n\nNOTE Confidence: 0.9\n\n"
    payload = notes + b"1a/2-0\n00:01.000 --> 00:02.000\nHo."
    reading = reading_of(payload, "a.vtt")
    assert reading.text == "Ho."
    assert [claim.value for claim in reading.claims if claim.field == "language"] == ["de-de"]


def test_a_number_in_the_words_is_no_number_of_a_cue():
    assert said(b"00:00:01,000 --> 00:00:02,000\nThat was in\n1848\n\n00:00:02,000 --> 00:00:03,000\nor so.\n") == [
        "That was in 1848 or so."
    ]


# ---- order


def test_cues_stand_in_the_order_of_their_times_and_equal_ones_in_that_of_the_file():
    payload = (
        b"WEBVTT\n\n00:05.000 --> 00:06.000\nlast.\n\n00:01.000 --> 00:04.000\nFirst\n\n"
        b"00:01.000 --> 00:03.000\nand\n\n00:01.000 --> 00:03.000\nand\n\n00:02.000 --> 00:03.000\nthen\n"
    )
    assert said(payload) == ["First and then last."]


def test_what_is_shown_in_layers_is_said_once():
    cue = "00:01.000 --> 00:03.000\n{}\n\n"
    assert said(("WEBVTT\n\n" + cue.format("Ahoy.") * 2 + "00:04.000 --> 00:05.000\nAhoy.").encode()) == ["Ahoy. Ahoy."]
    broken = cue.format("Ahoy.") * 2 + cue.format("No boats.") + cue.format("Ahoy.")
    assert said(f"WEBVTT\n\n{broken}".encode()) == ["Ahoy. Ahoy. No boats. Ahoy."]


def test_words_may_stand_on_the_line_of_the_times():
    assert said(b"1 00:00:01,000 --> 00:00:02,000 The gate\n2 00:00:02,000 --> 00:00:03,000 is shut.\n", "a") == [
        "The gate is shut."
    ]
    assert said(b"WEBVTT\n\n00:01.000 --> 00:02.000 line:90% align:start <v Ada Lind>Ahoy.") == ["Ada Lind: Ahoy."]


# ---- paragraphs


def test_a_pause_behind_a_sentence_ends_a_paragraph():
    assert said(vtt(*LINES)) == [" ".join(LINES)]
    assert said(vtt(*LINES, step=6)) == list(LINES)


def test_a_pause_inside_a_sentence_ends_none():
    assert said(vtt("The gate has been shut", "since the ice of May.", step=9)) == [
        "The gate has been shut since the ice of May."
    ]


def test_a_long_pause_before_a_capital_ends_one_without_a_stop():
    assert said(vtt("Made by the harbour school", "The gate is shut.", step=9)) == [
        "Made by the harbour school",
        "The gate is shut.",
    ]


def test_a_sentence_ends_a_paragraph_behind_four_hundred_characters_also_inside_a_cue():
    found = reading_of(vtt(*["The gate is shut. And the boats"] * 40), "a.vtt")
    lengths = [block.end - block.start for block in found.blocks]
    assert all(400 <= length < 440 for length in lengths[:-1])
    assert all(found.text[block.start : block.end].endswith("shut.") for block in found.blocks[:-1])
    assert [block.locator for block in found.blocks[:2]] == ["time 00:00:00", "time 00:00:36"]


def test_words_without_stops_end_at_a_pause_or_behind_five_hundred_characters():
    words = "and so the boats went round by the lower quay"
    lengths = [len(one) for one in said(vtt(*[words] * 60))]
    assert all(500 <= length < 560 for length in lengths[:-1])
    assert len(said(vtt(*[words] * 6, step=9))) == 6


def test_a_long_cue_without_stops_is_parted_between_words():
    lengths = [len(one) for one in said(vtt(" ".join(["quay"] * 300), "and so on"))]
    assert all(500 <= length < 510 for length in lengths[:-1])
    assert len(lengths) == 3


ROLLED = (
    "WEBVTT\nKind: captions\nLanguage: en\n\n"
    "00:00:01.000 --> 00:00:03.000 align:start position:0%\n \nthe<00:00:01.500><c> gate</c>\n\n"
    "00:00:03.000 --> 00:00:03.010\nthe gate\n \n\n"
    "00:00:03.010 --> 00:00:05.000\nthe gate\nhas<00:00:03.500><c> been</c><00:00:04.000><c> shut</c>\n\n"
    "00:00:05.000 --> 00:00:05.010\nhas been shut\n \n\n"
    "00:00:05.010 --> 00:00:07.000\nhas been shut\nsince<00:00:06.000><c> may</c>\n"
)


def test_captions_that_roll_up_say_each_line_once():
    assert said(ROLLED.encode()) == ["the gate has been shut since may"]


def test_a_line_that_grows_is_said_once():
    grown = ["the", "the gate", "the gate has been", "the gate has been shut", "since may", "since may again"]
    assert said(vtt(*grown)) == ["the gate has been shut since may again"]


def test_what_is_said_twice_stays():
    assert said(vtt("No boats.", "No boats.", "The gate is shut.", "Who says so?", "The board.", "The board.")) == [
        "No boats. No boats. The gate is shut. Who says so? The board. The board."
    ]


# ---- turns


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        (("- The gate is shut.\n- Who shut it?",), ["The gate is shut.", "Who shut it?"]),
        (("The gate is shut.\n-Who shut it?",), ["The gate is shut.", "Who shut it?"]),
        (("— Ворота закрыты.\n— Кто их закрыл?",), ["Ворота закрыты.", "Кто их закрыл?"]),
        (("-¿Quién la cerró? -Nadie.",), ["¿Quién la cerró?", "Nadie."]),
        (("They came late\n- and why not -", "to the quay."), ["They came late - and why not - to the quay."]),
        ((">> The gate is shut. >> Who\nshut it? >>> In other news,", "no boats."),
         ["The gate is shut.", "Who shut it?", "In other news, no boats."]),
        (("&gt;&gt; The gate is shut.", "&gt;&gt; Who shut it?"), ["The gate is shut.", "Who shut it?"]),
        (("ADA: The gate is shut.\nMARA: Who shut it?",), ["ADA: The gate is shut.", "MARA: Who shut it?"]),
        (("ADA:\nThe gate\nis shut. MARA: Who shut it?",), ["ADA: The gate is shut.", "MARA: Who shut it?"]),
        (("[Ada Lind] The gate is shut.", "[Ada Lind] And the quay?"),
         ["[Ada Lind] The gate is shut.", "[Ada Lind] And the quay?"]),
        (("Remember: the gate", "is shut."), ["Remember: the gate is shut."]),
        (("-5 degrees.\n- 5 boats.",), ["-5 degrees.", "5 boats."]),
    ],
)  # fmt: skip
def test_a_change_of_speaker_begins_a_paragraph(cues: tuple[str, ...], expected: list[str]):
    assert said(vtt(*cues)) == expected


def test_what_stands_below_a_label_may_be_anybodys():
    """In subtitles only who is not seen has a label."""
    assert marks(vtt("ADA: The gate is shut.", "Who shut it?", "MARA: Nobody", "that I know.")) == [
        ("turn", "ADA: The gate is shut."),
        ("turn", "Who shut it?"),
        ("turn", "MARA: Nobody that I know."),
    ]


def test_where_each_change_is_marked_a_turn_goes_on():
    long = "We shut the upper gate because its timber had gone soft below the water line, and because there was ice."
    turns = (f"ADA: {long}", "I shut it.", "MARA: Next question, please!", "Thank you.", f"ADA: {long}", "MARA: Oh.")
    assert marks(vtt(*turns)) == [
        ("turn", f"ADA: {long} I shut it."),
        ("turn", "MARA: Next question, please!"),
        ("turn", "Thank you."),
        ("turn", f"ADA: {long}"),
        ("turn", "MARA: Oh."),
    ]
    by_chevrons = (">> ADA: The gate is shut.", "[bell]", "I shut it.", ">> Why was that?", ">> ADA: Ice.")
    assert marks(vtt(*by_chevrons)) == [
        ("turn", "ADA: The gate is shut."),
        ("sound", "[bell]"),
        ("on", "I shut it."),
        ("turn", "Why was that?"),
        ("turn", "ADA: Ice."),
    ]


def test_a_label_that_stands_once_ends_a_turn_where_its_line_was_begun_on_purpose():
    long = "We shut the upper gate because its timber had gone soft below the water line, and because there was ice."
    turns = (f"ADA: {long}", "MARA: Oh.", f"ADA: {long}", f"And so on.\nNicole: No.\n{long}", "I think.", "MARA: Oh.")
    found = [words for _, words in marks(vtt(*turns))]
    assert found[3:] == [f"Nicole: No. {long} I think.", "MARA: Oh."]
    wrapped = (f"ADA: {long}", "MARA: Oh.", f"ADA: {long}", f"{long}\nProblem: ice.", "I think.", "MARA: Oh.")
    two = [one.replace("Problem", "Signal Angel") for one in wrapped]
    assert "Signal Angel: ice." in [words for _, words in marks(vtt(*two))]
    assert f"{long} {long} Problem: ice. I think." in " ".join(words for _, words in marks(vtt(*wrapped)))


def test_a_known_label_may_lack_its_space():
    cues = ("Ada: The gate is shut.", "Ada: I said so.", "Mara: And when?\nAda:In May.", "See Mara:May.")
    assert said(vtt(*cues)) == [*cues[:2], "Mara: And when?", "Ada:In May.", "See Mara:May."]


def test_what_goes_on_below_a_label_over_more_than_a_paragraph_is_in_doubt():
    cues = [
        "ADA: The gate is shut. And the",
        *["boats wait below it. And the"] * 30,
        "quay.",
        "No.",
        "ADA: Oh.",
        "ADA: Ah.",
    ]
    assert [mark for mark, _ in marks(vtt(*cues))] == ["turn", "", "", "turn", "turn", "turn"]


def test_a_voice_becomes_a_label_before_its_turn():
    payload = vtt("<v.loud Ada Lind>The gate is shut.</v>", "<v Ada Lind>I shut it.", "Who?", "<v Mara Holm>Why?", "")
    assert marks(payload) == [
        ("told", "Ada Lind: The gate is shut. I shut it."),
        ("turn", "Who?"),
        ("told", "Mara Holm: Why?"),
    ]


def test_a_turn_that_pauses_goes_on():
    payload = vtt("<v Ada Lind>The gate is shut.", "<v Ada Lind>I shut it.", step=9)
    assert marks(payload) == [("told", "Ada Lind: The gate is shut."), ("on", "I shut it.")]


def test_a_voice_without_a_name_parts_turns_and_is_not_said():
    one, other = "68f0e9b4-d6de-4cad@72f988bf", "#" * 100_000 + "x"
    assert marks(vtt(f"<v {one}>The gate is shut.</v>", f"<v {other}>Who shut it?</v>")) == [
        ("turn", "The gate is shut."),
        ("turn", "Who shut it?"),
    ]


def test_a_name_before_every_cue_is_said_once_a_turn():
    cues = ("ada: The gate", "ada: has been shut.", "Mara Holm (Mirror): Who shut it?", "ada: Ice. Note: no boats.")
    assert marks(vtt(*cues, "mara said so", "ada: Yes.", "Mara Holm (Mirror): Oh.", "ada: And now?")) == [
        ("told", "ada: The gate has been shut."),
        ("told", "Mara Holm (Mirror): Who shut it?"),
        ("told", "ada: Ice. Note: no boats."),
        ("turn", "mara said so"),
        ("told", "ada: Yes."),
        ("told", "Mara Holm (Mirror): Oh."),
        ("told", "ada: And now?"),
    ]
    bracketed = [
        f"({name})\n{words}" for name, words in zip(("Ada Lind", "Mara Holm") * 2, (*LINES, "Oh."), strict=True)
    ]
    assert marks(vtt(*bracketed))[0] == ("told", f"Ada Lind: {LINES[0]}")


def test_noises_between_sentences_are_nobodys_and_inside_one_they_stay():
    cues = (
        "<v Ada Lind>The gate is shut.",
        "[music] ♪ the tide is low ♪",
        "<v Ada Lind>And the",
        "(bell)",
        "quay too.",
    )
    assert marks(vtt(*cues)) == [
        ("told", "Ada Lind: The gate is shut."),
        ("sound", "[music] ♪ the tide is low ♪"),
        ("on", "And the (bell)"),
        ("turn", "quay too."),
    ]


# ---- timed text, Whisper


def test_timed_text_has_agents_spans_and_times_of_each_kind():
    payload = b"""<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
      xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xml:lang="de" ttp:tickRate="1000" ttp:frameRate="25"><head>
      <metadata><ttm:title>no word</ttm:title><ttm:agent xml:id="a"><ttm:name>Ada Lind</ttm:name></ttm:agent></metadata>
      </head><body><div ttm:agent="a"><p begin="00:01:15.5" end="00:01:17:12">Das Tor<br/>ist
        <span>zu</span>.</p></div>
      <div><p begin="80s" end="80500ms"><metadata>none</metadata>Wer sagt das?</p>
      <p end="95000t"><span begin="90000t">Ich </span>.</p><p begin="2500f">Gut.</p>
      <p begin="?">Niemand.</p></div></body></tt>"""
    reading = reading_of(payload, "a.ttml")
    assert [(block.locator, reading.text[block.start : block.end]) for block in reading.blocks] == [
        ("time 00:00:00", "Niemand."),
        ("time 00:01:15", "Ada Lind: Das Tor ist zu."),
        ("time 00:01:20", "Wer sagt das?"),
        ("time 00:01:30", "Ich ."),
        ("time 00:01:40", "Gut."),
    ]
    assert [(claim.field, claim.value) for claim in reading.claims] == [("language", "de")]


def test_whisper_s_segments_have_times_and_perhaps_speakers():
    segments = [
        {"id": 0, "start": 75.2, "end": 78, "text": " The gate has been shut", "speaker": "Ada Lind"},
        {"id": 1, "start": 78, "end": 80, "text": " since May.", "speaker": "Ada Lind"},
        {"id": 2, "start": 80, "end": 81, "text": " Who shut it?", "speaker": None},
        {"id": 3, "start": float("nan"), "end": 2, "text": ""},
    ]
    payload = json.dumps({"text": "…", "segments": segments, "language": "en"}).encode()
    reading = reading_of(payload, "talk.json")
    assert (reading.format, reading.text) == ("whisper", "Ada Lind: The gate has been shut since May.\n\nWho shut it?")
    assert [block.locator for block in reading.blocks] == ["time 00:01:15", "time 00:01:20"]
    assert [(claim.field, claim.value) for claim in reading.claims] == [("language", "en")]
    assert is_document(payload, About(name="talk.json"))


def test_segments_may_stand_in_a_list_and_be_called_chunks():
    in_list = [{"start": 75.2, "end": 78, "text": " The gate"}, {"start": 78, "end": 80, "text": " is shut."}]
    in_chunks = {
        "chunks": [{"timestamp": [75.2, 78], "text": "The gate"}, {"timestamp": [78, None], "text": "is shut."}]
    }
    for transcript in (in_list, in_chunks):
        reading = reading_of(json.dumps(transcript).encode(), "talk.json")
        assert (reading.format, reading.text, reading.blocks[0].locator) == (
            "whisper",
            "The gate is shut.",
            "time 00:01:15",
        )


# ---- what always holds

WORD = st.from_regex(r"[a-zA-Z]{1,8}[.?]?", fullmatch=True)
SIGNS = st.sampled_from(("", "", "- ", ">> ", "ADA: ", "<v Ada Lind>", "[bell] ", "♪ "))


@given(st.lists(st.tuples(SIGNS, st.lists(WORD, min_size=1, max_size=6), st.integers(0, 40)), min_size=4, max_size=30))
def test_every_word_is_said_once_and_in_its_order(cues: list[tuple[str, list[str], int]]):
    numbered, blocks, at = [], [], 0
    for sign, words, gap in cues:
        said_here = [f"w{len(numbered) + place}{word}" for place, word in enumerate(words)]
        numbered += said_here
        blocks.append(f"{time(at)} --> {time(at + 2)}\n{sign}{' '.join(said_here)}")
        at += gap + 1
    reading = reading_of("\n\n".join(["WEBVTT", *blocks]).encode(), "a.vtt")
    assert [word for word in reading.text.split() if word.startswith("w")] == numbered
    times = [block.locator for block in reading.blocks]
    assert times == sorted(times)
    assert set(timed(reading)) == {block.start for block in reading.blocks}


@given(
    st.lists(
        st.fixed_dictionaries(
            {"start": st.floats() | st.integers(), "end": st.floats() | st.none(), "text": st.text() | st.integers()},
            optional={"speaker": st.text() | st.none(), "timestamp": st.lists(st.floats() | st.none(), max_size=3)},
        )
    )
)
def test_any_segments_are_read_or_are_text(segments: list[dict[str, object]]):
    payload = json.dumps({"segments": [{"start": 0.5, "end": 1.0, "text": "Ahoy."}, *segments]}).encode()
    assert reading_of(payload, "a.json").format in ("whisper", "text")


@given(st.text(alphabet="0123456789:.,->WEBVTNO<v{}\\|/ \n\r♪[]abAB", max_size=300))
def test_any_bytes_are_read_or_refused(words: str):
    payload = ("WEBVTT\n\n00:00.000 --> 00:01.000\nx\n" + words).encode()
    reading_of(payload, "a.vtt")
