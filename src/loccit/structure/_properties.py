"""What a program writes into a file unasked (properties of Word, OpenDocument, RTF, PDF) → how far it is believed.

Such a title may be the template's, such an author the one who typed. A property that the beginning of the text bears
out is believed before what the lines there seem to say; another one stays a claim, and is no answer, but where somebody
looked: for the author beside such a title, and where the publisher is stated too.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from importlib import resources

from loccit.model import Claim

_OF_A_FILE = ("docProps/", "meta.xml ", "RTF ", "PDF ")
_OF_WORD = "docProps/"
_WEIGHED = frozenset(("title", "authors"))
_HEAD = 5_000
"""Characters from the beginning in which a title page stands."""
_OF_A_PROGRAM = re.compile(
    r"""\.(?:docx?|odt|rtf|pdf|exe|wpd|indd|qxd|tex|html?|txt|xlsx?|pptx?|md|dvi|fm|pages)\s*\Z|
        \A(?:Microsoft\ Word\ -\ |
        (?:untitled|unbenannt|sans\ titre|senza\ titolo|sin\ título|sem\ título|bez\ názvu|bez\ tytułu|без\ имени|
        ohne\ titel|zonder\ titel|(?:new\ |neues\ )?(?:document|dokument|documento)|title|titel|titre|titolo|título|
        template|vorlage|modèle|powerpoint[- ]presentation|powerpoint-präsentation|présentation\ powerpoint|print|
        layout|slide|folie|scan|no\ title|about:blank)[\s_-]?\d*\Z|\W*\d{0,3}\W*\Z|
        (?:doi:\s?|https?://doi\.org/)?10\.\d{4,}/\S+\Z)|
        \bin\ (?:an?\ |einem\ )?(?:new|neuen)\ (?:window|tab|fenster)\W*\Z|
        \bdans\ une?\ nouve(?:lle\ fenêtre|l\ onglet)\W*\Z|\ben\ una\ nueva\ (?:ventana|pestaña)\W*\Z|
        \bin\ una\ nuova\ (?:finestra|scheda)\W*\Z|\bnuma?\ nova\ (?:janela|aba)\W*\Z|
        \bв\ нов(?:ом\ окне|ой\ вкладке)\W*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
"""What programs and pages write where nobody gave a title: takes `Microsoft Word - tolls.doc`, `Document1`, `PowerPoint
Presentation`, `7`, `Links open in a new window`; leaves `Tides of Skarne`, `1984`."""
_OF_A_COURT = re.compile(r"IN THE (?:[A-Z'’&]+ )*(?:COURT|TRIBUNAL)(?: [A-Z'’&()]+)*")
"""The line with which a court names itself: takes `IN THE HIGH COURT OF JUSTICE`; leaves `In the Court of Tides`."""
_CASELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u1000-\u109f]")
"""Scripts in which a whole name is written as one word."""
_WORD = re.compile(r"\w{3,}")
_LETTERED = re.compile(r"[\w.’'-]+\b")
_LETTERLESS = re.compile(r"[\W_]+")


def is_property(claim: Claim) -> bool:
    """Whether a program may have written it, and nobody looked.

    >>> is_property(Claim("title", "Tides", "PDF Title")), is_property(Claim("title", "Tides", "JATS article-title"))
    (True, False)
    """
    return claim.field in _WEIGHED and claim.how.startswith(_OF_A_FILE)


def in_order_of_trust(
    stated: Sequence[Claim], lines: Iterable[Claim], text: str
) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The claims that may answer: what a format states, with properties that the text bears out, what its lines say,
    and the author whom a file states beside a title that the text bears out, or beside its publisher. Behind them the
    properties that stay claims."""
    if not any(map(is_property, stated)):
        return (*stated, *lines), ()
    first = [claim for claim in stated if is_borne_out(claim, text)]
    others = [claim for claim in stated if claim not in first]
    is_kept = any(map(_is_title_of_somebody, first))
    is_published = any(claim.field == "publisher" for claim in stated)
    last = [claim for claim in others if is_published or (is_kept and claim.field == "authors")]
    return (*first, *lines, *last), tuple(claim for claim in others if claim not in last)


def _is_title_of_somebody(claim: Claim) -> bool:
    """Whether a property is a title that a person gave: Word takes the first line for one, unasked."""
    is_title = claim.field == "title" and is_property(claim) and not is_no_title(claim.value)
    return is_title and not claim.how.startswith(_OF_WORD)


def is_borne_out(claim: Claim, text: str) -> bool:
    """Whether a claim is no property of a file, or the beginning of the text says the same: its letters in a row (of an
    author turned round too), or all words of a title."""
    if not is_property(claim):
        return True
    head = text[:_HEAD]
    if len(claim.value.split()) == 1 and not _CASELESS.search(claim.value):
        if claim.field == "authors":
            return _stands_alone(claim.value.strip(), head)
        return claim.value.strip().lower() in set(_LETTERED.findall(head.lower()))
    letters = _letters(head)
    last, comma, first = claim.value.partition(",")
    if _letters(claim.value) in letters or (comma and claim.field == "authors" and _letters(first + last) in letters):
        return True
    words = set(_WORD.findall(claim.value.lower()))
    return claim.field == "title" and len(words) > 1 and words <= set(_WORD.findall(head.lower()))


def _stands_alone(name: str, head: str) -> bool:
    """Whether a line is one word, or "by" and that word: an account's name stands in an address at most."""
    return any(line.split()[-1:] == [name] and len(line.split()) <= _SIGNED for line in head.splitlines())


_SIGNED = 2
"""Words of a line that says by which one name somebody goes."""


def is_no_title(title: str) -> bool:
    """Whether a title is what programs write where nobody gave one, a stamp, or the name of a court.

    >>> is_no_title("Microsoft Word - tolls.doc"), is_no_title("FILED"), is_no_title("Tides of Skarne")
    (True, True, False)
    >>> is_no_title("5"), is_no_title("doi:10.1000/182"), is_no_title("1984")
    (True, True, False)
    """
    bare = title.strip(" .:*-_[]()").lower()
    return bare in _no_titles() or bool(_OF_A_PROGRAM.search(title) or _OF_A_COURT.fullmatch(title.strip()))


def can_be_one_word(claim: Claim, text: str) -> bool:
    """Whether an author's name may be a single word: not where a program filled in the account's name, unless the
    text's beginning prints it, or it is written in a script whose names are one word."""
    if not is_property(claim):
        return True
    return _CASELESS.search(claim.value) is not None or is_borne_out(claim, text)


@functools.cache
def _no_titles() -> frozenset[str]:
    listed = resources.files(__package__).joinpath("data/no_titles.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in listed if line and not line.startswith("#"))


def _letters(words: str) -> str:
    return _LETTERLESS.sub("", words).lower()
