"""What an audit says of right answers that lose points, and of answers without work that earn some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from grader.audit.trials import Check, Finding, Label

REFERENCE, STUB = Label("reference"), Label("stub")


def about_right(solutions: Mapping[Label, Finding], total: float) -> Iterator[str]:
    """A right answer earns all points under every seed."""
    for label, one in solutions.items():
        name = replace(label, seed=None)
        if one.trouble:
            yield f"{name}: not graded with seed {label.seed}: {one.trouble}"
        elif one.lost or one.score != total:
            lost = _names(one.lost)
            yield f"{name}: right, but scores {one.score:g} with seed {label.seed}; it loses points in {lost}"


def about_junk(junk: Mapping[Label, Finding]) -> Iterator[str]:
    """What was answered without any work earns nothing."""
    for label, one in junk.items():
        if one.score:
            what = "the stub scores" if label == STUB else f"{label}: score"
            yield f"{what} {one.score:g}: {_names(set(one.earning))}"


def _names(checks: frozenset[Check] | set[Check]) -> str:
    return ", ".join(f"{exercise}::{name}" for exercise, name in sorted(checks)) or "nothing"
