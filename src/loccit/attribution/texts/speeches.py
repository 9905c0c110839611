"""Speeches: whose a document is whose title says that somebody made it, and who says `I` in most of it.

`Remarks by the Governor of Skarne, Ada Lind, at the new quay`, `dichiarazioni programmatiche della ministra Ada Lind`.
Where the text speaks of that person by name, it is a report of the speech, and nobody's here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loccit.attribution.sentence.language import ROLE, Language, given_names
from loccit.attribution.sentence.names import read_name
from loccit.attribution.texts.first_person import says_i
from loccit.attribution.texts.letters import spoken_by
from loccit.attribution.texts.signed import Signed
from loccit.model import Passage

_HEAD = 3
"""The line stands among so many at the top."""
_LONGEST = 250
"""So many characters has it at most."""
_MARKED = re.compile(r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"[^\"]*\"")
"""A quotation: takes `“I came”`."""


def find_speech(text: str, passages: Sequence[Passage], language: Language) -> dict[int, Signed]:
    """Whose words the passages of a document are, by ordinal, where it is one speech; none where that is in doubt."""
    lines = [line.strip() for line in text.split("\n") if line.strip()] if passages else []
    for words in lines[:_HEAD]:
        named = spoken_by().search(words) if len(words) < _LONGEST else None
        name = _person_of(named, language) if named else None
        if name:
            is_told = any(name.split()[-1] in line for line in lines if line != words)
            own = sum(says_i(_MARKED.sub("", one.text), language.code) for one in passages)
            is_own = not is_told and 3 * own >= len(passages)
            return {one.ordinal: Signed((name,), "person", "head") for one in passages} if is_own else {}
    return {}


def _person_of(named: re.Match[str], language: Language) -> str | None:
    """The person whom a line names as who spoke, by a given name behind nothing but an office."""
    office = [word.lower().strip(",.") for word in (named["office"] or "").split()]
    name = read_name(named["name"], language)
    has_office = not office or any(language.bits.get(word, 0) & ROLE or language.role_of(word) for word in office)
    is_person = len(name.words) > 1 and name.words[0].lower() in given_names()
    return name.text if has_office and is_person else None
