"""One sentence and its parts: tokens, names, noun phrases, and the words of its language."""
