"""grader beside its peers: the same assignment and the same submissions, graded by each of them.

    python benchmarks/peers.py [--rounds 3] [--submissions 30] [--quick] [--json FILE] [--cache .peers]

Installs the peers into environments of their own below the cache folder, grades the class by each grader in turn, round
after round, and prints Markdown tables. Marks must agree check by check; what differs is printed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from measure import machine
from peers.cost import adopt_orphans, cost
from peers.environments import REQUIREMENTS, Environment, prepared
from peers.kit import read_checks
from peers.layout import Library, Marks, Setting
from peers.methods import METHODS, OWN_PYTHON, Method, grader
from peers.students import Student, students
from peers.tables import Round, Rounds, cost_table, plain, target_table, verdicts

ROOT = Path(__file__).resolve().parents[1]
ASSIGNMENT = "gan"
SMALL = 8
"""The small class is so many times smaller: the difference is what submissions cost without the start-up."""

BURNT = 1.0
_BURN = f"import time\nend = time.process_time() + {BURNT}\nwhile time.process_time() < end:\n    pass\n"


@dataclass(frozen=True)
class Bench:
    """The methods that can run here, the class, and where to work."""

    setting: Setting
    methods: Sequence[Method]
    environments: dict[str, Environment]
    everyone: Sequence[Student]

    @property
    def few(self) -> Sequence[Student]:
        return self.everyone[: max(1, len(self.everyone) // SMALL)]

    def python(self, method: Method) -> Path:
        return self.environments[method.environment].python if method.environment else OWN_PYTHON

    def graded(self, method: Method, number: str) -> tuple[Round, Marks]:
        """The small class, watched, then the whole one, undisturbed."""
        folder = self.setting.home / "work" / f"{method.name.replace(' ', '-')}-{number}"
        few = method.lay_out(self.setting, folder / "few", self.few, self.python(method))
        watched = [cost(command, watch=True) for command in few.commands]
        work = method.lay_out(self.setting, folder / "all", self.everyone, self.python(method))
        costs = [cost(command) for command in work.commands]
        return Round(len(self.few), len(self.everyone), watched, costs), work.marks()

    def warm_up(self, method: Method) -> None:
        """One submission, so that everything is compiled and in the page cache."""
        replace(self, everyone=self.everyone[:1]).graded(method, "warm-up")


def compare(bench: Bench, rounds: int) -> tuple[Rounds, list[str]]:
    """All rounds, each in another order; and how marks differ from grader's."""
    found: Rounds = {method.name: [] for method in bench.methods}
    different: dict[str, None] = {}
    for method in bench.methods:
        say(f"warm-up: {method.name}")
        bench.warm_up(method)
    for number in range(rounds):
        marks: dict[str, Marks] = {}
        start = number % len(bench.methods)
        for method in (*bench.methods[start:], *bench.methods[:start]):
            one, marks[method.name] = bench.graded(method, str(number))
            found[method.name].append(one)
            say(f"round {number + 1}: {method.name}: {one.cpu:.1f} ms of CPU a submission")
        different |= dict.fromkeys(differences(marks))
    return found, list(different)


def differences(marks: dict[str, Marks]) -> list[str]:
    """Every check that a peer sees otherwise."""
    ours = marks[METHODS[0].name]
    found = []
    for name, theirs in marks.items():
        for student in sorted(ours.keys() | theirs.keys()):
            one, other = ours.get(student, set()), theirs.get(student, set())
            found += [f"{student}, {label}: passed with grader, not with {name}" for label in sorted(one - other)]
            found += [f"{student}, {label}: passed with {name}, not with grader" for label in sorted(other - one)]
    return found


def seconds_counted(bench: Bench) -> float:
    """How much of a second that a worker burns shows in the CPU of ``grader score``."""
    quiet = bench.everyone[0]
    burning = replace(quiet, source=f"{_BURN}\n{quiet.source}")
    used = []
    for name, student in (("quiet", quiet), ("burning", burning)):
        work = grader(bench.setting, bench.setting.home / name, [student], OWN_PYTHON)
        used.append(cost(work.commands[0]).cpu)
    return used[1] - used[0]


def open_bench(home: Path, count: int, cache: Path) -> Bench:
    """Install what is missing, write what the peers import, make the class."""
    environments = {name: prepared(cache, name) for name in REQUIREMENTS}
    for name, environment in environments.items():
        if environment.problem:
            print(f"left out: {name}, which cannot be installed here: {environment.problem}\n")
    methods = [one for one in METHODS if not one.environment or not environments[one.environment].problem]
    library = Library(home / "library").write(ROOT)
    setting = Setting(ROOT, ASSIGNMENT, library, home)
    return Bench(setting, methods, environments, students(ROOT, ASSIGNMENT, count))


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def report(bench: Bench, rounds: Rounds, different: list[str], counted: float, facts: dict[str, str]) -> None:
    """Everything as Markdown."""
    checks = read_checks(bench.setting.checks)
    exercises = len({check.exercise for check in checks})
    how_many = f"{exercises} exercises, {len(checks)} checks, {len(bench.everyone)} submissions"
    print(", ".join(f"{name} {value}" for name, value in facts.items()))
    for name, environment in bench.environments.items():
        if environment.versions:
            print(f"{name}: {', '.join(f'{package} {version}' for package, version in environment.versions.items())}")
    print(f"\n`{ASSIGNMENT}`: {how_many}, {len(next(iter(rounds.values())))} rounds, one submission at a time\n")
    print(cost_table(rounds))
    print(target_table(verdicts(rounds)))
    print(f"Of {BURNT:g} s that a submission burnt in its worker, {counted:.2f} s are in the CPU of `grader score`.")
    print("Marks differ:" if different else "Marks agree: every check of every submission, in every round.")
    for line in different:
        print(f"- {line}")


def main() -> None:
    parser = argparse.ArgumentParser(description="grader beside its peers: wall clock, CPU and memory a submission.")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="how often (default: 3)")
    parser.add_argument("--submissions", type=int, default=30, metavar="N", help="how many (default: 30)")
    parser.add_argument("--quick", action="store_true", help="4 submissions, 1 round")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    parser.add_argument("--cache", type=Path, default=ROOT / ".peers", metavar="DIR", help="the peers' environments")
    options = parser.parse_args()
    if not sys.platform.startswith("linux"):
        sys.exit("the benchmark reads /proc, so it needs Linux, as the sandbox does")
    count, rounds = (4, 1) if options.quick else (options.submissions, options.rounds)
    adopt_orphans()
    facts = machine()
    with tempfile.TemporaryDirectory(prefix="grader-peers-") as folder:
        bench = open_bench(Path(folder), count, options.cache.resolve())
        counted = seconds_counted(bench)
        found, different = compare(bench, rounds)
        report(bench, found, different, counted, facts)
    if options.json:
        figures = {
            "machine": facts, "peers": {name: one.versions for name, one in bench.environments.items()},
            "rounds": plain(found), "targets": [asdict(one) for one in verdicts(found)],
            "differences": different, "counted": counted,
        }  # fmt: skip
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
