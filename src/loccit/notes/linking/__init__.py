"""How links tie references to notes: what links say of themselves, where they lead, how far a note goes."""
