"""Lines of a text → what each shows of being an author's words: soft evidence, one row of numbers a line.

Nothing is decided here. `NAMES` says what each number is; `lines_model.py` weighs them.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from importlib import resources

from loccit.model import SourceBlock
from loccit.structure.phrases import opening, phrases

LOCAL = (
    "size", "words", "stop_share", "capital_share", "digit_share", "ends_sentence", "ends_colon", "ends_open",
    "inner_stops", "commas", "quoted", "bullet", "number", "indent_off", "blank_before", "separators",
    "furniture_start", "furniture_within", "end_marker", "address", "clock", "year", "all_capitals", "question",
    "same_lines", "starts_lower", "first_person", "prose",
)  # fmt: skip
"""What a line shows by itself (and `same_lines`: how often its words stand in the document)."""

_SENTENCE_END = re.compile(r"[.!?…。！？။؟।][\"'”’»›)\]」』）]*\s*\Z|[.!?…。！？။؟।][\"'”’»]*\s*\[\w{1,3}\]\s*\Z")
_INNER_STOP = re.compile(r"[.!?…;][\"'”’»)]*\s+(?=[^\W\da-z])|[。！？၊။]")
_SEPARATOR = re.compile(r"[|›»→•·/_>]|\s[-–—]\s|\t")
_ADDRESS = re.compile(r"https?://|www\.|[\w.]+@[\w.]+|(?<!\w)@\w|\.com\b|(?<!\w)#\w")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b|\b(?:ago|hours?|minutes?|vor \d|il y a|hace)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_DIGIT = re.compile(r"\d")
_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯΑ-Ω]")
_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_WIDE_STOP = re.compile("[的了是在不和这有我他们它地得着のはをがでにとたるてもンい]")
_LITTLE = r".{0,30}\Z"
"""What may stand behind a phrase that ends the text."""
_QUOTES = '"“”„«»「」'
_PERSONS = frozenset(
    ["i", "you", "your", "we", "our", "us", "du", "sie", "ihr", "ihre", "vous", "votre", "usted", "вы"]
)


def local_evidence(text: str, blocks: tuple[SourceBlock, ...]) -> list[list[float]]:
    """One row a block, in the order of LOCAL."""
    lines = [text[block.start : block.end] for block in blocks]
    many = Counter(lines)
    home = _usual_indent(lines, blocks)
    return [_row(line, block, many[line], home) for line, block in zip(lines, blocks, strict=True)]


def indent_of(block: SourceBlock) -> int:
    """The columns that a block is indented by."""
    return next((int(cue[7:]) for cue in block.cues if cue.startswith("indent:")), 0)


def _usual_indent(lines: list[str], blocks: tuple[SourceBlock, ...]) -> int:
    """The indentation at which most of the long lines stand; a page can be indented as a whole."""
    where: Counter[int] = Counter()
    for line, block in zip(lines, blocks, strict=True):
        if len(line) > 120:
            where[indent_of(block)] += len(line)
    return where.most_common(1)[0][0] if where else 0


def _row(line: str, block: SourceBlock, many: int, home: int) -> list[float]:
    size = len(line)
    lower = line.lower()
    words = lower.split()
    wide = len(_WIDE.findall(line)) if not line.isascii() else 0
    count = max(len(words), wide // 2, 1)
    stops = sum(map(_stopwords().__contains__, words)) + (len(_WIDE_STOP.findall(line)) if wide else 0)
    start, within, end = opening("start"), phrases("within"), opening("end", _LITTLE)
    letters = size - line.count(" ")
    ends = bool(_SENTENCE_END.search(line, max(0, size - 16)))
    inner = len(_INNER_STOP.findall(line))
    furniture_start = bool(start.match(lower)) if size < 200 else False
    return [
        math.log(size),
        math.log(count),
        stops / count,
        len(_CAPITAL.findall(line)) / count,
        len(_DIGIT.findall(line)) / letters,
        float(ends),
        float(line.endswith((":", "："))),
        float(not ends and line[-1].isalnum()),
        min(inner, 6.0),
        (line.count(",") + line.count("，") + line.count("、")) / count,
        float(any(mark in line for mark in _QUOTES)),
        float("bullet" in block.cues),
        float("number" in block.cues),
        float(max(-6, min(6, indent_of(block) - home))),
        float("blank-before" in block.cues),
        min(len(_SEPARATOR.findall(line)), 8.0),
        float(furniture_start) / (1 + count // 6),
        float(any(phrase in lower for phrase in within)) / (1 + count // 20),
        float(size < 80 and bool(end.match(lower))),
        float(bool(_ADDRESS.search(line))),
        float(bool(_CLOCK.search(lower))),
        float(bool(_YEAR.search(line))),
        float(line.isupper()),
        float(line.endswith(("?", "？", "!"))),
        min(many - 1, 4.0),
        float(line[0].islower()),
        sum(map(_PERSONS.__contains__, words)) / count,
        min(1.0, size / 250) * (0.4 + 0.6 * ends) * min(1.0, 4 * stops / count + 0.1),
    ]


@functools.cache
def _stopwords() -> frozenset[str]:
    text = resources.files(__package__).joinpath("data/stopwords.txt").read_text("utf-8")
    rows = [row for row in text.splitlines() if row and not row.startswith("#")]
    return frozenset(word for row in rows for word in row.split("\t")[1].split())
