"""How fast the pages are, against plain Datasette on the same tables, in one run: `make bench`.

Makes an archive of generated words, serves it with the plugin and without any plugin, asks both turn by turn with 8
clients at once (every request another word), and prints p50 and p95 in milliseconds and the ratios that are bounded.
`--next PYTHON` names the interpreter of a second environment, with another Datasette.
"""

from __future__ import annotations

import argparse
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote_plus

from loccit import ids
from loccit.db.connect import open_for_writing
from loccit.folder import init_folder
from loccit.text.fold import key_hash

CLIENTS = 8
REQUESTS = 15
ROUNDS = 3
LONG = 2_000
"""Passages of the one long document."""
RAW = (
    "select p.id, d.title, snippet(passages_fts, 0, '', '', '…', 40) as words from passages_fts"
    " join passages p on p.n = passages_fts.rowid join documents d on d.id = p.document_id"
    " where passages_fts match '{word}' order by rank limit 20"
)
SETTINGS = {"suggest_facets": "off", "sql_time_limit_ms": "5000", "num_sql_threads": "4", "max_returned_rows": "2000"}
_ENDS = ("n", "rk", "st", "ly", "mer")
_SYLLABLES = [f"{a}{b}{c}" for a in "bdfglmnprst" for b in ("a", "e", "io", "u") for c in _ENDS]
WORDS = [*_SYLLABLES, *(one + two for one in _SYLLABLES for two in ("ing", "ed", "ows", "ment", "s", "er"))]
COMMON, RARE = WORDS[30:60], WORDS[800:1000]
"""Words that stand in every sixth passage, and words that stand in every hundredth."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds of many requests: to the whole answer, and to its first byte."""

    whole: tuple[float, ...]
    first: tuple[float, ...]

    @property
    def middle(self) -> float:
        """p50 of the whole answer."""
        return statistics.median(self.whole)

    @property
    def high(self) -> float:
        """p95 of the whole answer."""
        return statistics.quantiles(self.whole, n=20)[-1]


def make_archive(home: Path, passages: int) -> tuple[Path, dict[str, str]]:
    """An archive with 30 passages a document, one document of 2,000, and words as frequent as in real texts."""
    rng = random.Random(7)
    weights = [1 / (place + 1) for place in range(len(WORDS))]
    folder = init_folder(home)
    db = open_for_writing(folder.database)
    connection, n, named = db.conn, 0, {}
    connection.execute("begin")
    sizes = [LONG, *[30] * (max(passages - LONG, 0) // 30)]
    for number, size in enumerate(sizes, 1):
        document = ids.mint("d", str(number))
        named.setdefault("long" if size > 30 else "short", document)
        texts = [" ".join(rng.choices(WORDS, weights, k=60)).capitalize() + "." for _ in range(size)]
        _add_document(connection, number, document, texts)
        at = 0
        for ordinal, text in enumerate(texts):
            n += 1
            key = ids.mint("p", document, str(ordinal))
            _add_passage(connection, (key, n, document, ordinal, text, key_hash(text), at, at + len(text)))
            at += len(text) + 2
        named.setdefault("passage", key)
    connection.execute("insert into passages_fts(passages_fts) values ('rebuild')")
    connection.execute("insert into documents_fts(documents_fts) values ('rebuild')")
    connection.execute("commit")
    connection.execute("pragma journal_mode = delete")
    db.close()
    return folder.database, named


def _add_document(connection: object, number: int, document: str, texts: Sequence[str]) -> None:
    sha256 = f"{number:064x}"
    connection.execute("insert into originals values (?, 1, 'text/plain', 'data/x')", (sha256,))  # type: ignore[attr-defined]
    date = f"{2005 + number % 20}-{number % 12 + 1:02}-01"
    connection.execute(  # type: ignore[attr-defined]
        "insert into documents(id, n, sha256, title, publisher, published, language, rights, text)"
        " values (?, ?, ?, ?, ?, ?, 'en', 'open', ?)",
        (document, number, sha256, f"Report {number}", f"Outlet {number % 40}", date, "\n\n".join(texts)),
    )


def _add_passage(connection: object, row: tuple[object, ...]) -> None:
    connection.execute(  # type: ignore[attr-defined]
        'insert into passages(id, n, document_id, ordinal, role, text, key_hash, start, "end")'
        " values (?, ?, ?, ?, 'body', ?, ?, ?, ?)",
        row,
    )
    connection.execute(  # type: ignore[attr-defined]
        "insert into blocks values (?, ?, 'paragraph', 0, 'body', 'prose', null, ?, ?, '')",
        (row[2], row[3], row[6], row[7]),
    )


def serve(python: str, database: Path, *, with_plugin: bool) -> tuple[subprocess.Popen[bytes], int]:
    """A server, and its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, **({} if with_plugin else {"DATASETTE_LOAD_PLUGINS": ""})}
    command = [python, "-m", "datasette", "serve", str(database), "--port", str(port)]
    for name, value in SETTINGS.items():
        command += ["--setting", name, value]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return server, port
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the server did not answer")


def ask(port: int, paths: Sequence[str], turns: int = REQUESTS) -> Taken:
    """How long the answers take with CLIENTS at once, each asking for another of the paths every time."""
    whole: list[float] = []
    first: list[float] = []

    def client(number: int, requests: int) -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        for turn in range(requests):
            path = paths[(number + CLIENTS * turn) % len(paths)]
            begin = time.perf_counter()
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read(1)
            first.append((time.perf_counter() - begin) * 1000)
            answer.read()
            assert answer.status == 200, (path, answer.status)
            whole.append((time.perf_counter() - begin) * 1000)

    for requests in (1, turns):  # the first turn warms the threads and their connections
        whole.clear()
        first.clear()
        clients = [threading.Thread(target=client, args=(number, requests)) for number in range(CLIENTS)]
        for one in clients:
            one.start()
        for one in clients:
            one.join()
    return Taken(tuple(whole), tuple(first))


def measure(python: str, database: Path, named: dict[str, str]) -> None:
    """Serves, asks in ROUNDS, and prints the table of one Datasette."""
    plain, plain_port = serve(python, database, with_plugin=False)
    ours, port = serve(python, database, with_plugin=True)
    suffix = "/-/query.json" if is_next(python) else ".json"
    page = "/-/query" if is_next(python) else ""
    asked = {
        "plain: page of `select 1`": (plain_port, [f"/archive{page}?sql=select+1"]),
        "plain: FTS, 20 snippets, rare words": (plain_port, raw_paths(suffix, RARE)),
        "/search, rare words": (port, [f"/search?q={word}" for word in RARE]),
        "plain: FTS, 20 snippets, common words": (plain_port, raw_paths(suffix, COMMON)),
        "/search, common words": (port, [f"/search?q={word}" for word in COMMON]),
        "/": (port, ["/"]),
        "/p/": (port, [f"/p/{named['passage']}"]),
        "/d/ of 30 passages": (port, [f"/d/{named['short']}"]),
        "/d/ of 2,000 passages": (port, [f"/d/{named['long']}"]),
        "plain: table of the same 2,000": (
            plain_port,
            [f"/archive/passages?document_id={named['long']}&_size={LONG}"],
            2,
        ),
        "plain: table of 100 passages": (plain_port, ["/archive/passages"]),
    }
    try:
        rounds = [{name: ask(*how) for name, how in asked.items()} for _ in range(ROUNDS)]
    finally:
        plain.terminate()
        ours.terminate()
    print(f"{'':42} p50 ms  p95 ms  first byte")
    for name in asked:
        middle, high = (statistics.median(getattr(one[name], part) for one in rounds) for part in ("middle", "high"))
        first = statistics.median(statistics.median(one[name].first) for one in rounds)
        print(f"{name:42} {middle:6.1f}  {high:6.1f}  {first:6.1f}")
    for kind in ("rare", "common"):
        print_ratio(kind, rounds)


def raw_paths(suffix: str, words: Sequence[str]) -> list[str]:
    """The addresses of the raw query, one a word."""
    return [f"/archive{suffix}?sql={quote_plus(RAW.format(word=word))}" for word in words]


def print_ratio(kind: str, rounds: Sequence[dict[str, Taken]]) -> None:
    """The bounded ratio, as the median of the rounds, with the range."""
    ratios = []
    for one in rounds:
        floor, raw = (
            one[name].high for name in ("plain: page of `select 1`", f"plain: FTS, 20 snippets, {kind} words")
        )
        ratios.append(one[f"/search, {kind} words"].high / (raw + floor))
    print(
        f"p95 of /search / (FTS + floor), {kind + ' words':12} {statistics.median(ratios):5.2f}   (at most 1.5;"
        f" rounds: {min(ratios):.2f} to {max(ratios):.2f})"
    )


def is_next(python: str) -> bool:
    """Whether an interpreter has Datasette 1.0, whose queries have another address."""
    return version(python) >= "1"


def version(python: str) -> str:
    """The version of an interpreter's Datasette."""
    asked = [python, "-c", "import datasette; print(datasette.__version__)"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def main() -> None:
    """Measures every Datasette, and prints the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("passages", nargs="?", type=int, default=100_000)
    options.add_argument("--next", metavar="PYTHON", help="an interpreter with another Datasette and loccit")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        database, named = make_archive(Path(home), given.passages)
        for python in [sys.executable, *([given.next] if given.next else [])]:
            print(f"\nDatasette {version(python)}: {given.passages:,} passages, {CLIENTS} clients")
            measure(python, database, named)


if __name__ == "__main__":
    main()
