"""Turns of a talk in the forms in which transcripts, recordings and chats write who speaks."""

from __future__ import annotations

import pytest

from loccit.api import parse

ASKED = (
    "Why was nobody told before the boats came up the river?",
    "And how long will the repair of the gate take?",
    "Has the council been asked to pay for any of it?",
)
ANSWERED = (
    "We shut the upper gate because its timber had gone soft below the water line.",
    "It will take eleven weeks, and the boats will have to wait at the lower quay.",
    "The money was set aside two years ago, and nobody asked what it was for.",
)
HOLM, LIND = "Mara Holm", "Ada Lind"
TURNS = [turn for asked, said in zip(ASKED, ANSWERED, strict=True) for turn in ((HOLM, asked), (LIND, said))]


def voices(words: str, name: str) -> list[str | None]:
    """Who speaks in each of the turns, in their order."""
    parsed = parse(words.encode(), name=name)
    said = {turn: next(one.voice for one in parsed.passages if turn in one.text.replace("*", "")) for _, turn in TURNS}
    return [parsed.speakers[voice].name if (voice := said[turn]) is not None else None for _, turn in TURNS]


FORMS = {
    "a time before": "[00:0{at}:12] {name}: {words}",
    "a time in brackets": "{name} (00:0{at}:12): {words}",
    "a line above with a time": "{name}  0:{at}3\n{words}",
    "a line above with a time in brackets": "{name} (0{at}:03):\n{words}",
    "a line above": "{name}\n{words}",
    "a line above with a colon": "{name}:\n{words}",
    "a line above in capitals": "{capitals}\n{words}",
    "captions of television": ">> {capitals}: {words}",
    "an office in capitals": "{capitals}, HOST: {words}",
    "a degree": "{name}, Ph.D: {words}",
    "a description": "{name}, who came by boat: {words}",
    "a message": "12/03/2024, 12:0{at} - {name}: {words}",
    "a column": "{name}\t{words}",
    "a dash": "{name} — {words}",
    "a stop and a dash": "{name}.- {words}",
    "a voice of subtitles": "<v {name}>{words}",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_turn_is_whose_name_is_set_off_before_it(form: str):
    """In plain text."""
    text = "\n\n".join(
        FORMS[form].format(at=at, name=name, capitals=name.upper(), words=words)
        for at, (name, words) in enumerate(TURNS)
    )
    assert voices(text, "talk.txt") == [name for name, _ in TURNS]


MARKED = {
    "bold above": ("talk.md", "**{name}**\n\n{words}"),
    "a heading": ("talk.md", "### {name}\n\n{words}"),
    "bold before": ("talk.md", "**{name}** {words}"),
    "a cell": ("talk.html", "<table><tr><td>{name}</td><td>{words}</td></tr></table>"),
    "a list of terms": ("talk.html", "<dl><dt>{name}</dt><dd>{words}</dd></dl>"),
    "a line of its own": ("talk.html", "<p><strong>{name}</strong><br>{words}</p>"),
}


@pytest.mark.parametrize("form", MARKED)
def test_a_turn_is_whose_name_is_set_off_by_markup(form: str):
    """In Markdown and HTML, below a title."""
    file, shape = MARKED[form]
    title = "# The gate\n\n" if file.endswith(".md") else "<h1>The gate</h1>"
    text = title + "\n\n".join(shape.format(name=name, words=words) for name, words in TURNS)
    assert voices(text, file) == [name for name, _ in TURNS]


def test_initials_are_who_the_title_names():
    """`MH` and `AL`, where the title has both names."""
    short = {HOLM: "MH", LIND: "AL"}
    text = "Oral history: Ada Lind interviewed by Mara Holm\n\n"
    assert voices(text + "\n\n".join(f"{short[name]}: {words}" for name, words in TURNS), "talk.txt") == [
        name for name, _ in TURNS
    ]


@pytest.mark.parametrize(
    "pair", [("Background", "Findings"), ("Case Study", "Next Steps"), ("Pros", "Cons"), ("Example:", "Answer:")]
)
def test_headings_that_come_again_are_nobody(pair: tuple[str, str]):
    """What stands above is no name of a person."""
    heads = {HOLM: pair[0], LIND: pair[1]}
    text = "\n\n".join(f"{heads[name]}\n\n{words}" for name, words in TURNS)
    assert set(voices(f"# The gate\n\n{text}", "report.md")) == {None}


def test_a_heading_ends_the_turn_before_it():
    """What stands below belongs to nobody who spoke above."""
    text = "\n\n".join(f"**{name}**\n\n{words}" for name, words in TURNS)
    parsed = parse(f"# The gate\n\n{text}\n\n## What we know\n\nThe gate was built of larch.".encode(), name="talk.md")
    assert parsed.passages[-1].voice is None
