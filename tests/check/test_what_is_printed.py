"""What a source prints among its words, and how lawyers quote it: pages, changed letters, inner marks, courts."""

from __future__ import annotations

from pathlib import Path

import pytest
from archived_texts import archived, codes
from hypothesis import given
from hypothesis import strategies as st

from loccit.check.words.printed import says_marks_omitted, without_letter_brackets, without_marks, without_pages
from loccit.check.words.tokens import tokens
from loccit.check.words.torn import mended, without_tears
from loccit.db.quotable import Quotables

TEXT = (
    "Holm v. Harbour of Skarne\n\n"
    "The lease of the quay made the board liable [*7] to the Bank of Lowmere for 40 crowns, and it did not [page 12] "
    "pay them by the end of the *8 second year.\n\n"
    "Pell writes that “[t]he change from rope to wire gives the pilot[s] a new duty,” and the tide will [not] wait "
    "for the answer of the board.\n\n"
    "The licence was a “gift with a calendar on it,” and so a gift that the town was bound to take back in time.\n\n"
    "“The quay was let without a vote,” said Judge Ada Lind of the Ninth Circuit, who wrote for the court in Lowmere."
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    home: Path = tmp_path_factory.mktemp("printed")
    return archived(home, {"opinion": TEXT})


@pytest.mark.parametrize(
    ("passage", "draft", "expected"),
    [
        ("The lease", "It “made the board liable to the Bank of Lowmere for 40 crowns” [@].", "typography"),
        ("The lease", "It “made the board liable [*7] to the Bank of Lowmere for 40 crowns” [@].", "edited"),
        ("The lease", "The board “did not pay them by the end of the second year” [@].", "typography"),
        ("The lease", "The board was “liable … for 40 crowns, and it did not pay them by the end” [@].", "edited"),
        ("The lease", "It “made the board liable to the Bank of Lowmere for 400 crowns” [@].", "altered"),
        ("The lease", "The board “did pay them by the end of the second year” [@].", "altered"),
        ("Pell", "It was “the change from rope to wire” that counted [@].", "edited"),
        ("Pell", "“The change from rope to wire gives the pilots a new duty” [@].", "edited"),
        ("Pell", "“[T]he change from rope to wire” was a new duty [@].", "typography"),
        ("Pell", "“The change from wire to rope gives the pilots a new duty” [@].", "altered"),
        ("Pell", "“the tide will wait for the answer of the board” [@].", "altered"),
        ("The licence", "“The licence was a gift with a calendar on it, and so a gift” [@].", "altered"),
        (
            "The licence",
            "“The licence was a gift with a calendar on it, and so a gift” [@] (internal quotation marks omitted).",
            "edited",
        ),
        ("The licence", "“The licence was a gift with a calendar on it, and so a gift” [@] (cleaned up).", "edited"),
        ("The licence", "“The licence was a gift with no calendar on it, and so a gift” [@] (cleaned up).", "altered"),
        ("The licence", "“The licence was a gift with a calendar on it” [@] (emphasis omitted).", "altered"),
        ("“The quay", "The Ninth Circuit held that “the quay was let without a vote” [@].", "typography"),
        ("“The quay", "The UKSC noted that “the quay was let without a vote” [@].", "typography"),
        ("“The quay", "Jon Pell held that “the quay was let without a vote” [@].", "wrong_speaker"),
    ],
)  # fmt: skip
def test_what_is_printed_among_words(archive: Quotables, passage: str, draft: str, expected: str):
    assert codes(archive, passage, draft) == [expected]


def test_what_is_said_of_the_next_quotation_is_not_said_of_this_one(archive: Quotables):
    words = "“The licence was a gift with a calendar on it, and so a gift.” [@]"
    draft = f"{words} {words} (internal quotation marks omitted)."
    assert codes(archive, "The licence", draft) == ["altered", "edited"]


def test_the_next_step_for_inner_marks_names_both_ways(archive: Quotables):
    from loccit.check import check, read_draft

    (row,) = archive.db.execute("select id from passages where text like 'The licence%'").fetchall()
    draft = f"“The licence was a gift with a calendar on it, and so a gift” [@{row[0]}]."
    (verdict,) = check(read_draft(draft.encode(), "draft.md"), archive).verdicts
    assert verdict.next_step == (
        "put the marks inside it as the source has them, or write “(internal quotation marks omitted)” behind it."
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("(internal quotation marks and citations omitted)", True),
        ("(quotation marks omitted)", True),
        ("(internal quotations omitted; emphasis added)", True),
        ("(cleaned up)", True),
        ("(innere Anführungszeichen weggelassen)", True),
        ("(guillemets internes omis)", True),
        ("(comillas internas omitidas)", True),
        ("(virgolette interne omesse)", True),
        ("(aspas internas omitidas)", True),
        ("(внутренние кавычки опущены)", True),
        ("(citations omitted)", False),
        ("the harbour was cleaned, up to a point", False),
        ("(emphasis in the original)", False),
    ],
)
def test_who_says_that_marks_are_omitted(words: str, expected: bool):
    assert says_marks_omitted(words) is expected


_TEXTS = st.text('ab [*]p.7 "“”', max_size=40)


@given(_TEXTS)
def test_words_keep_their_places_and_only_print_is_left_out(text: str):
    whole = tokens(text)
    for made in (without_pages(text), without_letter_brackets(text), without_marks(whole)):
        assert set(made.starts) <= set(whole.starts) and set(made.ends) <= set(whole.ends)
        assert list(made.starts) == sorted(made.starts)
    letters = "".join(key for key in without_pages(text).keys if key.isalpha())
    assert "".join(key for key in without_letter_brackets(text).keys if key.isalpha()) == letters


TORN = (
    "Harbour of Skarne, 1846\n\n"
    "The commissioners were assem- bled in the well- built house of Mr. Pell, pre- and post-war friends, and re- "
    "fused to attend before the winter.\n\nThe œconomy of the anæmic harbour was in a poor state."
)


@pytest.fixture(scope="module")
def torn(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("torn"), {"book": TORN})


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("They “were assembled in the well-built house of Mr. Pell” [@].", "typography"),
        ("They “refused to attend before the winter” [@].", "typography"),
        ("They “were assembled … and refused to attend” [@].", "edited"),
        ("They were “pre- and post-war friends” [@].", "exact"),
        ("They “refused to attend before the summer” [@].", "altered"),
    ],
)
def test_a_word_that_a_line_s_end_tears_in_the_source_is_whole_in_a_quotation(
    torn: Quotables, draft: str, expected: str
) -> None:
    assert codes(torn, "The commissioners", draft) == [expected]


def test_ligatures_of_letters_are_two_letters(torn: Quotables) -> None:
    assert codes(torn, "The œconomy", "They say “the oeconomy of the anaemic harbour” [@].") == ["typography"]


@given(st.lists(st.sampled_from(["re- fused", "well-built", "pre- and", "the", "(so)", "¬ a", "-"])).map(" ".join))
def test_torn_words_that_a_quotation_has_not_stay_torn(text: str) -> None:
    assert without_tears(text, tokens("the quay")).keys == tokens(text).keys
    assert mended(text, tokens("the quay")) == text
