"""Passages and notes as HTML: words escaped, quotations underlined, note marks and speakers beside them.

What is not the source's own (marks of notes, names of speakers) cannot be selected with its words, so that a passage
copied from a page equals `passages.text`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup, escape

from loccit.model import Span
from loccit.web.lookups.values import Cited, NoteAt, Quoted, Words
from loccit.web.marking import Insert, Stretch, foreign_runs, weave

Address = Callable[[str], str]
"""Makes an address of our own out of a path: Datasette may live below another one."""

_SAID = (Markup('<span class="said">'), Markup("</span>"))
_MARK = (Markup("<mark>"), Markup("</mark>"))
KINDS = {
    "full": "full citation", "short_title": "short title", "ibid": "ibid.", "id": "id.", "idem": "idem",
    "op_cit": "op. cit.", "loc_cit": "loc. cit.", "supra": "supra",
}  # fmt: skip
"""How a citation points to its work, in the words of the trade; comments are no citations."""


def passage_words(
    words: Words,
    language: str | None,
    url: Address,
    *,
    with_speakers: bool = True,
    seen: set[str] | None = None,
    marks: Sequence[Span] = (),
) -> Markup:
    """A passage's words with its quotations, note marks and, where asked for, the names of those who speak.

    `seen` are the notes that were referred to before on the page: only the first mark of a note bears its anchor.
    """
    seen = set() if seen is None else seen
    said = [one for one in words.quotations if one.position is not None and one.kind not in ("scare", "title")]
    layers = [
        [Stretch(one.position or 0, (one.position or 0) + len(one.text), *_SAID) for one in said],
        foreign_runs(words.text, language),
        marked(marks),
    ]
    inserts = [Insert(note.position, note_mark(note, seen)) for note in words.notes]
    if with_speakers:
        inserts += [Insert((one.position or 0) + len(one.text), who(one, url)) for one in said if is_named(one)]
    return weave(words.text, layers, inserts)


def plain_words(text: str, language: str | None, marks: Sequence[Span] = ()) -> Markup:
    """Words without anything but their scripts, and what was searched for."""
    foreign = foreign_runs(text, language)
    if not foreign and not marks:
        return escape(text)
    return weave(text, [foreign, marked(marks)]) if foreign else _with_marks(text, marks)


def _with_marks(text: str, marks: Iterable[Span]) -> Markup:
    """What `weave` makes of marks alone, which a search has by the dozen, in less time."""
    parts: list[str] = []
    at = 0
    for mark in sorted(marks):
        start, end = max(mark.start, at), min(mark.end, len(text))
        if start < end:
            parts += (escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>")
            at = end
    return Markup("".join([*parts, escape(text[at:])]))


def dotted(*parts: str | None) -> str:
    """What is known of the parts, in one line."""
    return " · ".join(part for part in parts if part)


def marked(marks: Iterable[Span]) -> list[Stretch]:
    """The places that a search found."""
    return [Stretch(mark.start, mark.end, *_MARK) for mark in marks]


def note_mark(note: NoteAt, seen: set[str]) -> Markup:
    """The mark of a note; where the reference leads nowhere it is no link."""
    if note.id is None:
        return Markup('<sup class="noteref dangling" title="The source has no such note">{}</sup>').format(note.label)
    anchor = Markup("") if note.id in seen else Markup(' id="r{}"').format(note.id)
    seen.add(note.id)
    return Markup(
        '<sup><a class="noteref" role="doc-noteref" aria-label="Note {label}"{anchor} href="#{id}">{label}</a></sup>'
    ).format(label=note.label, anchor=anchor, id=note.id)


def is_named(quotation: Quoted) -> bool:
    """Whether there is anything to say about who speaks."""
    return quotation.speaker is not None or quotation.surface is not None


def who(quotation: Quoted, url: Address) -> Markup:
    """Who speaks, and to whom, beside the words; a `wbr`, never a space, stands before it."""
    if quotation.speaker is None:
        title = f"The source does not name the speaker: “{quotation.surface}”. {quotation.how}"
        return Markup('<wbr><span class="who" title="{}">unnamed</span>').format(title)
    name = quotation.speaker.name
    if quotation.reported_by is not None:
        name = f"{name}, through {quotation.reported_by.name}"
    told = f"cue “{quotation.cue}”, " if quotation.cue else ""
    return Markup('<wbr><a class="who" href="{}" title="{}">{}</a>').format(
        url(f"/s/{quotation.speaker.id}"), f"{told}rule: {quotation.how}", name
    )


def meaning(cited: Cited, url: Address) -> Markup:
    """What a citation was taken for, with the rule: "op. cit.: Concession Agreement, note 1"."""
    kind = KINDS.get(cited.kind, cited.kind)
    if cited.work_id is None:
        return Markup("{}: {}").format(kind, cited.reason or "it names no work")
    words = Markup('{}: <a href="{}">{}</a>').format(
        kind, url(f"/w/{cited.work_id}"), cited.work or f"a work without title, {cited.work_id}"
    )
    if cited.target_label is not None:
        words += Markup(", note {}").format(cited.target_label)
    if cited.elsewhere:
        words += Markup(' · <a href="{}">{} more citation{}</a>').format(
            url(f"/w/{cited.work_id}") + "#places", f"{cited.elsewhere}" if cited.elsewhere < 99 else "99 or",
            "" if cited.elsewhere == 1 else "s",
        )  # fmt: skip
    if cited.held_as is not None:
        words += Markup(' · held here: <a href="{}"><span class="id">{}</span></a>').format(
            url(f"/d/{cited.held_as}"), cited.held_as
        )
    return words


def notes_summary(notes: Sequence[NoteAt]) -> str:
    """What a closed group of notes is called: "Note 3", "Notes 4 and 5", "Notes 6 to 8"."""
    labels = [note.label for note in notes]
    if len(labels) == 1:
        return f"Note {labels[0]}"
    if len(labels) == 2:
        return f"Notes {labels[0]} and {labels[1]}"
    return f"Notes {labels[0]} to {labels[-1]}"
