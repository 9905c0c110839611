"""Word files changed with care: comments at quotations, identifiers turned into citations. Bytes in, bytes out.

Every part of the file that is not touched stays byte for byte what it was.
"""

from __future__ import annotations

from loccit.office.comments import Remark, with_comments
from loccit.office.expanding import Expanded, expand
from loccit.office.groups import compose

__all__ = ["Expanded", "Remark", "compose", "expand", "with_comments"]
