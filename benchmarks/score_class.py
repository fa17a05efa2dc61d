"""How long `grader score` takes for a class: the real command, from cold, on submissions that all differ.

    python benchmarks/score_class.py [-n 500] [--starts 5] [--json FILE] [--scale]

Prints Markdown tables: what a class costs, where the time of one submission goes, whether the targets are met.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from classes import write_class
from measure import Usage, cores, machine, median_wall, run

ROOT = Path(__file__).resolve().parents[1]
ASSIGNMENT = "backprop"
SAMPLE = 60
SCALES = (100, 1000, 10_000)
MEGABYTE = 1e6
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}
"""As scoring processes have it; what the reference warns of when a wrong answer is put into it is not news here."""

STEP_NAMES = {
    "intake": "intake: read, find, hash",
    "fork": "fork a worker",
    "confine": "confine it, first exchange",
    "load": "load the submission",
    "calls": "calls of its functions, there and back",
    "checks": "checks without the calls: pytest, reference, comparing, follow-through, diagnosis",
    "gradebook": "gradebook",
    "close": "end the worker",
}


@dataclass(frozen=True)
class Target:
    """A figure that issue and README promise."""

    name: str
    value: float
    limit: float
    unit: str

    @property
    def met(self) -> bool:
        return self.value <= self.limit


@dataclass(frozen=True)
class Scored:
    """A class scored from cold, and once more with nothing changed."""

    count: int
    cold: Usage
    rerun: Usage
    gradebook: int
    outcomes: dict[str, int]
    marks: tuple[float, float, float]

    @property
    def wall_each(self) -> float:
        """Milliseconds of wall clock a submission, everything included."""
        return self.cold.wall / self.count * 1000

    @property
    def cpu_each(self) -> float:
        return self.cold.cpu / self.count * 1000


def score_command(folder: Path, gradebook: Path, course: Path = ROOT, assignment: str = ASSIGNMENT) -> list[str]:
    """The command that an instructor runs."""
    where = ["--course", str(course), "-g", str(gradebook)]
    return [sys.executable, "-m", "grader", "score", str(folder), "-a", assignment, "-j", str(cores()), *where]


def score_class(folder: Path, count: int, gradebook: Path, poll: float = 0.0) -> Scored:
    """Score the class into a fresh gradebook and then again; every submission must have been graded in time."""
    cold = checked(run(score_command(folder, gradebook), ROOT, poll=poll), f"{count} submissions scored, 0 unchanged")
    rerun = checked(run(score_command(folder, gradebook), ROOT), f"0 submissions scored, {count} unchanged")
    size = sum(path.stat().st_size for path in gradebook.iterdir())
    outcomes, marks = summary(gradebook)
    if sum(outcomes.values()) != count or set(outcomes) != {"graded"}:
        raise SystemExit(f"not every submission was graded: {dict(outcomes)}")
    return Scored(count, cold, rerun, size, outcomes, (marks[0], marks[len(marks) // 2], marks[-1]))


def checked(usage: Usage, expected: str) -> Usage:
    if usage.status or expected not in usage.output:
        raise SystemExit(f"grader score ended with {usage.status}, without {expected!r}:\n{usage.output[-2000:]}")
    return usage


def summary(gradebook: Path) -> tuple[dict[str, int], list[float]]:
    """How many reports of each outcome, and all marks in order. Running out of time is an outcome of its own here."""
    from grader.gradebook.store import Gradebook

    outcomes: Counter[str] = Counter()
    marks = []
    with Gradebook(gradebook, create=False) as book:
        for report in book.reports():
            failures = [result.failure for exercise in report.exercises for result in exercise.results]
            hung = any(failure is not None and failure.kind in ("timeout", "used_up") for failure in failures)
            outcomes["out of time" if hung else report.outcome] += 1
            marks.append(report.score or 0.0)
    return dict(outcomes), sorted(marks)


def split(folder: Path, count: int) -> dict[str, float]:
    """The milliseconds of each step, measured in one scoring process, and how many cores other work took."""
    command = [sys.executable, str(Path(__file__).with_name("split.py")), str(folder), "-n", str(min(SAMPLE, count))]
    usage = run(command, ROOT, environment=os.environ | ONE_THREAD)
    if usage.status:
        raise SystemExit(usage.output[-2000:])
    steps: dict[str, float] = json.loads(usage.output.splitlines()[-1])
    return steps | {"others": usage.others / usage.wall}


def start_up(times: int) -> dict[str, float]:
    """Median seconds until the small commands have answered; ``check`` runs the public checks of one file."""
    commands = {"--help": ["--help"], "list": ["list"], "check": ["check", f"solutions/{ASSIGNMENT}/{ASSIGNMENT}.py"]}
    return {
        name: median_wall([sys.executable, "-m", "grader", *command], ROOT, times) for name, command in commands.items()
    }


# Tables


def class_table(scored: Scored, watched: Usage, alone: Usage, starts: dict[str, float]) -> str:
    """What the class costs."""
    others = scored.cold.others / scored.cold.wall
    rows = [
        ("wall clock, in all", f"{scored.cold.wall:.1f} s"),
        ("wall clock a submission", f"{scored.wall_each:.1f} ms"),
        ("CPU a submission, all processes", f"{scored.cpu_each:.1f} ms"),
        ("peak memory of all processes, shared pages once (PSS)", f"{watched.pss / MEGABYTE:.0f} MB"),
        ("peak memory, resident sizes added up", f"{watched.rss / MEGABYTE:.0f} MB in {watched.processes} processes"),
        ("a class of one: start-up, self-test and collection included", f"{alone.wall:.2f} s"),
        ("second run, nothing changed", f"{scored.rerun.wall:.2f} s"),
        ("gradebook a submission", f"{scored.gradebook / scored.count / 1000:.1f} kB"),
        *((f"`grader {name}`", f"{seconds:.3f} s") for name, seconds in starts.items()),
        ("other work on the machine meanwhile", f"{others:.2f} of {cores()} cores"),
    ]
    return markdown(("`grader score`, from cold", f"{scored.count} submissions"), rows)


def split_table(steps: dict[str, float]) -> str:
    """Where the time of one submission goes."""
    total = sum(steps[name] for name in STEP_NAMES)
    rows = [(text, f"{steps[name]:.1f} ms", f"{steps[name] / total:.0%}") for name, text in STEP_NAMES.items()]
    rows.append((f"together ({steps['calls made']:.0f} calls), one process on one core", f"{total:.1f} ms", ""))
    rows.append(("other work on the machine meanwhile", f"{steps['others']:.2f} of {cores()} cores", ""))
    return markdown(("one submission, mean", "time", "share"), rows)


def targets(scored: Scored, watched: Usage, starts: dict[str, float]) -> list[Target]:
    return [
        Target("wall clock a submission", scored.wall_each, 40, "ms"),
        Target("memory of all processes", watched.pss / MEGABYTE, 300, "MB"),
        Target("second run, nothing changed", scored.rerun.wall, 2, "s"),
        Target("`grader --help`", starts["--help"], 0.3, "s"),
    ]


def target_table(found: list[Target]) -> str:
    rows = [
        (one.name, f"{one.limit:g} {one.unit}", f"{one.value:.3g} {one.unit}", "yes" if one.met else "NO")
        for one in found
    ]
    return markdown(("target", "at most", "measured", "met"), rows)


def scale_table(classes: list[Scored], alone: Usage) -> str:
    """Cost, memory and gradebook by the size of the class."""
    rows = [
        (
            f"{one.count:,}", f"{one.cold.wall:.1f} s", f"{one.wall_each:.1f} ms",
            f"{(one.cold.cpu - alone.cpu) / one.count * 1000:.1f} ms", f"{one.cold.pss / MEGABYTE:.0f} MB",
            f"{one.gradebook / one.count / 1000:.1f} kB", f"{one.rerun.wall:.2f} s",
            f"{one.cold.others / one.cold.wall:.2f} cores",
        )
        for one in classes
    ]  # fmt: skip
    titles = (
        "class",
        "wall",
        "wall each",
        "CPU each, start-up off",
        "PSS",
        "gradebook each",
        "second run",
        "other work",
    )
    return markdown(titles, rows)


def markdown(titles: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [titles, ("---", *("---:" for _ in titles[1:])), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


# The benchmark


def benchmark(count: int, folder: Path, facts: dict[str, str], times: int) -> dict[str, object]:
    """Measure one class, print its tables, return the figures."""
    made = write_class(folder / "class", count, ROOT, ASSIGNMENT)
    write_class(folder / "one", 1, ROOT, ASSIGNMENT)
    starts = start_up(times)
    alone = run(score_command(folder / "one", folder / "alone"), ROOT)
    scored = score_class(folder / "class", count, folder / "cold")
    watched = run(score_command(folder / "class", folder / "watched"), ROOT, poll=0.05)
    steps = split(folder / "class", count)
    found = targets(scored, watched, starts)
    lowest, median, highest = scored.marks
    print(", ".join(f"{name} {value}" for name, value in facts.items()))
    print(f"{', '.join(f'{number} {kind}' for kind, number in made.items())}; ", end="")
    print(f"marks from {lowest:g} to {highest:g}, median {median:g}\n")
    print(class_table(scored, watched, alone, starts))
    print(split_table(steps))
    print(target_table(found))
    print(
        f"CPU of the watched run: {watched.cpu:.2f} s reaped, {watched.cpu_seen:.2f} s seen in /proc at the last look."
    )
    print(f"Looking took {watched.polling:.2f} s of CPU, so times are those of a run without it.")
    return {
        "class": asdict(scored), "made": dict(made), "watched": asdict(watched), "alone": asdict(alone),
        "starts": starts, "split": steps, "targets": [{**asdict(target), "met": target.met} for target in found],
    }  # fmt: skip


def scale(folder: Path) -> list[dict[str, object]]:
    """Measure classes of 100, 1,000 and 10,000, print the table, return the figures."""
    write_class(folder / "first", 1, ROOT, ASSIGNMENT)
    alone = run(score_command(folder / "first", folder / "alone-scale"), ROOT)
    classes = []
    for count in SCALES:
        home = folder / f"class-{count}"
        write_class(home, count, ROOT, ASSIGNMENT)
        classes.append(score_class(home, count, folder / f"grades-{count}", poll=0.5))
    print(scale_table(classes, alone))
    return [asdict(one) for one in classes]


def main() -> None:
    parser = argparse.ArgumentParser(description="What scoring a class costs, from cold, with all cores.")
    parser.add_argument("-n", type=int, default=500, metavar="N", help="submissions (default: 500)")
    parser.add_argument("--starts", type=int, default=5, metavar="N", help="starts of each small command (default: 5)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    parser.add_argument("--scale", action="store_true", help="also classes of 100, 1,000 and 10,000")
    options = parser.parse_args()
    if not sys.platform.startswith("linux"):
        sys.exit("the benchmark reads /proc, so it needs Linux, as the sandbox does")
    facts = machine()
    with tempfile.TemporaryDirectory(prefix="grader-benchmark-") as folder:
        figures: dict[str, object] = {"machine": facts, **benchmark(options.n, Path(folder), facts, options.starts)}
        if options.scale:
            figures["scale"] = scale(Path(folder))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
