"""SQLite: the schema, saving and removing documents, looking things up, search.

Everything in it can be rebuilt from the bag and its ledger.
"""
