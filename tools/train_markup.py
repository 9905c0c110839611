"""Learns the weights of the page judge → src/loccit/structure/data/markup_weights.json.

    python tools/train_markup.py FOLDER… --out src/loccit/structure/data/markup_weights.json
    python tools/train_markup.py FOLDER… --check PREDICTIONS

`--check` cross-validates: each page of the first form is read by a judge that learned from other pages, and what it
takes for main text is written to `PREDICTIONS/<folder>.jsonl` (`id`, `text`), for the scorer that comes with the gold.

A folder holds either `gold.jsonl` and `pages/<id>.html.gz`, or `ground-truth/<id>.json` and `html/<id>.html.gz`. A
line of gold has an `id` and either `text` (the article's whole text: each block of a page is labelled by how many of
its words stand there, in order) or `must` and `must_not` (stretches that belong to the text, or do not: the blocks that
hold them are labelled, the others say nothing). That is the form of scrapinghub/article-extraction-benchmark and of
trafilatura's evaluation data. The second form is that of the WCXB benchmark (Foley 2026, CC BY 4.0), whose pages are of
many kinds: those of `KINDS` are learned from, and count for less. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from unittest import mock

from loccit.errors import UnreadableError
from loccit.model import About, Reading
from loccit.notes import find_notes
from loccit.readers import html
from loccit.structure import assign_roles, markup
from loccit.structure._markup_features import Features, features

FEWEST = 30
"""A feature that fewer blocks have is left out."""
STRENGTH = 0.1
"""Inverse strength of the L2 penalty (chosen by cross-validation over pages from .03, .1, .3)."""
PAGE_WEIGHT = 60
"""How much a wholly labelled page weighs, in single stretches."""
OTHER_WEIGHT = 18
"""The same for a page of the second form (chosen by cross-validation over pages from 0, 18, 60) …"""
KINDS = frozenset(("article", "documentation", "forum", "service"))
"""… which are of these kinds: the works that people cite."""
LARGEST = 3_000_000
"""A page of more bytes is left out."""
LEAST_SHARE = 0.7
"""A block with at least this share of its words in the gold is main text."""

PARTS = 4
"""Into so many parts the pages are cut by `--check`."""
MAIN = frozenset(("body", "heading", "list_item", "block_quote", "standfirst", "table"))
"""The roles of main text, as the scorer counts them."""

Labelled = tuple[Features, int, float]


def main() -> None:
    """Reads the folders, fits, and writes the weights."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("folder", nargs="+", type=Path)
    aim = arguments.add_mutually_exclusive_group(required=True)
    aim.add_argument("--out", type=Path)
    aim.add_argument("--check", type=Path)
    given = arguments.parse_args()
    if given.check:
        _check(given.folder, given.check)
        return
    weights = _fit(one for folder in given.folder for _, labelled in _pages(folder) for one in labelled)
    given.out.write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", "utf-8")
    print(f"{len(weights)} weights")


def _check(folders: list[Path], out: Path) -> None:
    """Writes the main text of each page of the first form, by a judge that did not learn from its part of the pages."""
    out.mkdir(parents=True, exist_ok=True)
    pages = [(folder, page, list(labelled)) for folder in folders for page, labelled in _pages(folder)]
    for part in range(PARTS):
        weights = _fit(one for _, page, labelled in pages if _part(page) != part for one in labelled)
        with mock.patch.object(markup, "_weights", return_value=weights):
            for folder, page, _ in pages:
                if _part(page) == part and page.parent.name == "pages":
                    row = {"id": page.name.removesuffix(".html.gz"), "text": _main_text(_read(page))}
                    with (out / f"{folder.name}.jsonl").open("a", encoding="utf-8") as file:
                        file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _part(page: Path) -> int:
    return int(hashlib.sha1(page.name.encode()).hexdigest()[8:16], 16) % PARTS


def _main_text(reading: Reading) -> str:
    blocks = assign_roles(reading, find_notes(reading))
    return "\n\n".join(reading.text[block.start : block.end] for block in blocks if block.role in MAIN)


def _pages(folder: Path) -> Iterator[tuple[Path, Iterator[Labelled]]]:
    """Each page of a folder, with the features, label and weight of every labelled block."""
    if (folder / "ground-truth").is_dir():
        yield from _of_many_kinds(folder)
        return
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        page = folder / "pages" / f"{gold['id']}.html.gz"
        yield page, _whole(_read(page), gold["text"], PAGE_WEIGHT) if "text" in gold else _stretches(_read(page), gold)


def _of_many_kinds(folder: Path) -> Iterator[tuple[Path, Iterator[Labelled]]]:
    """The same of a folder of the second form; a page that shows no text is left out."""
    for path in sorted((folder / "ground-truth").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        page = folder / "html" / f"{path.stem}.html.gz"
        if gold["_internal"]["page_type"]["primary"] in KINDS and gold["ground_truth"].get("main_content"):
            with contextlib.suppress(UnreadableError):
                yield page, _whole(_read(page), gold["ground_truth"]["main_content"], OTHER_WEIGHT)


def _read(page: Path) -> Reading:
    payload = gzip.decompress(page.read_bytes())
    if len(payload) > LARGEST:
        raise UnreadableError("F001", f"{page.name} is too large to learn from.")
    return html.read(payload, About(name=page.name.removesuffix(".gz")))


def _words(reading: Reading) -> list[str]:
    return [reading.text[block.start : block.end] for block in reading.blocks]


def _whole(reading: Reading, gold: str, page_weight: float) -> Iterator[Labelled]:
    """The blocks of a page whose whole text is known; each weighs by its length."""
    words = _words(reading)
    sizes = [min(len(said), 1500) ** 0.7 for said in words]
    total = sum(sizes) or 1
    labels = _by_text(words, gold)
    for each, label, size in zip(features(reading.blocks, reading.text), labels, sizes, strict=True):
        yield each, label, page_weight * size / total


def _stretches(reading: Reading, gold: dict[str, list[str]]) -> Iterator[Labelled]:
    """The blocks of a page that hold a stretch which must, or must not, be in the text."""
    found = features(reading.blocks, reading.text)
    labels = _by_stretches(reading, _words(reading), gold)
    yield from ((found[at], label, 1.0) for at, label in sorted(labels.items()))


def _by_text(words: list[str], gold: str) -> list[int]:
    """1 for each block whose words stand in the gold, in order."""
    tokens = [(at, token) for at, said in enumerate(words) for token in re.findall(r"\w+", said)]
    matcher = difflib.SequenceMatcher(None, [token for _, token in tokens], re.findall(r"\w+", gold), autojunk=False)
    found, many = [0] * len(words), [0] * len(words)
    for at, _ in tokens:
        many[at] += 1
    for start, _, size in matcher.get_matching_blocks():
        for at, _ in tokens[start : start + size]:
            found[at] += 1
    return [int(bool(count) and hits >= LEAST_SHARE * count) for hits, count in zip(found, many, strict=True)]


def _by_stretches(reading: Reading, words: list[str], gold: dict[str, list[str]]) -> dict[int, int]:
    """The labels of the blocks that hold a stretch which must, or must not, be in the text."""
    plain = [" ".join(said.split()) for said in words]
    starts = [0]
    for said in plain:
        starts.append(starts[-1] + len(said) + 1)
    joined = " ".join(plain)
    labels: dict[int, int] = {}
    for label, stretches in ((0, gold["must_not"]), (1, gold["must"])):
        for stretch in (" ".join(each.split()) for each in stretches):
            places = [found.start() for found in re.finditer(re.escape(stretch), joined)][:50]
            spans = [[at for at in range(len(plain)) if _overlap(starts, at, place, stretch)] for place in places]
            if label and len(spans) > 1:  # the text holds the longest block of those that say it
                spans = [max(spans, key=lambda span: max(len(plain[at]) for at in span))]
            labels.update((at, label) for span in spans for at in span)
    return labels


def _overlap(starts: list[int], at: int, place: int, stretch: str) -> bool:
    return starts[at] < place + len(stretch) and starts[at + 1] - 1 > place


def _fit(labelled: Iterable[Labelled]) -> dict[str, float]:
    """The weights of a logistic regression, two decimals, those near nought left out."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    labels: list[int] = []
    page_weights: list[float] = []

    def each() -> Iterator[Features]:
        for found, label, weight in labelled:
            labels.append(label)
            page_weights.append(weight)
            yield found

    vectors = DictVectorizer()
    matrix = vectors.fit_transform(each())
    kept = matrix.getnnz(axis=0) >= FEWEST
    judge = LogisticRegression(C=STRENGTH, max_iter=600)
    judge.fit(matrix[:, kept], labels, sample_weight=page_weights)
    names = vectors.get_feature_names_out()[kept]
    found = {str(name): round(float(weight), 2) for name, weight in zip(names, judge.coef_[0], strict=True)}
    return {"(bias)": round(float(judge.intercept_[0]), 2)} | {
        name: weight for name, weight in sorted(found.items()) if abs(weight) >= 0.02
    }


if __name__ == "__main__":
    main()
