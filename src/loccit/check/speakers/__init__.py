"""Whose words they are: by the draft, by the source, and whether both can be true."""
