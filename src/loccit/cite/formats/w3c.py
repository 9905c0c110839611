"""A Web Annotation (W3C): the words as a selector with what stands around them, in the state of their capture."""

from __future__ import annotations

import json
from typing import Any

from loccit.citable import Citable
from loccit.cite import reference

FORM = "w3c"
EXTENSION = ".jsonld"
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(cited: tuple[Citable, ...], base: str) -> str:
    """One annotation, or an array of them."""
    annotations = [_annotation(one, base) for one in cited]
    return json.dumps(annotations[0] if len(annotations) == 1 else annotations, ensure_ascii=False, indent=2)


def _annotation(cited: Citable, base: str) -> dict[str, Any]:
    kept = f"{base.rstrip('/')}/d/{cited.source.id}"
    target: dict[str, Any] = {"source": cited.source.url or kept}
    if cited.start is not None:
        target["selector"] = [
            {"type": "TextQuoteSelector", "exact": cited.exact, "prefix": cited.prefix, "suffix": cited.suffix},
            {"type": "TextPositionSelector", "start": cited.start, "end": cited.end},
        ]
    state = {"type": "TimeState", "sourceDate": cited.source.captured_at, "cached": kept}
    target["state"] = {name: value for name, value in state.items() if value}
    return {
        "@context": CONTEXT,
        "id": reference.link(cited, base),
        "type": "Annotation",
        "motivation": "identifying",
        "target": target,
    }
