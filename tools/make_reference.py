"""The reference pages in `docs`, made from the code: `make docs`. A test holds that they are up to date."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import click

from loccit.cli import main as command
from loccit.codes import ERRORS, FINDINGS
from loccit.readers import _limits, formats
from loccit.registry import modules
from loccit.web.described import tables

HOME = Path(__file__).resolve().parents[1] / "docs"


def main() -> int:
    """Writes the pages anew."""
    (HOME / "reference").mkdir(parents=True, exist_ok=True)
    for name, make in PAGES.items():
        (HOME / name).write_text(make(), encoding="utf-8")
    return 0


def commands_page() -> str:
    """Every command's help."""
    parts = ["# Commands\n", "```", _help(command, "loccit"), "```"]
    context = click.Context(command, info_name="loccit")
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        if found is not None:
            parts += [f"\n## loccit {name}\n", "```", _help(found, f"loccit {name}"), "```"]
    return "\n".join(parts) + "\n"


def schema_page() -> str:
    """Every table and column with its sentence."""
    parts = ["# Tables\n", "Names stay; they are extended, not renamed. Integer ids are not for citing."]
    for name, table in tables().items():
        if table.get("hidden"):
            continue
        parts += [f"\n## {name}\n", table["description"] + "\n", "| column | |", "| --- | --- |"]
        parts += [f"| `{column}` | {sentence} |" for column, sentence in table["columns"].items()]
    return "\n".join(parts) + "\n"


def codes_page() -> str:
    """Every error and finding."""
    parts = ["# Codes\n", "A code keeps its meaning.\n", "## Errors\n", "| code | |", "| --- | --- |"]
    parts += [f"| `{code}` | {sentence} |" for code, sentence in ERRORS.items()]
    parts += ["\n## Findings\n", "| code | |", "| --- | --- |"]
    parts += [f"| `{code}` | {sentence} |" for code, sentence in FINDINGS.items()]
    return "\n".join(parts) + "\n"


def formats_page() -> str:
    """Every format that can be read, how its reader goes about it, and the limits of all."""
    parts = [
        "# Formats\n",
        "What can be read, and what a reading keeps. `loccit formats` prints this table for the readers that are",
        "installed. A file that cannot be read is kept all the same, and the message names the next step.\n",
        "| format | files | keeps | read with |",
        "| --- | --- | --- | --- |",
    ]
    for one in formats():
        read_with = ", ".join([*one.libraries, *one.optional]) or "Python"
        parts.append(f"| {one.name} | {' '.join(one.extensions)} | {', '.join(one.keeps)} | {read_with} |")
    parts += [
        "\n*Links* are addresses, *lines* numbers of lines in the source, *times* those of a recording, *members*",
        "files that become documents of their own. Where pandoc is named and not installed (`loccit[pandoc]`, or a",
        "pandoc on the path), a source is read as it is written, its blocks and notes by their signs, and a finding",
        "says so.\n",
    ]
    parts += ["## How each is read\n"]
    parts += [
        "What is odd about a source is a finding; [codes](reference/codes.md) lists them all. A reader of which",
        "nothing more is said keeps what the table says.\n",
    ]
    told = [_paragraphs(module) for module in modules("loccit.readers", "loccit.readers")]
    for name, paragraphs in sorted(told):
        parts += [f"### {name}\n", "\n\n".join(paragraphs) + "\n"]
    parts += [
        "## Limits\n",
        "A file beyond one is refused, and the message names it. The environment variable `LOCCIT_LIMITS` sets others,",
        'for example `LOCCIT_LIMITS="pages=9000 members=200000" loccit add …`; set it for `loccit rebuild` too.',
        "What is in force is told by `loccit formats --limits`. Pages in the browser show texts up to the default.\n",
        "| name | limit | |",
        "| --- | ---: | --- |",
    ]
    return "\n".join([*parts, *_limits_of(_limits)]) + "\n"


def _paragraphs(module: ModuleType) -> tuple[str, list[str]]:
    """The name of a reader's format, and what its file says at its top, paragraph by paragraph."""
    said = inspect.cleandoc(module.__doc__ or "").replace(" → `Reading`", "")
    return module.FORMAT.name, [" ".join(paragraph.split()) for paragraph in said.split("\n\n")]


def _limits_of(module: ModuleType) -> list[str]:
    """A row for each constant of the module, with the sentence that stands under it."""
    body = ast.parse(inspect.getsource(module)).body
    return [
        f"| {_name_of(one)} | {ast.literal_eval(one.value):,} | {ast.literal_eval(said.value)} |"
        for one, said in pairwise(body)
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Constant) and isinstance(said, ast.Expr)
    ]


def _name_of(assigned: ast.Assign) -> str:
    """The name of a limit as the environment variable writes it."""
    return f"`{ast.unparse(assigned.targets[0]).lower()}`"


def dialects_page() -> str:
    """Every way of writing notes that has a file of its own."""
    parts = [
        "# Note dialects\n",
        "A general way by evidence (roles, links both ways, runs of numbers) comes first; these are for the rest.\n",
        "| dialect | |",
        "| --- | --- |",
    ]
    for module in modules("loccit.notes.dialects", "loccit.dialects"):
        first = (module.__doc__ or "").strip().splitlines()[0]
        parts.append(f"| `{module.__name__.rpartition('.')[2]}` | {first} |")
    return "\n".join(parts) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "reference/commands.md": commands_page,
    "reference/tables.md": schema_page,
    "reference/codes.md": codes_page,
    "formats.md": formats_page,
    "reference/dialects.md": dialects_page,
}


def _help(found: click.Command, name: str) -> str:
    context = click.Context(found, info_name=name, max_content_width=100, terminal_width=100)
    return found.get_help(context).rstrip()


if __name__ == "__main__":
    sys.exit(main())
