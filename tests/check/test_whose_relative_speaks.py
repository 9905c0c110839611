"""A draft that gives words to somebody's lawyer, widow or critic, where the source has them from that somebody."""

import pytest
from archived_texts import archived, codes

from loccit.db.quotable import Quotables

TEXTS = {
    "boats": "“The small boats will leave us by the spring,” Jon Holm said in the harbour office. Nobody wrote it.",
    "lawyer": "“The small boats will stay with us by the mole,” said Jon Holm’s lawyer. Nobody wrote it.",
    "through": "“The small boats will come back to the yard,” Jon Holm said through his lawyer. Nobody wrote it.",
    "reyes": "“The small boats will go to the new town,” said Tom Reyes in the court. Nobody wrote it.",
    "boote": "„Die kleinen Boote werden uns im Frühjahr verlassen“, sagte Jon Holm im Hafenamt. Keiner schrieb es.",
    "bateaux": "« Les petits bateaux vont nous quitter », a dit Jon Holm au bureau du port. Nul ne le nota.",
    "barcos": "«Los barcos pequeños nos van a dejar en primavera», dijo Jon Holm en el puerto. Nadie lo anotó.",
    "barche": "«Le piccole barche ci lasceranno in primavera», ha detto Jon Holm nel porto. Nessuno lo scrisse.",
    "barquinhos": "«Os barcos pequenos vão deixar-nos na primavera», disse Jon Holm no porto. Ninguém o escreveu.",
    "лодки": "«Маленькие лодки уйдут от нас весной», — сказал Йон Холм в конторе порта. Никто этого не записал, и в"
    " книге об этом нет ни слова, но старые люди ещё помнят, как это было, когда лодки стояли у причала.",
}
DRAFTS = [
    ("boats", "“The small boats will leave us by the spring,” Holm’s lawyer said [@].", "wrong_speaker"),
    ("boats", "“The small boats will leave us by the spring,” said Jon Holm’s old widow [@].", "wrong_speaker"),
    ("boats", "“The small boats will leave us by the spring,” a critic of Jon Holm said [@].", "wrong_speaker"),
    ("boats", "Holm’s father told the court: “The small boats will leave us by the spring” [@].", "wrong_speaker"),
    ("boats", "“The small boats will leave us by the spring,” Jon Holm said [@].", "exact"),
    ("boats", "“The small boats will leave us by the spring,” Holm’s spokesman said [@].", "exact"),
    ("boats", "“The small boats will leave us by the spring,” said Mara’s lawyer, Jon Holm [@].", "exact"),
    ("boats", "“The small boats will leave us by the spring,” Jon Holm, Mara Pell’s neighbour, said [@].", "exact"),
    ("boats", "Holm’s words to his lawyer were: “The small boats will leave us by the spring” [@].", "exact"),
    ("boats", "“The small boats will leave us by the spring,” Holm told Pell’s widow [@].", "exact"),
    ("lawyer", "“The small boats will stay with us by the mole,” said Holm’s lawyer [@].", "exact"),
    ("through", "“The small boats will come back to the yard,” Holm’s lawyer said [@].", "exact"),
    ("reyes", "“The small boats will go to the new town,” said Jon Holm’s lawyer, Tom Reyes [@].", "exact"),
    (
        "boote",
        "„Die kleinen Boote werden uns im Frühjahr verlassen“, sagte der Anwalt von Jon Holm [@].",
        "wrong_speaker",
    ),
    ("boote", "„Die kleinen Boote werden uns im Frühjahr verlassen“, sagte Jon Holms Witwe [@].", "wrong_speaker"),
    ("bateaux", "« Les petits bateaux vont nous quitter », a dit l’avocat de Jon Holm [@].", "wrong_speaker"),
    ("barcos", "«Los barcos pequeños nos van a dejar en primavera», dijo la viuda de Jon Holm [@].", "wrong_speaker"),
    ("barche", "«Le piccole barche ci lasceranno», ha detto l’avvocato di Jon Holm [@].", "wrong_speaker"),
    ("barquinhos", "«Os barcos pequenos vão deixar-nos», disse o advogado de Jon Holm [@].", "wrong_speaker"),
    ("лодки", "«Маленькие лодки уйдут от нас весной», — сказала вдова Йона Холма [@].", "wrong_speaker"),
]


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("quay"), TEXTS)


@pytest.mark.parametrize(("name", "draft", "expected"), DRAFTS)
def test_a_lawyer_or_a_widow_is_not_whose_they_are(quay: Quotables, name: str, draft: str, expected: str) -> None:
    assert codes(quay, TEXTS[name][:26], draft) == [expected]
