"""PDFs of transcripts: numbers of lines beside the words, several pages on one sheet."""

import re

from tests.readers.pdf_built import pdf

from loccit import parse

LINES = [
    "ADA LIND, having been first duly sworn, testified:",
    "BY MR. HOLM:",
    *(
        line
        for tide in range(1, 40)
        for line in (
            f"     Q.   Was the gate shut at tide number {'x' * tide}",
            "when you came down to the quay?",
            f"     A.   It was shut at tide {'y' * tide}.",
        )
    ),
]


def words_of(payload):
    return [one.text for one in parse(payload, name="a.pdf").passages]


def page(lines, left, top, *, size, leading, head):
    drawn = [(left + 12 * size, top + 1.5 * leading, size, head)]
    for at, line in enumerate(lines, 1):
        y = top - (at - 1) * leading
        drawn.append((left + (0 if at > 9 else 0.55 * size), y, size, str(at)))
        drawn.append((left + 2 * size + 3 * (len(line) - len(line.lstrip())), y, size, line.strip()))
    return drawn


def pages():
    return [LINES[at : at + 25] for at in range(0, len(LINES), 25)]


def test_numbers_beside_the_words_are_none_of_them_and_turns_are_whole():
    sheets = [page(one, 80, 720, size=12, leading=26, head=f"Page {at}") for at, one in enumerate(pages(), 3)]
    said = words_of(pdf(*sheets))
    assert said[1:4] == [
        "Q. Was the gate shut at tide number x when you came down to the quay?",
        "A. It was shut at tide y.",
        "Q. Was the gate shut at tide number xx when you came down to the quay?",
    ]
    assert not any(re.search(r"\d", words) for words in said)


def test_four_pages_on_a_sheet_are_read_in_the_order_of_their_numbers():
    corners = [(30, 760), (320, 760), (30, 380), (320, 380)]
    sheets = []
    for first in range(0, len(pages()), 4):
        sheet = []
        for at, one in enumerate(pages()[first : first + 4]):
            sheet += page(one, *corners[at], size=7, leading=12.5, head=f"Page {first + at + 3}")
        sheets.append(sheet)
    plain = [page(one, 80, 720, size=12, leading=26, head=f"Page {at}") for at, one in enumerate(pages(), 3)]
    assert words_of(pdf(*sheets)) == words_of(pdf(*plain))


def test_an_answer_that_is_given_again_is_no_pull_quote():
    answer = "A. The gate was shut before the tide came in, and nobody looked at the lamp on the quay."
    body = "\n\n".join(f"Q. Is it so, or is it {'n' * at}ot so?\n\n{answer}" for at in range(1, 6))
    parsed = parse(f"DEPOSITION OF ADA LIND\n\n{body}\n".encode(), name="a.txt")
    assert sum(one.text == answer for one in parsed.passages) == 5
