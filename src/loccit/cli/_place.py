"""Where a command works, and how it prints."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from loccit.folder import Folder, find_folder


@dataclass(frozen=True, slots=True)
class Place:
    """The archive that was named on the command line, if one was."""

    named: str | None

    def folder(self) -> Folder:
        """The archive to work on. Raises A001 where there is none."""
        return find_folder(self.named, environ=os.environ, start=Path.cwd())


as_json = click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")


def print_json(answer: Any) -> None:
    """One JSON value on stdout; any script stays as it is."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def say(message: str) -> None:
    """A line of talk on stderr."""
    click.echo(message, err=True)
