"""Commands about words that several sources share: same, diff, disagreements, export, import-matches."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from loccit.cli._changes import steps_as_json, steps_in_words
from loccit.cli._place import Place, as_json, print_json, say
from loccit.db.compared import Asked, End, Related, find_asked, origins_of, relations_of
from loccit.db.connect import open_for_reading
from loccit.db.disagreeing import SUGGESTED, find_disagreements, find_disagreements_of
from loccit.db.stated import KINDS, Disagreement
from loccit.db.suggested import write_disagreements
from loccit.errors import UsageError
from loccit.ingest.compared import compare
from loccit.matching.independence import Independence, Tie

_KINDS = {
    "same_text": "the same text",
    "near_duplicate": "nearly the same text",
    "contains": "one contains the other",
    "updated_version": "a later version of the same work",
    "same_quotation": "the same quotation",
    "quotation_variant": "a variant of the quotation",
    "reuse": "reused words",
    "repeat": "repeated in the document",
    "pull_quote": "pull quotes",
}
"""The kinds of `matches` in the order in which they are told."""
_SHOWN = 200
"""So many characters of shared words are shown; --json has all of them."""
_LISTED = 50
"""So many relations of a kind are listed; --json has all that are told (1,000)."""

Titles = Mapping[int, tuple[str, str | None]]


@click.command()
@click.argument("identifier", metavar="ID")
@as_json
@click.pass_obj
def same(place: Place, identifier: str, as_json: bool) -> None:
    """What shares words with a passage, quotation or document, how many origins they have, and what contradicts it.

    \b
    loccit same pz7qrnbk8j            "in 3 documents, 1 origin", with the chain
    loccit same dkmv92rsxw --json     a document and all of its passages

    What contradicts it are suggestions, made on request from the passages that share its rare words. The status is 1
    where nothing shares its words and nothing contradicts it.
    """
    db = open_for_reading(place.folder().database)
    asked = find_asked(db, identifier)
    related = relations_of(db, asked)
    found, titles = origins_of(db, asked)
    others = find_disagreements_of(db, asked.passage_id) if asked.passage_id else find_disagreements(db, asked.id)
    is_shared = bool(related) or found.documents > 1
    if as_json:
        told = [asdict(one) for one in others.found]
        print_json({**_same_as_json(asked, related, found, titles), "disagreements": told})
    elif is_shared:
        click.echo("\n".join(_same_in_words(asked, related, found, titles)))
    else:
        say(f"nothing shares the words of {asked.id}.")
    if others.found and not as_json:
        click.echo("\n" * is_shared + "\n".join(_differing_in_words(others.found, asked.passage_id or "")))
    sys.exit(0 if is_shared or others.found else 1)


@click.command()
@click.argument("identifier", metavar="DOCUMENT")
@click.option("--captures", metavar="N,N", help="Compare these captures (by number of arrival), in this order.")
@as_json
@click.pass_obj
def diff(place: Place, identifier: str, captures: str | None, as_json: bool) -> None:
    """What changed between the captures of a document: cited passages first, the gravest change first.

    \b
    loccit diff dkmv92rsxw                   each capture and the next
    loccit diff dkmv92rsxw --captures 1,3    the first and the third

    Changed negations, numbers, dates and names are named; a change is silent where the newer capture owns up to none.
    The status is 1 where nothing changed.
    """
    folder = place.folder()
    db = open_for_reading(folder.database)
    asked = find_asked(db, identifier)
    steps = compare(folder, db, asked, _ordinals(captures))
    if as_json:
        print_json({"id": asked.document_id, "comparisons": steps_as_json(steps)})
    elif steps:
        click.echo("\n".join(steps_in_words(steps)))
    else:
        say(f"{asked.document_id} has one capture.")
    sys.exit(0 if any(step.comparison.changes for step in steps) else 1)


@click.command()
@click.option("--document", metavar="ID", help="One document against all others.")
@click.option("--limit", type=click.IntRange(1, 200), default=SUGGESTED, show_default=True, help="At most so many.")
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path), help="A table of them in a new SQLite file.")
@as_json
@click.pass_obj
def disagreements(place: Place, document: str | None, limit: int, output: Path | None, as_json: bool) -> None:
    """Sentences whose figures, dates or speakers differ, side by side: suggestions, never who is right.

    \b
    loccit disagreements                          among what was added last
    loccit disagreements --document dkmv92rsxw    one document against the others
    loccit disagreements --output differing.db    a table `disagreements` for SQL, beside the archive

    Numbers, ranks, dates and ages are compared where two sentences of different documents share rare names; besides
    there are who stands above whom, adjectives in marks, notes older than the event they are the source of, and the
    same words of two speakers. The status is 1 where there is none to suggest.
    """
    db = open_for_reading(place.folder().database)
    found = find_disagreements(db, find_asked(db, document).document_id if document else None, limit=limit)
    if output:
        write_disagreements(output, found.found)
    if as_json:
        print_json({"looked_at": found.looked_at, "disagreements": [asdict(one) for one in found.found]})
    for one in found.found if not (as_json or output) else ():
        about = f"  (both about {', '.join(one.shared[:6])})" if one.shared else ""
        click.echo(f"{KINDS[one.kind]}: {one.a.figure} or {one.b.figure}{about}")
        for side in (one.a, one.b):
            click.echo(f"  {side.passage_id}  {side.title or 'untitled'}\n    {_short(side.sentence, 400)}")
        click.echo()
    say(f"suggested: {len(found.found)}, from {found.looked_at:,} passages with figures; who is right is not said.")
    sys.exit(0 if found.found else 1)


def _differing_in_words(found: Sequence[Disagreement], passage_id: str) -> Iterator[str]:
    yield "stated otherwise: suggestions, who is right is not said"
    for one in found:
        here, there = one.sides_from(passage_id)
        yield f"  {KINDS[one.kind]}: {here.figure} or {there.figure}  {there.passage_id}  {there.title or 'untitled'}"
        yield f"      {_short(there.sentence)}"


def _ordinals(words: str | None) -> list[int]:
    """The captures that `1,3` names. Raises C001 where it names none, or one alone."""
    parts = words.split(",") if words else []
    if not all(part.strip().isdecimal() for part in parts) or len(parts) == 1:
        raise UsageError("C001", f"{words!r} names no captures.", next_step="write it as in `--captures 1,3`.")
    return [int(part) for part in parts]


def _same_in_words(asked: Asked, related: Sequence[Related], found: Independence, titles: Titles) -> Iterator[str]:
    yield f"{asked.id}  {asked.kind}: {found}"
    for origin in found.origins:
        yield f"  origin {_named(origin.document, titles)}"
        for follower, chain in list(zip(origin.followers, origin.chains, strict=True))[:_LISTED]:
            yield f"    {_named(follower, titles)}: " + ", which ".join(_tie_in_words(tie, titles) for tie in chain)
        yield from _and_more(len(origin.followers))
    for tie in found.perhaps[:_LISTED]:
        yield f"  perhaps, not counted: {_tie_in_words(tie, titles)}"
    order = list(_KINDS)
    certain = [one for one in related if not one.is_candidate]
    for kind, some in groupby(sorted(certain, key=lambda one: order.index(one.kind)), key=lambda one: one.kind):
        yield f"\n{_KINDS[kind]} ({kind})"
        yield from _listed(asked, list(some))
    if len(certain) < len(related):
        yield "\ncandidates only: so few words may have been said twice"
        yield from _listed(asked, [one for one in related if one.is_candidate])


def _listed(asked: Asked, related: Sequence[Related]) -> Iterator[str]:
    for one in related[:_LISTED]:
        yield from _related_in_words(asked, one)
    yield from _and_more(len(related))


def _and_more(count: int) -> Iterator[str]:
    if count > _LISTED:
        yield f"    … and {count - _LISTED:,} more; --json has them"


def _related_in_words(asked: Asked, one: Related) -> Iterator[str]:
    score = "" if one.score is None else f"  {one.score:.2f}"
    side = "repeats or quotes" if one.is_later else "is repeated or quoted by"
    here = "" if one.here.id == asked.id else f"{one.here.id} "
    yield f"  {here}{side} {one.there.id}  {one.there.title or 'untitled'}{score}  {one.how}"
    if one.there.words:
        yield f"      {_short(one.there.words)}"


def _tie_in_words(tie: Tie, titles: Titles) -> str:
    return f"{tie.kind} of {titles[tie.a][0]} with {titles[tie.b][0]} ({tie.how})"


def _named(number: int, titles: Titles) -> str:
    identifier, title = titles[number]
    return f"{identifier}  {title or 'untitled'}"


def _short(words: str, most: int = _SHOWN) -> str:
    even = " ".join(words.split())
    return even if len(even) <= most else even[: most - 1].rstrip() + "…"


def _same_as_json(asked: Asked, related: Sequence[Related], found: Independence, titles: Titles) -> dict[str, Any]:
    return {
        "id": asked.id,
        "kind": asked.kind,
        "independence": {
            "summary": str(found),
            "documents": found.documents,
            "complete": found.is_all,
            "origins": [
                {
                    "document_id": titles[origin.document][0],
                    "followers": [
                        {"document_id": titles[follower][0], "chain": [_tie_as_json(tie, titles) for tie in chain]}
                        for follower, chain in zip(origin.followers, origin.chains, strict=True)
                    ],
                }
                for origin in found.origins
            ],
            "perhaps": [_tie_as_json(tie, titles) for tie in found.perhaps],
        },
        "matches": [_related_as_json(one) for one in related],
    }


def _related_as_json(one: Related) -> dict[str, Any]:
    sides: tuple[End, End] = (one.here, one.there) if one.is_later else (one.there, one.here)
    return {
        "kind": one.kind, "a": asdict(sides[0]), "b": asdict(sides[1]), "asked": "a" if one.is_later else "b",
        "score": one.score, "how": one.how, "candidate": one.is_candidate,
    }  # fmt: skip


def _tie_as_json(tie: Tie, titles: Titles) -> dict[str, Any]:
    return {"a_id": titles[tie.a][0], "b_id": titles[tie.b][0], "kind": tie.kind, "how": tie.how}
