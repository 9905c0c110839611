"""Whom a sentence of a draft gives its quotation to: read as a source is read, then by frames and words.

The rules that read whose words a source holds (`attribution`) read the draft's sentence too. What they give to somebody
without a name (`the minister`, `her lawyer`, `she`) is given to no name. Where they find nobody, frames without a verb
of saying are tried (`For Ada Lind, …`, `Lind’s view is that`, `Lind had an answer:`), then words near the quotation.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from loccit.attribution.persons.rivals import PRONOUNS as PRONOUNS_OF_ONE
from loccit.attribution.persons.rivals import sure_gender
from loccit.attribution.sentence.language import language_of
from loccit.attribution.sentence.names import gender_of, read_name
from loccit.check.claims.claim import Claim
from loccit.check.sentences.frames import NAME, brought_in, framed, is_frame, listed
from loccit.check.sentences.naming import mentions_any, names_in, owner_in, same_person, surnames
from loccit.check.sentences.parts import Part
from loccit.check.speakers.choosing import Choice, Frame, choose
from loccit.check.speakers.reading import Reading, attributed, reading_of

_JOINED = re.compile(r"[\]\u2060][\s,;]*(?:and|but|or|und|aber|et|mais|y|pero|e|ma|mas)\s*\Z")
_FILL = "\u2060"
_QUOTES = re.compile(r"[“”„«»\"]")
_NEAR = 600
"""Characters of a sentence on each side of a quotation that are read."""


def whom(
    claim: Claim,
    language: str | None,
    meant: tuple[str, ...] = (),
    is_heard: Callable[[str], bool] = lambda _: False,
) -> str | None:
    """The name that the draft gives a quotation to, in its sentence or beside it (a heading, a note); None where it
    names nobody, or leaves it open. `language` is the source's, `meant` the names of the speaker whom it has;
    `is_heard` says whether a name in the sentence before is one of the archive's speakers."""
    if claim.is_block and _QUOTES.search(claim.before) and not claim.before.rstrip().endswith(_LEADS):
        return claim.label or None  # the sentence before it has words of its own
    leads = _SENTENCE.split(_plain(claim.before).strip()) if claim.is_block else []
    previous = "".join(one for one in leads[-2:-1] if one[:1].isupper()) if leads else ""
    previous = previous if claim.is_block else _last_sentence(_plain(claim.previous))
    is_alone = not any(map(str.isalpha, _plain(f"{claim.before} {claim.after}")))
    may_mean = () if is_alone else _meant_by_pronoun(claim, meant, language)
    if previous and mentions_any(f"{claim.earlier} {claim.previous}", may_mean):
        previous = ""  # a pronoun may go back further, to whom the source means
    is_woven = _is_fragment(claim.words) and ":" not in claim.before and bool(_WOVEN.search(_plain(claim.before)))
    before, after = _in_row(claim.before if len(leads) < 2 else leads[-1], claim.after)
    if claim.words.rstrip("”’\"' ")[-1:] in (".", "!", "?", "…") and _NEXT.match(after):
        after = ""
    is_anybody_named = bool(names_in(f"{before} {after} {previous}"))
    known = surnames(f"{claim.earlier[-_EARLIER:]} {claim.context}") if is_anybody_named else frozenset()
    known |= {name.lower() for _, name in names_in(previous) if " " not in name and is_heard(name)}
    named = named_speaker(
        before, after, language, claim.words[-1:], previous, meant, known,
        is_woven=is_woven, is_fragment=_is_fragment(claim.words),
    )  # fmt: skip
    return named or claim.label or None


def giving_pronoun(claim: Claim, language: str | None) -> str:
    """The pronoun by which a draft's own sentence gives a quotation to somebody: `he` of `“…,” he says`, `his` of `His
    best line was this: “…”`; empty where it has none, or names anybody."""
    front, behind = _plain(claim.before), _plain(claim.after)
    if claim.is_block or claim.label or names_in(f"{front} {behind}"):
        return ""
    if owned := _OWN_LINE.fullmatch(front):
        return owned["whose"].lower()
    code = (language or "en").replace("_", "-").split("-")[0].lower()
    return reading_of(front.lstrip(), behind, code, claim.words[-1:]).pronoun


_OWN_LINE = re.compile(
    r"\s*(?P<whose>his|her)\s(?:\w+\s){0,2}(?:answer|reply|line|verdict|words?|conclusion|view|advice|comment|remark|point"
    r"|argument|explanation|complaint|warning|motto|judgement|judgment)(?:\s\w+){0,3}\s*:\s*",
    re.IGNORECASE,
)
"""Takes `His last word was this: `, `Her answer: `."""


def _meant_by_pronoun(claim: Claim, meant: tuple[str, ...], code: str | None) -> tuple[str, ...]:
    """Those of some names whom the first pronoun beside a quotation can mean."""
    words = re.findall(r"\w+", _plain(f"{claim.before} {claim.after}").lower())
    gender = next((PRONOUNS_OF_ONE[word] for word in words if word in PRONOUNS_OF_ONE), None)
    language = language_of((code or "en")[:2])
    if gender is None or language is None:
        return meant
    others = {
        word for name in meant if sure_gender(None, name, language) not in (None, gender) for word in name.split()
    }
    return tuple(name for name in meant if not others.issuperset(name.split()))


_NEXT = re.compile(rf"\s*{_FILL}+\s+{_FILL}{{12,}}\s*(?=[a-zß-öø-ÿа-яё])")
"""What follows a quotation of whole sentences and its identifier where another quotation begins a sentence."""
_EARLIER = 1500
"""Characters before a paragraph in which somebody may be named in full."""


def _last_sentence(words: str) -> str:
    """The last sentence that says anything beside what it quotes; a name alone says where words are from."""
    return next((one for one in reversed(_SENTENCE.split(words.strip())) if _SMALL.search(one)), "")


_SMALL = re.compile(r"(?<!\w)[^\W\d_A-Z]")
"""A word in small letters, or in a script that has no others."""


def _in_row(before: str, after: str) -> tuple[str, str]:
    """What stands around a quotation in its row of a table; elsewhere all of it."""
    head, _, row = before.rpartition("\n")
    is_row = row.lstrip().startswith("|") and (not head or head.rstrip(f" {_FILL}").endswith("|"))
    return (row, after.partition("\n")[0]) if is_row else (before, after)


def _is_fragment(words: str) -> bool:
    """Whether words begin inside a sentence: with a small letter, or behind an ellipsis."""
    first = next((letter for letter in words if letter.isalpha()), "")
    return first.islower() or words.lstrip(" [(").startswith(("…", "..."))


_WOVEN = re.compile(
    rf"(?:{NAME}|\b(?:to|will|would|can|could|may|might|must|shall|should|was|were|is|are|be|been|has|have|had|of|in|on"
    r"|at|for|with|from|an?|the|his|her|its|their))\s*\Z"
)
"""What goes on in the quotation itself, so that its subject does not say it: takes `Ada Lind was to “…”`."""
_CLASSED = re.compile(
    r"\b(?:(?:list|count|rank|number|plac|put|includ|class)\w*\b[^.;:]{1,80}\b(?:among|with)"
    r"|(?:zähl|rechne)\w*\b[^.;:]{1,80}\bzu[mr]?|(?:rang|compt|class)\w*\b[^.;:]{1,80}\bparmi"
    r"|(?:cont|cuent|inclu)\w*\b[^.;:]{1,80}\bentre|(?:annover|inser|cont)\w*\b[^.;:]{1,80}\btra)\b(?: \w+){0,3}\s*\Z",
    re.IGNORECASE,
)
"""A verb by which its subject calls something so: takes `Ada Lind listed the pier among the “…”`."""
_LEADS = (":", ",", "-", "–", "—")
"""Signs with which a sentence leads to a block quotation."""


def in_full(name: str, claim: Claim) -> str:
    """The full name that a draft has before or around a quotation for somebody whom it names by the last one."""
    if " " in name:
        return name
    known = (full for _, full in names_in(f"{claim.earlier} {claim.paragraph}") if full.endswith(f" {name}"))
    return next(known, name)


@functools.lru_cache(maxsize=1024)
def named_speaker(
    before: str,
    after: str,
    language: str | None = None,
    ending: str = "",
    previous: str = "",
    meant: tuple[str, ...] = (),
    known: frozenset[str] = frozenset(),
    *,
    is_woven: bool = False,
    is_fragment: bool = False,
) -> str | None:
    """The name that a sentence gives its quotation to; None where it names nobody, or leaves it open.

    `before` and `after` are what the sentence says around the quotation, `previous` the sentence before; `language` is
    the source's, `ending` the last character of the quotation, `meant` the names of the speaker whom the source has,
    `known` last names that the draft has elsewhere; `is_woven` says that the sentence goes on in the quotation,
    `is_fragment` that this begins inside a sentence.

    >>> named_speaker("Eugene Sand of the Harbour Endowment put it this way: ", "")
    'Eugene Sand'
    >>> named_speaker("", ", the minister told Ada Lind.") is None
    True
    """
    if _JOINED.search(before):  # `said Hamm [@p1], and “…” [@p2]`: what is said of the first one is over
        before = ""
    front, behind = _plain(before[-_NEAR:]).lstrip(), _plain(after[:_NEAR])
    front = "" if front.rstrip().endswith(";") and names_in(behind) else _last_clause(front).lstrip()
    behind = behind.partition(";")[0] if names_in(front) else behind
    code = (language or "en").replace("_", "-").split("-")[0].lower()
    if giver := _behind_label(front, behind, code, ending, known):
        return giver
    if ending in tuple(".!?…") and front.rstrip().endswith(":"):
        behind = ""  # `And then: “….” Counsel put it to them.`: what is said of it stands before it
    if ending in tuple(".!…") and behind.rstrip().endswith("?"):
        behind = ""  # `“….” Who had asked, Lind or Holm?`
    if not names_in(f"{front} {behind} {previous}"):
        return None
    brought = ("" if "," in front else listed(front)) or brought_in(front)
    if brought:
        return owner_in(brought, known | {name.split()[-1].lower() for name in meant}) or brought
    if is_frame("nobody", front):
        return None
    reading = reading_of(front, behind, code, ending)
    read = reading.name
    if is_fragment and not reading.is_given and not is_frame("own", front):
        previous = ""
    chosen = choose(Frame(front, behind, previous, code, known, reading.pronoun), meant)
    is_woven = is_woven and not _CLASSED.search(front)
    if is_woven and chosen.part == Part.HEAD and not same_person(chosen.name, meant):
        return read or framed(front, behind)
    if reading.is_given and not read:
        is_sure = chosen.is_surely_named or _is_meant(reading, chosen, code) or chosen.name == framed(front, behind)
        return (chosen.name or None) if is_sure else None
    is_out = read is not None and bool(chosen.name) and chosen.has(read) == Part.OUT
    return _agreed(chosen, (None if is_out else read) or framed(front, behind), meant)


def _behind_label(front: str, behind: str, code: str, ending: str, known: frozenset[str]) -> str | None:
    """Whom the clause behind a quotation names where only a word and a colon lead to it: `2. Safety: “…,” Ada Lind
    said`; not where the word is somebody's last name in the draft (`Pell: “…,” Lind recalls`)."""
    label = _LABEL.fullmatch(front)
    if label is None or label["word"].lower() in known or ending in (".", "…"):
        return None
    return reading_of("", behind, code, ",").name


_LABEL = re.compile(r"(?:[\W\d]|(?:[Tt]he|Der|Die|Das|Le|La|El|Il|O|A)\s)*(?P<word>[^\W\d_]+)\s?:\s*")
"""Takes `Update: `, `2. Safety: `, `The Courier: `."""


def _is_meant(reading: Reading, chosen: Choice, code: str) -> bool:
    """Whether the subject of the sentence is whom the pronoun of a clause in it means: `Lind does not hide what she
    fears`; where somebody else is named too, or the pronoun is another gender's, it may be anybody."""
    language = language_of(code)
    if not reading.pronoun or chosen.part != Part.HEAD or language is None:
        return False
    gender = gender_of(read_name(chosen.name, language), language)
    is_other = gender is not None and PRONOUNS_OF_ONE.get(reading.pronoun, gender) != gender
    named = {one.name for one in chosen.mentioned if one.name and one.part > Part.OUT}
    return not is_other and named == {chosen.name}


def _agreed(chosen: Choice, read: str | None, meant: tuple[str, ...]) -> str | None:
    """What the choice by grammar and the reading by words come to: the reading, unless its name plays a part in which
    nobody gives words to a reader, or the choice is the speaker whom the source has."""
    if read is None or (chosen.name and same_person(chosen.name, meant)):
        return chosen.name or None
    part = chosen.has(read)
    if part is None and chosen.part >= Part.HEAD:
        return chosen.name  # `Lachend fügt Lind hinzu`: no name
    if part is None or part >= Part.HEAD or (part == Part.OTHER and not chosen.name):
        return read
    is_meant = any(chosen.has(name) is not None for name in meant)
    return chosen.name or (None if is_meant and not same_person(read, meant) else read)


def reported_by(sentence: str) -> frozenset[str]:
    """The names to whom a sentence without a quotation gives what it says.

    >>> reported_by("Eugene Sand says that the fares rose by a tenth.")
    frozenset({'Eugene Sand'})
    """
    words = _plain(sentence[:_NEAR]).rstrip(" .")
    if not names_in(words):
        return frozenset()
    said = attributed(f"{words}.", "en")
    given = {said.speakers[one.source].name for one in said.attributions if one.source is not None}
    return frozenset(filter(None, (*given, brought_in(words), framed(words, ""))))


def _plain(words: str) -> str:
    """Words without what was covered up in them, on one line; cells of a Word table parted as those of Markdown are."""
    return _SPACES.sub(" ", _LINKED.sub(" ", words).replace(_FILL, "").replace("\t", " | "))


_SPACES = re.compile(r"\s+")
_LINKED = re.compile(rf"{_FILL}{{12,}}[^{_FILL}]{{1,40}}{_FILL}{{4}}(?!{_FILL})|\[[^\[\]]{{1,40}}\]?{_FILL}{{12,}}")
"""What a link to the source became: takes `<a href="…">transcript</a>`, `[transcript](…)`."""


def _last_clause(front: str) -> str:
    """What stands behind the last semicolon, where somebody is named there: `Lind was blunt; the Board called it `."""
    _, mark, clause = front.rpartition(";")
    return clause if mark and names_in(clause) else front


_SENTENCE = re.compile(r"(?<=[a-z0-9][.!?])\s+|(?<=[a-z0-9] [.!?])\s+|(?<=[”\"»])\s+")
