"""Saved pages of posts: each passage is its poster's, a quotation is whose it names, what tells of a post is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.api import parse
from loccit.model import Parsed

FORMS = sorted(path for path in (Path(__file__).parent / "posts").glob("*.txt"))
SAID = (
    ("lind_of_skarne", "The third crane stood still on Monday and nobody from the port office came to look at it."),
    ("Mara Holm", "It moved again in the evening. I saw it from the ferry, with a light on its arm."),
    ("pell77", "A light proves little, the rope was cut before the winter and it hangs there to this day."),
)
QUOTED = "No barge has been loaded there since the thaw"
PAGE = """<!DOCTYPE html><html lang="en"><head><title>The third crane - Skarne Board</title></head><body>
<div id="header"><a href="/">Skarne Board</a> <a href="/login">Log in</a></div>
<h1>The third crane</h1>{posts}<div id="footer">Powered by Quay 3</div></body></html>"""
COMMENT = '<li class="comment"><b class="fn">{name}</b> <time>4 March 2036</time><p>{words}</p></li>'
ARTICLE = "".join(
    f"<p>The quay of Skarne has {number} bollards of iron, and the council has paid for none of them in the last "
    "years, as its books show to anybody who asks for them in the old customs house by the river.</p>"
    for number in ("ninety", "eighty", "seventy", "sixty", "fifty", "forty")
)

Told = list[tuple[str | None, str | None, str]]


def built(path: Path, said: tuple[tuple[str, str], ...] = SAID) -> tuple[str, bool]:
    """The page of a form, and whether its third post quotes the first poster."""
    holder, post, quoted = path.read_text("utf-8").split("\n.\n")[:3] if path.read_text("utf-8") else ("", "", "")
    quoted = quoted.strip(".\n")
    posts = [
        post.format(
            n=number,
            name=name,
            slug=(name.split() or ["x"])[0].lower(),
            words=words,
            quoted=quoted.format(name=said[0][0], words=QUOTED) if number == 3 else "",
        )
        for number, (name, words) in enumerate(said, 1)
    ]
    return PAGE.replace("{posts}", holder.replace("{posts}", "\n".join(posts))), bool(quoted)


def told(page: str) -> Told:
    """The voice of each passage, by which rule, and its words."""
    parsed = parse(page.encode(), name="page.html")
    return [(_name(parsed, one.voice), one.voice_how, one.text) for one in parsed.passages]


def _name(parsed: Parsed, voice: int | None) -> str | None:
    return parsed.speakers[voice].name if voice is not None else None


def comments(*said: tuple[str, str], above: str = "") -> str:
    posts = "".join(COMMENT.format(name=name, words=words) for name, words in said)
    return PAGE.replace("{posts}", f"{above}<ol>{posts}</ol>")


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_each_post_is_its_posters_and_nothing_else_of_it_is_a_passage(path: Path) -> None:
    page, quotes = built(path)
    found = told(page)
    posts = [(name, "post", words) for name, words in SAID]
    if quotes:
        posts.insert(2, (SAID[0][0], "block quote", QUOTED))
    if path.stem in TITLED:
        found = [one for one in found if one[2] != "The third crane"]
    assert found == posts


TITLED = frozenset(("vbulletin-3",))
"""Forms that repeat the title of the thread beside the words of each post, with no element between them."""


def test_a_quotation_that_names_nobody_is_nobodys() -> None:
    page = comments(SAID[0], (SAID[1][0], f"<blockquote>{QUOTED}</blockquote><p>{SAID[1][1]}</p>"))
    assert told(page) == [(SAID[0][0], "post", SAID[0][1]), (None, None, QUOTED), (SAID[1][0], "post", SAID[1][1])]


@pytest.mark.parametrize(
    "head",
    [
        "lind_of_skarne wrote:", "lind_of_skarne said:", "Originally posted by lind_of_skarne",
        "Quote from: lind_of_skarne on March 04, 2036, 10:11:20 AM", "Zitat von lind_of_skarne",
        "lind_of_skarne schrieb am 04.03.2036:", "lind_of_skarne a écrit :", "lind_of_skarne escribió:",
        "lind_of_skarne ha scritto:", "lind_of_skarne escreveu:", "lind_of_skarne писал(а):",
        "(04-03-2036, 10:11 AM)lind_of_skarne Wrote:", "On 3/4/2036 at 10:11 AM, lind_of_skarne said:",
        "Am 04.03.2036 um 10:11 schrieb lind_of_skarne:",
    ],
)  # fmt: skip
def test_the_head_of_a_quotation_names_whose_it_is(head: str) -> None:
    page = comments(
        SAID[0], (SAID[1][0], f"<blockquote><cite>{head}</cite><p>{QUOTED}</p></blockquote><p>{SAID[1][1]}</p>")
    )
    assert told(page)[1:] == [(SAID[0][0], "block quote", QUOTED), (SAID[1][0], "post", SAID[1][1])]


@pytest.mark.parametrize("head", ["Nobody said that this was easy", "On Tuesday she said:"])
def test_a_sentence_above_a_quotation_is_no_poster(head: str) -> None:
    page = comments(SAID[0], (SAID[1][0], f"<blockquote><p>{head}</p><p>{QUOTED}</p></blockquote><p>{SAID[1][1]}</p>"))
    assert (None, None, QUOTED) in told(page)


def test_comments_below_an_article_are_never_its_authors() -> None:
    byline = '<p class="byline">By <span class="author">Ada Lind</span></p>'
    found = told(comments(*SAID, above=f"<article>{byline}{ARTICLE}</article>"))
    voices = {words: voice for voice, _, words in found}
    assert {voice for voice, _, words in found if words.startswith("The quay of Skarne")} == {"Ada Lind"}
    assert all(voices.get(words, name) == name for name, words in SAID)


def test_a_lone_comment_below_an_article_is_whoever_comments() -> None:
    byline = '<p class="byline">By <span class="author">Ada Lind</span></p>'
    page = comments(SAID[1], above=f"<article>{byline}{ARTICLE}</article>").replace("<ol>", "<div>")
    assert {voice for voice, _, words in told(page) if words == SAID[1][1]} <= {SAID[1][0]}


def test_who_is_not_named_is_nobody() -> None:
    found = told(comments(("Anonymous", SAID[0][1]), SAID[1], SAID[2], ("Gast", "No tide has been so low in years.")))
    assert [voice for voice, _, _ in found] == [None, "Mara Holm", "pell77", None]


def test_a_post_that_names_two_persons_is_nobodys() -> None:
    both = '<b class="fn">Jon Orne</b> <b class="fn">Ada Vell</b>'
    odd = f'<li class="comment">{both} <time>4 March 2036</time><p>The gate was shut by one of us.</p></li>'
    found = told(comments(*SAID, (SAID[0][0], "It was not.")).replace("</ol>", f"{odd}</ol>"))
    assert found[-1] == (None, None, "The gate was shut by one of us.")


def test_a_message_that_goes_on_is_of_the_sender_before() -> None:
    message = '<div class="message {more}"><div class="date">10:1{n}</div>{name}<div class="text">{words}</div></div>'
    named = [
        message.format(more="", n=n, name=f'<div class="from_name">{name}</div>', words=words)
        for n, (name, words) in enumerate(SAID, 1)
    ]
    joined = message.format(more="joined", n=4, name="", words="And the winter was long.")
    alone = message.format(more="", n=5, name="", words="Somebody left the harbour.")
    found = told(PAGE.replace("{posts}", f"<div>{''.join(named)}{joined}{alone}</div>"))
    assert [voice for voice, _, _ in found] == [*(name for name, _ in SAID), "pell77", None]


INNER = (
    '<li class="remark"><span class="copy">{words}</span> – <a class="comment-user" href="/users/9/orne">Orne</a> '
    "<time>5 March</time></li>"
)
ANSWER = (
    '<div class="answer"><div class="prose"><p>{words}</p></div><a itemprop="author" href="/users/{n}/x">{name}</a> '
    "<time>4 March 2036</time><ul>{inner}</ul></div>"
)
DOUBTS = ("I doubt that the crane moves.", "No ferry runs so late in winter.", "Ropes are cut every year here.")


def test_a_comment_below_an_answer_is_whoever_comments() -> None:
    posts = zip(SAID, DOUBTS, strict=True)
    page = "".join(
        ANSWER.format(n=n, name=name, words=words, inner=INNER.format(words=doubt))
        for n, ((name, words), doubt) in enumerate(posts, 1)
    )
    found = {words: voice for voice, _, words in told(PAGE.replace("{posts}", page))}
    assert [found[words] for _, words in SAID] == [name for name, _ in SAID]
    assert [found[words] for words in DOUBTS] == ["Orne"] * 3


def test_long_words_in_a_post_that_are_not_its_own_stay_passages_of_nobody() -> None:
    long = "No boat has come up the river since the ice broke, and whoever says otherwise has not been at the gate."
    found = told(comments(*SAID).replace("</li>", f'<div class="extra">{long}</div></li>', 1))
    assert (None, None, long) in found


def test_pronouns_and_i_do_not_look_into_another_post() -> None:
    parsed = parse(
        comments(
            ("Mara Holm", "I told the harbour office: “The rope is new.” Jon Orne was there."),
            ("pell77", "That is not so. He said: “The rope is old.”"),
        ).encode(),
        name="page.html",
    )
    said = {one.text: _name(parsed, one.speaker) for one in parsed.quotations}
    assert said == {"“The rope is new.”": "Mara Holm", "“The rope is old.”": None}


def test_a_handle_is_nobody_of_whom_a_post_speaks() -> None:
    parsed = parse(
        comments(("lind", "The gate was open."), ("pell77", "As Ada Lind said, “the gate was shut”.")).encode(),
        name="page.html",
    )
    assert [_name(parsed, one.voice) for one in parsed.passages] == ["lind", "pell77"]
    assert [_name(parsed, one.speaker) for one in parsed.quotations] == ["Ada Lind"]


def test_authors_of_comments_that_linked_data_states_count() -> None:
    stated = {
        "@type": "DiscussionForumPosting",
        "author": {"@type": "Person", "name": SAID[0][0]},
        "text": SAID[0][1],
        "comment": [
            {"@type": "Comment", "author": {"name": name}, "text": f"<p>{words}</p>"} for name, words in SAID[1:]
        ],
    }
    plain = "".join(f"<div><p>{words}</p></div>" for _, words in SAID)
    page = PAGE.replace("{posts}", f'<script type="application/ld+json">{json.dumps(stated)}</script>{plain}')
    assert told(page) == [(name, "post", words) for name, words in SAID]


@pytest.mark.parametrize(
    "broken", ["{", '{"@type": "Comment"}', '{"@type": "Comment", "author": 3, "text": "x"}', "[]"]
)
def test_broken_linked_data_names_nobody(broken: str) -> None:
    script = f'<script type="application/ld+json">{broken}</script><script>"@type": "Comment"</script>'
    assert told(PAGE.replace("{posts}", f"{script}<p>{SAID[0][1]}</p>")) == [(None, None, SAID[0][1])]


def test_teasers_with_authors_are_no_posts() -> None:
    teaser = (
        '<div class="story"><h3><a href="/{n}">The crane of Skarne, part {n} of a long story</a></h3>'
        '<span class="author">{name}</span> <time>4 March 2036</time><p>{words}</p></div>'
    )
    page = "".join(teaser.format(n=n, name=name, words=words) for n, (name, words) in enumerate(SAID))
    assert not {how for _, how, _ in told(PAGE.replace("{posts}", page))} & {"post"}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("Mara Holm", "pell77", "lind_of_skarne", "Guest", "")),
            st.text(st.sampled_from("abc de. :“”<>\n"), max_size=60),
        ),
        max_size=8,
    ),
    st.sampled_from(FORMS),
)
def test_whatever_is_posted_nobody_else_has_it(posts: list[tuple[str, str]], path: Path) -> None:
    """Nothing is lost or crossed, and a voice is one of the posters'."""
    marked = [(name, f"{words.replace('<', '').replace('>', '')} q{at}q") for at, (name, words) in enumerate(posts)]
    page, _ = built(path, tuple(marked)) if marked else (PAGE, False)
    parsed = parse(page.encode(), name="page.html")
    for passage in parsed.passages:
        for at, (name, _) in enumerate(marked):
            if name and f" q{at}q" in passage.text and passage.voice_how == "post":
                assert _name(parsed, passage.voice) == name
