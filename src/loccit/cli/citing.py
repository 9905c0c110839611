"""Commands for those who write: cite."""

from __future__ import annotations

import sys
from typing import Any

import click
import yaml

from loccit import cite as citing
from loccit.cli._place import Place, as_json, print_json, say
from loccit.db.citable import Citables
from loccit.db.connect import open_for_reading
from loccit.errors import LoccitError
from loccit.folder import Folder


@click.command()
@click.argument("identifiers", nargs=-1, required=True, metavar="ID…")
@click.option(
    "--format",
    "form",
    default=citing.DEFAULT,
    show_default=True,
    metavar="FORM",
    help=f"One of {', '.join(citing.forms())}.",
)
@click.option("--base", metavar="URL", help="The address of the served archive, for short links.")
@as_json
@click.pass_obj
def cite(place: Place, /, identifiers: tuple[str, ...], form: str, base: str | None, as_json: bool) -> None:
    """Cites passages, notes, quotations and documents by their IDs, written in any way.

    \b
    loccit cite ptrb01mktp
    loccit cite ptrb01mktp pc8cswvgnx --format bibtex > harbour.bib
    loccit cite https://papers.example/p/ptrb01mktp --format wiki
    """
    folder = place.folder()
    archive = Citables(open_for_reading(folder.database))
    found, faults = _find_all(archive, identifiers)
    address = base if base is not None else base_address(folder)
    cited = tuple(one for several in found for one in several.cited)
    text = citing.in_format(cited, form, base=address) if cited else ""
    if as_json:
        print_json(_as_json(found, faults, form, address))
    elif cited:
        click.echo(text)
    for several in found:
        if several.notice:
            say(several.notice)
    for fault in faults:
        say(str(fault))
    sys.exit(1 if faults else 0)


def base_address(folder: Folder) -> str:
    """The address that metadata.yml gives the served archive (`plugins: loccit: base_url:`), or nothing."""
    try:
        described = yaml.safe_load(folder.metadata.read_text("utf-8"))
        return str(described["plugins"]["loccit"]["base_url"] or "")
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError):
        return ""


def _find_all(archive: Citables, identifiers: tuple[str, ...]) -> tuple[list[citing.Found], list[LoccitError]]:
    found, faults = [], []
    for asked in identifiers:
        try:
            found.append(citing.find(archive, asked))
        except LoccitError as fault:
            faults.append(fault)
    return found, faults


def _as_json(found: list[citing.Found], faults: list[LoccitError], form: str, base: str) -> dict[str, Any]:
    return {
        "format": form,
        "citations": [
            {
                "asked": several.asked,
                "id": one.id,
                "kind": one.kind,
                "document_id": one.source.id,
                "citation": citing.in_format(one, form, base=base),
                "notice": several.notice,
            }
            for several in found
            for one in several.cited
        ],
        "faults": [{"code": fault.code, "message": fault.message, "next_step": fault.next_step} for fault in faults],
    }
