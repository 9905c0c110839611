"""The nearest words: what may be left out of the search without a nearer stretch being missed."""

from __future__ import annotations

from pathlib import Path

import pytest
from archived_texts import archived
from hypothesis import given
from hypothesis import strategies as st

from loccit.check import check, read_draft
from loccit.check.words.changes import most_in_order, most_seen, most_shared, nearest
from loccit.check.words.finding import nearest_of
from loccit.check.words.fitting import sought
from loccit.check.words.tokens import tokens

_WORDS = st.sampled_from(
    ["the", "quay", "Quay", "don’t", "don't", "north-west", "north", "west", "4.2", "4", "ﬁsh", "fish", "so\u00adft",
     "soft", "Café", "cafe\u0301", "潮", "位", "„", "…", "[", "]", ".", "й", "½", "ſ", "İ", "œ", "oe", "ŒU", "_", "’s"]
)  # fmt: skip
_TEXTS = st.lists(_WORDS, max_size=14).map(" ".join) | st.lists(_WORDS, max_size=14).map("".join)


@given(_TEXTS, _TEXTS)
def test_no_stretch_shares_more_than_the_bounds_allow(quoted: str, text: str):
    """What is looked at last, or not at all, cannot have been nearer."""
    wanted = tokens(quoted)
    share, in_order, at_all, seen = (
        nearest(wanted, tokens(text)).share,
        most_in_order(wanted, text),
        most_shared(wanted, text),
        most_seen(wanted, [text])[0],
    )
    assert share <= in_order <= at_all <= seen


@given(_TEXTS, st.lists(_TEXTS, max_size=6))
def test_the_nearest_of_several_is_the_nearest_of_all(quoted: str, texts: list[str]):
    class Holding:
        def near(self, groups: object) -> list[tuple[str, str]]:
            return []

    quotation = sought(quoted)
    best = nearest_of(Holding(), quotation, [(str(at), text) for at, text in enumerate(texts)])  # type: ignore[arg-type]
    shares = [nearest(quotation.tokens, tokens(text)).share for text in texts]
    assert (best[1].share if best else None) == max(shares, default=None)


def test_a_stretch_that_is_no_nearer_is_given_up():
    wanted, there = tokens("the old quay was open"), tokens("On Monday the quay was shut.")
    assert nearest(wanted, there).share == 0.6
    assert nearest(wanted, there, above=0.6).share == 0


SAID = "Lind said that the pilots had hauled their heavy boats ashore and waited there through ten autumns."
ELSEWHERE = "The council was glad of the flour that had come."
LIKE = [f"Boat {number} and those who waited there had their harbour." for number in range(70)]
CHANGED = "hauled their heavy boats ashore and waited there through ten winters"


@pytest.mark.parametrize("others", [{}, {"boats": "\n\n".join(LIKE)}], ids=["alone", "among others"])
@pytest.mark.parametrize("note", ["[@said]", "[@said]; compare [@else]", "[@else]; compare [@said]", "[@else]"])
def test_changed_words_are_altered_whatever_else_is_archived(tmp_path: Path, others: dict[str, str], note: str) -> None:
    archive = archived(tmp_path, {**others, "interview": f"{SAID}\n\n{ELSEWHERE}"})
    ids = {text: one for one, text in archive.db.execute("select id, text from passages")}
    for name, words in {"said": SAID, "else": ELSEWHERE}.items():
        note = note.replace(f"@{name}", f"@{ids[words]}")
    draft = f"Lind says: “{CHANGED}”[^1].\n\n[^1]: {note}.\n"
    [verdict] = check(read_draft(draft.encode(), "draft.md"), archive).verdicts
    assert (verdict.code, verdict.passage_id) == ("altered", ids[SAID])
