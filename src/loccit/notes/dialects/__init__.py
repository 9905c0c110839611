"""One file a way of writing notes. See `loccit.notes`."""
