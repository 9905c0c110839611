"""`structure.front_labels`: what the labelled lines over an electronic text say of it."""

import pytest

from loccit.model import About, Described, Notes
from loccit.readers import html, text
from loccit.structure.describe import describe
from loccit.structure.front_labels import front_labels
from loccit.structure.roles import assign_roles

BODY = "The harbour of Skarne was closed again on Tuesday, because the ice had come back.\n\n" * 4
LIBRARY = "The Quay Library EBook of The Tides of Skarne\n\nThis eBook is for anyone.\n\n"


def described(words: str) -> Described:
    reading = text.read(words.encode(), About(name="a.txt"))
    return describe(reading, assign_roles(reading, Notes()), About())[0]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Title: The Tides of Skarne\n\nAuthor: Ada Lind\n\nRelease Date: August 25, 2004 [EBook #132]\n\n",
         Described(title="The Tides of Skarne", authors=("Ada Lind",), published="2004-08-25", language="en")),
        ("Title: The Tides\n\nAuthor: Ada Lind\n        Jon Holm\n\nRelease Date: June, 2002  [Etext #32]\n\n",
         Described(title="The Tides", authors=("Ada Lind", "Jon Holm"), published="2002-06", language="en")),
        ("Title: The Tides\n\nAuthor: Gabriel (AKA Ada Lind)\n\nOriginal publication: Skarne: Quay, 1903\n\n",
         Described(title="The Tides", authors=("Gabriel",), published="1903", language="en")),
        ("Title: Letters\n\nAuthor: Ada Lind\n\nTranslator: Ada Lind\n\n", Described(title="Letters", language="en")),
        ("Title: Letters\n\nAuthor: Ada Lind\n\n***\n\nLETTERS\n\nTRANSLATED BY\n\nADA LIND.\n\n",
         Described(title="Letters", language="en")),
        ("Title: The Tides, No. 353, October 2, 1886\n\nRelease Date: June, 2002  [Etext #32]\n\n",
         Described(title="The Tides, No. 353, October 2, 1886", published="1886-10-02", language="en")),
        ("Title: Letters\n\nEditor: Jon Holm\n\n", Described(title="Letters", language="en")),
    ],
)  # fmt: skip
def test_the_head_of_a_digital_library_describes_the_book(head: str, expected: Described):
    assert described(LIBRARY + head + BODY) == expected


@pytest.mark.parametrize(
    "head",
    ["Titel: Die Fluten\nAutor: Ada Lind\nDatum: 4. Mai 1903\n\n",
     "Titre : Les marées\nAuteur : Ada Lind\nDate : 4 mai 1903\n\n",
     "Título: As marés\nAutor: Ada Lind\nData: 4 de maio de 1903\n\n",
     "Название: Приливы\nАвтор: Ada Lind\nДата: 4 мая 1903\n\n"],
)  # fmt: skip
def test_labels_at_the_very_beginning_of_a_text_are_heard_in_its_language(head: str):
    known = described(head + BODY)
    assert (known.authors, known.published) == (("Ada Lind",), "1903-05-04")
    assert known.title == head.split("\n")[0].partition(":")[2].strip()


def test_labels_further_down_describe_another_book():
    review = "A slow book\n\nIt has long winters.\n\nAnd ice.\n\nTitle: The Tides\nAuthor: Ada Lind\n\n"
    assert front_labels(text.read((review + BODY).encode(), About(name="a.txt"))) == ()


def test_a_single_label_describes_nothing():
    assert described("Title: The Tides of Skarne\n\n" + BODY).title != "The Tides of Skarne"


def test_the_head_of_a_library_is_heard_on_its_page_too():
    lines = "".join(f"<p>{line}</p>" for line in ("This eBook is for anyone.", "Title: Tides", "Author: Ada Lind"))
    markup = f"<html><head><title>x</title></head><body><h1>The EBook of Tides</h1>{lines}<p>{BODY}</p></body></html>"
    reading = html.read(markup.encode(), About(name="a.html"))
    known = describe(reading, assign_roles(reading, Notes()), About())[0]
    assert (known.title, known.authors) == ("Tides", ("Ada Lind",))
