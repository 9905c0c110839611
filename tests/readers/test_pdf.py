"""What a PDF becomes: paragraphs in reading order, notes from the feet of its pages, running heads apart."""

from __future__ import annotations

import pytest
from formats_built import reading_of, references, shape
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_built import Words, pdf, prose

from loccit.errors import UnreadableError
from loccit.model import About
from loccit.readers import read
from loccit.readers._pdf_notes import next_label

WIDE = "The harbour of Skarne was dredged for the second time when the council had voted for it in"
LONG = "autumn, and the pilots wrote in their ledger that nobody could remember a lower tide than that one"


def paragraphs(payload: bytes) -> list[str]:
    return [words for kind, _, words in shape(reading_of(payload)) if kind == "paragraph"]


def test_lines_become_a_paragraph_and_a_short_line_ends_it():
    payload = pdf(prose(WIDE, LONG, "of April.", "The clerk kept the maps.", WIDE))
    assert paragraphs(payload) == [f"{WIDE} {LONG} of April.", "The clerk kept the maps.", WIDE]


def test_a_torn_word_is_joined_and_a_compound_keeps_its_hyphen():
    first = "The well-known regulation of the northern harbour was kept by the clerk, and the regu-"
    second = "lation of the southern one was lost in the flood of that year, as the clerk of the well-"
    assert paragraphs(pdf(prose(first, second, "known council wrote."))) == [
        "The well-known regulation of the northern harbour was kept by the clerk, and the regulation of the southern "
        "one was lost in the flood of that year, as the clerk of the well-known council wrote."
    ]


def test_two_columns_are_read_one_after_the_other_though_drawn_line_by_line():
    left = [f"left words of line number {number}" for number in range(8)]
    right = [f"right words of line number {number}" for number in range(8)]
    drawn = []
    for number in range(8):
        y = 700 - 12 * number
        drawn += [(50.0, float(y), 10.0, left[number]), (320.0, float(y), 10.0, right[number])]
    assert paragraphs(pdf([(50, 740, 10, WIDE), *drawn])) == [WIDE, " ".join(left + right)]


def in_columns(count: int, top: float = 600) -> list[tuple[float, float, float, str]]:
    drawn = []
    for number in range(count):
        y = top - 12 * number
        drawn += [(50.0, y, 10.0, f"left words of the line number {number} and more")]
        drawn += [(320.0, y, 10.0, f"right words of the line number {number} and more")]
    return drawn


SIDES = ("left", "right")
IN_COLUMNS = " ".join(f"{side} words of the line number {at} and more" for side in SIDES for at in range(24))


def test_two_columns_are_seen_under_a_title_with_many_authors_over_both():
    over = [(60, 740 - 12 * number, 10, f"{WIDE} {number}") for number in range(9)]
    assert paragraphs(pdf([*over, *in_columns(24)]))[-1] == IN_COLUMNS


def test_two_columns_are_seen_beside_the_many_small_words_of_a_figure():
    figure = [(320 + 30 * (number % 8), 780 - 10 * (number // 8), 8, "tide") for number in range(64)]
    said = paragraphs(pdf([*figure, *in_columns(24)]))
    assert said[-1].endswith(IN_COLUMNS[-len(IN_COLUMNS) // 2 :])


def under_an_abstract(*below: Words) -> bytes:
    across = [(50.0, 780.0 - 12 * number, 10.0, f"{WIDE} {number}") for number in range(18)]
    return pdf([*across, *below])


def test_two_columns_are_seen_under_an_abstract_that_goes_across_more_lines_than_they_have():
    said = paragraphs(under_an_abstract(*in_columns(12, top=540)))
    sides = [" ".join(f"{side} words of the line number {at} and more" for at in range(12)) for side in SIDES]
    assert said[-1] == " ".join(sides)
    assert len(said) == 2


def test_the_last_short_line_of_an_abstract_is_in_none_of_the_columns_below():
    said = paragraphs(under_an_abstract((50, 564, 10, "and the tide."), *in_columns(12, top=530)))
    assert said[0].endswith(f"{WIDE} 17 and the tide.")


CELLS = ("Pell and Holm keep the light of the", "ledger of the harbour and all tides")


@pytest.mark.parametrize("leading", [12, 26])
def test_rows_of_cells_under_lines_across_are_no_columns(leading: int):
    cells = [(x, 540.0 - leading * row, 10.0, f"{row} {CELLS[x > 50]}") for row in range(12) for x in (50, 320)]
    assert [kind for kind, _, _ in shape(reading_of(under_an_abstract(*cells)))][-12:] == ["row"] * 12


def test_cells_of_numbers_are_no_columns_of_prose():
    cells = [(x, 700 - 12 * row, 10, str(1000 + row)) for row in range(12) for x in (50, 200, 350, 500)]
    assert {kind for kind, _, _ in shape(reading_of(pdf(cells)))} == {"row"}


def test_a_stamp_that_runs_up_the_margin_stands_apart():
    stamp = (20, 200, 20, "<90>Skarne:1848.04 [hist] 4 May 1848")
    assert shape(reading_of(pdf([stamp, *prose("The Harbour", size=14, top=740), *in_columns(24)]))) == [
        ("heading", 1, "The Harbour"),
        ("paragraph", 0, IN_COLUMNS),
        ("paragraph", 0, "Skarne:1848.04 [hist] 4 May 1848"),
    ]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_whose_words_are_all_turned_is_read_as_it_is_held(turn: int):
    line = {90: lambda n: (300 + 12 * n, 50), 180: lambda n: (550, 100 + 12 * n), 270: lambda n: (300 - 12 * n, 750)}
    drawn = [(*line[turn](number), 10, f"<{turn}>{words}") for number, words in enumerate((WIDE, "the spring."))]
    assert paragraphs(pdf(drawn)) == [f"{WIDE} the spring."]


def test_words_at_a_slant_over_the_page_stand_apart():
    reading = reading_of(pdf([(100, 300, 60, "<45>Draft of May"), *prose(WIDE, "the spring.")]))
    assert [(block.cues, reading.text[block.start : block.end]) for block in reading.blocks] == [
        ((), f"{WIDE} the spring."),
        (("turned",), "Draft of May"),
    ]


def test_numbers_of_lines_are_no_words_of_the_page():
    seasons = ("spring", "summer", "autumn", "winter", "Lent", "May", "June", "July")
    words = [f"{WIDE} {season} of" for season in seasons]

    def page(lines: list[str], page_foot: str) -> list[tuple[float, float, float, str]]:
        numbers = [(40 - 5 * len(str(at)), 700 - 14 * at, 10, str(at)) for at in range(8, 8 + len(lines))]
        placed = [(80, 700 - 14 * at, 10, line) for at, line in enumerate(lines, 8)]
        return [*numbers, *placed, (290, 30, 9, page_foot)]

    reading = reading_of(pdf(page(words, "7"), page(words[::-1], "8")))
    assert reading.text[: reading.blocks[0].end] == " ".join([*words, *words[::-1]])
    numbers = [*[("line-number",)] * 8, ("page-number",)]
    assert [block.cues for block in reading.blocks] == [(), *numbers, *numbers]


def test_bold_words_that_begin_a_paragraph_make_no_heading_of_its_first_line():
    payload = pdf(prose(f"**Aim.** {WIDE}", "the spring.", f"**Means.** {LONG}", "fell."))
    assert shape(reading_of(payload)) == [
        ("paragraph", 0, f"Aim. {WIDE} the spring."),
        ("paragraph", 0, f"Means. {LONG} fell."),
    ]


@pytest.mark.parametrize("largest", ["2.5 1st ~70%", "1 Introduction", "3549"])
def test_the_largest_type_is_no_title_where_it_names_nothing(largest: str):
    reading = reading_of(pdf([(50, 740, 20, largest), *prose(WIDE, "the spring.")]))
    assert [(block.kind, block.cues) for block in reading.blocks] == [("heading", ()), ("paragraph", ())]


def page_with(number: int, *lines: str) -> list[tuple[float, float, float, str]]:
    return [(50, 770, 9, "Harbour Studies"), *prose(*lines), (290, 30, 9, str(number))]


def test_running_heads_and_page_numbers_stand_apart_and_a_paragraph_goes_over_the_page():
    payload = pdf(page_with(7, WIDE, LONG), page_with(8, "in the spring.", WIDE), page_with(9, "of April."))
    reading = reading_of(payload)
    assert [(block.cues, block.locator, reading.text[block.start : block.end]) for block in reading.blocks] == [
        ((), "page 1", f"{WIDE} {LONG} in the spring. {WIDE} of April."),
        (("page-head",), "page 1", "Harbour Studies"),
        (("page-number",), "page 1", "7"),
        (("page-head",), "page 2", "Harbour Studies"),
        (("page-number",), "page 2", "8"),
        (("page-head",), "page 3", "Harbour Studies"),
        (("page-number",), "page 3", "9"),
    ]


def stamped(number: int, *lines: str) -> list[Words]:
    """A page of a journal under the stamp of its file; even pages have the number at the left, odd ones the year."""
    head = [(50.0, str(number)), (240.0, "Harbour Review")] if number % 2 else [(50.0, "2031]"), (250.0, "Low Tide")]
    stamp: list[Words] = [(50, 780, 7, "SKARNE.FINAL.DOC"), (400, 780, 7, f"{number}/27/2031 5:27 PM")]
    return [*stamp, *((x, 740, 10, words) for x, words in head), *prose(*lines)]


def test_a_head_under_the_stamp_of_a_file_stands_apart_though_its_number_and_side_change():
    names = ("Lind", "Holm", "Pell", "Vey", "Dane", "Orrin")
    said = [[f"and {name} wrote to the {clerk} {LONG}" for clerk in ("pilot", "clerk") * 4] for name in names]
    reading = reading_of(pdf(*(stamped(number, *lines) for number, lines in enumerate(said, 11))))
    assert [words for _, _, words in shape(reading)][:2] == [
        " ".join(line for lines in said for line in lines),
        "SKARNE.FINAL.DOC",
    ]
    apart = [reading.text[block.start : block.end] for block in reading.blocks if block.locator == "page 2"]
    assert apart == ["SKARNE.FINAL.DOC", "12/27/2031 5:27 PM", "2031]", "Low Tide"]


def test_what_begins_some_pages_under_a_running_head_is_text():
    """Captions of tables are alike too; but most pages begin with something else."""
    stamp: list[Words] = [(50, 780, 7, "SKARNE.FINAL"), (250, 780, 7, "1/27/2031"), (450, 780, 7, "page")]
    first = [WIDE, f"{LONG} of May", "It was late.", "Lind wrote.", *(f"Table {number}" for number in range(5, 9))]
    pages = [[*stamp, *prose(line, WIDE, LONG, *SPACED, top=740)] for line in first]
    reading = reading_of(pdf(*pages))
    tables = [block for block in reading.blocks if reading.text[block.start : block.end].startswith("Table ")]
    assert {cue for block in tables for cue in block.cues} == set()
    assert [f"Table {number}" in reading.text for number in range(5, 9)] == [True] * 4


def test_a_sentence_that_ended_on_a_short_line_does_not_go_on_over_the_page():
    """What begins small there is the rest of something else: a long note of the page before."""
    first = [WIDE, LONG, "Minutes, p. 275."]
    payload = pdf(prose(*first), prose("affirmed that the pilots were right.", top=690))
    assert paragraphs(payload) == [" ".join(first), "affirmed that the pilots were right."]


def noted(size: float) -> bytes:
    """A page with three references, two of them side by side, and a power; notes of that size at its foot."""
    return pdf(
        [
            (50, 700, 10, "It was signed^5^ in 1911, late^67^ and 40 m^2^ wide."),
            (50, 120, size, "^5^ Minutes, p. 4, which go on for as long as a line of this foot is wide and then"),
            (50, 108, size, "end."),
            (50, 96, size, "^6^ Ibid., p. 6."),
            (50, 84, size, "^7^ 12 men say so."),
        ]
    )


@pytest.mark.parametrize("size", [8, 10], ids=["smaller type", "the body's type"])
def test_notes_at_the_foot_are_met_by_their_numbers(size: float):
    reading = reading_of(noted(size))
    assert references(reading) == [
        ("was signed", "5", "Minutes, p. 4, which go on for as long as a line of this foot is wide and then end."),
        ("1911, late", "6", "Ibid., p. 6."),
        ("911, late6", "7", "12 men say so."),
    ]
    assert shape(reading)[0] == ("paragraph", 0, "It was signed5 in 1911, late67 and 40 m2 wide.")
    assert [(target.anchor, target.cues) for target in reading.targets[:1]] == [
        ("page-1-note-1", ("page-foot", "doc-footnote", "label:5"))
    ]


def test_a_raised_number_without_a_note_is_told_as_raised():
    reading = reading_of(pdf([(50, 700, 10, "It was signed^5^ late.")]))
    assert [(reading.text[target.start : target.end], target.cues) for target in reading.targets] == [
        ("5", ("sup", "label:5"))
    ]


def test_a_label_that_hangs_belongs_to_its_note():
    drawn = [(50, 700, 10, "It was signed^5^ late, and the council wrote it down in the book of the harbour.")]
    drawn += [(50, 120, 8, "5"), (70, 120, 8, "Minutes, p. 4."), (50, 110, 8, "6"), (70, 110, 8, "Never.")]
    assert references(reading_of(pdf(drawn))) == [("was signed", "5", "Minutes, p. 4.")]


def test_the_rest_of_a_note_on_the_next_page_is_no_note_though_it_begins_with_a_number():
    more = "which goes on for as long as a line of this foot is wide,"
    body = prose(*[WIDE, LONG] * 3)
    first = [*body, (50, 500, 10, "It was signed^7^ late."), (50, 100, 8, f"^7^ Lind, The Tides, 4 Quay 1, {more}")]
    second = [*body, (50, 500, 10, "It was shut^8^ in May."), (50, 120, 8, f"2 (1911). After the ice, {more}")]
    second += [(50, 110, 8, "it rose."), (50, 100, 8, "^8^ Holm, p. 4.")]
    assert references(reading_of(pdf(first, second))) == [
        ("was signed", "7", f"Lind, The Tides, 4 Quay 1, {more} 2 (1911). After the ice, {more} it rose."),
        ("t was shut", "8", "Holm, p. 4."),
    ]


def test_a_numbered_list_at_the_foot_of_a_page_is_no_note():
    reading = reading_of(pdf(prose(WIDE, LONG, "of April.") + prose("1 Fees", "2 Pilots", top=120)))
    assert reading.targets == ()


def test_larger_and_bold_type_are_headings_and_a_bullet_begins_an_item():
    drawn = [(50, 760, 18, "Tides"), (50, 730, 10, "**The ebb"), *prose(WIDE, LONG, "of April.")]
    drawn += [(60, 650, 10, "• low water"), (60, 630, 10, "• high water")]
    assert shape(reading_of(pdf(drawn))) == [
        ("heading", 1, "Tides"),
        ("heading", 2, "The ebb"),
        ("paragraph", 0, f"{WIDE} {LONG} of April."),
        ("list_item", 1, "• low water"),
        ("list_item", 1, "• high water"),
    ]


def test_rows_of_a_table_are_blocks_with_a_tab_between_cells():
    drawn = [*prose(WIDE, LONG, "of April.")]
    drawn += [(50, 600, 10, "Year"), (200, 600, 10, "Calls"), (50, 588, 10, "1911"), (200, 588, 10, "300")]
    assert shape(reading_of(pdf(drawn)))[1:] == [("row", 0, "Year\tCalls"), ("row", 0, "1911\t300")]


def test_title_and_authors_are_taken_where_a_person_may_have_stated_them():
    info = "/Title(The Tides)/Author(Pell Orrin; Una Vey)"
    assert [(claim.field, claim.value) for claim in reading_of(pdf(prose(WIDE), info=info)).claims] == [
        ("title", "The Tides"),
        ("authors", "Pell Orrin"),
        ("authors", "Una Vey"),
    ]


def test_a_page_without_text_is_a_finding():
    reading = reading_of(pdf(prose(WIDE), []))
    assert [(finding.code, finding.message) for finding in reading.findings] == [
        ("read_in_part", "Pages 2 have no text; if they are pictures, use OCR.")
    ]


PICTURE = "q {width} 0 0 780 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n"
SEEN = "BT /F 9 Tf {mode} Tr 1 0 0 1 50 {y} Tm ({words}) Tj ET\n"
STAMP = SEEN.format(mode=0, y=15, words="Skarne Library 1984, p. 550")


@pytest.mark.parametrize(
    ("page", "is_told"),
    [
        (PICTURE.format(width=600) + STAMP, True),
        (PICTURE.format(width=600) + STAMP + SEEN.format(mode=0, y=400, words="2 May"), True),
        (PICTURE.format(width=600) + STAMP + SEEN.format(mode=0, y=400, words=WIDE), False),
        (PICTURE.format(width=600) + STAMP.replace("0 Tr", "3 Tr"), False),
        (STAMP + PICTURE.format(width=600), False),
        (PICTURE.format(width=300) + STAMP, False),
        (STAMP, False),
    ],
    ids=["stamp", "a date typed in", "words in the middle", "invisible", "under the picture", "a figure", "no picture"],
)
def test_a_picture_with_a_stamp_is_a_finding_that_says_what_helps(page: str, is_told: bool):
    said = (
        "Pages 2 are pictures, of which only the words in the margin are stored as text. If they show more: "
        "`ocrmypdf --force-ocr 'low tides.pdf' out.pdf`, then `loccit add out.pdf`."
    )
    reading = read(pdf(prose(WIDE), page), About(name="maps/low tides.pdf"))
    expected = [("read_in_part", said)] if is_told else []
    assert [(finding.code, finding.message) for finding in reading.findings] == expected


def shifted(words: str) -> str:
    """The words as a font shows them that does not say which letters its glyphs are."""
    return "".join(chr(ord(sign) - 29) if ord(sign) > 61 else sign for sign in words)


def test_pages_whose_stored_text_makes_no_words_are_a_finding_that_says_what_helps():
    reading = read(pdf(prose(WIDE, LONG), prose(shifted(WIDE), shifted(LONG))), About(name="maps/tides.pdf"))
    assert [(finding.code, finding.message) for finding in reading.findings] == [
        (
            "read_in_part",
            "The text stored in pages 2 makes no words: their fonts do not say which letters they show. "
            "Next: read the pictures instead, `ocrmypdf --force-ocr tides.pdf out.pdf`, then `loccit add out.pdf`.",
        )
    ]


LOCKED = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "00" * 32 + ">/U<" + "11" * 32 + ">>>/ID[<00><00>]"


@pytest.mark.parametrize(
    ("payload", "code", "helps"),
    [
        (pdf([], []), "R107", "ocrmypdf scan.pdf out.pdf"),
        (b"%PDF-1.4\nnothing that follows is a PDF", "R106", "qpdf"),
        (pdf(prose(WIDE), trailer=LOCKED), "R109", "qpdf --decrypt"),
    ],
    ids=["no text layer", "broken", "locked"],
)
def test_what_cannot_be_read_says_why_and_what_helps(payload: bytes, code: str, helps: str):
    with pytest.raises(UnreadableError) as fault:
        read(payload, About(name="scans/scan.pdf"))
    assert fault.value.code == code
    assert helps in fault.value.next_step


WORDS = st.text(st.sampled_from("abcdefgh123.,;-"), min_size=1, max_size=9)
PLACES = st.tuples(st.integers(20, 500), st.integers(20, 780), st.sampled_from([6, 8, 10, 14]), WORDS)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(PLACES, max_size=12, unique_by=lambda words: words[1] // 20), min_size=1, max_size=3))
def test_no_word_is_lost_or_doubled(pages):
    drawn = "".join(sorted("".join(words for page in pages for *_, words in page)))
    if drawn:
        reading = reading_of(pdf(*pages))
        said = "".join(sorted("".join(reading.text.split())))
        assert said.replace("-", "") == drawn.replace("-", "")


AFFILIATED = [(50.0, 740.0, 12.0, "Ada Lind^1^ and Jon Holm^2^"), (50.0, 715.0, 8.0, "^1^ The college of Skarne.")]
AFFILIATED += [(50.0, 705.0, 8.0, "^2^ The pilots of Skarne.")]


@pytest.mark.parametrize(("gap", "size"), [(12, 10), (24, 8)])
def test_affiliations_at_the_head_of_a_paper_end_at_larger_type_or_behind_a_gap(gap: int, size: float):
    abstract = prose(
        "Abstract. The harbour of Skarne froze in the winter of the", "great ice.", top=705.0 - gap, size=size
    )
    body = prose(*[f"{WIDE} {number}" for number in range(12)], top=500, size=10)
    blocks = shape(reading_of(pdf([*AFFILIATED, *abstract, *body])))
    assert [text for _, _, text in blocks if text[:1] in "12"] == [
        "1 The college of Skarne.",
        "2 The pilots of Skarne.",
    ]
    assert "Abstract. The harbour of Skarne froze in the winter of the great ice." in [text for _, _, text in blocks]


def test_signs_that_mark_notes_follow_their_usual_row():
    assert [next_label(label) for label in ("9", "*", "†", "b", "‖", "")] == ["10", "†", "‡", "c", "**", ""]


@pytest.mark.parametrize("mark", ["^{}^ ", "{}. "], ids=["raised", "as large as the words"])
def test_notes_that_say_the_same_on_every_page_are_no_running_feet(mark: str):
    months = ("January", "February", "March", "April", "May")
    pages = [
        [
            (50, 770, 9, "Harbour Studies"),
            *prose(
                f"In {month} the council met^{number}^ and wrote in its book that the ice had come", LONG, WIDE, LONG
            ),
            (50, 60, 8, f"{mark.format(number)}Ibid., p. {number + 40}."),
            (290, 30, 9, str(number)),
        ]
        for number, month in enumerate(months, 1)
    ]
    assert references(reading_of(pdf(*pages))) == [
        (f"{'council met'[-10:]}", str(number), f"Ibid., p. {number + 40}.") for number in range(1, 6)
    ]


def test_the_scattered_words_of_a_figure_are_one_row():
    figure: list[Words] = [(50, 600, 8, "0.4"), (90, 580, 8, "B"), (50, 555, 8, "0.2"), (70, 530, 8, "tide [m]")]
    payload = pdf([*prose(WIDE, LONG), *figure, *prose(WIDE, LONG, top=450)])
    told = [(kind, words) for kind, _, words in shape(reading_of(payload))]
    assert told == [("paragraph", f"{WIDE} {LONG}"), ("row", "0.4\tB\t0.2\ttide [m]"), ("paragraph", f"{WIDE} {LONG}")]


def test_rows_of_small_numbers_stay_a_table():
    cells: list[Words] = [(x, 600 - 14 * row, 8, f"{row}.{x % 7}") for row in range(5) for x in (50, 150, 250)]
    rows = [words for kind, _, words in shape(reading_of(pdf([*prose(WIDE, LONG), *cells]))) if kind == "row"]
    assert rows == [f"{row}.1\t{row}.3\t{row}.5" for row in range(5)]


def test_a_bullet_drawn_apart_belongs_to_the_words_behind_it():
    payload = pdf([*prose(WIDE, LONG), (50, 640, 10, "\u2022"), (50, 610, 10, f"{WIDE} then.")])
    assert shape(reading_of(payload))[-1] == ("list_item", 1, f"\u2022 {WIDE} then.")


SPACED = (
    "The council of Skarne heard the appeal of the pilots in March, and it found that",
    "the order to dredge the northern basin had been given before the ledger of the",
    "soundings was closed. The clerk, who kept that ledger, was not asked, though he",
    "had written twice to the harbour master, and had told him that the bar was moving",
    "towards the pier and that no vessel of more than nine feet ought to be let in by",
    "night until the lamps were lit.",
)


def test_double_spaced_lines_are_paragraphs_that_their_indents_begin():
    text = [*prose(*SPACED, leading=23), (86, 562, 10, SPACED[0]), *prose(*SPACED[1:], top=539, leading=23)]
    quoted = [line[:70] for line in SPACED[:4]]
    text += [*prose(*quoted, x=86, top=401), *prose(*SPACED, top=342, leading=23)]
    text[4] = (*text[4][:3], SPACED[4] + "^1^")
    note = "Minutes of the harbour, p. 4, which go on for as long as a line of this foot is wide"
    reading = reading_of(pdf(text + prose(f"^1^ {note}", "and end.", top=120, size=8, leading=10)))
    assert shape(reading)[:4] == [
        ("paragraph", 0, " ".join([*SPACED[:4], f"{SPACED[4]}1", SPACED[5]])),
        ("paragraph", 0, " ".join(SPACED)),
        ("paragraph", 0, " ".join(line.strip() for line in quoted)),
        ("paragraph", 0, " ".join(SPACED)),
    ]
    assert references(reading) == [(" let in by", "1", f"{note} and end.")]


def test_a_page_that_begins_with_narrow_lines_goes_on_with_the_wide_spacing_of_the_others():
    parties = ["Plaintiffs,", "v.", "the Council of Skarne"]
    words = [(f"the {age} ", f"was {age} ") for age in ("big", "old", "new", "odd")]
    narrow, *said = [[line.replace("the ", the).replace("was ", was) for line in SPACED] for the, was in words]
    first = [*prose(*narrow[:-1] * 3, narrow[-1], top=760), *prose(*parties, x=220, top=540, leading=23)]
    wide = [prose(*lines, top=top, leading=23) for lines, top in zip(said, (440, 700, 700), strict=True)]
    told = paragraphs(pdf(first + wide[0], *wide[1:]))
    assert told == [" ".join([*narrow[:-1] * 3, narrow[-1]]), *parties, *(" ".join(lines) for lines in said)]


def test_paragraphs_of_one_line_with_gaps_between_them_stay_apart():
    """Single-spaced prose above says what the gaps mean; without it, sentences that end with their lines do."""
    entries = [f"{WIDE} season {number}." for number in range(6)]
    assert paragraphs(pdf(prose(*SPACED) + prose(*entries, top=600, leading=23))) == [" ".join(SPACED), *entries]
    assert paragraphs(pdf(prose(*entries, leading=23))) == entries


def test_a_justified_line_with_a_wide_gap_between_its_sentences_is_one_line():
    parted = [
        (50, 654, 10, "soundings was closed."),
        (171, 654, 10, "The clerk, who kept that ledger, was not asked, though he"),
    ]
    lines = prose(*SPACED, leading=23)
    assert paragraphs(pdf([*lines[:2], *parted, *lines[3:]])) == [" ".join(SPACED)]
