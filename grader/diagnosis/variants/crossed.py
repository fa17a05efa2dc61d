"""Two mistakes at once of which one is in how the arguments are taken: a misconception on changed arguments."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from functools import partial
from itertools import islice

from grader.diagnosis.evidence.agreement import explains, telling_first
from grader.diagnosis.evidence.cases import Case
from grader.diagnosis.evidence.replay import Budget, Outcome
from grader.diagnosis.variants.arguments import changes_of
from grader.diagnosis.variants.variants import Variant, Variants
from grader.results import Failure

ENOUGH = 8
"""What the wrong numbers that both explain must weigh together."""

BARE = ("ignored", "both ignored", "entry ignored", "one", "half")
"""Changes after which so little is left of an argument that one misconception gives what another does."""

MAX_CROSSED = 600
"""Changes and misconceptions that are tried together."""


def crossed(
    exercise: str, cases: Sequence[Case], signature: inspect.Signature, variants: Variants, budget: Budget
) -> Failure | None:
    """The misconception and the change of arguments whose values are the student's in all calls."""
    ordered = telling_first(cases)
    singles = [one for one in variants.single.get(exercise, ()) if not one.keeps_state]
    if not singles or not ordered or ordered[0].is_right:
        return None
    defaults = {name: one.default for name, one in signature.parameters.items() if one.default is not one.empty}
    changes = changes_of([case for case in ordered if not case.is_right], defaults)
    changes = (change for change in changes if change[0] not in BARE)
    both = ((change, one) for change in changes for one in singles)
    for change, variant in islice(both, MAX_CROSSED):

        def of(case: Case, change: tuple[str, ...] = change, variant: Variant = variant) -> Outcome | None:
            budget.take_replay()
            reference, outcome = variants.reference([variant]), variants.outcome([variant])
            return variants.changed.outcome(change, case, defaults, exercise, partial(outcome, reference))

        if explains(of, ordered, ENOUGH):
            named = {"kind": "misconception", "title": dict(variant.mistakes[0].hint.title)}
            changed = {"kind": "changed", "of": list(change)}
            return Failure("derived_pair", {"calls": len(cases), "both": [named, changed]})
    return None
