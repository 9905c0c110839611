"""Commands for those who write: cite, check."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import yaml

from loccit.check import Draft, Report, fixing, read_draft
from loccit.check import check as check_draft
from loccit.check.reports import WRITERS, people
from loccit.cite import DEFAULT, Found, find, forms, in_format
from loccit.cite.styles import in_style
from loccit.cli._place import Place, as_json, print_json, say
from loccit.cli._writing import write_new
from loccit.db.citable import Citables
from loccit.db.connect import open_for_reading
from loccit.db.quotable import Quotables
from loccit.errors import LoccitError, UsageError
from loccit.folder import Folder
from loccit.office import Remark, with_comments


@click.command()
@click.argument("identifiers", nargs=-1, metavar="ID…")
@click.option("--all", "draft", type=click.Path(path_type=Path), help="Every ID that a draft cites, in its order.")
@click.option(
    "--format",
    "form",
    default=DEFAULT,
    show_default=True,
    metavar="FORM",
    help=f"One of {', '.join(forms())}.",
)
@click.option("--style", help="A CSL style by name (apa, chicago-notes-bibliography …); needs loccit[csl].")
@click.option("--base", metavar="URL", help="The address of the served archive, for short links.")
@as_json
@click.pass_obj
def cite(place: Place, /, identifiers: tuple[str, ...], form: str, as_json: bool, **asked: Any) -> None:
    """Cites passages, notes, quotations and documents by their IDs, written in any way.

    \b
    loccit cite pz7qrnbk8j
    loccit cite pz7qrnbk8j pcq3t2f503 --format bibtex > harbour.bib
    loccit cite https://papers.example/p/pz7qrnbk8j --format wiki
    loccit cite pz7qrnbk8j --style apa
    loccit cite --all draft.md --format csl-json > draft.json
    """
    if asked["draft"]:
        mentioned = _draft(asked["draft"]).mentions
        identifiers = (*identifiers, *dict.fromkeys(one.identifier for one in mentioned))
    elif not identifiers:
        raise UsageError("C001", "no ID was given.", next_step="`loccit cite ID…` or `loccit cite --all DRAFT`.")
    folder = place.folder()
    archive = Citables(open_for_reading(folder.database))
    found, faults = _find_all(archive, identifiers)
    address = asked["base"] if asked["base"] is not None else base_address(folder)
    cited = tuple(one for several in found for one in several.cited)
    if not cited:
        text = ""
    else:
        text = in_style(cited, asked["style"]) if asked["style"] else in_format(cited, form, base=address)
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
@click.option("--diff", "shows_diff", is_flag=True, help="Show what --fix would mend.")
@click.option("--fix", "mends", is_flag=True, help="Put IDs in and mend typography; the old file is kept as NAME.orig.")
@click.option("--comments", type=click.Path(path_type=Path), help="Write a copy of a Word draft with comments.")
@click.option("--watch", "watches", is_flag=True, help="Check again whenever a draft is saved, until Ctrl-C.")
@as_json
@click.pass_obj
def check(place: Place, /, drafts: tuple[Path, ...], as_json: bool, **asked: Any) -> None:
    """Compares every quotation of a draft with its source, word for word.

    \b
    loccit check essay.md
    loccit check --strict chapter-*.docx
    loccit check --format sarif essay.md > essay.sarif
    """
    options = Options(form="json" if as_json else asked.pop("form"), **{k: v for k, v in asked.items() if k != "form"})
    archive = Quotables(open_for_reading(place.folder().database))
    is_harmful = _check_once(drafts, archive, options)
    if options.watches:
        watch(drafts, lambda: _check_once(drafts, archive, options))
    sys.exit(1 if is_harmful else 0)


@dataclass(frozen=True, slots=True)
class Options:
    """What `check` was asked for."""

    form: str
    strict: bool
    is_brief: bool
    shows_diff: bool
    mends: bool
    watches: bool
    comments: Path | None = None


def _check_once(paths: tuple[Path, ...], archive: Quotables, options: Options) -> bool:
    """Checks the drafts and tells; whether a verdict is harmful."""
    drafts = [(path, _draft(path)) for path in paths]
    reports = [check_draft(draft, archive) for _, draft in drafts]
    if options.shows_diff or options.mends:
        for (path, draft), report in zip(drafts, reports, strict=True):
            _mend(path, draft, report, writes=options.mends)
    elif options.form != "text":
        click.echo(WRITERS[options.form](reports))
    else:
        paint = _painted if sys.stdout.isatty() else people.plain
        click.echo(people.write(reports, paint, with_good=not options.is_brief))
    if options.comments is not None:
        _write_comments(paths, reports, options.comments)
    return any(report.is_harmful(strict=options.strict) for report in reports)


def _write_comments(paths: tuple[Path, ...], reports: list[Report], output: Path) -> None:
    """A copy of the one Word draft, with a comment at each quotation of which there is anything to tell."""
    if len(paths) != 1 or paths[0].suffix.lower() != ".docx":
        raise UsageError("C001", "--comments needs one draft, a .docx.", next_step="check the others without it.")
    told = [verdict for verdict in reports[0].verdicts if verdict.is_told]
    remarks = [Remark(one.quotation, people.remark(one)) for one in told]
    payload, placed = with_comments(paths[0].read_bytes(), remarks, name=paths[0].name)
    write_new(output, payload)
    say(f"{placed} of {len(told)} comments stand in {output}.")


def _mend(path: Path, draft: Draft, report: Report, *, writes: bool) -> None:
    """Shows what can be mended without touching a word, and writes it where that is asked for."""
    mended = fixing.fix(draft, report)
    click.echo(fixing.shown(draft, mended) or f"{draft.name}: nothing to mend without touching a word.")
    if not writes or mended == draft.source or str(path) == "-":
        return
    payload = path.read_bytes()
    mark = b"\xef\xbb\xbf" if payload.startswith(b"\xef\xbb\xbf") else b""
    if mark + draft.source.encode() != payload:
        say(f"{path} is not in UTF-8; it stays as it is.")
        return
    try:
        with open(f"{path}.orig", "xb") as kept:
            kept.write(payload)
    except FileExistsError as fault:
        step = "put it away, then run the command again."
        raise LoccitError("C001", f"{path}.orig is there already.", next_step=step) from fault
    path.write_bytes(mark + mended.encode())


def watch(paths: tuple[Path, ...], check_again: Callable[[], Any], *, rounds: int | None = None) -> None:
    """Calls `check_again` whenever a file was saved, until somebody interrupts (or after some rounds)."""
    known = _saved(paths)
    try:
        while rounds is None or rounds > 0:
            time.sleep(_PAUSE)
            now = _saved(paths)
            if now != known:
                known = now
                click.echo()
                check_again()
            rounds = None if rounds is None else rounds - 1
    except KeyboardInterrupt:
        return


def _saved(paths: tuple[Path, ...]) -> list[int]:
    return [path.stat().st_mtime_ns if path.exists() else 0 for path in paths]


def _draft(path: Path) -> Draft:
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
        return read_draft(payload, "standard input" if str(path) == "-" else str(path))
    except LoccitError as fault:
        raise LoccitError(fault.code, fault.message, next_step=fault.next_step) from fault


_PAUSE = 0.4
"""Seconds between two looks at a draft that is watched."""
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


def _find_all(archive: Citables, identifiers: tuple[str, ...]) -> tuple[list[Found], list[LoccitError]]:
    found, faults = [], []
    for asked in identifiers:
        try:
            found.append(find(archive, asked))
        except LoccitError as fault:
            faults.append(fault)
    return found, faults


def _as_json(found: list[Found], faults: list[LoccitError], form: str, base: str) -> dict[str, Any]:
    return {
        "format": form,
        "citations": [
            {
                "asked": several.asked,
                "id": one.id,
                "kind": one.kind,
                "document_id": one.source.id,
                "citation": in_format(one, form, base=base),
                "notice": several.notice,
            }
            for several in found
            for one in several.cited
        ],
        "faults": [{"code": fault.code, "message": fault.message, "next_step": fault.next_step} for fault in faults],
    }
