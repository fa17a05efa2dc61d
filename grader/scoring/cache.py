"""Jobs with their keys: what a report depends on, so that nothing is run again that cannot have changed.

Where a submission and the assignment's files are as they were, a report is current. Where only the assignment has
changed, the exercises whose own digest is the same keep their results.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from grader.course.course import Course
from grader.course.dependencies import part_digests
from grader.gradebook.store import Gradebook
from grader.results import ExerciseReport, Failure, Report
from grader.scoring.jobs import Job, versions
from grader.submissions.finding import Files, Found

Known = dict[tuple[str, str], str]
"""The key of the newest report, by student and assignment."""

AFFECTS_OTHERS = {
    "timeout",
    "memory",
    "died",
    "protocol",
    "used_up",
    "load_timeout",
    "load_memory",
    "load_died",
    "load_protocol",
}
"""Failures in one check that change how long others may take, or what they meet: nothing is kept beside them."""


@dataclass(frozen=True)
class Key:
    """What a report depends on. The gradebook keeps it as text.

    ``submission`` is a digest of what was handed in with what a run of it depends on, ``assignment`` the digest of the
    assignment's files, ``exercises`` the digest of each exercise in JSON.
    """

    submission: str
    assignment: str
    exercises: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.submission, self.assignment, self.exercises)))

    @classmethod
    def read(cls, text: str) -> Key:
        """The key that was kept as this text; whatever the text is, nothing is raised."""
        submission, assignment, exercises = [*text.split(" ", 2), "", ""][:3]
        return cls(submission, assignment, exercises)

    def digests(self) -> dict[str, str]:
        """The digest of each exercise; none where the text is not a key of ours."""
        try:
            return dict(json.loads(self.exercises))
        except (ValueError, TypeError):
            return {}

    def is_same_work(self, other: Key) -> bool:
        """Whether the submission is the same, whatever the assignment has become."""
        return self.submission == other.submission

    def is_same_run(self, other: Key) -> bool:
        """Whether submission and assignment are the same."""
        return self.is_same_work(other) and self.assignment == other.assignment


class Keys:
    """Makes the jobs of one run."""

    def __init__(
        self, course: Course, *, unsafe: bool, names: Mapping[str, str] | None = None, again: str | None = None
    ) -> None:
        """``names`` are the first names of renamed students; ``again`` is an exercise whose results are never kept."""
        self.course = course
        self.unsafe = unsafe
        self.names = names or {}
        self.again = again
        self._versions: dict[str, str] = {}
        self._parts: dict[str, dict[str, str]] = {}

    def job(self, student: str, found: Found, remarks: tuple[Failure, ...] = ()) -> Job:
        files = Files(found.assignment, found.main, found.contents)
        digest = found.digest
        return self._job(student, found.assignment, found.file, files, digest, (*remarks, *found.remarks))

    def refused(self, student: str, assignment: str, failure: Failure) -> Job:
        """A job that only says why there is nothing to run."""
        said = failure.data.get("reason") or json.dumps([failure.kind, failure.data])
        digest = f"sha256:{hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()}"
        return replace(self._job(student, assignment, "", Files(assignment, "", {}), digest, ()), refusal=failure)

    def _job(
        self, student: str, assignment: str, file: str, files: Files, digest: str, remarks: tuple[Failure, ...]
    ) -> Job:
        """The job with the part of its key that says whether a report of it is current."""
        seed = self.course.seed(self.names.get(student, student), assignment)
        told = json.dumps([[remark.kind, remark.data] for remark in remarks])
        base = "\0".join([digest, self.versions(assignment), str(seed), str(self.unsafe), told])
        key = Key(hashlib.sha256(base.encode()).hexdigest(), self.course.assignment(assignment).digest)
        return Job(student, assignment, file, files, digest, seed, str(key), remarks)

    def versions(self, assignment: str) -> str:
        """What a report depends on besides submission and checks."""
        if assignment not in self._versions:
            said = versions(self.course.assignment(assignment))
            allowed = self.course.settings.of(assignment).libraries
            told = {what: said[what] for what in said if what != "checks"}
            self._versions[assignment] = json.dumps(told | {"libraries": list(allowed)} if allowed else told)
        return self._versions[assignment]

    def is_current(self, job: Job, known: Known) -> bool:
        """Whether the newest report is still what this job would give."""
        before = Key.read(known.get((job.student, job.assignment), ""))
        return bool(before.exercises) and before.is_same_run(Key.read(job.key))

    def new(self, job: Job, known: Known, gradebook: Gradebook) -> Job:
        """The job with its whole key, and with the results of an earlier report that cannot have changed."""
        parts = self.parts(job.assignment)
        kept = self._kept(job, Key.read(known.get((job.student, job.assignment), "")), parts, gradebook)
        key = replace(Key.read(job.key), exercises=json.dumps(parts, separators=(",", ":")))
        return replace(job, key=str(key), kept=kept)

    def parts(self, assignment: str) -> dict[str, str]:
        """The digest of every exercise."""
        if assignment not in self._parts:
            self._parts[assignment] = part_digests(self.course.assignment(assignment))
        return self._parts[assignment]

    def _kept(self, job: Job, known: Key, parts: dict[str, str], gradebook: Gradebook) -> tuple[ExerciseReport, ...]:
        if not known.is_same_work(Key.read(job.key)):
            return ()
        before = known.digests()
        same = {name for name, digest in parts.items() if before.get(name) == digest and name != self.again}
        report = gradebook.report(job.student, job.assignment) if same else None
        if report is None or not _is_repeatable(report):
            return ()
        return tuple(exercise for exercise in report.exercises if exercise.name in same)


def _is_repeatable(report: Report) -> bool:
    """Whether each of its results would be the same without the others having been run."""
    failures = {result.failure.kind for one in report.exercises for result in one.results if result.failure is not None}
    told = any(remark.kind == "warning" for remark in report.remarks)  # warnings are those of the whole run
    return report.outcome == "graded" and not told and not failures & AFFECTS_OTHERS
