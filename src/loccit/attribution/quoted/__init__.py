"""What is quoted and what is reported: of what sort each stretch is, and how one follows another."""
