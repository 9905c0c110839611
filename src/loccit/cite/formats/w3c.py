"""A Web Annotation (W3C): the words as a selector with what stands around them, in the state of their capture.

Identifiers there must be whole addresses. Without the address of a served archive they are the name of the kept
original by its hash (RFC 6920), with the ID as its fragment.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from typing import Any

from loccit.citable import Citable
from loccit.cite import reference

FORM = "w3c"
EXTENSION = ".jsonld"
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_FRAGMENTS = "http://www.w3.org/TR/media-frags/"
"""How a place in a recording is written: `t=75`, in seconds."""


def write(cited: tuple[Citable, ...], base: str) -> str:
    """One annotation, or an array of them."""
    annotations = [_annotation(one, base) for one in cited]
    return json.dumps(annotations[0] if len(annotations) == 1 else annotations, ensure_ascii=False, indent=2)


def _annotation(cited: Citable, base: str) -> dict[str, Any]:
    kept = f"{base.rstrip('/')}/d/{cited.source.id}" if base else _name(cited.source.sha256)
    target: dict[str, Any] = {"source": cited.source.url or kept}
    if cited.start is not None:
        target["selector"] = [
            {"type": "TextQuoteSelector", "exact": cited.exact, "prefix": cited.prefix, "suffix": cited.suffix},
            {"type": "TextPositionSelector", "start": cited.start, "end": cited.end},
            *(
                [{"type": "FragmentSelector", "conformsTo": MEDIA_FRAGMENTS, "value": _fragment(cited.time)}]
                if cited.time
                else []
            ),
        ]
    state = {"type": "TimeState", "sourceDate": cited.source.captured_at, "cached": kept}
    target["state"] = {name: value for name, value in state.items() if value}
    return {
        "@context": CONTEXT,
        "id": _identifier(cited, base, kept),
        "type": "Annotation",
        "motivation": "identifying",
        "target": target,
    }


def _identifier(cited: Citable, base: str, kept: str) -> str:
    if not base:
        return f"{kept}#{cited.id}"
    page = reference.link(cited, base)
    return page if reference.page_of(cited) == cited.id else f"{page}#{cited.id}"


def _fragment(time: str) -> str:
    """The place in a recording from a time on.

    >>> _fragment("0:01:15")
    't=75'
    """
    hours, minutes, seconds = map(int, time.split(":"))
    return f"t={(60 * hours + minutes) * 60 + seconds}"


def _name(sha256: str) -> str:
    """The name of bytes by their hash.

    >>> _name("532690570e2b2d53")  # a whole hash has 64 digits
    'ni:///sha-256;UyaQVw4rLVM'
    """
    return "ni:///sha-256;" + urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
