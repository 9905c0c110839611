"""What a cut takes away: limits, conditions, doubts, and whose claim the words are."""
