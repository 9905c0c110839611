"""How links tie references to notes: what links and elements say of themselves, where they lead, how far a note goes."""
