"""Makes `src/loccit/structure/data/title_weights.json`: what speaks for a line being its text's title.

    pip install numpy scikit-learn
    python tools/train_title.py EVAL_CONTENT_FOLDER

The folder holds `textdump_trafilatura_eval` with a title for each page. A line is right if it is the title, but for
case, quotation marks and a site's name of a few letters. Prints the share of pages whose title is found, by
cross-validation over pages, then writes the weights. No text of a page ends up in the file.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from loccit.model import About, Notes
from loccit.readers import text as text_reader
from loccit.structure import front_matter, line_roles
from loccit.structure.title_lines import EVIDENCE, candidates

FOLDS, LEAST = 5, -2.0
OUT = Path(__file__).parents[1] / "src/loccit/structure/data/title_weights.json"


def main(folder: Path) -> None:
    """Cross-validates, trains on everything, and writes the file."""
    sys.path.insert(0, str(folder))
    import evaluate

    rows: list[tuple[int, bool, list[float]]] = []
    home = folder / "textdump_trafilatura_eval"
    for page, gold in enumerate(evaluate.load(home / "gold.jsonl")):
        payload = gzip.decompress((home / "pages" / f"{gold['id']}.txt.gz").read_bytes())
        if payload.strip() and gold.get("title"):
            title = evaluate.norm(gold["title"])
            for words, row in lines_of(payload):
                line = evaluate.norm(words)
                rows.append((page, line == title or (title in line and len(title) > 0.8 * len(line)), row))
    pages = np.array([page for page, _, _ in rows])
    right = np.array([is_title for _, is_title, _ in rows])
    evidence = np.array([row for _, _, row in rows])
    print(f"{cross_validated(pages, right, evidence):.3f} of {len(set(pages))} pages")
    model = LogisticRegression(max_iter=2_000).fit(evidence, right)
    weights = {name: round(float(weight), 3) for name, weight in zip(EVIDENCE, model.coef_[0], strict=True)}
    OUT.write_text(
        json.dumps({"weights": weights, "bias": round(float(model.intercept_[0]), 3), "least": LEAST}, indent=1)
    )


def lines_of(payload: bytes) -> list[tuple[str, list[float]]]:
    """The candidates of one page, as `title_lines` sees them, each with its evidence."""
    found: list[tuple[str, list[float]]] = []

    def listen(lines: list[str], *rest: object) -> None:
        found.extend((lines[at], row) for at, row in candidates(lines, *rest))

    front_matter.title_line, before = listen, front_matter.title_line
    try:
        line_roles.assign_line_roles(text_reader.read(payload, About()), Notes())
    finally:
        front_matter.title_line = before
    return found


def cross_validated(pages: np.ndarray, right: np.ndarray, evidence: np.ndarray) -> float:
    """The share of pages whose likeliest line is the title, each judged by weights from other pages."""
    folds = np.array([int(hashlib.md5(str(page).encode()).hexdigest(), 16) % FOLDS for page in pages])
    likeness = np.zeros(len(pages))
    for fold in range(FOLDS):
        model = LogisticRegression(max_iter=2_000).fit(evidence[folds != fold], right[folds != fold])
        likeness[folds == fold] = model.decision_function(evidence[folds == fold])
    return float(np.mean([right[pages == page][likeness[pages == page].argmax()] for page in set(pages)]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
