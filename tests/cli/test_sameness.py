"""What people ask of sameness: relations and origins, silent edits, disagreements, and the way to passim and back."""

import json
import sqlite3
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from loccit.cli import main
from loccit.folder import init_folder
from loccit.ingest import Options, add

HARBOUR = Path(__file__).resolve().parents[2] / "examples" / "harbour"
TEXTS = (
    "mirror-licence.html", "mirror-licence-2.html", "selling-the-tide.html", "askerby-paper.html",
    "interview-askerby.txt", "letters.txt", "letters-crlf.txt", "wire-strike-courier.html", "wire-strike-mirror.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    """An archive of sample texts: two captures of one address, a wire story in two papers, a quotation that travels."""
    folder = init_folder(tmp_path_factory.mktemp("harbour"))
    known = yaml.safe_load((HARBOUR / "sources.yml").read_text("utf-8"))
    for name in TEXTS:
        facts = known.get(name, {})
        rights = "private" if name == "letters.txt" else "open"
        options = Options(url=facts.get("url"), retrieved_at=facts.get("retrieved_at"), rights=rights, workers=1)
        add(folder, [str(HARBOUR / name)], options)
    return folder


@pytest.fixture
def run(harbour):
    return lambda *arguments: CliRunner().invoke(main, ["-a", str(harbour.root), *arguments], catch_exceptions=False)


def ask(folder, statement, *values):
    return sqlite3.connect(folder.database).execute(statement, values).fetchone()[0]


def document(folder, name):
    return ask(
        folder,
        "select v.document_id from versions v join acquisitions a on a.sha256 = v.sha256 where a.name like ?",
        f"%/{name}",
    )


def passage(folder, name, words):
    return ask(
        folder,
        "select id from passages where document_id = ? and text like ?", document(folder, name), f"%{words}%",
    )  # fmt: skip


FEE = "A flat fee in a rising market"


def test_a_quotation_in_three_documents_has_one_origin_and_the_chain_says_why(harbour, run):
    told = run("same", passage(harbour, "interview-askerby.txt", FEE))
    assert told.exit_code == 0
    lines = told.stdout.splitlines()
    assert lines[0].endswith("  passage: in 3 documents, 1 origin")
    assert lines[1] == f"  origin {document(harbour, 'askerby-paper.html')}  A Share of the Fares"
    assert "same_quotation of" in lines[2]
    assert "\nthe same quotation (same_quotation)\n" in told.stdout
    assert f"      {FEE} is a gift with a calendar on it" in lines


def test_a_passage_of_a_copy_is_not_independent_though_no_row_names_it(harbour, run):
    copy, first = document(harbour, "wire-strike-mirror.html"), document(harbour, "wire-strike-courier.html")
    identifier = ask(harbour, "select id from passages where document_id = ? and ordinal = 2", copy)
    told = run("same", identifier, "--json")
    answer = json.loads(told.stdout)
    assert (told.exit_code, answer["matches"]) == (0, [])
    assert answer["independence"]["summary"] == "in 2 documents, 1 origin"
    assert answer["independence"]["origins"][0]["document_id"] == first
    assert answer["independence"]["origins"][0]["followers"][0]["document_id"] == copy


def test_same_of_a_document_names_both_sides_with_score_and_reason(harbour, run):
    copy, first = document(harbour, "wire-strike-mirror.html"), document(harbour, "wire-strike-courier.html")
    (match,) = json.loads(run("same", copy, "--json").stdout)["matches"]
    assert (match["kind"], match["a"]["id"], match["b"]["id"], match["asked"]) == ("near_duplicate", copy, first, "a")
    assert match["score"] > 0.9
    others = json.loads(run("same", first, "--json").stdout)["matches"]
    (other,) = [one for one in others if one["kind"] == "near_duplicate"]
    assert (other["a"]["id"], other["asked"]) == (copy, "b")


def test_a_quotation_has_only_the_matches_that_overlap_it(harbour, run):
    whole = passage(harbour, "selling-the-tide.html", FEE)
    identifier = ask(harbour, "select id from quotations where passage_id = ? and text like ?", whole, f"%{FEE}%")
    answer = json.loads(run("same", identifier, "--json").stdout)
    assert answer["kind"] == "quotation"
    assert answer["independence"]["documents"] == 3
    assert all(FEE in match["a"]["words"] for match in answer["matches"])


def test_same_ends_with_1_where_nothing_is_shared_and_for_no_identifier(harbour, run):
    alone = passage(harbour, "mirror-licence-2.html", "")
    told = run("same", alone)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == f"nothing shares the words of {alone}.\n"
    unknown = run("same", "pnothing00")
    assert (unknown.exit_code, unknown.stderr.splitlines()[0][:11]) == (1, "Error C002:")
