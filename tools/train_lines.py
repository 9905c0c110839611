"""Makes `src/loccit/structure/data/lines_model.json`: the trees that tell an author's lines from a page's furniture.

    pip install lightgbm numpy trafilatura
    python tools/train_lines.py EVAL_CONTENT_FOLDER [--check]

The folder holds `textdump_scrapinghub` (a label for each line), `textdump_trafilatura_eval` (chunks that must and must
not be kept) and `trafilatura_eval` (the same pages as HTML: what trafilatura keeps of them labels the other lines,
weakly). `--check` cross-validates by page and prints the figures of the folder's own scorer, and writes nothing.
No text of a page ends up in the file, only thresholds and weights.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np
import trafilatura

from loccit.model import About, Reading
from loccit.readers import text as text_reader
from loccit.structure import lines_model

TREES, LEAVES, RATE, FOLDS = 60, 8, 0.12, 5
THRESHOLD = 0.47
OUT = Path(__file__).parents[1] / "src/loccit/structure/data/lines_model.json"
Label = tuple[int, float]


@dataclass
class Page:
    """One dump: its set, gold row, reading, the evidence of its lines, and a label and weight for each."""

    collection: str
    gold: dict
    reading: Reading
    rows: list[list[float]]
    labels: list[Label]

    @property
    def fold(self) -> int:
        return int(hashlib.md5(self.gold["id"].encode()).hexdigest(), 16) % FOLDS

    def lines(self) -> list[str]:
        return [self.reading.text[block.start : block.end] for block in self.reading.blocks]


def main() -> None:
    """Trains on everything and writes the file, or cross-validates."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--check", action="store_true")
    chosen = options.parse_args()
    pages = load(chosen.folder)
    first = [train(pages, [page.rows for page in pages], fold) for fold in range(FOLDS)]
    thought = [predict(first[page.fold], page.rows) for page in pages]
    rows = [
        lines_model.second_rows(page.rows, likely, page.reading.blocks) if page.rows else []
        for page, likely in zip(pages, thought, strict=True)
    ]
    if chosen.check:
        second = [train(pages, rows, fold) for fold in range(FOLDS)]
        report(chosen.folder, pages, [predict(second[page.fold], row) for page, row in zip(pages, rows, strict=True)])
        return
    looks = {"first": train(pages, [page.rows for page in pages]), "second": train(pages, rows)}
    stored = {"evidence": lines_model.SECOND, **{look: trees_of(model) for look, model in looks.items()}}
    OUT.write_text(json.dumps(stored, separators=(",", ":")) + "\n")


def load(folder: Path) -> list[Page]:
    """Every dump of both sets."""
    pages = []
    for collection in ("textdump_scrapinghub", "textdump_trafilatura_eval"):
        for row in (folder / collection / "gold.jsonl").read_text("utf-8").splitlines():
            gold = json.loads(row)
            payload = gzip.decompress((folder / collection / "pages" / f"{gold['id']}.txt.gz").read_bytes())
            if not payload.strip():
                continue
            reading = text_reader.read(payload, About())
            if any(not block.locator.startswith("line ") for block in reading.blocks):
                continue
            labels = aligned(reading, gold["line_labels"]) if "line_labels" in gold else weak(folder, reading, gold)
            rows = lines_model.first_rows(reading.text, reading.blocks)
            pages.append(Page(collection, gold, reading, rows, labels))
    return pages


def aligned(reading: Reading, labels: list[str]) -> list[Label]:
    """The gold's own labels."""
    known = {"main": (1, 3.0), "main?": (1, 1.2), "other": (0, 3.0), "blank": (0, 0.0)}
    return [known[labels[int(block.locator.split()[1]) - 1]] for block in reading.blocks]


def weak(folder: Path, reading: Reading, gold: dict) -> list[Label]:
    """What the gold's chunks say; elsewhere what trafilatura keeps, trusted as far as it keeps the chunks."""
    page = gzip.decompress((folder / "trafilatura_eval" / "pages" / f"{gold['id']}.html.gz").read_bytes())
    kept = [
        trafilatura.extract(page, include_comments=False, include_tables=True, favor_precision=precise) or ""
        for precise in (False, True)
    ]
    must, must_not = ([squeezed(chunk) for chunk in gold[key]] for key in ("must", "must_not"))
    trust = sum(chunk in squeezed(kept[0]) for chunk in must) / len(must) if must else 0.5
    return [
        _weak(squeezed(reading.text[block.start : block.end]), must, must_not, trust, [Kept(one) for one in kept])
        for block in reading.blocks
    ]


def _weak(line: str, must: list[str], must_not: list[str], trust: float, kept: list[Kept]) -> Label:
    if any(chunk in line or (len(line) > 20 and line in chunk) for chunk in must):
        return 1, 4.0
    if any(chunk in line or (len(line) > 15 and line in chunk) for chunk in must_not):
        return 0, 4.0
    votes = sum(one.has(line) for one in kept)
    return (int(votes > 0), 0.15 * trust + 0.01 if votes == 1 else 0.7 * trust + 0.05)


class Kept:
    """What an extractor kept, for asking whether a line is in it."""

    def __init__(self, text: str) -> None:
        self.grams = grams(re.findall(r"\w+", text.lower()))
        self.lines = {bare(line) for line in text.split("\n")}

    def has(self, line: str) -> bool:
        words = re.findall(r"\w+", line.lower())
        if len(words) < 5:
            return bare(line) in self.lines
        own = grams(words)
        return len(own & self.grams) > 0.6 * len(own)


def grams(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}


def bare(line: str) -> str:
    return squeezed(line).lower().lstrip("-*#•1234567890. ")


def squeezed(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


def train(pages: list[Page], rows: list[list[list[float]]], without: int | None = None) -> lightgbm.LGBMClassifier:
    """A sum of small trees, from the pages that are not in the fold."""
    used = [(page, row) for page, row in zip(pages, rows, strict=True) if row and page.fold != without]
    weights = np.concatenate([weights_of(page) for page, _ in used])
    model = lightgbm.LGBMClassifier(
        n_estimators=TREES, num_leaves=LEAVES, learning_rate=RATE, min_child_samples=30, subsample=0.8,
        subsample_freq=1, colsample_bytree=0.5, reg_lambda=5, verbose=-1, n_jobs=2, random_state=0,
    )  # fmt: skip
    model.fit(
        np.array([values for _, row in used for values in row], dtype=np.float64),
        np.array([label for page, _ in used for label, _ in page.labels]),
        sample_weight=weights / weights.mean(),
    )
    return model


def weights_of(page: Page) -> np.ndarray:
    """A line counts by its label's weight and the root of its length; a page of many lines for less than their sum."""
    weights = np.array([weight for _, weight in page.labels])
    weights = weights * np.sqrt([max(1.0, min(60.0, len(line) / 12)) for line in page.lines()])
    return weights / (weights.sum() ** 0.6 + 1e-9)


def predict(model: lightgbm.LGBMClassifier, rows: list[list[float]]) -> list[float]:
    return [float(chance) for chance in model.predict_proba(np.array(rows))[:, 1]] if rows else []


def report(folder: Path, pages: list[Page], chances: list[list[float]]) -> None:
    """The scorer's figures with several thresholds."""
    sys.path.insert(0, str(folder))
    import evaluate

    for collection in ("textdump_scrapinghub", "textdump_trafilatura_eval"):
        gold = evaluate.load(folder / collection / "gold.jsonl")
        for threshold in (0.4, THRESHOLD, 0.55):
            found = {
                page.gold["id"]: {
                    "text": "\n\n".join(
                        line for line, chance in zip(page.lines(), likely, strict=True) if chance > threshold
                    )
                }
                for page, likely in zip(pages, chances, strict=True)
                if page.collection == collection
            }
            score = evaluate.score(gold, found)
            print(f"{collection} {threshold}: F1 {score['F1']:.4f}  P {score['P']:.3f}  R {score['R']:.3f}")


def trees_of(model: lightgbm.LGBMClassifier) -> list[object]:
    """The trees as nested lists: [number, threshold, tree if at most, tree if more], or a weight."""
    return [_tree(tree["tree_structure"]) for tree in model.booster_.dump_model()["tree_info"]]


def _tree(node: dict) -> object:
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    assert node["decision_type"] == "<="
    return [
        node["split_feature"],
        round(node["threshold"], 4),
        _tree(node["left_child"]),
        _tree(node["right_child"]),
    ]


if __name__ == "__main__":
    main()
