"""Places: where in a student's own lines a mistake is."""
