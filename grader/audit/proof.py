"""``proof.json``: what a clean full audit counted, and of which files; so it is known whether they changed since."""

from __future__ import annotations

import ast
import hashlib
import platform
from importlib.metadata import version
from pathlib import Path

import msgspec

from grader import __version__
from grader.audit.audit import Audit, Row
from grader.audit.trials import right_files
from grader.audit.waivers import FILE as WAIVERS
from grader.course.course import Assignment, Course
from grader.disk import write_in_one_step

FILE = "proof.json"


class Counts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One function's line of the audit's table."""

    function: str
    checks: int
    misconceptions: int
    caught: int
    diagnosed: int
    mutants: int
    killed: int
    equivalent: int
    survived: int


class Proof(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A clean full audit: of which files, under how many seeds, by which versions, with what in it."""

    digest: str
    seeds: int
    right: int
    runs: int
    pairs: int
    named_pairs: int
    versions: dict[str, str]
    functions: tuple[Counts, ...]

    def total(self) -> Counts:
        """All functions in one line."""
        names = [name for name in Counts.__struct_fields__ if name != "function"]
        return Counts("total", *(sum(getattr(one, name) for one in self.functions) for name in names))


def path_of(assignment: Assignment) -> Path:
    """Where an assignment's proof is kept: beside its reference."""
    return assignment.reference_path.with_name(FILE)


def digest(assignment: Assignment) -> str:
    """A hash of everything that a full audit looks at: checks, reference, misconceptions, waivers, right solutions.

    Titles and claims prove nothing: of the settings only the total counts, of check files all but docstrings.
    """
    settings, waivers = (assignment.reference_path.with_name(name) for name in ("assignment.toml", WAIVERS))
    checks = sorted(assignment.checks_path.rglob("*.py"))
    files = [path for path in assignment.files if path != settings and path not in checks] + right_files(assignment)
    sha = hashlib.sha256(assignment.hash([*files, *([waivers] if waivers.is_file() else [])]).encode())
    for path in checks:
        code = without_docstrings(path.read_text(encoding="utf-8"))
        sha.update(f"{path.relative_to(assignment.course).as_posix()}\0{len(code)}\0{code}".encode())
    sha.update(f"{assignment.total:g}".encode())
    return f"sha256:{sha.hexdigest()}"


def without_docstrings(source: str) -> str:
    """The source without the lines of its functions' docstrings; all of it where it is no Python."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return source
    lines: list[str | None] = [*source.split("\n")]
    for node in ast.walk(tree):
        first = node.body[0] if isinstance(node, ast.FunctionDef) and ast.get_docstring(node) else None
        if first is not None and first.end_lineno is not None:
            lines[first.lineno - 1 : first.end_lineno] = [None] * (first.end_lineno - first.lineno + 1)
    return "\n".join(line for line in lines if line is not None)


def read_proof(assignment: Assignment) -> Proof | None:
    """The proof that is kept of these very files; None where there is none, or of others, or under other seeds."""
    try:
        proof = msgspec.json.decode(path_of(assignment).read_bytes(), type=Proof)
    except (OSError, msgspec.MsgspecError):
        return None
    is_current = proof.digest == digest(assignment) and proof.seeds == Course(assignment.course).settings.seeds
    return proof if is_current else None


def write_proof(audit: Audit) -> Path | None:
    """Keep the proof of a full audit; where it is not clean, none is kept. Returns its path if one was written."""
    assignment, path = audit.assignment, path_of(audit.assignment)
    if audit.problems:
        path.unlink(missing_ok=True)
        return None
    versions = {"grader": __version__, "python": platform.python_version(), "numpy": version("numpy")}
    seeds = Course(assignment.course).settings.seeds
    functions = tuple(map(_counts, audit.rows.values()))
    proof = Proof(
        digest(assignment), seeds, audit.right, audit.runs, audit.pairs, audit.named_pairs, versions, functions
    )
    write_in_one_step(path, msgspec.json.format(msgspec.json.encode(proof), indent=1) + b"\n")
    return path


def _counts(row: Row) -> Counts:
    return Counts(*(getattr(row, name) for name in Counts.__struct_fields__))
