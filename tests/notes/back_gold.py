"""How many back-references of the case files lead where they should, a style a line: `make quality` prints it."""

from __future__ import annotations

from note_cases import CASES, cases_of
from test_back_references import answers

LANGUAGES = {"bluebook": "en", "chicago": "en", "oscola": "en", "report": "en", "german": "de", "russian": "ru",
             "french": "fr", "spanish": "es"}  # fmt: skip


def counted() -> dict[str, tuple[int, int]]:
    """Of each style: the back-references of the gold, and those that are answered exactly so."""
    found = {}
    for path in sorted(CASES.glob("resolving_*.txt")):
        wanted, right = 0, 0
        for _, source, expected in cases_of(path.name):
            lines, said = expected.splitlines(), answers(source).splitlines()
            wanted += len(lines)
            right += sum(line in said for line in lines)
        found[path.stem.removeprefix("resolving_")] = (wanted, right)
    return found


if __name__ == "__main__":
    print("-- back-references of our own texts")
    everything = counted()
    for style, (wanted, right) in everything.items():
        print(f"{style:38} right {right} of {wanted} ({LANGUAGES.get(style, '')})")
    wanted, right = (sum(pair[at] for pair in everything.values()) for at in (0, 1))
    print(f"{'all':38} right {right} of {wanted}, {right / wanted:.3f}")
