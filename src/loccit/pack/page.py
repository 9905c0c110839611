"""The evidence as one HTML file: no script, no picture, no address is fetched."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib import resources

from loccit.check import Report
from loccit.check.reports.people import SIGNS, summary
from loccit.check.verdicts import MEANING, Change
from loccit.pack.evidence import Evidence


def page(report: Report, evidence: Sequence[Evidence], *, sha256: str) -> str:
    """The page of a draft, whose bytes have the given hash."""
    title = f"Evidence for {escape(report.name)}"
    style = resources.files("loccit.pack").joinpath("data", "evidence.css").read_text("utf-8")
    sections = "\n".join(_section(number, one) for number, one in enumerate(evidence, 1))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{escape(summary([report]))}</p>
<p class="quiet">The draft's sha256 is <code>{escape(sha256)}</code>. Hashes prove that files have not changed since
they were added to the archive; they prove neither who wrote them nor that they are true.</p>
{sections}
</main>
</body>
</html>
"""


def _section(number: int, one: Evidence) -> str:
    verdict = one.verdict
    sign = SIGNS[verdict.tone]
    parts = [
        f'<h2 id="v{number}"><span aria-hidden="true">{sign}</span> {number}. {verdict.code}'
        f' <span class="quiet">line {verdict.line}, column {verdict.column}</span></h2>',
        f'<p class="quiet">{escape(MEANING[verdict.code])}</p>',
        f"<blockquote><p>{escape(verdict.quotation)}</p></blockquote>" if verdict.quotation else "",
        f"<p>{_diff(verdict.diff)}</p>" if verdict.diff else "",
        *(f"<p>{escape(note)}</p>" for note in verdict.remarks),
        f"<p><strong>Next:</strong> {escape(verdict.next_step)}</p>" if verdict.next_step else "",
        _source(one),
    ]
    body = "\n".join(part for part in parts if part)
    return f'<section class="{verdict.tone}" aria-labelledby="v{number}">\n{body}\n</section>'


def _source(one: Evidence) -> str:
    if one.cited is None:
        return ""
    source = one.cited.source
    facts = {
        "Passage": f"<code>{one.cited.id}</code>",
        "Reference": escape(one.reference),
        "Words of": escape(" → ".join(one.chain)),
        "Live address": _link(source.url),
        "Captured": escape(source.captured_at or ""),
        "sha256 of the original": f"<code>{escape(source.sha256)}</code>",
    }
    listed = "\n".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts.items() if value)
    context = [
        f'<p class="context">{escape(one.before)}</p>' if one.before else "",
        f"<p>{_marked(one)}</p>",
        f'<p class="context">{escape(one.after)}</p>' if one.after else "",
    ]
    return f'<div class="source">\n{"".join(context)}\n</div>\n<dl>\n{listed}\n</dl>'


def _marked(one: Evidence) -> str:
    """The passage, with the words that the quotation rests on marked."""
    assert one.cited is not None
    words, expected = one.cited.words, one.verdict.expected or ""
    start = words.find(expected) if expected else -1
    if start < 0:
        return escape(words)
    end = start + len(expected)
    return f"{escape(words[:start])}<mark>{escape(expected)}</mark>{escape(words[end:])}"


def _link(url: str | None) -> str:
    if not url or not url.lower().startswith(("http://", "https://")):
        return escape(url or "")
    return f'<a href="{escape(url)}" rel="noreferrer">{escape(url)}</a>'


def _diff(changes: Sequence[Change]) -> str:
    parts = []
    for change in changes:
        if change.op == "equal":
            parts.append(escape(change.draft))
        else:
            parts += [f"<del>{escape(change.draft)}</del>"] if change.draft else []
            parts += [f"<ins>{escape(change.source)}</ins>"] if change.source else []
    return " ".join(parts)
