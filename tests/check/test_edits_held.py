"""Kinds of edits that no rule was written for, in every text format: none that does harm passes."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable

import pytest
from edits import Edit
from edits_held import HARMFUL, HARMLESS, bold
from test_edits import SEED, _still_stands, quotable_sentences

from loccit.check import check, read_draft
from loccit.check.verdicts import GOOD
from loccit.db.quotable import Quotables

_TEX = re.compile(r"([%&$#_{}])")
WRITTEN: dict[str, Callable[[str, str], str]] = {
    "md": lambda words, key: f"The source says: “{words}” [@{key}]",
    "html": lambda words, key: f'<p>The source says: <q>{html.escape(words)}</q> <a href="/p/{key}">@{key}</a></p>',
    "tex": lambda words, key: r"The source says: \enquote{{{}}} \cite{{{}}}".format(_TEX.sub(r"\\\1", words), key),
    "txt": lambda words, key: f"The source says: »{words}« (@{key})",
}
"""A quotation in a draft of each format."""


def codes(archive: Quotables, form: str, words: str, key: str) -> list[str]:
    report = check(read_draft(WRITTEN[form](words, key).encode(), f"draft.{form}"), archive)
    return [verdict.code for verdict in report.verdicts if verdict.code != "check_figure"]


@pytest.mark.parametrize("edit", HARMFUL, ids=lambda edit: edit.__name__)
def test_what_changes_the_sense_never_passes_in_any_format(edit: Edit, archive: Quotables) -> None:
    chance = random.Random(SEED)
    for identifier, text, sentence in quotable_sentences():
        changed = edit(sentence, chance)
        if changed is None or _still_stands(changed, text):
            continue
        for form in WRITTEN:
            told = codes(archive, form, changed, identifier)
            assert told and not GOOD.intersection(told), (form, told, changed)


def test_what_keeps_the_sense_is_not_accused_in_any_format(archive: Quotables) -> None:
    chance = random.Random(SEED)
    tried, accused = 0, []
    for identifier, _, sentence in quotable_sentences():
        for edit in HARMLESS:
            changed = edit(sentence, chance)
            for form in WRITTEN if changed is not None and edit is not bold else ():
                tried += 1
                told = codes(archive, form, changed or "", identifier)
                if not told or not GOOD.issuperset(told):
                    accused.append((edit.__name__, form, told, changed))
    assert tried > 1000
    assert len(accused) <= tried // 100, accused


def test_a_mark_before_the_writer_s_own_bracket_is_no_change(archive: Quotables, named: Callable[[str], str]) -> None:
    draft = named("“Two companies answered; one withdrew. [emphasis added]” [@tender]")
    assert [one.code for one in check(read_draft(draft.encode(), "a.md"), archive).verdicts] == ["edited"]


def test_a_bracket_at_the_end_puts_no_other_number_in_place(archive: Quotables, named: Callable[[str], str]) -> None:
    for bracket, code in (("[a sum]", "edited"), ("[42]", "altered")):
        draft = named(f"“The operator pays a fixed fee of {bracket}” [@fee]").replace("The operator", "the operator")
        assert [one.code for one in check(read_draft(draft.encode(), "a.md"), archive).verdicts] == [code], bracket
