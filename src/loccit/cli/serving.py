"""`serve` and `publish`: the archive in the browser, and a copy of it for everybody's."""

from __future__ import annotations

import os
import socket
import sqlite3
from pathlib import Path

import click

from loccit.cli._place import Place, as_json, print_json, say
from loccit.db.connect import leave_wal, open_for_reading
from loccit.db.publish import EXCERPT, Published, is_published, open_originals
from loccit.db.publish import publish as make_copy
from loccit.errors import LoccitError
from loccit.folder import Folder
from loccit.store import payload_path

NO_CHECK = "LOCCIT_NO_CHECK"
"""The variable of the environment by which the pages know that drafts are not checked."""

HOME = "127.0.0.1"
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
@click.option("--host", default=HOME, show_default=True, help="0.0.0.0 lets other machines in.")
@click.option("--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--open", "opens", is_flag=True, help="Opens the browser.")
@click.option(
    "--publish", "directory", is_flag=False, flag_value="", type=str, metavar="[DIR]",
    help="Serves a copy with only what may be seen, made anew in DIR (else published/ beside the archive).",
)  # fmt: skip
@click.option("--no-check", is_flag=True, help="Leaves out the page on which a draft can be checked.")
@click.argument("datasette_options", nargs=-1, type=click.UNPROCESSED, metavar="[-- DATASETTE OPTIONS]")
@click.pass_obj
def serve(
    place: Place, host: str, port: int, opens: bool, directory: str | None, no_check: bool,
    datasette_options: tuple[str, ...],
) -> None:  # fmt: skip
    """Serves the archive through Datasette, read-only; files may be added meanwhile.

    \b
    loccit serve
    loccit serve --publish
    loccit serve --port 8100 -- --setting base_url /papers/
    """
    folder = place.folder()
    open_for_reading(folder.database).close()
    port = free_port(host, port)
    if directory is not None:
        database = _publish(folder, Path(directory or folder.root.parent / "published"), EXCERPT).path
    else:
        database = folder.database
        if host not in (HOME, "localhost", "::1"):
            say(
                "Whoever reaches this address sees everything, private documents too; --publish shows what may be seen."
            )
    click.echo(f"http://{_shown(host)}:{port}/")
    say("Ctrl-C ends it.")
    if no_check:
        os.environ[NO_CHECK] = "1"
    arguments = [*serve_arguments(database, folder.metadata, host, port), *(["--open"] if opens else [])]
    try:
        _run_datasette([*arguments, *datasette_options])
    finally:
        _tidy(folder)


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--excerpt", default=EXCERPT, show_default=True, type=click.IntRange(20, 5000),
    help="Characters of a passage that are shown where the rights are `quote`.",
)  # fmt: skip
@click.option("--originals", is_flag=True, help="Copies the originals whose rights are open, so that they can be had.")
@as_json
@click.pass_obj
def publish(place: Place, /, directory: Path, excerpt: int, originals: bool, as_json: bool) -> None:
    """Makes a copy of the database in DIR that holds only what may be seen; the same archive gives the same bytes.

    \b
    A document's rights are private until somebody sets them in sources.yml:
      open     everything, and the original
      quote    the beginning of each passage and note
      private  nothing
    """
    folder = place.folder()
    open_for_reading(folder.database).close()
    made = _publish(folder, directory, excerpt)
    copied = _copy_originals(folder, directory) if originals else 0
    if as_json:
        counts = {"open": made.open, "quote": made.quote, "private": made.private}
        print_json({"database": str(made.path), "documents": counts, "originals": copied})
        return
    click.echo(f"{made.path}: {made.open} open, {made.quote} as excerpts; {made.private} private left out.")
    if not made.open + made.quote:
        say(
            "Nothing may be seen yet.\n"
            "  Next: set `rights: open` or `rights: quote` in sources.yml, then `loccit apply`."
        )


def _publish(folder: Folder, directory: Path, excerpt: int) -> Published:
    """The copy, and metadata.yml beside it. Raises W002 where DIR holds something else under that name."""
    target = directory / folder.database.name
    if target.exists() and not is_published(target):
        raise LoccitError(
            "W002", f"{target} is no published copy, and is not written over.", next_step="name another folder."
        )
    directory.mkdir(parents=True, exist_ok=True)
    made = make_copy(folder.database, target, excerpt=excerpt)
    if folder.metadata.is_file() and not (directory / "metadata.yml").exists():
        (directory / "metadata.yml").write_bytes(folder.metadata.read_bytes())
    return made


def _copy_originals(folder: Folder, directory: Path) -> int:
    """Puts the originals that may be had beside the copy, as they lie in the bag; how many there are."""
    hashes = open_originals(folder.database)
    for sha256 in hashes:
        path = directory / payload_path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((folder.root / payload_path(sha256)).read_bytes())
    return len(hashes)


def serve_arguments(database: Path, metadata: Path, host: str, port: int) -> list[str]:
    """What `datasette serve` is told: the database, never as immutable, its metadata and settings."""
    arguments = [str(database), "--host", host, "--port", str(port)]
    if metadata.is_file():
        arguments += ["--metadata", str(metadata)]
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
