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
from loccit.web.lookups.origins import origins

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


def test_the_page_of_a_passage_tells_its_origins_with_the_chain(harbour):
    identifier = passage(harbour, "interview-askerby.txt", FEE)
    found = origins(sqlite3.connect(harbour.database), identifier)
    assert found.summary == "in 3 documents, 1 origin"
    (family,) = found.families
    assert (family[0].title, family[0].kinds) == ("A Share of the Fares", ())
    assert [one.kinds[0][0] for one in family[1:]] == ["same_quotation", "same_quotation"]
    alone = ask(
        harbour,
        "select id from passages p where document_id = ?1 and id not in (select a_id from matches union select b_id"
        " from matches) and ?1 not in (select a_id from matches union select b_id from matches)",
        document(harbour, "interview-askerby.txt"),
    )  # fmt: skip
    assert origins(sqlite3.connect(harbour.database), alone) is None


def test_what_is_a_candidate_only_is_told_last(harbour, run):
    row = ask(harbour, "select a_id from matches where how like '%candidate only%'")
    told = run("same", row).stdout
    assert "candidate only:" in told.partition("candidates only: so few words may have been said twice")[2]


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
    said = FEE.removesuffix(" rising market")  # the display quote beside it drops a word
    assert all(said in match["a"]["words"] for match in answer["matches"])


def test_same_ends_with_1_where_nothing_is_shared_and_for_no_identifier(harbour, run):
    alone = passage(harbour, "mirror-licence-2.html", "")
    told = run("same", alone)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == f"nothing shares the words of {alone}.\n"
    unknown = run("same", "pnothing00")
    assert (unknown.exit_code, unknown.stderr.splitlines()[0][:11]) == (1, "Error C002:")


def test_diff_names_what_changed_the_gravest_first_and_whether_it_was_silent(harbour, run):
    identifier = document(harbour, "mirror-licence.html")
    told = run("diff", identifier, "--json")
    (step,) = json.loads(told.stdout)["comparisons"]
    assert (told.exit_code, step["older"]["ordinal"], step["newer"]["ordinal"], step["silent"]) == (0, 1, 2, True)
    assert [(one["status"], one["kinds"]) for one in step["changes"]] == [
        ("edited", ["negation"]), ("edited", ["number"]), ("edited", ["name"]), ("gone", ["other"]),
        ("added", ["other"]),
    ]  # fmt: skip
    assert [one["cited"] for one in step["changes"]] == [True, True, True, True, False], "a note cites the document"
    assert [(one["was"], one["now"]) for one in step["changes"][1]["edits"]] == [("240", "140")]
    held = "select count(*) from ledger where document_id = ? and id = ?"
    assert all(ask(harbour, held, identifier, one["id"]) for one in step["changes"])


def test_diff_shows_the_words_on_either_side_of_a_change(harbour, run):
    told = run("diff", document(harbour, "mirror-licence.html"))
    assert (
        "  edited, cited: number\n    number: “We shall bring [-240-] {+140+} places of work to this quay\n"
        in told.stdout
    )
    assert "silent: the newer one owns up to none" in told.stdout


def test_captures_are_chosen_by_number_in_the_order_that_is_asked_for(harbour, run):
    identifier = document(harbour, "mirror-licence.html")
    (step,) = json.loads(run("diff", identifier, "--captures", "2,1", "--json").stdout)["comparisons"]
    assert [(one["was"], one["now"]) for one in step["changes"][1]["edits"]] == [("140", "240")]
    for wrong in ("2", "one,two", "1,9"):
        told = run("diff", identifier, "--captures", wrong)
        assert (told.exit_code, told.stderr[:11]) == (2, "Error C001:")


def test_diff_ends_with_1_where_there_is_one_capture(harbour, run):
    identifier = document(harbour, "wire-strike-mirror.html")
    told = run("diff", identifier)
    assert (told.exit_code, told.stdout, told.stderr) == (1, "", f"{identifier} has one capture.\n")


FARES = """Fares on the Lowmere Boat

The ferry company of Lowmere raised its fares by 12 marks in the first week of a very wet March.

Nobody on the quay had been asked, and the winter boat would cost 30 marks from now on.

The harbour board will not meet again before the swallows come back to the roof of the station.
"""
QUOTING = """What the Paper Said

There are three shops in the street behind the church, and every one of them has a window full of old photographs.

My grandmother kept the second, and she read each newspaper twice before anybody was allowed to wrap a herring in it.

The paper wrote that “nobody on the quay had been asked, and the winter boat would cost 30 marks from now on”.
"""


def test_cited_passages_come_first_though_others_changed_more_gravely(folder, tmp_path):
    paper, essay = tmp_path / "fares.txt", tmp_path / "essay.txt"
    paper.write_text(FARES)
    essay.write_text(QUOTING)
    add(folder, [str(paper)], Options(retrieved_at="2021-03-01T00:00:00Z", workers=1))
    add(folder, [str(essay)], Options(workers=1))
    changed = FARES.replace("will not meet", "will meet").replace(
        "the winter boat would", "the early winter boat would"
    )
    paper.write_text(changed)
    add(folder, [str(paper)], Options(retrieved_at="2021-04-01T00:00:00Z", workers=1))
    told = CliRunner().invoke(main, ["-a", str(folder.root), "diff", document(folder, "fares.txt"), "--json"])
    (step,) = json.loads(told.stdout)["comparisons"]
    assert [(one["cited"], one["kinds"]) for one in step["changes"]] == [(True, ["other"]), (False, ["negation"])]


def test_where_an_original_is_lost_the_kept_text_is_compared(folder, tmp_path):
    paper = tmp_path / "fares.txt"
    for text, day in ((FARES, "2021-03-01"), (FARES.replace("12 marks", "21 marks"), "2021-04-01")):
        paper.write_text(text)
        add(folder, [str(paper)], Options(retrieved_at=f"{day}T00:00:00Z", workers=1))
    first = ask(folder, "select sha256 from versions where ordinal = 1")
    (folder.root / "data" / first[0] / first).unlink()
    told = CliRunner().invoke(main, ["-a", str(folder.root), "diff", document(folder, "fares.txt"), "--json"])
    (step,) = json.loads(told.stdout)["comparisons"]
    assert [one["kinds"] for one in step["changes"] if one["status"] == "edited"] == [["number"]]


BOARD = """The Harbour Board

The keeper of the museum at Lowmere says that the Skarne Harbour Board bought 12 ferries from Castellane in 1998.

The board has not bought anything since, and its meetings have been moved to a smaller room.
"""
GAZETTE = """What the Gazette Remembers

According to the almanac the Skarne Harbour Board bought 14 ferries from Castellane, and two of them sank.

The gazette itself was founded later, in a house that looked away from the water.
"""


@pytest.fixture
def papers(folder, tmp_path):
    for name, text in (("board", BOARD), ("gazette", GAZETTE), ("fares", FARES), ("said", QUOTING)):
        (tmp_path / f"{name}.txt").write_text(text)
        add(folder, [str(tmp_path / f"{name}.txt")], Options(workers=1))
    return folder


def test_figures_that_differ_stand_side_by_side_and_nobody_is_judged(papers):
    def run(*arguments):
        return CliRunner().invoke(main, ["-a", str(papers.root), "disagreements", *arguments], catch_exceptions=False)

    told = run("--json")
    (one,) = json.loads(told.stdout)["disagreements"]
    assert (told.exit_code, one["kind"], {one["a"]["figure"], one["b"]["figure"]}) == (0, "count", {"12", "14"})
    assert {one["a"]["title"], one["b"]["title"]} == {"The Harbour Board", "What the Gazette Remembers"}
    assert "12 or 14" in run().stdout or "14 or 12" in run().stdout
    assert "who is right is not said" in run().stderr
    board, fares = document(papers, "board.txt"), document(papers, "fares.txt")
    (again,) = json.loads(run("--document", board, "--json").stdout)["disagreements"]
    assert [again[side]["passage_id"] for side in "ab"] == [one[side]["passage_id"] for side in "ab"]
    assert run("--document", fares).exit_code == 1


def test_same_tells_what_contradicts_a_passage(papers):
    def run(*arguments):
        return CliRunner().invoke(main, ["-a", str(papers.root), *arguments], catch_exceptions=False)

    (one,) = json.loads(run("disagreements", "--json").stdout)["disagreements"]
    here, there = one["a"], one["b"]
    told = run("same", here["passage_id"])
    assert told.exit_code == 0
    assert f"numbers: {here['figure']} or {there['figure']}  {there['passage_id']}" in told.stdout
    (again,) = json.loads(run("same", here["document_id"], "--json").stdout)["disagreements"]
    assert {again[side]["passage_id"] for side in "ab"} == {here["passage_id"], there["passage_id"]}
    fares = document(papers, "fares.txt")
    assert json.loads(run("same", fares, "--json").stdout)["disagreements"] == []


def test_suggestions_are_a_table_of_a_file_of_their_own(papers, tmp_path):
    def run(*arguments):
        return CliRunner().invoke(main, ["-a", str(papers.root), "disagreements", *arguments], catch_exceptions=False)

    path = tmp_path / "differing.db"
    (one,) = json.loads(run("--json").stdout)["disagreements"]
    assert (run("--output", str(path)).exit_code, run("--output", str(path)).exit_code) == (0, 2)
    rows = sqlite3.connect(path).execute("select kind, a_id, a_figure, b_id, b_figure from disagreements").fetchall()
    a, b = one["a"], one["b"]
    assert rows == [("count", a["passage_id"], a["figure"], b["passage_id"], b["figure"])]
    assert "cannot be written" in run("--output", str(tmp_path / "nowhere" / "x.db")).stderr


def test_copies_beyond_a_bound_are_told_as_or_more_and_listed_in_part(folder, tmp_path):
    for at in range(70):
        (tmp_path / f"{at}.txt").write_text(FARES + "\n" * at)
    add(folder, [str(tmp_path / f"{at}.txt") for at in range(70)], Options(workers=1))
    first = document(folder, "0.txt")
    (passage,) = (
        sqlite3.connect(folder.database)
        .execute("select id from passages where document_id = ? order by ordinal limit 1", [first])
        .fetchone()
    )

    def run(*arguments):
        return CliRunner().invoke(main, ["-a", str(folder.root), "same", *arguments], catch_exceptions=False)

    told = run(first).stdout
    assert told.startswith(f"{first}  document: in 70 documents or more, 1 origin\n")
    assert told.count("… and 19 more; --json has them") == 2
    assert run(passage).stdout.startswith(f"{passage}  passage: in 64 documents or more, 1 origin\n")
    assert json.loads(run(passage, "--json").stdout)["independence"]["complete"] is False


LOG = """The Crane at Skarne

The office spoke little. On 29 March it issued a statement that called the mole “a safe place”.[1] The tug was sold.

The council met in the fish hall, and the men of the tug stood at the door until it was over.

Notes

1. “Crane slides into the basin”, Skarne Herald, 26 March 2021.
"""
HAMM = """A Mole without a Crane

“The mole is a safe and quiet place for every ship that comes in peace,” said Dorrit Hamm.

“I was told that the quay is shut,” said Nils Brand.
"""
BRAND = """Who Said What

“The mole is a safe and quiet place for every ship that comes in peace,” said Nils Brand.

The gulls had moved to the tip, and nobody in the town had asked them to come back.
"""


def test_an_older_source_and_words_of_two_speakers_are_suggested(folder, tmp_path):
    for name, text in (("log", LOG), ("hamm", HAMM), ("brand", BRAND)):
        (tmp_path / f"{name}.txt").write_text(text)
        add(folder, [str(tmp_path / f"{name}.txt")], Options(workers=1))
    told = CliRunner().invoke(main, ["-a", str(folder.root), "disagreements", "--json"], catch_exceptions=False)
    found = json.loads(told.stdout)["disagreements"]
    assert [(one["kind"], one["a"]["figure"], one["b"]["figure"]) for one in found] == [
        ("source", "29 March", "26 March 2021"),
        ("speaker", "Nils Brand", "Dorrit Hamm"),
    ]
    assert found[0]["a"]["sentence"].startswith("On 29 March it issued")
    assert found[1]["a"]["sentence"].endswith("said Nils Brand.")
