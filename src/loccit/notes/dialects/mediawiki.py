"""MediaWiki: `<ref>…</ref>`, `<ref name="x">…</ref>`, `<ref name="x" />`, and notes defined inside `<references>`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from loccit.model import Reading, Span
from loccit.notes.evidence import Evidence
from loccit.notes.inline import Command, evidence_of
from loccit.notes.sources import is_source
from loccit.notes.taken import Taken
from loccit.notes.verbatim import code_spans
from loccit.text.fold import shown

SURENESS = 2
DIALECT = "MediaWiki <ref>…</ref>"

_OPEN = re.compile(r"<ref(?P<attributes>(?:\s+[^<>]*?)?)\s*(?P<empty>/)?>", re.I)
_CLOSE = re.compile(r"</ref\s*>", re.I)
_NAME = re.compile(r"(name|group)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s/>]+))", re.I)
_LIST = re.compile(r"<references\b[^<>/]*>.*?(?:</references\s*>|\Z)", re.I | re.S)
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_ADDRESS = re.compile(r"\[(?:https?:)?//\S+ ([^\[\]]*)\]")
_EMPHASIS = re.compile(r"'{2,5}")
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.I)


def find(reading: Reading, taken: Taken) -> Evidence | None:
    """The notes of wiki text; nothing in formats that have tags of their own."""
    if not is_source(reading) or "<ref" not in reading.text or "</ref" not in reading.text:
        return None
    in_code = Taken(() if reading.format == "mediawiki" else code_spans(reading.text))
    commands = [command for command in _commands(reading.text) if not in_code.holds(command.start, command.end)]
    return evidence_of(reading.text, commands, DIALECT, plain)


def plain(words: str) -> str:
    """A note's words without wiki markup; templates stay as they are.

    >>> plain("''Dues'' of [[Skarne|the port]] &amp; [https://skarne.example its site]")
    'Dues of the port & its site'
    """
    words = _EMPHASIS.sub("", _ADDRESS.sub(r"\1", _LINK.sub(r"\1", words)))
    return shown(html.unescape(_TAG.sub("", words)))


def _commands(text: str) -> Iterator[Command]:
    lists = Taken(tuple(Span(*found.span()) for found in _LIST.finditer(text)))
    at = 0
    while found := _OPEN.search(text, at):
        at = found.end()
        name = _name(found["attributes"])
        if found["empty"]:
            yield Command(found.start(), found.end(), None, name)
            continue
        close = _CLOSE.search(text, at)
        if close is None:
            return
        inner = Span(found.end(), close.start())
        has_words = bool(text[inner.start : inner.end].strip())
        is_definition = lists.holds(*found.span())
        yield Command(found.start(), close.end(), inner if has_words else None, name, is_definition)
        at = close.end()


def _name(attributes: str) -> str:
    """Name and group of a note; a name counts within its group."""
    found = {key.lower(): a or b or c for key, a, b, c in _NAME.findall(attributes)}
    return f"{found.get('group', '')}:{found['name']}".lstrip(":") if "name" in found else ""
