"""Archives of a few short texts, and drafts that cite their passages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from loccit.check import check, read_draft
from loccit.db.connect import open_for_reading
from loccit.db.quotable import Quotables
from loccit.folder import init_folder
from loccit.ingest import Options, add


def archived(home: Path, texts: Mapping[str, str]) -> Quotables:
    """The look-ups of an archive of plain texts, by name."""
    for name, text in texts.items():
        (home / f"{name}.txt").write_text(text + "\n", "utf-8")
    folder = init_folder(home / "archived")
    add(folder, [str(home / f"{name}.txt") for name in texts], Options(workers=1))
    return Quotables(open_for_reading(folder.database))


def codes(archive: Quotables, words: str, draft: str) -> list[str]:
    """The verdicts on a draft whose `[@]` is the passage that begins with some words."""
    passage = next(one for one in archive.db.execute("select id, text from passages") if one[1].startswith(words))
    verdicts = check(read_draft(draft.replace("[@]", f"[@{passage[0]}]").encode(), "draft.md"), archive).verdicts
    return [one.code for one in verdicts]
