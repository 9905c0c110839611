"""The sample's essay: each of its cases gets the verdict that the comment behind its paragraph names."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from loccit.check import check, read_draft
from loccit.db.connect import open_for_reading
from loccit.db.quotable import Quotables

REPOSITORY = Path(__file__).resolve().parents[2]


def test_every_case_of_the_essay_gets_its_verdict(tmp_path: Path):
    for folder in ("examples", "tools"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    run = [sys.executable, "tools/make_sample.py"], [sys.executable, "tools/fill_essay.py", "archive", "essay.md"]
    for command in run:
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    payload = (tmp_path / "essay.md").read_bytes()
    cases = re.findall(r"<!-- case: (\w+) -->", payload.decode())
    cases.append(cases.pop(4))  # the fifth stands in a note, and notes stand at the end
    archive = Quotables(open_for_reading(tmp_path / "archive" / "archive.db"))
    told = [verdict.code for verdict in check(read_draft(payload, "essay.md"), archive).verdicts]
    assert told == cases
