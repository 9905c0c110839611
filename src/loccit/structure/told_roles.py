"""The roles that a document's own format tells (Word, OpenDocument, PDF, scholarly XML, mail, markup sources).

Their readers give cues that mean one thing each, unlike the class names of a web page, which have to be judged.
"""

from __future__ import annotations

from loccit.model import SourceBlock

_TELLING = frozenset((
    "docx", "odt", "rtf", "pdf", "jats", "tei", "docbook", "fb2", "markdown", "asciidoc", "dokuwiki", "latex",
    "mediawiki", "org", "rst", "textile", "typst",
))  # fmt: skip
"""Formats whose readers give the cues below; in mail only its headers bear them."""
_BY_CUE = {
    "hidden": ("boilerplate", "hidden"),
    "page-head": ("boilerplate", "running head"),
    "page-foot": ("boilerplate", "running foot"),
    "page-number": ("boilerplate", "page number"),
    "line-number": ("boilerplate", "the number of a line"),
    "turned": ("boilerplate", "runs another way than the words of its page"),
    "toc": ("navigation", "a list of where things stand, by its style"),
    "comment": ("boilerplate", "a comment on the text"),
    "rule": ("boilerplate", "a rule, no words"),
    "front-matter": ("boilerplate", "what the file states of itself"),
    "link-definition": ("boilerplate", "the address of a link"),
    "doc-footnote": ("note", "a note by its markup"),
    "doc-endnote": ("note", "a note by its markup"),
    "title": ("title", "the title by its style or element"),
    "byline": ("byline", "the author by style or element"),
    "date": ("date", "the date by its style or element"),
    "dateline": ("dateline", "the dateline by its element"),
    "standfirst": ("standfirst", "the subtitle by its style or element"),
    "affiliation": ("byline", "where the authors work, by its element"),
    "keywords": ("notice", "keywords by their element"),
    "copyright": ("notice", "copyright by its element"),
    "mail-header": ("notice", "a header of the message"),
    "mail-signature": ("about_author", "what its writer signs a message with"),
}
"""In this order: a cue that hides a block is stronger than one that says what it would be."""
_MAIL = frozenset(("mail-header", "mail-signature"))
"""Cues that only readers of mail give."""


def told_role(block: SourceBlock, form: str) -> tuple[str, str] | None:
    """The role that the cues of a block tell, and why; None where they tell none.

    >>> told_role(SourceBlock("paragraph", 0, 5, cues=("page-head",)), "pdf")
    ('boilerplate', 'running head')
    """
    if not block.cues or not (form in _TELLING or not _MAIL.isdisjoint(block.cues)):
        return None
    return next((told for cue, told in _BY_CUE.items() if cue in block.cues), None)
