"""One stretch of a note → what it states about the work it cites: the forms of citation, one file a family."""
