"""The last phase of marking: checks that failed because of another exercise are tried again.

First with the others repaired (:mod:`grader.scoring.repair`), for the check's full points; then, where the function
goes by conventions of the student's own, against a reference built on the student's functions
(:mod:`grader.scoring.follow_through`), for half. Every exercise gets fresh workers. Exercises come in the reference's
order, so that one is done with before another's worker may ask for its values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from grader.results import Result
from grader.sandbox.ahead import ask_ahead
from grader.sandbox.session import Session
from grader.scoring.follow_through import Follower
from grader.scoring.plugin import Scene
from grader.scoring.repair import Oracle, RepairedSession, earlier
from grader.scoring.run_checks import Marked, check_of, run

UNATTEMPTED = ("missing", "not_implemented")
UNATTEMPTED_SHARE = 0.5
"""Of a repaired check's share, where the function asked another that was never written."""


def with_second_tries(marked: Sequence[Marked], scene: Scene) -> list[Marked]:
    """The same results; those that only another exercise's mistake spoiled have earned something."""
    order = [name for name in scene.reference.functions if any(one.exercise == name for one in marked)]
    lossy = {one.exercise for one in marked if one.result.outcome in ("failed", "broken")} & set(order)
    better: dict[int, Marked] = {}
    if len(lossy) > 1:
        for exercise in order:
            mine = {place: one for place, one in enumerate(marked) if one.exercise == exercise and _is_open(one)}
            if mine and exercise not in _dead(marked, {exercise}):
                better |= _tried(exercise, mine, marked, lossy - {exercise}, scene)
    return [better.get(place, one) for place, one in enumerate(marked)]


def _is_open(one: Marked) -> bool:
    return one.result.outcome in ("failed", "broken") and not one.result.in_process


def _dead(marked: Sequence[Marked], exercises: set[str]) -> set[str]:
    """The exercises of which nothing was written: each check found the function missing, or the stub."""
    return {name for name in exercises if all(_is_dead(one.result, name) for one in marked if one.exercise == name)}


def _is_dead(result: Result, function: str) -> bool:
    """Whether the function itself was missing or the stub; not another one in the middle of it."""
    failure = result.failure
    if failure is None or failure.kind not in UNATTEMPTED or failure.data.get("function") != function:
        return False
    return failure.data.get("inside", "") in ("", function)


def _tried(
    exercise: str, mine: dict[int, Marked], marked: Sequence[Marked], others: set[str], scene: Scene
) -> dict[int, Marked]:
    """The open checks of one exercise by their places: what they have earned after all, or what they called."""
    scored = frozenset(one.exercise for one in marked)
    tries = Tries(exercise, scene, frozenset(others), frozenset(_dead(marked, others)), scored)
    try:
        return {place: tries.tried(one) for place, one in mine.items()}
    finally:
        tries.close()


@dataclass
class Tries:
    """The workers of one exercise's last tries.

    ``others`` are the other exercises that lost points, of which nothing was written for those that are ``dead``;
    ``scored`` are all exercises.
    """

    exercise: str
    scene: Scene
    others: frozenset[str]
    dead: frozenset[str]
    scored: frozenset[str]
    is_promising: bool = False
    """Whether the last check passed with the others repaired: the next will then make all of its calls."""

    def __post_init__(self) -> None:
        session, reference = self.scene.session, self.scene.reference
        self.inside = earlier(reference, self.exercise, self.others)
        oracle = Oracle(reference, self.inside, self.scene.answers)
        self.session = RepairedSession(session, oracle, self.others)
        self.builds_on = reference.dependencies(self.exercise) & self.others
        self.own = self._fresh()
        self.helpers = self._fresh()
        self.follower = Follower(reference, self.helpers, self.others, self.scored)

    def _fresh(self) -> Session:
        session = self.scene.session
        return Session(session.start, session.files, session.limits, session.used)

    def close(self) -> None:
        """End the workers; what went wrong on our side in them is the submission's session's."""
        for session in (self.session, self.own, self.helpers):
            session.close()
            self.scene.session.fault = self.scene.session.fault or session.fault

    def _ask_ahead(self, session: Session, one: Marked) -> None:
        """The calls of the exercise's own function that the check is known to make."""
        known = self.scene.requests.get(one.item.nodeid, ())
        ask_ahead(session, [[request for request in known if request.function == self.exercise]])

    def tried(self, one: Marked) -> Marked:
        """The check as it comes out of both tries."""
        repaired = self.repaired(one)
        return repaired if repaired.result.earned else self.followed(one) or repaired

    def repaired(self, one: Marked) -> Marked:
        """The check with the others repaired; without points where it cannot help or the function is wrong as well."""
        share = check_of(one.item).repaired
        called = {call.function for call in one.calls} & self.others
        if not share or not (called or self.inside):
            return one
        self.session.begin_try()
        if self.is_promising:
            self._ask_ahead(self.session, one)
        verdict = run(one.item, replace(self.scene, session=self.session))
        self.is_promising = verdict.outcome == "passed"
        if verdict.outcome != "passed" or all(call.function != self.exercise for call in verdict.calls):
            return replace(one, repaired=verdict.calls)
        if self.session.oracle.asked & self.dead:
            share *= UNATTEMPTED_SHARE
        yardsticks = tuple(sorted(self.session.yardsticks))
        return _earning(one, share, repaired=True, yardsticks=yardsticks)

    def followed(self, one: Marked) -> Marked | None:
        """The check against a reference that builds on the student's functions; None where that does not pass."""
        share = check_of(one.item).follow_through
        if one.result.outcome != "failed" or not share or not self.builds_on:
            return None
        self.follower.begin_check()
        reference = self.follower.reference_for(self.exercise)
        scene = replace(self.scene, session=self.own, reference=reference, known=None)
        self._ask_ahead(self.own, one)
        verdict = run(one.item, scene)
        if verdict.outcome != "passed" or not self.follower.is_substantial(self.exercise, verdict.calls):
            return None
        return _earning(one, share, follow_through=True)


def _earning(one: Marked, share: float, **ways: bool | tuple[str, ...]) -> Marked:
    result = replace(one.result, earned=round(share * one.result.points, 6), **ways)  # type: ignore[arg-type]
    return replace(one, result=result)
