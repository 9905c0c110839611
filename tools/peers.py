"""What other tools make of the same pages and dumps → predictions for the scorer of main text and metadata.

    python tools/peers.py FOLDER OUT      FOLDER: unpacked pages (.html) or dumps (.txt); one OUT/<peer>.jsonl a peer

Only what loccit brings along is asked: trafilatura (by default, fast, precise), htmldate, jusText. Dumps, which no tool
reads, are given to them with a `<p>` a line; "lines of ten words" is the least that one can do by oneself. A tool that
stumbles over a page has said nothing about it.
"""

from __future__ import annotations

import functools
import html
import json
import logging
import re
import sys
from collections.abc import Callable
from pathlib import Path

import htmldate
import justext
import trafilatura

Said = dict[str, str | None]


def main() -> int:
    """Writes the predictions of every peer that reads such files."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    logging.disable(logging.CRITICAL)
    out.mkdir(parents=True, exist_ok=True)
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".html", ".txt"))
    is_dump = bool(paths) and paths[0].suffix == ".txt"
    for name, read in (DUMPS if is_dump else PAGES).items():
        with (out / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            for path in paths:
                file.write(json.dumps({"id": path.stem, **_said(read, path)}, ensure_ascii=False) + "\n")
    return 0


def _said(read: Callable[[bytes], Said], path: Path) -> Said:
    try:
        return read(path.read_bytes())
    except Exception:
        return {}


def _trafilatura(*, fast: bool = False, precise: bool = False) -> Callable[[bytes], Said]:
    def read(page: bytes) -> Said:
        found = trafilatura.bare_extraction(
            page, fast=fast, favor_precision=precise, include_comments=False, with_metadata=not (fast or precise)
        )
        return {
            "text": getattr(found, "text", None),
            "title": getattr(found, "title", None),
            "author": getattr(found, "author", None),
            "date": getattr(found, "date", None),
        }

    return read


def _htmldate(page: bytes) -> Said:
    return {"date": htmldate.find_date(page, original_date=True)}


def _justext(page: bytes) -> Said:
    stated = _LANGUAGE.search(page[:20_000])
    paragraphs = justext.justext(page, _stoplist(stated[1].decode().lower() if stated else ""))
    return {"text": "\n".join(one.text for one in paragraphs if not one.is_boilerplate)}


_LANGUAGE = re.compile(rb"""<html\b[^>]{0,500}?\blang\s*=\s*["']?([A-Za-z]{2})""", re.IGNORECASE)
_LISTS = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "nb": "Norwegian_Bokmal", "nl": "Dutch", "no": "Norwegian_Bokmal", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese",
}  # fmt: skip
"""What jusText calls its lists of stop words, by the language that a page states."""


@functools.cache
def _stoplist(language: str) -> frozenset[str]:
    """The stop words of a language; those of all languages for a page that states none, or another."""
    known = justext.get_stoplists()
    names = [_LISTS[language]] if _LISTS.get(language) in known else known
    return frozenset().union(*(justext.get_stoplist(name) for name in names))


def _marked_up(read: Callable[[bytes], Said]) -> Callable[[bytes], Said]:
    """The same for a dump, a `<p>` a line."""

    def of_lines(dump: bytes) -> Said:
        lines = dump.decode("utf-8", "replace").splitlines()
        body = "".join(f"<p>{html.escape(line.strip())}</p>\n" for line in lines if line.strip())
        return read(f"<html><body>{body}</body></html>".encode())

    return of_lines


def _ten_words(dump: bytes) -> Said:
    lines = dump.decode("utf-8", "replace").splitlines()
    return {"text": "\n".join(line for line in lines if len(line.split()) >= 10)}


PAGES: dict[str, Callable[[bytes], Said]] = {
    "trafilatura": _trafilatura(),
    "trafilatura-fast": _trafilatura(fast=True),
    "trafilatura-precise": _trafilatura(precise=True),
    "htmldate-date-only": _htmldate,
    "justext": _justext,
}
DUMPS: dict[str, Callable[[bytes], Said]] = {
    "lines-of-ten-words": _ten_words,
    "trafilatura": _marked_up(_trafilatura()),
    "justext": _marked_up(_justext),
}


if __name__ == "__main__":
    sys.exit(main())
