"""The `loccit` command. stdout is the answer, stderr the talk; nothing asks questions; nothing is overwritten."""

from __future__ import annotations

import importlib
import keyword
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, cast

import click

from loccit import readers
from loccit.cli._place import Place
from loccit.errors import LoccitError

_COMMANDS = {
    "init": "archive",
    "add": "archive",
    "search": "reading",
    "show": "reading",
    "cite": "citing",
    "check": "citing",
    "pack": "packing",
    "expand": "packing",
    "same": "sameness",
    "diff": "sameness",
    "disagreements": "sameness",
    "export": "exporting",
    "import-matches": "exporting",
    "verify": "keeping",
    "rebuild": "keeping",
    "apply": "keeping",
    "withdraw": "withdrawing",
    "import": "joining",
    "serve": "serving",
    "publish": "serving",
    "status": "archive",
    "formats": "reading",
}
"""Each command and the module that holds it, which is imported when the command is asked for."""


@contextmanager
def _without_numpy() -> Iterator[None]:
    """What is imported meanwhile does without numpy: sqlite-utils loads it if it is there, a tenth of a second for what
    nothing here needs. Whoever makes fingerprints loads it for that, without the threads of its linear algebra."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if "numpy" in sys.modules:
        yield
        return
    sys.modules["numpy"] = cast(ModuleType, None)  # an import that meets None fails
    try:
        yield
    finally:
        del sys.modules["numpy"]


class _Group(click.Group):
    """Finds commands; turns what loccit cannot do into a message and an exit status, without a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        name = cmd_name.replace("-", "_")
        name = f"{name}_" if keyword.iskeyword(name) else name
        with _without_numpy():
            return cast(click.Command, getattr(importlib.import_module(f"loccit.cli.{module}"), name))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except LoccitError as error:
            click.echo(str(error), err=True)
            ctx.exit(error.status)
        except BrokenPipeError:
            # whoever reads our output has heard enough (`loccit search … | head`)
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


@click.group(cls=_Group, context_settings={"help_option_names": ["--help"], "max_content_width": 100})
@click.option("-a", "--archive", metavar="DIR", help="The archive folder; else $LOCCIT_ARCHIVE, else the nearest one.")
@click.version_option(package_name="loccit", message="loccit %(version)s")
@click.pass_context
def main(ctx: click.Context, archive: str | None) -> None:
    """Keeps source documents as they came, and cuts them into passages that can be cited and checked.

    \b
    Begin with:
      loccit init                      an archive in this folder
      loccit add report.html notes/    files, folders, or - for standard input
      loccit search "reliable ally"    words, "phrases", pre*, -not, OR
      loccit serve                     the archive in the browser
    """
    ctx.obj = Place(archive)
    readers.hold_configuration()
