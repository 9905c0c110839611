"""How long the way from paragraphs to quotations takes, ours beside textacy's on spaCy, on the same text in one run.

    LOCCIT_PEERS=/path/to/python python tools/bench_quotes.py [docs.jsonl]

Each runs in a child process and measures CPU time inside, after everything is loaded; the least of three runs counts
for ours, one run for the peer. Without a file (`{"doc", "text"}` a line) the texts of `examples/harbour` are read. The
Python that `LOCCIT_PEERS` names has textacy, spaCy and its small English model; without it only ours is measured.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from loccit.api import parse
from loccit.attribution import attribute

HARBOUR = Path(__file__).resolve().parents[1] / "examples" / "harbour"
PEERS = os.environ.get("LOCCIT_PEERS", sys.executable)
RUNS = 3
LEAST = 50
"""So many times as long the peer is to take."""


def main() -> int:
    """Prints both times and their ratio."""
    if sys.argv[1:2] == ["--ours"]:
        print(json.dumps(measure(Path(sys.argv[2]))))
        return 0
    with tempfile.TemporaryDirectory() as home:
        documents = Path(sys.argv[1]) if sys.argv[1:] else _examples(Path(home))
        compare(documents)
    return 0


def compare(documents: Path) -> None:
    """Runs both children on the documents and prints a line."""
    ours = json.loads(_told([sys.executable, str(Path(__file__)), "--ours", str(documents)]))
    print(
        f"CPU time, {ours['words']} words: attribution {ours['attribution']:.3f} s, all of parse {ours['parse']:.3f} s"
    )
    if subprocess.run([PEERS, "-c", "import textacy, spacy"], capture_output=True, check=False).returncode:
        print("textacy: skipped, it is not installed; set LOCCIT_PEERS to a Python that has it and en_core_web_sm")
        return
    told = _told([PEERS, str(Path(__file__).with_name("peer_textacy.py")), str(documents)])
    peer = json.loads(told.splitlines()[-1])["seconds"]
    alone, whole = peer / ours["attribution"], peer / ours["parse"]
    print(f"textacy on spaCy {peer:.2f} s: {alone:.0f} x attribution (at least {LEAST}), {whole:.0f} x all of parse")


def measure(documents: Path) -> dict[str, float]:
    """CPU seconds of ours, the least of some runs: from paragraphs to quotations, and all of `parse`."""
    texts = [json.loads(line)["text"] for line in documents.read_text("utf-8").splitlines()]
    read = [parse(text.encode(), name="a.txt") for text in texts]
    alone, whole = [], []
    for _ in range(RUNS):
        start = time.process_time()
        for one in read:
            attribute(one.text, one.passages, one.notes, one.described, language=one.described.language)
        middle = time.process_time()
        for text in texts:
            parse(text.encode(), name="a.txt")
        alone.append(middle - start)
        whole.append(time.process_time() - middle)
    return {"words": sum(len(text.split()) for text in texts), "attribution": min(alone), "parse": min(whole)}


def _told(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def _examples(home: Path) -> Path:
    """The plain texts of the sample, ten times over, as lines of JSON."""
    texts = [path.read_text("utf-8", errors="replace") for path in sorted(HARBOUR.glob("*.txt"))]
    target = home / "docs.jsonl"
    lines = (json.dumps({"doc": str(number), "text": text}) for number, text in enumerate(texts * 10))
    target.write_text("\n".join(lines) + "\n", "utf-8")
    return target


if __name__ == "__main__":
    sys.exit(main())
