"""Reporting clauses: cues of speech in a sentence, each with its subject and what it reports."""
