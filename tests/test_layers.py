"""The layers of the package: a module imports only what lies below it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "grader"

LAYERS = [
    {
        "errors",
        "results",
        "text",
        "checks.numerical_gradient",
        "sandbox",
        "wire",
        "checks",
        "course",
        "sandbox.calltext",
        "otter",
        "course.otter_handout",
    },
    {
        "adjustments",
        "archives",
        "csvfile",
        "gradescope_names",
        "sandbox.replies",
        "identity",
        "messages",
        "course.handout_cells",
        "wire.codec",
    },
    {"worker.magics"},
    {"failures", "jobs", "worker.cells", "worker.files", "worker.inert", "wire.plain_values", "worker.syscalls"},
    {"worker.confine", "worker.otter", "checks.otter_file"},
    {"course.otter_public"},
    {"worker.runtime"},
    {"worker.server", "checks.comparators", "sandbox.calls", "checks.check", "sandbox.canary"},
    {"sandbox.session", "course.reference", "course.course", "intake", "gradebook", "export"},
    {
        "sandbox.in_process",
        "sandbox.fork_server",
        "course.outline",
        "course.misconceptions",
        "ledger",
        "lms",
        "sheets",
        "gradescope_zip",
        "equivalent",
        "mutators",
    },
    {"otter.notebook", "otter.standins", "course.dependencies"},
    {"otter.running"},
    {"bulk", "plugin"},
    {"follow"},
    {"marking"},
    {"replay", "mutation", "kinds"},
    {"diagnosis"},
    {"scorer"},
    {"keys"},
    {"scoring", "checking", "sandbox.doctor", "course.release", "course.scaffold"},
    {"trials", "otter.package", "otter.existing"},
    {"audit", "cluster", "gradescope"},
    {"report"},
    {"report.views"},
    {"report.classviews"},
    {"report.charts", "report.compare", "report.listing", "report.outline"},
    {"report.student", "report.statistics", "report.pages"},
    {"report.classroom"},
    {"report.site"},
    {"cli.options"},
    {"cli.author", "cli.export", "cli.look", "cli.report", "cli.score", "cli.teach"},
    {"cli"},
    {"__main__"},
]
"""Lowest first. A module may import modules of lower layers, never of its own or a higher one."""

LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
WORKER_MAY_IMPORT = {"errors", "wire", "wire.codec", "wire.plain_values"}


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name below ``grader``."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        if name not in ("__init__", "worker"):
            found[name] = path
    return found


def imports(path: Path) -> set[str]:
    """The modules of the package that a file imports, wherever in it: also lazily and for types alone."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    known = modules()
    names = {name.removeprefix("grader.") for name in found if name.startswith("grader.")}
    return {name for name in names if name in known}


def test_every_module_has_a_layer():
    """No module is outside the layers, and no layer names a module that is gone."""
    assert set(modules()) == set(LEVEL)


@pytest.mark.parametrize("name", sorted(modules()))
def test_imports_point_downward(name):
    """A module imports only modules of lower layers."""
    above = {other for other in imports(modules()[name]) - {name} if LEVEL.get(other, 99) >= LEVEL[name]}
    assert not above, f"{name} must not import {sorted(above)}"


@pytest.mark.parametrize("name", sorted(name for name in modules() if name.startswith("worker.")))
def test_workers_know_nothing_secret(name):
    """What runs beside student code imports the wire and its own modules, nothing else of the package."""
    outside = {other for other in imports(modules()[name]) if not other.startswith("worker.")}
    assert outside <= WORKER_MAY_IMPORT


@pytest.mark.parametrize("name", sorted(modules()))
def test_only_the_command_line_prints_or_exits(name):
    """``print``, ``sys.exit`` and ``os.environ`` stay in ``cli``, but for starting processes."""
    if name == "__main__" or name.split(".")[0] == "cli":
        pytest.skip("the command line itself")
    tree = ast.parse(modules()[name].read_text(encoding="utf-8"))
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not calls & {"print", "exit", "input"}
    attributes = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    allowed = {"os.environ"} if name in ("sandbox.fork_server", "scoring", "scorer") else set()
    assert not attributes & ({"sys.exit", "os.environ", "os.getenv"} - allowed)


def test_modules_stay_short():
    """A module that outgrows 300 lines of code wants to be two."""
    long = {name: count for name, path in modules().items() if (count := len(path.read_text().splitlines())) > 320}
    assert not long
