"""What a page shows, as frozen values: all that is decided before any HTML is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from grader.course.outline import Outline
from grader.feedback.attempts import Attempt
from grader.feedback.carried import Carried, carried
from grader.feedback.compare import Comparison
from grader.feedback.masking import Person
from grader.feedback.term_view import ItemView, LateView
from grader.feedback.ways import WayView
from grader.gradebook.notes import NO_NOTES, Adjustment, AllNotes, Comment, Curve, Notes, RegradeRequest
from grader.gradebook.roster import Enrolled
from grader.languages import pick
from grader.results import Hint, Outcome, Report, ReportOutcome

Audience = Literal["student", "ta"]


@dataclass(frozen=True)
class Options:
    """For whom the pages are, in which language, and what is known besides the reports."""

    audience: Audience = "student"
    lang: str = "en"
    outlines: Mapping[str, Outline] = field(default_factory=dict)
    notes: AllNotes = field(default_factory=dict)
    roster: tuple[str, ...] = ()
    unused: Mapping[str, Sequence[str]] = field(default_factory=dict)
    people: Mapping[str, Enrolled] = field(default_factory=dict)
    """What the roster says of students: the names on pages, sections."""

    heading: str = ""
    """The course and the term."""

    timezone: str = "UTC"
    """In which students read when something was due."""

    masked: tuple[Person, ...] = ()
    """The whole class with their aliases, where nobody is to be known; else empty."""

    def notes_on(self, report: Report) -> Notes:
        """What teachers added to a report."""
        return self.notes.get((report.student, report.assignment), NO_NOTES)

    def with_notes(self, report: Report, notes: Notes) -> Options:
        """The same with other notes on a report."""
        return replace(self, notes={**self.notes, (report.student, report.assignment): notes})

    def title(self, assignment: str) -> str:
        """The assignment's title in the pages' language."""
        titles = self.outlines[assignment].title if assignment in self.outlines else {}
        return pick(titles, self.lang) or assignment

    def figure(self, assignment: str, exercise: str) -> str:
        """The assignment's picture of an exercise; empty where there is none."""
        return self.outlines.get(assignment, Outline()).figures.get(exercise, "")

    def builds_on(self, assignment: str, exercise: str) -> frozenset[str]:
        """The exercises that an exercise calls, directly or through others."""
        outline = self.outlines.get(assignment, Outline())
        return outline.builds_on.get(exercise, frozenset())


# A student's page


@dataclass(frozen=True)
class Frame:
    """A line of the student's own code in an exception's way: file or cell, line, function, text."""

    file: str
    line: int
    function: str
    text: str


@dataclass(frozen=True)
class CheckView:
    """One check. What a student may not know of it is not in here; only teachers get its ``name``."""

    name: str
    claim: str
    public: bool
    points: float
    earned: float
    outcome: Outcome
    follow_through: bool = False
    repaired: bool = False
    yardsticks: tuple[str, ...] = ()
    message: str = ""
    call: str = ""
    comparison: Comparison | None = None
    frames: tuple[Frame, ...] = ()

    @property
    def is_short(self) -> bool:
        """Whether points are missing."""
        return self.earned < self.points


@dataclass(frozen=True)
class Example:
    """A call to try: lines to paste (there may be none), and what is wrong with what comes back.

    ``parts`` are wrong parts of a long result by their places, those of one number as texts; ``left_out`` counts more.
    """

    code: str
    said: str
    parts: tuple[tuple[str, Comparison | tuple[str, str]], ...] = ()
    left_out: int = 0
    loop: tuple[Frame, ...] = ()
    """The student's own lines in which a call that did not answer was, the last of them its loop's."""


@dataclass(frozen=True)
class ExerciseView:
    """One exercise: marks, hints and what else is known of its mistakes, and its checks with the failed ones first.

    ``score`` is what counts, ``automatic`` what the checks give; ``is_outdated`` where that is no longer what the
    teacher saw who set the mark. ``common`` is a failed check whose words stand for those of all failed ones.
    """

    name: str
    anchor: str
    score: float
    automatic: float
    max_score: float
    hints: tuple[Hint, ...]
    checks: tuple[CheckView, ...]
    common: CheckView | None = None
    built_on: tuple[str, ...] = ()
    adjustment: Adjustment | None = None
    is_outdated: bool = False
    comments: tuple[Comment, ...] = ()
    loses_unseen: bool = False
    """Whether checks lost points that are not shown."""

    findings: tuple[str, ...] = ()
    example: Example | None = None
    way: WayView | None = None

    @property
    def is_right(self) -> bool:
        """Whether every check passed, or would with other exercises repaired."""
        are_right = (check.outcome == "passed" or (check.repaired and not check.is_short) for check in self.checks)
        return not self.loses_unseen and all(are_right)

    @property
    def carried(self) -> tuple[Carried, ...]:
        """What was earned although other exercises are wrong."""
        return carried(self.checks)

    @property
    def has_claims(self) -> bool:
        """Whether anything is said to be checked."""
        return any(check.claim for check in self.checks)


@dataclass(frozen=True)
class Slow:
    """A check that took long."""

    exercise: str
    claim: str
    seconds: float


@dataclass(frozen=True)
class MarkedLine:
    """A line of source; ``notes`` say what went wrong there."""

    number: int
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listing:
    """A part of a source file: a whole module, or one cell."""

    label: str
    lines: tuple[MarkedLine, ...]


@dataclass(frozen=True)
class Workings:
    """What only teachers see of a report."""

    seed: int
    sandbox: str
    seconds: float
    digest: str
    versions: Mapping[str, str]
    commands: tuple[str, ...]
    listings: tuple[Listing, ...] = ()
    attempts: tuple[Attempt, ...] = ()


@dataclass(frozen=True)
class AssignmentView:
    """One assignment on a student's page."""

    name: str
    title: str
    anchor: str
    outcome: ReportOutcome
    score: float | None
    max_score: float
    message: str
    file: str
    graded_at: str
    exercises: tuple[ExerciseView, ...]
    remarks: tuple[str, ...]
    slow: tuple[Slow, ...] = ()
    comments: tuple[Comment, ...] = ()
    workings: Workings | None = None
    late: LateView | None = None
    withheld: bool = False
    adjustment: Adjustment | None = None
    automatic: float = 0.0
    is_outdated: bool = False
    curves: tuple[Curve, ...] = ()
    rubric: tuple[ItemView, ...] = ()
    requests: tuple[RegradeRequest, ...] = ()
    emptiness: str = ""
    """Says of a file without any code that it is empty; else empty."""

    template: str = ""
    """The address of a form for a regrade request; empty where there is none."""


@dataclass(frozen=True)
class NextStep:
    """The one repair that unlocks most: its own lost points, and those of exercises that build on it."""

    assignment: str
    exercise: str
    anchor: str
    own: float
    later: float
    unlocks: tuple[str, ...]
    hint: Hint | None
    claim: str
    message: str
    finding: str = ""
    is_empty: bool = False
    """Whether the file has no code at all."""

    @property
    def gain(self) -> float:
        """All that the repair may win."""
        return self.own + self.later


@dataclass(frozen=True)
class Neighbour:
    """Another student's page: what the student is called there, and the address beside this page."""

    label: str
    href: str


@dataclass(frozen=True)
class StudentPage:
    """All that a student's page shows."""

    student: str
    audience: Audience
    lang: str
    assignments: tuple[AssignmentView, ...]
    missing: tuple[str, ...]
    next_step: NextStep | None
    score: float
    max_score: float
    unused: tuple[str, ...] = ()
    example_file: str = ""
    """A name that would have been recognised, where nothing was."""

    shown: str = ""
    section: str = ""
    heading: str = ""
    neighbours: tuple[Neighbour | None, Neighbour | None] = (None, None)
    """The students before and after this one, for teachers."""

    @property
    def label(self) -> str:
        """What the page calls the student."""
        return self.shown or self.student
