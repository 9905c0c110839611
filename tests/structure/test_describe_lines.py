"""`structure.describe_lines`: what a text's own lines say about it; null where they are silent."""

from dataclasses import replace

import pytest

from loccit.model import About, Claim, Described, Notes
from loccit.readers import text as reader
from loccit.structure.dates import find_dates
from loccit.structure.describe import describe
from loccit.structure.language import language_of
from loccit.structure.roles import assign_roles

BODY = [
    "The harbour of Skarne was closed again on Tuesday, the harbour master said, because the ice had come back.",
    "No ship has come in for eleven weeks, and the council met twice to speak of the flour that is left in town.",
    "“We have oil for as long as the lamps are needed,” said Mira Tolvane, who has been the pilot for nine years.",
]
MORE = [
    "The ships that lay outside were seen from the tower on clear days, and their masters sent word by the boys.",
    "The baker said that he would bake for two weeks more, and that nobody should ask him for cakes in this spring.",
]
LAST = [
    "When the ice broke at last it took the old pier with it, and the harbour master wrote down the hour in his book.",
    "There was flour again on the same evening, and the lamps on the quay burned until the oil in them was gone.",
]
TITLE = "Ice closes Skarne harbour for an eleventh week"


def described(*lines):
    reading = reader.read("\n\n".join(lines).encode(), About(name="a.txt"))
    return describe(reading, assign_roles(reading, Notes()), About())


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([TITLE, *BODY], Described(title=TITLE, language="en")),
        ([TITLE, "By Mara Holt and Odd Brekke", "4 May 2021", *BODY],
         Described(title=TITLE, authors=("Mara Holt", "Odd Brekke"), published="2021-05-04", language="en")),
        (["SK21069 | " + TITLE, "Posted on May 4, 2021 by Mara Holt", *BODY, "Last updated on 28/06/2021"],
         Described(title=TITLE, series="SK21069", authors=("Mara Holt",), published="2021-05-04",
                   updated="2021-06-28", language="en")),
        ([TITLE, *BODY, "Skarne, 4 August 2022"],
         Described(title=TITLE, published="2022-08-04", place="Skarne", language="en")),
        # a caption's date is the photograph's, a date in the body an event's
        ([TITLE, "The quay, 22 June 2020. (Jo Vik/Ministry of Fish)", *BODY,
          "On 3 March 2019 the ice was gone again, and the ships came."],
         Described(title=TITLE, language="en")),
        # a name alone is an author's only if another line bears it out
        ([TITLE, "Mara Holt", *BODY], Described(title=TITLE, language="en")),
        ([TITLE, "Mara Holt", *BODY, "About the author",
          "Mara Holt is a senior writer at the Skarne Gazette, and lives there."],
         Described(title=TITLE, authors=("Mara Holt",), language="en")),
        ([TITLE, "Old Quay", *BODY, "The map of the Old Quay Company hangs in the council's house, unread."],
         Described(title=TITLE, language="en")),
        ([TITLE, *BODY, "© 2021 Skarne Gazette. All rights reserved."],
         Described(title=TITLE, publisher="Skarne Gazette", language="en")),
        ([TITLE, *BODY, "Copyright © S. Holt School of Ice Studies. All rights reserved."],
         Described(title=TITLE, publisher="S. Holt School of Ice Studies", language="en")),
    ],
)  # fmt: skip
def test_what_the_lines_say_is_known_and_nothing_else(lines, expected):
    assert described(*lines)[0] == expected


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ([*BODY, "Date: 4 May 2021"], "2021-05-04"),
        ([TITLE, "Heard on 3 March 2021", *BODY], None),
        ([*BODY, "Heard on: 3 March 2021", "Judgment date: 4 May 2021"], "2021-05-04"),
        ([*BODY, "Hearing date:", "3 March 2021"], None),
        ([*BODY, "Verhandlung: 3. März 2021"], None),
        ([*BODY, "The council had published its plan for the outer quay on 19 December 2019."], None),
        ([*BODY, "PUBLISHED: May 4, 2021 at the harbour office of Skarne by the council."], "2021-05-04"),
    ],
)
def test_the_day_of_a_hearing_or_in_a_sentence_is_not_the_documents(lines, published):
    assert described(*lines)[0].published == published


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("(c) The toll is due at noon", None),
        ("(c) 2021 Skarne Gazette", "Skarne Gazette"),
        ("© CROWN COPYRIGHT", None),
    ],
)
def test_a_letter_of_a_list_is_no_copyright(line, publisher):
    assert described(TITLE, *BODY, line)[0].publisher == publisher


@pytest.mark.parametrize(
    ("tag", "published"), [("en-GB", "2022-05-04"), ("en-US", "2022-04-05"), ("en-CA", None), ("de-DE", "2022-04-05")]
)
def test_the_region_that_a_file_states_says_which_figure_is_the_day(tag, published):
    lines = [TITLE, "Date: 04/05/2022", *BODY]
    reading = reader.read("\n\n".join(lines).encode(), About(name="a.txt"))
    reading = replace(reading, claims=(Claim("language", tag, "word/styles.xml w:lang"),))
    known, claims = describe(reading, assign_roles(reading, Notes()), About())
    assert (known.published, known.language) == (published, "en")
    assert ("language", tag) in {(claim.field, claim.value) for claim in claims}


def test_claims_lead_to_their_words():
    _, claims = described(TITLE, "By Mara Holt", *BODY)
    text = "\n\n".join([TITLE, "By Mara Holt", *BODY])
    assert [(claim.field, text[claim.start : claim.end]) for claim in claims if claim.start is not None] == [
        ("title", TITLE), ("authors", "Mara Holt"),
    ]  # fmt: skip
    assert Claim("encoding", "utf-8", "every byte fits") in claims


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("Posted 4 August 2022, updated Aug. 5th, 2022", ["2022-08-04", "2022-08-05"]),
        ("28/04/2021 but 3/4/2021 can be read in two ways", ["2021-04-28"]),
        ("1er août 2019 · 28. Januar 2015 · 12 de marzo de 2020", ["2019-08-01", "2015-01-28", "2020-03-12"]),
        ("2015年3月4日", ["2015-03-04"]),
        ("1. November 20161. November 2016", ["2016-11-01"]),
        ("31 February 2020 and version 1.2.3.4", []),
    ],
)
def test_dates_are_read_as_they_can_only_be_meant(words, dates):
    assert [dated.value for dated in find_dates(words)] == dates


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The master of the harbour said that the ice would stay for a week or more.", "en"),
        ("Der Hafenmeister sagte, dass das Eis noch eine Woche auf der Bucht liegen wird.", "de"),
        ("Le maître du port a dit que la glace est dans la baie pour une semaine.", "fr"),
        ("Начальник порта сказал, что лёд на заливе и что он не уйдёт до мая.", "ru"),
        ("港务长说船已经离开了。", "zh"),
        ("港長は船がもう出たと言った。", "ja"),
        ("항만장은 배가 이미 떠났다고 말했다.", "ko"),
        ("ရေခဲသည် ဆိပ်ကမ်းကို ပိတ်ထားသည်။", "my"),
        ("Skarne 12 / 2021", None),
        ("", None),
    ],
)
def test_a_language_is_known_by_its_script_and_words(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ([TITLE, "Mira Tolvane and Odd Brekke", "received December 15, 1998", *BODY], None),
        ([TITLE, *BODY, "Eingegangen am 3. Mai 2019"], None),
        ([TITLE, *BODY, "Accepté le 3 mai 2019"], None),
        ([TITLE, *BODY, "Received in revised form", "6 December 2009", "Accepted 17 December 2009"], None),
        ([TITLE, "Received: 3 May 2019", "Published online: 7 June 2019", *BODY], "2019-06-07"),
    ],
)
def test_the_day_on_which_a_paper_came_to_its_journal_is_not_its_day_of_publication(lines, published):
    assert described(*lines)[0].published == published


@pytest.mark.parametrize(
    "lines",
    [
        # the one whom the text is about
        [TITLE, "Mara Holt", *BODY, f"Then Mara Holt came back. {MORE[0]}"],
        # words that the text writes small too
        [TITLE, "Harbour Master", *BODY, "Harbour Master", "A harbour needs a master."],
        [TITLE, "Last Modified: 4 May 2021", *BODY],
        [TITLE, "Old Skarne, Mirror News Bureau | Updated: 4 May 2021, 09:01", *BODY],
        [TITLE, "Velmark Freitag, 4. Mai 2021", *BODY],
        [TITLE, "Reporte Técnico No. CCC-10-002 26 de enero de 2010", *BODY],
        ["*Letters Readable By Both Men and By Machines, Since 1971*", *BODY],
    ],
)  # fmt: skip
def test_a_line_that_is_no_byline_names_no_author(lines):
    assert described(*lines)[0].authors == ()


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (["Skarne, 3 March 1817", *BODY, "Skarne, 9 April 1817", *MORE, "Skarne, 2 May 1817", *LAST], None),
        ([TITLE, *BODY, *MORE, "Skarne, 4 August 1822"], "1822-08-04"),
        (["THE SKARNE MIRROR", "No. 213.   SATURDAY, FEBRUARY 6, 1847.   PRICE 4½d.", *BODY, "Skarne, Feb. 1, 1847."],
         "1847-02-06"),
    ],
)  # fmt: skip
def test_letters_and_entries_give_their_document_no_date_and_a_masthead_does(lines, published):
    assert described(*lines)[0].published == published


def test_a_name_over_a_line_and_a_year_may_be_the_authors_or_the_title():
    assert described("Mara Holt", "My Memoirs", "1933", *BODY)[0] == Described(language="en")


def test_a_law_of_copyright_is_no_publisher():
    assert described(TITLE, *BODY, "*Literary Copyright", "Reform*, 139.")[0].publisher is None
