"""Files of a hand-in that may be the submission for an assignment: which comes first, and what is said of others."""

from __future__ import annotations

from dataclasses import dataclass

from grader.results import Failure
from grader.submissions.names import Match, higher_first
from grader.submissions.work import Work


@dataclass(frozen=True)
class Candidate:
    """A file that may be the submission: how its name was read, what it holds, when it was handed in."""

    path: str
    named: Match
    work: Work
    age: int

    @property
    def is_notebook(self) -> bool:
        return self.named.suffix == ".ipynb"

    @property
    def rank(self) -> tuple[object, ...]:
        """Work before stubs, then the platform's newer, notebooks before modules, the shallowest, then by name."""
        name = higher_first(self.path)
        return -self.work, not self.named.is_exact, -self.age, not self.is_notebook, self.path.count("/"), name


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
    if used.is_notebook == other.is_notebook or used.work < Work.CODE:
        return Failure("several_files", data)
    return Failure("newer_file" if used.age > other.age else "both_files", data)
