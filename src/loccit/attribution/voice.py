"""The voice of a passage: whose words it is outside its quotations."""

from __future__ import annotations

from dataclasses import replace

from loccit.model import Described, NameForm, Passage, Quotation, Speaker


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
) -> tuple[Passage, ...]:
    """The passages with `voice` and `voice_how`: a turn's or a block quote's speaker, else the document's voice.

    Among the turns of a conversation a passage without a label may go on with one, or be the author's: unknown.
    """
    found = document_voice(described)
    names = [speaker.name for speaker in speakers]
    own = names.index(found[0].name) if found and found[0].name in names else None
    turns = {said.passage: said for said in quotations if said.kind == "block"}
    labelled = [one.ordinal for one in passages if one.ordinal in turns and one.role != "block_quote"]
    spoken = range(labelled[0], labelled[-1]) if labelled else range(0)
    voiced = []
    for passage in passages:
        turn = turns.get(passage.ordinal)
        if turn:
            how = "block quote" if passage.role == "block_quote" else "turn"
            voiced.append(replace(passage, voice=turn.speaker, voice_how=how if turn.speaker is not None else None))
        elif passage.ordinal in spoken:
            voiced.append(replace(passage, voice=None, voice_how=None))
        else:
            voiced.append(replace(passage, voice=own, voice_how=found[1] if found and own is not None else None))
    return tuple(voiced)
