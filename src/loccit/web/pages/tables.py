"""The tables that each page is made from: whoever may not see one of them does not see the page."""

WORDS = ("notes", "note_references", "citations", "works", "quotations", "speakers", "passage_pieces", "sections")
"""What passages are printed with."""
ORIGIN = ("originals", "acquisitions", "versions", "claims", "corrections", "findings", "ledger")
"""Where a document comes from, and what became of its IDs."""
SEARCH = (*WORDS, "passages_fts", "notes_fts", "documents_fts", "ledger")
DOCUMENT = (*WORDS, *ORIGIN, "blocks", "matches")
DISAGREEMENTS = (*DOCUMENT, "attributions", "passages_fts", "notes_fts", "sketches")
PASSAGE = (*DISAGREEMENTS, "events")
NOTE = (*WORDS, *ORIGIN, "cross_references")
SPEAKER = ("speakers", "speaker_names", "quotations", "attributions", "notes", "matches", "ledger", "corrections")
WORK = ("works", "citations", "notes", "note_references", "ledger")
CITED = (*WORK, *ORIGIN)
ORIGINAL = (*ORIGIN, "events")
