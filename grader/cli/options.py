"""The options that every command has, and errors as one clear sentence with the exit status of the contract."""

from __future__ import annotations

import errno
import locale
import os
import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from grader.errors import GraderError
from grader.languages import LANGUAGES, language_of
from grader.text import visible

if TYPE_CHECKING:
    from grader.course.course import Course
    from grader.gradebook.lateness import Policy

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass
class Context:
    """The options that every command has."""

    course: Path | None = None
    gradebook: Path = Path("grades")
    lang: str = "en"
    verbosity: int = 0
    is_lang_given: bool = False

    def open_course(self) -> Course:
        from grader.course.course import open_course

        return open_course(self.course)

    @cached_property
    def course_at_hand(self) -> Course | None:
        """The course, where there is one: a gradebook can be read elsewhere too.

        Raises :class:`~grader.errors.GraderError` where the course that was named is not one.
        """
        try:
            return self.open_course()
        except GraderError:
            if self.course is not None:
                raise
            return None

    @cached_property
    def policy(self) -> Policy:
        """The term's rules; none where there is no course at hand."""
        from grader.gradebook.lateness import NO_POLICY

        course = self.course_at_hand
        return NO_POLICY if course is None else course.policy()

    @property
    def page_lang(self) -> str:
        """The language of pages: the one asked for, else the course's first, else that of messages."""
        course = self.course_at_hand
        own = course.settings.languages if course is not None else ()
        return own[0] if own and not self.is_lang_given else self.lang

    def columns(self, handed_in: Collection[str]) -> list[str]:
        """The assignments that have columns, in the course's order; by name where there is no course at hand."""
        course = self.course_at_hand
        return sorted(handed_in) if course is None else course.columns(handed_in)


def default_language() -> str:
    """The language of the locale where there is a catalogue for it, else English."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    chosen = next((name for name in names if name), locale.getlocale()[0] or "")
    return language_of(chosen)


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EIO)
_FOLDER = click.Path(file_okay=False, path_type=Path)
_COMMON_OPTIONS = (
    click.option("--course", type=_FOLDER, metavar="DIR", help="The course (default: found from here upward)."),
    click.option(
        "-g", "--gradebook", type=_FOLDER, default=Path("grades"), metavar="DIR", show_default="grades/",
        help="The gradebook's folder.",
    ),
    click.option("--lang", type=click.Choice(LANGUAGES), help="Language of messages (default: from the locale)."),
    click.option("-v", "--verbose", count=True, help="Say more."),
    click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong."),
)  # fmt: skip


def common(command: Command) -> Command:
    """The options in common, and errors as one clear sentence with the exit status of the contract."""

    def run(course: Path | None, gradebook: Path, lang: str | None, verbose: int, quiet: bool, **options: Any) -> None:
        context = Context(
            course, gradebook, lang or default_language(), -1 if quiet else verbose, is_lang_given=lang is not None
        )
        try:
            command(context, **options)
        except GraderError as error:
            lines = (visible(line) for line in str(error).split("\n"))  # the names in it may be anybody's
            click.echo("grader: " + "\n".join(lines), err=True)
            sys.exit(2)
        except OSError as error:
            if error.errno not in _FULL:
                raise
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what waits to be written would fail once more at the end
            click.echo(f"grader: what is said here cannot be written: {error.strerror}", err=True)
            sys.exit(2)

    run.__doc__ = command.__doc__
    run.__name__ = command.__name__
    run.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    for option in reversed(_COMMON_OPTIONS):
        run = option(run)
    return run  # type: ignore[return-value]


def available_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
