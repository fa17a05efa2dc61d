"""Interoperability with Otter: its test files as checks, the checks as its test files, its assignments as they are."""
