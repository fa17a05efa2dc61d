"""Edits: one mistake in a function's text, as the audit and as people make them."""
