"""The numbers that Word prints before paragraphs, and where a reading keeps them."""

from __future__ import annotations

from formats_built import docx, p, reading_of
from hypothesis import given
from hypothesis import strategies as st

from loccit.readers._docx_numbering import Numbering
from loccit.readers._xml import tree_of

LEVELS = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))


def _kind(name: int, *levels: tuple[str, str], more: str = "") -> str:
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{name}">{made}</w:abstractNum>'


def _list(name: int, kind: int, *starts: tuple[int, int]) -> str:
    own = "".join(
        f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>' for at, start in starts
    )
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{kind}"/>{own}</w:num>'


def _numbering(*parts: str) -> Numbering:
    root, _ = tree_of(f'<w:numbering xmlns:w="urn:w">{"".join(parts)}</w:numbering>'.encode(), "numbering.xml")
    return Numbering(root)


def _counted(numbering: Numbering, *paragraphs: tuple[str, int]) -> list[str]:
    return [numbering.count(*paragraph) for paragraph in paragraphs]


def item(list_id: int, level: int, *words: str, more: str = "") -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return p(*words).replace("<w:p>", f"<w:p><w:pPr>{numbered}{more}</w:pPr>", 1)


def locators(body: str, *parts: str, styles: str = "") -> list[str]:
    more = {"numbering": "".join(parts), "styles": styles}
    return [block.locator for block in reading_of(docx(body, more=more)).blocks]


def test_a_paragraph_keeps_the_number_that_word_prints_and_its_text_does_not():
    body = item(1, 0, "The toll.") + item(1, 1, "By day.") + item(1, 2, "At ebb.") + p("So.") + item(1, 0, "The quay.")
    assert locators(body, _kind(7, *LEVELS), _list(1, 7)) == [
        "paragraph 1, number 1",
        "paragraph 2, number 1(a)",
        "paragraph 3, number 1(a)(i)",
        "paragraph 4",
        "paragraph 5, number 2",
    ]


def test_a_letter_that_counts_below_no_number_says_no_place():
    body = item(1, 0, "By day.") + item(1, 0, "By night.")
    assert locators(body, _kind(7, ("lowerLetter", "(%1)")), _list(1, 7)) == [
        "paragraph 1, item (a)",
        "paragraph 2, item (b)",
    ]


def test_figures_below_figures_say_no_place_alone():
    numbering = _numbering(_kind(7, ("decimal", "%1."), ("decimal", "%2.")), _list(1, 7))
    assert _counted(numbering, ("1", 0), ("1", 1)) == ["1.", "1."]
    assert numbering.place("1", 1) == ""


def test_figures_below_letters_are_the_paragraphs_own():
    numbering = _numbering(_kind(7, ("upperLetter", "%1."), ("decimal", "%2.")), _list(1, 7))
    assert _counted(numbering, ("1", 0), ("1", 1)) == ["A.", "1."]
    assert numbering.place("1", 1) == "1"


def test_a_list_with_a_start_of_its_own_begins_there_once():
    numbering = _numbering(_kind(7, *LEVELS), _list(1, 7), _list(2, 7, (0, 5)))
    assert _counted(numbering, ("1", 0), ("2", 0), ("2", 0), ("1", 0)) == ["1.", "5.", "6.", "7."]


def test_a_list_that_begins_at_a_deeper_level_goes_on_with_the_higher_ones():
    numbering = _numbering(_kind(7, *LEVELS), _list(1, 7), _list(2, 7, (0, 1), (1, 1)))
    said = _counted(numbering, ("1", 0), ("1", 1), ("2", 1), ("2", 0), ("1", 0))
    assert said == ["1.", "(a)", "(a)", "2.", "3."]


def test_a_number_that_a_deeper_level_printed_of_a_higher_one_is_taken():
    numbering = _numbering(_kind(7, ("decimal", "%1"), ("decimal", "%1.%2")), _list(1, 7))
    assert _counted(numbering, ("1", 1), ("1", 0)) == ["1.1", "2"]


def test_a_level_that_never_begins_anew_goes_on():
    numbering = _numbering(
        _kind(7, ("upperLetter", "%1."), ("decimal", "%2."), more='<w:lvlRestart w:val="0"/>'), _list(1, 7)
    )
    assert _counted(numbering, ("1", 0), ("1", 1), ("1", 0), ("1", 1)) == ["A.", "1.", "B.", "2."]


def test_legal_numbers_are_figures_throughout():
    numbering = _numbering(_kind(7, ("upperRoman", "%1."), ("decimal", "%1.%2"), more="<w:isLgl/>"), _list(1, 7))
    assert _counted(numbering, ("1", 0), ("1", 1)) == ["I.", "1.1"]


def test_a_kind_that_names_a_style_of_lists_is_that_styles():
    link = '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Board"/></w:abstractNum>'
    styled = _kind(7, *LEVELS).replace('"7">', '"7"><w:styleLink w:val="Board"/>', 1)
    assert _counted(_numbering(styled, link, _list(1, 8)), ("1", 0)) == ["1."]


def test_a_paragraph_whose_mark_was_deleted_and_the_end_of_a_section_take_no_number():
    gone = item(1, 0, more="<w:rPr><w:del/></w:rPr>") + item(1, 0, more="<w:sectPr/>")
    assert locators(gone + item(1, 0, "The toll."), _kind(7, *LEVELS), _list(1, 7)) == ["paragraph 3, number 1"]


def test_an_empty_paragraph_in_a_cell_that_is_one_with_the_cell_above_takes_no_number():
    cells = "".join(
        f"<w:tr><w:tc><w:tcPr><w:vMerge{merge}/></w:tcPr>{words}</w:tc><w:tc>{p('x')}</w:tc></w:tr>"
        for merge, words in ((' w:val="restart"', p("Dues")), ("", item(1, 0)))
    )
    assert locators(f"<w:tbl>{cells}</w:tbl>" + item(1, 0, "The toll."), _kind(7, *LEVELS), _list(1, 7))[-1] == (
        "paragraph 5, number 1"
    )


def test_a_style_has_its_list_from_one_base_and_its_level_from_another():
    styles = (
        '<w:style w:type="paragraph" w:styleId="N" w:default="1"><w:name w:val="Normal"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="S">'
        '<w:name w:val="Sub"/><w:basedOn w:val="N"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = p("The toll.") + p("By day.", style="S")
    assert locators(body, _kind(7, *LEVELS), _list(1, 7), styles=styles) == [
        "paragraph 1, number 1",
        "paragraph 2, number 1(a)",
    ]


def test_a_field_counts_in_a_paragraph_that_was_taken_out_of_its_list():
    field = r"<w:r><w:instrText> LISTNUM 1 \l 1 </w:instrText></w:r>"
    body = item(1, 0, "The toll.") + item(0, 0, field, "The quay.") + item(0, 0, "So.") + item(1, 0, "The ice.")
    assert locators(body, _kind(7, *LEVELS), _list(1, 7)) == [
        "paragraph 1, number 1",
        "paragraph 2, number 2",
        "paragraph 3",
        "paragraph 4, number 3",
    ]


@given(st.lists(st.tuples(st.sampled_from("123"), st.integers(0, 3)), max_size=40))
def test_counting_ends_and_a_place_is_a_number_or_nothing(paragraphs: list[tuple[str, int]]):
    numbering = _numbering(_kind(7, *LEVELS), _list(1, 7), _list(2, 7, (0, 3), (2, 2)))
    for paragraph in paragraphs:
        label = numbering.count(*paragraph)
        place = numbering.place(*paragraph)
        assert (not place or place[0].isdecimal()) and (label or not place)
