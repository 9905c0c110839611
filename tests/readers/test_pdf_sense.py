"""Which words of a PDF can be none in any script."""

from __future__ import annotations

import pytest

from loccit.readers._pdf_sense import is_senseless


@pytest.mark.parametrize(
    "words",
    [
        "the pilots wrote in their ledger that nobody could remember a lower tide",
        "the PDF of the NSW council shows Angstschweiß in x[i]=self.tide; https://skarne.example/a;b 12 µm Δt",
        "परिषद ने मंत्री को दूसरी बार लिखा और PMने कहा कि प्रवेश गहरा किया जाए",
        "Совет гавани взгляд вторично писал министру о льде и приливе осенью",
        "မောင်းသူများ ลูกเรือ ჩანაწერი נמל الميناء 港口 港の潮 항구 Αρχείο",
    ],
)
def test_words_of_any_script_make_sense(words: str):
    assert is_senseless(words.split() * 10) is False


@pytest.mark.parametrize(
    "words",
    [
        "\ue020\ue031\ue005 \ue011\ue021 \ue007\ue008\ue012 \ue044",
        "\x04\x05\x06 \x08 \x0e\x0f\x10 \x11\x12",
        "7KH PDVWHU RI WKH KDUERXU VDLG WKDW WKH LFH ZRXOG VWDB",
        "k|fs[lts g]kfn ljsf; s]Gb| /f]huf/ ;dfh",
        "மாதᾷதிᾹ வᾇᾢᾰக ேவᾶᾌΆ கிைள",
        "नमèते ͪĤय ͧमğ टोरɅट मɅ",
    ],
    ids=["private signs", "control signs", "shifted", "a font of before Unicode", "Tamil with Greek", "with Latin"],
)
def test_signs_that_can_be_no_words_are_told(words: str):
    assert is_senseless(words.split() * 10) is True


def test_a_few_words_tell_nothing():
    assert is_senseless(["WKH"] * 29) is False
