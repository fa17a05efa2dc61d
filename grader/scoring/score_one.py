"""The report of one submission: load, run the checks, group, diagnose."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grader.course.course import Assignment
from grader.course.result_names import with_parts_named
from grader.failures import SubmissionError
from grader.results import ExerciseReport, Failure, Report, ReportOutcome
from grader.sandbox.deadlines import Limits
from grader.scoring.jobs import Job, blank_report
from grader.submissions.handed_out import as_handed_out

if TYPE_CHECKING:
    import pytest

    from grader.course.reference import Reference
    from grader.diagnosis.examples.examples import Examples
    from grader.diagnosis.live import Live
    from grader.diagnosis.search import Checked
    from grader.diagnosis.variants.variants import Variants
    from grader.sandbox.fork_server import ForkServer
    from grader.sandbox.replies import Loaded
    from grader.sandbox.session import Session
    from grader.scoring.bank import Bank
    from grader.scoring.run_checks import Marked


@dataclass(frozen=True)
class Checks:
    """The collected checks of one assignment with its reference, or the problem with them."""

    assignment: Assignment
    items: tuple[pytest.Function, ...] = ()
    reference: Reference | None = None
    bank: Bank | None = None
    problem: str = ""
    variants: Variants | None = None
    examples: Examples | None = None
    drawings: tuple[tuple[str, ...], ...] = ()
    libraries: tuple[str, ...] = ()


def score(
    job: Job, checks: Checks, server: ForkServer, limits: Limits, on_result: Callable[[Marked], object] | None = None
) -> Report:
    """The report of one job. A fault of ours becomes a report that says so.

    ``on_result`` is told the result of each check as soon as it was run; what follow-through, repair and diagnosis
    find later is in the report alone.
    """
    from grader.sandbox.session import Session

    started = time.perf_counter()
    blank = blank_report(job, checks.assignment, server.describe())
    if checks.problem or checks.reference is None:
        return replace(blank, outcome="error", failure=Failure("no_checks", {"error": checks.problem}))
    if job.refusal is not None:
        return unloaded(blank, checks, "unreadable", job.refusal)
    files = as_handed_out(job.files, checks.assignment.data, checks.drawings, checks.libraries)
    session = Session(server.fork, files, limits)
    session.signatures = checks.reference.signatures
    try:
        report = scored(blank, checks, session, job, on_result)
    except Exception as error:
        failure = Failure("error", {"error": f"{type(error).__name__}: {error}"[:500]})
        report = unloaded(blank, checks, "error", failure)
    finally:
        session.close()
    return replace(report, seconds=round(time.perf_counter() - started, 6))


def scored(
    blank: Report, checks: Checks, session: Session, job: Job, on_result: Callable[[Marked], object] | None = None
) -> Report:
    """Load, mark, group and diagnose; the exercises that the job keeps are in the report as they are.

    Only those that passed are: what another earned by repair may have to do with any of the others.
    """
    from grader.sandbox.ahead import ask_ahead
    from grader.scoring.plugin import Scene, exercise_of
    from grader.scoring.run_checks import checked_of, group, in_order, mark, rounds
    from grader.scoring.second_tries import with_second_tries

    assert checks.reference is not None
    try:
        loaded = session.load()
    except SubmissionError as error:
        return unloaded(blank, checks, "unreadable", error.failure)
    unreadable = loaded.unreadable or no_cell_parses(loaded)
    if unreadable is not None:
        return unloaded(blank, checks, "unreadable", unreadable)
    kept = [exercise for exercise in job.kept if all(result.outcome == "passed" for result in exercise.results)]
    done = {exercise.name for exercise in kept}
    items = [item for item in checks.items if exercise_of(item) not in done]
    scene = Scene(session, checks.reference, blank.seed)
    if checks.bank is not None:
        requests = checks.bank.requests(blank.seed)
        scene = replace(scene, known=checks.bank.known, answers=checks.bank.answers, requests=requests)
    marked: list[Marked] = []
    for together in rounds(items, job.first):
        ask_ahead(session, [scene.requests.get(item.nodeid, ()) for item in together])
        marked += mark(together, scene, on_result, until_loss=job.until_loss)
        if job.until_loss and any(one.result.outcome != "passed" for one in marked):
            break
    if not job.once:
        marked = with_second_tries(marked, scene)
    order = list(checks.reference.functions)
    exercises = group(marked, order)
    ours = next((one.result.failure for one in marked if one.result.outcome == "error"), None)
    checked = [] if job.once else [checked_of(one) for one in marked]
    try:
        exercises = with_mistakes(exercises, checked, checks.reference, session, checks.variants)
    except MemoryError:
        pass  # what a submission returned is too much to look at again
    if not job.once:
        exercises = with_live_findings(exercises, checks.examples, session)
    exercises = tuple(with_parts_named(one, checks.assignment) for one in exercises)
    exercises = in_order((*exercises, *kept), order)
    remarks = (
        *blank.remarks,
        *cell_remarks(loaded),
        *note_remarks(loaded),
        *warning_remarks(session),
        *in_process_remarks(exercises),
    )
    if session.fault is not None:
        raise session.fault
    return replace(blank, outcome="error" if ours else "graded", failure=ours, exercises=exercises, remarks=remarks)


def with_mistakes(
    exercises: Sequence[ExerciseReport],
    checked: Sequence[Checked],
    reference: Reference,
    session: Session,
    variants: Variants | None,
) -> tuple[ExerciseReport, ...]:
    """The exercises with what their recorded calls show: hints, and findings where there are none."""
    from grader.diagnosis.explain import explain
    from grader.diagnosis.search import diagnose

    named = diagnose(checked, reference, session, variants)
    findings = explain(checked, reference, variants, named)
    findings |= {name: (Failure("related_either" if one.either else "related_both", {}),)
                 for name, one in named.items() if len(one.hints) > 1}  # fmt: skip
    wrong = {one.name for one in exercises if is_wrong(one)}
    findings = {name: _of_its_base(name, told, checked, wrong) for name, told in findings.items()}
    hints = {name: one.hints for name, one in named.items()}
    return tuple(replace(one, hints=hints.get(one.name, ()), findings=findings.get(one.name, ())) for one in exercises)


def _of_its_base(
    name: str, found: tuple[Failure, ...], checked: Sequence[Checked], wrong: set[str]
) -> tuple[Failure, ...]:
    """The findings of an exercise; where it follows a wrong function of the student's, that in place of two mistakes.

    That is so where checks compare it with functions that are wrong themselves, and all of these checks pass.
    """
    others = wrong - {name}
    compared = [one for one in checked if one.exercise == name and _called(one) & others]
    if not any(one.kind == "derived_pair" for one in found) or not compared:
        return found
    if any(one.outcome != "passed" for one in compared):
        return found
    base = sorted(set().union(*map(_called, compared)) & others)
    return (Failure("related_consequence", {"of": base}), *(one for one in found if one.kind != "derived_pair"))


def _called(one: Checked) -> set[str]:
    return {call.function for call in one.calls}


def with_live_findings(
    exercises: tuple[ExerciseReport, ...], examples: Examples | None, session: Session
) -> tuple[ExerciseReport, ...]:
    """The exercises; those that are wrong by themselves with a call that shows it, and the place of the mistake.

    The place goes before what is vague: it says what has to change.
    """
    from grader.diagnosis.explain import MAX_FINDINGS, is_vague
    from grader.diagnosis.live import live

    wrong = [one for one in exercises if is_wrong(one)]
    unexplained = {one.name for one in wrong if not one.hints and not one.findings}
    vague = {one.name for one in wrong if not one.hints and one.findings and is_vague(one.findings)}
    found = live([one.name for one in wrong], unexplained, examples, session, vague)
    return tuple(_with(one, found[one.name], MAX_FINDINGS) if one.name in found else one for one in exercises)


def _with(exercise: ExerciseReport, found: Live, most: int) -> ExerciseReport:
    """An exercise with what running it once more has told."""
    findings = (*found.findings, *exercise.findings)[:most]
    if contradicts(found.counterexample, exercise):
        return replace(exercise, findings=findings)
    return replace(exercise, findings=findings, counterexample=found.counterexample, way=found.way)


def contradicts(example: Failure, exercise: ExerciseReport) -> bool:
    """Whether a call shows wrong values of a function whose own values were found right.

    They are then those of another function that it calls, and would stay when this one is repaired.
    """
    are_right = any(finding.kind == "related_spoiled" for finding in exercise.findings)
    return are_right and example.kind != "counterexample_changed"


def is_wrong(exercise: ExerciseReport) -> bool:
    """Whether an exercise lost points that no other exercise is to blame for."""
    lost = [one for one in exercise.results if one.outcome in ("failed", "broken")]
    return any(not (one.repaired or one.follow_through) for one in lost)


def no_cell_parses(loaded: Loaded) -> Failure | None:
    """A file of which not one statement is Python is unreadable; an empty file is merely empty."""
    broken = [error for error in loaded.errors if error["kind"] == "syntax"]
    if loaded.cells and len(broken) == loaded.cells:
        return Failure("no_cell_parses", {"cause": broken[0]})
    return None


def unloaded(blank: Report, checks: Checks, outcome: ReportOutcome, failure: Failure) -> Report:
    """A report in which no check was run: every one is there, broken by the same failure."""
    from grader.scoring.run_checks import group, unrun

    marked = [unrun(item, failure, "error" if outcome == "error" else "broken") for item in checks.items]
    order = list(checks.reference.functions) if checks.reference else []
    exercises: tuple[ExerciseReport, ...] = group(marked, order)
    return replace(blank, outcome=outcome, failure=failure, exercises=exercises)


def cell_remarks(loaded: Loaded) -> list[Failure]:
    """The parts of the file that did not run."""
    return [Failure("cell_failed", {"label": error["label"], "error": error}) for error in loaded.errors[:20]]


def note_remarks(loaded: Loaded) -> list[Failure]:
    """What only IPython or a shell could have run."""
    return [
        Failure("not_run", {"note": kind, "where": [[place, line, "", what]]})
        for kind, place, line, what in loaded.notes
    ]


def in_process_remarks(exercises: Iterable[ExerciseReport]) -> list[Failure]:
    """The checks whose outcome is the word of the submission's own process."""
    names = [result.name for exercise in exercises for result in exercise.results if result.in_process]
    return [Failure("in_process", {"checks": names})] if names else []


def warning_remarks(session: Session) -> list[Failure]:
    """What Python warned of; it costs nothing."""
    return [
        Failure("warning", {"category": category, "message": message, "where": [[file, line, "", ""]] if file else []})
        for category, message, file, line in session.warnings
    ]
