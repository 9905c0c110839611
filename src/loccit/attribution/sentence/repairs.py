"""Quotations with a mark lost: where one that never closed ends after all, and where one that never opened begins.

The mark stays a finding. A repair is made only where the words round it leave no doubt: a reporting clause behind a
comma ends a quotation (`“We dredge, Holm said.`), and one behind a closing mark shows that the words before it were
quoted (`We dredge,” Holm said.`).
"""

from __future__ import annotations

import re

from loccit.attribution.sentence.language import INVERTED, Language
from loccit.text.quotes import Pairing, Quoted

_CLAUSE = re.compile(
    r"[,?!…] (?=(?:(?P<verb>\w+) )?(?P<subject>[^\W\d_][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,3})"
    r"(?: (?P<next>\w+))?[ .,:])"
)
"""What may be a reporting clause behind a mark: takes `, Mara Holm said.`, `, said Holm,`; its words are looked up."""
_LAST_STOP = re.compile(r"[.!?]\s+(?=\S)")
_CLOSERS = '”»"“'


def repaired(text: str, pairing: Pairing, language: Language) -> tuple[Quoted, ...]:
    """The outer quotations of a paragraph, with those that lost a mark put right."""
    outer = [_closed(text, quoted, language) for quoted in pairing.stretches if quoted.depth == 0]
    if pairing.unpaired:
        outer += [found for at in pairing.unpaired if (found := _opened(text, at, outer, language))]
    return tuple(sorted(outer, key=lambda quoted: quoted.start))


def _closed(text: str, quoted: Quoted, language: Language) -> Quoted:
    """An unclosed quotation up to its reporting clause, if it holds one; else as it is."""
    if quoted.closed:
        return quoted
    for found in _CLAUSE.finditer(text, quoted.start, quoted.end):
        if _reports(found, language):
            return Quoted(quoted.start, found.start() + 1, 0, quoted.mark, closed=True)
    return quoted


def _opened(text: str, at: int, outer: list[Quoted], language: Language) -> Quoted | None:
    """The words before a closing mark without partner, from the start of the paragraph or the sentence."""
    if text[at] not in _CLOSERS or text[at - 1 : at].isspace() or at == 0:
        return None
    behind = _CLAUSE.match(text, at - 1) if text[at - 1] in ",?!…" else None
    follows = _CLAUSE.match(text[at - 1] + text[at + 1 : at + 80]) if text[at - 1] in ",?!…" else behind
    if not follows or not _reports(follows, language):
        return None
    before = max((quoted.end for quoted in outer if quoted.end <= at), default=0)
    stops = [stop.end() for stop in _LAST_STOP.finditer(text, before, at)] if before else []
    start = stops[-1] if stops else before
    start += len(text[start:at]) - len(text[start:at].lstrip())
    return Quoted(start, at + 1, 0, "", closed=True) if at - start > 1 else None


def _reports(found: re.Match[str], language: Language) -> bool:
    """Whether the words of a possible clause are a subject and a verb of speech, in either order."""
    verb, after = (language.verbs.get(found.group(name) or "") for name in ("verb", "next"))
    if verb and verb.sort == "report" and verb.shape != "base" and language.bits.get(found.group("verb"), 0) & INVERTED:
        return True
    first, subject = found.group("verb"), found.group("subject")
    is_subject = (subject[0].isupper() or subject in ("he", "she", "they")) and not (first and first[0].islower())
    return bool(after and after.sort == "report" and after.shape in ("past", "s") and is_subject)
