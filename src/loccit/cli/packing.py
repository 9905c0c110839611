"""The command `pack`: the evidence of a draft."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import click

from loccit import check as checking
from loccit import pack as packing
from loccit.cli._place import Place, as_json, print_json, say
from loccit.db.connect import open_for_reading
from loccit.db.quotable import Quotables
from loccit.errors import LoccitError


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
    try:
        payload = draft.read_bytes()
    except OSError as fault:
        step = "see that it is there and that you may read it."
        raise LoccitError("S001", f"{draft} cannot be read ({fault.strerror}).", next_step=step) from fault
    report = checking.check(checking.read_draft(payload, draft.name), archive)
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
