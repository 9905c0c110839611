"""`readers._decode`: what encoding bytes are in, and what is said about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.errors import UnreadableError
from loccit.model import About, Claim, Finding
from loccit.readers._decode import LONGEST, Decoded, decode, is_binary

SENTENCES = {
    "cp1252": "Der Hafenmeister von Skarne schloß die Tür. „Schöne Grüße“, sagte er auf der Brücke.",
    "cp1250": "Přístav byl zavřený. Říká se, že žádná loď už nepřijede, protože moře je příliš bouřlivé.",
    "cp1251": "Начальник порта заявил, что корабль уже ушёл. Все ждали на причале, но никто не вернулся.",
    "koi8_r": "Начальник порта заявил, что корабль уже ушёл. Все ждали на причале, но никто не вернулся.",
    "iso8859_7": "Ο λιμενάρχης είπε ότι το πλοίο έφυγε ήδη. Όλοι περίμεναν στην προβλήτα.",
    "gb18030": "港务长说船已经离开了。所有人都在码头上等待，但没有人回来。",
    "big5": "港務長說船已經離開了。所有人都在碼頭上等待，但沒有人回來。",
    "cp932": "港長は船がもう出たと言った。皆は埠頭で待っていたが、誰も戻らなかった。",
    "euc_jp": "港長は船がもう出たと言った。皆は埠頭で待っていたが、誰も戻らなかった。",
    "cp949": "항만장은 배가 이미 떠났다고 말했다. 모두가 부두에서 기다렸지만 아무도 돌아오지 않았다.",
    "iso2022_jp": "港長は船がもう出たと言った。皆は埠頭で待っていた。",
}
ANYTHING = About(name="skarne.txt")


@pytest.mark.parametrize("encoding", SENTENCES)
def test_an_encoding_that_nothing_names_is_known_by_its_letters(encoding):
    sentence = SENTENCES[encoding]
    assert decode(sentence.encode(encoding), ANYTHING).text == sentence


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(encoding):
    decoded = decode("Skarne · Škarne".encode(encoding), ANYTHING)
    assert (decoded.text, decoded.claims[0].how) == ("Skarne · Škarne", "byte order mark")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_characters_without_a_mark_are_known_by_their_nul_bytes(encoding):
    assert decode("The ice left.\nЛёд ушёл.\n".encode(encoding), ANYTHING).text == "The ice left.\nЛёд ушёл.\n"


def test_strict_utf8_is_said_to_be_so():
    assert decode("Škarne".encode(), ANYTHING) == Decoded("Škarne", (Claim("encoding", "utf-8", "every byte fits"),))


def test_a_person_decides_the_encoding():
    decoded = decode("Škarne".encode("cp1250"), About(encoding="cp1250"))
    assert decoded == Decoded("Škarne", (Claim("encoding", "cp1250", "a person's word"),))


def test_what_a_person_said_in_sources_decides_too():
    given_encoding = About(given=(Claim("encoding", "koi8-r", "sources.yml"),))
    assert decode("порт".encode("koi8_r"), given_encoding).text == "порт"


@pytest.mark.parametrize("encoding", ["utf-8", "no-such-kind", "ascii"])
def test_an_encoding_that_does_not_fit_is_refused(encoding):
    with pytest.raises(UnreadableError) as refusal:
        decode("Škarne".encode("cp1250"), About(name="a.txt", encoding=encoding))
    assert refusal.value.code == "R105"


def test_what_the_file_declares_is_believed_behind_strict_utf8():
    assert decode(b"\xa4 20", ANYTHING, declared="iso-8859-15").text == "€ 20"
    assert decode("ä".encode(), ANYTHING, declared="latin-1").text == "ä"


def test_a_guess_from_few_bytes_is_a_finding_with_the_alternatives():
    (finding,) = decode("Grüße aus Skarne".encode("cp1252"), ANYTHING).findings
    assert finding.code == "encoding_guessed"
    assert "cp1252" in finding.message


def test_a_guess_from_many_bytes_is_none():
    assert decode((SENTENCES["cp1252"] * 10).encode("cp1252"), ANYTHING).findings == ()


def test_bytes_that_do_not_fit_the_rest_are_replaced_and_counted():
    payload = ("“No ship,” she said.\n" * 20).encode() + b"caf\xe9\n"
    decoded = decode(payload, ANYTHING)
    assert decoded.text.endswith("caf\ufffd\n")
    assert [finding.code for finding in decoded.findings] == ["encoding_mixed"]
    assert decoded.text[decoded.findings[0].start] == "\ufffd"


def test_nul_characters_are_replaced_one_for_one():
    text = "The ice\0 left the bay in May, and the ships came.\0"
    decoded = decode(text.encode(), ANYTHING)
    assert decoded.text == text.replace("\0", "\ufffd")
    assert decoded.findings == (
        Finding("replaced_characters", "2 NUL characters or lone surrogates became U+FFFD.", 7, 8),
    )


def test_lone_surrogates_are_replaced_one_for_one():
    decoded = decode("ice \ud800 and ice".encode("utf-8", "surrogatepass"), ANYTHING)
    assert (decoded.text, decoded.findings[0].code) == ("ice \ufffd and ice", "replaced_characters")


def test_line_ends_stay_as_they_are():
    assert decode(b"one\r\ntwo\rthree\n", ANYTHING).text == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize(
    "payload", [bytes(range(256)) * 20, b"\x7fELF\x02\x01\x01" + bytes(200), b"\0" * 100, b"ice\x01\x02\x03\x04\x05"]
)
def test_binary_with_the_name_of_a_text_is_refused(payload):
    with pytest.raises(UnreadableError) as refusal:
        decode(payload, ANYTHING)
    assert refusal.value.code == "R102"


@pytest.mark.parametrize("payload", [b"x" * (LONGEST + 1), b"x" * 50_000_000])
def test_a_text_above_the_limit_is_refused_with_the_limit(payload):
    with pytest.raises(UnreadableError) as refusal:
        decode(payload, ANYTHING)
    assert refusal.value.code == "R103"
    assert "10,000,000" in refusal.value.message


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_comes_back_as_it_was(text):
    assert decode(text.encode(), ANYTHING).text == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(payload):
    try:
        assert "\0" not in decode(payload, ANYTHING).text
    except UnreadableError as refusal:
        assert refusal.code == "R102"
        assert is_binary(payload)
