"""What the pages ask of the database. Every function takes an open connection and gives values; none writes."""
