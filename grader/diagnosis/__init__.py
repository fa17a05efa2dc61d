"""Which mistake was made: a student's recorded calls against the variants of the reference."""
