"""Marks kept: reports in SQLite, marks and words by hand, exports."""
