"""What running a submission once more tells: calls to try, and where in its own lines a mistake is.

All of it happens in workers that no check has asked anything, with calls that anybody may know. No mark depends on it.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from grader.diagnosis.examples.counterexample import Wrong, counterexamples, public_session, told
from grader.diagnosis.examples.examples import Examples
from grader.diagnosis.places.endless import with_loops
from grader.diagnosis.places.located import located
from grader.diagnosis.places.repaired import one_place
from grader.results import Failure
from grader.sandbox.session import Session

LOCATED = ("value", "shape", "raised", "not_finite", "mutated", "property")
"""What may be wrong with a call that an edit of the function can make right."""

COMPUTED = ("value", "shape", "not_finite")
"""What may be wrong with a call of which the way to the result says more."""


@dataclass(frozen=True)
class Live:
    """What is found out about one exercise."""

    counterexample: Failure
    findings: tuple[Failure, ...] = ()


def live(
    exercises: Sequence[str],
    unexplained: Collection[str],
    examples: Examples | None,
    session: Session,
    vague: Collection[str] = (),
) -> dict[str, Live]:
    """A counterexample of each exercise, and findings about those that are ``unexplained``.

    Of those that are ``vague`` only the one place is told, where there is one. ``session`` is the submission's; it is
    not asked anything itself.
    """
    if examples is None or not exercises:
        return {}
    fresh = public_session(session)
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            wrong = counterexamples(exercises, examples, fresh)
            findings = dict(_findings(wrong, unexplained, vague, examples, fresh))
            ended = {name: with_loops(one, fresh) for name, one in wrong.items()}
            return {name: Live(told(one), findings.get(name, ())) for name, one in ended.items()}
    except Exception:
        return {}  # a courtesy: whatever goes wrong here, the marks stand and the report is written
    finally:
        fresh.close()


def _findings(
    wrong: Mapping[str, Wrong],
    unexplained: Collection[str],
    vague: Collection[str],
    examples: Examples,
    session: Session,
) -> Iterator[tuple[str, tuple[Failure, ...]]]:
    """What can be said of the lines of the exercises."""
    for exercise, one in wrong.items():
        if (exercise in unexplained or exercise in vague) and one.problem.kind in LOCATED and one.before is None:
            engines = [partial(one_place, exercise, one.example, examples, session)]
            if exercise in unexplained and one.problem.kind in COMPUTED and one.example.judge is None:
                engines.append(partial(located, one.example, examples.contract, session, examples.names))
            found = _first(engines)
            if found is not None:
                yield exercise, (found,)


def _first(engines: Sequence[Callable[[], Failure | None]]) -> Failure | None:
    """The first finding. A worker that does not answer, or lies, gives none; what else was found stands."""
    for engine in engines:
        try:
            found = engine()
        except Exception:
            continue
        if found is not None:
            return found
    return None
