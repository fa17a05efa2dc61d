"""Gradescope's autograder: the package for it, and what runs inside it."""
