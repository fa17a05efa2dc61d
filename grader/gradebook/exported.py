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

    exercise: Annotated[str, Meta(description="of which exercise")]
    points: Annotated[float, Meta(description="what it has now")]
    reason: Annotated[str, Meta(description="why, in the teacher's words")]
    by: Annotated[str, Meta(description="who said so")]
    at: Annotated[str, Meta(description="when, ISO 8601, UTC")]
    automatic: Annotated[float | None, Meta(description="what the checks gave when it was said")]
    automatic_now: Annotated[float | None, Meta(description="what they give today; null where nothing is")]
    changed: Annotated[bool, Meta(description="whether the two differ, so that somebody should look again")]


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
    outcome: Annotated[ReportOutcome, Meta(description="unreadable: nothing could be loaded, score 0; error: ours")]
    message: Annotated[str, Meta(description="why it is not graded; empty where it is")]
    score: Annotated[float | None, Meta(description="the score that counts; null where the fault is ours")]
    automatic_score: Annotated[float | None, Meta(description="the score that the checks gave")]
    max_score: Annotated[float, Meta(description="the points of all checks")]
    seed: Annotated[int, Meta(description="the seed of the student's random inputs")]
    sandbox: Annotated[str, Meta(description="the walls under which the code ran")]
    graded_at: Annotated[str, Meta(description="when, ISO 8601, UTC")]
    seconds: Annotated[float, Meta(description="wall-clock seconds, everything")]
    versions: Annotated[dict[str, str], Meta(description="grader, python, numpy, and a hash of checks and reference")]
    exercises: list[ExportedExercise]
    remarks: Annotated[list[str], Meta(description="what cost nothing but should be known")]
    adjustments: list[ExportedAdjustment]
    comments: list[ExportedComment]
