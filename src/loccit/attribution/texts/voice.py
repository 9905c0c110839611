"""The voice of a passage: whose words it is outside its quotations."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType

from loccit.attribution.sentence.language import language_of
from loccit.attribution.texts.dashes import is_dashed
from loccit.attribution.texts.interviews import Interview, may_go_on
from loccit.attribution.texts.talk import no_names
from loccit.attribution.texts.turns import label_of
from loccit.model import Described, NameForm, Passage, Quotation, Speaker

ASKER = "interviewer"
"""What whoever asks is called where nothing names them."""
_NO_VOICES: Mapping[int, tuple[str, str] | None] = MappingProxyType({})


def document_voice(described: Described) -> tuple[Speaker, str] | None:
    """Who speaks in a document, and by which rule; None where it states neither author nor publisher.

    Several authors are one voice: nothing says which of them wrote a passage.
    """
    authors = described.authors
    if len(authors) == 1:
        return Speaker(authors[0], "person", (NameForm(authors[0]),)), "author"
    if authors:
        together = f"{', '.join(authors[:-1])} and {authors[-1]}"
        return Speaker(together, "person", tuple(NameForm(name) for name in (together, *authors))), "authors"
    if described.publisher:
        return Speaker(described.publisher, "organisation", (NameForm(described.publisher),)), "publisher"
    return None


def with_voice(
    passages: tuple[Passage, ...],
    quotations: tuple[Quotation, ...],
    speakers: tuple[Speaker, ...],
    described: Described,
    interview: Interview | None = None,
    voices: Mapping[int, tuple[str, str] | None] = _NO_VOICES,
) -> tuple[Passage, ...]:
    """The passages with `voice` and `voice_how`: a turn's, an answer's or a block quote's speaker, else who signs
    (`voices`: name and rule by ordinal), else the document's voice. What is said between turns goes on with one
    where it says `I`; else it may be the author's. So may what says `I` behind a paragraph that asks.
    """
    found = document_voice(described)
    own = _ordinal(found[0].name if found else None, speakers)
    if interview is not None:
        return tuple(
            _given(passage, voices[passage.ordinal], speakers)
            if _is_posted(passage.ordinal, voices)
            else _interviewed(passage, interview, speakers, own, found[1] if found else "")
            for passage in passages
        )
    turns = {said.passage: said for said in quotations if said.kind == "block"}
    labelled = [one.ordinal for one in passages if one.ordinal in turns and one.role != "block_quote"]
    spoken = range(labelled[0], max(labelled[-1], _last_asked(passages) + 2)) if labelled else range(0)
    others = _others(passages, spoken, turns, described.language) if spoken else frozenset()
    voiced: list[Passage] = []
    last: Passage | None = None
    for passage in passages:
        turn = turns.get(passage.ordinal)
        if turn:
            is_turn = passage.role != "block_quote"
            rule = "turn" if is_turn else "message" if turn.how == "message" else "block quote"
            how = rule if turn.speaker is not None else None
            voiced.append(replace(passage, voice=turn.speaker, voice_how=how))
            last = voiced[-1] if is_turn else last
        elif passage.ordinal in voices:
            voiced.append(_given(passage, voices[passage.ordinal], speakers))
        elif last and passage.section == last.section and passage.role == last.role:
            goes_on = (
                last.voice is not None and may_go_on(passage.text, described.language) and not _is_question(last.text)
            )
            how = "turn goes on" if goes_on else None
            voiced.append(replace(passage, voice=last.voice if goes_on else None, voice_how=how))
            last = last if goes_on or (passage.ordinal in spoken and passage.ordinal not in others) else None
        elif (
            passage.ordinal in spoken
            or is_dashed(passage.text, passage.role, described.language)
            or (_is_asked(passages, passage) and may_go_on(passage.text, described.language))
        ):
            voiced.append(replace(passage, voice=None, voice_how=None))
        else:
            voiced.append(replace(passage, voice=own, voice_how=found[1] if found and own is not None else None))
    return tuple(voiced)


def _given(passage: Passage, voice: tuple[str, str] | None, speakers: tuple[Speaker, ...]) -> Passage:
    """A passage with the voice that is known of it: a name and a rule, or nobody's."""
    name, how = voice or (None, None)
    return replace(passage, voice=_ordinal(name, speakers), voice_how=how)


def _is_posted(ordinal: int, voices: Mapping[int, tuple[str, str] | None]) -> bool:
    """Whether a passage lies in the posts below an interview."""
    voice = voices.get(ordinal)
    return ordinal in voices and (voice is None or voice[1] in _POSTED)


_POSTED = frozenset(("post", "block quote"))


def _is_asked(passages: tuple[Passage, ...], passage: Passage) -> bool:
    """Whether the paragraph before is nothing but a question, so that somebody may answer it in this one."""
    before = passages[passage.ordinal - 1].text if passage.ordinal else ""
    return len(before) < _SHORT and before.endswith(("?", "？"))


def _others(
    passages: tuple[Passage, ...], spoken: range, turns: Collection[int | None], language: str | None
) -> frozenset[int]:
    """The passages between turns with a label that is not accepted and yet no term of the text: the turn before them is
    over, and somebody else may speak from there on."""
    found = {
        one.ordinal: label[0]
        for one in passages
        if one.ordinal in spoken and one.ordinal not in turns and (label := label_of(one.text))
    }
    words = language_of(language or "en") if found else None
    terms = no_names(set(found.values()), [one.text for one in passages], words) if words else set()
    return frozenset(at for at, name in found.items() if name not in terms)


def _is_question(turn: str) -> bool:
    """Whether a turn is nothing but a question, so that what follows may answer it."""
    return len(turn) < _SHORT and turn.rstrip("\"'”’»)]*_ ").endswith(("?", "？"))


def _last_asked(passages: tuple[Passage, ...]) -> int:
    """The last short passage that ends in a question: in an interview with labels in its first turns only, who answers
    may speak until behind it."""
    asked = (one.ordinal for one in reversed(passages) if len(one.text) < _SHORT and one.text.endswith(("?", "？")))
    return next(asked, -_SHORT)


_SHORT = 300
"""Characters of a question."""


def _interviewed(
    passage: Passage, interview: Interview, speakers: tuple[Speaker, ...], own: int | None, how: str
) -> Passage:
    """A passage of an interview without labels: an answer has the voice of who answers, a question the byline's, or
    that of an interviewer without a name."""
    if passage.ordinal in interview.answers:
        voice, how = _ordinal(interview.answerer, speakers), "answer"
    elif interview.first <= passage.ordinal <= interview.last and passage.ordinal not in interview.questions:
        voice = None
    else:
        is_byline = how == "author" and own is not None and speakers[own].name != interview.answerer
        voice = own if is_byline or passage.ordinal < interview.first else None
        if voice is None and interview.answerer and passage.ordinal in interview.questions:
            voice, how = _ordinal(ASKER, speakers), "question"
    return replace(passage, voice=voice, voice_how=how if voice is not None else None)


def _ordinal(name: str | None, speakers: tuple[Speaker, ...]) -> int | None:
    """Who of the speakers has a name, or a form of it."""
    whole = (at for at, one in enumerate(speakers) if one.name == name)
    forms = (at for at, one in enumerate(speakers) if any(form.name == name for form in one.forms))
    return next(whole, next(forms, None))
