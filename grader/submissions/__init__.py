"""What students handed in: entries of a class, archives, which file counts."""
