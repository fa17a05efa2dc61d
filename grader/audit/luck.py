"""Whether a wrong answer loses points does not hang on the seed that its student draws."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from grader.audit.trials import Check, Finding, Label, Trial


def under_other_seeds(
    trials: Sequence[Trial], wrong: Sequence[Label], found: Mapping[Label, Finding], seeds: range
) -> list[Trial]:
    """The trials of what lost points under the first seed, once for each of the others.

    A check that fails says enough, and the likeliest to fail are those that failed before.
    """
    lossy = {label for label in wrong if label in found and found[label].lost}
    again = [
        replace(trial, until_loss=True, first=_likeliest(found[trial.label]))
        for trial in trials
        if trial.label in lossy
    ]
    return [replace(one, label=replace(one.label, seed=seed)) for one in again for seed in seeds[1:]]


def _likeliest(found: Finding) -> tuple[Check, ...]:
    """One check that failed: a public one, if there is any, since these often have inputs that no seed changes."""
    return tuple(sorted(found.lost, key=lambda check: (not found.checks[check], check))[:1])


def about_luck(found: Mapping[Label, Finding]) -> Iterator[str]:
    """What loses points under one seed and none under another."""
    lucky: dict[Label, list[int]] = defaultdict(list)
    for label, one in found.items():
        first = found.get(replace(label, seed=None))
        if label.seed and first is not None and first.lost and not one.lost and not one.trouble:
            lucky[replace(label, seed=None)].append(label.seed)
    for label, seeds in lucky.items():
        which = ", ".join(map(str, sorted(seeds)))
        yield f"{label}: loses points under seed 0, and none under {which}: sharpen a check so that no seed matters"
