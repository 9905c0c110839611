"""What a note cites: its text cut into mentions of works, each read for what it states, back-references resolved."""
