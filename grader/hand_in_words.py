"""What is said of a student's files: why another one was scored, and what a file is that is no code.

The same two dictionaries as in :mod:`grader.messages`, which takes them in: what may be said of anything, and what is
said where everything may be.
"""

from __future__ import annotations

from grader.languages import en

SAFE = {
    "stub_passed_over": en("An untouched stub was passed over."),
    "damaged_passed_over": en("A damaged file was passed over."),
    "set_aside_passed_over": en("A file in a folder for old work was passed over."),
    "partial_passed_over": en("A file that lacks some of the functions was passed over."),
}

DETAIL = {
    "stub_passed_over": en("{used} was scored; {unused} is as it was handed out."),
    "damaged_passed_over": en("{used} was scored; {unused} is damaged and cannot be read."),
    "set_aside_passed_over": en(
        "{used} was scored; {unused} lies in a folder for old work or drafts, and does not count."
    ),
    "partial_passed_over": en(
        "Both {used} and {unused} are there; {used} was scored, since it has all the functions that are asked for, "
        "and {unused} has not."
    ),
}
