"""The rooms of the package: a room imports only rooms below it, and the trust line can be seen in the imports."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "grader"

LAYERS = [
    {"languages"},
    {"errors", "results", "text", "decoding", "disk", "hand_in_words", "reasons", "moments", "findings"},
    {"wire", "submissions", "messages", "tables"},
    {"worker", "failures", "gradebook", "lms"},
    {"sandbox", "checks"},
    {"course"},
    {"diagnosis", "otter", "feedback"},
    {"scoring", "similar"},
    {"audit", "gradescope"},
    {"cli"},
    {"__main__"},
]
"""Rooms (folders) and ground modules, lowest first. Inside a room modules may import each other."""

ENGINES = [
    {"glossary", "evidence", "edits"},
    {"relations", "examples"},
    {"variants", "places"},
    {"search"},
    {"explain", "live"},
]
"""The rooms and modules of ``diagnosis``, lowest first."""

LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
LEVEL_OF_ENGINE = {room: level for level, rooms in enumerate(ENGINES) for room in rooms}
WORKER_MAY_IMPORT = {"worker", "wire", "errors", "decoding"}
MAY_IMPORT_WORKER = {"otter.cases", "otter.names"}
"""Beside ``sandbox``: what runs a notebook's own Otter tests shares the worker's way of running them."""

STARTS_PROCESSES = {"sandbox.fork_server", "scoring.pool", "scoring.process"}


@cache
def modules() -> dict[str, Path]:
    """Every module of the package, and every folder's ``__init__``, by its dotted name below ``grader``."""
    paths = [path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py"]
    return {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in paths}


@cache
def imports(path: Path) -> set[str]:
    """The modules of the package that a file imports, wherever in it: also lazily and for types alone."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    names = {name.removeprefix("grader.") for name in found if name.startswith("grader.")}
    return {name for name in names if name in modules()}


def room(name: str) -> str:
    return name.partition(".")[0]


def test_every_room_has_a_layer() -> None:
    """No room is outside the layers, and no layer names a room that is gone."""
    assert {room(name) for name in modules()} == set(LEVEL)


@pytest.mark.parametrize("name", sorted(modules()))
def test_imports_point_downward(name: str) -> None:
    """A module imports its own room and rooms of lower layers."""
    others = {other for other in imports(modules()[name]) if room(other) != room(name)}
    above = {other for other in others if LEVEL[room(other)] >= LEVEL[room(name)]}
    assert not above, f"{name} must not import {sorted(above)}"


def engine(name: str) -> str:
    """The room of a module of ``diagnosis``, or the module that lies in none."""
    return name.split(".")[1]


DIAGNOSIS = sorted(name for name in modules() if re.match(r"diagnosis\.(?!__init__)", name))


def test_every_room_of_diagnosis_has_a_layer() -> None:
    """No room of ``diagnosis`` is outside its layers, and no layer names a room that is gone."""
    assert set(map(engine, DIAGNOSIS)) == set(LEVEL_OF_ENGINE)


@pytest.mark.parametrize("name", DIAGNOSIS)
def test_imports_inside_diagnosis_point_downward(name: str) -> None:
    """A module of ``diagnosis`` imports its own room and rooms of lower layers there."""
    others = {engine(other) for other in imports(modules()[name]) if other in DIAGNOSIS} - {engine(name)}
    above = {other for other in others if LEVEL_OF_ENGINE[other] >= LEVEL_OF_ENGINE[engine(name)]}
    assert not above, f"{name} must not import {sorted(above)}"


def test_no_circles_inside_a_room() -> None:
    """Modules of one room import each other in one direction, so that any of them can be read alone."""
    graph = {name: imports(path) - {name} for name, path in modules().items()}
    seen: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " → ".join((*way, name))
        if name not in seen:
            for other in graph[name]:
                visit(other, (*way, name))
            seen.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize("name", sorted(name for name in modules() if room(name) == "worker"))
def test_workers_know_nothing_secret(name: str) -> None:
    """What runs beside student code imports the wire, the errors and the decoder, nothing else of the package."""
    assert {room(other) for other in imports(modules()[name])} <= WORKER_MAY_IMPORT


def test_only_the_sandbox_reaches_the_worker() -> None:
    """Only ``sandbox`` and the two named files of ``otter`` import the untrusted side."""
    users = {name for name, path in modules().items() if "worker" in map(room, imports(path))}
    assert {name for name in users if room(name) not in ("worker", "sandbox")} == MAY_IMPORT_WORKER


def test_the_parent_of_a_class_loads_no_numpy() -> None:
    """The process that waits for scoring processes stays small: a class costs it no NumPy."""
    code = "import sys, grader.scoring.batch, grader.scoring.pool, grader.cli.main; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_kinds_of_message_have_names() -> None:
    """What is sent over the line is named in ``wire.protocol``, not written as a letter elsewhere."""
    elsewhere = [name for name in modules() if name not in ("wire.protocol", "wire.codec")]
    letters = {name for name in elsewhere if re.search(r"\bb\"[A-Z]\"", modules()[name].read_text(encoding="utf-8"))}
    assert not letters


def test_folders_say_what_they_are() -> None:
    """Every folder's ``__init__`` holds one docstring and nothing else, so that importing a module imports no more."""
    for path in PACKAGE.glob("*/**/__init__.py"):
        (docstring,) = ast.parse(path.read_text(encoding="utf-8")).body
        assert isinstance(docstring, ast.Expr), path


@pytest.mark.parametrize("name", sorted(name for name in modules() if room(name) not in ("__main__", "cli")))
def test_only_the_command_line_prints_or_exits(name: str) -> None:
    """``print``, ``sys.exit`` and ``os.environ`` stay in ``cli``, but for starting processes."""
    tree = ast.parse(modules()[name].read_text(encoding="utf-8"))
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not calls & {"print", "exit", "input"}
    attributes = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    allowed = {"os.environ"} if name in STARTS_PROCESSES else set()
    assert not attributes & ({"sys.exit", "os.environ", "os.getenv"} - allowed)


def test_modules_stay_short() -> None:
    """A module that outgrows 300 lines wants to be two."""
    long = {name: count for name, path in modules().items() if (count := len(path.read_text().splitlines())) > 320}
    assert not long
