"""One that speaks in a document, and whom a subject means."""

from __future__ import annotations

from dataclasses import dataclass, field

from loccit.attribution.persons.cast import Person
from loccit.attribution.sentence.names import small_letters


@dataclass(slots=True, eq=False)
class Source:
    """One that speaks: `kind` as in `Speaker`; `person` where it is one of the cast; `forms` as met."""

    name: str
    kind: str
    person: Person | None = None
    forms: dict[tuple[str, str], None] = field(default_factory=dict)

    @property
    def name_of(self) -> str:
        """The name that it goes by: a person's fullest one."""
        name = self.person.name if self.person else self.name
        return small_letters(name) if self.person and " " in name and name.isupper() else name


@dataclass(frozen=True, slots=True)
class Resolved:
    """Whom a subject means, and by which rule: name, role, nominal, pronoun, group."""

    source: Source | None
    how: str
    surface: str
    kind: str | None = None
    """The kind of what speaks, where it is not its source's: an organisation's data."""
