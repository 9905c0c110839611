"""A text with its quotations covered up, and where its sentences begin and end.

A quoted stretch becomes a run of one placeholder (`INSIDE`), closed by `SENTENCE_END` where its last words end a
sentence, by `PAUSE` where a comma ends them, so that verbs and names inside a quotation never look like the author's.
Every place stays where it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from loccit.attribution.sentence.language import Language
from loccit.text.quotes import Quoted

INSIDE, SENTENCE_END, PAUSE = "\ue000", "\ue001", "\ue002"
LONGEST = 2_000
"""So many characters of a sentence are read at once."""

_ENDS = re.compile(
    r"[.!?…\ue001。！？](?<![.!?…\ue001。！？]{2})[.!?…\ue001。！？]*+[)\]”’\"'»]*+"
    r"(?:\s+(?=(?:''|[(\[“‘\"'«„])?[^\W_a-zß-öø-ÿа-я]|[\ue000\ue001(\[“])|(?<=[。！？])|(?<=[a-z][.!?])(?=\ue000)|(?<=\ue001)(?=[A-Z]))"
)
"""A sentence's end: takes `. The`, `? “`, and a covered quotation that ends one; leaves `3.5` and `etc. and`."""
_ALONE = frozenset(("ibid", "ibidem", "id", "idem", "ebd", "ebenda"))
"""Abbreviations that are a sentence where nothing stands before them: takes `Ibid. When asked, Holm`."""
_DEGREE = r"(?:Ph\.?D|MSc|BSc|MPhil|DPhil|MBA|LLM|LLB|MD|MPH|MBBS|MRCP|FRCP|FACP|EdD|PsyD|PharmD|DrPH|RN|JD|DNP)"
_HAS_DEGREE = re.compile(rf"{_DEGREE}\b")
_DEGREES = re.compile(rf"(?<=[a-z.])(?:,\s{_DEGREE}\b\.?)+(?:,(?=\s(?!(?:an?|the|who)\b)[a-z]))?")
"""Degrees and the comma behind them: takes `, MD, PhD,` before ` said`; leaves a comma before more of them."""
_LAST_WORD = re.compile(r"[\w.&’'-]+\Z")
_REST = re.compile(r"(?:[^.!?;:“\"«]|(?<=[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})\.){0,160}")
"""The rest of a sentence behind a quotation: takes ` Rep. Mara Holm asked`, up to a stop or another mark."""
_HE_BEGINS = re.compile(r"\s+(?:He|She|They)\b")
"""The first word of a sentence: takes ` He answered`."""
_LETTERS = re.compile(r"[^\W\d_]+")
_FINAL = ".!?…。！？။"
_FIRST = 4
"""So many words behind a question its verb stands at most: `«Perché?» ci chiede Holm`."""


def cover(text: str, quotations: Iterable[Quoted], language: Language) -> str:
    """A text with quotations, in their order, covered up."""
    parts, at = [], 0
    for quoted in quotations:
        parts.append(text[at : quoted.start])
        parts.append(_run(text, quoted, language))
        at = quoted.end
    parts.append(text[at:])
    return "".join(parts)


def without_clitics(masked: str, language: Language) -> str:
    """The same text with a space for the hyphens that tie a pronoun to its verb: `dit-il`, `a-t-elle`."""
    words = language.sections.get("clitics")
    if not words or "-" not in masked:
        return masked
    pattern = rf"(?<=\w)-(t-)?({'|'.join(sorted(words))})\b"
    return re.sub(pattern, lambda found: " " * (1 + len(found[1] or "")) + found[2], masked)


def without_degrees(masked: str) -> str:
    """The same text with spaces for the degrees behind names: `Ada Lind, MD, PhD, said`."""
    if not _HAS_DEGREE.search(masked):
        return masked
    return _DEGREES.sub(lambda found: " " * len(found[0]), masked)


def sentences_of(masked: str, language: Language) -> list[tuple[int, int]]:
    """Where the sentences of a text with its quotations covered up begin and end."""
    spans, start = [], 0
    for end in _ENDS.finditer(masked):
        stop = end.start()
        is_alone = masked[start:stop].lower() in _ALONE
        if masked[stop] == "." and not is_alone and _is_abbreviation(masked, stop, language):
            continue
        spans.extend(_in_parts(masked, start, end.end()))
        start = end.end()
    if masked[start:].strip():
        spans.extend(_in_parts(masked, start, len(masked)))
    return spans


def _run(text: str, quoted: Quoted, language: Language) -> str:
    """What covers a quotation up: as many placeholders as it has characters."""
    inner = text[
        quoted.start + len(quoted.mark) : quoted.end - (max(len(quoted.mark), 1) if quoted.closed else 0)
    ].rstrip()
    ends = not quoted.closed or (
        inner[-1:] in _FINAL
        and not (
            inner[-1:] in "?!…"
            and _is_reported(text, quoted.end, language)
            and not _is_led_to(text, quoted.start, quoted.end, language)
        )
    )
    closed = SENTENCE_END if ends else PAUSE if inner[-1:] == "," else INSIDE
    return INSIDE * (quoted.end - quoted.start - 1) + closed


def _is_reported(text: str, end: int, language: Language) -> bool:
    """Whether a reporting clause follows a question or an exclamation: `“Who pays?” Holm asked.`"""
    rest = _REST.match(text, end)
    words = _LETTERS.findall(rest.group()) if rest else []
    if language.alike:
        words = words[:_FIRST] if words and words[0][0].islower() else []
    return any(
        (verb := language.verbs.get(word)) and verb.sort in ("report", "act", "beside") and verb.shape in ("past", "s")
        for word in words
    )


def _is_led_to(text: str, start: int, end: int, language: Language) -> bool:
    """Whether a verb of speech leads to a quotation: takes `Covey said, “Hold him!” Bill said no`; or a colon
    does, and a sentence begins behind it: takes `Lind asked Holm: “Who pays?” He answered no`."""
    words = text[max(start - 24, 0) : start].rstrip()
    if words[-1:] == ":" and _HE_BEGINS.match(text, end):
        return True
    if words[-1:] not in (",", ":"):
        return False
    verb = language.verbs.get(words[:-1].rsplit(" ", 1)[-1])
    return verb is not None and verb.sort == "report" and verb.shape in ("past", "s")


def _in_parts(masked: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence; one of more than LONGEST characters in parts, so that no text takes longer a character."""
    parts = []
    while end - start > LONGEST:
        cut = masked.rfind(" ", start, start + LONGEST) + 1 or start + LONGEST
        parts.append((start, cut))
        start = cut
    return [*parts, (start, end)]


def _is_abbreviation(masked: str, stop: int, language: Language) -> bool:
    found = _LAST_WORD.search(masked, max(stop - 12, 0), stop)
    if not found:
        return False
    word = found.group()
    return word.lower() in language.sections.get("abbreviations", frozenset()) or (len(word) == 1 and word.isupper())
