"""The margin of a document: pages and lines of its original."""

from __future__ import annotations

import pytest

from loccit.web.pages.document import OriginalPlaces


@pytest.mark.parametrize(
    ("locators", "shown"),
    [
        (["page 1", "page 1", "page 2", None], ["page 1", None, "page 2", None]),
        (["time 00:01:15", "time 00:01:15"], ["00:01:15", "00:01:15"]),
        (["line 6", "body lines 3-5", "/html[1]/body[1]/p[2]"], ["line 6", "lines 3–5", None]),
    ],
)
def test_the_margin_names_each_new_page_and_all_lines_of_the_original(
    locators: list[str | None], shown: list[str | None]
) -> None:
    printed = OriginalPlaces()
    assert [printed.of(locator) for locator in locators] == shown
