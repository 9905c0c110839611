"""The archive of the pages: a briefing, a newspaper page that it quotes, one in Burmese, a hostile one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database
from web_made import Draft, write_archive

from loccit import ids
from loccit.db.keys import Keys
from loccit.folder import Folder
from loccit.model import Attribution, CrossReference, Described, Finding, Work

SCRIPT = "<script>alert(1)</script>"


@dataclass(frozen=True, slots=True)
class Skarne:
    """The archive, and the identifiers that tests ask for."""

    folder: Folder
    briefing: Keys
    mirror: Keys
    burmese: Keys
    hostile: Keys
    hidden: Keys
    withdrawn: str
    gone: str
    merged: str


def make_skarne(directory: Path) -> Skarne:
    """Writes the archive into a folder."""
    drafts = [
        (briefing(), "quote"),
        (mirror(), "open"),
        (burmese(), "open"),
        (hostile(), "open"),
        (hidden(), "private"),
    ]
    folder, keys = write_archive(directory, drafts)
    withdrawn, gone, merged = (ids.mint("p", "test", word) for word in ("withdrawn", "gone", "merged"))
    db = Database(folder.database)
    at = keys[0].passages[2]
    words = "The quays were never for sale."
    db.conn.executemany(
        "insert into ledger(id, kind, document_id, status, successors, version, exact, prefix, suffix, hash)"
        " values (?, 'passage', ?, ?, ?, 1, ?, 'before ', ' after', ?)",
        [
            (withdrawn, keys[0].document, "withdrawn", "[]", words, "ab" * 32),
            (gone, keys[0].document, "gone", "[]", words, "cd" * 32),
            (merged, keys[0].document, "merged", f'["{at}"]', words, "ef" * 32),
        ],
    )
    db.conn.executemany(
        "insert into matches values (?, ?, ?, null, null, null, null, null, ?)",
        [
            ("same_quotation", keys[0].quotations[1], keys[1].quotations[0], "the same words in quotation marks"),
            ("pull_quote", keys[0].document, keys[0].passages[5], "a part of block 12"),
        ],
    )
    db.conn.execute(
        "update matches set a_start = (select start from blocks where document_id = a_id and role = 'pull_quote')"
        " where kind = 'pull_quote'"
    )
    db.conn.execute(
        "insert into corrections values (?, 'authors', 'Mira Quillfeather', 'the page gives “Staff”')",
        [keys[0].document],
    )
    db.conn.execute("update works set document_id = ? where title = 'A licence, not a harbour'", [keys[1].document])
    db.conn.commit()
    db.close()
    return Skarne(folder, *keys, withdrawn, gone, merged)


def briefing() -> Draft:
    """A report with notes, speakers at second hand, blocks set aside, and a reference that leads nowhere."""
    draft = Draft(
        Described(
            "Selling the Tide: Who Owns the Skarne Crossing?", ("Mira Quillfeather",), "Ansgar Institute",
            "Briefing 14", "2024-05-09", None, "en", "Lowmere", "https://ansgar-institute.example/briefings/14",
        )
    )  # fmt: skip
    for words in ("Home", "About the Institute", "Briefings", "Coast and Crossings"):
        draft.aside("navigation", words, "the same words stand on 17 other pages of this publisher")
    draft.aside("title", "Selling the Tide: Who Owns the Skarne Crossing?", "the title of the document")
    draft.passage(
        "A thirty-year concession was meant to pay for a new pier. Three years on, the pier stands half built.",
        role="standfirst",
    )
    draft.heading("Overview")
    draft.passage(
        "The ferry harbour of Skarne handles four crossings in every five over the Ansgar Sound. In June 2021 the "
        "Ministry of Crossings of Velmark granted it for thirty years to Tidewain Holding.{1} The ministry called the "
        "award the largest private investment on the coast since the railway. The town council called it a sale.{2}"
    )
    draft.heading("I. A Harbour Changes Hands", label="I")
    draft.passage(
        "The tender was short. Notice appeared in the Velmark Gazette on 2 March 2021 and closed after nineteen days."
        "{3} “We were asked for a guarantee that no bank could write in a fortnight,” said the director of the company "
        "that withdrew.{4}"
    )
    draft.quote(
        "“We were asked for a guarantee that no bank could write in a fortnight,”", None, how="the source is not named",
        surface="the director of the company that withdrew", cue="said",
    )  # fmt: skip
    draft.passage(
        "Ilse Torvane, then minister of crossings, defended the haste. “We sold a licence, not a harbour,” she told "
        "Sound Radio Four on the evening of the signature.{5} “The quays are the nation’s, and after thirty years the "
        "licence comes home.”{6} The Skarne Mirror printed the first sentence alone.{7}"
    )
    first = draft.quote(
        "“We sold a licence, not a harbour,”", "Ilse Torvane", through="Sound Radio Four", cue="told",
        surface="Ilse Torvane", how="name before the quotation, cue “told … outlet” after it",
    )  # fmt: skip
    draft.quote(
        "“The quays are the nation’s, and after thirty years the licence comes home.”", "Ilse Torvane",
        through="Sound Radio Four", continues=first, how="goes on from the quotation before",
    )  # fmt: skip
    draft.passage("The half-built pier at Skarne, seen from the Lowmere boat at low water.", role="caption")
    part = draft.heading("II. What the Contract Says", label="II")
    draft.heading("A. The fee", label="II.A", parent=part)
    draft.passage(
        "“A flat fee in a rising market is a gift with a calendar on it,” Pell Askerby, the harbour master, wrote in "
        "the same paper.{8} For the licence the operator pays a fixed fee of 4.2 million crowns a year."
    )
    draft.quote("“A flat fee in a rising market is a gift with a calendar on it,”", "Pell Askerby", cue="wrote")
    draft.aside("pull_quote", "“A gift with a calendar on it.”", "a part of block 12", same_as=12)
    draft.heading("III. The Town Answers", label="III")
    draft.passage(
        "The seafarers’ paper set it in three scripts: “ကူးတို့ဆိပ်သည် မြို့သားအားလုံး၏ အများပိုင် ဖြစ်သည်။” and "
        "“渡口属于全城居民，任何人都无权出售。” The chair reported that the boats would sail."
    )
    sentence = "The chair reported that the boats would sail."
    start = draft.text.index(sentence)
    chair = draft.speaker("Dorrit Hamm", title="the chair")
    draft.attributions.append(
        Attribution(
            len(draft.passages) - 1, start, start + len(sentence), sentence, chair, "The chair", "person", "reported",
            None, "subject of a reporting verb",
        )
    )  # fmt: skip
    for words in ("publish the agreement with its annexes;", "name a berth commissioner."):
        draft.passage(words, role="list_item")
    draft.aside("notice", "This briefing may be quoted with attribution.", "rights and republication")
    _notes_of_briefing(draft)
    return draft


def _notes_of_briefing(draft: Draft) -> None:
    draft.works += [
        Work("Concession Agreement", ("Ministry of Crossings",), issued="2021-06-14", type="legal_case"),
        Work("Evening Edition", (), "Sound Radio Four", issued="2021-06-14", type="broadcast"),
        Work("A licence, not a harbour", (), "The Skarne Mirror", issued="2021-06-15", type="article-newspaper"),
        Work("A Share of the Fares", ("P. Askerby",), issued="2021-02-22", type="report"),
    ]
    one = draft.note("1", "Concession Agreement between the Ministry of Crossings and Tidewain Holding, cl. 2–4.")
    draft.cites(one, "full", 0)
    draft.note("2", "Petition of 3 September 2021. See also Section II.C below.")
    draft.crossings.append(
        CrossReference("Section II.C below", draft.notes[1].end - 19, draft.notes[1].end - 1, None, 1, None,
                       "there is no Section II.C in this document")
    )  # fmt: skip
    draft.findings.append(
        Finding("dangling_cross_reference", "“Section II.C below”: there is no such section.", draft.notes[1].start,
                draft.notes[1].end)
    )  # fmt: skip
    draft.note("3", "“Notice of tender”, Velmark Gazette, no. 61, 2 March 2021, p. 14.")
    draft.note("4", "Institute interview, Lowmere, 11 January 2024.")
    five = draft.note("5", "Evening Edition, Sound Radio Four, 14 June 2021, from minute 12.")
    draft.cites(five, "full", 1)
    six = draft.note("6", "Ibid., minute 13.")
    draft.cites(six, "ibid", 1, target_note=five, target=1, how="ibid.: the one work of note 5")
    seven = draft.note("7", "“A licence, not a harbour”, The Skarne Mirror, 15 June 2021, p. 1.")
    draft.cites(seven, "full", 2)
    eight = draft.note("8", "Askerby, op. cit., p. 14.")
    draft.cites(eight, "op_cit", None, reason="no full citation of a work by Askerby stands before it")
    draft.findings.append(
        Finding("unresolved_back_reference", "“Askerby, op. cit.” leads to no work.", draft.notes[7].start,
                draft.notes[7].end)
    )  # fmt: skip
    draft.note("9", "A note that nothing refers to.")


def mirror() -> Draft:
    """A newspaper page that holds the famous sentence."""
    draft = Draft(
        Described(
            "A licence, not a harbour", ("Tilda Marl",), "The Skarne Mirror", None, "2021-06-15", None, "en", None,
            "https://skarne-mirror.example/2021/licence",
        )
    )  # fmt: skip
    draft.passage("“We sold a licence, not a harbour.” With these words Ilse Torvane left the hall.")
    draft.quote("“We sold a licence, not a harbour.”", "Ilse Torvane", cue="with these words")
    draft.passage("The town will read the contract when it may. Until then it has the tide-table.")
    return draft


def burmese() -> Draft:
    """A page in a script without spaces, with a paragraph in one that runs from right to left."""
    draft = Draft(Described("ကူးတို့ခ ထပ်မံတက်မည်", (), "ဆိပ်ကမ်းသတင်း", None, "2023-03", None, "my"))
    draft.passage("ဆိပ်ကမ်းကို မရောင်းခဲ့ပါ။")
    draft.passage("لم يوافق مجلس البلدة على القرار، وطلب نسخةً من العقد.")
    return draft


def hostile() -> Draft:
    """A page that tries to run scripts, to break out of attributes, and to turn the writing round."""
    attack = f'"><img src=x onerror=alert(2)>{SCRIPT}{{{{ 7*7 }}}}'
    draft = Draft(
        Described(
            f"Notices {SCRIPT}", (f"A. {SCRIPT}",), f"Parish {attack}", f"No. {SCRIPT}", "2024-11-18", None, "en",
            None, "javascript:alert(3)",
        )
    )  # fmt: skip
    draft.aside("navigation", attack, f"why {SCRIPT}")
    draft.heading(f"1. {attack}", label=SCRIPT)
    draft.passage(f"A bridge is being painted. {attack} \u202egnitirw{{1}} " + "“" + attack + "”")
    draft.quote("“" + attack + "”", f"Bob {SCRIPT}", through=f"Radio {SCRIPT}", cue=SCRIPT, surface=SCRIPT, how=SCRIPT)
    draft.works.append(Work(f"Work {SCRIPT}", (SCRIPT,), SCRIPT, SCRIPT, SCRIPT, url="javascript:alert(4)"))
    draft.note("1", f"Note {attack}")
    draft.cites(0, "full", 0, how=SCRIPT, reason=SCRIPT)
    draft.findings.append(Finding("note_residue", attack, 0, 10))
    return draft


def hidden() -> Draft:
    """A document that must never be published."""
    draft = Draft(Described("Private letters", ("Joss Wendelby",), "Nobody", None, "2022", None, "en"))
    draft.passage("This letter says zanzibarian things that nobody else may read.")
    return draft
