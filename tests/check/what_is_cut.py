"""Whether what a cut or an ellipsis takes away turns or limits what is quoted."""

from __future__ import annotations

from loccit.check.cuts.around import cut_off
from loccit.check.cuts.risks import hidden_inside
from loccit.check.words.fitting import fits, sought
from loccit.check.words.lexicon import lexicon
from loccit.check.words.tokens import tokens


def is_turned(language: str, source: str, quotation: str) -> bool:
    """Whether it does, for the one place where a quotation stands in a source."""
    [fit] = fits(sought(quotation), tokens(source))
    words = lexicon(language)
    return bool(cut_off(fit, (0, len(fit.source)), words) or (fit.gaps and hidden_inside(fit, words)))
