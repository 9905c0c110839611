"""The value types that the parts of loccit hand to one another.

Everything is a span over one text: `start` and `end` are half-open and count code points of `Reading.text`.
Parts name each other's results by *ordinal*, the place in the tuple of `Parsed` that holds them; identifiers are
given later, by the shell, because they depend on what an archive has met before.
"""

from __future__ import annotations

from dataclasses import dataclass, field

ROLES = (
    "title", "byline", "date", "dateline", "standfirst", "heading", "body", "list_item", "block_quote", "table",
    "code", "caption", "pull_quote", "note", "about_author", "notice", "navigation", "boilerplate", "repeat",
)  # fmt: skip
PASSAGE_ROLES = frozenset(
    ("standfirst", "body", "list_item", "block_quote", "table", "code", "caption", "about_author")
)
"""The roles whose blocks can be cited."""
VERBATIM_ROLES = frozenset(("code", "table"))
"""The roles whose white space is part of what they say."""
FIELDS = ("title", "authors", "publisher", "series", "published", "updated", "language", "place", "url")
"""What is known about a document, in the order in which it is shown."""
PUBLISHED_IN = ("journal", "book", "volume", "issue", "pages", "doi")
"""Where an article or chapter came out: claims, of which the first of each field holds. Pages are `35-40`, a DOI is
bare (`10.5555/skarne.7`)."""

DOUBLED_APOSTROPHES = "doubled apostrophes"
"""What a person says of a document in which two apostrophes are a quotation mark (claim `quotation_marks`)."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a text, in code points."""

    start: int
    end: int

    def covers(self, place: int) -> bool:
        """Whether the character at `place` lies inside."""
        return self.start <= place < self.end


@dataclass(frozen=True, slots=True)
class Finding:
    """One oddity of a source. `code` is one of `codes.FINDINGS`; a place is given where there is one."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement about a document, as found: `field` is one of FIELDS or PUBLISHED_IN, or `licence`, `encoding`,
    `quotation_marks`.

    `how` names the rule and where it looked ("og:title", "json-ld author", "line under the title", "sources.yml").
    Each author is a claim of its own. A place is given where the words stand in the text.
    """

    field: str
    value: str
    how: str
    start: int | None = None
    end: int | None = None


# ---- what a reader gives -------------------------------------------------------------------------------------------

EMBEDDED_POST = "embedded-post"
"""The cue of blocks inside a post of another site that a page shows in its text; what stands before it is around it."""


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A block as its format shows it, before anybody judged what it is for.

    `kind`: paragraph, heading, list_item, quote (a block quote), code, row (of a table), caption, line (of a text
    whose paragraphs are not known), term, comment (in a margin). `level`: of a heading 1 to 6, of a list item its
    depth, else 0.
    `cues` are what the markup or the layout says, one word each: landmarks and classes of HTML (`nav`, `footer`,
    `hidden`, `comment`), `indent:4`, `bullet`, `page-head`. `linked` is the share of its characters inside links.
    """

    kind: str
    start: int
    end: int
    level: int = 0
    locator: str = ""
    cues: tuple[str, ...] = ()
    linked: float = 0.0


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the text: the evidence from which note references are found.

    `target` is the fragment without `#` where the link stays in its document, else the whole address. `anchor` is
    the link's own id or name. `cues`: `doc-noteref`, `doc-backlink`, `sup`, class names.
    """

    start: int
    end: int
    target: str
    anchor: str = ""
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """An element with an id, and the span of its text. `cues`: `doc-footnote`, `doc-endnote`, its tag, class names."""

    anchor: str
    start: int
    end: int
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of bytes: one text, and everything that the format says about stretches of it.

    Blocks come in reading order, do not overlap, and together cover every character that is not white space.
    `reader` names the reader and each library that shaped the text, with versions: "html 1 (beautifulsoup4 4.13.4)".
    """

    text: str
    blocks: tuple[SourceBlock, ...]
    reader: str
    format: str
    links: tuple[Link, ...] = ()
    targets: tuple[Target, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    marks: tuple[Span, ...] = ()
    """Signs of markup that stand in the text (Markdown) and are no words of a passage; sorted, not overlapping."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside a container, or an attachment of a message: a document of its own."""

    path: str
    payload: bytes
    url: str | None = None
    retrieved_at: str | None = None
    note: str | None = None


# ---- structure -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A block with its role, and why it has it. `same_as` is the ordinal of the block that it repeats."""

    ordinal: int
    kind: str
    level: int
    role: str
    why: str
    start: int
    end: int
    locator: str = ""
    same_as: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what it heads: from the heading's start to the end of the section. `label` is `IV.C` or ''."""

    ordinal: int
    parent: int | None
    label: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One citable passage. `text` is what it shows, without markers and notes; `pieces` are its stretches of the
    document's text. `seg` is what the index sees, where that differs from `text`. `voice` is a speaker's ordinal."""

    ordinal: int
    section: int | None
    role: str
    text: str
    seg: str | None
    pieces: tuple[Span, ...]
    start: int
    end: int
    locator: str = ""
    voice: int | None = None
    voice_how: str | None = None


# ---- notes ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Note:
    """One foot- or endnote. `start` and `end` leave its marker and the link back out; `label` is as printed."""

    ordinal: int
    label: str
    text: str
    start: int
    end: int
    how: str
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """One place that refers to a note; `note` is None where the note is missing (dangling).

    `start` and `end` are the printed marker, empty where nothing is printed. `passage` and `position` (code points
    of the passage's text before it) are filled in when passages have been cut.
    """

    ordinal: int
    label: str
    note: int | None
    start: int
    end: int
    how: str
    passage: int | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a text. `holes` are the stretches that are no words of the passages: markers, and notes that
    stand inside a paragraph, with their marks; sorted and not overlapping. `dialect` names how they are written.
    `text` is the text that all these spans count in."""

    notes: tuple[Note, ...] = ()
    references: tuple[Reference, ...] = ()
    holes: tuple[Span, ...] = ()
    dialect: str | None = None
    findings: tuple[Finding, ...] = ()
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Work:
    """A cited work, as far as the citations state it. `type` is CSL's, or `interview`; `csl` is CSL-JSON."""

    title: str | None
    authors: tuple[str, ...] = ()
    container: str | None = None
    publisher: str | None = None
    issued: str | None = None
    type: str = "document"
    url: str | None = None
    number: str | None = None
    language: str | None = None
    csl: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a work in a note. `work`, `note`, `target` and `target_note` are ordinals; see contract.

    `locator` is the place in the work, as printed: `pp. 14–19`, `chapter 9`.
    """

    ordinal: int
    note: int
    text: str
    start: int
    end: int
    kind: str
    how: str
    work: int | None = None
    target: int | None = None
    target_note: int | None = None
    reason: str | None = None
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class CrossReference:
    """One "see Section IV.C below", in a passage or in a note, and what it leads to; `reason` says why to nothing.

    It leads to a section, to a passage (`fig. 3`: the caption), or to a note (`note 12`).
    """

    text: str
    start: int
    end: int
    passage: int | None
    note: int | None
    section: int | None
    reason: str | None
    target_passage: int | None = None
    target_note: int | None = None


# ---- attribution ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NameForm:
    """One form of a speaker's name in a document, with the title that stands before or behind it."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One that speaks in a document. `kind`: person, organisation, publication, document, anonymous_group."""

    name: str
    kind: str
    forms: tuple[NameForm, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch of somebody's words, marks included. `kind`: direct, partial, block, scare, title.

    `text` is the stretch without the holes in it. `speaker`, `reported_by` and `continues` are ordinals;
    `surface` and `cue` are the words that the attribution rests on, `how` the rule.
    """

    ordinal: int
    passage: int | None
    note: int | None
    start: int
    end: int
    text: str
    kind: str
    how: str
    speaker: int | None = None
    surface: str | None = None
    cue: str | None = None
    reported_by: int | None = None
    continues: int | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One indirect report: a sentence, and the source it is given to (None: "reportedly")."""

    passage: int | None
    start: int
    end: int
    text: str
    source: int | None
    surface: str | None
    source_kind: str | None
    cue: str
    date: str | None
    how: str


# ---- the whole -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class About:
    """What is known from outside before bytes are read: how they came, and what a person says of them.

    `given` are a person's claims (`sources.yml`, command line); they win over what is found.
    """

    name: str = ""
    url: str | None = None
    encoding: str | None = None
    media_type: str | None = None
    given: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Described:
    """What is known about a document, one value a field; None (or no authors) where nothing states it."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    series: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    place: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """Everything that loccit reads out of one document."""

    text: str
    format: str
    reader: str
    described: Described
    claims: tuple[Claim, ...]
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    notes: Notes
    works: tuple[Work, ...] = ()
    citations: tuple[Citation, ...] = ()
    cross_references: tuple[CrossReference, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    findings: tuple[Finding, ...] = ()
