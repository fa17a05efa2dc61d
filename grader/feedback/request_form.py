"""The form on which a student asks for another look: a text file, offered on their page, read when it is handed in."""

from __future__ import annotations

from urllib.parse import quote

from grader.languages import en, say

FORM = en(
    "# Regrade request\n\n"
    "Assignment: {assignment}\n"
    "Exercise: (its name; leave empty for the whole assignment)\n\n"
    "What is wrong with the mark, and why:\n\n"
    "(write here, then hand this file in with your others)\n"
)


def form(assignment: str, lang: str) -> str:
    """The text of the form. What it is about stands in English words that :mod:`grader.submissions.requests` reads."""
    return say(FORM, lang, assignment=assignment)


def form_address(assignment: str, lang: str) -> str:
    """The form as an address that needs no file."""
    return "data:text/markdown;charset=utf-8," + quote(form(assignment, lang))
