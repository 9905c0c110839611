"""What notes cost in `parse`, as shares of the processor time that it takes without them: `make quality` prints it.

python tools/notes_cost.py FOLDER
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from loccit import notes, readers
from loccit.errors import LoccitError
from loccit.model import About
from loccit.parse import parse

ROUNDS = 3
LARGEST = 400_000
"""Files of more bytes are left out: the few largest would be all of the time."""


def main() -> int:
    """Prints the shares of linking, of citations and of cross-references."""
    whole = linking = citing = crossing = 0.0
    count = 0
    for path in sorted(Path(sys.argv[1]).iterdir()):
        payload = path.read_bytes()
        if len(payload) > LARGEST:
            continue
        try:
            reading = readers.read(payload, About(name=path.name))
            parsed = parse(payload, name=path.name)
        except LoccitError:
            continue
        count += 1
        whole += _seconds(lambda: parse(payload, name=path.name))  # noqa: B023 - called at once
        linking += _seconds(lambda: notes.find_notes(reading))  # noqa: B023
        citing += _seconds(lambda: notes.cite(parsed.text, parsed.notes, parsed.described))  # noqa: B023
        crossing += _seconds(
            lambda: notes.cross_references(parsed.text, parsed.passages, parsed.notes, parsed.sections)  # noqa: B023
        )
    shares = (f"{name} {cost / (whole - cost):.3f}" for name, cost in
              (("linking", linking), ("citations", citing), ("cross-references", crossing)))  # fmt: skip
    print(f"cost of parse without it, {count} documents: {', '.join(shares)} (linking asked: .250 at most)")
    return 0


def _seconds(work: Callable[[], object]) -> float:
    """The least processor time of a few rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


if __name__ == "__main__":
    sys.exit(main())
