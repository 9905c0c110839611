"""Reports → text: for people, as JSON, as SARIF (code scanning), as JUnit (test runs)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from loccit.check.reports import json, junit, sarif
from loccit.check.verdicts import Report

Writer = Callable[[Sequence[Report]], str]
WRITERS: dict[str, Writer] = {"json": json.write, "sarif": sarif.write, "junit": junit.write}
"""The forms for programs, by name."""
