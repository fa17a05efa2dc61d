"""What running a submission once more tells: calls to try, and where in its own lines a mistake is.

All of it happens in workers that no check has asked anything, with calls that anybody may know. No mark depends on it.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from grader.diagnosis.examples.counterexample import Wrong, counterexamples, public_session
from grader.diagnosis.examples.examples import Examples
from grader.diagnosis.examples.telling import told
from grader.diagnosis.places.drawn import drawn
from grader.diagnosis.places.endless import with_loops
from grader.diagnosis.places.located import located, way_of
from grader.diagnosis.places.repaired import one_place
from grader.results import Failure
from grader.sandbox.session import Session

LOCATED = ("value", "shape", "raised", "not_finite", "mutated", "property")
"""What may be wrong with a call that an edit of the function can make right."""

COMPUTED = ("value", "shape", "not_finite")
"""What may be wrong with a call of which the way to the result says more."""


Found = TypeVar("Found")


@dataclass(frozen=True)
class Live:
    """What is found out about one exercise."""

    counterexample: Failure
    findings: tuple[Failure, ...] = ()
    way: Failure | None = None


def live(
    exercises: Sequence[str],
    unexplained: Collection[str],
    examples: Examples | None,
    session: Session,
    vague: Collection[str] = (),
) -> dict[str, Live]:
    """A counterexample of each exercise with the way to its result, and findings about those that are ``unexplained``.

    Of those that are ``vague`` only the one place is told, where there is one. ``session`` is the submission's; it is
    not asked anything itself.
    """
    if examples is None or not exercises:
        return {}
    fresh = public_session(session)
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = counterexamples(exercises, examples, fresh)
            return {
                name: _live(one, examples, fresh, is_unexplained=name in unexplained, is_vague=name in vague)
                for name, one in found.items()
            }
    except Exception:
        return {}  # a courtesy: whatever goes wrong here, the marks stand and the report is written
    finally:
        fresh.close()


def _live(wrong: Wrong, examples: Examples, session: Session, *, is_unexplained: bool, is_vague: bool) -> Live:
    """What can be said of a wrong call and of the lines that answer it."""
    place = way = said = None
    if (is_unexplained or is_vague) and wrong.problem.kind in LOCATED and wrong.before is None:
        place = _asked(lambda: one_place(wrong.example.function, wrong.example, examples, session))
    if wrong.problem.kind in COMPUTED and wrong.before is None and wrong.example.judge is None:
        way = _asked(lambda: way_of(wrong, examples.contract, session))
    if way is not None and is_unexplained and place is None:
        said = located(way, examples.names)
    picture = drawn(way, examples.names) if way is not None else None
    return Live(told(with_loops(wrong, session)), tuple(one for one in (place, said) if one is not None), picture)


def _asked(engine: Callable[[], Found | None]) -> Found | None:
    """What is found. A worker that does not answer, or lies, gives nothing; what else was found stands."""
    with suppress(Exception):
        return engine()
    return None
