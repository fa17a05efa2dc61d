"""The types of the exported JSON, each field with its meaning; ``docs/report.md`` is made from them."""

from __future__ import annotations

from typing import Annotated, TypedDict

from msgspec import Meta

from grader.results import Outcome, ReportOutcome


class ExportedCheck(TypedDict):
    """One check of an exercise."""

    name: Annotated[str, Meta(description="the check's function")]
    claim: Annotated[str, Meta(description="what the check claims, in the chosen language")]
    public: Annotated[bool, Meta(description="whether students have the check")]
    points: Annotated[float, Meta(description="what the check is worth")]
    earned: Annotated[float, Meta(description="what it gave")]
    outcome: Annotated[Outcome, Meta(description="broken: the code raised, hung or would not load; error: ours")]
    follow_through: Annotated[bool, Meta(description="earned because right, given the student's own earlier functions")]
    repaired: Annotated[bool, Meta(description="earned because right once the reference answered for other functions")]
    in_process: Annotated[bool, Meta(description="run inside the submission's process: the outcome is its word")]
    message: Annotated[str, Meta(description="why it did not pass, as far as the student may read it")]
    seconds: Annotated[float, Meta(description="wall-clock seconds")]


class ExportedHint(TypedDict):
    """A mistake that was recognised."""

    misconception: Annotated[str, Meta(description="the misconception's file name, without suffix")]
    title: Annotated[str, Meta(description="the mistake in a few words")]
    text: Annotated[str, Meta(description="the hint")]


class ExportedExercise(TypedDict):
    """One function to implement."""

    name: Annotated[str, Meta(description="the function's name")]
    score: Annotated[float, Meta(description="the points that count, with those given by hand")]
    automatic_score: Annotated[float, Meta(description="the points that the checks gave")]
    max_score: Annotated[float, Meta(description="the points of all its checks")]
    hints: list[ExportedHint]
    findings: Annotated[list[str], Meta(description="what is known of a mistake that no misconception describes")]
    counterexample: Annotated[str, Meta(description="a call on which it is wrong; empty: none known")]
    checks: list[ExportedCheck]


class ExportedAdjustment(TypedDict):
    """Points given by hand."""

    exercise: Annotated[str, Meta(description="of which exercise or rubric item; empty for the whole assignment")]
    points: Annotated[float, Meta(description="what it has now, or, if relative, what is added")]
    relative: Annotated[bool, Meta(description="added to what the checks give, not in its place")]
    reason: Annotated[str, Meta(description="why, in the teacher's words")]
    by: Annotated[str, Meta(description="who said so")]
    at: Annotated[str, Meta(description="when, ISO 8601, UTC")]
    automatic: Annotated[float | None, Meta(description="what the checks gave when it was said")]
    automatic_now: Annotated[float | None, Meta(description="what they give today; null where nothing is")]
    changed: Annotated[bool, Meta(description="whether the two differ, so that somebody should look again")]


class ExportedLateness(TypedDict):
    """When something was handed in, and what being late costs."""

    due: Annotated[str, Meta(description="when it was due for this student, ISO 8601, UTC; empty: no due time")]
    handed_in: Annotated[str, Meta(description="when it was handed in, ISO 8601, UTC; empty: not known")]
    source: Annotated[str, Meta(description="whose word that is: times, file, or a platform's name")]
    days: Annotated[int, Meta(description="days late, begun ones counted")]
    free_days: Annotated[int, Meta(description="how many of them were free")]
    after_last_day: Annotated[bool, Meta(description="it came after the last day: nothing counts")]
    at_least: Annotated[bool, Meta(description="the platform calls it late, nobody says how late")]
    deduction: Annotated[float, Meta(description="the points taken off")]
    extension: Annotated[str, Meta(description="why this student has more time; empty: no more than others")]


class ExportedCurve(TypedDict):
    """Points for everybody of a section or the class."""

    section: Annotated[str, Meta(description="of which section; empty for the class")]
    points: Annotated[float, Meta(description="how many more, or fewer")]
    reason: Annotated[str, Meta(description="why, in the teacher's words")]
    by: Annotated[str, Meta(description="who said so")]
    at: Annotated[str, Meta(description="when, ISO 8601, UTC")]


class ExportedItem(TypedDict):
    """An item of the rubric."""

    name: Annotated[str, Meta(description="the item's name")]
    title: Annotated[str, Meta(description="what is marked, in the chosen language")]
    points: Annotated[float, Meta(description="what it is worth")]
    score: Annotated[float | None, Meta(description="what it got; null while nobody has marked it")]


class ExportedRequest(TypedDict):
    """A regrade request."""

    number: Annotated[int, Meta(description="its number in the gradebook")]
    exercise: Annotated[str, Meta(description="about which exercise; empty for the whole assignment")]
    text: Annotated[str, Meta(description="the student's words")]
    at: Annotated[str, Meta(description="when it was taken in, ISO 8601, UTC")]
    verdict: Annotated[str, Meta(description="granted, declined; empty: no answer yet")]
    answer: Annotated[str, Meta(description="the teacher's words")]
    answered_by: Annotated[str, Meta(description="who answered")]
    answered_at: Annotated[str, Meta(description="when, ISO 8601, UTC")]


class ExportedComment(TypedDict):
    """Words by hand."""

    exercise: Annotated[str, Meta(description="about which exercise; empty for the whole assignment")]
    text: Annotated[str, Meta(description="the words")]
    by: Annotated[str, Meta(description="who said so")]
    at: Annotated[str, Meta(description="when, ISO 8601, UTC")]


class ExportedReport(TypedDict):
    """The current report of one student's work on one assignment."""

    schema: Annotated[int, Meta(description="the number of this form; it changes when a field goes or changes meaning")]
    student: Annotated[str, Meta(description="the student, as the class's folder names them")]
    assignment: Annotated[str, Meta(description="the assignment's name")]
    file: Annotated[str, Meta(description="the file that was scored; empty where there was none to run")]
    digest: Annotated[str, Meta(description="sha256 of all that was handed in for it")]
    outcome: Annotated[ReportOutcome, Meta(description="unreadable: nothing loaded; error: ours; absent: by hand")]
    message: Annotated[str, Meta(description="why it is not graded; empty where it is")]
    score: Annotated[float | None, Meta(description="the score that counts; null where the fault is ours")]
    automatic_score: Annotated[float | None, Meta(description="the score that the checks gave")]
    score_before_deduction: Annotated[float | None, Meta(description="with marks by hand, before lateness costs")]
    max_score: Annotated[float, Meta(description="the points of all checks and of the rubric")]
    lateness: Annotated[ExportedLateness | None, Meta(description="null where nothing is due or called late")]
    seed: Annotated[int, Meta(description="the seed of the student's random inputs")]
    sandbox: Annotated[str, Meta(description="the walls under which the code ran")]
    graded_at: Annotated[str, Meta(description="when, ISO 8601, UTC")]
    seconds: Annotated[float, Meta(description="wall-clock seconds, everything")]
    versions: Annotated[dict[str, str], Meta(description="grader, python, numpy, and a hash of checks and reference")]
    exercises: list[ExportedExercise]
    remarks: Annotated[list[str], Meta(description="what cost nothing but should be known")]
    adjustments: list[ExportedAdjustment]
    comments: list[ExportedComment]
    curves: list[ExportedCurve]
    rubric: list[ExportedItem]
    requests: list[ExportedRequest]
