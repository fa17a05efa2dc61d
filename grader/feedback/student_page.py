"""A student's page from their reports: what to do next, marks by exercise, and why points were lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from grader.feedback.compare import comparison
from grader.feedback.example import example
from grader.feedback.next_step import EMPTY, emptiness, next_step, reason_of
from grader.feedback.request_form import form_address
from grader.feedback.student_view import (
    AssignmentView,
    CheckView,
    ExerciseView,
    Frame,
    Neighbour,
    Options,
    Slow,
    StudentPage,
)
from grader.feedback.term_view import Listed, is_withheld, item_views, late_view, seen, seen_notes
from grader.feedback.ways import way_view
from grader.feedback.workings import workings
from grader.gradebook.notes import WHOLE, changes, exercise_score, exercises_of, final_score, max_score
from grader.gradebook.told import told
from grader.languages import pick
from grader.messages import render, render_safely
from grader.results import ExerciseReport, Failure, Report, Result

SLOW = 1.0
_OF_A_CLAIM = {"value", "bounds", "property", "assertion"}
"""Kinds of failure whose sentence says nothing where the claim is not beside it."""

ORDER = {"failed": 0, "broken": 0, "error": 0, "skipped": 1, "passed": 2}


def student_page(
    student: str,
    reports: Sequence[Report],
    options: Options,
    *,
    missing: Sequence[str] = (),
    attempts: dict[str, list[Report]] | None = None,
    sources: dict[str, Listed] | None = None,
    neighbours: tuple[Neighbour | None, Neighbour | None] = (None, None),
) -> StudentPage:
    """The page of one student.

    ``attempts`` (earlier reports), ``sources`` (by digest) and ``neighbours`` (pages before and after) are for teachers
    only.
    """
    views = tuple(
        _assignment(report, options, (attempts or {}).get(report.assignment, []), sources or {}) for report in reports
    )
    return StudentPage(
        student=student,
        audience=options.audience,
        lang=options.lang,
        assignments=views,
        missing=tuple(options.title(name) for name in missing),
        next_step=next_step(
            [one if options.audience == "ta" else seen(one, options.notes_on(one)) for one in reports], options
        ),
        score=sum(view.score for view in views if view.score is not None),
        max_score=sum(view.max_score for view in views) + 100.0 * len(missing),
        unused=tuple(options.unused.get(student, ())),
        example_file=f"{missing[0]}.py" if missing and not reports else "",
        heading=options.heading,
        shown=options.people[student].name if student in options.people else "",
        section=options.people[student].section if student in options.people else "",
        neighbours=neighbours,
    )


def _assignment(
    report: Report, options: Options, attempts: Sequence[Report], sources: dict[str, Listed]
) -> AssignmentView:
    is_ta = options.audience == "ta"
    notes = options.notes_on(report)
    shown = report if is_ta else seen(report, notes)
    withheld = not is_ta and is_withheld(notes)
    if withheld:  # what hidden checks say, and marks that would tell it, are for later
        report, notes = shown, seen_notes(notes)
    options = options.with_notes(report, notes)
    parts = {one.name: one for one in shown.exercises}
    exercises = tuple(
        _exercise(report, exercise, options, parts.get(exercise.name, replace(exercise, results=(), hints=())))
        for exercise in exercises_of(report, notes)
    )
    return AssignmentView(
        name=report.assignment,
        title=options.title(report.assignment),
        anchor=report.assignment,
        outcome=report.outcome,
        score=final_score(report, notes),
        max_score=max_score(report, notes),
        message=reason_of(report, options),
        file=report.file,
        graded_at=report.graded_at,
        exercises=exercises,
        remarks=tuple(
            render(remark, options.lang)
            for remark in report.remarks
            if remark.kind != EMPTY and (remark.kind != "late" or not notes.lateness)
        ),
        emptiness=emptiness(report, options),
        slow=_slow(report, options.lang),
        comments=tuple(one for one in notes.comments if not one.exercise),
        workings=workings(report, options, attempts, sources) if is_ta else None,
        late=late_view(report, notes, options.lang, options.timezone),
        withheld=withheld,
        adjustment=notes.adjustment(WHOLE),
        automatic=report.score or 0.0,
        is_outdated=any(change.adjustment.exercise == WHOLE for change in changes(report, notes)),
        curves=notes.curves,
        rubric=item_views(report, notes, options.lang, sources.get(report.digest), is_ta=is_ta),
        requests=notes.requests,
        template="" if is_ta else form_address(report.assignment, options.lang),
    )


def _slow(report: Report, lang: str) -> tuple[Slow, ...]:
    return tuple(
        Slow(exercise.name, pick(result.claim, lang), result.seconds)
        for exercise in report.exercises
        for result in exercise.results
        if result.seconds >= SLOW
    )


# Exercises and checks


def _exercise(report: Report, exercise: ExerciseReport, options: Options, shown: ExerciseReport) -> ExerciseView:
    """An exercise, with those checks and hints that are ``shown``."""
    checks = sorted(
        ((result, _check(result, options, exercise.name)) for result in shown.results),
        key=lambda pair: ORDER[pair[0].outcome],
    )
    common = _common([pair for pair in checks if pair[1].message], options)
    lossy = {one.name for one in report.exercises if one.score < one.max_score}
    earlier = options.builds_on(report.assignment, exercise.name)
    notes = options.notes_on(report)
    changed = {change.adjustment.exercise for change in changes(report, notes)}
    return ExerciseView(
        name=exercise.name,
        anchor=f"{report.assignment}.{exercise.name}",
        score=exercise_score(exercise, notes),
        automatic=exercise.score,
        max_score=exercise.max_score,
        hints=shown.hints,
        checks=tuple(_told(check, common) if common else check for _, check in checks),
        common=common,
        built_on=tuple(one.name for one in report.exercises if one.name in earlier & lossy),
        adjustment=notes.adjustment(exercise.name),
        is_outdated=exercise.name in changed,
        comments=tuple(one for one in notes.comments if one.exercise == exercise.name),
        loses_unseen=len(shown.results) < len(exercise.results) and exercise.score < exercise.max_score,
        findings=tuple(text for finding in told(shown.findings) if (text := render(finding, options.lang))),
        example=example(shown.counterexample, exercise.name, options.lang),
        way=way_view(shown.way, options.lang, options.figure(report.assignment, exercise.name)),
    )


def _common(failed: list[tuple[Result, CheckView]], options: Options) -> CheckView | None:
    """What all failed checks of an exercise say alike is said once, above them, as the first public one says it.

    A call stands there only if all made the same; what says nothing without its claim stays beside the claims.
    """
    said = {render_safely(result.failure, options.lang) for result, _ in failed if result.failure}
    open_ = [check for result, check in failed if result.public or options.audience == "ta"]
    details = {(check.message, check.frames) for check in open_}
    calls = {check.call for _, check in failed}
    kinds = {result.failure.kind for result, _ in failed if result.failure}
    if len(failed) < 2 or max(len(said), len(details)) > 1 or any(check.comparison for check in open_):
        return None
    if kinds & _OF_A_CLAIM or (options.audience == "ta" and len(calls) > 1):
        return None
    common = (open_ or [check for _, check in failed])[0]
    return common if len(calls) == 1 else replace(common, call="")


def _told(check: CheckView, common: CheckView) -> CheckView:
    """A check without what is said above all of them."""
    return replace(check, message="", call="" if common.call else check.call, frames=())


def _check(result: Result, options: Options, exercise: str) -> CheckView:
    is_ta = options.audience == "ta"
    view = CheckView(
        name=result.name if is_ta else "",
        claim=pick(result.claim, options.lang),
        public=result.public,
        points=result.points,
        earned=result.earned,
        outcome=result.outcome,
        follow_through=result.follow_through,
        repaired=result.repaired,
        yardsticks=result.yardsticks,
    )
    failure = result.failure
    if failure is None or result.repaired:  # what was wrong, and what was expected, was another function's
        return view
    if not _is_open(result, is_ta):
        return replace(view, message=render_safely(failure, options.lang))
    lines = frames(failure)
    return replace(
        view,
        message=render(_without_place(failure) if lines else failure, options.lang),
        call=_call(failure),
        comparison=comparison(failure, exercise),
        frames=lines,
    )


def _is_open(result: Result, is_ta: bool) -> bool:
    """Whether everything may be said: to teachers; to students of public checks, but for errors of our own."""
    return is_ta or (result.public and result.outcome != "error")


def _without_place(failure: Failure) -> Failure:
    """The failure as it is told where the lines themselves stand below."""
    data = failure.data
    cause = data.get("cause")
    if isinstance(cause, dict) and isinstance(cause.get("error"), dict):
        data = data | {"cause": cause | {"error": cause["error"] | {"where": []}}}
    return replace(failure, data=data | {"where": []})


def _call(failure: Failure) -> str:
    """The call, where its arguments explain something: not where the function is not there at all."""
    call = failure.data.get("call", "")
    return call if isinstance(call, str) and failure.kind not in ("missing", "not_implemented", "not_callable") else ""


def frames(failure: Failure) -> tuple[Frame, ...]:
    """The student's own lines that an exception went through, also one while the file was loaded."""
    data = failure.data
    cause = data.get("cause") or {}
    where = data.get("where") or (cause.get("error") or {}).get("where") or []
    return tuple(Frame(str(file), int(line), str(name), str(text)) for file, line, name, text in where)
