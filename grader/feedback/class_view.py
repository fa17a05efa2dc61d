"""What the class's page shows, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from grader.feedback.student_view import Audience
from grader.results import Hint

WEAK, ENOUGH = 0.2, 20
"""A discrimination to be looked at, and of how many students at least: of fewer it is mostly chance."""


@dataclass(frozen=True)
class StudentLink:
    """A student, with the address of the page about them (empty where there is none), the name shown, the section."""

    name: str
    href: str = ""
    shown: str = ""
    section: str = ""

    @property
    def label(self) -> str:
        """What pages call the student."""
        return self.shown or self.name


@dataclass(frozen=True)
class MarkCell:
    """One student's mark for one assignment; ``outcome`` is empty where nothing was handed in.

    ``late`` is what stands beside it where it was late.
    """

    outcome: str
    score: float | None
    max_score: float = 100.0
    late: str = ""


@dataclass(frozen=True)
class ClassRow:
    """One student in the class's table."""

    person: StudentLink
    cells: tuple[MarkCell, ...]
    total: float


@dataclass(frozen=True)
class Item:
    """Item analysis of an exercise or check: mean share, corrected item-total correlation, and of how many."""

    name: str
    claim: str
    points: float
    difficulty: float
    discrimination: float | None
    count: int
    public: bool = False
    parts: tuple[Item, ...] = ()

    @property
    def is_weak(self) -> bool:
        """Whether it hardly tells strong work from weak, as far as so many students can show that."""
        return self.count >= ENOUGH and self.discrimination is not None and self.discrimination < WEAK


@dataclass(frozen=True)
class Spread:
    """The distribution of one assignment's marks: how many in each tenth, the median and the mean."""

    bins: tuple[int, ...]
    median: float
    mean: float
    count: int


@dataclass(frozen=True)
class Timing:
    """How long scoring took: the median and the slowest, in seconds."""

    median: float
    slowest: float
    who: StudentLink


@dataclass(frozen=True)
class AssignmentSummary:
    """One assignment on the class's page."""

    name: str
    title: str
    spread: Spread | None
    items: tuple[Item, ...]
    timing: Timing | None
    absent: tuple[StudentLink, ...]


@dataclass(frozen=True)
class Mistake:
    """A misconception and who has it."""

    assignment: str
    exercise: str
    hint: Hint
    people: tuple[StudentLink, ...]


@dataclass(frozen=True)
class Alike:
    """Students who fail an exercise in the same way. ``is_named`` where a misconception explains it."""

    assignment: str
    exercise: str
    claims: tuple[str, ...]
    message: str
    people: tuple[StudentLink, ...]
    is_named: bool


@dataclass(frozen=True)
class Trouble:
    """A submission that could not be read or graded, and why."""

    person: StudentLink
    assignment: str
    outcome: str
    message: str


@dataclass(frozen=True)
class Extreme:
    """A check that everybody, or nobody, could do."""

    assignment: str
    exercise: str
    claim: str
    count: int


@dataclass(frozen=True)
class Same:
    """Students whose hand-ins for an assignment are the same to the byte."""

    assignment: str
    people: tuple[StudentLink, ...]


@dataclass(frozen=True)
class Wish:
    """A regrade request that nobody has answered."""

    number: int
    person: StudentLink
    assignment: str
    exercise: str
    text: str


@dataclass(frozen=True)
class ClassPage:
    """All that the class's page shows."""

    audience: Audience
    lang: str
    assignments: tuple[AssignmentSummary, ...]
    rows: tuple[ClassRow, ...]
    mistakes: tuple[Mistake, ...]
    alike: tuple[Alike, ...]
    nobody: tuple[Extreme, ...]
    everybody: tuple[Extreme, ...]
    nothing: tuple[StudentLink, ...]
    unknown: tuple[StudentLink, ...]
    troubles: tuple[Trouble, ...]
    submissions: int
    scored_at: str
    unused: tuple[tuple[StudentLink, tuple[str, ...]], ...] = ()
    strays: tuple[str, ...] = ()
    """Work beside the students' folders, which is nobody's."""

    sections: tuple[str, ...] = ()
    heading: str = ""
    twins: tuple[Same, ...] = ()
    requests: tuple[Wish, ...] = ()
    waiting: tuple[str, ...] = ()
    """The titles of the course's assignments that nobody has handed in."""

    is_anonymous: bool = False
