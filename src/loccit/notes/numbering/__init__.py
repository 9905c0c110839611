"""Notes that only their printed marks tie to the text: heads of notes, marks in the text, and which belong together."""
