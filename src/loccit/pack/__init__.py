"""The evidence of a draft: what it quotes, from where, whose words they are, and what was found when it was checked.

`evidence` gathers, `page` writes one HTML file that works offline, `bag` puts both into a BagIt folder. The same draft
and the same archive give the same bytes: nothing here asks what time it is.
"""

from __future__ import annotations

from loccit.pack.bag import write_bag
from loccit.pack.evidence import Evidence, gather
from loccit.pack.page import page

__all__ = ["Evidence", "gather", "page", "write_bag"]
