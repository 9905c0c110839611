"""Who speaks where no verb says so: labels of a transcript, names behind a dash, block quotes.

A label counts only where a document shows that it has turns: two labels come twice, or it is a name of the document,
or two labels are written in capitals; and where its last word is none that the document writes small too. So `Note:`,
`Update:` and `Core Argument:` stay what they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from loccit.attribution.sentence.language import Language, given_names, label_words
from loccit.attribution.sentence.names import read_name, sort_of
from loccit.attribution.texts.first_person import says_i
from loccit.attribution.texts.talk import Turn, is_talk, no_names, tells_of_itself

_UPPER_WORD = r"[A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻČŘŠŽА-ЯЁІЇЄҐ][\w.’'-]*"
LABEL = re.compile(
    r"\s*(?:>>+\s*)?(?:[\[(]?(?:\d[\d./-]{5,9},?\s)?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+(?:[–—-]\s*)?)?"
    rf"(?P<name>{_UPPER_WORD}(?:[ ](?:(?:of|the|de|van|von|for)[ ])?{_UPPER_WORD}){{0,5}})"
    rf"(?:,[ ]{_UPPER_WORD}(?:[ ,]{{1,2}}{_UPPER_WORD}){{0,3}})?"
    r"(?:[ ]?[(\[][^()\[\]]{1,60}[)\]])?[ ]?[:：](?:[ ]+(?=\S)|(?=[“\"«„]))"
)
"""A label before a turn: takes `PORT WARDEN:`, `[00:12] KOLL:`, `Ada Lindqvist (Mirror):`, `>> ADA LIND, HOST:`, `Ada
Lind, Ph.D:`; leaves `at 10:30`."""
DASHED = re.compile(
    r"\s*(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Hon|Sir|The)\.? )?[A-Z][A-Z.’'-]*(?: [A-Z][A-Z.’'-]*){0,6}?"
    r"|[A-ZÀ-Ý][\w’]*(?: (?:(?:de|del|la|da|do|dos|di|van|von) ){0,2}[A-ZÀ-Ý][\w’]*){1,3})\.[ ]?[-–—]+[ ]*(?=\S)"
)
"""A label that a stop and a dash end, as in some parliaments and in Spanish interviews: takes `HON. A. VELL.- `,
`Mr KOLL.—`, `Ada Lind.- `; leaves `U.S.`."""
SIGNED = re.compile(
    rf"[ ]*(?:―|—|–|--|-)[ ]*(?P<name>(?:[A-Z][a-z]{{0,3}}\.[ ])?{_UPPER_WORD}(?:[ ]{_UPPER_WORD}){{1,4}})"
    r"(?=[ ]*(?:[,.(“\"/]|\Z))"
)
"""A name behind a quotation: takes `” — Ada Lindqvist, pilot`; leaves `” — and then`."""
_OFFICE = re.compile(rf"\s*The [^()]+[(\[](?P<name>{_UPPER_WORD}(?: {_UPPER_WORD}){{1,4}})[)\]]")
"""An office and its holder: takes `The Minister of Crossings (Ada Lind):`; leaves `Ada Lind (Lower Quay):`."""


def label_of(words: str) -> tuple[str, int] | None:
    """The name in a label at the start of a turn, and where the turn's words begin.

    >>> label_of("WARDEN: We dredge.")
    ('WARDEN', 8)
    """
    found = LABEL.match(words) if ":" in words[:110] or "：" in words[:110] else None
    if found is None and words[:1].isupper():
        found = DASHED.match(words)
    return (found.group("name").rstrip("."), found.end()) if found else None


def name_in_brackets(label: str) -> str | None:
    """The name in a label of an office: of `The Minister of Crossings (Ada Lind):` the name.

    >>> name_in_brackets("Ada Lind (Lower Quay):") is None
    True
    """
    found = _OFFICE.match(label)
    return found.group("name") if found else None


def signature_of(words: str, at: int) -> tuple[str, int] | None:
    """The name behind a dash at `at`, and where it begins; only where nothing but its owner's description follows."""
    found = SIGNED.match(words, at)
    return (found.group("name"), found.start("name")) if found else None


def accepted_labels(
    found: list[tuple[str, int] | None], texts: Sequence[str], names: frozenset[str], language: Language
) -> list[tuple[str, int] | None]:
    """The labels that are speakers; `texts` are what they stand in, `names` the words, in lower case, of the persons of
    the document."""
    asked = label_words("asks", language.code) | label_words("answers", language.code)
    turns = sum(label is not None and label[0].lower() in asked for label in found)
    counts = Counter(label[0] for label in found if label and _may_name(label[0], language))
    for label in no_names(counts, texts, language):
        del counts[label]
    turns_of = _turns_of(found, texts)
    for label in [label for label in counts if tells_of_itself(turns_of[label])]:
        del counts[label]
    capitals = sum(1 for label in counts if label.isupper() and len(label) > 1)
    named = _named(counts, names)
    named |= _exchanged(found, texts, counts, named, language)
    again = _said_again(counts, language)
    accepted = {
        label
        for label in counts
        if label.lower() not in asked and (label in again or _is_speaker(label, counts, named, capitals))
    }
    if accepted and not _are_turns(found, texts, counts, language):
        accepted.clear()
    if accepted or len(counts) > 1:
        accepted.update(
            label[0] for label, words in zip(found, texts, strict=True) if label and _is_office(label, words)
        )
    if turns > 1:
        accepted.update(label[0] for label in found if label and label[0].lower() in asked)
    return [label if label and label[0] in accepted else None for label in found]


def _are_turns(
    found: Sequence[tuple[str, int] | None], texts: Sequence[str], counts: Counter[str], language: Language
) -> bool:
    """Whether what stands behind labels is said: times stand before them, or they are a talk."""
    labelled = [(label, words) for label, words in zip(found, texts, strict=True) if label and label[0] in counts]
    timed = sum(_TIMED.match(words) is not None for _, words in labelled)
    turns = [(label[0], words[label[1] :]) for label, words in labelled]
    return 2 * timed > len(turns) or is_talk(turns, sum(map(bool, texts)), language)


_TIMED = re.compile(r"\s*(?:>>|[\[(]?\d)")
"""What only a record of speech has before its labels: takes `[00:12] `, `>> `."""


def _turns_of(found: Sequence[tuple[str, int] | None], texts: Sequence[str]) -> dict[str, list[Turn]]:
    """The turns of each label, in order."""
    turns: dict[str, list[Turn]] = {}
    for label, words in zip(found, texts, strict=True):
        if label:
            turns.setdefault(label[0], []).append((label[0], words[label[1] :]))
    return turns


def initialled(labels: Iterable[str], names: Iterable[str]) -> dict[str, str]:
    """The labels that are the initials or the first word of one name only: of `AL` the name `Ada Lind`.

    >>> initialled(["A.L", "M. H", "KOLL", "Mara"], ["Ada Lind", "Mara Holm"])
    {'A.L': 'Ada Lind', 'M. H': 'Mara Holm', 'Mara': 'Mara Holm'}
    """
    found: dict[str, set[str]] = {label: set() for label in labels if _is_short(label)}
    for name in names if found else ():
        words = name.split()
        capitals = [word[0] for word in words if word[0].isupper()]
        firsts = {words[0], words[0].upper()} if len(words) > 1 else set()
        fitting = {"".join(capitals), f"{words[0][0]}{words[-1][0]}"} | firsts
        for label in found:
            if label in fitting or ("." in label and label.replace(".", "").replace(" ", "") in fitting):
                found[label].add(name)
    return {label: several.pop() for label, several in sorted(found.items()) if len(several) == 1}


def _is_office(label: tuple[str, int], words: str) -> bool:
    """Whether a label is an office with its holder in brackets: takes `The Minister of Crossings (Ada Lind):`."""
    return name_in_brackets(words[: label[1]]) is not None


def _is_short(label: str) -> bool:
    """Whether a label can be initials or a given name."""
    if " " in label:
        return bool(_PARTED_INITIALS.fullmatch(label))
    return len(label) > 1 and (not label.isupper() or len(label.replace(".", "")) > 1)


_PARTED_INITIALS = re.compile(r"[^\W\d_]\.-?(?: ?[^\W\d_]\.-?){0,2} [^\W\d_]\.?")
"""Initials with spaces between them: takes `S. Q`, `J.-P. Q.`; leaves `S. Quell`."""


def _named(counts: Counter[str], names: frozenset[str]) -> frozenset[str]:
    """The labels that are names of the document: one with a given name, or each where one has a second turn."""
    recurs = any(count > 1 for count in counts.values()) or any(
        " " in label and label.split()[-1] in counts for label in counts
    )
    people = (label for label in counts if names.issuperset(label.lower().split()))
    return frozenset(label for label in people if recurs or label.split()[0].lower() in given_names())


def _exchanged(
    found: Sequence[tuple[str, int] | None],
    texts: Sequence[str],
    counts: Counter[str],
    named: frozenset[str],
    language: Language,
) -> frozenset[str]:
    """The full names, known or not, that ask or answer right beside a known one: of `Ada Lind: Why?` and
    `Zmira Koll: I fled.` both."""
    exchanged: set[str] = set()
    for at, (asks, answers) in enumerate(pairwise(found)):
        if not asks or not answers or not {asks[0], answers[0]} <= counts.keys() or asks[0] == answers[0]:
            continue
        is_asked = texts[at].rstrip(_CLOSING).endswith(("?", "？"))
        if is_asked and says_i(texts[at + 1][answers[1] :], language.code) and {asks[0], answers[0]} & named:
            exchanged |= {one for one in (asks[0], answers[0]) if _is_full_name(one, language)}
    return frozenset(exchanged)


_CLOSING = " \"'”’»)]*_"
"""What may stand behind the mark of a question."""
_FULL = range(2, 5)
"""So many words has a full name."""


def _is_full_name(label: str, language: Language) -> bool:
    """Whether a label is a row of words that can be a person's: takes `Zmira Koll`; leaves `Skarne Council`."""
    name = read_name(label, language)
    return len(name.words) in _FULL and not sort_of(name, language) and not any(map(str.isdigit, label))


def _said_again(counts: Counter[str], language: Language) -> frozenset[str]:
    """The labels of one person in two forms, beside another one: `Mrs Ada Lind` with `Mrs Lind` or `LIND`."""
    found: set[str] = set()
    for short in counts:
        words = short.split()
        is_titled = len(words) > 1 and language.has("honorifics", words[0].lower().rstrip("."))
        longer = {
            one for one in counts if one != short and one.split()[-1] == words[-1] and len(one.split()) > len(words)
        }
        if longer and (is_titled or len(words) == 1) and len(counts) > len(longer) + 1:
            found |= {short, *longer}
    return frozenset(found)


def is_question(label: str, code: str) -> bool:
    """Whether a label stands for an unnamed interviewer in a language."""
    return label.lower() in label_words("asks", code)


def is_answer(label: str, code: str) -> bool:
    """Whether a label stands for whoever is interviewed."""
    return label.lower() in label_words("answers", code)


def _is_speaker(label: str, counts: Counter[str], named: frozenset[str], capitals: int) -> bool:
    if (label.isupper() and len(label) > 1 and capitals > 1) or (counts[label] > 1 and len(counts) > 1):
        return True
    return label in named and len(counts) > 1


def _may_name(label: str, language: Language) -> bool:
    return not any(language.has("no_label", word) for word in label.lower().split()) and label.lower() not in _ALONE


_ALONE = frozenset(("mr", "mrs", "ms", "dr", "hon", "sir", "madam", "the"))
"""What is no label without a name behind it: `Mr: Speaker, I rise`."""
