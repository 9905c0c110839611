"""Commands that hand a draft over: pack (its evidence), expand (its identifiers as citations)."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import click

from loccit import pack as packing
from loccit.check import check as check_draft
from loccit.check import read_draft
from loccit.citable import Citable
from loccit.cite import find, in_format
from loccit.cite.styles import in_style
from loccit.cli._place import Place, as_json, print_json, say
from loccit.cli._writing import write_new
from loccit.db.connect import open_for_reading
from loccit.db.quotable import Quotables
from loccit.errors import LoccitError, UsageError
from loccit.office import compose
from loccit.office import expand as expand_groups


@click.command()
@click.argument("draft", type=click.Path(path_type=Path))
@click.option(
    "--output", type=click.Path(path_type=Path), help="The folder to make; else NAME-evidence beside the draft."
)
@as_json
@click.pass_obj
def pack(place: Place, /, draft: Path, output: Path | None, as_json: bool) -> None:
    """Writes the evidence of a draft: each quotation with its passage in context, speakers, captures and hashes.

    One HTML file that works offline, the same as JSON, and the draft itself, in a BagIt folder. The same draft and
    archive give the same bytes.

    \b
    loccit pack essay.md
    loccit pack essay.docx --output evidence-for-the-editor
    """
    archive = Quotables(open_for_reading(place.folder().database))
    payload = _bytes_of(draft)
    report = check_draft(read_draft(payload, draft.name), archive)
    evidence = packing.gather(report, archive)
    content = {"draft": draft.name, "counts": report.counts, "evidence": [one.content(draft.name) for one in evidence]}
    sha256 = hashlib.sha256(payload).hexdigest()
    folder = output or draft.with_name(f"{draft.stem}-evidence")
    packing.write_bag(
        folder,
        {
            draft.name: payload,
            "evidence.html": packing.page(report, evidence, sha256=sha256).encode(),
            "evidence.json": (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode(),
        },
    )
    if as_json:
        print_json({"folder": str(folder), "counts": report.counts})
    else:
        click.echo(str(folder / "data" / "evidence.html"))
        say(f"{len(evidence)} pieces of evidence; `bagit.py --validate {folder}` validates the folder.")


@click.command()
@click.argument("draft", type=click.Path(path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), help="The file to make; else NAME-expanded.docx beside it.")
@click.option("--inline", is_flag=True, help="Citations in parentheses instead of footnotes.")
@click.option("--style", help="A CSL style by name; needs loccit[csl].")
@click.pass_obj
def expand(place: Place, /, draft: Path, output: Path | None, inline: bool, style: str | None) -> None:
    """Turns the IDs in a Word draft into footnotes, or into citations in parentheses, in a copy of it.

    \b
    loccit expand draft.docx
    loccit expand draft.docx --inline --style chicago-author-date --output final.docx
    """
    if draft.suffix.lower() != ".docx":
        step = "for Markdown and LaTeX let pandoc do it: see `loccit cite --all DRAFT --format csl-json`."
        raise UsageError("C001", f"{draft} is no .docx.", next_step=step)
    archive = Quotables(open_for_reading(place.folder().database))
    payload = _bytes_of(draft)
    made = expand_groups(payload, lambda group: _citation(archive, group, style), as_notes=not inline, name=draft.name)
    target = output or draft.with_name(f"{draft.stem}-expanded.docx")
    write_new(target, made.payload)
    click.echo(str(target))
    say(f"{made.count} citations.")
    for group in made.left:
        say(f"{group} stays as it is: `loccit cite` says why.")
    for written in made.bare:
        say(f"{written} stays as it is: write [@{written.lstrip('@^#')}] to have it expanded.")
    sys.exit(1 if made.left or made.bare else 0)


def _citation(archive: Quotables, group: str, style: str | None) -> str | None:
    """A group of identifiers with its citations, and the writer's own words; None where one of them leads nowhere."""
    text = compose(group, lambda identifiers, place: _cited(archive, identifiers, place, style))
    if text is None:
        return None
    is_wrapped = text.startswith("(") and text.find(")") == len(text) - 1
    return (text[1:-1] if is_wrapped else text).rstrip(".")


def _cited(archive: Quotables, identifiers: tuple[str, ...], place: str, style: str | None) -> str | None:
    """The citation of identifiers; where the writer names the place in the source, without the archive's."""
    try:
        found = [find(archive, one) for one in identifiers]
    except LoccitError:
        return None
    cited = tuple(one for several in found for one in several.cited)
    if not cited:
        return None
    if place:
        _tell_of_another_page(cited[-1], place)
        cited = tuple(replace(one, section=None, page=None, paragraph=None, note=None) for one in cited)
    text = in_style(cited, style).split("\n\n")[0] if style else "; ".join(in_format(one) for one in cited)
    is_wrapped = text.startswith("(") and text.endswith(")")
    return (text[1:-1] if is_wrapped else text).rstrip(".")


def _tell_of_another_page(cited: Citable, place: str) -> None:
    """Says where the page that the writer names is not the archive's; the writer's stays."""
    pages = [int(one) for one in re.findall(r"\d+", place)]
    if cited.page and cited.page.isdigit() and _PAGES.match(place) and not min(pages) <= int(cited.page) <= max(pages):
        say(f"{cited.id}: your “{place}” stays; the archive has p. {cited.page}.")


_PAGES = re.compile(r"(?:at\s)?(?:pp?\.?|pages?|S\.|págs?\.?|стр\.|с\.)?\s?\d")
"""Takes `p. 99`, `at pp. 4–6`, `12`; leaves `¶ 4`, `n. 3`, `at [20]`."""


def _bytes_of(draft: Path) -> bytes:
    try:
        return draft.read_bytes()
    except OSError as fault:
        step = "see that it is there and that you may read it."
        raise LoccitError("S001", f"{draft} cannot be read ({fault.strerror}).", next_step=step) from fault
