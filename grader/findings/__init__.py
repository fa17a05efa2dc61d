"""What is known of a mistake that no misconception describes, in words: the pieces, and whole sentences."""
