"""Documentation is tested: pages made from the code are up to date, and what README shows works."""

import re
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY / "tools"))

import make_reference  # noqa: E402


@pytest.mark.parametrize("name", make_reference.PAGES)
def test_reference_pages_say_what_the_code_says(name):
    assert (make_reference.HOME / name).read_text("utf-8") == make_reference.PAGES[name](), "run `make docs`"


def test_the_python_of_the_readme_runs(capsys):
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    for block in re.findall(r"```python\n(.*?)```", readme, re.DOTALL):
        exec(compile(block, "README.md", "exec"), {})
    assert capsys.readouterr().out == "['The ferry leaves at noon.']\n"


def test_the_quick_start_has_exactly_two_commands():
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    quick = readme.partition("## Quick start")[2].partition("\n## ")[0]
    assert re.findall(r"```\n(.*?)```", quick, re.DOTALL) == ["make sample\n", "make test\n"]


def test_links_between_pages_lead_somewhere():
    pages = [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *(REPOSITORY / "docs").rglob("*.md")]
    missing = [
        f"{page.relative_to(REPOSITORY)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert missing == []
