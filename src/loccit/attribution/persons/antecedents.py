"""Whom a pronoun means: the person who stands out most among those named before it.

What counts is how near a mention is, whether its person begins a sentence, spoke last, or only owns something or stands
behind a preposition. The weights were set by a search over news articles whose pronouns were resolved by hand.
"""

from __future__ import annotations

from loccit.attribution.persons.cast import Cast, Mention, Person
from loccit.attribution.persons.when_clauses import opening_clause

REACH = 1_600
"""So many characters back a pronoun looks for a name."""
TOLD_REACH = 600
"""The same in words that somebody of the document says."""
SUBJECT = 2.0
"""For beginning a sentence or a clause."""
OWNER, OBJECT, MODIFIER = -2.0, -0.5, -1.5
"""For owning (`Holm’s quay`), for standing behind a preposition (`with Holm`), for describing (`the Holm plan`)."""
NEAR = 1 / 300
"""Lost for each character between."""
SPOKE, SPOKE_NEAR = 1.5, 1 / 150
"""For having spoken last, and what of it is lost for each character since."""
GOES_ON = 3.0
"""For having spoken last, where the verb says that somebody speaks on."""
NOBODY_SINCE = 0.75
"""For having spoken last, where nobody else was named since."""
AGAIN = 0.5
"""For a mention of whoever spoke last, where no other that can be meant has begun a sentence since."""
SETTLED = 0.5
"""For the same, where nobody else that can be meant was named since."""
THIN = 0.1
"""So much has to part who fits best from the next, or nobody is meant: of unseen pronouns below it half were right."""
TOPIC = 0.75
"""For beginning a paragraph."""
FRESH = 0.75
"""For the first mention in the document."""
PRESENTED = 1.5
"""For being what a sentence comes to: `The finest figure is the pilot Ada Lind`."""
CHAIN = 500
"""So many characters back a pronoun leans on one that begins a sentence, where no other subject stands between."""
GENDERED = 1.0
"""For a person whose name or title tells the pronoun's gender."""


def antecedent(
    cast: Cast,
    last: tuple[Person, int] | None,
    gender: str,
    place: int,
    *,
    goes_on: bool = False,
    me: Person | None = None,
    floor: int = 0,
    told: frozenset[str] = frozenset(),
) -> Person | None:
    """The person that `he` or `she` at `place` means; None where nobody before it can be meant.

    `last` is who spoke last, and where; `goes_on` that the verb says that somebody speaks on ("he added"); `me` who
    says the words in which the pronoun stands: that is somebody else; `floor` where the text begins that it stands in;
    `told` the names in what the pronoun's person says: who is spoken of does not speak.
    """
    last = None if last and last[0].words[-1] in told else last
    last = None if last and (last[0] is me or (me and place - last[1] > TOLD_REACH)) else last
    when = _named_before_when(cast, place)
    if when and when.person is not me and when.person.gender in (None, gender):
        return when.person
    opening = opening_clause(cast, place)
    if opening and opening[1] and opening[0].gender in (None, gender):
        return opening[0]
    asks = opening[0] if opening and not opening[1] else None
    apart = _subject_before(cast, place)
    if not goes_on:
        place = _first_of_chain(cast, last, gender, place)
    scores: dict[int, tuple[float, Person]] = {}
    again = 0.0
    if last and last[0] is not asks and place - last[1] < 2 * REACH:
        near = cast.between(last[1], place)
        since = [one for one in near if one.person is not last[0] and one is not apart and _fits(one, gender)]
        bonus = (GOES_ON if goes_on else 0.0) + (0.0 if since else NOBODY_SINCE)
        again = 0.0 if any(mention.opens for mention in since) else AGAIN if since else AGAIN + SETTLED
        _weigh(scores, last[0], gender, SPOKE + bonus - cast.told_between(last[1], place) * SPOKE_NEAR)
    for mention in cast.between(max(place - (TOLD_REACH if me else REACH), floor), place):
        is_other = mention is apart or mention.person is me or mention.person is asks
        is_other = is_other or mention.person.words[-1] in told
        if not is_other and _fits(mention, gender):
            score = _salience(mention, place - mention.at)
            _weigh(scores, mention.person, gender, score + (again if last and mention.person is last[0] else 0.0))
    ranked = sorted(scores.values(), key=lambda one: -one[0])
    is_thin = len(ranked) > 1 and ranked[0][0] - ranked[1][0] < THIN
    return ranked[0][1] if ranked and not is_thin else None


def _subject_before(cast: Cast, place: int) -> Mention | None:
    """The name that a pronoun is put in behind: in `Tidewain, he said, had paid` he is somebody else."""
    nearest = cast.between(max(place - _NAME, 0), place)[-1:]
    between = cast.whole[nearest[0].at : place] if nearest else ""
    is_put_in = between.rstrip().endswith(",") and all(word[0].isupper() for word in between.split())
    return nearest[0] if is_put_in else None


def _named_before_when(cast: Cast, place: int) -> Mention | None:
    """The name right before the clause of a pronoun: of `her visit to Edvin Holm, when he said` Holm."""
    if not cast.whole.endswith((", when ", ", where "), 0, place):
        return None
    nearest = cast.between(max(place - _NAME, 0), place)[-1:]
    words = cast.whole[nearest[0].at : place].split()[:-1] if nearest else []
    return nearest[0] if words and all(word[0].isupper() for word in words) else None


_NAME = 60
"""Characters of a name."""


def _first_of_chain(cast: Cast, last: tuple[Person, int] | None, gender: str, place: int) -> int:
    """The place of the first of several pronouns that follow one another and mean one person."""
    low = "she" if gender == "female" else "he"
    for _ in range(4):
        before = cast.pronoun_before(place, low, CHAIN)
        if before is None or (last and last[1] > before):
            return place
        between = cast.between(before, place)
        if any(mention.opens and not mention.owns and mention.person.gender in (None, gender) for mention in between):
            return place
        place = before
    return place


def _fits(mention: Mention, gender: str) -> bool:
    person = mention.person
    if person.gender not in (None, gender):
        return False
    return person.likely or person.has_spoken or person.gender is not None or (mention.opens and len(person.key) > 1)


def _salience(mention: Mention, distance: int) -> float:
    score = -distance * NEAR
    if mention.describes:
        score += MODIFIER
    elif mention.opens:
        score += SUBJECT + (TOPIC if mention.is_topic else 0.0) + (PRESENTED if mention.is_presented else 0.0)
    if mention.owns and not mention.is_topic:
        score += OWNER
    if mention.follows_preposition:
        score += OBJECT
    return score + (FRESH if mention.is_first else 0.0)


def _weigh(scores: dict[int, tuple[float, Person]], person: Person, gender: str, score: float) -> None:
    if person.gender and person.gender != gender:
        return
    score += GENDERED if person.gender else 0.0
    known = scores.get(id(person))
    if known is None or known[0] < score:
        scores[id(person)] = (score, person)
