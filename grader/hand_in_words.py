"""What is said of a student's files: why another one was scored, and what a file is that is no code.

The same two dictionaries as in :mod:`grader.messages`, which takes them in: what may be said of anything, and what is
said where everything may be.
"""

from __future__ import annotations

from grader.languages import en

SAFE = {
    "is_empty": en("The file is empty: nothing was saved in it, or the upload broke off. Hand it in again."),
    "is_web_page": en(
        "The file is a saved web page, not the file itself. In Jupyter choose File > Download, on GitHub the raw file."
    ),
    "is_lfs_pointer": en(
        "The file only points to one that Git LFS keeps elsewhere. Run `git lfs pull`, and hand in what is there then."
    ),
    "is_archive": en("The file is an archive in spite of its name. Hand in what is in it, or call it .zip."),
    "is_pdf": en("The file is a PDF document in spite of its name. Hand in the notebook or the .py file itself."),
    "is_picture": en("The file is a picture in spite of its name. Hand in the notebook or the .py file itself."),
    "is_document": en(
        "The file is a document of a word processor in spite of its name. Hand in the notebook or the .py file itself."
    ),
    "has_nuls": en(
        "There are NUL characters in the file, which Python does not read. Copy the text into a new file, save it as "
        "UTF-8 and hand that in."
    ),
    "has_conflicts": en(
        "The notebook holds the marks of a merge conflict in Git. Settle it, see that the notebook opens in Jupyter, "
        "and hand it in again."
    ),
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
