"""Whether a draft gives words to whoever claims them in the source, or under a reservation of its own.

The claimant is given where the draft names them and lets them speak: beside a word of saying or of accounts (`By the
tenant's account`), as the subject of the sentence that leads to the words (`The tenant is sure: “…”`), by name, or by
`he says` for a pronoun of the source's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loccit.check.claims.claim import Claim
from loccit.check.cuts.clauses import CLAUSE_MARKS, is_subject, last_clause
from loccit.check.cuts.partial import partial_at
from loccit.check.cuts.risks import Hidden
from loccit.check.cuts.telling import found_in, has_like, quoted_of, telling
from loccit.check.sentences import naming
from loccit.check.sentences.saying import verbs, who_says
from loccit.check.speakers.named import whom
from loccit.check.speakers.own_words import OURS
from loccit.check.words.fitting import Fit
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.tokens import is_word, tokens
from loccit.check.words.weighed import covering, publishers
from loccit.citable import Place

_CLAIMANT = 8
"""Tokens around a word of claiming among which it says who claims."""
_LEADING = 4
"""Words of a draft's sentence among which its subject stands."""
_POSSESSIVE = re.compile(r"\b[A-Z][\w-]+(?:['’]s|(?<=s)['’])(?: \w+){1,3}[,:][\s\u2060]*\Z")
"""Whose the words are: takes `Hamm's sum, `, for words of the source that stand behind `according to him`."""


def is_given(claim: Claim, place: Place, fit: Fit, hidden: Hidden, words: Lexicon) -> bool:
    """Whether the draft's sentence gives the words to the one who claims them, or reserves them itself."""
    if _is_own_suspicion(hidden, words):
        around = (*_keys(claim.before), *_keys(claim.after))
        return any(words.first_of(kind, around) for kind in _DOUBTED)
    if _is_own_doubt(place, fit, hidden, words):
        around = (*_keys(claim.before), *_keys(claim.after))
        return any(
            words.first_of(kind, around)
            for kind in (*_DOUBTED, "modal", "possible", "seeming", "bounding", "wondering", "partial", "frequency")
        )
    if hidden.kind == "claim" and has_like(hidden.word, (*_keys(claim.before), *_keys(claim.after))):
        return True  # `thinks` for `I think`
    if hidden.kind == "claim" and _is_of_document(place, hidden):
        return True
    if _is_of_another(claim, place, fit, hidden, words):
        said = [key for key in (*_keys(claim.before), *_keys(claim.after)) if _says(key, words)]
        if len(said) > 1:
            return True  # `Holm, so Lind tells us, thought it “safe”`
        keys, at = found_in(hidden)
        subject = _keys(claim.before)[-1:] if words.has("finite", fit.source.keys[fit.first]) else []
        is_of_claimant = any(has_like(key, [one.casefold() for one in keys[:at]]) for key in subject)
        return not is_of_claimant and lets_speak(claim, fit, hidden, words)  # not `Lind says the clerks “sold it”`
    if _is_named(claim, place, fit, hidden, words) or _is_reserved(claim, hidden, words):
        return True
    if " " in hidden.word and _POSSESSIVE.search(claim.before):
        return True
    return lets_speak(claim, fit, hidden, words) or _says_so(claim, hidden, words)


def _is_own_suspicion(hidden: Hidden, words: Lexicon) -> bool:
    """Whether the speaker only suspects or has heard it: `We suspect that`. The name alone does not say so."""
    keys = tokens(hidden.words).keys
    is_ours = any(key.casefold() in OURS for key in keys) or keys[:1] == (hidden.word,)
    return is_ours and words.has("suspecting", hidden.word)


def _is_own_doubt(place: Place, fit: Fit, hidden: Hidden, words: Lexicon) -> bool:
    """Whether it only seems so or holds for fewer, or somebody who is quoted doubts it in a word of their own:
    `“Perhaps it sank,” said Lind`. A name does not say so; it does where they have it from somebody (`according to
    Lind`)."""
    run = hidden.word.split()
    if hidden.kind != "hedge" or words.has("seeming", run[-1]) or words.first_of("bounding", run):
        return hidden.kind == "hedge"
    if partial_at(run, 0, words):
        return True
    return _is_nobodys(hidden, words) and covering(place.said, fit) is not None and _is_beside(hidden, words)


def _is_beside(hidden: Hidden, words: Lexicon) -> bool:
    """Whether a word of doubt stands in the clause of the words, right before or behind them: not `Perhaps you know
    Holm, | he sold it`, nor `it sank | near a hut that is probably gone`."""
    keys, at = found_in(hidden)
    if hidden.is_behind:
        return sum(map(is_word, keys[:at])) <= _BESIDE
    between = keys[at + len(hidden.word.split()) :]
    between = between[1:] if between[:1] == (",",) else between
    return not any(key in CLAUSE_MARKS or words.has("joiner", key) for key in between)


_BESIDE = 2
"""Words between a quotation and a word of doubt behind it."""


_DOUBTED = ("suspecting", "thinking", "opining", "hedge", "doubt")
"""Classes of words by which a draft says so."""


def _is_named(claim: Claim, place: Place, fit: Fit, hidden: Hidden, words: Lexicon) -> bool:
    """Whether the draft gives the words to somebody by name. A body, a role and the document's own author count only
    where the claim is theirs: `one reads in Adie’s report` does not say that owners claimed it."""
    named = whom(claim, place.source.language)
    if named is None or (_is_nobodys(hidden, words) and _is_beside(hidden, words)):
        return False
    if hidden.kind == "claim" and _is_subject_of_words(claim, named, fit, words):
        return False
    if naming.mentions_any(hidden.words, (named,)):
        return True
    is_known = naming.mentions_any(place.words, (named,)) and named in place.words
    is_role = " " not in named and (f"the {named}" in claim.before or not is_known)
    if is_role or named.split()[-1].casefold() in naming.BODIES or named.casefold().startswith("the "):
        return False  # `in the words of the Court`: it is not the court that claims
    own = (*place.source.authors, *publishers(place), *place.voice)
    is_own_claim = any(key.casefold() in OURS for key in tokens(hidden.words).keys)
    return is_own_claim or not naming.same_person(named, own)


def _is_subject_of_words(claim: Claim, named: str, fit: Fit, words: Lexicon) -> bool:
    """Whether a name is only the subject of what is quoted, and nobody in the sentence says anything."""
    before, behind = _keys(claim.before), _keys(claim.after)
    return _runs_on(before, _keys(named), fit, words) and not any(_says(key, words) for key in (*before, *behind))


def _is_of_document(place: Place, hidden: Hidden) -> bool:
    """Whether those who publish the document make the claim in it: `…, the Guild said today`, on its own page."""
    keys, at = found_in(hidden)
    claimant = [key.casefold() for key in last_clause(keys[:at]) if key.casefold() not in _ARTICLES]
    own = [*place.source.authors, *publishers(place)]
    return bool(claimant) and any(claimant == [key for key in _keys(name) if key not in _ARTICLES] for name in own)


_ARTICLES = frozenset("the der die das le la les el los las il lo i gli o a os as".split())


def _is_of_another(claim: Claim, place: Place, fit: Fit, hidden: Hidden, words: Lexicon) -> bool:
    """Whether the draft names who is quoted, and they only tell what somebody else claims: `“The clerks believe that |
    it is safe,” said Lind`."""
    said, named = covering(place.said, fit), whom(claim, place.source.language)
    if hidden.kind != "claim" or said is None or named is None or not naming.same_person(named, said.names):
        return False
    keys, at = found_in(hidden)
    clause = last_clause(keys[:at])
    is_own = any(words.has("ours", key) for key in (*clause, *keys[at + 1 : at + 2]))
    return not is_own and (is_subject(clause[:1], words) or is_subject(clause[1:2], words))


def _is_nobodys(hidden: Hidden, words: Lexicon) -> bool:
    """Whether a reservation names nobody who makes it: `Holm allegedly | sold it`, `it is likely that |`;
    not `according to Holm`."""
    first, *rest = hidden.word.split()
    if hidden.kind != "hedge" or not rest:
        return hidden.kind == "hedge" and not words.has("account", first)
    is_impersonal = any(words.has(kind, first) for kind in ("finite", "person", "seeming"))
    return is_impersonal or words.has("that", rest[-1])


def _is_reserved(claim: Claim, hidden: Hidden, words: Lexicon) -> bool:
    """Whether the draft gives the words under a reservation of its own; `according to the paper` says whose text it is,
    not whose claim."""
    around = [key.casefold() for key in (*_keys(claim.before), *_keys(claim.after))]
    hers = {key.casefold() for key in tokens(hidden.words).keys}
    is_of_document = any(words.has("document", key) for key in around if key not in hers)
    is_hearsay = words.first_of("hearsay", hidden.word.split())
    if is_hearsay and any(words.has(kind, key) for key in around for kind in ("hearsay", "modal", "doubt")):
        return True
    if _is_nobodys(hidden, words) and words.first_of("seeming", around):
        return True  # `it seems`
    return bool(words.first_of("hedge", around)) and not (hidden.kind == "claim" and is_of_document)


def reserves(claim: Claim, hidden: Hidden, words: Lexicon) -> bool:
    """Whether the draft has a word of doubt for the one that an ellipsis takes: `It is alleged that the clerk “…”`;
    `according to the paper` is none."""
    around = (*_keys(claim.before), *_keys(claim.after))
    if hidden.kind == "claim" or has_like(hidden.word.split()[0], around):
        return hidden.kind != "claim"
    kinds = ("partial", "frequency") if partial_at(hidden.word.split(), 0, words) else ("hedge", "possible", "seeming")
    return any(words.has(kind, key) and not words.has("account", key) for key in around for kind in kinds)


def lets_speak(claim: Claim, fit: Fit, hidden: Hidden, words: Lexicon) -> bool:
    """Whether a side of the quotation has a word for the claimant beside one of saying or of accounts, or as the
    subject of the sentence."""
    if _is_nobodys(hidden, words):
        return False
    quoted = telling(quoted_of(fit), words)
    named_so = _claimant(hidden, words)
    is_plain = not any(words.has("who", key) or words.has("adjunct", key) for key in named_so)
    claimant = [key for key in telling(named_so, words) if not has_like(key, quoted)]
    for side in (_keys(claim.before), _keys(claim.after)):
        named = [key for key in side if has_like(key, claimant) or _is_same_firm(key, claimant, words)]
        ends = (*claimant[:1], *(claimant[-1:] if is_plain else ()))  # of `a man who knew the meeting` not the last
        heads = [key for key in named if has_like(key, ends) or _is_same_firm(key, claimant, words)]
        is_subject = bool(heads) and side.index(heads[0]) < _LEADING and not heads[0].endswith(("'s", "s'"))
        is_subject = is_subject and not words.has("claimnoun", hidden.word) and not _runs_on(side, heads, fit, words)
        if is_subject or (named and any(_says(key, words) for key in side)):
            return True
    return False


def _runs_on(side: Sequence[str], heads: Sequence[str], fit: Fit, words: Lexicon) -> bool:
    """Whether the claimant is only the subject of what is quoted: `The Guild “was not liable”` for `The Guild argued
    that it was not liable`."""
    return list(side[-1:]) == list(heads[-1:]) and words.has("finite", fit.source.keys[fit.first])


def tells_too(claim: Claim, hidden: Hidden, words: Lexicon) -> bool:
    """Whether a side of the quotation has the claimant whom it keeps beside a word of saying: `The police, by their own
    account, “… found it”`."""
    claimant = telling(_keys(hidden.kept), words)
    sides = (_keys(claim.before), _keys(claim.after))
    return any(
        any(has_like(key, claimant) for key in side) and any(_says(key, words) for key in side) for side in sides
    )


def _is_same_firm(key: str, claimant: Sequence[str], words: Lexicon) -> bool:
    return words.has("firm", key) and any(words.has("firm", one) for one in claimant)


def _claimant(hidden: Hidden, words: Lexicon) -> Sequence[str]:
    """The words that name whose claim it is: those before a verb in its clause (`by its own account` means them too),
    else those behind it, or behind its `by`."""
    keys, at = found_in(hidden)
    if any(words.has("own", key) for key in hidden.word.split()):
        return keys[:at]
    before, behind = _subject_of(keys[:at]), keys[at + 1 : at + 1 + _CLAIMANT]
    is_passive = bool(behind) and words.has("agent", behind[0])
    is_verb = hidden.kind == "claim" or bool(words.first_of("modal", hidden.word.split()))  # `would have us believe`
    is_active = is_verb and not is_passive and bool(telling(before, words))
    return before if is_active else behind


def _subject_of(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The clause before a verb, what is put between marks left out: `The yard, for its part, | denied`."""
    inserted = last_clause(keys[:-1]) if keys[-1:] == (",",) else ()
    is_put_in = inserted and len(inserted) + 2 < len(keys)
    return last_clause(keys[: len(keys) - 2 - len(inserted)] if is_put_in else keys)[-_CLAIMANT:]


def _says(key: str, words: Lexicon) -> bool:
    kinds = ("account", "claim", "telling", "opining")
    return key in verbs() or any(words.has(kind, key) for kind in kinds)


def _says_so(claim: Claim, hidden: Hidden, words: Lexicon) -> bool:
    """Whether the draft's sentence gives the words to the one who makes the claim: by name, or by `he says` and the
    like; `she found that` makes a fact of what somebody claims."""
    near = f"{claim.before} {claim.after}".replace("\u2060", "")
    if hidden.kind != "claim" or _is_found(claim, hidden, words):
        return False
    there = tokens(hidden.words)
    that = next((at for at in range(len(there) - 1, 0, -1) if words.has("that", there.keys[at])), len(there))
    claiming = there.words(0, that)  # behind it stands what is claimed
    if naming.mentions_any(near, [name for at, name in naming.names_in(claiming) if at]):
        return True
    said = [key.casefold() for key in there.keys]
    at = said.index(hidden.word.casefold()) if hidden.word.casefold() in said else len(said)
    by_pronoun = at < len(said) and naming.PERSONAL.intersection(said[max(0, at - 1) : at + 2])
    speakers = who_says(near)
    return bool(speakers) if by_pronoun else "" in speakers


def _is_found(claim: Claim, hidden: Hidden, words: Lexicon) -> bool:
    """Whether the draft says before the words that they were found, shown or known, and the source only that somebody
    claims them."""
    return bool(words.first_of("finding", _keys(claim.before)[-_FOUND:])) and not words.has("finding", hidden.word)


_FOUND = 6
"""Words of the draft before a quotation among which its verb stands: `She found that the Council |`."""


def _keys(text: str) -> list[str]:
    return [key.casefold() for key in tokens(text.replace("\u2060", "")).keys if is_word(key)]
