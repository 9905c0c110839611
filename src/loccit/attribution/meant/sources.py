"""From a subject in a sentence to somebody of the document: names, roles, pronouns, groups, texts.

`Sources` is the register of who was met that also remembers who spoke last; `resolve` takes the tokens of a subject and
gives whom they mean. A pronoun takes the person who fits best among those mentioned before it; where nobody clearly
fits it stays nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loccit.attribution.clauses.outlets import is_headed
from loccit.attribution.meant.newcomers import newcomer
from loccit.attribution.meant.recorded import asked_before
from loccit.attribution.meant.register import Register
from loccit.attribution.meant.subjects import has_plural_verb, is_namesake, is_no_phrase, is_of_office, names_told
from loccit.attribution.persons.antecedents import REACH, antecedent
from loccit.attribution.persons.cast import Person
from loccit.attribution.persons.common_words import is_common_word, kind_of_word
from loccit.attribution.persons.nominals import brought_in, is_contested, named_behind
from loccit.attribution.persons.offices import NEXT, YEAR_OLD, aged, holder
from loccit.attribution.persons.source import Resolved, Source
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range
from loccit.attribution.sentence.frames import CAPITAL, Frame, Sentence
from loccit.attribution.sentence.heads import decapitalised, is_described_as, kind_of_head, name_range
from loccit.attribution.sentence.names import Name, read_name, sort_of, without_possessive

_OWNING = ("’s", "'s", "s’", "s'")
_ARTICLE = re.compile(r"\A(?:[Tt]he|[Aa]n?)(?:\s+|\Z)")
_INDEFINITE = re.compile(r"(?:[Aa]n?|[Oo]ne|[Aa]nother) ")
_FIRMS = lang.ORGANISATION | lang.ROLE | lang.HONORIFIC
"""What a word before a name says: `the company Tidewain` is no person, `the company’s chief Ada Lind` is one."""
_SINGULAR = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
_GROUPS = frozenset(("they", "them", "their", "we", "our"))
_THINGS = frozenset(("it", "its"))


@dataclass(slots=True)
class Sources(Register):
    """Who speaks in a document, and who spoke last: whom its subjects mean."""

    last: Source | None = None
    last_at: int = -1
    last_thing: Source | None = None
    last_thing_at: int = -1
    last_group: Source | None = None
    last_group_at: int = -1
    last_unnamed: Source | None = None
    last_unnamed_at: int = -1
    last_text: Source | None = None
    last_outlet_at: int = -1
    me: Source | None = None
    """Whom `I` means: the speaker of the turn or the block quote that is being read."""
    floor: int = 0
    """Where the text begins that is being read, of several in a document: no pronoun looks back behind it."""

    def resolve(self, frame: Frame, line: Sentence, found: Range, at: int, *, lemma: str = "") -> Resolved:
        """Whom the tokens `found` mean; `at` is where the frame begins in the order of reading, `lemma` the verb."""
        surface = without_possessive(line.surface(frame.text, *found))
        low = line.lows[found[0]]
        place = at + line.starts[found[0]]
        if found[1] - found[0] == 1 and (
            low in _SINGULAR or low in _GROUPS or low in _THINGS or low in ("i", "you", "this", "that")
        ):
            goes_on = self.language.has("goes_on", lemma)
            if low in ("he", "she") and (asked := asked_before(line, found[0])):
                return Resolved(self._nominal(frame, line, asked, surface, place).source, "pronoun", surface)
            if low in ("he", "she") and (new := self._somebody_new(frame, line, low, at)):
                return Resolved(new, "pronoun", surface)
            told = names_told(frame, line) if low in _SINGULAR else frozenset()
            return Resolved(self._pronoun(low, place, at + line.start, goes_on, told), "pronoun", surface)
        head = name_range(line, found)
        if head and not self.language.alike and is_headed(line, found, head[0]):
            return Resolved(self._met_outlet(line.surface(frame.text, *head), place), "name", surface)
        if head is None:
            return self._nominal(frame, line, found, surface, place)
        if joint := self._joint(line, found, head, frame):
            return Resolved(joint, "name", surface)
        name = read_name(line.surface(frame.masked, *head), self.language)
        if not name.words or name.text in ("The", "A", "An"):
            return self._nominal(frame, line, found, surface, place)
        if self.language.is_inflected and head[0] > found[0] and is_of_office(name, line, head, lemma):
            words = decapitalised(line, found, frame)
            return Resolved(self.other(words, kind_of_head(line, found)), "nominal", surface)
        if self.is_outlet(name.text) and not name.title:
            return Resolved(self._met_outlet(name.text, place), "name", surface)
        source = self._named(name, line, found, head, place, frame)
        if source and source.kind == "publication":
            self.last_outlet_at = place
        if self.language.is_inflected and source and source.person and lemma in self.language.verbs:
            source.person.note_subject(name.words)
        return Resolved(source, "name", surface)

    def spoke(self, source: Source, at: int) -> None:
        """Remembers who spoke last, for the pronouns that follow."""
        if source.person:
            source.person.has_spoken = True
            self.last, self.last_at = source, at
        elif source.kind == "anonymous_group":
            self.last_group, self.last_group_at = source, at
        elif source.kind == "person" and (self.language.is_inflected or _INDEFINITE.match(source.name)):
            self.last_unnamed, self.last_unnamed_at = source, at
        else:
            self.last_thing, self.last_thing_at = source, at

    def _met_outlet(self, words: str, place: int) -> Source:
        self.last_outlet_at = place
        return self.outlet(words)

    def _joint(self, line: Sentence, found: Range, head: Range, frame: Frame) -> Source | None:
        """Two persons who say it together are one source, as two authors are one voice: `Dorrit Hamm and Jon Pell`."""
        both = head[0] - 1
        if both <= found[0] or line.lows[both] != "and":
            return None
        first = name_range(line, (found[0], both))
        names = [read_name(line.surface(frame.masked, *part), self.language) for part in (first, head) if part]
        people = [person for name in names if name.words and (person := self.cast.find(name))]
        if len(people) != 2 or people[0] is people[1]:
            return None
        return self.other(f"{people[0].name} {line.words[both]} {people[1].name}", "person")

    def _named(self, name: Name, line: Sentence, found: Range, head: Range, place: int, frame: Frame) -> Source | None:
        sort = sort_of(name, self.language)
        if sort == "publication" and is_namesake(line, found[1]):
            return self.of(self.cast.add(name, place))
        role = line.surface(frame.text, found[0], head[0]) if head[0] > found[0] else ""
        if sort and (not name.title or len(name.words) == 1):
            return self.other(decapitalised(line, found, frame), sort)
        titled = name.title or (role and line.bits[head[0] - 1] & (lang.ROLE | lang.HONORIFIC))
        if (titled or self.language.is_inflected) and self._heads_a_house(name, titled=bool(titled)):
            kind = "person" if titled else kind_of_head(line, found)
            return self.other(decapitalised(line, found, frame), kind)
        person = self.cast.find(name)
        if person is None and not name.title and (thing := self._no_person(name, line, found, head, frame)):
            return thing
        if person is None and not (name.title or role) and is_common_word(self.cast, line, found, head):
            means = kind_of_word(line, head)
            return self.other(decapitalised(line, found, frame), means) if means else None
        if person is None and len(fits := self.cast.fits(name)) > 1:
            person = self._heard(fits, place)
            if person is None:
                return None
        person = person or self.cast.meet(name)
        title = " ".join(filter(None, (_ARTICLE.sub("", role), name.title)))
        if role and title.lower() not in person.titles:
            person.titles.append(title.lower())
        source = self.of(person)
        source.forms.setdefault((name.text, title))
        return source

    def _no_person(self, name: Name, line: Sentence, found: Range, head: Range, frame: Frame) -> Source | None:
        """What speaks under a name that nobody of the cast has, where that is no person: a firm, a place, a group."""
        role = line.surface(frame.text, found[0], head[0]) if head[0] > found[0] else ""
        if head[0] > found[0] and line.bits[head[0] - 1] & _FIRMS == lang.ORGANISATION:
            firm = decapitalised(line, found, frame) if self.language.alike else name.text
            return self.other(firm, "organisation")
        if len(name.key) == 1 and self._is_no_person(name.text, role):
            return self.other(name.text, "organisation")
        if role.lower() == "the":
            kind = "publication" if is_described_as(line, found[1], lang.PUBLICATION) else "organisation"
            return self.other(line.surface(frame.text, found[0], head[1]), kind)
        if found[0] == 0 and len(name.words) == 1 and self.cast.is_written_small(name.words[0].lower()):
            return self.other(name.text.lower(), kind_of_head(line, found))
        if found == (0, 1) and name.text.endswith("s") and has_plural_verb(line, 1):
            return self.other(name.text.lower(), "anonymous_group")
        return None

    def _heads_a_house(self, name: Name, *, titled: bool) -> bool:
        """Whether a name is a house’s behind who heads it: takes `президент США`, `глава ГЗМ Скарна`."""
        short = [word for word in name.words if len(word) > 1 and word.isupper()]
        alone = len(name.words) == 1 and (bool(short) or (self.language.is_inflected and titled))
        person = self.cast.find(name)
        known = person is not None and (len(person.key) > 1 or person.has_spoken)
        return (alone and not known) or bool(short and self.language.is_inflected and not known)

    def _heard(self, fits: list[Person], place: int) -> Person | None:
        """Of several persons whom a surname fits the only one who has spoken, else the only one named nearby."""
        heard = [person for person in fits if person.has_spoken]
        near = self.cast.between(max(place - REACH, 0), place)
        named = [person for person in fits if any(mention.person is person for mention in near)]
        for some in (heard, named):
            if len(some) == 1:
                return some[0]
        return None

    def _is_no_person(self, word: str, role: str) -> bool:
        return word.isupper() or (not role and word in self.cast.places_named)

    def _nominal(self, frame: Frame, line: Sentence, found: Range, surface: str, place: int) -> Resolved:
        if is_no_phrase(line, found):
            return Resolved(None, "nominal", surface)
        if named := named_behind(line, found):
            name = read_name(line.surface(frame.masked, *named), self.language)
            if name.words:
                return Resolved(self.of(self.cast.meet(name)), "name", line.surface(frame.text, found[0], named[1]))
        bits = 0
        for at in range(*found):
            bits |= line.bits[at]
        words = decapitalised(line, found, frame)
        definite = line.lows[found[0]] in ("the", "his", "her") or line.bits[found[0]] & lang.POSSESSIVE
        if bits & lang.ROLE and definite and not bits & lang.PEOPLE:
            person = holder(self.cast, line, found, place)
            if person and not is_contested(self.cast, line, found, place, person):
                return Resolved(self.of(person), "role", surface)
        if any(low.endswith(YEAR_OLD) for low in line.lows[slice(*found)]) and line.lows[found[0]] == "the":
            person = aged(self.cast, line, found, place)
            return Resolved(self.of(person) if person else self.other(words, "person"), "role", surface)
        if met := brought_in(self.cast, line, found, place):
            return Resolved(self.of(met), "role", surface)
        kind = kind_of_head(line, found)
        if kind == "publication" and definite and found[1] - found[0] == 2 and self.last_outlet:
            return Resolved(self.last_outlet, "role", surface)
        if kind == "document":
            return Resolved(self._text(line, found, words, frame), "nominal", surface, kind)
        return Resolved(self.other(words, kind), "nominal", surface)

    def _text(self, line: Sentence, found: Range, words: str, frame: Frame) -> Source:
        """Whose text it is, where the phrase says so (`data collected by the Tide Institute`), else the text itself."""
        if "same" in line.lows[found[0] : found[1]] and self.last_text:
            return self.last_text
        source = None
        for at in range(found[0] + 1, found[1] - 1):
            if line.lows[at] in ("by", "from", "of") and line.bits[found[1] - 1] & CAPITAL:
                maker = line.surface(frame.masked, at + 1, found[1])
                person = self.cast.find(read_name(maker, self.language))
                words = _ARTICLE.sub("", without_possessive(maker))
                source = self.of(person) if person else self.other(words, "organisation")
                break
        self.last_text = source or self.other(words, "document")
        return self.last_text

    def owner(self, frame: Frame, line: Sentence, found: Range) -> Source | None:
        """The person of the cast whose text a phrase is: `Holm’s notes of the meeting`, `notes taken by Holm`."""
        for at in range(*found):
            if line.bits[at] & CAPITAL and (line.words[at].endswith(_OWNING) or at == found[1] - 1):
                first = at
                while first > found[0] and line.bits[first - 1] & CAPITAL:
                    first -= 1
                person = self.cast.find(read_name(line.surface(frame.masked, first, at + 1), self.language))
                return self.of(person) if person else None
        return None

    def _somebody_new(self, frame: Frame, line: Sentence, low: str, at: int) -> Source | None:
        """Who was brought in without a name before a pronoun, in a paragraph that has nobody else who can be meant."""
        if self.last_at >= at or any(
            one.person.gender in (None, _SINGULAR[low]) for one in self.cast.between(at, at + line.start)
        ):
            return None
        new = newcomer(frame, line, low, self.language)
        return self.other(decapitalised(*new, frame), "person") if new else None

    def _goes_on_unnamed(self, place: int, begins: int) -> bool:
        """Whether who spoke last, in a sentence before, has no name, and nobody with one has been mentioned since."""
        at = self.last_unnamed_at
        return self.last_at < at < begins <= place < at + NEXT and not self.cast.between(at, place)

    def unsaid(
        self, place: int, begins: int, gender: str | None = None, told: frozenset[str] = frozenset()
    ) -> Source | None:
        """The source of a verb whose language needs no pronoun: who spoke last in its paragraph, which begins at
        `begins`, else the only person named shortly before whose gender may be the verb's, and of whom the words, with
        the names `told` in them, do not speak."""
        if (
            self.last_thing
            and self.last_thing.kind == "person"
            and max(begins, self.last_at) < self.last_thing_at < place
        ):
            return self.last_thing
        last = self.last.person if self.last else None
        last = None if last and last.words[-1] in told else last
        if last and begins <= self.last_at < place and (gender is None or last.gender in (None, gender)):
            return self.last
        near = self.cast.between(max(place - NEXT, self.floor), place)
        near = [one for one in near if gender is None or one.person.gender in (None, gender)]
        near = [one for one in near if one.person.words[-1] not in told]
        people = {id(mention.person): mention.person for mention in near}
        if last and place - self.last_at < NEXT and (gender is None or last.gender in (None, gender)):
            people.setdefault(id(last), last)
        only = next(iter(people.values())) if len(people) == 1 else None
        stands_out = only and (only.has_spoken or any(one.opens and not one.follows_preposition for one in near))
        return self.of(only) if only and stands_out else None

    def _pronoun(self, low: str, place: int, begins: int, goes_on: bool, told: frozenset[str]) -> Source | None:
        if low == "i":
            return self.me
        if low in _GROUPS:
            if (
                low in ("they", "them")
                and self.last_group_at < self.last_unnamed_at < begins < self.last_unnamed_at + NEXT
            ):
                return self.last_unnamed
            return self.last_group if low in ("they", "them", "their") else None
        if low in _THINGS:
            return self.last_thing if place - self.last_thing_at < NEXT else None
        gender = _SINGULAR.get(low)
        if gender and self._goes_on_unnamed(place, begins):
            return self.last_unnamed
        last = (self.last.person, self.last_at) if self.last and self.last.person else None
        me = self.me.person if self.me else None
        person = (
            antecedent(self.cast, last, gender, place, goes_on=goes_on, me=me, floor=self.floor, told=told)
            if gender
            else None
        )
        if person is None:
            return None
        person.gender = person.gender or gender
        return self.of(person)
