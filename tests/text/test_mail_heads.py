"""The lines of mail that say who wrote what is quoted or forwarded below them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.text.mail_fields import MailLine
from loccit.text.mail_heads import find_heads, may_hold_mail, parted, unquoted


def heads(text: str) -> list[tuple[int, int, int, str | None, str]]:
    """First and last line, depth, name and sort of each head."""
    lines: list[MailLine] = []
    is_blank = False
    for line in text.split("\n"):
        depth, words = unquoted(line)
        if words.strip():
            lines.append(MailLine(depth, words.strip(), is_blank))
        is_blank = not words.strip()
    return [(head.first, head.last, head.depth, head.name, head.sort) for head in find_heads(lines)]


def names(text: str) -> list[str | None]:
    return [name for _, _, _, name, _ in heads(text)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("On 11 May 2020, at 18:02, Ada Lind <ada@skarne.example> wrote:", "Ada Lind"),
        ("On Mon, May 11, 2020 at 6:02 PM Ada Lind <ada@skarne.example> wrote:", "Ada Lind"),
        ("On Mon, 11 May 2020 18:02:33 +0200 (CEST)\nAda Lind <ada@skarne.example> wrote:", "Ada Lind"),
        ("On May 11, 2020, at 6:02 PM, Lind, Ada (HBR) <ada@skarne.example> wrote:", "Ada Lind"),
        ('On 2020-05-11 18:02, "Lind, Ada" wrote:', "Ada Lind"),
        ("On Monday, May 11, 2020, 06:02:07 PM EDT, Ada van der Lind wrote:", "Ada van der Lind"),
        ("On Mon, May 11, 2020 at 6:02 PM Ada Lind <\nada@skarne.example> wrote:", "Ada Lind"),
        ("---- On Mon, 11 May 2020 18:02:33 +0200 Ada Lind <ada@skarne.example> wrote ----", "Ada Lind"),
        ("On 11 May 2020, at 18:02, ada@skarne.example wrote:", None),
        ("Am 11.05.2020 um 18:02 schrieb Ada Lind:", "Ada Lind"),
        ("Am Mo., 11. Mai 2020 um 18:02 Uhr schrieb Ada Lind\n<ada@skarne.example>:", "Ada Lind"),
        ("Ada Lind schrieb am 11.05.2020 um 18:02:", "Ada Lind"),
        ("Ada Lind <ada@skarne.example> @ 2020-05-11 18:02 SAST:", "Ada Lind"),
        ("Le 11 mai 2020 à 18:02, Ada Lind <ada@skarne.example> a écrit :", "Ada Lind"),
        ("Le lun. 11 mai 2020 à 18:02, Ada Lind <ada@skarne.example>\na écrit\u00a0:", "Ada Lind"),
        ("El lun, 11 may 2020 a las 18:02, Ada Lind (<ada@skarne.example>) escribió:", "Ada Lind"),
        ("El 11/05/20 a las 18:02, Ada Lind escribió:", "Ada Lind"),
        ("Il giorno lun 11 mag 2020 alle ore 18:02 Ada Lind <ada@skarne.example> ha scritto:", "Ada Lind"),
        ("Il 11/05/20 18:02, Ada Lind ha scritto:", "Ada Lind"),
        ("Em seg., 11 de mai. de 2020 às 18:02, Ada Lind <ada@skarne.example> escreveu:", "Ada Lind"),
        ("Em 11/05/2020 18:02, Ada Lind escreveu:", "Ada Lind"),
        ("11.05.2020 18:02, Ада Линд пишет:", "Ада Линд"),
        ("пн, 11 мая 2020 г. в 18:02, Ада Линд <ada@skarne.example>:", "Ада Линд"),
        ("понедельник, 11 мая 2020, 18:02 +03:00 от Ада Линд <ada@skarne.example>:", "Ада Линд"),
        ("11 мая 2020 г., в 18:02, Ада Линд <ada@skarne.example> написал(а):", "Ада Линд"),
        ("Op ma 11 mei 2020 om 18:02 schreef Ada Lind <ada@skarne.example>:", "Ada Lind"),
        ("Den man. 11. maj 2020 kl. 18.02 skrev Ada Lind <ada@skarne.example>:", "Ada Lind"),
    ],
)
def test_a_line_with_a_day_and_a_verb_names_who_wrote_what_follows(line: str, name: str | None):
    quoted = f"No.\n\n{line}\n\n> The quay is shut."
    behind = 1 + line.count("\n") + 1
    assert heads(quoted) == [(1, behind, 0, name, "line")]
    assert may_hold_mail(quoted)


@pytest.mark.parametrize("line", ["Ada Lind <ada@skarne.example> writes:", "Quoting Ada Lind:", "Ada Lind wrote:"])
def test_a_line_without_a_day_counts_only_right_above_what_is_quoted(line: str):
    assert names(f"{line}\n> The quay is shut.") == ["Ada Lind"]
    assert names(f"{line}\n\nThe quay is shut.") == []


@pytest.mark.parametrize(
    "line",
    [
        "On the other hand, nobody wrote:",
        "On 11 May 2020 at the meeting with Lind, the board wrote:",
        "In 2019 the harbour was dredged by Ada Lind:",
        "We met at 18:02: nobody was there.",
        "Note:",
        "The data comes From: our office.",
    ],
)
def test_what_only_looks_like_such_a_line_is_none(line: str):
    assert names(f"{line}\n\nThe quay is shut.") == []


@pytest.mark.parametrize(
    "fields",
    [
        "From: Ada Lind <ada@skarne.example>\nSent: Monday, May 11, 2020 6:02 PM\nTo: Board\nSubject: the quay",
        "From: Lind, Ada (HBR)\nSent: Monday, May 11, 2020\nTo: Pell, Orrin; Holm, Mara;\n Reyes, Tom\nSubject: No",
        "*From:* Ada Lind [mailto:ada@skarne.example]\n*Sent:* Monday\n*To:* Board\n*Subject:* the quay",
        "From:\tAda Lind\n\nSent:\tMonday\n\nTo:\tBoard\n\nSubject:\tthe quay",
        "From:\nAda Lind\nSent:\nMonday\nTo:\nBoard\nSubject:\nthe quay",
        "Von: Ada Lind\nGesendet: Montag, 11. Mai 2020 18:02\nAn: Rat\nBetreff: der Kai",
        "De : Ada Lind\nEnvoyé : lundi 11 mai 2020 18:02\nÀ : Conseil\nObjet : le quai",
        "De: Ada Lind\nEnviado el: lunes, 11 de mayo de 2020 18:02\nPara: Junta\nAsunto: el muelle",
        "Da: Ada Lind\nInviato: lunedì 11 maggio 2020 18:02\nA: Consiglio\nOggetto: il molo",
        "De: Ada Lind\nEnviado: segunda-feira, 11 de maio de 2020 18:02\nPara: Junta\nAssunto: o cais",
        "От: Ada Lind\nОтправлено: 11 мая 2020 г. 18:02\nКому: Совет\nТема: причал",
        "-----Original Message-----\nFrom: Ada Lind\nTo: Board",
        "---------- Forwarded message ---------\nVon: Ada Lind <ada@skarne.example>\nDate: Mo., 11. Mai 2020",
        "Begin forwarded message:\n\nFrom: Ada Lind <ada@skarne.example>\nSubject: the quay",
        "________________________________\nFrom: Ada Lind <ada@skarne.example>\nTo: Board\nSubject: the quay",
        "From: Ada Lind Sent: Monday, May 11, 2020 6:02 PM To: Board Subject: the quay",
        "From: clerk@skarne.example On Behalf Of Ada Lind\nSent: Monday\nTo: Board\nSubject: the quay",
    ],
)
def test_fields_above_a_message_name_its_sender(fields: str):
    lines = sum(bool(line.strip()) for line in fields.split("\n"))
    text = f"I see.\n\n{fields}\n\nThe quay is shut."
    assert heads(text) == [(1, 1 + lines, 0, "Ada Lind", "fields")]
    assert may_hold_mail(text)


@pytest.mark.parametrize(
    "fields",
    [
        "From: Skarne\nTo: Velmark\nDate: 4 May",
        "From: 9 am\nTo: 5 pm",
        "From: Ada Lind <ada@skarne.example>",
        "Date: 4 May\nTo: the board",
        "from: the pier\nto: the quay\nsubject: fog",
    ],
)
def test_fields_of_something_else_head_no_message(fields: str):
    assert heads(f"I see.\n\n{fields}\n\nThe quay is shut.") == []


def test_fields_that_name_no_sender_still_head_a_message():
    redacted = "From: (b)(6)\nSent: Monday, May 11, 2020\nTo: Board\nSubject: the quay"
    assert heads(f"{redacted}\n\nNo.") == [(0, 4, 0, None, "fields")]
    assert heads("I see.\n\n-----Original Message-----\n\nNo.") == [(1, 2, 0, None, "fields")]


def test_where_a_forwarded_message_ends_is_told():
    fields = "From: Ada Lind <a@s.example>\nSubject: x"
    text = f"----- Forwarded message -----\n{fields}\n\nNo.\n\n----- End forwarded message -----"
    assert [(sort, name) for _, _, _, name, sort in heads(text)] == [("fields", "Ada Lind"), ("end", None)]


def test_heads_stand_at_any_depth():
    line = "On 11 May 2020, at 18:02, Ada Lind <a@s.example> wrote:"
    text = f"> {line}\n>> From: Tom Reyes <t@s.example>\n>> Subject: x\n>> No."
    assert [(depth, name) for _, _, depth, name, _ in heads(text)] == [(1, "Ada Lind"), (2, "Tom Reyes")]


def test_the_end_of_an_address_on_a_line_of_its_own_is_no_quotation():
    assert unquoted("> wrote:") == (0, "> wrote:")
    assert unquoted(">:") == (0, ">:")
    text = "tir. 18. apr. 2017 kl. 13:09 skrev Ada Lind <ada@skarne.example\n>:\n\n> No."
    assert names(text) == ["Ada Lind"]


def test_heads_inside_a_line_part_it():
    line = "I do not. On 11 May 2020, at 18:02, Ada Lind <ada@skarne.example> wrote:"
    assert parted(line) == ["I do not.", line[10:]]
    assert parted("On Monday we wrote: no.") == ["On Monday we wrote: no."]


PIECES = st.sampled_from(
    "> |>|\n|\n\n|On 11 May 2020 |18:02, |Ada Lind |<a@s.example> |wrote:|From: |Sent: |To: |Subject: |; |quay|De : |"
    "-----Original Message-----|End forwarded message|____________".split("|")
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_heads_follow_one_another_and_lie_in_the_lines(text: str):
    lines = [MailLine(*unquoted(line)) for line in text.split("\n") if unquoted(line)[1].strip()]
    at = 0
    for head in find_heads(lines):
        assert at <= head.first < head.last <= len(lines)
        at = head.last
    assert "".join("".join(parted(text)).split()) == "".join(text.split())
