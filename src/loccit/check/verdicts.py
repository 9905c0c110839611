"""What `check` can say of a quotation, the gravest first, and what each verdict means."""

from __future__ import annotations

from dataclasses import dataclass, field

MEANING: dict[str, str] = {
    "altered": "At least half of the words stand in the source, in order and in one stretch; others do not.",
    "not_found": "The words do not stand in the archive.",
    "bad_id": "The identifier was never given, or its check character is wrong.",
    "wrong_speaker": "The draft gives the words to one speaker, the source to another.",
    "elision_risk": "An ellipsis or a bracket hides a negation, a condition, a contrast, or whose claim it is.",
    "wrong_passage": "The words stand in the archive, but not at the identifier that is cited.",
    "second_hand": "The source itself has the words from somebody else, and the draft does not say so.",
    "clipped": "The rest of the same sentence turns or limits what is quoted.",
    "gone_id": "The identifier's words have no place in the archive any more.",
    "moved_id": "The identifier has moved; another one has taken its place.",
    "source_changed": "The words stand in an older capture of the source, not in the newest.",
    "ambiguous": "A document is cited that says the words in several places.",
    "crosses_note": "The same words; in the source a note stands in the middle of them.",
    "edited": "The same words, with marked omissions or brackets that hide nothing.",
    "typography": "The same words in other typography, or with another case of the first letter.",
    "exact": "The same words.",
    "unsourced_quote": "The archive holds these words, and the draft gives no identifier.",
    "check_figure": "A figure in a sentence that cites a passage does not stand in that passage.",
}
"""Verdicts in the order of their gravity, then the hints."""
ORDER = tuple(MEANING)
HARMFUL = frozenset(ORDER[: ORDER.index("gone_id") + 1])
STRICT = frozenset(("moved_id", "source_changed", "ambiguous"))
"""Harmful too with `--strict`."""
GOOD = frozenset(("crosses_note", "edited", "typography", "exact"))
HINTS = frozenset(("unsourced_quote", "check_figure"))
CHANGES = ("negation", "number", "name", "date", "modal", "other")
"""The classes of a change of words, the gravest first."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: `draft` is what the draft says, `source` what the source says; either may be empty.

    `op` is equal, replace, delete (stands only in the draft) or insert (only in the source); `kind` one of CHANGES,
    empty for what is equal.
    """

    op: str
    draft: str
    source: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one quotation (or of one identifier without a quotation, or one figure).

    `start` and `end` are code points of the draft, `line` and `column` count from 1. `passage_id` is where the words
    stand, or what was cited; `expected` what the source says; `notes` are remarks that accuse nobody.
    `places` are all the passages that come into question. `unconfirmed` is the speaker that the draft names, where the
    archive has neither this one for the words nor surely another. `risk` is the harmful verdict that a quotation
    without an identifier would have with the one that is offered.
    """

    code: str
    start: int
    end: int
    line: int
    column: int
    quotation: str
    passage_id: str | None = None
    expected: str | None = None
    diff: tuple[Change, ...] = ()
    next_step: str = ""
    notes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    where: str = ""
    unconfirmed: str = ""
    risk: str = ""

    @property
    def is_told(self) -> bool:
        """Whether there is anything to tell of it: it is not good, or its speaker is not confirmed."""
        return self.tone != "good" or bool(self.unconfirmed)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What else is to be told: the notes, and that a speaker is not confirmed."""
        doubt = f"the archive does not confirm that these are words of {self.unconfirmed}" if self.unconfirmed else ""
        return (*self.notes, doubt) if doubt else self.notes

    @property
    def kind(self) -> str:
        """The gravest class of change, where words were changed."""
        kinds = {change.kind for change in self.diff}
        return next((kind for kind in CHANGES if kind in kinds), "")

    @property
    def tone(self) -> str:
        """`harm`, `doubt`, `good` or `hint`."""
        if self.code in HARMFUL:
            return "harm"
        if self.code in STRICT:
            return "doubt"
        return "good" if self.code in GOOD else "hint"


@dataclass(frozen=True, slots=True)
class Report:
    """All verdicts of one draft, in its order. `unchecked` are those that a published copy cannot give, with the reason
    as next step; `unheld` counts the quotations without an identifier whose words the archive does not hold: of them
    nothing is said."""

    name: str
    verdicts: tuple[Verdict, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    unchecked: tuple[Verdict, ...] = ()
    unheld: int = 0

    def is_harmful(self, *, strict: bool = False) -> bool:
        """Whether somebody would be misquoted; with `strict` also whether a source moved, changed or is ambiguous."""
        grave = HARMFUL | STRICT if strict else HARMFUL
        return any(verdict.code in grave for verdict in self.verdicts)


def gravest(*codes: str) -> str:
    """The gravest of some codes."""
    return min(codes, key=ORDER.index)
