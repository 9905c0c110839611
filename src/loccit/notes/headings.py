"""Lines that say that notes follow."""

from __future__ import annotations

import re

_NOTES_HEADING = re.compile(
    r"""
    [\W\d_]*
    (?: (?:\w+['’]s?[ ])?(?:foot|end)?notes? (?: [ ](?:and|&)[ ](?:references|sources) | [ ]to[ ].{1,60} )?
      | references | sources | citations | works[ ]cited | quellen(?:nachweise?)? | einzelnachweise | nachweise
      | источники | anmerkungen | fu(?:ß|ss)noten | endnoten | notas?(?:[ ]al[ ]pie)? | notes[ ]de[ ]bas[ ]de[ ]page
      | références | примечани[ея] | сноски | [脚腳]?[注註]
    )
    [\W_]*
    """,
    re.I | re.X,
)
"""A line that says that notes follow: takes `NOTES`, `Notes to chapter 2`, `Anmerkungen:`; leaves `Notes were kept`."""


def is_notes_heading(words: str) -> bool:
    """Whether a line says that notes follow."""
    return len(words) <= 80 and bool(_NOTES_HEADING.fullmatch(words))
