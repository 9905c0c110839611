"""Commands for those who write: cite, check."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
import yaml

from loccit import check as checking
from loccit import cite as citing
from loccit.check.reports import WRITERS, people
from loccit.cli._place import Place, as_json, print_json, say
from loccit.db.citable import Citables
from loccit.db.connect import open_for_reading
from loccit.db.quotable import Quotables
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


@click.command()
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT…", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--format", "form", type=click.Choice(["text", *WRITERS]), default="text", help="One of them.")
@click.option("--strict", is_flag=True, help="Moved IDs, changed sources and ambiguous ones end with 1 too.")
@click.option("--faults", "is_brief", is_flag=True, help="Leave the good verdicts out.")
@as_json
@click.pass_obj
def check(place: Place, /, drafts: tuple[Path, ...], form: str, strict: bool, is_brief: bool, as_json: bool) -> None:
    """Compares every quotation of a draft with its source, word for word.

    \b
    loccit check essay.md
    loccit check --strict chapter-*.docx
    loccit check --format sarif essay.md > essay.sarif
    """
    archive = Quotables(open_for_reading(place.folder().database))
    reports = [checking.check(_draft(path), archive) for path in drafts]
    if as_json or form != "text":
        click.echo(WRITERS["json" if as_json else form](reports))
    else:
        click.echo(people.write(reports, _painted if sys.stdout.isatty() else people.plain, with_good=not is_brief))
    sys.exit(1 if any(report.is_harmful(strict=strict) for report in reports) else 0)


def _draft(path: Path) -> checking.Draft:
    """A draft from a file, or from standard input as Markdown. Raises S001."""
    try:
        payload = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as fault:
        raise LoccitError(
            "S001",
            f"{path} cannot be read ({fault.strerror}).",
            next_step="see that it is there and that you may read it.",
        ) from fault
    try:
        return checking.read_draft(payload, "standard input" if str(path) == "-" else str(path))
    except LoccitError as fault:
        raise LoccitError(fault.code, fault.message, next_step=fault.next_step) from fault


_COLOURS: dict[str, dict[str, Any]] = {
    "harm": {"fg": "red", "bold": True},
    "doubt": {"fg": "yellow"},
    "good": {"fg": "green"},
    "hint": {"fg": "cyan"},
    "delete": {"fg": "red", "strikethrough": True},
    "insert": {"fg": "green", "underline": True},
    "dim": {"dim": True},
}


def _painted(words: str, tone: str) -> str:
    return click.style(people.plain(words, tone), **_COLOURS[tone])


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
