"""How fast the pages are, against plain Datasette on the same tables: `python tools/bench_web.py [PASSAGES]`.

Makes an archive of generated words, serves it twice (with the plugin, and by Datasette without any plugin), asks both
with 8 clients at once, and prints p50 and p95 in milliseconds.
"""

from __future__ import annotations

import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote_plus

from loccit import ids
from loccit.db.connect import open_for_writing
from loccit.folder import init_folder
from loccit.text.fold import key_hash

CLIENTS = 8
REQUESTS = 25
RAW = (
    "select p.id, d.title, snippet(passages_fts, 0, '', '', '…', 40) as words from passages_fts"
    " join passages p on p.n = passages_fts.rowid join documents d on d.id = p.document_id"
    " where passages_fts match '{word}' order by rank limit 20"
)


def make_archive(home: Path, passages: int) -> tuple[Path, dict[str, str]]:
    """An archive with 30 passages a document, one document of 2,000, and words as frequent as in real texts."""
    rng = random.Random(7)
    words = [f"{a}{b}{c}" for a in "bdfglmnprst" for b in ("a", "e", "io", "u") for c in ("n", "rk", "st", "ly", "mer")]
    words += [f"{one}{two}" for one in words for two in ("ing", "ed", "ows", "ment", "s", "er")]
    weights = [1 / (place + 1) for place in range(len(words))]
    folder = init_folder(home)
    db = open_for_writing(folder.database)
    connection, n, named = db.conn, 0, {}
    connection.execute("begin")
    sizes = [2000, *[30] * ((passages - 2000) // 30)]
    for number, size in enumerate(sizes, 1):
        document = ids.mint("d", str(number))
        named.setdefault("long" if size > 30 else "short", document)
        sha256 = f"{number:064x}"
        texts = [" ".join(rng.choices(words, weights, k=60)).capitalize() + "." for _ in range(size)]
        connection.execute("insert into originals values (?, 1, 'text/plain', 'data/x')", (sha256,))
        date = f"{2005 + number % 20}-{number % 12 + 1:02}-01"
        connection.execute(
            "insert into documents(id, n, sha256, title, publisher, published, language, rights, text)"
            " values (?, ?, ?, ?, ?, ?, 'en', 'open', ?)",
            (document, number, sha256, f"Report {number}", f"Outlet {number % 40}", date, "\n\n".join(texts)),
        )
        at = 0
        for ordinal, text in enumerate(texts):
            n += 1
            key = ids.mint("p", document, str(ordinal))
            connection.execute(
                'insert into passages(id, n, document_id, ordinal, role, text, key_hash, start, "end")'
                " values (?, ?, ?, ?, 'body', ?, ?, ?, ?)",
                (key, n, document, ordinal, text, key_hash(text), at, at + len(text)),
            )
            connection.execute(
                "insert into blocks values (?, ?, 'paragraph', 0, 'body', 'prose', null, ?, ?, '')",
                (document, ordinal, at, at + len(text)),
            )
            at += len(text) + 2
        named.setdefault("passage", key)
    connection.execute("insert into passages_fts(passages_fts) values ('rebuild')")
    connection.execute("insert into documents_fts(documents_fts) values ('rebuild')")
    connection.execute("commit")
    named["common"], named["rare"] = words[40], words[900]
    connection.execute("pragma journal_mode = delete")
    db.close()
    return folder.database, named


def serve(database: Path, *, with_plugin: bool) -> tuple[subprocess.Popen[bytes], int]:
    """A server, and its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, **({} if with_plugin else {"DATASETTE_LOAD_PLUGINS": ""})}
    command = [sys.executable, "-m", "datasette", "serve", str(database), "--port", str(port)]
    settings = [
        "--setting",
        "suggest_facets",
        "off",
        "--setting",
        "sql_time_limit_ms",
        "5000",
        "--setting",
        "num_sql_threads",
        "4",
    ]
    server = subprocess.Popen(
        [*command, *settings], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return server, port
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the server did not answer")


def ask(port: int, path: str) -> tuple[float, float]:
    """p50 and p95 in milliseconds, with CLIENTS at once."""
    taken: list[float] = []

    def client() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        for _ in range(REQUESTS):
            begin = time.perf_counter()
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, (path, answer.status)
            taken.append((time.perf_counter() - begin) * 1000)

    warm = HTTPConnection("127.0.0.1", port, timeout=60)
    for _ in range(3):
        warm.request("GET", path)
        warm.getresponse().read()
    clients = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def main() -> None:
    """Measures, and prints a table."""
    passages = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as home:
        database, named = make_archive(Path(home), passages)
        plain, plain_port = serve(database, with_plugin=False)
        ours, port = serve(database, with_plugin=True)
        try:
            print(f"{passages:,} passages, {CLIENTS} clients          p50 ms    p95 ms")
            floor = show("plain: page of `select 1`", plain_port, "/archive?sql=select+1")
            for kind in ("rare", "common"):
                raw_path = f"/archive.json?sql={quote_plus(RAW.format(word=named[kind]))}"
                raw = show(f"plain: FTS, 20 snippets, {kind} word", plain_port, raw_path)
                search = show(f"/search, {kind} word", port, f"/search?q={named[kind]}")
                print(f"  p95 of /search is {search / (1.5 * raw + floor):.2f} of 1.5 x FTS + floor")
            for name, path in {
                "/": "/",
                "/p/": f"/p/{named['passage']}",
                "/d/ of 30 passages": f"/d/{named['short']}",
                "/d/ of 2,000 passages": f"/d/{named['long']}",
                "plain: table of 100 rows": "/archive/passages",
            }.items():
                show(name, plain_port if name.startswith("plain") else port, path)
        finally:
            plain.terminate()
            ours.terminate()


def show(name: str, port: int, path: str) -> float:
    """Prints a line; gives the p95."""
    middle, high = ask(port, path)
    print(f"{name:40} {middle:9.1f} {high:9.1f}", flush=True)
    return high


if __name__ == "__main__":
    main()
