"""How well loccit reads real sources: `make quality` prints a table a part.

Scores archives of the real seed documents and of the development sets with the scorers that lie beside them. These
lie outside the repository; where they are missing, it says so and does nothing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import quality_quotes

SHARED = Path(__file__).resolve().parents[2] / "shared"
TOOLS = Path(__file__).resolve().parent
PEERS = {"pandoc": "pypandoc_binary", "trafilatura": "trafilatura", "markitdown": "'markitdown[all]'"}
PEERS_PYTHON = os.environ.get("LOCCIT_PEERS_PYTHON", sys.executable)
"""The Python that has the other tools; theirs are many packages, so it may be another one than ours."""
TESTS = Path(__file__).resolve().parents[1] / "tests" / "notes"
SETS = ("scrapinghub", "trafilatura_eval", "htmldate", "textdump_scrapinghub", "textdump_trafilatura_eval")


def main() -> int:
    """Prints the tables that were asked for; all of them without arguments."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("parts", nargs="*", help=f"some of {', '.join(PARTS)}; all without")
    asked = options.parse_args()
    if not (SHARED / "eval").is_dir():
        print(f"skipped: the sources and the gold are not on this machine ({SHARED} is missing)")
        return 0
    home = Path(tempfile.mkdtemp(prefix="loccit-quality-"))
    try:
        for name in asked.parts or PARTS:
            print(f"== {name}", flush=True)
            PARTS[name](home / name)
    finally:
        shutil.rmtree(home)
    return 0


def seeds(home: Path) -> None:
    """Every part of the hand-made gold over the five real documents."""
    archive(home, SHARED / "seeds")
    show("seeds/score.py", str(home / "archive" / "archive.db"), str(SHARED / "eval" / "seeds" / "gold"))


def citations(home: Path) -> None:
    """What notes cite, where their words lead back, made-up ways of writing notes: our own texts in the tests."""
    run_shown(sys.executable, str(TESTS / "citation_gold.py"))
    run_shown(sys.executable, str(TESTS / "back_gold.py"))
    run_shown(sys.executable, str(TESTS / "made_dialects.py"))


def notes(home: Path) -> None:
    """Links of notes by family, what they cost beside the rest of `parse`, and what other tools keep of them."""
    documents = SHARED / "eval" / "notes" / "documents"
    archive(home, documents)
    predicted = predict("notes", home)
    show("notes/evaluate.py", str(predicted), "--by", "family")
    run_shown(sys.executable, str(TOOLS / "notes_cost.py"), str(documents))
    for peer, package in PEERS.items():
        target = home / f"{peer}.jsonl"
        asked = (
            PEERS_PYTHON,
            str(TOOLS / "notes_peers.py"),
            peer,
            str(documents),
            str(documents.parent / "gold.jsonl"),
        )
        answered = subprocess.run(asked, capture_output=True, check=False)
        print(f"-- {peer}, note texts alike by .9", flush=True)
        if answered.returncode:
            print(f"skipped: {peer} is not installed for {PEERS_PYTHON} (`pip install {package}`)", flush=True)
            continue
        target.write_bytes(answered.stdout)
        show("notes/evaluate.py", str(target), "--by", "family", "--loose")


def quotes(home: Path) -> None:
    """Quotations in news: spans, names, who is given words that are nobody's; by rule; beside textacy."""
    unpack("quotes", home / "in")
    archive(home, home / "in")
    quality_quotes.report(
        SHARED / "eval" / "quotes", predict("quotes", home), predict("quotes", home, "--what", "both")
    )


def content(home: Path) -> None:
    """Main text and metadata of pages and dumps, ours first, then the peers' on the same files."""
    for name in SETS:
        unpack("content", home / name / "in", name)
        archive(home / name, home / name / "in")
        print(f"-- {name}", flush=True)
        peers = home / name / "peers"
        run(sys.executable, str(Path(__file__).with_name("peers.py")), str(home / name / "in"), str(peers))
        ours = predict("content", home / name).rename(home / name / "loccit.jsonl")
        show("content/evaluate.py", name, str(ours), *map(str, sorted(peers.glob("*.jsonl"))))


def dedup(home: Path) -> None:
    """Near duplicates (by kind of edit, beside other tools) and quotations that travel; then as an archive tells."""
    shared = ("--shared", str(SHARED))
    run_shown(sys.executable, str(TOOLS / "bench_matching.py"), "documents", "quotations", *shared)
    data = str(SHARED / "eval" / "dedup" / "synth_pd")
    unpack("dedup", home / "in", data)
    archive(home, home / "in")
    show("dedup/evaluate.py", data, "--pairs", str(predict("dedup", home)))
    show("dedup/evaluate.py", data, "--pairs", str(predict("dedup", home, "--what", "groups")))
    show("dedup/evaluate.py", data, "--quotes", str(predict("dedup", home, "--what", "quotes")))


def formats(_: Path) -> None:
    """Notes and paragraphs of the made files of each format, beside pandoc's and others'."""
    subprocess.run([sys.executable, str(Path(__file__).with_name("quality_formats.py"))], check=True)


PARTS = {
    "formats": formats, "seeds": seeds, "citations": citations, "notes": notes, "quotes": quotes, "content": content,
    "dedup": dedup,
}  # fmt: skip


def archive(home: Path, sources: Path) -> None:
    """An archive of a folder; files that cannot be read are the scorer's business."""
    run(sys.executable, "-m", "loccit", "init", str(home))
    told = subprocess.run(
        [sys.executable, "-m", "loccit", "-a", str(home / "archive"), "add", str(sources)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    print(told.stdout.strip(), flush=True)
    if told.returncode == 2:
        sys.exit(told.stderr)


def unpack(part: str, target: Path, *which: str) -> None:
    """The packed sources of a set as files."""
    run(sys.executable, str(SHARED / "eval" / part / "unpack.py"), *which, str(target))


def predict(part: str, home: Path, *more: str) -> Path:
    """What the archive says, in the form that the scorer wants."""
    script = str(SHARED / "eval" / part / "from_archive.py")
    answered = subprocess.run([sys.executable, script, str(home), *more], capture_output=True, check=True)
    target = home / f"predicted{''.join(more)}.jsonl"
    target.write_bytes(answered.stdout)
    return target


def show(script: str, *arguments: str) -> None:
    """Runs a scorer and lets it print."""
    subprocess.run([sys.executable, str(SHARED / "eval" / script), *arguments], check=True)


def run_shown(*command: str) -> None:
    """Runs a step that prints."""
    subprocess.run(command, check=True)


def run(*command: str) -> None:
    """Runs a step; its output is shown only where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


if __name__ == "__main__":
    sys.exit(main())
