"""Runs in a peer's own environment: quotations with the texts of their sources → what the peer says of each.

Standard input: `[{"draft": Markdown, "quotation": …, "source": text}, …]`; standard output: a list of true (it passes),
false (it is accused) and null (it is not looked at). The argument names the peer.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any


def quotecheck(case: dict[str, Any]) -> bool | None:
    from quotecheck.batch import run

    found = run(case["draft"], case["source"])
    return found[0].match.ok if found else None


def citefact(case: dict[str, Any]) -> bool | None:
    from citefact.checks.quotes import check_quotes
    from citefact.citations.base import Citation, MatchedCitation
    from citefact.models import Source

    at = re.search(r"\[@\w+\]", case["draft"])
    assert at is not None
    citation = Citation(raw=at.group(), author_string="Source", year=2024, start=at.start(), end=at.end())
    sources = {"s": Source(id="s", title="Source", authors="Source", year=2024, text=case["source"])}
    found = check_quotes(case["draft"], [MatchedCitation(citation, "s", 1.0)], sources)
    return all(one.type == "quote_verified" for one in found) if found else None


def citations(case: dict[str, Any]) -> bool | None:
    from citations.verify import resolve_in

    return resolve_in(case["quotation"], case["source"]).state != "not found"


PEERS = {"quotecheck": quotecheck, "citefact": citefact, "citations": citations}

if __name__ == "__main__":
    print(json.dumps([PEERS[sys.argv[1]](case) for case in json.load(sys.stdin)]))
