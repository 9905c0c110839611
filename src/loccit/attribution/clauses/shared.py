"""Whose verb it is that has no subject of its own: a second verb's, a participle's, an infinitive's.

`participle_subject`, `shared_subject` and `controller` give the range of the subject among the tokens of a sentence;
`earlier` are the clauses found before the verb."""

from __future__ import annotations

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range, phrase_ending, phrase_starting
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, TAIL, Sentence
from loccit.attribution.sentence.heads import can_speak, has_name, is_role, name_range
from loccit.attribution.sentence.phrases import skip_adverbs
from loccit.attribution.sentence.topics import main_subject


def controller(line: Sentence, to: int, earlier: list[Clause]) -> Range | None:
    """The subject of an infinitive: the object of `prompting X to say`, else that of the sentence."""
    if to > 1 and not line.bits[to - 1] & (lang.VERB | MARK | QUOTE | lang.ADVERB | lang.PREPOSITION):
        found = phrase_ending(line, to - 1)
        if found and found[0] > 0 and line.bits[found[0] - 1] & lang.CAUSE:
            return found
    if line.lows[to - 1].endswith("ing") and line.lows[to - 2 : to - 1] == ["for"] and not line.language.alike:
        return None  # irritated at Holm for promising to call
    return shared_subject(line, to, earlier)


def participle_subject(line: Sentence, at: int, back: int, earlier: list[Clause]) -> Range | None:
    """`a statement saying`, `with X saying`: the phrase before; `…, saying`: the subject of the sentence."""
    if back >= 0 and not line.bits[back] & (MARK | QUOTE | lang.PREPOSITION | lang.BREAK | lang.VERB):
        found = phrase_ending(line, back)
        if found and line.bits[back] & lang.DOCUMENT:
            found = _from_determiner(line, found)
        if (
            found
            and not line.language.alike
            and _is_recalled(line, found)
            and line.bits[at] & (lang.INVERTED | lang.TOLD)
        ):
            return found
        if found and _stands_free(line, found) and not _holds_verb(line, found) and not _goes_out(line, found):
            return found
        if any(line.bits[spot] & lang.UNSAID for spot in range(max(back - 5, 0), back)):
            return None
    shared = shared_subject(line, at, earlier)
    return _behind_verb(line, shared) if shared else _subject_behind(line, at) if back == 0 else None


def _is_recalled(line: Sentence, found: Range) -> bool:
    """Whether a phrase stands right behind a verb of recalling: takes Holm of `Pell recalled Holm telling her`."""
    before = found[0] - 1
    verb = line.language.verbs.get(line.lows[before]) if before > 0 else None
    return verb is not None and line.language.has("recalls", verb.lemma)


def _subject_behind(line: Sentence, at: int) -> Range | None:
    """The subject behind the phrase that opens a sentence: `After saying “…”, she left`."""
    for spot in range(at + 1, min(at + 24, len(line.words) - 1)):
        if line.words[spot] == "," or line.bits[spot] & QUOTE:
            found = phrase_starting(line, spot + 1)
            if found and (has_name(line, found) or line.bits[found[0]] & lang.PRONOUN):
                return found
    return None


def _behind_verb(line: Sentence, found: Range) -> Range:
    """A phrase without the verb, of any kind, that stands between a quotation and it: of `«…», zanjó la alcaldesa` the
    mayor."""
    first = found[0]
    opens = line.language.alike and found[1] - first > 2 and line.words[first][0].islower()
    behind_quote = any(line.bits[at] & QUOTE for at in range(max(first - 2, 0), first))
    is_verb = opens and behind_quote and not line.bits[first] & (lang.DETERMINER | lang.NOUN | lang.ROLE)
    return (first + 1, found[1]) if is_verb and line.bits[first + 1] & lang.DETERMINER else found


def _goes_out(line: Sentence, found: Range) -> bool:
    """Whether the last word of a phrase is the verb of its sentence: takes `Ada Lind salió`, `la alcaldesa salió`."""
    last = found[1] - 1
    is_small = not line.bits[last] & (CAPITAL | _SAYS | lang.NOUN) and last > found[0]
    named = line.bits[last - 1] & (CAPITAL | lang.ROLE)
    return bool(line.language.alike and is_small and named and found[0] == 0)


def _from_determiner(line: Sentence, found: Range) -> Range:
    """A phrase from its last determiner on: of `favour of a resolution` the resolution."""
    starts = [at for at in range(*found) if line.bits[at] & (lang.DETERMINER | lang.POSSESSIVE)]
    return (starts[-1], found[1]) if starts else found


def _holds_verb(line: Sentence, found: Range) -> bool:
    """Whether an adverb or a verb stands in what seems one phrase: `Lind also urged pilots to go forward saying`."""
    return not line.language.alike and any(
        line.bits[at] & (lang.ADVERB | lang.VERB)
        and not line.bits[at] & (CAPITAL | lang.ROLE | lang.DOCUMENT | lang.NOUN)
        for at in range(found[0] + 1, found[1])
    )


def _stands_free(line: Sentence, found: Range) -> bool:
    """Whether a phrase before a participle is its subject and no object of a verb: `In a letter saying`."""
    if found[0] == 0 or line.lows[found[0] - 1] in ("with", "and"):
        return True
    return bool(
        line.bits[found[1] - 1] & lang.DOCUMENT and line.bits[found[0] - 1] & (MARK | lang.PREPOSITION | lang.BREAK)
    )


def shared_subject(line: Sentence, at: int, earlier: list[Clause]) -> Range | None:
    """The subject that a verb without its own shares: of the last clause, of its own verb before others; a participle
    behind a comma has that of a clause that is no part of another, unless a new subject has begun since."""
    if line.language.alike:
        return _told_to_hearer(line, at, earlier) or _last_subject(line, at, earlier, _SHARING)
    if not line.lows[at].endswith("ing"):
        if told := _told_of(line, at, earlier):
            return told
        return _beside(line, at, earlier) or _last_subject(line, at, earlier, _SHARING | {"relative clause"})
    shared = [clause for clause in earlier if clause.subject and clause.rule in _SHARING]
    if not shared:
        return _begun_since(line, 0, at) or _inner_subject(line, at) or main_subject(line, at)
    outer = [clause for clause in shared if not _is_inner(line, clause)]
    since = (outer or shared)[-1].last
    begun = _begun_since(line, since, at) or (_begun_behind(line, since, at) if not outer else None)
    return begun or _last_subject(line, at, outer or shared, _SHARING)


def _told_to_hearer(line: Sentence, at: int, earlier: list[Clause]) -> Range | None:
    """The subject of what somebody tells, where a verb with a pronoun for its hearer goes on with it: Holm, in `Pell
    raconte que Holm l’arrêta et lui dit`."""
    last = next((clause for clause in reversed(earlier) if clause.subject and clause.sort in _TELLS), None)
    if last is None or not line.language.has("objects", line.words[at - 1].lower()):
        return None
    for spot in range(last.last, at - 3):
        if line.bits[spot] & QUOTE or line.words[spot] in (";", ":"):
            return None
        if line.lows[spot] == "that":
            found = phrase_starting(line, spot + 1)
            ends = found is not None and found[1] < at - 1 and name_range(line, found) is not None
            return found if ends and line.words[(found or (0, 0))[1]].islower() else None
    return None


_TELLS = frozenset(("report", "beside", "mind", "act", "shows"))


def _told_of(line: Sentence, at: int, earlier: list[Clause]) -> Range | None:
    """The subject of a verb that goes on with what somebody recalls, or with the main clause behind one that opens the
    sentence: of `Pell recalled that Holm rose and said`, `When Pell told Holm so, Holm rose and said` Holm."""
    last = next((clause for clause in reversed(earlier) if clause.subject and clause.rule in _SHARING), None)
    if last is None or last.rule == "shared verb":
        return None
    if last.sort == "report" and (found := _told_inside(line, at, last)):
        return found
    if line.language.has("recalls", last.lemma) and line.lows[last.last] == "that":
        found = phrase_starting(line, last.last + 1)
    elif last.first and line.lows[last.first - 1] in _OPENS:
        found = _begun_behind(line, last.last, at)
    else:
        return None
    if found is None or found[1] >= at - 1 or line.bits[found[0]] & lang.PRONOUN:
        return None
    goes_on = line.words[found[1]].isalpha() and not line.bits[found[1]] & (CAPITAL | lang.PREPOSITION | lang.BREAK)
    return found if goes_on else None


def _told_inside(line: Sentence, at: int, outer: Clause) -> Range | None:
    """The subject of a verb that goes on with what somebody tells, where the tense or the hearer says that it does: the
    man, in `She says that the man rose and said`, `She told the jury that the man had risen and said`."""
    that = next((spot for spot in range(outer.last, min(outer.last + 6, at)) if line.lows[spot] == "that"), None)
    said = line.language.verbs.get(line.lows[at])
    if that is None or said is None or line.language.has("goes_on", said.lemma):
        return None
    for verb in range(at - 2, that + 1, -1):
        if line.words[verb] in (";", ":", "—") or line.bits[verb] & QUOTE:
            return None
        is_past = line.bits[verb] & (TAIL | lang.AUXILIARY) and not line.bits[verb] & (CAPITAL | lang.ADVERB)
        back = skip_adverbs(line, verb - 1)
        found = phrase_ending(line, back) if is_past and back > that and not line.bits[back] & MARK else None
        if found and found[0] > that and (has_name(line, found) or line.bits[found[0]] & _ONE or is_role(line, found)):
            told = _is_present(line, outer) or line.lows[back + 1] == "had" or line.lows[at + 1 : at + 2] == ["to"]
            return found if told and found != outer.subject else None
    return None


_ONE = lang.PRONOUN


def _is_present(line: Sentence, clause: Clause) -> bool:
    """Whether a verb of saying is in the present: takes `says`, `claims`."""
    verb = line.language.verbs.get(line.lows[clause.cue[0]])
    return verb is not None and verb.shape in ("s", "base")


def _last_subject(line: Sentence, at: int, earlier: list[Clause], rules: frozenset[str]) -> Range | None:
    """The subject of the last clause, of those with the same verb and those that report before others."""
    shared = [clause for clause in reversed(earlier) if clause.subject and clause.rule in rules]
    again = [
        clause for clause in shared if clause.cue[1] - clause.cue[0] == 1 and line.lows[clause.cue[0]] == line.lows[at]
    ]
    spoken = [clause for clause in shared if clause.sort not in ("beside", "mind")]
    said = [clause for clause in spoken if clause.sort != "shows"] if not line.language.alike else []
    for some in (again, said, spoken, shared):
        if some:
            return some[0].subject
    found = main_subject(line, at)
    if found and line.language.alike and not (can_speak(line, found) and _is_near_subject(line, found, at)):
        return None
    if found and line.language.is_inflected and not (found[0] == 0 and _is_named_first(line, found)):
        return None
    return found


def _is_near_subject(line: Sentence, found: Range, at: int) -> bool:
    """Whether the first phrase of a sentence is the subject of a verb further on: one capital at the start is no name
    unless a verb or a mark follows it."""
    if at - found[1] > _FAR:
        return False
    alone = found == (0, 1) and line.bits[0] & CAPITAL
    follows = line.bits[1] & (lang.AUXILIARY | lang.VERB | lang.ADVERB | MARK)
    return not alone or bool(follows) or line.language.has("objects", line.words[1].lower())


_FAR = 25
"""Tokens between a sentence's subject and a verb that shares it."""


def _is_named_first(line: Sentence, found: Range) -> bool:
    """Whether a phrase begins with a full name or a word for people: with cases anything may stand first."""
    first = line.bits[found[0]]
    if first & (lang.ROLE | lang.PEOPLE | lang.ORGANISATION | lang.PRONOUN):
        return True
    return found[1] - found[0] > 1 and bool(first & line.bits[found[0] + 1] & CAPITAL)


def _beside(line: Sentence, at: int, earlier: list[Clause]) -> Range | None:
    """The subject of the verb that an `and` joins to one of speech, in a clause that a conjunction opens: the man, in
    `after the man approached him and asked`."""
    since = max((clause.last for clause in earlier), default=0)
    for spot in range(at - 2, since - 1, -1):
        if line.words[spot] in (",", ";", ":", "—") or line.bits[spot] & QUOTE:
            return None
        if line.lows[spot] in _OPENS:
            return phrase_starting(line, spot + 1)
    return None


def _inner_subject(line: Sentence, at: int) -> Range | None:
    """The name behind a conjunction, where what the sentence is about cannot speak: `It came as Holm left, saying`."""
    main = main_subject(line, at)
    if main is None or name_range(line, main) or any(line.bits[spot] & _SAYS for spot in range(*main)):
        return None
    for spot in range(main[1], at - 2):
        if line.lows[spot] in _OPENS or line.lows[spot] == "as":
            found = phrase_starting(line, spot + 1)
            return found if found and has_name(line, found) else None
    return None


_SAYS = lang.ROLE | lang.PEOPLE | lang.ORGANISATION | lang.PUBLICATION | lang.DOCUMENT | lang.PRONOUN


_OPENS = frozenset("after when while because before since though although until if".split())


def _begun_behind(line: Sentence, start: int, at: int) -> Range | None:
    """The subject behind the comma that ends a clause which opens its sentence: `When they said so, he replied`."""
    for spot in range(start, at - 2):
        if line.words[spot] == "," or (line.bits[spot] & QUOTE and line.bits[spot + 1] & lang.PRONOUN):
            found = phrase_starting(line, spot + 1)
            return found if found and (line.bits[found[0]] & lang.PRONOUN or has_name(line, found)) else None
    return None


def _is_inner(line: Sentence, clause: Clause) -> bool:
    """Whether a clause is part of another: takes `, which the Mirror reported,`, `after a report found that`."""
    return clause.first > 0 and not line.language.alike and line.lows[clause.first - 1] in _INNER


_INNER = frozenset("that which who whom whose after when while because as if whether before since though where".split())


def _begun_since(line: Sentence, start: int, at: int) -> Range | None:
    """A name that is a subject between a clause and a participle: `…, and Holm, the chairman, sent a letter citing`."""
    for spot in range(at - 3, start, -1):
        if line.lows[spot] in _GOES_ON and line.words[spot - 1] == ",":
            found = phrase_starting(line, spot + 1)
            if found is None or not has_name(line, found) or found[1] >= at - 1 or name_range(line, found) is None:
                return None
            verb = found[1]
            if line.words[verb] == ",":
                verb = next((to + 1 for to in range(verb + 1, at - 1) if line.words[to] == ","), at)
            return found if verb < at - 1 and line.words[verb].islower() and not line.bits[verb] & lang.BREAK else None
    return None


_GOES_ON = frozenset(("and", "but", "while", "although", "though", "whereas"))
_SHARING = frozenset(("verb", "shared verb", "inverted verb", "quoted as", "participle"))
