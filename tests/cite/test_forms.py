"""Each form, as a whole, for a passage, a quotation, a note, a document, and for sources that state little."""

from __future__ import annotations

import base64
import json
from dataclasses import replace

import pytest

from loccit.citable import Citable, Source
from loccit.cite import extension, forms, in_format, media_type
from loccit.errors import UsageError

TIDE = Source(
    "d3qq4wg9sr", "a" * 64, "Selling the Tide: Who Owns the Skarne Crossing?", ("Mira Quillfeather",),
    "Ansgar Institute", "Briefing 14", "2024-05-09", language="en", url="https://ansgar-institute.example/briefings/14",
    retrieved_at="2024-06-02T08:14:00Z", captured_at="2024-06-02T08:14:00Z",
)  # fmt: skip
PASSAGE = Citable(
    "ptrb01mktp", "passage", TIDE, words="She sold it.", section="I", page="3", paragraph=5, start=10, end=22,
    exact="She sold it.", prefix="Before. ", suffix=" After.",
)  # fmt: skip
QUOTATION = replace(
    PASSAGE, id="qcbjk9ch09", kind="quotation", speaker="Ilse Torvane", reported_by="Sound Radio Four",
    passage_id="ptrb01mktp",
)  # fmt: skip
BARE = Citable("pc8cswvgnx", "passage", Source("dxvk2m1tsx", "b" * 64), words="Words.")
HOSTILE = Citable(
    "pc8cswvgnx", "passage",
    Source(
        "dxvk2m1tsx", "c" * 64, "}50% [of] <b>|all|</b> #1_\\ & ~^ {{x}}", ('O. "Q" & Sons',),
        url="javascript:alert(1)",
        published="about 1890",
    ),
)  # fmt: skip
BASE = "https://papers.example/"

WHOLE = {
    ("text", "passage"): "Mira Quillfeather, “Selling the Tide: Who Owns the Skarne Crossing?”, Briefing 14, Ansgar "
    "Institute, 9 May 2024, p. 3, sec. I, para. 5, https://ansgar-institute.example/briefings/14 (accessed 2 June "
    "2024), passage ptrb01mktp, https://papers.example/p/ptrb01mktp",
    ("text", "quotation"): "Ilse Torvane, as reported by Sound Radio Four, quoted in Mira Quillfeather, “Selling the "
    "Tide: Who Owns the Skarne Crossing?”, Briefing 14, Ansgar Institute, 9 May 2024, p. 3, sec. I, para. 5, "
    "https://ansgar-institute.example/briefings/14 (accessed 2 June 2024), quotation qcbjk9ch09, "
    "https://papers.example/p/ptrb01mktp",
    ("text", "bare"): "passage pc8cswvgnx, https://papers.example/p/pc8cswvgnx",
    ("markdown", "passage"): "[Quillfeather 2024, p. 3, sec. I, para. 5](https://papers.example/p/ptrb01mktp)",
    ("markdown", "bare"): "[dxvk2m1tsx](https://papers.example/p/pc8cswvgnx)",
    ("pandoc", "passage"): "[@ptrb01mktp]",
    ("obsidian", "quotation"): "[[d3qq4wg9sr#^ptrb01mktp|Ilse Torvane, as reported by Sound Radio Four, quoted in "
    "Quillfeather 2024, p. 3, sec. I, para. 5]]",
    ("html", "passage"): '<span class="citation">Mira Quillfeather, <a href="https://ansgar-institute.example/'
    'briefings/14"><cite>Selling the Tide: Who Owns the Skarne Crossing?</cite></a>, Briefing 14, Ansgar Institute, '
    '<time datetime="2024-05-09">9 May 2024</time>, p. 3, sec. I, para. 5, accessed <time datetime="2024-06-02">'
    '2 June 2024</time>, <a href="https://papers.example/p/ptrb01mktp">ptrb01mktp</a></span>',
    ("html", "hostile"): '<span class="citation">O. &quot;Q&quot; &amp; Sons, <cite>}50% [of] &lt;b&gt;|all|&lt;/b&gt; '
    "#1_\\ &amp; ~^ {{x}}</cite>, about 1890, "
    '<a href="https://papers.example/p/pc8cswvgnx">pc8cswvgnx</a></span>',
    ("wiki", "passage"): '<ref name="ptrb01mktp">{{cite web |last=Quillfeather |first=Mira |title=Selling the Tide: '
    "Who Owns the Skarne Crossing? |series=Briefing 14 |publisher=Ansgar Institute |date=2024-05-09 "
    "|url=https://ansgar-institute.example/briefings/14 |access-date=2024-06-02 |page=3 |at=sec. I, para. 5}}</ref>",
    ("wiki", "bare"): '<ref name="pc8cswvgnx">{{citation |title=&#91;Untitled document dxvk2m1tsx&#93;}}</ref>',
    ("bibtex", "passage"): """@online{d3qq4wg9sr,
  ids       = {ptrb01mktp},
  author    = {Quillfeather, Mira},
  title     = {Selling the Tide: Who Owns the Skarne Crossing?},
  series    = {Briefing 14},
  publisher = {Ansgar Institute},
  date      = {2024-05-09},
  year      = {2024},
  url       = {https://ansgar-institute.example/briefings/14},
  urldate   = {2024-06-02},
  langid    = {english},
  locators  = {ptrb01mktp: p. 3, sec. I, para. 5},
  sha256    = {aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa},
}""",
    ("bibtex", "hostile"): r"""@online{dxvk2m1tsx,
  ids       = {pc8cswvgnx},
  author    = {{O. "Q" \& Sons}},
  title     = {\}50\% [of] <b>|all|</b> \#1\_\textbackslash{} \& \textasciitilde{}\textasciicircum{} \{\{x\}\}},
  date      = {about 1890},
  url       = {javascript:alert(1)},
  sha256    = {cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc},
}""",
    ("ris", "passage"): "\r\n".join((
        "TY  - ELEC", "ID  - d3qq4wg9sr", "AU  - Quillfeather, Mira",
        "TI  - Selling the Tide: Who Owns the Skarne Crossing?", "T3  - Briefing 14", "PB  - Ansgar Institute",
        "PY  - 2024", "DA  - 2024/05/09/", "UR  - https://ansgar-institute.example/briefings/14",
        "Y2  - 2024/06/02/", "LA  - en", "AN  - sha256:" + "a" * 64, "ER  - ",
    )),
    ("robust-link", "passage"): '<a href="https://ansgar-institute.example/briefings/14" data-originalurl='
    '"https://ansgar-institute.example/briefings/14" data-versionurl="https://papers.example/p/ptrb01mktp" '
    'data-versiondate="2024-06-02">Quillfeather 2024, p. 3, sec. I, para. 5</a>',
    ("robust-link", "hostile"): '<a href="https://papers.example/p/pc8cswvgnx" data-versionurl='
    '"https://papers.example/p/pc8cswvgnx">O. &quot;Q&quot; &amp; Sons</a>',
    ("csl-json", "passage"): """[
  {
    "id": "d3qq4wg9sr",
    "type": "webpage",
    "author": [
      {
        "family": "Quillfeather",
        "given": "Mira"
      }
    ],
    "title": "Selling the Tide: Who Owns the Skarne Crossing?",
    "collection-title": "Briefing 14",
    "publisher": "Ansgar Institute",
    "issued": {
      "date-parts": [
        [
          2024,
          5,
          9
        ]
      ]
    },
    "URL": "https://ansgar-institute.example/briefings/14",
    "accessed": {
      "date-parts": [
        [
          2024,
          6,
          2
        ]
      ]
    },
    "language": "en",
    "note": "sha256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "custom": {
      "loccit": {
        "ptrb01mktp": "p. 3"
      }
    }
  }
]""",
    ("w3c", "passage"): """{
  "@context": "http://www.w3.org/ns/anno.jsonld",
  "id": "https://papers.example/p/ptrb01mktp",
  "type": "Annotation",
  "motivation": "identifying",
  "target": {
    "source": "https://ansgar-institute.example/briefings/14",
    "selector": [
      {
        "type": "TextQuoteSelector",
        "exact": "She sold it.",
        "prefix": "Before. ",
        "suffix": " After."
      },
      {
        "type": "TextPositionSelector",
        "start": 10,
        "end": 22
      }
    ],
    "state": {
      "type": "TimeState",
      "sourceDate": "2024-06-02T08:14:00Z",
      "cached": "https://papers.example/d/d3qq4wg9sr"
    }
  }
}""",
}  # fmt: skip
CITED = {"passage": PASSAGE, "quotation": QUOTATION, "bare": BARE, "hostile": HOSTILE}


@pytest.mark.parametrize(("form", "which"), WHOLE, ids=" ".join)
def test_a_citation_is_this_and_nothing_else(form: str, which: str):
    assert in_format(CITED[which], form, base=BASE) == WHOLE[form, which]


def test_every_form_is_tested():
    assert {form for form, _ in WHOLE} == set(forms())


def test_an_annotation_without_an_address_is_named_by_the_hash_of_its_original():
    annotation = json.loads(in_format(replace(PASSAGE, source=replace(PASSAGE.source, url=None)), "w3c"))
    name = "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(PASSAGE.source.sha256)).decode().rstrip("=")
    assert annotation["id"] == f"{name}#ptrb01mktp"
    assert (annotation["target"]["source"], annotation["target"]["state"]["cached"]) == (name, name)


def test_a_passage_and_a_quotation_in_it_are_two_annotations():
    both = json.loads(in_format([PASSAGE, replace(QUOTATION, passage_id=PASSAGE.id)], "w3c", base=BASE))
    assert [one["id"] for one in both] == [f"{BASE}p/{PASSAGE.id}", f"{BASE}p/{PASSAGE.id}#{QUOTATION.id}"]


def test_two_passages_of_a_document_are_one_record():
    assert in_format([PASSAGE, QUOTATION], "ris") == in_format(PASSAGE, "ris")


def test_two_passages_of_a_document_are_one_entry_with_both_as_aliases():
    """biblatex 3.14, `ids`: further keys by which an entry is cited."""
    place = "p. 3, sec. I, para. 5"
    assert in_format([PASSAGE, QUOTATION], "bibtex") == in_format(PASSAGE, "bibtex").replace(
        "{ptrb01mktp}", "{ptrb01mktp, qcbjk9ch09}"
    ).replace(f"{{ptrb01mktp: {place}}}", f"{{ptrb01mktp: {place}; qcbjk9ch09: {place}}}")
    assert "ids" not in in_format(replace(PASSAGE, id=TIDE.id, kind="document"), "bibtex")


def test_several_passages_are_one_group_for_pandoc():
    assert in_format([PASSAGE, BARE], "pandoc") == "[@ptrb01mktp; @pc8cswvgnx]"


@pytest.mark.parametrize("form", forms())
def test_a_source_that_states_nothing_is_cited_without_inventing_anything(form: str):
    written = in_format(BARE, form)
    assert written
    for invented in ("None", "n.d.", "Unknown", "Anonymous", "untitled", "[]"):
        assert invented not in written


def test_the_sources_own_paper_is_no_outlet_between():
    own = replace(QUOTATION, reported_by="Ansgar Institute")
    assert in_format(own, "markdown").startswith("[Ilse Torvane, quoted in Quillfeather 2024")


def test_a_form_that_is_not_known_is_named_with_those_that_are():
    with pytest.raises(UsageError) as caught:
        in_format(PASSAGE, "telex")
    assert (caught.value.code, caught.value.next_step) == (
        "C003",
        "one of bibtex, csl-json, html, markdown, obsidian, pandoc, ris, robust-link, text, w3c, wiki.",
    )


def test_forms_say_what_their_files_are():
    assert [(extension(form), media_type(form).split(";")[0]) for form in ("bibtex", "csl-json", "ris")] == [
        (".bib", "application/x-bibtex"),
        (".json", "application/vnd.citationstyles.csl+json"),
        (".ris", "application/x-research-info-systems"),
    ]


def test_bibtex_protects_the_words_with_a_capital_inside():
    source = replace(PASSAGE.source, title="McCoy's Ferry: what NATO & the U_N said in Skarne")
    entry = in_format([replace(PASSAGE, source=source)], "bibtex")
    assert r"title     = {{McCoy}'s Ferry: what {NATO} \& the U\_N said in Skarne}," in entry
