"""The platforms that grader knows. To add one, write its module with a :class:`Platform`, and name it in the table."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.lms.system import Platform

SHEETS = {
    "canvas": "marks into a Canvas gradebook",
    "moodle": "marks into a Moodle grading worksheet",
    "gradescope": "",
}
"""Each platform's name on the command line and of its module, with what ``grader export`` fills; empty for nothing.

Downloads are recognised in this order. The table is plain text, so that ``grader --help`` loads no platform.
"""


def platform(name: str) -> Platform:
    """The platform of this name; its module calls it ``PLATFORM``."""
    found: Platform = import_module(f"grader.lms.{name}").PLATFORM
    return found


def platforms() -> Iterator[Platform]:
    """All platforms, in the order of the table."""
    return map(platform, SHEETS)
