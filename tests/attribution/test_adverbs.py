"""A word that only says how or when is no part of whoever speaks."""

from __future__ import annotations

import pytest

from loccit.attribution import attribute
from loccit.model import Described, Notes, Passage, Span

SENTENCES = {
    "en": ("Mara Holm {} said: “The bell was heard, and nobody came.”", "nevertheless however perhaps likewise alone"),
    "de": ("Mara Holm sagte {}: „Man hörte die Glocke, und niemand kam.“", "gleichwohl indes schließlich zudem jüngst"),
    "fr": ("Mara Holm a {} dit : « La cloche a sonné, et personne n’est venu. »", "pourtant enfin également souvent"),
    "es": ("Mara Holm {} dijo: «Se oyó la campana, y no vino nadie.»", "entonces asimismo públicamente siempre"),
    "it": ("Mara Holm {} disse: «Si sentì la campana, e non venne nessuno.»", "tuttavia invece recentemente spesso"),
    "pt": ("Mara Holm {} disse: «Ouviu-se o sino, e ninguém veio.»", "contudo porém finalmente sempre"),
    "ru": ("Мара Хольм {} сказала: «Колокол услышали, и никто не пришёл.»", "потом часто наконец поэтому"),
}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [(code, form.format(word)) for code, (form, words) in SENTENCES.items() for word in words.split()],
)
def test_an_adverb_between_a_name_and_its_verb_is_no_part_of_the_name(language: str, sentence: str):
    passage = Passage(0, None, "body", sentence, None, (Span(0, len(sentence)),), 0, len(sentence))
    said = attribute(sentence, (passage,), Notes(), Described(), language=language)
    assert [said.speakers[one.speaker or 0].name for one in said.quotations] in (["Mara Holm"], ["Мара Хольм"])
