"""What says where an article came out, as files and people write it → the one way in which it is kept.

Volumes, issues, pages and DOIs; each function gives None for what is no such thing ("n/a", "ahead of print").
"""

from __future__ import annotations

import re
from urllib.parse import unquote

_DOI = re.compile(
    r"(?:https?://(?:dx\.|www\.)?doi\.org/|(?:info:|urn:)?doi[:/\s]\s*)?(?P<doi>10\.\d{4,9}(?:\.\d+)*/\S+)",
    re.IGNORECASE,
)
"""Takes `10.5555/skarne.7`, `doi:10.5555/skarne.7` and its address; leaves `https://skarne.example/10.5555/7`."""
_PAGE = r"(?:[A-Za-z]{0,4}\.?\d+(?:[.:]\d+)*[A-Za-z]?|[ivxlcdm]+)"
_PAGES = re.compile(rf"(?:pp?\.?\s*)?({_PAGE})(?:\s*[-\u2010-\u2015\u2212]{{1,3}}\s*({_PAGE}))?", re.IGNORECASE)
"""Takes `35`, `pp. 35–40`, `e2065`, `xii-xv`, `S12`; leaves `n/a`, `12 pages`."""
_NO_PAGE = re.compile(r"\W*0*\W*")
_NUMBER = re.compile(
    r"(?:(?:volume|vol|v|issue|iss|number|no|nr|n°|№|band|bd|heft|h|tome|t|том|т|вып)\b\.?\s*)?"
    r"(?P<number>(?=[^\d,]{0,12}\d|[IVXLCDM]+\Z|[A-Z]\Z)(?!.*,\s*[^\W\d])\S(?:.{0,28}\S)?)",
    re.IGNORECASE,
)
"""Takes `7`, `Vol. 7`, `XII`, `3-4`, `Suppl 1`; leaves `n/a`, `ahead-of-print`, `unassigned`."""


def doi_in(words: str) -> str | None:
    """A DOI without what may stand before it (ISO 26324; the DOI Handbook, 2.2).

    >>> doi_in("https://doi.org/10.5555/skarne.7"), doi_in("skarne.7")
    ('10.5555/skarne.7', None)
    """
    words = words.strip()
    found = _DOI.fullmatch(unquote(words) if words.lower().startswith("http") else words)
    return found["doi"] if found else None


def pages_in(words: str, last: str = "") -> str | None:
    """The page on which an article begins and the one on which it ends, `35-40`; one page alone stays alone.

    `last` is the last page, where it is stated by itself.

    >>> pages_in("pp. 35–40"), pages_in("35", "40"), pages_in("e2065", "e2065"), pages_in("n/a")
    ('35-40', '35-40', 'e2065', None)
    """
    found = _PAGES.fullmatch(words.strip())
    if not found or _NO_PAGE.fullmatch(found[1]):
        return None
    ending = _PAGES.fullmatch(last.strip())
    end = found[2] or (ending[1] if ending and not ending[2] and not _NO_PAGE.fullmatch(ending[1]) else None)
    return f"{found[1]}-{end}" if end and end != found[1] else found[1]


def number_in(words: str) -> str | None:
    """The number of a volume or issue, without the word for it.

    >>> number_in("Vol. 7"), number_in("3/4"), number_in("ahead-of-print"), number_in("0")
    ('7', '3/4', None, None)
    """
    found = _NUMBER.fullmatch(" ".join(words.split()))
    return found["number"] if found and not _NO_PAGE.fullmatch(found["number"]) else None
