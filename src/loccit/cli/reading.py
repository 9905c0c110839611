"""Commands that read: search, show, formats."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import Any

import click

from loccit.cli._place import Place, as_json, print_json, say
from loccit.cli._words import found_in_words
from loccit.clock import is_date
from loccit.db.connect import open_for_reading
from loccit.db.search import Filters, Hit, marked
from loccit.db.search import search as search_archive
from loccit.db.show import show as show_identifier
from loccit.errors import UsageError
from loccit.model import PASSAGE_ROLES
from loccit.readers import Format, installed, limits
from loccit.readers import formats as list_formats


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, required=True, type=click.UNPROCESSED)
@click.option("--document", metavar="ID", help="In one document.")
@click.option("--speaker", metavar="NAME", help="In the words of one speaker (a name or an ID).")
@click.option("--publisher", metavar="NAME", help="In what one publisher published.")
@click.option("--after", metavar="DATE", help="Published on or after (2021, 2021-06, 2021-06-15).")
@click.option("--before", metavar="DATE", help="Published on or before.")
@click.option("--role", type=click.Choice(sorted([*PASSAGE_ROLES, "note"])), help="In passages of one role.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many answers.")
@as_json
@click.pass_obj
def search(place: Place, /, words: tuple[str, ...], limit: int, as_json: bool, **narrowed: Any) -> None:
    """Finds documents and sections by title, then passages and notes, ranked.

    \b
    loccit search licence harbour            both words
    loccit search '"a licence" -sold'        a phrase, and without a word
    loccit search 'ferr*' OR boat            the beginning of a word; either
    loccit search quay --speaker "Ilse Torvane" --after 2021
    """
    _ensure_dates(narrowed)
    connection = open_for_reading(place.folder().database).conn
    assert connection is not None
    answers = search_archive(connection, " ".join(words), filters=Filters(**narrowed), limit=limit)
    if as_json:
        print_json(answers.as_json())
    else:
        for hit in answers.hits:
            click.echo(_in_words(hit, is_terminal=sys.stdout.isatty()))
        total = f"{answers.total:,}+" if answers.is_capped else f"{answers.total:,}"
        say(f"{total} found, {len(answers.hits)} shown." if answers.hits else "nothing found.")
    sys.exit(0 if answers.hits else 1)


def _ensure_dates(narrowed: dict[str, Any]) -> None:
    """Raises C001 where a search is narrowed by what is no date."""
    for name in ("after", "before"):
        if narrowed[name] is not None and not is_date(narrowed[name]):
            raise UsageError(
                "C001", f"--{name} {narrowed[name]!r} is no date.", next_step="write it as 2021, 2021-06 or 2021-06-15."
            )


def _in_words(hit: Hit, *, is_terminal: bool) -> str:
    title = hit.title or f"Untitled document {hit.document_id}"
    place = " · ".join(part for part in (title, hit.section) if part)
    words = marked(hit, (lambda word: click.style(word, bold=True)) if is_terminal else (lambda word: f"**{word}**"))
    if hit.kind in ("document", "section"):
        return f"{hit.document_id}  {hit.kind}: {words}" + (f"  ({title})" if hit.kind == "section" else "")
    return f"{hit.id}  {place}\n    {words}"


@click.command()
@click.argument("identifier", metavar="ID")
@as_json
@click.pass_obj
def show(place: Place, identifier: str, as_json: bool) -> None:
    """Shows a document, passage, note, quotation, speaker or work, with everything known about it.

    \b
    loccit show pz7qrnbk8j
    loccit show https://papers.example/p/PTRB-01MKTP --json
    """
    connection = open_for_reading(place.folder().database).conn
    assert connection is not None
    found = show_identifier(connection, identifier)
    if as_json:
        print_json(found)
    else:
        click.echo(found_in_words(found))


@click.command()
@click.option("--limits", "only_limits", is_flag=True, help="The limits in force instead; $LOCCIT_LIMITS sets them.")
@as_json
def formats(as_json: bool, only_limits: bool) -> None:
    """Lists what can be read, what is kept of it, and the library behind it."""
    if only_limits:
        in_force = limits()
        if as_json:
            print_json(in_force)
        for name, most in () if as_json else in_force.items():
            click.echo(f"{name:<16} {most:>15,}")
        return
    known = list_formats()
    if as_json:
        print_json([{**asdict(one), "reader": one.reader} for one in known])
        return
    rows = [("format", "keeps", "read with", "files")]
    rows += [(one.name, ", ".join(one.keeps), _read_with(one), " ".join(one.extensions)) for one in known]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        click.echo("  ".join([*(cell.ljust(width) for cell, width in zip(row[:3], widths, strict=True)), row[3]]))


def _read_with(form: Format) -> str:
    """The libraries behind a format, and the programs that would read it better, installed or not."""
    programs = (f"{name}{'' if installed(name) else ' (not installed)'}" for name in form.optional)
    return ", ".join([*form.libraries, *programs]) or "Python"
