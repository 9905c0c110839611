"""Many documents at once: adding, rebuilding, verifying, applying what people wrote.

The only shells that write to an archive. One process writes; others read and parse for it.
"""

from __future__ import annotations

from loccit.ingest.add import Options, add
from loccit.ingest.outcome import Outcome, Summary
from loccit.ingest.preview import preview

__all__ = ["Options", "Outcome", "Summary", "add", "preview"]
