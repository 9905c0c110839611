"""The persons whom a document names, and whom a pronoun or an office can mean."""
