"""A claimant who is only the subject of what is quoted says nothing there."""

from __future__ import annotations

import pytest
from archived_texts import archived, codes

TEXT = "Kolder argued that it was not liable because it had only hired the boats from a yard in Ansgar."
WORDS = "“was not liable because it had only hired the boats”"


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (f"Kolder {WORDS} [@].", "clipped"),
        (f"The yard Kolder {WORDS} [@].", "clipped"),
        (f"Kolder, it argued, {WORDS} [@].", "exact"),
        (f"Kolder {WORDS}, it argued [@].", "exact"),
        (f"Kolder's defence was that it {WORDS} [@].", "exact"),
        (f"According to Kolder, it {WORDS} [@].", "exact"),
    ],
)
def test_a_subject_alone_is_nobody_who_claims(tmp_path, draft, code):
    assert codes(archived(tmp_path, {"boats": TEXT}), "Kolder", draft) == [code]
