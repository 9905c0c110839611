"""Markup source → HTML by pandoc, where it is installed (`pip install loccit[pandoc]`, or a pandoc on the path).

The only reader module that starts a process. pandoc gets the text by its standard input, may open no file and no
socket (`--sandbox`), and works within the limits of `_limits`. It is asked for once per process.
"""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
from dataclasses import dataclass

from loccit.readers import _limits

_SKIPPED = re.compile(
    r"^\[INFO\] (?:Skipped|Not rendering) .*|^\[WARNING\] (?!This document|Deprecated).*", re.MULTILINE
)
"""What pandoc says of what it left out; leaves its remarks on titles and on its own options."""
_AT_LEAST, _A_SECOND = 10, 20_000
"""pandoc is given ten seconds, and one more for so many bytes: it reads ten times as many where nobody means harm."""
_NO_TITLE = re.compile(r"<title>-</title>")
"""pandoc's title for a document without one."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """HTML as pandoc made it, and what it says it left out. `fault` says why there is none."""

    html: str
    skipped: tuple[str, ...] = ()
    fault: str = ""


@functools.cache
def version() -> str | None:
    """The version of the pandoc that is installed, None where there is none."""
    path = _path()
    if path is None:
        return None
    try:
        said = subprocess.run([path, "--version"], capture_output=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    return said.decode("utf-8", "replace").split("\n", 1)[0].removeprefix("pandoc").strip() or None


def rendered(text: str, form: str) -> Rendered:
    """The text, in pandoc's input format `form`, as a whole HTML page."""
    path = _path()
    command = [str(path), f"--from={form}", "--to=html5", "--standalone", "--sandbox", "--wrap=none", "--verbose"]
    command += ["--no-highlight", "+RTS", f"-M{_limits.PANDOC_HEAP}M", "-RTS"]
    source = text.encode("utf-8", "replace")
    seconds = min(_limits.PANDOC_SECONDS, _AT_LEAST + len(source) // _A_SECOND)
    try:
        done = subprocess.run(command, input=source, capture_output=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        what = f"the limit for {len(source):,} bytes (pandoc_seconds)"
        return Rendered("", fault=f"pandoc took more than {seconds} seconds, {what}")
    except OSError as fault:
        return Rendered("", fault=f"pandoc could not be started ({fault})")
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode:
        return Rendered("", fault=f"pandoc ended with {done.returncode} ({' '.join(said.split())[-200:]})")
    if len(done.stdout) > _limits.MARKUP:
        return Rendered("", fault=f"pandoc made more than {_limits.MARKUP:,} bytes of HTML, the limit")
    html = _NO_TITLE.sub("<title></title>", done.stdout.decode("utf-8", "replace"), count=1)
    return Rendered(html, tuple(found.group().strip() for found in _SKIPPED.finditer(said)))


@functools.cache
def _path() -> str | None:
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        return shutil.which("pandoc")
