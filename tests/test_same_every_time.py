"""The same bytes are read the same way in every process: nothing may hang on the order of a set."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "harbour"

_READ_ALL = """
import hashlib, sys
from pathlib import Path
from loccit.api import parse
found = hashlib.sha256()
for path in sorted(Path(sys.argv[1]).rglob("*")):
    if path.is_file() and path.suffix not in (".zip", ".warc", ".yml"):
        found.update(repr(parse(path.read_bytes(), name=path.name)).encode("utf-8", "backslashreplace"))
print(found.hexdigest())
"""


def test_reading_does_not_hang_on_the_hash_seed(tmp_path: Path) -> None:
    rating = '<div class="modal"><p><i>5</i></p></div>'
    story = "<p>The ferries of Skarne, which nobody has counted since the quay was built, were late again.</p>"
    page = f"<html><body><h1>Ferries</h1><article>{story * 3}</article>{rating * 5}</body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    for folder in (EXAMPLES, tmp_path):
        assert len({_read_all(folder, seed) for seed in ("1", "2", "3")}) == 1


def _read_all(folder: Path, seed: str) -> str:
    """A hash of all that is read out of the files of a folder by a process with its own order of sets."""
    command = [sys.executable, "-c", _READ_ALL, str(folder)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
