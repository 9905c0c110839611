"""Whatever a draft holds: it is read, its text stays as long as its source, and each verdict lies inside it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from loccit.check import check, read_draft
from loccit.check.words.fitting import fits, sought
from loccit.check.words.tokens import tokens
from loccit.db.quotable import Quotables

PIECES = some.sampled_from(
    ["“", "”", "‘", "’", '"', "'", "[", "]", "[^1]", "[^1]: ", "(", ")", "{", "}", "<", ">", "*", "_", "`", "```\n",
     "\n", "\n\n", "    ", "> ", "- ", "@p7tr4nq9xk", "[@p7tr4nq9xk]", "…", "[…]", "...", "\\footnote{", "\\cite{",
     "<p>", "</p>", "<q>", "<!--", "-->", "&amp;", "&",
     "We sold a licence, ", "not a harbour", "Nobody voted ", " to rent ",
     "4.2", "-", "—", "\u00ad", "\u2060", "渡口", "不", "„", "«", "»", "said Hamm", "\r\n", "\t",
     "\ufeff", "\U0001f600"]
)  # fmt: skip
PLAIN = some.text(some.characters(codec="utf-8", exclude_characters="[].…()-'"), max_size=60)
DRAFTS = some.lists(PIECES | some.text(max_size=3), max_size=60).map("".join)


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.tex", "a.txt"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=DRAFTS)
def test_any_draft_is_judged(name: str, source: str, archive: Quotables):
    draft = read_draft(source.encode("utf-8", "replace"), name)
    assert len(draft.text) == len(draft.source)
    for verdict in check(draft, archive).verdicts:
        assert 0 <= verdict.start <= verdict.end <= len(draft.text)
        assert verdict.line >= 1 <= verdict.column


@settings(max_examples=200, deadline=None)
@given(before=PLAIN, words=PLAIN, after=PLAIN)
def test_words_cut_at_word_ends_are_found_again(before: str, words: str, after: str):
    inside = words.strip()
    if any(character.isalnum() for character in inside):
        assert fits(sought(inside), tokens(f"{before} \n{words}\n {after}"))
