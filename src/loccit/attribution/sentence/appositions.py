"""Who speaks where what they are stands beside their name, between commas or dashes, in whatever order.

`Mara Holm, a pilot from Upper Sund, said`, `the company’s CEO, Mara Holm, said`, `Mara Holm, M.P., an organizer at
Light and Tide, and a native of Skarne, said`: the name is the subject. All functions take a `Sentence`.
"""

from __future__ import annotations

from collections.abc import Iterator

from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import LONGEST, Range, phrase_ending
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence
from loccit.attribution.sentence.heads import OFFICE, can_speak, has_name, is_role, name_range

SIDES = frozenset((",", "—", "–", "--", "-"))
"""Marks beside what stands in apposition."""

_PARTS = 6
"""So many stretches between commas are looked at, and so many tokens:"""
_REACH = 60
_TIED = frozenset(("inc", "ltd", "llc", "plc", "corp", "jr", "sr", "esq"))
"""What a comma parts from the name that it ends: `Tidewain, Inc.`"""
_NO_SUBJECT = lang.PLACE | lang.COUNTRY | lang.TIME
_NO_PERSON = _NO_SUBJECT | lang.ORGANISATION | lang.PUBLICATION


def before_apposition(line: Sentence, comma: int) -> Range | None:
    """The phrase before the comma that opens the apposition which `comma` closes; names come before other nouns."""
    comma = _before_tied(line, comma)
    if _is_behind_conjunction(line, comma):
        return None
    named = _named_between(line, comma)
    if named:
        return named
    fallback: Range | None = None
    sides = [*_sides_before(line, comma)]
    for number, at in enumerate(sides):
        found = phrase_ending(line, _before_tied(line, at) - 1)
        if found is None:
            continue
        opens = sides[number + 1] + 1 if number + 1 < len(sides) else _start_of(line, at)
        if _names_subject(line, found, opens) or (line.lows[opens] in _JOINS and is_role(line, found)):
            return found  # Lind came late, and the pilot, in a speech,
        if fallback is None and (line.bits[found[0]] & lang.DETERMINER or has_name(line, found)):
            fallback = found
    if not sides and "drops_subject" in line.language.sections:
        return None  # no apposition that the comma closes: `Instado a comentar o time, diz`
    beside = fallback or phrase_ending(line, comma - 1)
    if beside and beside[0] and line.language.names_in_marks and line.bits[beside[0] - 1] & lang.PREPOSITION:
        return None  # os analistas ouvidos pelo Espelho, dizem
    if beside and line.language.alike and (_opens_with_preposition(line, beside) or not can_speak(line, beside)):
        return None
    return beside


def _is_behind_conjunction(line: Sentence, comma: int) -> bool:
    """Whether what a comma closes is put in between a conjunction and a verb without a subject of its own: takes the
    letter of `Lind did not come but, in a letter to the board, called it`."""
    side = next(_sides_before(line, comma), 0)
    return side > 1 and line.words[side] == "," and line.lows[side - 1] in _JOINS and not _is_subject(line, side)


_JOINS = ("and", "but")


def _is_subject(line: Sentence, side: int) -> bool:
    """Whether a noun follows a comma that no preposition governs: takes `and, Holm, the pilot, said`."""
    return not line.bits[side + 1] & (lang.PREPOSITION | lang.BREAK)


def _opens_with_preposition(line: Sentence, found: Range) -> bool:
    """Whether a phrase before a comma only says where or when at the start of its sentence: `En ese contexto,`."""
    return 0 < found[0] < _FEW and bool(line.bits[found[0] - 1] & lang.PREPOSITION)


_FEW = 3


def _sides_before(line: Sentence, comma: int) -> Iterator[int]:
    """The commas and dashes before one, from the right, that part what is said of somebody; up to a quotation."""
    found = 0
    for at in range(comma - 1, max(comma - _REACH, 0), -1):
        if line.bits[at] & QUOTE or found == _PARTS:
            return
        if line.words[at] in SIDES and not _is_tied(line, at):
            found += 1
            yield at


def _before_tied(line: Sentence, comma: int) -> int:
    """The comma before the letters that belong to a name: of `Mara Holm, M.D., Ph.D., said` the first."""
    while comma > 2 and line.words[comma - 2] in SIDES and _is_tied(line, comma - 2):
        comma -= 2
    return comma


def _is_tied(line: Sentence, comma: int) -> bool:
    """Whether behind a comma only letters follow that belong to the name: `, Inc.,`, `, Ph.D.,`, `, R-Skarne,`."""
    after = comma + 1
    if after + 1 >= len(line.words) or line.words[after + 1] not in SIDES:
        return False
    word = line.words[after]
    letters = word.replace(".", "")
    is_degree = ("." in word[:-1] or letters.isupper()) and 1 < len(letters) < _LONGEST_DEGREE and word[0].isupper()
    return line.lows[after].strip(".") in _TIED or is_degree or (word[1:2] == "-" and word[0].isupper())


_LONGEST_DEGREE = 5
"""Letters: takes `Ph.D.`, `MP`, `OBE`; leaves `UNESCO`."""


def _start_of(line: Sentence, before: int) -> int:
    """The first token of the stretch that a comma at `before` ends: behind a quotation, else the sentence’s first."""
    return next((at + 1 for at in range(before - 1, -1, -1) if line.bits[at] & QUOTE), 0)


def _names_subject(line: Sentence, found: Range, opens: int) -> bool:
    """Whether a phrase that ends a stretch which begins at `opens` is the name of who speaks.

    What begins the sentence or follows a quotation is a subject with any name in it (`A native of Skarne Island, who`);
    behind a comma `an organizer at Light and Tide` only says what somebody is.
    """
    if not has_name(line, found):
        return False
    if line.language.alike:
        return True
    if opens == 0 or line.words[opens - 1] not in SIDES:
        return opens >= found[0] or opens > 0 or not line.bits[0] & (lang.PREPOSITION | lang.BREAK)
    head = name_range(line, found)
    if head is None or any(line.bits[at] & _NO_SUBJECT for at in range(*head)):
        return False
    return not any(line.bits[at] & lang.PREPOSITION for at in range(opens, head[0]))


def _named_between(line: Sentence, comma: int) -> Range | None:
    """The name that is itself the apposition: `the harbour master, Mara Holm, said`."""
    at = next(_sides_before(line, comma), 0)
    end = at + 1
    while end < comma and line.bits[end] & (CAPITAL | lang.PARTICLE) and not line.bits[end] & lang.TIME:
        end += 1
    least = 2 if line.language.alike and any(bits & lang.ROLE for bits in line.bits[: max(at, 0)]) else 3
    if end - at < least or at < 1 or not (end == comma or _says_where(line, end, comma)):
        return None
    described = phrase_ending(line, at - 1)
    if line.bits[end - 1] & lang.PLACE and described and _follows_name(line, described):
        return None
    named = (described and is_role(line, described)) or _describes_somebody(line, at) or _is_post(line, described)
    named = named or (described is not None and _is_parted(line, described))
    return (at + 1, end) if named or _is_described(line, (at + 1, end), described) else None


def _says_where(line: Sentence, at: int, comma: int) -> bool:
    """Whether what follows a name says where it belongs: ` from the University of Skarne`."""
    no_place = MARK | QUOTE | lang.VERB | lang.AUXILIARY | lang.WHO
    is_place = not line.language.alike and line.lows[at] in ("from", "of", "at", "with") and comma - at < _PLACE
    return is_place and not any(bits & no_place and not bits & CAPITAL for bits in line.bits[at:comma])


_PLACE = 9
"""Tokens."""


def _is_described(line: Sentence, name: Range, described: Range | None) -> bool:
    """Whether the phrase before a name can be what it names: `South Sund’s director-general, Mara Holm,`; a place
    behind what a name is has another name before it: `Edvin Strand, a pilot from the village, Upper Sund,`."""
    if line.language.alike or described is None or name_range(line, described) is not None:
        return False
    if any(line.bits[at] & _NO_PERSON for at in range(*name)) or line.bits[described[1] - 1] & CAPITAL:
        return False
    return not _follows_name(line, described)


def _follows_name(line: Sentence, described: Range) -> bool:
    """Whether a comma with a name before it stands before a phrase."""
    before = described[0] - 1
    return before > 0 and line.words[before] in SIDES and bool(line.bits[before - 1] & CAPITAL)


def _describes_somebody(line: Sentence, comma: int) -> bool:
    """Whether all before a comma is a phrase that says what somebody is: `The keeper of Light and Tide, Ada Lind,`."""
    no_phrase = QUOTE | lang.VERB | lang.AUXILIARY | lang.PRONOUN
    opens = 1 < comma < LONGEST and line.bits[0] & lang.DETERMINER and not line.bits[1] & (CAPITAL | lang.DOCUMENT)
    parted = any(line.bits[at] & MARK and line.words[at] not in ("(", ")") for at in range(1, comma))
    return bool(opens) and not parted and not any(bits & no_phrase for bits in line.bits[1:comma])


def _is_parted(line: Sentence, found: Range) -> bool:
    """Whether a phrase is an office that commas part from its article, round a place: takes the chief of `The Skarne,
    North Sund, harbour chief, Mara Holm,`."""
    comma = found[0] - 1
    if comma < 3 or line.words[comma] != "," or not line.bits[found[1] - 1] & OFFICE:
        return False
    start = next((at for at in range(comma, -1, -1) if line.bits[at] & lang.DETERMINER), comma)
    between = (line.bits[at] & CAPITAL or line.words[at] == "," for at in range(start + 1, comma))
    return line.lows[start] == "the" and start + 1 < comma and all(between) and "," in line.words[start:comma]


def _is_post(line: Sentence, found: Range | None) -> bool:
    """Whether a phrase is an office with a place or a body behind it: `Skarne’s Ambassador to the Free Ports`."""
    if found is None:
        return False
    at = next((at for at in range(*found) if line.bits[at] & OFFICE), None)
    return at is not None and at + 1 < found[1] and bool(line.bits[at + 1] & lang.PREPOSITION)
