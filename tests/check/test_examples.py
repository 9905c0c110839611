"""The files to copy do what they say: the workflow's and the hook's own commands, run on the sample archive."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "checking"
FAULTY = "The operator pays “a fixed fee of 42 million crowns a year” [@pj6g8r3hw6].\n"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the archive's bag and one faulty draft, as a fresh clone has them."""
    home = tmp_path_factory.mktemp("repository")
    shutil.copytree(ROOT / "archive", home / "archive", ignore=shutil.ignore_patterns("archive.db*", "lock"))
    (home / "drafts").mkdir()
    (home / "drafts" / "faulty.md").write_text(FAULTY, "utf-8")
    return home


def run(command: str, home: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    shell = ["bash", "-eo", "pipefail", "-c", command]
    return subprocess.run(
        shell, cwd=home, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )


def test_the_workflow_s_steps_leave_what_the_upload_expects(repository: Path):
    steps = yaml.safe_load((EXAMPLES / "check-quotations.yml").read_text("utf-8"))["jobs"]["check"]["steps"]
    commands = [step["run"] for step in steps if step.get("run", "").startswith("loccit")]
    answers = [run(command, repository) for command in commands]
    assert [answer.returncode for answer in answers] == [0, 1], [answer.stderr for answer in answers]
    upload = next(step for step in steps if "upload-sarif" in step.get("uses", ""))
    sarif = json.loads((repository / upload["with"]["sarif_file"]).read_text("utf-8"))
    assert [result["ruleId"] for result in sarif["runs"][0]["results"]] == ["altered"]
    assert upload["if"] == "always()"


def test_the_hook_fails_on_a_faulty_draft_and_passes_a_mended_one(repository: Path):
    hook = yaml.safe_load((EXAMPLES / "pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"][0]
    run("loccit -a archive rebuild", repository)
    (repository / "mended.md").write_text(FAULTY.replace("42", "4.2"), "utf-8")
    faulty, mended = (run(f"{hook['entry']} {name}", repository) for name in ("drafts/faulty.md", "mended.md"))
    assert (faulty.returncode, mended.returncode) == (1, 0)
    assert "Next: write “4.2” for “42”." in faulty.stdout
