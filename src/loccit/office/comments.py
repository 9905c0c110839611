"""Comments in a copy of a Word file, each at the runs that hold the words it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from loccit.office._package import XML_SPACE, W, open_word_file, text_of, w

_AUTHOR = "loccit check"
_NOTES = ("footnote", "endnote")


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, and the words of the document that it is about."""

    words: str
    text: str


def with_comments(payload: bytes, remarks: Sequence[Remark], *, name: str = "draft.docx") -> tuple[bytes, int]:
    """The file with comments, and how many of them found their words. Nothing else in it changes. Raises R106.

    What is about the words of a note stands at the note's mark in the text: Word keeps comments out of notes.
    """
    file = open_word_file(payload, name)
    body = file.xml("word/document.xml")
    part = "word/comments.xml"
    comments = file.xml(part) if file.has(part) else etree.Element(w("comments"), nsmap={"w": W})
    number = max((int(one.get(w("id"), "-1")) for one in comments), default=-1) + 1
    notes = [(kind, file.xml(f"word/{kind}s.xml")) for kind in _NOTES if file.has(f"word/{kind}s.xml")]
    placed = 0
    for remark in remarks:
        if _place(body, remark, number + placed) or _place_at_note(body, notes, remark, number + placed):
            comments.append(_comment(remark, number + placed))
            placed += 1
    if placed:
        file.put("word/document.xml", body)
        file.put(part, comments)
        file.declare("comments")
    return file.payload(), placed


def _comment(remark: Remark, number: int) -> Any:
    comment = etree.Element(w("comment"), {w("id"): str(number), w("author"): _AUTHOR, w("initials"): "lc"})
    for line in remark.text.splitlines():
        paragraph = etree.SubElement(comment, w("p"))
        words = etree.SubElement(etree.SubElement(paragraph, w("r")), w("t"))
        words.text = line
        words.set(XML_SPACE, "preserve")
    return comment


def _place(body: Any, remark: Remark, number: int) -> bool:
    """Puts the ends of a comment around the first runs that hold its words."""
    wanted = " ".join(remark.words.split())
    for paragraph in body.iter(w("p")):
        runs = [run for run in paragraph.iter(w("r")) if next(run.iterancestors(w("p"))) is paragraph]
        ends, whole = [], ""
        for run in runs:
            whole += text_of(run)
            ends.append(len(whole))
        start = whole.find(wanted) if wanted else -1
        if start < 0:
            continue
        first = next(at for at, end in enumerate(ends) if end > start)
        last = next(at for at, end in enumerate(ends) if end >= start + len(wanted))
        _enclose(runs[first], runs[last], number)
        return True
    return False


def _place_at_note(body: Any, notes: Sequence[tuple[str, Any]], remark: Remark, number: int) -> bool:
    """Puts the ends of a comment around the mark of the first note that has its words."""
    wanted = " ".join(remark.words.split())
    for kind, part in notes if wanted else ():
        for note in part:
            words = " ".join("".join(text_of(run) for run in note.iter(w("r"))).split())
            if wanted not in words:
                continue
            called = (one for one in body.iter(w(f"{kind}Reference")) if one.get(w("id")) == note.get(w("id")))
            mark = next(called, None)
            run = mark.getparent() if mark is not None else None
            if run is not None and run.tag == w("r"):
                _enclose(run, run, number)
                return True
    return False


def _enclose(first: Any, last: Any, number: int) -> None:
    first.addprevious(etree.Element(w("commentRangeStart"), {w("id"): str(number)}))
    end = etree.Element(w("commentRangeEnd"), {w("id"): str(number)})
    reference = etree.Element(w("r"))
    etree.SubElement(reference, w("commentReference"), {w("id"): str(number)})
    last.addnext(end)
    end.addnext(reference)
