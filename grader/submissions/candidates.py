"""Files of a hand-in that may be the submission for an assignment: which comes first, and what is said of others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from grader.results import Failure
from grader.submissions.names import Match, higher_first, is_set_aside
from grader.submissions.work import Work


@dataclass(frozen=True)
class Candidate:
    """A file that may be the submission: how its name was read, what it holds, when it was handed in.

    ``is_whole`` says that it does something in each of the exercises' functions, ``is_aside`` that it lies in a folder
    for what does not count any more, and something as new does not.
    """

    path: str
    named: Match
    work: Work
    age: int
    is_whole: bool = False
    is_aside: bool = False

    @property
    def is_notebook(self) -> bool:
        return self.named.suffix == ".ipynb"

    @property
    def is_called_otherwise(self) -> bool:
        """Whether the file should have another name, or another ending for what it is."""
        return not self.named.is_exact or not self.path.endswith(self.named.suffix)

    @property
    def rank(self) -> tuple[object, ...]:
        """Work before stubs and what was set aside, then the platform's newer, what is whole before what is not.

        Then notebooks come before modules, the shallowest first, then by name.
        """
        chosen = (-self.work, self.is_aside, not self.named.is_exact, -self.age, not self.is_whole)
        return (*chosen, not self.is_notebook, self.path.count("/"), higher_first(self.path))


def with_folders(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The same, each with whether its folder says that it was set aside: only beside what is as new and was not."""
    kept = [one for one in candidates if not is_set_aside(one.path)]
    newest = max((one.age for one in kept), default=-1)
    return [replace(one, is_aside=is_set_aside(one.path) and one.age <= newest) for one in candidates]


def near(used: Candidate) -> Failure:
    """That a file's name is nearly right, and what it should be called."""
    return Failure("near_name", {"used": used.path, "expected": used.named.canonical})


def passed_over(used: Candidate, other: Candidate) -> Failure:
    """Why another file was not scored."""
    data = {"used": used.path, "unused": other.path}
    if other.work < used.work and other.work in (Work.STUB, Work.NONE):
        return Failure("stub_passed_over", data)
    if other.work < used.work and other.work == Work.DAMAGED:
        return Failure("damaged_passed_over", data)
    if other.is_aside and not used.is_aside:
        return Failure("set_aside_passed_over", data)
    if used.is_whole and not other.is_whole and used.age <= other.age:
        return Failure("partial_passed_over", data)
    if used.is_notebook == other.is_notebook or used.work < Work.CODE:
        return Failure("several_files", data)
    return Failure("newer_file" if used.age > other.age else "both_files", data)
