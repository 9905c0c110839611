"""The outlet in which a document stands: what it was told stands there first-hand, and comes through nobody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from loccit.attribution.quoted.stretches import Stretch
from loccit.attribution.sentence.heads import bare
from loccit.model import Described

OWN = 4
"""So many speakers of a document tell something to the paper in which it stands."""
_PARTS = re.compile(r"\w+")


def forget_publisher(placed: Iterable[Stretch], described: Described) -> None:
    """Takes the publisher from the reporters: what the Mirror was told stands in the Mirror first-hand. What many have
    told stands there too, whether its publisher is known or not."""
    own = bare(described.publisher or "")
    told = {(id(stretch.reporter), id(stretch.source)) for stretch in placed if stretch.reporter}
    hearers = Counter(reporter for reporter, _ in told)
    for stretch in placed:
        reporter = stretch.reporter
        if reporter is None or reporter.kind != "publication":
            continue
        if hearers[id(reporter)] >= OWN or (own and is_same_house(reporter.name, own)):
            stretch.reporter = None


def is_same_house(name: str, own: str) -> bool:
    """Whether an outlet is the publisher, or a part of it.

    >>> is_same_house("BBC Sport", "bbc news"), is_same_house("Mirror", "mirror.example")
    (True, True)
    >>> is_same_house("Faro", "elfaro.example"), is_same_house("Le Phare", "lephare.example")
    (True, True)
    >>> is_same_house("the Skarne Mirror", "skarne post"), is_same_house("Post", "skarnepost.example")
    (False, False)
    """
    words, others = _PARTS.findall(bare(name)), _PARTS.findall(bare(own))
    short = [word for word in name.split() if word.isupper() and len(word) > 1]
    parts = set(words) <= set(others) or set(others) <= set(words)
    is_short = bool(short and others and short[0].lower() == others[0])
    return bool(words and others) and (parts or is_short or ("." in own and _is_site(words, others[0])))


def _is_site(words: list[str], label: str) -> bool:
    """Whether an outlet has the name of a site, in one word there, its article apart."""
    name = "".join(words).lower()
    return label.endswith(name) and label[: -len(name)] in _ARTICLES


_ARTICLES = frozenset(("", "the", "el", "la", "le", "les", "los", "las", "il", "lo", "der", "die", "das", "o", "a"))
