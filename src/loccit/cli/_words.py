"""What `show` found, for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_QUIET = (
    "id",
    "kind",
    "status",
    "successors",
    "text",
    "document_id",
    "section_id",
    "voice_id",
    "start",
    "end",
    "ordinal",
)


def found_in_words(found: dict[str, Any]) -> str:
    """A few lines: what it is, its words, who speaks, its notes, where it comes from."""
    return "\n".join(_lines(found))


def _lines(found: dict[str, Any]) -> Iterator[str]:
    standing = "" if found["status"] == "current" else f", {found['status']}"
    after = f" → {', '.join(found['successors'])}" if found.get("successors") else ""
    yield f"{found['id']}  {found['kind']}{standing}{after}"
    if found.get("text"):
        yield f"\n{found['text']}\n"
    yield from _plain(found)
    for quotation in found.get("quotations") or () if isinstance(found.get("quotations"), list) else ():
        yield f"  {quotation['id']}  {quotation['text']}  — {_speaker(quotation)}"
    for note in found.get("notes") or () if isinstance(found.get("notes"), list) else ():
        yield f"  note {note['label']}: {note['text'] or 'missing in the source'}" + _of(note)
        yield from (f"  {_cited(one)}" for one in note["citations"] if one["kind"] not in ("full", "comment"))
    for citation in found.get("citations") or () if found["kind"] == "note" else ():
        yield _cited(citation)
    yield from _provenance(found)


def _cited(citation: dict[str, Any]) -> str:
    """What a citation stands for, or why that is not known."""
    reason = f" ({citation['reason']})" if citation["reason"] else ""
    return f"  {citation['kind']}: {citation['title'] or citation['text']}{reason}"


def _plain(found: dict[str, Any]) -> Iterator[str]:
    for name, value in found.items():
        if name in _QUIET or value in (None, "", [], {}) or isinstance(value, (list, dict)):
            continue
        yield f"  {name}: {value}"
    if isinstance(found.get("authors"), list) and found["authors"]:
        yield f"  authors: {', '.join(found['authors'])}"


def _speaker(quotation: dict[str, Any]) -> str:
    if not quotation["speaker"]:
        return f"unknown ({quotation['kind']})"
    through = f", through {quotation['reported_by']}" if quotation["reported_by"] else ""
    return f"{quotation['speaker']}{through} [{quotation['how']}]"


def _of(note: dict[str, Any]) -> str:
    return f"  {note['id']}" if note["id"] else ""


def _provenance(found: dict[str, Any]) -> Iterator[str]:
    document = found.get("document")
    if isinstance(document, dict):
        known = [document["title"], ", ".join(document["authors"]), document["publisher"], document["published"]]
        yield f"  in {document['id']}: " + " · ".join(part for part in known if part)
    for arrival in (found.get("provenance") or {}).get("acquisitions", ()):
        yield f"  from {arrival['url'] or arrival['name']}, added {arrival['added_at']}, sha256 {arrival['sha256']}"
