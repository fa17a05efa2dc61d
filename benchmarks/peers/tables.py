"""From costs to the table of the README: medians with the lowest and the highest, ratios, targets."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from peers.cost import Cost
from peers.methods import METHODS

MEGABYTE = 1e6


@dataclass(frozen=True)
class Round:
    """One grader's part of a round: a small class, whose memory was watched, and the whole one."""

    small: int
    count: int
    few: Sequence[Cost]
    all: Sequence[Cost]

    @property
    def wall(self) -> float:
        """Milliseconds a submission, start-up included."""
        return 1000 * sum(cost.wall for cost in self.all) / self.count

    @property
    def cpu(self) -> float:
        """Milliseconds of all cores a submission, start-up included."""
        return 1000 * sum(cost.cpu for cost in self.all) / self.count

    @property
    def marginal(self) -> float:
        """Milliseconds of all cores for one submission more. Where each has its own process, that is ``cpu``."""
        if len(self.all) > 1:
            return self.cpu
        return 1000 * (self.all[0].cpu - self.few[0].cpu) / (self.count - self.small)

    @property
    def memory(self) -> float:
        """Megabytes at the peak: the sum over all processes, a page that n of them share as 1/n in each."""
        return max(cost.memory for cost in self.few) / MEGABYTE


Rounds = dict[str, list[Round]]
"""By method, round after round."""


def spread(values: Sequence[float], form: str) -> str:
    """The median with the lowest and the highest."""
    middle = format(statistics.median(values), form)
    return middle if len(values) == 1 else f"{middle} ({format(min(values), form)} – {format(max(values), form)})"


def ratios(rounds: Rounds, name: str, of: Callable[[Round], float]) -> list[float]:
    """A method's cost in terms of grader's, round by round."""
    return [of(one) / of(ours) for one, ours in zip(rounds[name], rounds[METHODS[0].name], strict=True)]


def cost_table(rounds: Rounds) -> str:
    """A line for every method."""
    titles = ("per submission", "wall, ms", "CPU, ms", "CPU, one more, ms", "peak memory, MB", "CPU, times grader's")
    rows = []
    for name, found in rounds.items():
        rows.append(
            (
                f"`{name}`" if " " in name else name,
                spread([one.wall for one in found], ",.1f"),
                spread([one.cpu for one in found], ",.1f"),
                spread([one.marginal for one in found], ",.1f"),
                spread([one.memory for one in found], ",.0f"),
                spread(ratios(rounds, name, lambda one: one.cpu), ",.2f"),
            )
        )
    return markdown(titles, rows)


@dataclass(frozen=True)
class Verdict:
    """One target and what was measured; ``marginal`` is the same without anybody's start-up."""

    text: str
    wanted: float
    measured: float
    marginal: float
    met: bool


def verdicts(rounds: Rounds) -> list[Verdict]:
    """Every target that could be measured."""
    found = []
    for method in METHODS:
        if method.limit is None or method.name not in rounds:
            continue
        cpu = statistics.median(ratios(rounds, method.name, lambda one: one.cpu))
        marginal = statistics.median(ratios(rounds, method.name, lambda one: one.marginal))
        if method.name == "limit":
            text = f"at most {method.limit:g} times the limit"
            found.append(Verdict(text, method.limit, 1 / cpu, 1 / marginal, 1 / cpu <= method.limit))
        else:
            text = f"{method.limit:g} times less than `{method.name}`"
            found.append(Verdict(text, method.limit, cpu, marginal, cpu >= method.limit))
    return found


def target_table(found: Sequence[Verdict]) -> str:
    """What was promised, what is so, and by how much."""
    rows = [
        (
            one.text,
            f"{one.measured:,.1f} times",
            f"{one.marginal:,.1f} times",
            "yes" if one.met else "NO",
            f"{one.measured / one.wanted:.2f} of the target",
        )
        for one in found
    ]
    return markdown(("CPU a submission, sandbox on", "measured", "one submission more", "met", "by"), rows)


def markdown(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [titles, ("---", *("---:" for _ in titles[1:])), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def plain(rounds: Rounds) -> dict[str, object]:
    """The figures as JSON has them."""
    return {
        name: [
            asdict(one) | {"wall": one.wall, "cpu": one.cpu, "marginal": one.marginal, "memory": one.memory}
            for one in found
        ]
        for name, found in rounds.items()
    }
