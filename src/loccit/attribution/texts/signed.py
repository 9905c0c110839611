"""Whole texts by somebody whom a line names: a signature below a letter, the head of a memorandum or a statement, the
source below an extract.

What nobody signs in so many words stays with the document's voice. Out of `data/letters.txt`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loccit.attribution.sentence.language import Language, given_names
from loccit.attribution.sentence.names import MENTION, read_name, sort_of
from loccit.attribution.texts.first_person import says_i
from loccit.attribution.texts.letters import addressing, closing, greeting, header, no_name, signing, sources, text_of
from loccit.attribution.texts.lines import Line, lines_of
from loccit.attribution.texts.postbag import SEVERAL, is_column, signed_inside, signing_passages
from loccit.model import Described, Passage

LONGEST_TEXT = 80
"""So many passages has a text at most that nothing but a name below it signs."""
_FEW = 12
"""So many lines has a text in a longer one at most that a close ends and no greeting opens."""
_MOST = 12
"""Names below one another, at most."""
_ENDED = re.compile(r"[.!?…:,;][\"'”’»)\]]*\Z")
_HEAD = 4
"""A line that says whose a document is stands among so many at its top."""
_TAIL = re.compile(
    r"(?!,\s?\d+(?:(?:[–-]|,\s?)\d+)+\.?\Z|,\s?\d{1,3}\.?\Z)"
    r"\s*(?:\([^()]{1,50}\))?(?:,\s?[^:;!?“”\"]{1,70})?[.)]?\Z"
)
"""What may stand behind a name in its line: takes ` (Miss)`, `, churchwarden`; leaves an index's `, 9, 48.`"""
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|i|&)\s+|,\s+")
_BORN = re.compile(r"\s*(?:\((?:b\.|born)?\s?\d{4}[^()]*\)|,\s?[^:;!?“”\"]{1,70})?\.?\Z")
_INITIAL = re.compile(r"(?:[^\W\d_]\.[ -]?)+")
_EDGES = " \t—–―-*_"


@dataclass(frozen=True, slots=True)
class Signed:
    """Whose the words of some passages are: the names of who signed, what they are, and by which rule."""

    names: tuple[str, ...]
    kind: str
    how: str

    @property
    def name(self) -> str:
        """All of them as one voice: `Ada Lind and Jon Koll`."""
        return f"{', '.join(self.names[:-1])} and {self.names[-1]}" if len(self.names) > 1 else self.names[0]


def find_signed(
    text: str, passages: tuple[Passage, ...], described: Described, language: Language
) -> dict[int, Signed]:
    """Whose words passages are, by ordinal, where a line says so for a whole text."""
    if not passages:
        return {}
    reading = _Reading(list(lines_of(text, passages)), passages, described, language, text)
    return {**reading.cited(), **reading.signed(), **reading.headed(), **reading.signed_inside()}


def unsigned_in_column(
    passages: tuple[Passage, ...], signed: dict[int, Signed], described: Described
) -> frozenset[int]:
    """The passages, by ordinal, of letters in a column that nobody has signed so that it can be read: they are not the
    paper's."""
    top = (one.text for one in passages[:_HEAD])
    if len({one.name for one in signed.values()}) < SEVERAL or not is_column((described.title or "", *top)):
        return frozenset()
    letters = (one for one in passages if min(signed) < one.ordinal < max(signed) or one.section is not None)
    return frozenset(one.ordinal for one in letters if one.ordinal < max(signed) and one.ordinal not in signed)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The lines of a document, and what tells names from other words."""

    lines: list[Line]
    passages: tuple[Passage, ...]
    described: Described
    language: Language
    text: str

    def signed(self) -> dict[int, Signed]:
        """What is signed below: letters, and the document as a whole."""
        found: dict[int, Signed] = {}
        closed, greeted = -2, -1
        column = is_column((self.described.title or "", *(one.words for one in self.lines[:_HEAD])))
        signing = signing_passages(self.text, self.passages, self._in_letters) if column else frozenset[int]()
        begin = next((at for at, line in enumerate(self.lines) if line.passage is not None), 0) if column else 0
        end = self._end()
        for at, line in enumerate(self.lines):
            if at < begin:
                continue
            if not line.is_running and greeting().match(line.words):
                begin, greeted = (begin if not found and greeted < 0 and not column and at < 2 * _HEAD else at), at
                continue
            closed_by = closing().match(line.words) if line.is_short and at else None
            closed = at if closed_by else closed
            is_closed = at - closed < 2
            if not self._is_by_text(at, closed):
                continue
            is_last = at >= end and not self.described.authors
            is_letter = column or line.headed <= greeted
            if not line.is_short or at == 0 or not (is_closed or is_last or is_letter) or self._is_below_quotation(at):
                continue
            if line.is_inside and not is_closed:
                continue
            words = line.words[closed_by.end() :].lstrip(" ,;:.") if closed_by else line.words
            is_sure = is_last and self._is_clean()
            is_sure = is_sure or (is_closed and (column or greeted >= 0 or not self.described.authors))
            is_sure = is_sure or line.passage in signing
            signers = self._several(at) or self._signers(words, is_sure=is_sure)
            if signers is None and is_last and not is_closed:
                signers = self._source_line(words) or self._said_by(words)
            is_whole = column or is_last or 0 <= greeted < 2 * _HEAD
            begin = begin if is_whole else max(begin, line.headed)
            is_few = is_whole or greeted >= line.headed or at - begin <= _FEW
            if signers is None or not is_few or not (is_closed or self._may_sign(signers, begin, at)):
                continue
            if line.passage in signing:
                begin = max(begin, self._opening(at))
            own = {one.passage for one in self.lines[begin : at + len(signers.names)] if one.passage is not None}
            found.update(dict.fromkeys(own, signers))
            begin, greeted = self._behind(at + len(signers.names)), -1
        return found

    def _is_by_text(self, at: int, closed: int) -> bool:
        """Whether a line stands in the text or right below it, but for a close like `Yours,`: not in the furniture of a
        page, and not in a table."""
        above = self.lines[at - (2 if at - closed == 1 and at > 1 else 1)] if at else None
        near = [one for one in (self.lines[at], above) if one and one.passage is not None]
        return bool(near) and not near[0].is_cell

    def _behind(self, at: int) -> int:
        """Behind the lines that go on with the passage of the line before: where who signs lives."""
        before = self.lines[at - 1].passage
        while before is not None and at < len(self.lines) and self.lines[at].passage == before:
            at += 1
        return at

    def _opening(self, at: int) -> int:
        """The first line below the heading above a line that stands in a passage."""
        section = self.passages[self.lines[at].passage or 0].section
        while section is not None and at > 0:
            above = self.lines[at - 1].passage
            if above is None or self.passages[above].section != section:
                break
            at -= 1
        return at if section is not None else 0

    def _may_sign(self, signed: Signed, begin: int, at: int) -> bool:
        """Whether nothing but a name below them may sign some lines: they are few, and do not speak of who signs."""
        return at - begin <= LONGEST_TEXT and not self._names(signed, begin, at)

    def _is_clean(self) -> bool:
        """Whether all lines but the last, and one or two at the top, are paragraphs, as they are on no page."""
        return all(_ENDED.search(line.words) for line in self.lines[2:-1])

    def _several(self, at: int) -> Signed | None:
        """Those who sign together, each in a line of their own."""
        names: list[str] = []
        for line in self.lines[at : at + _MOST]:
            found = MENTION.match(line.words) if line.is_short and not closing().match(line.words) else None
            name = self._person(found.group(), is_sure=True) if found and _TAIL.match(line.words, found.end()) else None
            if name is None:
                break
            names.append(name)
        known = [name.split()[0].lower() in given_names() or bool(_INITIAL.match(name)) for name in names]
        if known == [True, False] and self.lines[at].passage == self.lines[at + 1].passage is not None:
            return None  # a name, and where its owner lives
        return Signed(tuple(names), "person", "signature") if len(names) > 1 and any(known) else None

    def _is_below_quotation(self, at: int) -> bool:
        """Whether the paragraph above a line is all quotation, so that the line may sign no more than that."""
        above = self.lines[at - 1]
        is_block = above.passage is not None and self.passages[above.passage].role == "block_quote"
        return is_block or (above.words[0] in '“"„«‘' and above.words[-1] in '”"“»’')

    def signed_inside(self) -> dict[int, Signed]:
        """Letters whose name stands at the end of their last paragraph."""
        found: dict[int, Signed] = {}
        for own, names in signed_inside(self.passages, self._names_in):
            found.update(dict.fromkeys(own, Signed(names, "person", "signature")))
        return found

    def _in_letters(self, words: str) -> bool | None:
        """Whether a line of a column of letters names a person whom a list knows; None where it may name none."""
        found = MENTION.match(words)
        if found is None or not _TAIL.match(words, found.end()) or not self._person(found.group(), is_sure=True):
            return None
        return self._person(found.group(), is_sure=False) is not None

    def _names_in(self, words: str, is_sure: bool) -> tuple[str, ...]:
        signed = self._signers(words, is_sure=is_sure)
        return signed.names if signed else ()

    def headed(self) -> dict[int, Signed]:
        """What a line at the top, or the head of a message, gives to somebody."""
        found: dict[int, Signed] = {}
        now: Signed | None = None
        for at, line in enumerate(self.lines):
            head = self._head(at) if line.is_short else None
            now = head or now
            if now and line.passage is not None and not head:
                found[line.passage] = now
        return found

    def cited(self) -> dict[int, Signed]:
        """Passages that begin with their source: `Lind, The Tides of Skarne, p. 17: …`."""
        found: dict[int, Signed] = {}
        for passage in self.passages:
            source = _CITED.match(passage.text) if passage.text[:1].isupper() else None
            name = self._person(source["name"], is_sure=True, is_cited=True) if source else None
            if name:
                found[passage.ordinal] = Signed((name,), "person", "source line")
        return found

    def _end(self) -> int:
        """The place of the first of the names below a document; what stands behind it is a remark in brackets."""
        at = len(self.lines) - 1
        while at > 0 and self.lines[at].words[0] in "([" and not self._source_line(self.lines[at].words):
            at -= 1
        several = next((place for place in range(max(at - _MOST, 1), at) if self._several(place)), at)
        return several if self._several(several) else at

    def _signers(self, words: str, *, is_sure: bool) -> Signed | None:
        """Who signs in a line that holds nothing but names and what they are."""
        words = words.strip(_EDGES)
        parts = _AND.split(words)
        people = [self._person(part, is_sure=False) for part in parts]
        if len(parts) > 1 and all(people):
            return Signed(tuple(filter(None, people)), "person", "signature")
        found = MENTION.match(words)
        if found is None or not _TAIL.match(words, found.end()):
            return None
        name = self._person(found.group(), is_sure=is_sure)
        return Signed((name,), "person", "signature") if name else None

    def _said_by(self, words: str) -> Signed | None:
        """Who is named as the writer at the end: `Reviewed by Ada Lind`, `The writer, Ada Lind, is a pilot.`"""
        found = signing().match(words)
        name = MENTION.match(words, found.end()) if found else None
        if found is None or name is None or (found.group().rstrip()[-1] != "," and not _TAIL.match(words, name.end())):
            return None
        person = self._person(name.group(), is_sure=True)
        return Signed((person,), "person", "signature") if person else None

    def _source_line(self, words: str) -> Signed | None:
        """The author of a line that names a text and who wrote it: `Harbour Inspectorate, Annual Report, ch. 4`."""
        if self.language.is_inflected:
            return None
        bracketed = words[0] in "([" and words[-1] in ")]"
        words = words.strip("()[] —–-")
        preface = _PREFACE.match(words)
        author, comma, title = words[preface.end() if preface else 0 :].partition(",")
        if not comma or not title.strip() or not author[:1].isupper() or words.endswith((".", "!")):
            return None
        is_text = any(word in sources() for word in (title.lower().strip(), *title.lower().replace(",", " ").split()))
        if not (bracketed or is_text or preface):
            return None
        person = self._person(author, is_sure=True, is_cited=bool(_PAGE.search(title)))
        if person:
            return Signed((person,), "person", "source line")
        is_body = (
            len(author.split()) > 1 and (is_text or bracketed) and any(author in one.text for one in self.passages[:-1])
        )
        name = read_name(author, self.language)
        is_named = len(name.words) > 1 and sort_of(name, self.language) == "organisation"
        return Signed((author,), "organisation", "source line") if is_body or is_named else None

    def _head(self, at: int) -> Signed | None:
        """Whose text begins below a line."""
        words = self.lines[at].words
        if (label := header().match(words)) and self._is_header(at):
            found = MENTION.match(words, label.end())
            name = self._person(found.group(), is_sure=True) if found else None
            return Signed((name,), "person", "head") if name else None
        if at >= _HEAD:
            return None
        if found := text_of().search(words):
            named = MENTION.match(words, found.end())
            person = self._person(named.group(), is_sure=True) if named else None
            says = any(says_i(one.text, self.described.language) for one in self.passages)
            return Signed((person,), "person", "head") if person and says else None
        if at == 0 and (found := MENTION.match(words)) and _BORN.match(words, found.end()):
            person = self._person(found.group(), is_sure=any(map(str.isdigit, words)))
            person = person if person and " " in person else None
            signed = Signed((person,), "person", "head") if person else None
            says = any(says_i(one.text, self.described.language) for one in self.passages[:2])
            return signed if signed and says and not self._names(signed, 1, len(self.lines)) else None
        return None

    def _is_header(self, at: int) -> bool:
        near = [*self.lines[max(at - 2, 0) : at], *self.lines[at + 1 : at + 3]]
        return any(addressing().match(line.words) for line in near)

    def _person(self, words: str, *, is_sure: bool, is_cited: bool = False) -> str | None:
        """The name in some words, if it is a person's; where nothing else shows it, a given name or an initial must.
        Who is cited may be named by the last word alone."""
        words = words.strip(" .,;:")
        if not words or not words[0].isupper() or any(map(str.isdigit, words)):
            return None
        words = words.title() if words.isupper() else words
        found = MENTION.match(words)
        if found is None or found.end() < len(words):
            return None
        name = read_name(words, self.language)
        if not name.words or len(name.words) > 5 or sort_of(name, self.language) or no_name().match(words):
            return None
        if len(name.words) == 1 and not name.title and not is_cited:
            return None
        first = name.words[0].lower()
        is_known = first in given_names() or bool(_INITIAL.match(name.words[0])) or bool(name.title)
        return name.text if is_sure or is_known else None

    def _names(self, signed: Signed, begin: int, end: int) -> bool:
        """Whether some lines speak of who signs."""
        lasts = {name.split()[-1] for name in signed.names}
        return any(last in line.words for line in self.lines[begin:end] for last in lasts)


_CITED = re.compile(rf"(?P<name>{MENTION.pattern}), [^:]{{3,90}}, (?:pp?|ch|vol|no|S|cap|chap|§)\.? ?\d[\d–-]*: (?=\S)")
"""A source before its words: takes `Lind, The Tides, p. 17: `."""
_PAGE = re.compile(r"\b(?:pp?|ch|vol|no|S|cap|chap|§)\.? ?\d")
_PREFACE = re.compile(r"(?:from|aus|da|tiré de|de)\s(?:the\s)?(?:\w+\s){0,3}?(?:to|by|of|von|zu)\s", re.IGNORECASE)
"""What stands before the author of an extract: takes `From the preface to `."""
