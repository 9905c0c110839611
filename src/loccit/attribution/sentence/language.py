"""A language's words for speech, out of one data file: verbs, nouns and phrases that report, titles, roles.

`language_of("en-GB")` gives the words of `data/en.txt`; a language without a file gives None. A file has sections under
`[heading]` lines; under the verb headings a line is one verb with all its forms, elsewhere each word stands for itself.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field, replace
from importlib import resources

VERB_SORTS = ("report", "act", "call", "beside", "mind", "shows")
"""The headings of verbs, the first one where a form stands being the one that counts."""
PHRASE_HEADINGS = frozenset(("by", "by_behind", "by_after", "by_marked", "agentless", "written"))
"""Headings whose lines are phrases."""

BE, AUXILIARY, ADVERB, DETERMINER, BREAK, PREPOSITION, PRONOUN, VERB = (1 << bit for bit in range(8))
TIME, OPENER, ROLE, PEOPLE, HONORIFIC, ORGANISATION, PUBLICATION, DOCUMENT = (1 << bit for bit in range(8, 16))
NOUN, WHO, POSSESSIVE, PARTICLE, HEARSAY, OPENS, CUE = (1 << bit for bit in range(16, 23))
CAUSE, QUOTING, UNSAID = (1 << bit for bit in range(27, 30))
INVERTED, TOLD, WORK, PLACE, COUNTRY, PARTY, DOMAIN = (1 << bit for bit in range(30, 37))
"""What a word can be, one bit each, so that a token is looked up once. Without a CUE a sentence reports nothing.

Bits 23 to 26 are a token's own (`frames`). What each token is asked has a bit below 30, where Python is faster.
"""

_BITS = {
    "be": BE, "auxiliaries": AUXILIARY, "adverbs": ADVERB, "determiners": DETERMINER, "breaks": BREAK,
    "prepositions": PREPOSITION, "he": PRONOUN, "she": PRONOUN, "they": PRONOUN, "i": PRONOUN, "it": PRONOUN,
    "who": WHO, "time": TIME, "openers": OPENER, "roles": ROLE, "people": PEOPLE, "honorifics": HONORIFIC,
    "organisations": ORGANISATION, "publications": PUBLICATION,
    "outlets": PUBLICATION, "documents": DOCUMENT, "nouns": NOUN,
    "of_him": POSSESSIVE, "of_her": POSSESSIVE, "of_them": POSSESSIVE, "works": WORK, "particles": PARTICLE,
    "hearsay": HEARSAY, "causes": CAUSE, "quoting": QUOTING, "unsaid": UNSAID, "places": PLACE, "countries": COUNTRY,
    "parties": PARTY, "domains": DOMAIN,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb of speech: its base form and what sort it is (one of VERB_SORTS)."""

    lemma: str
    sort: str
    shape: str
    """base, s, past or ing."""


@dataclass(frozen=True, slots=True)
class Language:
    """The words of a language: `bits` of each word, `verbs` by form, `sections` by heading, `phrases` by heading."""

    code: str
    bits: dict[str, int]
    verbs: dict[str, Verb]
    sections: dict[str, frozenset[str]]
    phrases: dict[str, tuple[str, ...]]
    alike: dict[str, str] = field(default_factory=dict)
    """Function words and the English ones that they stand for; empty in English."""
    known: dict[str, tuple[str, str, int]] = field(default_factory=dict, compare=False)
    """Tokens as they stand, with their lower case and bits: what was looked up before."""

    @property
    def capitalises_nouns(self) -> bool:
        """Whether every noun has a capital, so that a capital tells no name and no title."""
        return "capital_nouns" in self.sections

    @property
    def names_in_marks(self) -> bool:
        """Whether a few words in marks inside a sentence are a name where they begin with a capital."""
        return "names_in_marks" in self.sections

    @property
    def is_inflected(self) -> bool:
        """Whether names change their ends with their case."""
        return "inflected" in self.sections

    def role_of(self, low: str) -> int:
        """The bits of a compound that ends in a role or an outlet, in a language that makes them: `hafensprecherin`."""
        if "role_endings" not in self.sections or len(low) <= LONGEST_ROLE:
            return 0
        if low.endswith(tuple(self.sections["role_endings"])):
            return ROLE | HONORIFIC
        return PUBLICATION if low.endswith(tuple(self.sections["outlet_endings"])) else 0

    def has_ending(self, heading: str, low: str) -> bool:
        """Whether a lower-case word ends as one under a heading does."""
        return heading in self.sections and low.endswith(tuple(self.sections[heading]))

    def has(self, heading: str, word: str) -> bool:
        """Whether a lower-case word stands under a heading."""
        return word in self.sections.get(heading, _NONE)


_NONE: frozenset[str] = frozenset()
LONGEST_ROLE = 9
"""More letters than this has a compound that ends in a role."""


@functools.cache
def language_of(code: str | None) -> Language | None:
    """The words of a language by its code (`en`, `en-GB`); None where loccit has no file for it. None means English.

    >>> language_of("en-GB").verbs["said"]
    Verb(lemma='say', sort='report', shape='past')
    """
    base = (code or "en").replace("_", "-").split("-")[0].lower()
    home = resources.files("loccit.attribution").joinpath("data")
    file = home.joinpath(f"{base}.txt")
    if not base.isalpha() or not file.is_file():
        return None
    return _built(base, read_sections(file.read_text("utf-8")))


@functools.cache
def given_names() -> dict[str, str]:
    """The gender, `female` or `male`, of given names in lower case; a name of both is left out."""
    file = resources.files("loccit.attribution").joinpath("data").joinpath("given_names.txt")
    lines = read_sections(file.read_text("utf-8"))
    female, male = ({word for line in lines[sort] for word in line.split()} for sort in ("female", "male"))
    return {**dict.fromkeys(female - male, "female"), **dict.fromkeys(male - female, "male")}


@functools.cache
def sure_names() -> frozenset[str]:
    """The given names, in lower case, that tell a gender beyond doubt."""
    file = resources.files("loccit.attribution").joinpath("data").joinpath("given_names.txt")
    doubted = {word for line in read_sections(file.read_text("utf-8"))["either"] for word in line.split()}
    return frozenset(given_names().keys() - doubted)


@functools.cache
def interview_lines() -> dict[str, list[str]]:
    """The sections of `data/interviews.txt`."""
    home = resources.files("loccit.attribution").joinpath("data")
    return read_sections(home.joinpath("interviews.txt").read_text("utf-8"))


@functools.cache
def label_words(kind: str, code: str) -> frozenset[str]:
    """The labels, in lower case, of who `asks` or `answers` in a language, and the English ones."""
    found = {line.split()[0]: line.split()[1:] for line in interview_lines()[kind]}
    return frozenset((*found.get(code, ()), *found["en"]))


@functools.cache
def sections_in(name: str) -> dict[str, list[str]]:
    """The lines of a data file by their headings; callers change nothing in it."""
    return read_sections(resources.files("loccit.attribution").joinpath("data", name).read_text("utf-8"))


def read_sections(words: str) -> dict[str, list[str]]:
    """The lines under each `[heading]`, without comments and empty lines."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in words.splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[] "), [])
        elif line.strip() and not line.startswith("#"):
            lines.append(line.strip())
    return sections


def _built(code: str, lines: dict[str, list[str]]) -> Language:
    verbs = _verbs(lines)
    lines["participles"] = _ending(verbs, lines.get("participles", []))
    alike = _alike(lines.pop("like_english", []))
    sections = {heading: frozenset(" ".join(found).split()) for heading, found in lines.items()}
    bits: dict[str, int] = dict.fromkeys(verbs, VERB)
    inverted, told = sections.get("inverted", _NONE), sections.get("told", _NONE)
    for form, verb in verbs.items():
        bits[form] |= (INVERTED if verb.lemma in inverted else 0) | (TOLD if verb.lemma in told else 0)
    for heading, bit in _BITS.items():
        for word in sections.get(heading, ()):
            bits[word] = bits.get(word, 0) | bit
    english = language_of("en") if alike else None
    for word, like in alike.items():
        bits[word] = bits.get(word, 0) | (english.bits.get(like, 0) if english else 0)
    phrases = {
        heading: tuple(_likened(phrase, alike) for phrase in lines.get(heading, ())) for heading in PHRASE_HEADINGS
    }
    openings = {phrase.split()[0] for heading in ("by", "by_behind", "by_after") for phrase in lines.get(heading, ())}
    marked = {phrase.split()[0] for phrase in lines.get("by_marked", ())}
    for word in openings | marked:
        bits[word] = bits.get(word, 0) | OPENS | OPENER
    spoken = {form for form, verb in verbs.items() if verb.sort not in ("beside", "mind")}
    for word in spoken | openings | sections.get("hearsay", _NONE):
        bits[word] = bits.get(word, 0) | CUE
    return Language(code, bits, verbs, sections, phrases, alike)


def _verbs(lines: dict[str, list[str]]) -> dict[str, Verb]:
    verbs: dict[str, Verb] = {}
    for sort in VERB_SORTS:
        for line in lines.get(sort, []):
            forms = line.split()
            for form in forms:
                shape = "past" if "inflected" in lines else _shape(form, forms)
                verbs.setdefault(form, Verb(forms[0], sort, shape))
    for form in _ending(verbs, lines.get("gerunds", [])):
        verbs[form] = replace(verbs[form], shape="ing")
    return verbs


def _ending(verbs: dict[str, Verb], lines: list[str]) -> list[str]:
    """The forms that stand in some lines, or end as one of their words behind a hyphen does."""
    words = " ".join(lines).split()
    endings = tuple(word[1:] for word in words if word[0] == "-")
    return [form for form, verb in verbs.items() if form != verb.lemma and (form.endswith(endings) or form in words)]


def _alike(lines: list[str]) -> dict[str, str]:
    """Function words and the English ones that they stand for, out of lines `english: word word`."""
    pairs = (line.split(":", 1) for line in lines)
    return {word: like.strip() for like, words in pairs for word in words.split()}


def _likened(phrase: str, alike: dict[str, str]) -> str:
    return " ".join(alike.get(word, word) for word in phrase.split())


def _shape(form: str, forms: list[str]) -> str:
    if not forms[0].isascii() or (len(forms) > 3 and not any(other.endswith("ing") for other in forms)):
        return "base" if form == forms[0] else "past"
    if form == forms[0]:
        return "past" if len(forms) == 3 else "base"  # put, read: the past is no form of its own
    if form.endswith("ing"):
        return "ing"
    return "s" if form == forms[1] and form.endswith("s") else "past"
