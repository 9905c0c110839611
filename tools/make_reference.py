"""The reference pages in `docs/reference`, made from the code: `make docs`. A test holds that they are up to date."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from loccit.cli import main as command
from loccit.codes import ERRORS, FINDINGS
from loccit.readers import formats
from loccit.registry import modules
from loccit.web.described import tables

HOME = Path(__file__).resolve().parents[1] / "docs" / "reference"


def main() -> int:
    """Writes the pages anew."""
    HOME.mkdir(parents=True, exist_ok=True)
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
    """Every format that can be read."""
    parts = [
        "# Formats\n",
        "`loccit formats` prints this.\n",
        "| format | files | keeps | libraries |",
        "| --- | --- | --- | --- |",
    ]
    parts += [
        f"| {one.name} | {' '.join(one.extensions)} | {', '.join(one.keeps)} | {', '.join(one.libraries) or '–'} |"
        for one in formats()
    ]
    return "\n".join(parts) + "\n"


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
    "commands.md": commands_page,
    "tables.md": schema_page,
    "codes.md": codes_page,
    "formats.md": formats_page,
    "dialects.md": dialects_page,
}


def _help(found: click.Command, name: str) -> str:
    context = click.Context(found, info_name=name, max_content_width=100, terminal_width=100)
    return found.get_help(context).rstrip()


if __name__ == "__main__":
    sys.exit(main())
