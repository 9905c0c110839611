"""The pages: one module each, which asks the archive, and answers with HTML or data."""
