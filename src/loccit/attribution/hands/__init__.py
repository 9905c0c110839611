"""Through whose hands words came: outlets, books, tellers."""
