"""The names before a title: people, or an institution."""

from __future__ import annotations

import re

TOKEN = r"(?:[A-ZÀ-ÞА-Я]\.(?:-?[A-ZÀ-ÞА-Я]\.)*|[A-ZÀ-ÞА-Я][\w’'-]*\w(?:’(?= ))?)"
_PARTICLE = r"(?:(?:de|del|della|di|van|von|der|den|la|le|du|da|al|el|bin|ibn|af|av|zu|ter|U|y) )"
NAME = rf"{TOKEN}(?: {_PARTICLE}*{TOKEN}){{0,5}}"
FULL_NAME = re.compile(rf"{TOKEN}(?: {_PARTICLE}*{TOKEN}){{1,4}}")
"""A name of two words or more: takes `Lars Bø`, `M. de la Tour`; leaves `pilot`, `Skarne`."""
_JOIN = r"(?:and|und|et|y|и|og|&)"
_EDITS = r"(?: \((?:eds?\.?|Hrsg\.|Hg\.|dir\.|ред\.)\)|,? eds?\.|,? Hrsg\.)"
PEOPLE = re.compile(
    rf"(?P<names>{NAME}(?:(?:, {NAME})*,? {_JOIN} {NAME}| et al\.?)?)(?P<edits>{_EDITS})?(?:,|(?P<colon>:))(?: |$)"
)
"""Names before a title: takes `Maren Tveit, `, `R. C. Holm and Ida Ek, `, `Tveit et al., `; leaves `the harbour, `."""
_AT_END = re.compile(rf"(?:^|[,:] )(?P<names>{NAME}(?:(?:, {NAME})*,? {_JOIN} {NAME}| et al\.?)?){_EDITS}?[,:]? ?$")
"""Names right before a title in marks, behind whatever clause: takes `On the dues, Ida Holm, `."""
_GERMAN = re.compile(r"\bS\. ?\d|\bHrsg\b|\bBd\. ?\d|\b[Ii]n: |\bAnm\.")
"""German notes set a colon behind the author, where English ones begin a subtitle."""
NOT_PEOPLE = re.compile(
    r"\b(?:Report|Briefing|Group|Council|Ministry|Office|University|Institute|Institution|Archives?|Times|News"
    r"|Journal|UN"
    r"|Port|Press|Bank|Committee|Commission|Board|Museum|Company|Society|Union|Department|Agency|Authority|Service"
    r"|Inspectorate|Parliament|House|Government|Federation|Association|office|Secretariat|Directorate|Watch|Fund|Act"
    r"|Holdings?|plc|PLC|Ltd|Limited|Inc|Corp|Corporation|AG|GmbH|Company|Harbour|Trust|Partners|Agence|Behörde|Amt"
    r"|Project|Guild|Network|Centre|Center|Foundation|Party|Court|Organi[sz]ation|Ministère|Ministerium|Ministerio|Line"
    r"|Stadtarchiv|Staatsarchiv|Bundesarchiv|Documentary|Papers|Collection|Database|Register|Census|Courier|Gazette"
    r"|Herald|Post|Tribune|Zeitung|Guardian|Radio|Records?|Yearbook|Almanac|Convention|Treaty|Law|Code|Quarterly"
    r"|Review|Bulletin|Magazine|Chronicle|Today|Daily|Weekly|Voice|TV|Television|Minutes|Diary|Map)\b"
)
"""Words of institutions, papers and collections: no people."""
_ARCHIVE = re.compile(
    r"\b(?:(?:Archives?|Papers|Collection|Records?|Minutes|Database|Register|Census)\b|\w*archiv\b)", re.I
)
"""What holds papers and writes none."""
_HANDLE = re.compile(r" \(@\w+\)")
_QUOTED_IN = re.compile(r"\b(?:quoted|cited|printed|reported|zitiert|cité|citado)[^,]{0,20} (?:in|nach|dans|en)$")
"""What makes the name before it that of a speaker, not of an author: takes `Tveit, quoted in`."""
_PLACE_IN = re.compile(
    r"(?:box|folder|fol\.|leaf|MS|series|vol\.|no\.|article|annex|pp?\.|ch\.|chap|Bestand|Nr\.|§|\d)", re.I
)
"""What follows the name of an archive or a paper, and is no title: takes `box 7`, `26 June`, `p. 3`."""
LONGEST_NAME = 80


def names_before(words: str) -> tuple[str, ...]:
    """The authors named right before a title in marks; none where these only speak in it."""
    words = _HANDLE.sub("", words).strip(" ,")
    if not words or _QUOTED_IN.search(words):
        return ()
    found = _AT_END.search(words + ", ")
    if found and not NOT_PEOPLE.search(found["names"]):
        return separated(found["names"])
    first, _, rest = words.partition(", ")
    if NOT_PEOPLE.search(first) and first[:1].isupper() and rest[:1].islower():
        return (first,)
    last = re.split(r"(?<!\.), ", words)[-1] if not NOT_PEOPLE.search(words.partition(",")[0]) else words
    last = last.partition(", ")[0] if len(last) >= LONGEST_NAME else last
    return (last,) if NOT_PEOPLE.search(last) and last[:1].isupper() and len(last) < LONGEST_NAME else ()


def names_and_title(head: str, words: str) -> tuple[tuple[str, ...], str]:
    """The authors and the title of `Maren Tveit, Ice Years`; all of it is the title where no name stands before it."""
    people = PEOPLE.match(head)
    names: tuple[str, ...] = ()
    if people and (not people["colon"] or _GERMAN.search(words)):
        names = _people(_before_a_common_word(people, head))
        end = people.start("names") + len(_before_a_common_word(people, head)) if names else 0
        title = head[end:].lstrip(" ,:") if names else head
        if people["edits"] and names:
            title = head[people.end() :]
    else:
        title = head
    title = title.strip(" ,.;:")
    if names and (not title or _PLACE_IN.match(title)):
        return (), head.strip(" ,.;:")
    return names, title


def institution_and_title(words: str) -> tuple[tuple[str, ...], str]:
    """The institution before a title: `Ministry of Piers, Report on Ice`; archives write nothing."""
    first, comma, title = words.partition(", ")
    if not comma or not NOT_PEOPLE.search(first) or len(first) > LONGEST_NAME or any(sign.isdigit() for sign in first):
        return (), words
    if _ARCHIVE.search(first) or len(title.split()) < 2 or _PLACE_IN.match(title):
        return (), words
    return (first,), title


def is_keeper(words: str) -> bool:
    """Whether words name what holds papers: takes `Lund Papers`, `Stadtarchiv Skarne`, `Port Museum`."""
    return bool(_ARCHIVE.search(words) or NOT_PEOPLE.search(words))


def separated(names: str) -> tuple[str, ...]:
    """`R. C. Holm, Ida Ek and Jo Lund` → the three."""
    parts = re.split(rf",? {_JOIN} |, ", names)
    named = (name.removesuffix(" et al.").removesuffix(" et al").strip() for name in parts)
    return tuple(name for name in named if name not in ("", "al", "al."))


def _before_a_common_word(people: re.Match[str], head: str) -> str:
    """The names; only the first where what "and" joins to it is a title (`Karl Moos, Glocken und Nebel, in:`)."""
    names = people["names"]
    first, comma, rest = names.partition(", ")
    is_pair = comma and FULL_NAME.fullmatch(first) and re.fullmatch(rf"{TOKEN} {_JOIN} {TOKEN}", rest)
    return first if is_pair else names


def _people(names: str) -> tuple[str, ...]:
    if not NOT_PEOPLE.search(names):
        return separated(names)
    return (names,) if len(names) < LONGEST_NAME and not _ARCHIVE.search(names) else ()
