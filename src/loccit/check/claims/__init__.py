"""What a draft claims: its quotations, and the identifiers that go with each."""
