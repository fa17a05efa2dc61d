"""The pytest plugin: check files become checks, with the fixtures ``submission``, ``reference`` and ``rng``.

``python -m pytest autograder_tests/backprop`` runs the checks on the reference solution;
``--submission FILE`` runs them on a student's file, in the sandbox. ``grader score`` uses the same fixtures
and sets a :class:`Scene` for each submission.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.checks import get_check, lint

if TYPE_CHECKING:
    import numpy as np

    from grader.course import Assignment
    from grader.reference import Reference
    from grader.submission import Session, Submission, Transport


@dataclass
class Scene:
    """What the fixtures give to the check that runs now."""

    session: Session
    reference: Reference
    seed: int


SCENE = pytest.StashKey[Scene]()
START = pytest.StashKey[Any]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("grader")
    group.addoption(
        "--submission", metavar="FILE", help="run the checks on this .py or .ipynb file (default: the reference)"
    )
    group.addoption("--seed", type=int, default=0, help="the seed of the random inputs, as a report states it")
    group.addoption("--unsafe-no-sandbox", action="store_true", help="run the submission without a sandbox")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> None:
    """Refuse check files that compare in ways that can pass on a wrong result."""
    if file_path.suffix == ".py" and file_path.name.startswith("test_") and is_check_file(file_path):
        problems = lint(file_path.read_text(encoding="utf-8"), str(file_path))
        if problems:
            raise parent.CollectError("\n".join(problems))


def is_check_file(path: Path) -> bool:
    """Whether a file lies where a course keeps its checks: ``autograder_tests/<assignment>/test_<exercise>.py``."""
    return path.parent.parent.name == "autograder_tests" and path.parents[2].joinpath("solutions").is_dir()


def assignment_of(item: pytest.Item) -> Assignment:
    """The assignment whose folder a check lies in."""
    from grader.course import Course

    return Course(item.path.parents[2]).assignment(item.path.parent.name)


def exercise_of(item: pytest.Item) -> str:
    """The exercise that a check belongs to: its file's name."""
    return item.path.stem.removeprefix("test_")


def is_check(item: pytest.Item) -> bool:
    return get_check(getattr(item, "function", None)) is not None


def check_seed(seed: int, item: pytest.Item) -> list[int]:
    """The seed of one check's random inputs."""
    name = f"{exercise_of(item)}::{item.name}"
    return [seed, int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "little")]


def scene_of(request: pytest.FixtureRequest) -> Scene:
    """The scene that scoring set, or, under plain pytest, one for the item's assignment."""
    stash = request.config.stash
    if SCENE in stash:
        return stash[SCENE]
    from grader.reference import Reference

    assignment = assignment_of(request.node)
    scenes: dict[Path, Scene] = request.session.stash.setdefault(_SCENES, {})
    if assignment.reference_path not in scenes:
        reference = Reference.read(assignment.name, assignment.reference_path)
        session = standalone_session(request.config, assignment, reference)
        scenes[assignment.reference_path] = Scene(session, reference, request.config.getoption("--seed"))
    return scenes[assignment.reference_path]


_SCENES = pytest.StashKey[dict[Path, Scene]]()


def standalone_session(config: pytest.Config, assignment: Assignment, reference: Reference) -> Session:
    """A session with the file that ``--submission`` names, or with the reference."""
    from grader.local import NamespaceTransport
    from grader.submission import Session
    from grader.values import Files, Limits

    file = config.getoption("--submission")
    if file is None:
        functions = dict(reference.functions)
        return Session(lambda: NamespaceTransport(functions), Files(assignment.name, "", {}), Limits())
    path = Path(file)
    if not path.is_file():
        raise pytest.UsageError(f"--submission {file}: no such file")
    files = Files(assignment.name, path.name, {p.name: p.read_bytes() for p in path.parent.iterdir() if p.is_file()})
    return Session(lambda: start_worker(config, assignment), files, Limits())


def start_worker(config: pytest.Config, assignment: Assignment) -> Transport:
    """A worker for plain pytest, from one fork server a run."""
    from grader.sandbox import ForkServer, require_box

    if START not in config.stash:
        unsafe = config.getoption("--unsafe-no-sandbox")
        from grader.course import Course

        box = require_box(Course(assignment.course).hidden_paths, unsafe=unsafe)
        server = ForkServer(box)
        config.add_cleanup(server.close)
        config.stash[START] = server
    transport: Transport = config.stash[START].fork()
    return transport


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> None:
    """Each check has its own clock and its own record of calls."""
    if is_check(item) and SCENE not in item.config.stash:
        for scene in item.session.stash.get(_SCENES, {}).values():
            scene.session.begin_check()


def give_submission(scene: Scene) -> Submission:
    """The student's functions, by attribute."""
    from grader.submission import Submission

    return Submission(scene.session)


def give_rng(scene: Scene, item: pytest.Item) -> np.random.Generator:
    """Random numbers that belong to this student and this check."""
    import numpy as np

    return np.random.default_rng(check_seed(scene.seed, item))


def direct_arguments(item: pytest.Function, scene: Scene) -> dict[str, Any] | None:
    """The arguments of a check that asks for nothing but our own fixtures; None where pytest must set up more.

    The same values as the fixtures below give; pytest's fixture machinery costs ten times a small check.
    """
    givers: dict[str, Callable[[], Any]] = {
        "submission": lambda: give_submission(scene),
        "reference": lambda: scene.reference,
        "rng": lambda: give_rng(scene, item),
    }
    code = item.function.__code__
    names = code.co_varnames[: code.co_argcount]
    wanted = {*names, *item.fixturenames} - ({"request"} - set(names))
    return {name: givers[name]() for name in names} if wanted <= givers.keys() else None


@pytest.fixture
def submission(request: pytest.FixtureRequest) -> Submission:
    """The student's functions, by attribute."""
    return give_submission(scene_of(request))


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> Reference:
    """The reference's functions, by attribute; in follow-through, with the student's own earlier ones."""
    return scene_of(request).reference


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """Random numbers that belong to this student and this check."""
    return give_rng(scene_of(request), request.node)


def checks_in(session: pytest.Session) -> Iterator[pytest.Function]:
    """The collected items that are checks."""
    for item in session.items:
        if isinstance(item, pytest.Function) and is_check(item):
            yield item
