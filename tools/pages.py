"""Write the pages of the documentation that are made from the code: ``python tools/pages.py``.

``docs/api.md`` is what ``from grader import …`` offers; ``docs/report.md`` is the JSON of ``grader export json``. With
``--check`` nothing is written, and the exit status says whether both are current.
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
from grader.gradebook import exported

DOCS = Path(__file__).parents[1] / "docs"
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


PAGES = {"api.md": api, "report.md": report}


def main() -> int:
    """Write what is out of date, or with ``--check`` only say so; the exit status."""
    outdated = [name for name, page in PAGES.items() if _read(DOCS / name) != page()]
    if "--check" in sys.argv:
        print("\n".join(f"docs/{name} is out of date: run python tools/pages.py" for name in outdated) or "current")
        return bool(outdated)
    for name in outdated:
        (DOCS / name).write_text(PAGES[name](), encoding="utf-8")
    return 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
