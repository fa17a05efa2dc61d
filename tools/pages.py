"""Write the pages of the documentation that are made from the code: ``python tools/pages.py``.

``docs/api.md`` is what ``from grader import …`` offers; ``docs/report.md`` is the JSON of ``grader export json``;
``docs/audit.md`` and a table of the README are what full audits of this course's assignments counted. With ``--check``
nothing is written, and the exit status says whether all are current.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from pathlib import Path
from typing import Any

import msgspec

import grader
from grader.audit.proof import Counts, read_proof
from grader.course.course import Course
from grader.gradebook import exported

ROOT = Path(__file__).parents[1]
MADE = "<!-- Made by `python tools/pages.py` from the code; edit the docstrings instead. -->\n"


def api() -> str:
    """Every public name with its signature and docstring."""
    parts = [
        f"{MADE}# What a check may import\n\n`from grader import …` offers these names and promises to keep them.\n"
    ]
    for name in grader.__all__:
        value = getattr(grader, name)
        if callable(value):
            parts.append(f"## `{name}{_signature(value)}`\n\n{_markdown(inspect.getdoc(value) or '')}\n")
        else:
            parts.append(f"## `{name}`\n\n`{value!r}`\n")
    return "\n".join(parts)


def _signature(function: Any) -> str:
    """The signature, its annotations as they are written."""
    return re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(function)))


def _markdown(docstring: str) -> str:
    """A docstring's roles as code, its examples as blocks."""
    text = re.sub(r":\w+:`~?([^`]*)`", lambda found: f"`{found[1].rpartition('.')[2]}`", docstring)
    text = text.replace("``", "`")
    text = re.sub(r"(?m)^>>> (?:.|\n(?!\n))*", lambda found: f"```pycon\n{found[0]}\n```", text)
    return re.sub(
        r"::\n\n((?:    .*\n?|\n)+)", lambda found: f":\n\n```python\n{inspect.cleandoc(found[1])}\n```\n", text
    )


def report() -> str:
    """The exported JSON: a table for each type, and the JSON Schema of the whole."""
    intro = (
        f"{MADE}# The JSON of a report\n\n`grader export json` writes an array of reports, by student, then "
        "assignment. Fields may be added under the same `schema`; none is removed or changes its meaning.\n"
    )
    schema = msgspec.json.schema(list[exported.ExportedReport])
    kinds = sorted(schema["$defs"].items(), key=lambda kind: KINDS.index(kind[0]))
    tables = [_table(name, kind) for name, kind in kinds]
    whole = json.dumps(schema, indent=1, ensure_ascii=False)
    return "\n".join([intro, *tables, f"## JSON Schema\n\n```json\n{whole}\n```\n"])


KINDS = ["ExportedReport", "ExportedExercise", "ExportedCheck", "ExportedHint", "ExportedAdjustment", "ExportedComment",
         "ExportedLateness", "ExportedCurve", "ExportedItem", "ExportedRequest"]  # fmt: skip


def _table(name: str, kind: dict[str, Any]) -> str:
    rows = [
        f"| `{field}` | {_kind(said)} | {said.get('description', '')} |" for field, said in kind["properties"].items()
    ]
    title = name.removeprefix("Exported")
    return "\n".join(
        [f"## {title}\n\n{kind['description']}\n", "| field | holds | meaning |", "| --- | --- | --- |", *rows, ""]
    )


def _kind(said: dict[str, Any]) -> str:
    if "enum" in said:
        return ", ".join(f"`{word}`" for word in said["enum"])
    if "anyOf" in said:
        return " or ".join(map(_kind, said["anyOf"]))
    if "$ref" in said:
        return said["$ref"].rpartition("Exported")[2].lower()
    if said["type"] == "array":
        return f"array of {_kind(said['items'])}"
    return str(said["type"])


HEADS = "checks | misconceptions | caught | and named | mutants | killed | equivalent, with reason | survive"


def audits() -> str:
    """What the full audits counted, function by function."""
    parts = [
        "<!-- Made by `python tools/pages.py` from solutions/*/proof.json, which `grader audit` writes. -->\n"
        "# What the audits proved\n\n`grader audit` keeps what a clean full audit counted in `proof.json`, with a hash "
        "of all files that it looked at. `grader audit --changed` proves again what has changed.\n"
    ]
    for assignment in Course(ROOT).assignments.values():
        proof = read_proof(assignment)
        parts.append(f"## {assignment.name}\n")
        if proof is None:
            parts.append("Not proven since it was changed.\n")
            continue
        versions = ", ".join(f"{name} {number}" for name, number in proof.versions.items())
        parts.append(
            f"{proof.seeds} seeds; {proof.right + 1} right solutions, the reference among them, lost no point in "
            f"{proof.runs} runs. Of {proof.pairs} random pairs of misconceptions in different functions, "
            f"{proof.named_pairs} are named in both. {versions}.\n"
        )
        parts.append(_audit_table("function", [*proof.functions, proof.total()]))
    return "\n".join(parts)


def _audit_table(head: str, lines: list[Counts]) -> str:
    rows = [_audit_row(f"`{one.function}`" if one.function != "total" else "total", one) for one in lines]
    return "\n".join([f"| {head} | {HEADS} |", "| --- |" + " ---: |" * (HEADS.count("|") + 1), *rows, ""])


def _audit_row(name: str, one: Counts) -> str:
    numbers = (one.checks, one.misconceptions, one.caught, one.diagnosed)
    numbers += (one.mutants, one.killed, one.equivalent, one.survived)
    return f"| {name} | {' | '.join(map(str, numbers))} |"


def readme() -> str:
    """The README with its table of audits: a row an assignment."""
    text = _read(ROOT / "README.md")
    rows = []
    for assignment in Course(ROOT).assignments.values():
        proof = read_proof(assignment)
        rows.append(
            _audit_row(assignment.name, proof.total())
            if proof is not None
            else f"| {assignment.name} | not proven since it was changed |"
        )
    table = "\n".join([f"| assignment | {HEADS} |", "| --- |" + " ---: |" * (HEADS.count("|") + 1), *rows])
    return re.sub(r"(?s)(<!-- audits -->\n).*?(\n<!-- end -->)", lambda found: f"{found[1]}{table}{found[2]}", text)


PAGES = {"docs/api.md": api, "docs/report.md": report, "docs/audit.md": audits, "README.md": readme}


def main() -> int:
    """Write what is out of date, or with ``--check`` only say so; the exit status."""
    outdated = [name for name, page in PAGES.items() if _read(ROOT / name) != page()]
    if "--check" in sys.argv:
        print("\n".join(f"{name} is out of date: run python tools/pages.py" for name in outdated) or "current")
        return bool(outdated)
    for name in outdated:
        (ROOT / name).write_text(PAGES[name](), encoding="utf-8")
    return 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
