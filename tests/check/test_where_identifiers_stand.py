"""Where an identifier may stand: in every form of every format it goes with its quotation."""

from __future__ import annotations

import pytest
from cases import with_identifiers

from loccit.check import check, read_draft
from loccit.check.words.tokens import tokens
from loccit.db.quotable import Quotables

BAD = "Clause 18 is the heart of the dispute"
OK = "None was refused in writing"
FORMS = [
    ("x.html", f'<blockquote cite="https://papers.example/p/@clause"><p>{BAD}</p></blockquote>', "altered"),
    ("x.html", f'<p>He says <q cite="https://papers.example/p/@clause">{BAD}</q>.</p>', "altered"),
    (
        "x.html",
        f'<p>He says “{BAD}”<sup><a href="#fn1">1</a></sup>.</p><ol><li id="fn1"><a href="https://papers.example/p/@clause">here</a></li></ol>',
        "altered",
    ),
    ("x.html", f"<figure><blockquote>{BAD}</blockquote><figcaption>[@clause]</figcaption></figure>", "altered"),
    ("x.html", f"<blockquote><p>{BAD}</p><p><cite>Somebody</cite>, @clause</p></blockquote>", "altered"),
    ("x.tex", f"He says ``{BAD}'' \\footcite[12]{{@clause}}.", "altered"),
    ("x.tex", f"\\textquote[{{\\cite{{@clause}}}}]{{{BAD}}}.", "altered"),
    ("x.tex", f"\\blockquote[\\cite{{@clause}}]{{{BAD}}}.", "altered"),
    ("x.tex", f"\\blockcquote{{@clause}}{{{BAD}}}.", "altered"),
    ("x.tex", f"\\textcquote[12]{{@clause}}{{{BAD}}}.", "altered"),
    ("x.tex", f"\\begin{{displaycquote}}{{@clause}}\n{BAD}\n\\end{{displaycquote}}", "altered"),
    ("x.tex", f"\\begin{{displayquote}}[\\cite{{@clause}}]\n{BAD}\n\\end{{displayquote}}", "altered"),
    ("x.tex", f"\\enquote{{{BAD}}} \\href{{https://papers.example/p/@clause}}{{(source)}}.", "altered"),
    (
        "x.tex",
        f"\\begin{{quotation}}{BAD}\\end{{quotation}}\\footnote{{See \\url{{https://papers.example/p/@clause}}.}}",
        "altered",
    ),
    ("x.tex", f"\\foreignquote{{german}}{{{BAD}}} (\\autocite{{@clause}}).", "altered"),
    ("x.txt", f'He says "{BAD}" [1].\n\nNotes\n\n[1] @clause\n', "altered"),
    ("x.txt", f'He says "{BAD}" (1).\n\n1. @clause\n', "altered"),
    ("x.txt", f'He says "{BAD}" <https://papers.example/p/@clause>.', "altered"),
    ("x.md", f"> {BAD}\n>\n> — [source](https://papers.example/p/@clause)", "altered"),
    ("x.md", f"> {BAD}\n\n— Somebody, [@clause]", "altered"),
    ("x.md", f"| a | b |\n|---|---|\n| “{BAD}” | [@clause] |\n| “{OK}” | [@clause] |", "altered exact"),
    ("x.md", f"1. “{BAD}” [@clause]\n2. “{OK}” [@clause]", "altered exact"),
    ("x.md", f"He says “{BAD}” ([[@clause]]).", "altered"),
    ("x.md", f"“{OK},” says a pilot. “{OK}” [@clause].", "exact exact"),
    ("x.md", f"“{OK}.” So says a pilot. “{OK}” [@clause].", "unsourced_quote exact"),
    ("x.md", f"He says “{BAD}”{{@clause}}", "altered"),
    ("x.md", f'He says "{BAD}"<!-- @clause -->', ""),
    ("x.md", f"He says “{BAD}” <https://papers.example/p/@clause>", "altered"),
    ("x.md", f"He says “{BAD}” (https://papers.example/p/@clause#x)", "altered"),
    ("x.md", f"He says [“{BAD}”](https://papers.example/p/@clause).", "altered"),
    ("x.md", f"He says [“{BAD}”][1].\n\n[1]: https://papers.example/p/@clause", "altered"),
    (
        "x.md",
        f"He says “{BAD}”.[^a] And “{OK}”.[^b]\n\n[^a]: [x][1]\n[^b]: [y][1]\n\n[1]: https://papers.example/p/@clause",
        "altered exact",
    ),
    ("x.md", f"- He says “{BAD}” [x] [1].\n\n[1]: https://papers.example/p/@clause", "altered"),
    ("x.md", f"He says “{BAD}” [x]\\[1].\n\n[1]: https://papers.example/p/@clause", ""),
    ("x.md", f"[@clause]: He says “{BAD}”", "altered"),
    ("x.md", f"@clause [p. 3] says “{BAD}”", "altered"),
    ("x.md", f"As @clause puts it: “{BAD}”", "altered"),
    ("x.md", f"“{BAD}” [see @clause, p. 3, and others].", "altered"),
    ("x.md", f"“{BAD}” [-@clause].", "altered"),
    ("x.md", f"@fee says “4.2 million crowns a year”. @clause [p. 2] says “{BAD}”. All know.", "exact altered"),
    (
        "x.tex",
        f"\\textcite[12]{{@fee}} says ``4.2 million crowns a year''. "
        f"\\textcite{{@clause}} says ``{OK}''. \\cite{{@fee}} has ``{OK}''.",
        "exact exact wrong_passage",
    ),
]


@pytest.mark.parametrize(("name", "draft", "verdicts"), FORMS)
def test_an_identifier_goes_with_its_quotation(name: str, draft: str, verdicts: str, archive: Quotables):
    found = check(read_draft(with_identifiers(draft).encode(), name), archive).verdicts
    assert [verdict.code for verdict in found] == verdicts.split()


@pytest.mark.parametrize("written", ["{0}-{1}-{2}", "{0}{1}-{2}", "@{0}-{1}{2}"])
@pytest.mark.parametrize("change", [str, str.upper])
def test_an_identifier_is_seen_in_any_spelling(written: str, change: type[str], archive: Quotables):
    known = with_identifiers("@clause")[1:]
    spelled = change(written.format(known[:3], known[3:6], known[6:]))
    found = check(read_draft(f"He says “{BAD}” ({spelled}).".encode(), "x.md"), archive).verdicts
    assert [verdict.code for verdict in found] == ["altered"]


def test_words_with_hyphens_are_no_identifiers(archive: Quotables):
    draft = "A part-time-x “heart of the dispute” [@doe-2024-paper] (p-bcd-fgh-jkl), q-3-4-5-6-7-8-9-0-1-2."
    assert read_draft(draft.encode(), "x.md").mentions == ()


def test_joiners_that_nobody_sees_around_a_dash_change_no_word():
    """Web pages keep years together with U+2060; a draft has them rarely."""
    assert tokens("the years 1909\u2060–\u20601913").keys == tokens("the years 1909–1913").keys
