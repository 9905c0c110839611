"""Who speaks in a source's prose: one row a construction, in the languages that have it.

Each row holds a language, a text and whose words its last quotation holds; `-` where nobody may be named.
"""

from __future__ import annotations

import pytest
from tests.attribution.said_cases import read

ROWS = """
en | For Ada Lind, “the mole will not last another winter.” | Ada Lind
en | For Ada Lind, the fee was “a gift with a calendar on it”. | Ada Lind
en | For Ada Lind, the town bought a “standing” chair. | -
fr | Pour Ada Lind, « le môle ne tiendra pas ». | Ada Lind
fr | Pour Ada Lind, le plan est « tout à fait imprudent ». | Ada Lind
es | Para Ada Lind, «el muelle no aguantará». | Ada Lind
es | A juicio de Ada Lind, el plan es «del todo imprudente». | Ada Lind
it | Per Ada Lind, il piano è «del tutto imprudente». | Ada Lind
it | Nelle parole di Ada Lind, il piano è «del tutto imprudente». | Ada Lind
pt | Para Ada Lind, o plano é “de todo imprudente”. | Ada Lind
de | Für Ada Lind steht fest: „Die Mole hält keinen weiteren Winter.“ | Ada Lind
de | Nach Ansicht von Ada Lind ist der Plan „völlig leichtsinnig“. | Ada Lind
en | “We have waited long enough,” as Ada Lind put it. | Ada Lind
en | “We have waited long enough,” was how Ada Lind put it. | Ada Lind
en | The fee is “a gift with a calendar on it,” in Ada Lind’s words. | Ada Lind
en | Ada Lind’s answer was “wait and see”. | Ada Lind
en | Ada Lind’s answer was short: “We wait for the lamp.” | Ada Lind
en | The answer from Ada Lind was short: “We wait for the lamp.” | Ada Lind
fr | La réponse de Jean Holm est brève : « Nous attendons la lampe. » | Jean Holm
es | Respuesta de Ada Lind: «Esperamos la nueva lámpara del muelle». | Ada Lind
es | «Esperamos la nueva lámpara del muelle», fue la respuesta de Ada Lind. | Ada Lind
it | «Aspettiamo la nuova lampada del molo», il commento di Ada Lind. | Ada Lind
de | „Wir warten auf die Lampe“ war die Antwort von Ada Lind. | Ada Lind
de | Linds Antwort war kurz: „Wir warten auf die Lampe.“ | -
en | Ada Lind’s letter to Jon Holm said: “We wait for the lamp.” | Ada Lind
en | In a letter from Jon Holm, Ada Lind said, the fee was “a gift”. | Ada Lind
en | It was Ada Lind, not Jon Holm, who said: “We wait for the lamp.” | Ada Lind
es | Fue Ada Lind, y no Jon Holm, quien dijo: «Esperamos la nueva lámpara del muelle». | Ada Lind
en | Unlike Ada Lind, Jon Holm was blunt: “We wait for the lamp.” | Jon Holm
en | “It is late,” Jon Holm said. But Ada Lind objected: “We wait for the lamp.” | Ada Lind
en | Ada Lind asked Jon Holm: “Who pays?” He replied: “The town pays.” | Jon Holm
en | Says Ada Lind: “We wait for the lamp.” | Ada Lind
en | The plan was called “a gift” by Ada Lind. | Ada Lind
en | Ada Lind held that the fee was “a gift with a calendar on it”. | Ada Lind
en | The harbour master, Ada Lind, came. The harbour master did not mince words: “We wait for it.” | Ada Lind
fr | « Le quai est vide », s’indigne Ada Lind. | Ada Lind
fr | « Le quai est vide », s’agace Ada Lind. | Ada Lind
fr | Ada Lind revient à la charge : « Le quai est vide. » | Ada Lind
fr | Ada Lind quitte la salle en disant : « Le quai est vide. » | Ada Lind
fr | « Le quai est vide », raconte une amie d’Ada Lind. | une amie d’Ada Lind
fr | Jean Holm, que Ada Lind avait renvoyé, a dit : « Le quai est vide. » | Jean Holm
fr | Le pilote que Ada Lind avait renvoyé a dit : « Le quai est vide. » | -
fr | Comme l’a dit Ada Lind, le plan est « tout à fait imprudent ». | Ada Lind
fr | Ada Lind juge le plan « imprudent », Jean Holm y voit « un cadeau ». | -
es | Ada Lind salió diciendo: «Esperamos la nueva lámpara del muelle». | Ada Lind
es | Lo dice Ada Lind: «Esperamos la nueva lámpara del muelle». | Ada Lind
es | Ada Lind recuerda lo que dijo Jon Holm: «Esperamos la nueva lámpara del muelle». | Jon Holm
es | Jon Holm, a quien Ada Lind había despedido, dijo: «Esperamos la nueva lámpara del muelle». | Jon Holm
pt | Ada Lind voltou à carga: “Esperamos a nova lâmpada do cais.” | Ada Lind
de | Ada Lind macht ihm einen Vorwurf: „Niemand hat die Lotsen gefragt.“ | Ada Lind
de | Ada Lind schüttelte den Kopf und sagte: „Wir warten auf die Lampe.“ | Ada Lind
de | Ada Lind, die vor Gericht sagte, der Plan sei „völlig leichtsinnig“, ging früh. | Ada Lind
de | Ada Lind soll Jon Holm gesagt haben: „Wir warten auf die Lampe.“ | Ada Lind
de | „Wir warten auf die Lampe“, ist Ada Lind überzeugt. | Ada Lind
de | „Wir warten auf die Lampe“, sagte die Schwester von Ada Lind. | die Schwester von Ada Lind
de | Ada Lind sprach von „einem Geschenk“, Jon Holm von „Leichtsinn“. | -
de | Ada Lind, die Hafenmeisterin, kam. „Wir warten“, sagte die Hafenmeisterin zu Jon Holm. | Ada Lind
de | Ada Lind kam mit Jon Holm. Lind beschrieb Holm als „völlig leichtsinnig“. | Ada Lind
en | For Ada Lind, the sign on the door was clear: “Nobody may land here any more.” | -
en | For Ada Lind, the first line of the song was “Nobody may land here”. | -
en | For Ada Lind, Jon Holm wrote on the wall: “Nobody may land here any more.” | Jon Holm
en | Ada Lind painted over the words: “Nobody may land here any more.” | -
en | Ada Lind was greeted by a banner: “Nobody may land here any more.” | -
en | The minister, Ada Lind, came. The minister had a sign on the door: “Nobody may land here any more.” | -
en | The answer to Ada Lind was short: “Nobody may land here any more.” | -
es | La alcaldesa, Ada Lind, llegó. La alcaldesa abrió la puerta: «Nadie puede atracar aquí nunca más». | -
fr | Pour Ada Lind, les pilotes ont chanté : « Personne ne peut accoster ici désormais. » | -
de | Für Ada Lind ist ein Schild am Tor: „Niemand darf hier mehr anlegen.“ | -
ru | Сестра Анны Линд сказала: «Мы ждали лампу». | Сестра Анны Линд
ru | Анна Линд якобы сказала: «Мы ждали лампу». | Анна Линд
ru | Как сказала Анна Линд, план был «безрассудным». | Анна Линд
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_each_construction_names_who_speaks(row: str) -> None:
    language, text, speaker = (part.strip() for part in row.split(" | "))
    said, _ = read(text, language=language)
    last = said.quotations[-1].speaker
    assert ("-" if last is None else said.speakers[last].name) == speaker
