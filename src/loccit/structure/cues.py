"""A line's words → what it says it is: a date, a byline, a caption, a notice, a list's heading. Each a claim to ask."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loccit.structure.dates import find_dates
from loccit.structure.phrases import opening, phrases

_SENTENCE_END = re.compile(r"[.!?…。！？။؟।:][\"'”’»›)\]」』）]*\Z")
_DATE_NOISE = re.compile(
    r"""published|updated|posted|modified|created|date|on|at|last|first|by|edt|est|pst|pdt|gmt|utc|bst|cet|cst|ist|
        [ap]\.?m\.?|am|um|uhr|vom|den|le|à|il|el|ore|stand|veröffentlicht|aktualisiert|publié|mis|jour|h|publicado|
        actualizado|aggiornato|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|
        sat(?:urday)?|sun(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|[\d\W_]+""",
    re.VERBOSE | re.IGNORECASE,
)
"""What may stand beside a date in a line that is only a date: takes `Last updated on`, `10:31 pm`, leaves names."""
_BYLINE = re.compile(
    r"(?:written\s+)?(?:by|von|par|por|di|door|av|af|text|autor|author|auteur)\b:?\s+(?=\S)", re.IGNORECASE
)
_AGENCY = (
    r"(?:reuters|getty(?:\simages)?|afp|dpa|epa|xinhua|shutterstock|unsplash|flickr|wikimedia|istock|alamy|imago|keystone|"
    r"ap|ap\sphoto|picture\salliance|handout|pool)"
)
_CREDIT = re.compile(
    rf"""(?:[/|(–—-]\s?|\bvia\s|©\s?){_AGENCY}\b|\b(?:photo(?:graph)?|image|picture|foto|bild|crédit|credit|quelle)s?
        (?:\s(?:credit|by|courtesy)|\s?[:©/])|\bcourtesy\sof\b|\bpool\s(?:photo\s)?via\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Who took a picture: takes `(Jane Doe/AP)`, `Foto: dpa`, `Photo by Jo Vik`, leaves `told Reuters`, `a photo of`."""
_CREDIT_AT_END = re.compile(
    r"\([A-ZÀ-Þ][^()/]{2,80}/\s?[A-ZÀ-Þ][^()]{1,60}\)\W*\Z|[^.]{3,60}/(?:Pool|Handout)[^.]{0,30}\Z"
)
"""A picture's source in brackets: takes `(Jo Vik/Ministry of Fish)`, leaves `(for 4.99/month)`."""
_CREDIT_WORDS = (
    "/", "©", "photo", "image", "picture", "credit", "foto", "bild", "crédit", "quelle", "courtesy", "handout", "via ",
    "reuters", "getty", "afp", "dpa", "epa", "ap)", "pool",
)  # fmt: skip
"""Without one of these there is no credit."""
_SPEAKS = re.compile(r"\b(?:said|told|says|according|reported|sagte|laut)\b")
_CREDIT_REACH = 70
"""A credit stands in so many characters at the end of a caption, or begins it."""
_NOTICE = re.compile(
    r"""views\s(?:expressed|are)|(?:authors?|writers?)[’']s?\s(?:own\s)?views|views\sare\s(?:their|his|her)\sown|
        do(?:es)?\snot\s(?:necessarily\s)?(?:represent|reflect)|may\sbe\sreproduced|reproduced\swith\s|
        this\s\w+\smay\s(?:only\s|not\s|freely\s)?be\s(?:quoted|reprinted|translated|republished)|
        republished?\sunder|originally\spublished|for\sreuse\sof|creative\scommons|permission\sof\sthe\s(?:author|editor)|
        spiegeln\snicht|gibt\snicht\s.{0,40}meinung|n[’']engage|n[’']engagent""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a document says about itself: takes `The views expressed are those of the author`, leaves `In our view`."""
_ASKED = frozenset(("subscribe", "sign up", "follow", "follow us", "share", "read more", "log in", "donate", "abonnez"))
"""What pages ask of their readers: enough of a sign however the line goes on."""
_NOTICE_WORDS = (
    "views", "represent", "reflect", "reproduced", "publish", "reuse", "commons", "permission", "this ", "spiegeln",
    "meinung", "engage",
)  # fmt: skip
"""Without one of these `_NOTICE` finds nothing."""
_ABOUT_AUTHOR = re.compile(
    r"about\sthe\s(?:author|writer|contributor)s?|über\sden\sautor|über\sdie\sautor(?:in|en)?|zur\sperson|"
    r"à\spropos\sde\sl[’']auteur|sobre\sel\sautor|sobre\so\sautor",
    re.IGNORECASE | re.VERBOSE,
)
_IS_A = re.compile(
    r"""\A\W*(?:[A-ZÀ-Þ][\w.’'-]+\s){1,5}(?:\([^)]{1,30}\)\s)?(?:is|was|are|works\sas|ist|est|es|è)\s[^.]{0,40}?\b
        (?:fellow|professor|lecturer|writer|journalist|editor|author|reporter|correspondent|columnist|contributor|analyst|
        researcher|scholar|director|blogger|historian|economist|scientist|student|producer|freelance|associate|
        redakteur|journalistin?|autorin?|professorin|wissenschaftler)""",
    re.VERBOSE,
)
"""What is said of an author: takes `Jane Doe is a senior fellow at`, leaves `The cod is a fish`."""
_STANDFIRST = re.compile(
    r"synopsis|abstract|summary|executive\ssummary|key\s(?:points|takeaways|findings)|at\sa\sglance|in\sbrief|"
    r"zusammenfassung|auf\seinen\sblick|résumé|resumen|what[’']s\snew\??|why\sdoes\sit\smatter\??|"
    r"what\sshould\sbe\sdone\??",
    re.IGNORECASE,
)
"""The heading of a summary above the text, alone in its line or before its words."""
_NAME = re.compile(
    r"(?:(?:Dr|Prof|Mr|Ms|Mrs|Sir|Dame)\.?\s)?[A-ZÀ-Þ][\w’'-]+(?:\s(?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|der|da|di|al|bin)){1,4}\Z"
)
"""A person's name alone in its line: takes `Mara van Holt`, leaves `Skarne harbour opens`, `HOME PAGE NEWS`."""
_RECEIVED = re.compile(
    r"""\b(?:received|accepted|(?:re)?submitted(?!\sby)|manuscript|eingegangen|eingereicht|angenommen|reçue?|acceptée?|
        soumise?|recibido|aceptado|ricevuto|accettato|recebido|aceito|aceite|ontvangen|поступила?|
        принята?|получена?)\b[^;|\d]*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""What the days are called on which a paper came to its journal; its day of publication is another."""
_REACH_OF_LABEL = 40
_DATELINE = re.compile(
    r"""\A[A-ZÀ-Þ][^\W\d_]*(?:[ .’'/-]{1,2}[^\W\d_]+){0,6},\s
        (?:\d{1,2}\.?\s[^\W\d]+|[^\W\d]+\s\d{1,2},)\s(?:19|20)\d\d\Z""",
    re.VERBOSE,
)
"""Place and date: takes `Skarne/Oslo, 4 August 2022`, leaves `On 4 August 2022, the`."""


def ends_sentence(words: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _SENTENCE_END.search(words, max(0, len(words) - 12)) is not None


def is_date(words: str) -> bool:
    """Whether a line holds a date and next to nothing else: `Last updated on 28/04/2021`."""
    if len(words) > 80:
        return False
    dates = find_dates(words, day_first=True)
    if not dates:
        return False
    rest = words
    for dated in reversed(dates):
        rest = rest[: dated.start] + " " + rest[dated.end :]
    left = [word for word in rest.split() if not _DATE_NOISE.fullmatch(word)]
    return len("".join(left)) <= 8


def is_received(before: str) -> bool:
    """Whether what stands before a date says that a paper came to its journal then: `Received `, `; accepted `."""
    return _RECEIVED.search(before[-_REACH_OF_LABEL:]) is not None


def is_dateline(words: str) -> bool:
    """Whether a line is a place and a date."""
    return len(words) <= 80 and _DATELINE.match(words) is not None


def byline_start(words: str) -> int | None:
    """Where the names begin in a line that says who wrote the text; None where it says nothing of the kind."""
    found = _BYLINE.match(words)
    return found.end() if found and len(words) <= 120 else None


def is_caption(words: str) -> bool:
    """Whether a line names the source of a picture, or is a picture's description that ends in one."""
    if len(words) > 600:
        return False
    tail = words[-160:]
    lower = tail.lower()
    if not any(word in lower for word in _CREDIT_WORDS):
        return False
    if _CREDIT_AT_END.search(tail):
        return True
    at_end = _CREDIT.search(lower, max(0, len(lower) - _CREDIT_REACH)) is not None
    return (at_end or _CREDIT.match(words) is not None) and _SPEAKS.search(words) is None


def is_notice(words: str) -> bool:
    """Whether a line is what a document says of its use and of whose views it holds."""
    if len(words) > 900:
        return False
    lower = words.lower()
    return any(word in lower for word in _NOTICE_WORDS) and _NOTICE.search(lower) is not None


def is_name(words: str) -> bool:
    """Whether a line is a person's name and nothing else."""
    return len(words) <= 50 and not words.isupper() and _NAME.match(words) is not None


def heads_about_author(words: str) -> bool:
    """Whether a line is the heading of what is said of the author."""
    return len(words) <= 40 and _ABOUT_AUTHOR.match(words) is not None


def is_about_person(words: str) -> bool:
    """Whether a line introduces a person as authors are introduced."""
    return len(words) <= 800 and _IS_A.match(words) is not None


def heads_standfirst(words: str) -> bool:
    """Whether a line is, or begins with, the heading of a summary."""
    found = _STANDFIRST.match(words)
    return found is not None and (found.end() >= len(words) - 1 or words[found.end() - 1] == "?")


def is_furniture(words: str) -> bool:
    """Whether a line holds a phrase of pages: cookies, sign up, share."""
    start, within = opening("start"), phrases("within")
    lower = words.lower()
    return bool(len(words) < 60 and start.match(lower)) or (
        len(words) < 400 and any(phrase in lower for phrase in within)
    )


def page_phrases(lines: Sequence[str]) -> list[int]:
    """The places of lines that are hardly more than a phrase of pages (`Share this`), or that speak of cookies."""
    start, within = opening("start"), phrases("within")
    whole = "\n".join(lines).lower()
    there = [phrase for phrase in within if phrase in whole]
    return [at for at, line in enumerate(lines) if _is_page_phrase(line, start, there)]


def _is_page_phrase(words: str, start: re.Pattern[str], within: Sequence[str]) -> bool:
    if len(words) >= 300 or (len(words) >= 60 and not within):
        return False
    lower = words.lower()
    if len(words) < 60 and (found := start.match(lower)) and not ends_sentence(words):
        return len(lower[found.end() :].split()) < 2 or found.group().strip() in _ASKED
    return any(phrase in lower for phrase in within)


def labels_furniture(words: str) -> bool:
    """Whether a line begins with what labels a page's own lists: `Categories: Fish / Boats`, `Tags: harbour`."""
    found = opening("start").match(words.lower())
    return found is not None and words[found.end() : found.end() + 2].lstrip()[:1] == ":"
