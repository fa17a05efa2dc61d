"""Running the collected checks on one submission: outcomes and points.

One pytest session collects the checks once; :func:`mark` then runs them for a submission through pytest's own fixture
setup, call and teardown, without its per-test reporting.
"""

from __future__ import annotations

import re
import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import pytest
from _pytest.outcomes import OutcomeException, Skipped

from grader.checks.check import Check, claims, get_check
from grader.course.reference import Reference
from grader.diagnosis.search import Checked
from grader.failures import CheckFailed, SubmissionError
from grader.results import ExerciseReport, Failure, Outcome, Result
from grader.sandbox.calls import Call, call_text, value_text
from grader.sandbox.deadlines import Limits
from grader.sandbox.in_process import NamespaceTransport
from grader.sandbox.session import Session
from grader.scoring.judged_call import judged_call
from grader.scoring.plugin import SCENE, Scene, direct_arguments, exercise_of, is_net
from grader.submissions.finding import Files


@dataclass(frozen=True)
class Verdict:
    """What running a check once told, with the calls that it made."""

    outcome: Outcome
    failure: Failure | None
    seconds: float
    calls: tuple[Call, ...] = ()
    in_process: bool = False
    judged: Call | None = None
    """The call that the failure is about."""


@dataclass(frozen=True)
class Marked:
    """A check, its result and its calls, before results are grouped by exercise.

    ``repaired`` are its calls where it did not pass with other exercises repaired either.
    """

    item: pytest.Function
    exercise: str
    result: Result
    calls: tuple[Call, ...]
    repaired: tuple[Call, ...] = ()


def mark(
    items: Sequence[pytest.Function],
    scene: Scene,
    on_result: Callable[[Marked], object] | None = None,
    *,
    until_loss: bool = False,
) -> list[Marked]:
    """The results of all checks of one assignment on one submission, in the order of collection.

    ``on_result`` is told each of them when it is there. With ``until_loss`` the first that lost points is the last.
    """
    results: list[Marked] = []
    for item in items:
        if until_loss and results and results[-1].result.outcome != "passed":
            break
        results.append(_marked(item, run(item, scene)))
        if on_result is not None:
            on_result(results[-1])
    return results


def group(marked: Sequence[Marked], order: Sequence[str]) -> tuple[ExerciseReport, ...]:
    """Results by exercise: in the reference's order, then by name."""
    by_exercise: dict[str, list[Result]] = defaultdict(list)
    for one in marked:
        by_exercise[one.exercise].append(one.result)
    return in_order((ExerciseReport(name, tuple(results)) for name, results in by_exercise.items()), order)


def in_order(exercises: Iterable[ExerciseReport], order: Sequence[str]) -> tuple[ExerciseReport, ...]:
    """The exercises in the reference's order, then by name."""
    rank = {name: place for place, name in enumerate(order)}
    return tuple(sorted(exercises, key=lambda one: (rank.get(one.name, len(rank)), one.name)))


def run(item: pytest.Function, scene: Scene) -> Verdict:
    """Run one check in this scene. Never raises for what a submission or a check does."""
    scene.session.begin_check()
    started = time.perf_counter()
    outcome, failure, judged = _outcome(item, scene)
    session = scene.session
    return Verdict(outcome, failure, time.perf_counter() - started, tuple(session.calls), session.in_process, judged)


def _outcome(item: pytest.Function, scene: Scene) -> tuple[Outcome, Failure | None, Call | None]:
    """The outcome, the failure, and the call that it is about."""
    try:
        execute(item, scene)
    except (Exception, OutcomeException) as error:
        outcome, failure = _told(item, scene, error)
        judged = judged_call(error, failure, scene.session.calls, exercise_of(item))
        _forget(error)
        return outcome, failure, judged
    return "passed", None, None


def _told(item: pytest.Function, scene: Scene, error: BaseException) -> tuple[Outcome, Failure | None]:
    if isinstance(error, CheckFailed):
        return "failed", error.failure
    if isinstance(error, SubmissionError):
        return "failed" if error.failure.kind == "unsupported" else "broken", error.failure
    if isinstance(error, Skipped):
        return "skipped", Failure("skipped", {"reason": str(error.msg)})
    return _blame(item, scene, error)


def _forget(error: BaseException | None) -> None:
    """Let go of what the frames hold that an exception went through: pytest's own tie it to them in a circle."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__context__


def execute(item: pytest.Function, scene: Scene) -> None:
    """Setup, call and teardown of one item by pytest's own machinery; exceptions pass through."""
    arguments = direct_arguments(item, scene)
    if arguments is not None:
        item.funcargs = arguments
        item.runtest()
        return
    item.config.stash[SCENE] = scene
    state = item.session._setupstate
    item._initrequest()
    try:
        state.setup(item)
        item.runtest()
    finally:
        state.teardown_exact(None)


def _blame(item: pytest.Function, scene: Scene, error: BaseException) -> tuple[Outcome, Failure]:
    """An exception out of the check's own code: the submission's result caused it if the reference's does not."""
    if isinstance(error, AssertionError):
        return "failed", Failure("assertion", {"text": str(error).split("\n", 1)[0][:500]})
    text = f"{type(error).__name__}: {error}"[:500]
    if scene.session.called and (isinstance(error, MemoryError) or _reference_passes(item, scene)):
        return "failed", Failure("unusable", {"error": text})
    return "error", Failure("error", {"error": f"{item.nodeid}: {text}"})


def _reference_passes(item: pytest.Function, scene: Scene) -> bool:
    session = reference_session(scene.reference)
    session.begin_check()
    try:
        execute(item, Scene(session, scene.reference, scene.seed))
    except Exception:
        return False
    return True


def reference_session(reference: Reference) -> Session:
    """The reference in the student's place."""
    functions = dict(reference.functions)
    return Session(lambda: NamespaceTransport(functions), Files("reference", "", {}), Limits())


def _marked(item: pytest.Function, verdict: Verdict) -> Marked:
    check = check_of(item)
    result = Result(
        name=item.name,
        claim=claims(item.function, item.name),
        public=check.public,
        points=check.points,
        earned=check.points if verdict.outcome == "passed" else 0.0,
        outcome=verdict.outcome,
        failure=_with_call(verdict),
        seconds=verdict.seconds,
        in_process=verdict.in_process,
    )
    return Marked(item, exercise_of(item), result, verdict.calls)


def _with_call(verdict: Verdict) -> Failure | None:
    """The failure with the call that it is about, and for a property that does not hold with what came back.

    Inputs of hidden checks are in it, so :func:`grader.messages.render_safely` never shows it.
    """
    failure, call = verdict.failure, verdict.judged
    if failure is None or call is None or verdict.outcome in ("skipped", "error"):
        return failure
    data = {"call": call_text(call.function, *call.arguments())}
    if failure.kind == "property" and call.failure is None and "came_back" not in failure.data:
        data["came_back"] = value_text(call.value)
    return Failure(failure.kind, failure.data | data)


def checked_of(one: Marked) -> Checked:
    """What diagnosis may know of a check."""
    result = one.result
    won_back = result.repaired or result.follow_through
    return Checked(one.exercise, result.outcome, one.calls, won_back, one.repaired, _compares(one))


def _compares(one: Marked) -> bool:
    """Whether a check holds the function's own values against the only right ones."""
    failure = one.result.failure
    what = str(failure.data.get("what", "")) if failure is not None and failure.kind in ("value", "shape") else ""
    return is_net(one.item) or re.fullmatch(rf"{one.exercise}\(.*\)", what) is not None


def unrun(item: pytest.Function, failure: Failure, outcome: Outcome) -> Marked:
    """The result of a check that could not be run at all."""
    return _marked(item, Verdict(outcome, failure, 0.0))


def public_first(items: Iterable[pytest.Function]) -> tuple[list[pytest.Function], list[pytest.Function]]:
    """The public checks and the hidden ones: what a public check tells in full cannot be a hidden input."""
    public: list[pytest.Function] = []
    hidden: list[pytest.Function] = []
    for item in items:
        (public if check_of(item).public else hidden).append(item)
    return public, hidden


def rounds(
    items: Sequence[pytest.Function], first: Collection[tuple[str, str]] = ()
) -> tuple[list[pytest.Function], ...]:
    """The checks in the order of running: the public before the hidden, those that are to be ``first`` before all."""
    chosen = [item for item in items if (exercise_of(item), item.name) in first]
    others = public_first(item for item in items if item not in chosen)
    return (chosen, *others) if chosen else others


def check_of(item: pytest.Function) -> Check:
    """What ``@check`` says of an item that has it."""
    check = get_check(item.function)
    assert check is not None
    return check
