"""The records of parliaments, hearings and courts: who has the floor in each paragraph."""

from __future__ import annotations

import pytest

from loccit import parse


def voices(text: str) -> list[str | None]:
    """Whose each passage is: the name, or None."""
    parsed = parse(text.encode(), name="record.md")
    return [parsed.speakers[one.voice].name if one.voice is not None else None for one in parsed.passages]


GERMAN = """Präsidentin Dr. Elke Brandt: Die Sitzung des Hafenrats ist eröffnet. Das Wort hat der Kollege Otto Lind.

(Beifall bei der Kranpartei)

Otto Lind (KRAN): Frau Präsidentin! Der Kai ist unterspült, das wissen alle.

(Zuruf von der LOTSENLISTE: Niemand!)

Der Hafen braucht eine neue Mauer. Wer das leugnet, hat ihn lange nicht gesehen.

Kurz und gut: Die Mauer wird gebaut.

Marta Holm, Ministerin für Häfen: Die Mauer steht noch hundert Jahre.

Zum Kran: Er wird geölt, und damit ist es genug.

Präsidentin Dr. Elke Brandt: Vielen Dank.

Schluss der Sitzung: 18.30 Uhr

Die nächste Sitzung findet im Speicher statt."""


def test_a_turn_holds_over_its_paragraphs_until_the_next_label():
    brandt, lind, holm = "Elke Brandt", "Otto Lind", "Marta Holm"
    assert voices(GERMAN) == [brandt, None, lind, None, lind, lind, holm, holm, brandt, None, None]


FRENCH = """Présidence de Mme Jeanne Holm, présidente

**Mme la présidente.** – La parole est libre.

**M. Rémi Lind, rapporteur.** – Le quai a cédé en mai.

Personne ne le répare.

**M. Rémi Lind.** – Je le répète.

**Dr Paule Pell.** – On ne ferme pas un port, on le perd."""


def test_a_stop_and_a_dash_end_a_label():
    holm, lind = "Jeanne Holm", "Rémi Lind"
    assert voices(FRENCH) == [None, holm, lind, lind, lind, "Paule Pell"]


PORTUGUESE = """O SR. PRESIDENTE (Davi Holm. PQ - SK) - Está aberta a sessão.

Tem a palavra a Deputada Ilda de Pell.

A SRA. ILDA DE PELL (Bloco/PT - SK. Sem revisão da oradora.) - Sr. Presidente, o cais afundou na terça-feira.

Sr. Presidente, Sras. e Srs. Deputados, o farol é maior do que a ponte.

O SR. PRESIDENTE - Obrigado, Deputada.

A SRA. ILDA DE PELL (Bloco/PT - SK.) - A ponte é de todos."""


def test_an_office_is_whoever_held_it_in_the_label_before():
    holm, pell = "Davi Holm", "Ilda de Pell"
    assert voices(PORTUGUESE) == [holm, holm, pell, pell, holm, pell]


SPANISH = """La señora PRESIDENTA (Holm Ruiz): Se abre la sesión.

El señor LIND PELL: Gracias, señora presidenta. El muelle se hunde.

Nadie lo arregla.

El señor MINISTRO DE PUERTOS (Orne Vell): El muelle es sólido como una roca.

La señora PRESIDENTA: Gracias."""


def test_an_office_of_several_words_has_its_holder_in_brackets():
    holm, lind = "Holm Ruiz", "Lind Pell"
    assert voices(SPANISH) == [holm, lind, lind, "Orne Vell", holm]


ENGLISH = """HON. A. LIND asked the Government, upon notice: Will the quay be dredged?

HON. P. D. PELL.- Mr. Speaker, Sir, the dredger is on its way.

Mr. Speaker, Sir, let me say it again. The silt has a schedule, and the port follows it.

## Questions

83 and that is how it has been since the flood.

MR. SPEAKER.- Order!

HON. O. PELL.- The silt was here before the port. HON. A. LIND.- So it was.

Nobody disputes it.

MR. SPEAKER.- The sitting is over."""


def test_the_head_of_a_page_ends_no_turn_and_a_label_inside_a_paragraph_leaves_it_open():
    found = voices(ENGLISH)
    assert found[:4] == [None, "P. D. Pell", "P. D. Pell", "P. D. Pell"]
    assert found[5:7] == ["O. Pell", None]


CONGRESS = """The SPEAKER pro tempore. The gentleman from Skarne is recognized.

Mr. LIND. Mr. Speaker, I rise to honor a lighthouse.

It has stood in the gale since the first fleet.

Ms. HOLM of Lower Quay. The lighthouse is a ruin.

Question put and agreed to.

The clerks went home."""


def test_a_stop_behind_capitals_ends_a_label():
    found = voices(CONGRESS)
    assert found[1:] == ["Lind", "Lind", "Holm", None, None]


ITALIAN = """PRESIDENTE. La seduta è aperta.

LIND, ministro dei porti. Signor Presidente, la gru è ferma da marzo.

Il molo cede.

PRESIDENTE. Ha facoltà di parlare il senatore Holm.

HOLM (PX). Il molo è di tutti."""


def test_capitals_without_a_title_are_labels_where_somebody_presides():
    assert voices(ITALIAN)[1:3] == ["Lind", "Lind"]
    assert voices(ITALIAN)[4] == "Holm"


RUSSIAN = """Председательствующий. Заседание открыто.

Линд Е. П., фракция «Причал». – Уважаемые коллеги, причал просел.

Маяк не горит с весны.

Председательствующий. Спасибо.

Холм О. В., фракция «Маяк». – Маяк горит."""


def test_a_faction_stands_between_a_name_and_its_dash():
    found = voices(RUSSIAN)
    assert found[1] == found[2] is not None
    assert found[4] not in (None, found[1])


COURT = """THE COURT: Be seated, Mr. Lind.

THE DEFENDANT: I would rather stand.

MR. HOLM: My client has a bad knee, your honor.

It was hurt on the slipway.

THE COURT: Then he may lean."""


def test_who_has_a_part_in_a_trial_needs_no_name():
    found = voices(COURT)
    assert found[2] == found[3] == "Holm"
    assert (found[0], found[1], found[4]) == ("the court", "the defendant", "the court")


HEARING = """Chairman Holm. The committee will come to order.

We have two witnesses today.

Ms. Lind. Thank you, Mr. Chairman. The lighthouse has been dark since May.

No ship has been warned since then.

Mr. Pell. I disagree with my colleague.

[The prepared statement of Ms. Lind follows:]

The lamp burns no oil.

Chairman Holm. Thank you."""


def test_a_name_and_a_stop_are_a_label_where_somebody_presides_in_that_form():
    assert voices(HEARING) == ["Holm", "Holm", "Lind", "Lind", "Pell", None, None, "Holm"]


EUROPEAN = """**Otto Lind (PPE).** – Mr President, the ports are closed.

They have been closed since May.

**President.** – Thank you.

**Ida Holm, on behalf of the Lamp Group.** – Madam President, I disagree.

*(Applause)*

The ports are open."""


def test_what_stands_between_a_name_and_its_dash_is_none_of_the_name():
    lind, holm = "Otto Lind", "Ida Holm"
    assert voices(EUROPEAN) == [lind, lind, "President", holm, None, holm]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Lind, who was late, said: no.\n\nMr. Holm, who came early, said: yes.\n\nThe quay was empty.",
        "The quay (built in 1911) - they say it - is sound.\n\nSkarne, the old port: it sleeps.\n\nThe end.",
        "Dr. Lind. He was the first.\n\nDr. Holm. He was the last.\n\nDr. Pell. He was neither.",
    ],
)
def test_prose_is_no_record(text: str):
    assert set(voices(text)) == {None}


QUESTIONS = """1. Mr. Pell asked the Minister for Harbours if he will light the east quay.

The Minister for Harbours (Mr. Tom Lind): I saw the quay in May. It is dark.

Mr. Pell: Does the Minister know how dark it is?

Mr. Lind: I do.

2. Mr. Orne asked the Minister for Harbours what he has done about the crane.

Mr. Lind: It was oiled.

MR. BREKKE said, that he rose to oppose the crane."""


def test_a_numbered_question_is_not_of_who_answered_the_one_before():
    assert voices(QUESTIONS) == [None, "Tom Lind", "Pell", "Tom Lind", None, "Tom Lind", None]


STRANGERS = """Präsident: Ich ertheile dem Abgeordneten Lind das Wort.

Abgeordneter Lind: Meine Herren, der Kai ist unterspült.

Präsident: Der Herr Hafenkanzler hat das Wort.

Hafenkanzler Graf von Holm: Befürchten Sie nichts.

Die Mauer hält.

Präsident: Das Wort hat der Abgeordnete Orne.

Odd Quell: Er ist nicht da.

Er kommt auch nicht.

Präsident: Dann schließe ich die Sitzung."""


def test_a_turn_ends_where_another_name_stands_before_a_colon():
    chair = "Präsident"
    assert voices(STRANGERS) == [chair, "Lind", chair, "Holm", "Holm", chair, None, None, chair]


CRIES = """CHAMBRE DE SKARNE

M. le président. La parole est à M. Odd Lind.

M. Odd Lind. Messieurs, le quai est perdu, et il faut le dire ouvertement : la mer ne rend rien de ce qu'elle a pris.

M. Jean Orne. Oh ! vous osez dire cela devant ceux qui l'ont bâti !

M. de Pell. C'est la fin du port !

M. Odd Lind. Si M. Orne a raison, le quai tiendra. Je n'en crois rien, et je ne suis pas le seul dans cette enceinte.

M. le président. Veuillez ne pas interrompre."""


def test_a_cry_in_a_debate_is_a_turn_and_neither_title_nor_heading():
    parsed = parse(CRIES.encode(), name="chambre.txt")
    assert parsed.described.title == "CHAMBRE DE SKARNE"
    assert [parsed.speakers[one.voice].name for one in parsed.passages if one.voice is not None] == [
        "le président", "Odd Lind", "Jean Orne", "de Pell", "Odd Lind", "le président"
    ]  # fmt: skip


PROVERBS = """We come to the sayings of Skarne.

A’ la Marée, les crabes se goûtent.—Green crabs are in season at spring tide.

The fishermen say it of the north quay.

En Avril, ne quitte pas un filet.—In April leave not off a net.

Coume St. Odd, tu feras pâlir la mer.—Like St. Odd, thou wilt make the sea pale.

En Avril, le phare crie.—In April the lighthouse cries."""


def test_a_proverb_before_a_stop_and_a_dash_is_nobody():
    assert voices(PROVERBS) == [None] * 6
