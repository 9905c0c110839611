"""What an archive answers about the identifiers and names of one draft, each looked up once.

Mentions come in; what became of their identifiers, the passages that they name and the tokens of these go out.
"""

from __future__ import annotations

from collections.abc import Iterable

from loccit import ids
from loccit.check.archive import Archive
from loccit.check.drafts import Mention
from loccit.check.words.tokens import Tokens, tokens
from loccit.citable import Fate, Place


class LookedUp:
    """An archive that is asked for every passage once."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.tokens: dict[str, Tokens] = {}
        self.fates: dict[str, Fate | None] = {}
        self.places: dict[str, list[Place]] = {}
        self.near: dict[str, list[str]] = {}
        self.speakers: dict[str, bool] = {}

    def may_mean(self, mention: Mention) -> bool:
        """Whether a word is an identifier: one that looks like it is a slip only where a known one is near."""
        return mention.is_sure or bool(self.nearest_ids(mention.identifier))

    def fate(self, mention: Mention) -> Fate | None:
        """What became of the identifier that is meant; None where it was never given."""
        if mention.identifier not in self.fates:
            known = self.archive.fate(mention.identifier) if ids.is_valid(mention.identifier) else None
            self.fates[mention.identifier] = known
        return self.fates[mention.identifier]

    def cited(self, mention: Mention) -> list[Place]:
        """The passages that an identifier names; those of its successors where it has moved."""
        if mention.identifier not in self.places:
            fate = self.fate(mention)
            self.places[mention.identifier] = self._look_up(fate) if fate else []
        return self.places[mention.identifier]

    def all_cited(self, mentions: Iterable[Mention]) -> list[Place]:
        """The passages that several identifiers name, each once."""
        return list({place.id: place for mention in mentions for place in self.cited(mention)}.values())

    def is_speaker(self, name: str) -> bool:
        """Whether a person of this name, or of its last word, speaks in the archive."""
        if name not in self.speakers:
            last = name.split()[-1]
            self.speakers[name] = self.archive.is_speaker(name) or (last != name and self.archive.is_speaker(last))
        return self.speakers[name]

    def tokens_of(self, place: Place) -> Tokens:
        """The tokens of a passage."""
        if place.id not in self.tokens:
            self.tokens[place.id] = tokens(place.words)
        return self.tokens[place.id]

    def nearest_ids(self, identifier: str) -> list[str]:
        """The known identifiers that may be meant where this one is a slip."""
        if identifier not in self.near:
            self.near[identifier] = ids.nearest(identifier, self.archive.is_known)
        return self.near[identifier]

    def _look_up(self, fate: Fate) -> list[Place]:
        if not fate.is_present:
            heirs = [self.archive.fate(one) for one in fate.successors]
            return [place for heir in heirs if heir and heir.is_present for place in self._look_up(heir)]
        if fate.kind == "document":
            return self.archive.passages(fate.id)
        place = self.archive.passage(fate.id)
        return [place] if place else []
