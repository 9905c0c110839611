"""Everybody who speaks in a document, each once: who is the same under another name, title, label or article.

Names, labels and phrases come in; the `Source` goes out that they mean, a new one where none is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from loccit.attribution.persons.cast import Cast, Person
from loccit.attribution.persons.source import Source
from loccit.attribution.sentence.heads import bare
from loccit.attribution.sentence.language import Language
from loccit.attribution.sentence.names import read_name, small_letters

_TIED = re.compile(r"\A(?:(?:[dl]|(?:a|de|da|ne|su)ll)[’']|(?:de[mnr]|die|das|el|la|le|il|lo|o|a) )(?=[^\W_a-zß-öø-ÿ])")
"""What stands before the name of an outlet: takes `all’` of `all’ANSA`, `dem ` of `dem Spiegel`; leaves `El País`."""


@dataclass(slots=True)
class Register:
    """Who speaks in a document, in the order of meeting."""

    cast: Cast
    language: Language
    met: list[Source] = field(default_factory=list)
    of_person: dict[int, Source] = field(default_factory=dict)
    of_words: dict[str, Source] = field(default_factory=dict)
    last_outlet: Source | None = None

    def of(self, person: Person) -> Source:
        """The source that a person is."""
        source = self.of_person.get(id(person))
        if source is None:
            source = Source(person.name, "person", person)
            self.of_person[id(person)] = source
            self.met.append(source)
        return source

    def knows(self, words: str) -> bool:
        """Whether a label is the name of somebody in the document."""
        return self.cast.find(read_name(words, self.language)) is not None

    def called(self, words: str) -> Source:
        """The source of a label or a signature: `WARDEN`, `Ada Lindqvist`."""
        known = self.of_words.get(bare(words))
        if known and known.person:
            return known
        words = small_letters(words) if words.isupper() and len(words) > 1 else words
        name = read_name(words, self.language)
        if not name.words:
            return self.other(words, "person")
        source = self.of(self.cast.meet(name))
        source.forms.setdefault((name.text, name.title))
        return source

    def newcomer_called(self, name: str) -> Source:
        """A new person of a name that nothing in the text means."""
        source = Source(name, "person")
        source.forms.setdefault((name, ""))
        self.met.append(source)
        return source

    def known_as(self, label: str, name: str) -> Source:
        """The person of a name, whom a label without one means from here on: `The Minister (Ada Lind):`."""
        source = self.called(name)
        self.of_words[bare(label)] = source
        source.forms.setdefault((name, label))
        return source

    def told(self, names: Iterable[str]) -> None:
        """Takes the names that a document's own form gives to those who speak: each is somebody's, and all of it."""
        own: set[int] = set()
        for name in sorted(names, key=lambda one: (-len(one), one)):
            source = self.called(name)
            words = tuple((small_letters(name) if name.isupper() else name).split())
            if source.person is None or id(source.person) in own:
                source = Source(" ".join(words), "person", Person(words, tuple(word.lower() for word in words)))
                self.met.append(source)
            assert source.person is not None
            source.person.words = words
            own.add(id(source.person))
            self.of_words[bare(name)] = source

    def other(self, words: str, kind: str) -> Source:
        """The source of words that name no person, the same for the same words without article."""
        key = bare(words)
        source = self.of_words.get(key)
        if source is None:
            source = Source(words, kind)
            self.of_words[key] = source
            self.met.append(source)
        source.forms.setdefault((words, ""))
        if kind == "publication" and not words.islower():
            self.last_outlet = source
        return source

    def is_outlet(self, words: str) -> bool:
        """Whether words are the name of an outlet that the document has named as one."""
        known = self.of_words.get(bare(words))
        return known is not None and known.kind == "publication" and not known.name.islower()

    def outlet(self, words: str) -> Source:
        """The outlet of some words, without what an article or a preposition adds: of `all’ANSA` the name."""
        return self.other(_TIED.sub("", words), "publication")
