"""The net under the checks: what it catches, that it covers every exercise, that it keeps the contracts."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.audit.nets import nets
from grader.checks.aims import numbers_in
from grader.checks.domain import Domain, arguments, modes
from grader.course.course import Course
from grader.course.handout_cells import runnable
from grader.course.reference import Reference, read_domain
from grader.failures import CheckFailed
from tests.conftest import ROOT

COURSE = Course(ROOT)
FAULTS = tomllib.loads(Path(__file__).with_name("net_faults.toml").read_text(encoding="utf-8"))["fault"]
SEEDS = 3
MANY_ANSWERS = {("perceptron", "gate"), ("perceptron", "xor_network"), ("skipgram", "huffman_codes")}
"""Exercises judged by a property of their answer."""


@cache
def parts(assignment: str) -> tuple[str, Reference, dict[str, Callable[..., Any]]]:
    """An assignment's solution, its reference and its domains."""
    one = COURSE.assignment(assignment)
    source = runnable(one.reference_path.read_text(encoding="utf-8"), assignment)
    return source, Reference.read(assignment, one.reference_path), read_domain(one.domain_path)


def edited(source: str, exercise: str, old: str, new: str) -> str:
    """The source with one change in one function."""
    start = source.index(f"def {exercise}(")
    place = source.index(old, source.index('"""', source.index('"""', start) + 3))
    end = source.find("\ndef ", start)
    assert place < end or end < 0, f"{exercise}: {old}"
    return source[:place] + new + source[place + len(old) :]


def run(assignment: str, source: str) -> dict[str, Any]:
    """The names that a source defines."""
    names: dict[str, Any] = {"__name__": assignment}
    exec(compile(source, assignment, "exec", dont_inherit=True), names)
    return names


def is_caught(fault: dict[str, Any], source: str, seed: int) -> bool:
    """Whether the sweep of the fault's exercise under this seed finds a difference."""
    _, reference, domains = parts(fault["assignment"])
    exercise = fault["exercise"]
    student = run(fault["assignment"], source)[exercise]
    net = Domain(domains[exercise], [seed], numbers_in({"f.py": source.encode()}, exercise, domains))
    try:
        with np.errstate(all="ignore"):
            net.sweep(lambda *args: student(*copy.deepcopy(args)), getattr(reference, exercise), rtol=1e-5)
    except (CheckFailed, ValueError, IndexError):
        return True
    return False


@pytest.mark.parametrize(
    "fault", FAULTS, ids=lambda fault: f"{fault['part']}-{fault['assignment']}.{fault['exercise']}"
)
def test_the_net_catches(fault: dict[str, Any]) -> None:
    """A fault that ordinary inputs do not meet is caught under most seeds."""
    source = edited(parts(fault["assignment"])[0], fault["exercise"], fault["old"], fault["new"])
    assert sum(is_caught(fault, source, seed) for seed in range(SEEDS)) > SEEDS / 2


def test_the_faults_are_many() -> None:
    """At least 20 in each part, over nearly all assignments."""
    assert min(sum(fault["part"] == part for fault in FAULTS) for part in (1, 2, 3, 4)) >= 20
    assert len({fault["assignment"] for fault in FAULTS}) >= 18


@pytest.mark.parametrize("name", COURSE.assignments)
def test_every_exercise_has_a_net(name: str) -> None:
    """One check sweeps the domain of each exercise, but where there are many right answers."""
    one = COURSE.assignment(name)
    swept = [exercise for exercise, _ in nets(one)]
    assert sorted(swept) == sorted(exercise for exercise in one.exercises if (name, exercise) not in MANY_ANSWERS)


def exercises() -> Iterator[Any]:
    """Two exercises of each assignment."""
    for name, one in COURSE.assignments.items():
        for exercise in one.exercises[len(name) % 3 :: max(1, len(one.exercises) // 2)][:2]:
            yield pytest.param(name, exercise, id=f"{name}.{exercise}")


@pytest.mark.parametrize(("name", "exercise"), list(exercises()))
def test_draws_keep_the_contract(name: str, exercise: str) -> None:
    """The reference with its contract has a finite answer for what a domain draws."""
    path = COURSE.assignment(name).reference_path
    function = run(name, runnable(path.read_text(encoding="utf-8"), name, contracts=True))[exercise]
    draw = parts(name)[2][exercise]
    for number, mode in enumerate(modes((3.0, 1e-4))):
        with np.errstate(all="ignore"):
            function(*arguments(draw, [number], mode))
