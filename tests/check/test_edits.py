"""Over every sentence of the small archive: what changes the sense never passes, what does not is not accused."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

import pytest
from edits import HARMFUL, HARMLESS, Edit
from harbour_archive import MARKER, content, identifiers

from loccit.check import check, read_draft
from loccit.check.verdicts import GOOD
from loccit.check.words.tokens import tokens
from loccit.db.quotable import Quotables
from loccit.text.fold import folded
from loccit.text.sentences import sentences

SEED = 11
_OWN_MARKS = '“”"„«»'


def quotable_sentences() -> Iterator[tuple[str, str, str]]:
    """Identifier, whole text and a sentence, for every English sentence without quotation marks of its own."""
    for document in content().values():
        if document.get("language") != "en":
            continue
        for name, passage in document["passages"].items():
            text = MARKER.sub("", passage["text"])
            for span in sentences(text):
                sentence = text[span.start : span.end]
                if len(sentence.split()) >= 6 and not any(mark in sentence for mark in _OWN_MARKS):
                    yield identifiers()[name], text, sentence


def judged(archive: Quotables, identifier: str, words: str) -> list[str]:
    report = check(read_draft(f"The source says: “{words}” [@{identifier}]".encode(), "draft.md"), archive)
    return [verdict.code for verdict in report.verdicts]


@pytest.mark.parametrize("edit", HARMFUL, ids=lambda edit: edit.__name__)
def test_what_changes_the_sense_never_passes(edit: Edit, archive: Quotables):
    chance = random.Random(SEED)
    tried = 0
    for identifier, text, sentence in quotable_sentences():
        for _ in range(3):
            changed = edit(sentence, chance)
            if changed is None or _still_stands(changed, text):
                continue
            tried += 1
            codes = judged(archive, identifier, changed)
            assert codes and not GOOD.intersection(codes), (codes, sentence, changed)
    assert tried >= 6


def test_what_keeps_the_sense_is_not_accused(archive: Quotables):
    chance = random.Random(SEED)
    told: Counter[str] = Counter()
    accused = []
    for identifier, _, sentence in quotable_sentences():
        for edit in HARMLESS:
            changed = edit(sentence, chance)
            if changed is None:
                continue
            codes = judged(archive, identifier, changed)
            told.update(codes)
            if not GOOD.issuperset(codes) or not codes:
                accused.append((edit.__name__, codes, sentence, changed))
    assert sum(told.values()) > 800
    assert len(accused) <= sum(told.values()) // 100, accused


def _still_stands(changed: str, text: str) -> bool:
    """Whether an edit changed nothing (two equal words swapped)."""
    return " ".join(tokens(folded(changed)).keys) in " ".join(tokens(folded(text)).keys)
