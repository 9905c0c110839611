"""Mentions → citations: which work each one means, and for words that refer back which note and mention they point at.

The rules and where they come from:
- *ibid.*, *id.*: the last source before it, in the same note or in the nearest earlier note that cites one (Chicago
  14.34: "the single work cited in the note immediately preceding"; Bluebook 4.1). Notes that only explain are passed
  over, and a note that cites several works is told (both break the manuals' rule, and both occur). One that may cite
  something that could not be read is not: ibid. leads to it, and its work is unknown. So it is behind a sentence of
  which no more than a quotation was read as a title.
- *op. cit.*, *loc. cit.*, short titles: the first full citation with that title: equal, then beginning alike, then
  containing it, then alike by .85; by the author alone only where the author has one work (Chicago 14.29, 14.36).
- *supra note 5*, *(n 5)*: note 5, and in it the work of the author or title that is named (Bluebook 4.2, OSCOLA 1.2.1).
One antecedent or none: where several fit, the answer is that several fit, and which.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from loccit.model import Note
from loccit.notes.citing.forms import AUTHOR_DATE, BACK_KINDS, SHORT, says_something
from loccit.notes.citing.mentions import Mention
from loccit.notes.citing.titles import Catalogue, author_words, title_words


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention and what it points at: a place in the list of mentions, a note, or the reason why neither is known."""

    mention: Mention
    kind: str
    target: int | None
    note: int | None
    how: str
    reason: str | None = None

    @property
    def has_own_work(self) -> bool:
        """Whether words that refer back name a work that was not cited before: the same author's."""
        return self.kind == "idem" and bool(self.mention.statement.title)


def resolve(mentions: list[Mention], notes: tuple[Note, ...]) -> list[Resolved]:
    """Every mention with what it points at; those that cite in full point at nothing."""
    desk = _Desk(mentions, notes)
    return [desk.resolved(place) for place in range(len(mentions))]


class _Desk:
    """The mentions met so far, in order."""

    def __init__(self, mentions: list[Mention], notes: tuple[Note, ...]) -> None:
        self._mentions = mentions
        self._notes = notes
        self._catalogue = Catalogue()
        self._done: list[Resolved] = []
        self._rules: dict[str, Callable[[int], Resolved]] = {
            "ibid": self._ibid, "id": self._ibid, "idem": self._idem, "op_cit": self._op_cit, "loc_cit": self._loc_cit,
            "supra": self._supra, "full": self._full, "comment": self._comment,
        }  # fmt: skip

    def resolved(self, place: int) -> Resolved:
        """What the mention at `place` points at; called in order."""
        found = self._rules[self._mentions[place].kind](place)
        self._done.append(found)
        if found.kind == "full" or found.has_own_work:
            self._catalogue.add(place, found.mention)
        return found

    def _comment(self, place: int) -> Resolved:
        """A sentence on the work cited just before it: no citation, but a mention."""
        target = self._source_before(place)
        return Resolved(self._mentions[place], "comment", target, self._mentions[place].note, "speaks of its author")

    def _source_before(self, place: int) -> int:
        """The last mention before it that cites; the first one where none does."""
        at = place - 1
        while at > 0 and self._mentions[at].kind == "comment":
            at -= 1
        return at

    def _ibid(self, place: int) -> Resolved:
        mention = self._mentions[place]
        if mention.named and len(title_words(mention.named)) > 1 and self._catalogue.by_title(mention.named):
            return self._op_cit(place)
        if mention.doubted is not None:
            reason = f"{self._named(mention.doubted)} may cite a source that could not be read"
            return Resolved(mention, mention.kind, None, mention.doubted, mention.kind, reason)
        if place == 0:
            return Resolved(mention, mention.kind, None, None, mention.kind, "no source is cited before it")
        target = self._source_before(place)
        before = self._mentions[target]
        if before.kind == "full" and says_something(before.text) and not before.statement.says_whence:
            reason = f"{self._named(before.note)} quotes or says something before it, and names no source"
            return Resolved(mention, mention.kind, None, before.note, mention.kind, reason)
        how = f"{mention.kind}.: the last source before it"
        if before.note != mention.note:
            passed = mention.note - before.note - 1
            if passed > 0:
                how += f"; {passed} note{'s' if passed > 1 else ''} between cite none"
            count = sum(one.note == before.note and one.kind != "comment" for one in self._mentions[:place])
            if count > 1:
                how += f"; the last of {count} in that note"
        unknown = "what it leads to is itself not known" if self._done[target].reason else None
        return Resolved(mention, mention.kind, target, before.note, how, unknown)

    def _named(self, note: int) -> str:
        """A note as its reader knows it: by its printed label, else by its place."""
        label = next((one.label for one in self._notes if one.ordinal == note), "")
        return f"note {label or note + 1}"

    def _idem(self, place: int) -> Resolved:
        """The same author: with a work of its own if one is named, else the same work (French and German use)."""
        mention = self._mentions[place]
        found = self._ibid(place)
        if mention.statement.title and found.target is not None:
            authors = self._mentions[found.target].statement.authors
            mention = replace(mention, statement=replace(mention.statement, authors=authors))
            how = "idem: the author of the last source, with a work of its own"
            return Resolved(mention, "idem", found.target, found.note, how, None if authors else found.reason)
        return Resolved(mention, "idem", found.target, found.note, "idem: the author of the last source", found.reason)

    def _loc_cit(self, place: int) -> Resolved:
        return self._op_cit(place) if self._mentions[place].named else self._ibid(place)

    def _op_cit(self, place: int) -> Resolved:
        mention = self._mentions[place]
        fitting, how = self._catalogue.find(mention.named)
        if not fitting and ": " in mention.named:
            fitting, how = self._catalogue.find(mention.named.rpartition(": ")[2])
        if len(fitting) == 1:
            target = fitting[0]
            return Resolved(mention, mention.kind, target, self._mentions[target].note, how)
        if not mention.named:
            return self._ibid(place)
        if not fitting:
            reason = f"never cited in full before: {mention.named}"
        else:
            names = "; ".join(self._mentions[one].text for one in fitting[:4])
            reason = f"{len(fitting)} works fit: {names}"
        return Resolved(mention, mention.kind, None, None, how, reason)

    def _supra(self, place: int) -> Resolved:
        mention = self._mentions[place]
        note = self._note_named(mention.number, mention.note)
        if note is None:
            return Resolved(mention, "supra", None, None, "supra: by number", f"there is no note {mention.number}")
        inside = [at for at in range(place) if self._mentions[at].note == note and self._mentions[at].kind != "comment"]
        wanted = set(author_words(mention.named)) | set(title_words(mention.named))
        shared = {at: len(wanted & set(title_words(self._mentions[at].text))) for at in inside}
        most = max(shared.values(), default=0)
        fitting = [at for at in inside if most and shared[at] == most]
        fitting = fitting or inside
        if len(fitting) == 1:
            return Resolved(mention, "supra", fitting[0], note, "supra: the work of that note")
        why = "cites no source" if not inside else f"cites {len(fitting)} works that fit"
        return Resolved(mention, "supra", None, note, "supra: by number", f"note {mention.number} {why}")

    def _note_named(self, number: str, at: int) -> int | None:
        """The note with that number as printed, the nearest before; by its place where nothing is printed."""
        printed = [note.ordinal for note in self._notes if note.label == number]
        before = [ordinal for ordinal in printed if ordinal <= at]
        if printed:
            return before[-1] if before else printed[0]
        place = int(number) - 1
        has_labels = any(note.label.isdigit() for note in self._notes)
        return place if not has_labels and 0 <= place < len(self._notes) else None

    def _full(self, place: int) -> Resolved:
        mention = self._mentions[place]
        dated = AUTHOR_DATE.match(mention.text)
        if dated and (found := self._dated(mention, dated)) is not None:
            return found
        if self._catalogue.says_little(mention):
            fitting, how = self._catalogue.find_short(mention)
            if len(fitting) == 1:
                target = fitting[0]
                return Resolved(mention, "short_title", target, self._mentions[target].note, how)
        short = SHORT.match(mention.text)
        if short and " " not in short["names"] and not mention.statement.issued:
            reason = f"never cited in full before: {mention.text.rstrip('.')}"
            return Resolved(mention, "short_title", None, None, "short title", reason)
        return Resolved(mention, "full", None, None, "states a work")

    def _dated(self, mention: Mention, dated: re.Match[str]) -> Resolved | None:
        """A work by its author and year; None where the words may be a title that ends in a year."""
        year = dated["year"] or dated["year2"]
        fitting = self._catalogue.find_dated(dated["names"], year)
        how = "by author and year"
        if len(fitting) == 1:
            return Resolved(mention, "short_title", fitting[0], self._mentions[fitting[0]].note, how)
        is_title = " " in dated["names"].replace(" and ", "&").replace(" et al.", "")
        if not fitting and (is_title or not (dated["at"] or dated["year"])):
            return None
        names = "; ".join(self._mentions[one].text for one in fitting[:4])
        reason = f"{len(fitting)} works fit: {names}" if fitting else f"never cited in full before: {mention.text}"
        return Resolved(mention, "short_title", None, None, how, reason)


__all__ = ["BACK_KINDS", "Resolved", "resolve"]
