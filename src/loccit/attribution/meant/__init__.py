"""Whom the subject of a clause means: somebody of the document, and through whom the words came."""
