"""A post of another site that a page shows is its poster's words, never those of the page's author."""

from __future__ import annotations

import pytest

from loccit.api import parse

WORDS = "The tar smells of profit, whatever the council says of it."
TWEET = '<blockquote class="twitter-tweet"><p>{words}</p>{by} <a href="https://example.org/1">3 March</a></blockquote>'
ABOVE = "".join(
    f"<p>The quay of Skarne has {number} bollards of iron, and the council has paid for none of them in the last "
    "years, as its books show to anybody who asks for them in the old customs house by the river.</p>"
    for number in ("ninety", "eighty", "seventy", "sixty")
)


def voices(*posts: str) -> list[tuple[str, str | None]]:
    page = (
        '<html lang="en"><head><title>Tar</title><meta name="author" content="Odd Brekke"></head><body><article>'
        f"<h1>Tar</h1>{ABOVE}{''.join(posts)}<p>The council meets again in April, and it will look at its books.</p>"
        "</article></body></html>"
    )
    parsed = parse(page.encode(), name="tar.html")
    return [
        (one.text, parsed.speakers[one.voice].name if one.voice is not None else None)
        for one in parsed.passages
        if one.role == "block_quote"
    ]


@pytest.mark.parametrize(
    ("by", "name"),
    [
        ("&mdash; Ada Lind (@lind)", "Ada Lind"),
        ("— Ada Lind 🦀 (@lind)", "Ada Lind"),
        ("— the crane (@crane)", "the crane"),
        ("— 🦀 (@crane.s)", "@crane.s"),
        ("A post shared by Ada Lind (@lind)", "Ada Lind"),
        ("Ein Beitrag geteilt von La Barque de Skarne (@barque)", "La Barque de Skarne"),
        ("Una publicación compartida de Ada Lind (@lind)", "Ada Lind"),
        ("Seen at the quay (@quay)", None),
        ("", None),
    ],
)
def test_a_post_is_its_posters(by, name):
    assert voices(TWEET.format(words=WORDS, by=by))[0] == (WORDS, name)


def test_the_line_that_names_the_poster_is_nobodys():
    by = "— Ada Lind (@lind)"
    assert voices(TWEET.format(words=WORDS, by=by))[1] == (f"{by} 3 March", None)


def test_each_of_two_posts_is_its_own_posters():
    first, second = (TWEET.format(words=words, by=by) for words, by in ((WORDS, "— Ada Lind (@lind)"), ("No.", "")))
    other = TWEET.format(words="The books are in order.</p><p>They were last year.", by="— Jon Holm (@holm)")
    said = {words: name for words, name in voices(first, second, other)}
    assert said[WORDS] == "Ada Lind"
    assert (said["The books are in order."], said["They were last year."]) == ("Jon Holm", "Jon Holm")
