"""What checkers of quotations let pass, and whom they accuse: loccit beside its peers, on the same Markdown in one run.

Every English sentence of an archive is edited in ways that change its sense (harmful) and in ways that do not
(harmless), and quoted with the identifier of its passage. A peer gets the same draft with the text of that passage.

    python tools/bench_check.py archive --peers ../venv-peers/bin/python
    python tools/bench_check.py archive --edits held       # kinds of edits that no rule was written for

The peers live in an environment of their own (`pip install quotecheck citefact citations`); without one they are
left out, and the table says so.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loccit.check import check, read_draft
from loccit.check.verdicts import GOOD
from loccit.check.words.tokens import tokens
from loccit.db.connect import open_for_reading
from loccit.db.quotable import Quotables
from loccit.text.fold import folded
from loccit.text.sentences import sentences

HOME = Path(__file__).resolve().parents[1]
PEER = HOME / "tools" / "bench_check_peer.py"
PEERS = ("quotecheck", "citefact", "citations")
SEED = 11
_MARKS = '“”„«»"‘'
_SENTENCES = (
    "select p.id, p.text from passages p join documents d on d.id = p.document_id where coalesce(d.language, 'en')"
    " like 'en%' and p.role in ('body', 'standfirst', 'list_item', 'caption') order by p.id"
)


@dataclass(frozen=True, slots=True)
class Case:
    """One edited sentence, quoted with the identifier of its passage."""

    kind: str
    is_harmful: bool
    quotation: str
    draft: str
    source: str


def main(arguments: list[str] | None = None) -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--edits", choices=["tuned", "held"], default="tuned")
    parser.add_argument("--peers", type=Path, help="The Python of the environment that has the peers.")
    parser.add_argument("--most", type=int, default=1500, help="Cases; chosen by chance where there are more.")
    parser.add_argument("--wrong", action="store_true", help="Prints each case that loccit gets wrong.")
    asked = parser.parse_args(arguments)
    archive = Quotables(open_for_reading(asked.archive / "archive.db"))
    found = list(cases(archive, asked.edits))
    if len(found) > asked.most:
        found = random.Random(SEED).sample(found, asked.most)
    ours = [passes(archive, case) for case in found]
    if asked.wrong:
        for case, passed in zip(found, ours, strict=True):
            if passed is None or passed == case.is_harmful:
                print(case.kind, codes(archive, case), case.draft)
    print(table(found, {"loccit": ours, **ask_peers(found, asked.peers)}))
    return 0


def cases(archive: Quotables, which: str) -> Iterator[Case]:
    """Every edit of every sentence that it fits."""
    sys.path.insert(0, str(HOME / "tests" / "check"))
    edits = importlib.import_module("edits" if which == "tuned" else "edits_held")
    chance = random.Random(SEED)
    for identifier, text in archive.db.execute(_SENTENCES).fetchall():
        for span in sentences(text):
            sentence = text[span.start : span.end]
            if len(sentence.split()) < 8 or any(mark in sentence for mark in _MARKS):
                continue
            for edit in (*edits.HARMFUL, *edits.HARMLESS):
                changed = edit(sentence, chance)
                is_harmful = edit in edits.HARMFUL
                if changed is None or (is_harmful and _still_stands(changed, text)):
                    continue
                draft = f"The source says: “{changed}” [@{identifier}]"
                yield Case(edit.__name__, is_harmful, changed, draft, text)


def codes(archive: Quotables, case: Case) -> list[str]:
    """loccit's verdicts on a case."""
    report = check(read_draft(case.draft.encode(), "draft.md"), archive)
    return [verdict.code for verdict in report.verdicts if verdict.code != "check_figure"]


def passes(archive: Quotables, case: Case) -> bool | None:
    """Whether loccit lets a case pass; None where it says nothing."""
    found = codes(archive, case)
    return GOOD.issuperset(found) if found else None


def ask_peers(found: list[Case], python: Path | None) -> dict[str, list[bool | None]]:
    """What each peer says of each case; peers that are not installed are named on standard error."""
    if python is None or not python.exists():
        print("The peers are left out: --peers names the Python of an environment that has them.", file=sys.stderr)
        return {}
    sent = json.dumps([{"draft": one.draft, "quotation": one.quotation, "source": one.source} for one in found])
    answers = {}
    for peer in PEERS:
        done = subprocess.run([python, PEER, peer], input=sent, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{peer} is left out: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
            continue
        answers[peer] = json.loads(done.stdout)
    return answers


def table(found: list[Case], answers: dict[str, list[Any]]) -> str:
    """How many harmful cases pass, how many harmless ones are accused, and the share that is told right."""
    harmful = sum(case.is_harmful for case in found)
    lines = [
        f"{len(found)} quotations: {harmful} harmful, {len(found) - harmful} harmless",
        f"{'':12}{'harmful passed':>16}{'harmless accused':>18}{'not looked at':>15}{'right':>8}",
    ]
    for name, told in answers.items():
        pairs = list(zip(found, told, strict=True))
        passed = sum(case.is_harmful and answer is True for case, answer in pairs)
        accused = sum(not case.is_harmful and answer is False for case, answer in pairs)
        silent = sum(answer is None for answer in told)
        right = sum(answer is (not case.is_harmful) for case, answer in pairs)
        lines.append(f"{name:12}{passed:16}{accused:18}{silent:15}{right / len(found):8.3f}")
    return "\n".join(lines)


def _still_stands(changed: str, text: str) -> bool:
    return " ".join(tokens(folded(changed)).keys) in " ".join(tokens(folded(text)).keys)


if __name__ == "__main__":
    sys.exit(main())
