"""docs/keeping.md: its commands are run in their order, and do what the page says of them."""

import re
import sqlite3
from pathlib import Path

from click.testing import CliRunner

from loccit.cli import main
from loccit.folder import init_folder
from loccit.ingest import add
from tests.ingest.test_add import FERRY, PIER, write

PAGE = Path(__file__).resolve().parents[2] / "docs" / "keeping.md"
COMMAND = re.compile(r"^\$ loccit (.+)$", re.MULTILINE)
ENDS_WITH_TWO = "court order"


def test_the_commands_of_the_page_do_what_it_says(tmp_path):
    ours, theirs = init_folder(tmp_path / "ours"), init_folder(tmp_path / "theirs")
    identifier = add(ours, [str(write(tmp_path, "ferry.txt", FERRY))]).outcomes[0].document_id
    add(theirs, [str(write(tmp_path, "pier.txt", PIER))])
    commands = COMMAND.findall(PAGE.read_text("utf-8"))
    assert len(commands) == 6
    for command in commands:
        quoted = re.findall(r'"([^"]*)"|(\S+)', command)
        words = [sentence or word for sentence, word in quoted]
        words = [{"ID": identifier, "OTHER": str(theirs.root)}.get(word, word) for word in words]
        result = CliRunner().invoke(main, ["-a", str(ours.root), *words], catch_exceptions=False)
        assert result.exit_code == (2 if ENDS_WITH_TWO in command else 0), result.output
    assert sqlite3.connect(ours.database).execute("select count(*) from documents").fetchone() == (2,)
    assert CliRunner().invoke(main, ["-a", str(ours.root), "verify"]).exit_code == 0
