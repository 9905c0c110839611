"""Sources that no verb of speech names: `his claim that`, `according to`, an outlet that is told, a text that holds."""

from __future__ import annotations

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range, phrase_ending, phrase_starting
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence
from loccit.attribution.sentence.heads import can_speak, is_role, name_range
from loccit.attribution.sentence.language import Language
from loccit.attribution.sentence.phrases import subject_before
from loccit.attribution.sentence.topics import main_subject, named_behind


def outlet_told(line: Sentence, clause: Clause) -> Range | None:
    """The outlet that somebody told something: `she told the Skarne Mirror`, `in an interview with Harbour Radio`."""
    at = clause.cue[1]
    if line.language.alike:
        return _outlet_addressed(line, clause)
    if clause.sort != "report" or clause.rule == "passive" or clause.subject is None:
        return None
    near = range(at, min(at + 6, len(line.words))) if clause.lemma in ("tell", "say", "write") else ()
    for spot in near:
        if line.bits[spot] & (MARK | QUOTE):
            break
        opens = spot == at if clause.lemma == "tell" else line.lows[spot - 1] in ("with", "to", "in", "on")
        found = phrase_starting(line, spot) if opens and not line.bits[spot] & lang.PREPOSITION else None
        if found and is_outlet(line, found):
            return _without_article(line, found)
    return _outlet_met(line)


def _without_article(line: Sentence, found: Range) -> Range:
    """An outlet's name without the article of its programme: of `PBS’s the “Rose” show` the first word."""
    return (found[0], found[1] - 1) if line.lows[found[1] - 1] == "the" and found[1] - found[0] > 1 else found


def _outlet_met(line: Sentence) -> Range | None:
    """The outlet with which somebody spoke, wherever the sentence says so: `in an interview with Harbour Radio`."""
    for at in range(1, len(line.words) - 2):
        if line.lows[at] not in _WITH or not line.language.has("meetings", line.lows[at - 1]):
            continue
        found = phrase_starting(line, at + 1)
        if found and not is_outlet(line, found) and line.lows[found[1] : found[1] + 1] in _AIRED:
            found = phrase_starting(line, found[1] + 1)  # an interview with Mara Holm on Harbour Radio
        if found and is_outlet(line, found):
            return found
    return None


_AIRED = (["on"], ["of"], ["for"], ["from"])
"""What ties whoever asks to the outlet that they ask for."""


def is_outlet(line: Sentence, found: Range) -> bool:
    """Whether a phrase is the name of an outlet: takes `the Harra television`; leaves `a Facebook post`, `Twitter`."""
    own = line.lows[found[0]] in ("a", "an", "his", "her", "its", "their")
    if own or any(line.language.has("platforms", low) for low in line.lows[slice(*found)]):
        return False
    if any(line.bits[at] & lang.PUBLICATION and line.bits[at] & CAPITAL for at in range(*found)):
        return True
    last = found[1] - 1
    is_kind = bool(line.bits[last] & lang.PUBLICATION) and line.lows[last] not in _ANY_HOUSE
    return is_kind and last > found[0] and bool(line.bits[last - 1] & CAPITAL)


_ANY_HOUSE = ("agency", "publication", "paper", "website", "media")
"""Nouns that stand behind other names too: `the Harbour Protection agency`, `the Treasury paper`."""


_WITH = frozenset(("with", "to", "for"))


def _outlet_addressed(line: Sentence, clause: Clause) -> Range | None:
    """The outlet behind a verb and its subject, or behind a talk that stands before: `dit-elle à Radio Quai`, `sagte er
    der Hafenzeitung`, `In einem Interview mit der Hafenzeitung sagte sie`."""
    if clause.sort != "report":
        return None
    found = _outlet_within(line, clause, range(clause.cue[1], clause.last + _NEAR))
    talk = next((at for at in range(clause.first) if line.language.has("talks", line.lows[at])), None)
    return found or (_outlet_within(line, clause, range(talk + 1, talk + _NEAR)) if talk is not None else None)


def _outlet_within(line: Sentence, clause: Clause, spots: range) -> Range | None:
    for spot in spots:
        if spot >= len(line.words) or line.bits[spot] & (MARK | QUOTE):
            return None
        if line.bits[spot] & lang.PUBLICATION and _is_proper(line, spot) and not _is_in(spot, clause.subject):
            return _with_address(line, spot, clause)
    return None


_NEAR = 7
"""So many tokens behind a clause an outlet may stand."""


def _with_address(line: Sentence, spot: int, clause: Clause) -> Range | None:
    """The outlet at a token, if a preposition or an oblique article stands before it."""
    if line.bits[spot] & lang.PREPOSITION:  # à l’AFP, all’ANSA
        return (spot, spot + 1)
    last = spot + 1
    last += line.lows[spot] in _HEADS and last < len(line.words) and bool(line.bits[last] & CAPITAL)
    first = spot
    while first and (line.bits[first - 1] & lang.DETERMINER or _is_proper(line, first - 1)):
        if _is_in(first - 1, clause.subject) or line.bits[first - 1] & lang.PREPOSITION:
            break
        first -= 1
    before = first > 0 and line.lows[first - 1] in _ADDRESSING
    low = line.words[first].lower()
    oblique = line.language.has("oblique", low) or (low == "der" and clause.subject and clause.subject[1] == first)
    return (first, last) if before or oblique else None


_HEADS = frozenset("radio rádio tv télévision canal agence agencia agenzia agência radiotelevisión".split())
"""What begins the name of an outlet: `Radio Quai`."""


def _is_proper(line: Sentence, at: int) -> bool:
    return line.words[at][0].isupper() or bool(line.bits[at] & CAPITAL)


def _is_in(spot: int, found: Range | None) -> bool:
    return found is not None and found[0] <= spot < found[1]


_ADDRESSING = frozenset(("at", "to", "with", "in", "on"))
"""What stands before an outlet that is told something."""


def text_that_holds(line: Sentence, quote: int) -> Clause | None:
    """The text whose words a quotation is, where nobody says them: `agreed to the plan, including talks with “all”`."""
    if 0 < quote < 4 and line.bits[quote - 1] & lang.DOCUMENT and line.lows[0] in ("the", "this"):
        return Clause((quote - 1, quote), "holds", "text that holds", (0, quote), line.lows[quote - 1])
    holds = line.language.sections.get("holds", frozenset())
    if holds.isdisjoint(line.lows[:quote]):
        return None
    spots = [at for at in range(quote) if line.lows[at] in holds]
    for spot in reversed(spots):
        for at in range(spot - 1, 0, -1):
            if line.bits[at] & lang.DOCUMENT and line.lows[at - 1] in ("the", "this", "its", "their"):
                return Clause((spot, spot + 1), "holds", "text that holds", (at - 1, at + 1), line.lows[spot])
    return None


def noun_clause(line: Sentence, at: int) -> Clause | None:
    """`the minister’s claim that`, `in her words`: whose claim it is."""
    after = line.lows[at + 1] if at + 1 < len(line.words) else ""
    follows = (
        after in ("that", ":", ",", "of")
        or (at + 1 < len(line.words) and bool(line.bits[at + 1] & QUOTE))
        or line.bits[at - 1] & lang.POSSESSIVE
        or (line.lows[at] == "words" and after in ("", ".", ";"))
        or (
            at + 2 < len(line.words)
            and bool(line.bits[at + 1] & lang.BE and line.bits[at + 2] & QUOTE)
            and _leads(line, at)
        )
    )
    if at == 0 or not follows or (line.lows[at] == "view" and after != ","):
        return None
    if after == ":" and at + 2 >= len(line.words):
        maker = main_subject(line, at)
        return Clause((at, at + 1), "noun", "noun of speech", maker, line.lows[at]) if maker else None
    verb = at - 2 if line.bits[at - 1] & lang.DETERMINER else at - 1
    if verb > 0 and line.language.has("coins", line.lows[verb]):
        coiner = subject_before(line, verb)
        return Clause((verb, at + 1), "noun", "noun of speech", coiner, line.lows[at]) if coiner else None
    for back in range(at - 1, max(at - 5, -1), -1):
        low, bits = line.lows[back], line.bits[back]
        if low.endswith(("’s", "'s", "s’", "s'")) and bits & (CAPITAL | lang.ROLE | lang.PEOPLE):
            owner = phrase_ending(line, back)
            in_words = owner is not None and owner[0] > 1 and line.lows[owner[0] - 1] == "in" and not after.strip(".;")
            in_words = in_words and owner is not None and bool(line.bits[owner[0] - 2] & (MARK | QUOTE))
            sort = "by" if in_words else "noun"  # “…,” in Lind’s words
            return Clause((at, at + 1), sort, "noun of speech", owner, low) if owner else None
        if bits & lang.POSSESSIVE and low in ("his", "her", "their"):
            return Clause((at, at + 1), "noun", "noun of speech", (back, back + 1), low)
        if bits & (MARK | QUOTE | lang.VERB | lang.PREPOSITION | lang.BREAK):
            return None
    return None


def _leads(line: Sentence, at: int) -> bool:
    """Whether a noun says that words are somebody's: takes the answer of `Lind’s answer was “…”`, leaves `state`."""
    return line.language.has("leading", line.lows[at]) or line.language.has("sayings", line.lows[at])


def by_phrase(line: Sentence, at: int, language: Language) -> Clause | None:
    if at and line.bits[at - 1] & (lang.WHO | lang.DETERMINER | lang.PREPOSITION):
        return None
    for phrase in (*language.phrases["by"], *language.phrases["by_marked"], *_behind(line, at, language)):
        if not phrase.startswith(line.lows[at]):
            continue
        words = phrase.split()
        if line.lows[at : at + len(words)] == words:
            source = _with_maker(line, _pointed_at(line, _behind_verb(line, at + len(words))))
            if source and language.alike and not _is_source(line, source):
                return None
            if source and not language.alike:
                source = named_behind(line, source) or source  # according to the paper’s editor, Ada Lind
            return Clause((at, at + len(words)), "by", "according to", source, phrase) if source else None
    if at and line.lows[at] in language.phrases["by_after"]:
        source = phrase_ending(line, at - 1)
        return Clause((at, at + 1), "by", "according to", source, line.lows[at]) if source else None
    return None


def framed_by(line: Sentence) -> Clause | None:
    """The source in `For Ada Lind, “…”`, `Pour elle, le plan est « … »`: who opens a sentence that says of nobody else
    that they speak, and in which only a form of to be or a comma leads to the words."""
    if not line.bits[0] & lang.PREPOSITION or not line.language.has("frames", line.words[0].lower()):
        return None
    source = phrase_starting(line, 1)
    quote = next((at for at, bits in enumerate(line.bits) if bits & QUOTE), 0)
    if source is None or source[1] >= quote or not _is_framing(line, source):
        return None
    end = source[1]
    ends = line.words[end] == "," or (line.language.alike and (line.bits[end] & lang.BE or _holds(line, end)))
    leads = end + 1 == quote or any(line.bits[at] & lang.BE or _holds(line, at) for at in range(end, quote))
    only = not any(line.words[at] == ";" or line.lows[at] in _TURNS or _leads(line, at) for at in range(end, quote))
    only = only and (line.words[quote - 1] != ":" or quote - end <= _FRAMED)
    return Clause((0, 1), "by", "according to", source, line.lows[0]) if ends and leads and only else None


def _is_framing(line: Sentence, found: Range) -> bool:
    """Whether a phrase is a person by name, office or pronoun."""
    if line.bits[found[0]] & lang.PRONOUN:
        return found[1] - found[0] == 1 and line.lows[found[0]] in ("he", "she")
    if any(line.bits[at] & _NO_PERSON for at in range(*found)):
        return False
    return is_role(line, found) or name_range(line, found) is not None


def _holds(line: Sentence, at: int) -> bool:
    """Whether a verb says that something is so for somebody: `Für Lind steht fest`."""
    return line.language.has("holds_for", line.words[at].lower())


_FRAMED = 5
"""So many tokens stand between such a person and a quotation behind a colon at most: `steht also fest:`."""
_NO_PERSON = lang.PLACE | lang.COUNTRY | lang.ORGANISATION | lang.PUBLICATION | lang.TIME | lang.DOCUMENT | lang.PEOPLE
_TURNS = frozenset(("but", "while", "and", "that", "who", "which"))
"""What begins another clause, in which somebody else may be spoken of."""


def _pointed_at(line: Sentence, at: int) -> Range | None:
    """The phrase at a token, also behind a word that points to it: `according to that adviser`."""
    if line.language.alike or line.lows[at : at + 1] not in (["that"], ["this"], ["these"], ["those"]):
        return phrase_starting(line, at)
    found = phrase_starting(line, at + 1)
    return (at, found[1]) if found and not line.bits[at + 1] & (lang.DETERMINER | lang.PRONOUN) else None


def _with_maker(line: Sentence, found: Range | None) -> Range | None:
    """A text with the name behind the participle that says whose it is: `notes taken by Mara Holm`."""
    if found is None or line.lows[found[1] : found[1] + 1] != ["by"]:
        return found
    last = found[1] - 1
    if not (line.bits[last] & (lang.DOCUMENT | lang.VERB) or line.lows[last].endswith(("ed", "en"))):
        return found
    maker = phrase_starting(line, found[1] + 1)
    return (found[0], maker[1]) if maker and line.bits[maker[1] - 1] & CAPITAL else found


def _behind_verb(line: Sentence, at: int) -> int:
    """Behind a verb of speech that follows `según` and the like: `según ha explicado la alcaldesa`."""
    verbs = lang.AUXILIARY | lang.VERB
    while line.language.alike and at < len(line.bits) and line.bits[at] & verbs and not line.bits[at] & CAPITAL:
        at += 1
    return at


def _is_source(line: Sentence, found: Range) -> bool:
    """Whether a phrase behind `según` and the like is a source: leaves `según recoge la nota`, `según sus normas`."""
    opens = line.bits[found[0]] & (lang.DETERMINER | lang.POSSESSIVE | _SPEAKER)
    if opens and line.lows[found[1] - 1].endswith(("-jährige", "-jähriger")):
        return True
    return bool(opens) and (can_speak(line, found) or any(line.bits[at] & lang.DOCUMENT for at in range(*found)))


_SPEAKER = CAPITAL | lang.PRONOUN | lang.ROLE | lang.PEOPLE | lang.ORGANISATION | lang.PUBLICATION | lang.DOCUMENT


def _behind(line: Sentence, at: int, language: Language) -> tuple[str, ...]:
    """The phrases that name a source only between marks behind the words: German `„…“, so Holm.`"""
    phrases = language.phrases["by_behind"]
    if not phrases or at == 0 or not (line.bits[at - 1] & QUOTE or line.words[at - 1] in (",", "–", "—")):
        return ()
    source = phrase_starting(line, at + 1)
    closed = source and (source[1] >= len(line.bits) or line.bits[source[1]] & _CLOSES)
    return phrases if closed else ()


_CLOSES = MARK | QUOTE | lang.PREPOSITION | lang.ADVERB
"""What ends such a source: takes `, so Holm weiter,`."""
