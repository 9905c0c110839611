"""What a program writes into a file unasked (properties of Word, OpenDocument, RTF, PDF) → how far it is believed.

Such a title may be the template's, such an author the one who typed. A property that the beginning of the text bears
out is believed before what the lines there seem to say; another one behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from loccit.model import Claim

_OF_A_FILE = ("docProps/", "meta.xml ", "RTF ", "PDF ")
_WEIGHED = frozenset(("title", "authors"))
_HEAD = 5_000
"""Characters from the beginning in which a title page stands."""
_OF_A_PROGRAM = re.compile(
    r"""\.(?:docx?|odt|rtf|pdf|indd|qxd|tex|html?|txt|xlsx?|pptx?|md|dvi|fm|pages)\s*\Z|\A(?:Microsoft\ Word\ -\ |
        (?:untitled|unbenannt|sans\ titre|senza\ titolo|sin\ título|sem\ título|bez\ názvu|bez\ tytułu|без\ имени|
        ohne\ titel|zonder\ titel|(?:new\ |neues\ )?(?:document|dokument|documento)|title|titel|titre|titolo|título|
        template|vorlage|modèle|powerpoint[- ]presentation|powerpoint-präsentation|présentation\ powerpoint|print|
        layout|slide|folie|scan|no\ title|about:blank)[\s_-]?\d*\Z|\W*\Z)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What programs write where nobody gave a title: takes `Microsoft Word - tolls.doc`, `Document1`, `PowerPoint
Presentation`; leaves `Tides of Skarne`."""
_CASELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u1000-\u109f]")
"""Scripts in which a whole name is written as one word."""
_LETTERLESS = re.compile(r"[\W_]+")


def is_property(claim: Claim) -> bool:
    """Whether a program may have written it, and nobody looked.

    >>> is_property(Claim("title", "Tides", "PDF Title")), is_property(Claim("title", "Tides", "JATS article-title"))
    (True, False)
    """
    return claim.field in _WEIGHED and claim.how.startswith(_OF_A_FILE)


def in_order_of_trust(stated: Sequence[Claim], lines: Iterable[Claim], text: str) -> tuple[Claim, ...]:
    """What a format states, with properties that the text bears out; what its lines say; other properties."""
    if not any(map(is_property, stated)):
        return (*stated, *lines)
    head = _letters(text[:_HEAD])
    first: list[Claim] = []
    last: list[Claim] = []
    for claim in stated:
        is_alone = is_property(claim) and _letters(claim.value) not in head
        (last if is_alone else first).append(claim)
    return (*first, *lines, *last)


def is_of_a_program(title: str) -> bool:
    """Whether a title is what programs write where nobody gave one.

    >>> is_of_a_program("Microsoft Word - tolls.doc"), is_of_a_program("Document1"), is_of_a_program("Tides of Skarne")
    (True, True, False)
    """
    return _OF_A_PROGRAM.search(title) is not None


def can_be_one_word(claim: Claim, text: str) -> bool:
    """Whether an author's name may be a single word: not where a program filled in the account's name, unless the
    text's beginning prints it, or it is written in a script whose names are one word."""
    if not is_property(claim):
        return True
    return _CASELESS.search(claim.value) is not None or claim.value in text[:_HEAD]


def _letters(words: str) -> str:
    return _LETTERLESS.sub("", words).lower()
