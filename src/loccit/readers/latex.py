"""LaTeX → `Reading`."""

from __future__ import annotations

import re

from loccit.model import About, Reading
from loccit.readers._format import Format
from loccit.readers._latex_words import ARGUMENT, latex_words
from loccit.readers._markup_source import Fence, Rules, read_source
from loccit.text import languages

FORMAT = Format(
    "latex",
    (".tex", ".latex", ".ltx"),
    ("application/x-latex", "text/x-tex"),
    ("notes", "tables", "metadata", "lines"),
    optional=("pandoc",),
)
_LEVELS = {"part": 1, "chapter": 1, "section": 1, "subsection": 2, "subsubsection": 3, "paragraph": 4}


def _plain(said: str) -> str:
    """The words of a value; of a language its tag."""
    return languages.tag(said) or latex_words(said)


RULES = Rules(
    pandoc="latex",
    heading=re.compile(r"\\(part|chapter|section|subsection|subsubsection|paragraph)\*?\s*[\[{]"),
    item=re.compile(r"\\item\b"),
    hidden=re.compile(
        r"%|\\(?:begin|end|maketitle|tableofcontents|label|centering|vspace|hspace|newpage|clearpage|pagebreak|noindent$"
        r"|bibliographystyle|bibliography|printbibliography|usepackage|documentclass|setcounter|thispagestyle|toprule"
        r"|midrule|bottomrule|hline|endhead|endfirsthead|endlastfoot|tightlist|def|input|include|hypertarget)\b"
    ),
    row=re.compile(r"(?=[^&%]*&).*\\\\$"),
    fences=(
        Fence(
            re.compile(r"\\begin\{(?:verbatim|lstlisting|minted|Verbatim)\}"),
            re.compile(r".*\\end\{(?:verbatim|lstlisting|minted|Verbatim)\}"),
            "code",
        ),
        Fence(
            re.compile(r"\\begin\{(?:quote|quotation|verse)\}"),
            re.compile(r"\\end\{(?:quote|quotation|verse)\}"),
            "quote",
        ),
    ),
    level=lambda found: _LEVELS[found[1]],
    starts_at=r"\begin{document}",
    facts=(
        ("title", re.compile(r"^[^%\n]*?\\title\s*(?:\[[^\]]*\])?\s*" + ARGUMENT, re.M)),
        ("authors", re.compile(r"^[^%\n]*?\\author\s*(?:\[[^\]]*\])?\s*" + ARGUMENT, re.M)),
        ("published", re.compile(r"^[^%\n]*?\\date\s*" + ARGUMENT, re.M)),
        ("language", re.compile(r"\\(?:setmainlanguage|setdefaultlanguage)\s*(?:\[[^\]]*\])?\s*\{(\w+)\}")),
        ("language", re.compile(r"\\usepackage\s*\[(?:[^\]]*[,\s])?(?:main=)?(\w+)\s*\]\s*\{babel\}")),
    ),
    plain=_plain,
    unsaid=re.compile(r"\\(?:today|now|DTMnow|DTMtoday|currenttime)\b(?:\{\})?"),
    comment=re.compile(r"(?<!\\)%[^\n]*"),
    noted=re.compile(r"^[^%\n]*?\\footnote(?:mark)?\b", re.M),
)
"""What stands before `\\begin{document}` is hidden, and commands that print nothing."""


def confidence(payload: bytes, about: About) -> int:
    """70 for `\\documentclass`, 60 by name or media type."""
    if b"\\documentclass" in payload[:4096]:
        return 70
    return 60 if about.name.lower().endswith(FORMAT.extensions) or about.media_type in FORMAT.media_types else 0


def read(payload: bytes, about: About) -> Reading:
    """The document: what pandoc's page of it shows, or its source."""
    return read_source(payload, about, FORMAT, RULES)
