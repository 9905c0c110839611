"""The steps of `Containerfile` without a container, where there is no podman or docker: `tools/try_container.py`.

Builds the wheel, publishes the sample archive, installs the wheel alone in a new environment, starts the very command
of the image on a free port, asks for pages, and says what answered. A step that fails ends it with its message.
"""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ASKED = ("/", "/search?q=licence", "/documents", "/new.atom", "/archive/passages.json", "/robots.txt")
SERVED = "/srv/papers"
"""Where the image holds the published copy."""


def main() -> int:
    """Runs the steps."""
    with tempfile.TemporaryDirectory(prefix="loccit-container-") as home:
        work = Path(home)
        python = install(build(work), work)
        publish(work / "public")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [str(python), "-m", *image_command(work / "public", port)]
        server = subprocess.Popen(command, cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            wait_for(port, server)
            answers = {path: status(port, path) for path in ASKED}
        finally:
            server.terminate()
            server.wait(10)
    for path, code in answers.items():
        print(f"{code}  {path}")
    return 0 if set(answers.values()) == {200} else 1


def build(work: Path) -> Path:
    """The wheel of this tree."""
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(work), str(ROOT))
    wheel = next(work.glob("loccit-*.whl"))
    print(f"built {wheel.name}, {wheel.stat().st_size:,} bytes")
    return wheel


def install(wheel: Path, work: Path) -> Path:
    """A new environment with the wheel and what it needs; its interpreter."""
    run(sys.executable, "-m", "venv", str(work / "venv"))
    python = work / "venv" / "bin" / "python"
    run(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel))
    version = "import datasette; print(datasette.__version__)"
    print("installed, with Datasette", run(str(python), "-c", version).strip())
    return python


def publish(directory: Path) -> None:
    """A published copy of the sample archive, made of its own copy, so that the sample stays as it is."""
    copy = directory.parent / "sample"
    shutil.copytree(ROOT / "archive", copy / "archive", ignore=shutil.ignore_patterns("archive.db*", "lock", "tmp"))
    shutil.copy(ROOT / "metadata.yml", copy)
    loccit = [sys.executable, "-m", "loccit", "-a", str(copy / "archive")]
    run(*loccit, "rebuild")
    print("published:", run(*loccit, "publish", str(directory)).strip().rpartition("/")[2])


def image_command(directory: Path, port: int) -> list[str]:
    """The image's CMD, with the folder and the port of this machine."""
    words = (ROOT / "Containerfile").read_text("utf-8").replace("\\\n", " ")
    command: list[str] = json.loads(re.search(r"^CMD (\[.*\])", words, re.MULTILINE)[1])  # type: ignore[index]
    command = [word.replace(SERVED, str(directory)) for word in command]
    command[command.index("--port") + 1] = str(port)
    command[command.index("--host") + 1] = "127.0.0.1"
    return command


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Waits until the server answers; its words where it ends instead."""
    for _ in range(300):
        if server.poll() is not None:
            raise SystemExit((server.stderr.read() if server.stderr else b"").decode())
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the server did not answer")


def status(port: int, path: str) -> int:
    """How an address answers."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    return connection.getresponse().status


def run(*command: str) -> str:
    """A command's output; its complaint ends everything."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
