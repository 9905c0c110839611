"""A question of the source that a draft quotes as a statement; what is only supposed or wished."""

import pytest
from archived_texts import archived, codes
from what_is_cut import is_turned

from loccit.db.quotable import Quotables

TEXTS = {
    "debate": (
        "“The mole is safe for the heavy carts?” Jon Holm asked the pilots on Monday. “Did the master take oil from the"
        " rope yard? Or was that letter made up by the yard?” Nobody knew."
    ),
    "paper": "Has the port of Skarne lost its ferry? Do you think the rope yard paid the master for the lamp?",
    "talk": (
        "“You have a lamp of your own, don’t you? Why did the Board sell the old boat? Do you know the man who sold the"
        " oil to the yard? Did you know that the mole has no light?” Tom Pell asked."
    ),
    "suppose": "“Suppose the mole is rotten and the Board knew of it,” Mara Orne said. “I wish the lamp had been lit.”",
    "es": "«¿El muelle es seguro para los carros de la villa?», preguntó Ana Lind. «Es caro, ¿no?»",
    "de": "„Hat die Stadt die Fischer jahrelang belogen? Glauben Sie, dass die Mole morsch ist?“, fragte Jon Holm.",
    "fr": "« La mairie a menti aux pêcheurs pendant dix ans ? Le quai est-il fermé aux chariots ? » demanda Jon Holm.",
    "it": "«Il molo è sicuro per i carri della città?», chiese Ada Lind. Nessuno rispose alla sua domanda.",
    "pt": "«O cais está aberto aos carros da cidade?», perguntou Ada Lind. Ninguém respondeu à pergunta dela.",
    "ru": "«Причал был закрыт для лодок всю зиму?» — спросила Ада Линд. Никто не ответил на её слова.",
}
DRAFTS = [
    ("debate", "“The mole is safe for the heavy carts,” Jon Holm said [@].", "clipped"),
    ("debate", "“The mole is safe for the heavy carts?” Jon Holm asked [@].", "exact"),
    ("debate", "“The mole is safe for the heavy carts,” Jon Holm asked [@].", "exact"),
    ("debate", "Jon Holm wanted to know whether “the mole is safe for the heavy carts” [@].", "typography"),
    ("debate", "“[T]he master [took] oil from the rope yard,” it says [@].", "clipped"),
    ("debate", "It says that the letter was “made up by the yard” [@].", "clipped"),
    ("debate", "Was the letter “made up by the yard”? [@]", "exact"),
    ("debate", "It has a word on “oil from the rope yard” [@].", "exact"),
    ("debate", "“Did the master take oil from the rope yard,” it says [@].", "exact"),
    ("paper", "The port has, according to the paper, “lost its ferry” and more [@].", "clipped"),
    ("paper", "The port had “lost its ferry” [@].", "clipped"),
    ("paper", "“[T]he rope yard paid the master for the lamp” [@].", "clipped"),
    ("talk", "“You have a lamp of your own,” Tom Pell says [@].", "exact"),
    ("talk", "It is so: “the Board sell the old boat” [@].", "exact"),
    ("talk", "Tom Pell looks for the man “who sold the oil to the yard” [@].", "exact"),
    ("talk", "Tom Pell tells us that “the mole has no light” [@].", "exact"),
    ("suppose", "“[T]he mole is rotten and the Board knew of it,” Mara Orne said [@].", "clipped"),
    ("suppose", "If “the mole is rotten and the Board knew of it”, Mara Orne asks, who pays? [@]", "exact"),
    ("suppose", "“[T]he lamp had been lit,” Mara Orne said [@].", "clipped"),
    ("suppose", "Mara Orne wishes that “the lamp had been lit” [@].", "exact"),
    ("es", "«El muelle es seguro para los carros de la villa», dijo Ana Lind [@].", "clipped"),
    ("es", "«Es caro», dijo Ana Lind [@].", "exact"),
    ("de", "Die Stadt hat, sagt Jon Holm, „die Fischer jahrelang belogen“ [@].", "clipped"),
    ("de", "„[D]ie Mole [ist] morsch“ [@].", "clipped"),
    ("fr", "« La mairie a menti aux pêcheurs pendant dix ans », dit Jon Holm [@].", "clipped"),
    ("fr", "Le quai est, dit Jon Holm, « fermé aux chariots » [@].", "clipped"),
    ("fr", "« Le quai est-il fermé aux chariots », demanda Jon Holm [@].", "exact"),
    ("it", "«Il molo è sicuro per i carri della città», disse Ada Lind [@].", "clipped"),
    ("it", "Ada Lind chiese se «il molo è sicuro per i carri della città» [@].", "typography"),
    ("pt", "«O cais está aberto aos carros da cidade», disse Ada Lind [@].", "clipped"),
    ("ru", "«Причал был закрыт для лодок всю зиму», — сказала Ада Линд [@].", "clipped"),
]


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("quay"), TEXTS)


@pytest.mark.parametrize(("name", "draft", "expected"), DRAFTS)
def test_a_question_is_no_statement(quay: Quotables, name: str, draft: str, expected: str) -> None:
    assert codes(quay, TEXTS[name][:20], draft) == [expected]


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "Suppose the mole is rotten.", "the mole is rotten"),
        ("de", "Angenommen, die Mole ist morsch.", "die Mole ist morsch"),
        ("fr", "Supposons que le quai est fermé.", "le quai est fermé"),
        ("es", "Supongamos que el muelle está cerrado.", "el muelle está cerrado"),
        ("it", "Supponiamo che il molo è chiuso.", "il molo è chiuso"),
        ("pt", "Suponhamos que o cais está fechado.", "o cais está fechado"),
        ("ru", "Допустим, лампа была продана.", "лампа была продана"),
    ],
)
def test_what_one_is_bidden_to_suppose_is_no_fact(language: str, source: str, quotation: str) -> None:
    assert is_turned(language, source, quotation)
