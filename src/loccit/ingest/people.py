"""What people write: `sources.yml` (what they know of a source) and `corrections.yml` (what they set right, by ID).

A fault names file and line, and changes nothing. What they say wins over what was found, and never changes an ID.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from loccit import ids
from loccit.errors import LoccitError
from loccit.folder import Folder
from loccit.ingest.said_values import kept
from loccit.model import FIELDS, PUBLISHED_IN, Claim

SOURCE_FIELDS = (
    *FIELDS, *PUBLISHED_IN, "rights", "encoding", "licence", "retrieved_at", "version_of", "quotation_marks", "note",
)  # fmt: skip
_CLAIMED = (*FIELDS, *PUBLISHED_IN, "licence", "quotation_marks")
CORRECTION_FIELDS = {
    "d": (*FIELDS, *PUBLISHED_IN, "rights", "note"),
    "p": ("voice", "note"),
    "q": ("speaker", "kind", "reported_by", "note"),
    "s": ("name", "kind", "same_as", "apart", "note"),
    "w": ("title", "publisher", "issued", "container", "document", "note"),
    "n": ("note",),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of one source or identifier: pairs of field and value, in their order."""

    where: str
    pairs: tuple[tuple[str, str], ...]

    def value(self, name: str) -> str | None:
        """The value of a field, if it is said."""
        return next((value for field_name, value in self.pairs if field_name == name), None)

    def claims(self) -> tuple[Claim, ...]:
        """The claims about a document in it."""
        return tuple(Claim(name, value, self.where) for name, value in self.pairs if name in _CLAIMED)


@dataclass(frozen=True, slots=True)
class People:
    """Both files, read."""

    sources: Mapping[str, Said] = field(default_factory=dict)
    corrections: Mapping[str, Said] = field(default_factory=dict)

    def of_source(self, name: str, sha256: str, document_id: str | None = None) -> tuple[Said, ...]:
        """What is said of a source, the most exact naming first: by ID, by hash, by path, by the file's name."""
        wanted = (document_id or "", sha256, name, name.rsplit("!", 1)[-1].rsplit("/", 1)[-1])
        said = [self.corrections[document_id]] if document_id in self.corrections and document_id else []
        said += [self.sources[key] for key in dict.fromkeys(wanted) if key in self.sources]
        return tuple(said)

    def digest(self, said: Iterable[Said], identifiers: Iterable[str]) -> str:
        """A hash of all that is said of a document and its parts and changes rows; empty where nothing is."""
        corrected = sorted((key, self.corrections[key].pairs) for key in set(identifiers) & self.corrections.keys())
        pairs = [tuple(pair for pair in one.pairs if pair[0] != "version_of") for one in said]
        content = [[some for some, one in zip(pairs, said, strict=True) if some or not one.pairs], corrected]
        if content == [[], []]:
            return ""
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]


def read_people(folder: Folder) -> People:
    """Both files of an archive. Raises Y001 with file and line."""
    sources = {
        key: Said("sources.yml", _pairs(folder.sources, key, node, SOURCE_FIELDS))
        for key, node in _entries(folder.sources)
    }
    corrections = {}
    for key, node in _entries(folder.corrections):
        identifier = ids.normalize(key)
        if not ids.is_valid(identifier):
            raise _fault(folder.corrections, node.start_mark.line, f"{key!r} is no identifier (its check character)")
        pairs = _pairs(folder.corrections, key, node, CORRECTION_FIELDS[identifier[0]])
        corrections[identifier] = Said("corrections.yml", pairs)
    return People(sources, corrections)


def _entries(path: Path) -> Iterable[tuple[str, yaml.Node]]:
    if not path.exists():
        return []
    try:
        root = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line if fault.problem_mark else 0
        raise _fault(path, line, fault.problem or "it is not YAML") from fault
    except (UnicodeDecodeError, yaml.YAMLError) as fault:
        raise _fault(path, 0, str(fault)) from fault
    if root is None:
        return []
    if not isinstance(root, yaml.MappingNode):
        raise _fault(path, root.start_mark.line, "it must be a mapping: a name, a colon, and fields below it")
    seen: dict[str, yaml.Node] = {}
    for key, value in root.value:
        if key.value in seen:
            raise _fault(path, key.start_mark.line, f"{key.value!r} stands in it twice")
        seen[key.value] = value
    return list(seen.items())


def _pairs(path: Path, key: str, node: yaml.Node, allowed: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    if not isinstance(node, yaml.MappingNode):
        raise _fault(path, node.start_mark.line, f"{key!r} must have fields below it, one a line")
    pairs: list[tuple[str, str]] = []
    for name, value in node.value:
        line = name.start_mark.line
        if name.value not in allowed:
            raise _fault(path, line, f"{name.value!r} is no field here; there are {', '.join(allowed)}")
        pairs += [(name.value, one) for one in _values(path, name.value, value)]
    return tuple(pairs)


def _values(path: Path, name: str, node: yaml.Node) -> list[str]:
    if name in _LISTS and isinstance(node, yaml.SequenceNode):
        return [one for child in node.value for one in _values(path, _LISTS[name], child)]
    if not isinstance(node, yaml.ScalarNode):
        raise _fault(path, node.start_mark.line, f"{name!r} must be one value")
    try:
        return [kept(name, str(node.value))]
    except ValueError as fault:
        raise _fault(path, node.start_mark.line, str(fault)) from fault


_LISTS = {"authors": "author", "apart": "apart"}
"""Fields that may have several values, and what each is called in a message."""


def _fault(path: Path, line: int, what: str) -> LoccitError:
    return LoccitError("Y001", f"{path}, line {line + 1}: {what}.", next_step="mend the line; nothing was changed.")
