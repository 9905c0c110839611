"""What several parts do to text: folding, quotation marks, sentences, alignment, n-grams. Each written once."""
