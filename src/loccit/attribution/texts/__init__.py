"""Whose words whole texts are: letters, turns, interviews, records of hearings, dialogue behind dashes."""
