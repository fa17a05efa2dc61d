"""Hand-ins whose code is alike beyond what right solutions are: fingerprints, pairs, a page for teachers."""
