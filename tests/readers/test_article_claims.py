"""Where an article came out, as its page or its JATS file states it."""

from __future__ import annotations

import json

import pytest

from loccit import parse
from loccit.model import PUBLISHED_IN

BODY = "<body><article><h1>Bollards</h1><p>The bollards of Skarne were cast in one summer.</p></article></body>"
WHOLE = {"journal": "Skarne Review", "volume": "7", "issue": "3", "pages": "35-40", "doi": "10.5555/skarne.7"}


def stated(payload: str, name: str) -> dict[str, str]:
    """The first claim of each field."""
    claims = parse(payload.encode(), name=name).claims
    return {claim.field: claim.value for claim in reversed(claims) if claim.field in PUBLISHED_IN}


def page(head: str) -> dict[str, str]:
    return stated(f'<html lang="en"><head><title>Bollards</title>{head}</head>{BODY}</html>', "bollards.html")


def metas(**named: str) -> str:
    return "".join(f'<meta name="{name.replace("__", ".")}" content="{value}">' for name, value in named.items())


@pytest.mark.parametrize(
    "names",
    [
        "citation_journal_title citation_volume citation_issue citation_firstpage citation_lastpage citation_doi",
        "prism.publicationName prism.volume prism.number prism.startingPage prism.endingPage prism.doi",
        "eprints.publication eprints.volume eprints.number eprints.pagerange - eprints.id_number",
        "bepress_citation_journal_title DC.Source.Volume DC.Source.Issue DC.Identifier.pageNumber - DC.Identifier",
    ],
)
def test_the_tags_of_scholarly_sites(names: str):
    values = ["Skarne Review", "7", "3", "35", "40", "doi:10.5555/skarne.7"]
    if " - " in names:
        values[3] = "35–40"
    assert page(metas(**dict(zip(names.replace(".", "__").split(), values, strict=True)))) == WHOLE


def test_what_is_no_value_is_no_claim_and_the_next_tag_is_heard():
    head = metas(
        citation_journal_title="https://review.example/", prism__publicationName="Skarne Review",
        citation_volume="0", citation_issue="ahead-of-print", citation_firstpage="n/a", citation_lastpage="40",
        citation_doi="10274", dc__identifier="https://doi.org/10.5555/skarne.7", citation_journal_abbrev="1",
    )  # fmt: skip
    assert page(head) == {"journal": "Skarne Review", "doi": "10.5555/skarne.7"}


def test_who_issues_a_report_is_no_journal():
    head = metas(citation_journal_title="Quay Press", citation_technical_report_institution="Quay Press")
    assert page(head) == {}


def test_a_chapter_is_in_a_book():
    head = metas(citation_inbook_title="The Book of Quays", citation_pages="35-40", citation_isbn="9")
    assert page(head) == {"book": "The Book of Quays", "pages": "35-40"}


def test_a_number_stands_for_pages_where_there_are_none():
    assert page(metas(citation_elocation_id="e2065"))["pages"] == "e2065"
    assert page(metas(citation_pages="24")) == {}  # how many, as some say


def linked(*objects: object) -> dict[str, str]:
    return page(f'<script type="application/ld+json">{json.dumps(objects)}</script>')


ISSUE = {
    "@type": "PublicationIssue", "issueNumber": 3,
    "isPartOf": {"@type": ["PublicationVolume", "Periodical"], "volumeNumber": "7", "name": "Skarne Review"},
}  # fmt: skip
ARTICLE = {
    "@type": "ScholarlyArticle", "headline": "Bollards", "pageStart": "35", "pageEnd": 40, "isPartOf": ISSUE,
    "sameAs": ["https://review.example/7", "https://doi.org/10.5555/skarne.7"],
}  # fmt: skip


def test_an_article_of_linked_data_is_in_an_issue_of_a_volume_of_a_periodical():
    assert linked(ARTICLE) == WHOLE
    apart = [{**ISSUE, "@id": "#issue"}, {**ARTICLE, "isPartOf": {"@id": "#issue"}}]
    assert linked(*apart) == WHOLE
    assert linked({**ARTICLE, "@type": "NewsArticle", "identifier": {"@type": "PropertyValue", "value": "7"}}) == WHOLE


def test_an_article_of_a_site_is_in_no_journal():
    site = {"@type": "Periodical", "name": "Skarne Mirror"}
    news = {"@type": "NewsArticle", "headline": "Bollards", "isPartOf": site, "identifier": "7", "pageStart": "1"}
    assert linked(news) == {}
    assert linked({**ARTICLE, "isPartOf": ["#site"], "sameAs": None, "pageStart": True}) == {}


def test_the_head_of_a_page_is_believed_before_its_linked_data():
    data = f'<script type="application/ld+json">{json.dumps({**ARTICLE, "pageStart": "1"})}</script>'
    assert page(data + metas(citation_firstpage="35", citation_lastpage="40")) == WHOLE


JATS = """<article dtd-version="1.3"><front><journal-meta><journal-title-group>
<journal-title>Skarne Review</journal-title>
<abbrev-journal-title>Sk. Rev.</abbrev-journal-title></journal-title-group></journal-meta><article-meta>
<article-id pub-id-type="pmid">77</article-id><article-id pub-id-type="doi">10.5555/skarne.7</article-id>
<title-group><article-title>Bollards</article-title></title-group><volume>7</volume><issue>3</issue>PAGES
<product><source>A book of quays</source><volume>99</volume><fpage>1</fpage></product>
<related-article><volume>98</volume><elocation-id>e9</elocation-id></related-article></article-meta></front>
<body><p>The bollards of Skarne were cast in one summer.</p></body><back><ref-list><ref><mixed-citation>
<volume>97</volume>
<fpage>11</fpage><pub-id pub-id-type="doi">10.5555/other</pub-id></mixed-citation></ref></ref-list></back></article>"""


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ("<fpage>35</fpage><lpage>40</lpage>", "35-40"),
        ("<fpage>35</fpage><page-range>35–40</page-range>", "35"),
        ("<page-range>35–40</page-range>", "35-40"),
        ("<elocation-id>e2065</elocation-id>", "e2065"),
        ("", None),
    ],
)
def test_the_front_of_a_jats_article_states_it_and_nothing_of_other_articles(pages: str, found: str | None):
    expected = {**WHOLE, "pages": found} if found else {key: WHOLE[key] for key in WHOLE if key != "pages"}
    assert stated(JATS.replace("PAGES", pages), "bollards.nxml") == expected


def test_a_journal_without_a_title_is_called_by_its_abbreviation():
    short = JATS.replace("<journal-title>Skarne Review</journal-title>", "<journal-title/>")
    assert stated(short, "bollards.nxml")["journal"] == "Sk. Rev."
