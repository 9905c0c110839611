"""Cross-references: every "see Section IV.C below", "fig. 3", "note 12" of a document, and where it leads."""
