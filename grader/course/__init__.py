"""A course's own files: assignments, references, misconceptions, outline, and what students get of them."""
