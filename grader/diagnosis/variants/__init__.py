"""Variants: the reference as a student could have written it, with mistakes that were written down and with others."""
