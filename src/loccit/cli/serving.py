"""`serve`: the archive in the browser."""

from __future__ import annotations

import os
import socket
import sqlite3
from pathlib import Path

import click

from loccit.cli._place import Place, say
from loccit.db.connect import leave_wal, open_for_reading
from loccit.errors import LoccitError
from loccit.folder import Folder

SETTINGS = {
    "suggest_facets": "off",  # costs more than the page itself on large tables
    "allow_download": "off",  # the database holds what is private, too
    "sql_time_limit_ms": "1500",
    "facet_time_limit_ms": "200",
    "max_returned_rows": "1000",
    "num_sql_threads": "4",
    "default_cache_ttl": "0",  # an archive that is added to is never stale
}
"""How Datasette serves an archive; `loccit serve -- --setting …` changes one."""


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets other machines in.")
@click.option("--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--open", "opens", is_flag=True, help="Opens the browser.")
@click.argument("datasette_options", nargs=-1, type=click.UNPROCESSED, metavar="[-- DATASETTE OPTIONS]")
@click.pass_obj
def serve(place: Place, host: str, port: int, opens: bool, datasette_options: tuple[str, ...]) -> None:
    """Serves the archive through Datasette, read-only; files may be added meanwhile.

    \b
    loccit serve
    loccit serve --port 8100 -- --setting base_url /papers/
    """
    folder = place.folder()
    open_for_reading(folder.database).close()
    port = free_port(host, port)
    click.echo(f"http://{_shown(host)}:{port}/")
    say("Ctrl-C ends it.")
    arguments = [*serve_arguments(folder, host, port), *(["--open"] if opens else []), *datasette_options]
    try:
        _run_datasette(arguments)
    finally:
        _tidy(folder)


def serve_arguments(folder: Folder, host: str, port: int) -> list[str]:
    """What `datasette serve` is told: the database, never as immutable, its metadata and settings."""
    arguments = [str(folder.database), "--host", host, "--port", str(port)]
    if folder.metadata.is_file():
        arguments += ["--metadata", str(folder.metadata)]
    for name, value in SETTINGS.items():
        arguments += ["--setting", name, value]
    return arguments


def free_port(host: str, port: int) -> int:
    """The port, or any free one for 0. Raises W001 where another program has it."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(kind, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            raise LoccitError(
                "W001",
                f"nothing can be served at {host}:{port} ({fault.strerror or fault}).",
                next_step=f"`loccit serve --port {port + 1 if 0 < port < 65535 else 8100}`, or --port 0 for any.",
            ) from fault
        return int(probe.getsockname()[1])


def _run_datasette(arguments: list[str]) -> None:
    from datasette.cli import cli

    cli.main(["serve", *arguments], prog_name="datasette", standalone_mode=False)


def _shown(host: str) -> str:
    return "localhost" if host in ("0.0.0.0", "::", "127.0.0.1") else f"[{host}]" if ":" in host else host


def _tidy(folder: Folder) -> None:
    """Goes back to one database file where an `add` meanwhile left a journal beside it; whoever writes keeps it."""
    if not Path(f"{folder.database}-wal").exists() or not os.access(folder.database, os.W_OK):
        return
    from sqlite_utils import Database

    connection = sqlite3.connect(folder.database, isolation_level=None, timeout=0)
    leave_wal(Database(connection), patience=0)
    connection.close()
