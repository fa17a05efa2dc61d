"""A class of any size, made from the course's own files: right solutions, misconceptions and mutants.

Every submission is a different file, as in a real class: an own header, own names for the helpers, own comments.
The same number gives the same file. None of them can hang: what is mutated has no ``while`` and no recursion.
"""

from __future__ import annotations

import ast
import io
import json
import random
import re
import tokenize
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.course.handout_cells import runnable

FIRST_STUDENT = 3_210_200_000
SWAPPED = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.MatMult: ("@", "*"),
    ast.Pow: ("**", "*"),
}
REMARKS = (
    "checked by hand for two samples", "see the table in the notes", "the shapes are in the handout", "see the figure",
    "tried loops first", "careful with the order", "compare with the example", "new array, so nothing is changed",
    "float64 from here on", "asked about this in the tutorial", "could be shorter", "by the chain rule",
)  # fmt: skip


@dataclass(frozen=True)
class Source:
    """What a submission is made from: its kind (``right``, ``misconception`` or ``mutant``), suffix and text."""

    kind: str
    suffix: str
    text: str

    @property
    def is_python(self) -> bool:
        """Whether it is a module of plain Python."""
        return self.suffix == ".py" and parses(self.text)


def parses(text: str) -> bool:
    """Whether this is plain Python; a notebook's magics are not."""
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def write_class(folder: Path, count: int, course: Path, assignment: str = "backprop") -> Counter[str]:
    """Write ``count`` submissions below ``folder``, one student's folder each; returns how many of each kind."""
    kinds = [group for group in sources(course, assignment) if group]
    exercises = {path.stem.removeprefix("test_") for path in (course / "autograder_tests" / assignment).glob("*.py")}
    made: Counter[str] = Counter()
    for number in range(count):
        group = kinds[number % len(kinds)]
        source = group[number // len(kinds) % len(group)]
        home = folder / str(FIRST_STUDENT + number)
        home.mkdir(parents=True)
        home.joinpath(f"{assignment}{source.suffix}").write_text(own(source, number, exercises), encoding="utf-8")
        made[source.kind] += 1
    return made


def sources(course: Path, assignment: str) -> list[list[Source]]:
    """Right solutions, misconceptions and mutants, in an order that is always the same."""
    solutions = course / "solutions" / assignment
    written = solutions.joinpath(f"{assignment}.py").read_text(encoding="utf-8")
    reference = without_markers(runnable(written, assignment))
    others = sorted((course / "tests" / "right" / assignment).glob("*.*"))
    right = [Source("right", path.suffix, path.read_text(encoding="utf-8")) for path in others]
    right = [Source("right", ".py", reference), *(one for one in right if one.suffix in (".py", ".ipynb"))]
    wrong = [
        Source("misconception", ".py", f"{reference}\n\n{without_header(path.read_text(encoding='utf-8'))}")
        for path in sorted(solutions.joinpath("misconceptions").glob("*.py"))
    ]
    mutated = [Source("mutant", ".py", text) for one in right if one.is_python for text in mutants(one.text)]
    random.Random(0).shuffle(mutated)
    return [right, wrong, mutated]


def without_markers(text: str) -> str:
    """The reference as a student would hand it in."""
    return re.sub(r"^[ \t]*# (BEGIN|END) SOLUTION\n", "", text, flags=re.M)


def without_header(text: str) -> str:
    """A misconception's code alone."""
    return re.sub(r"\A(#.*\n|\s*\n)+", "", text)


# Mutants


def mutants(text: str) -> Iterator[str]:
    """The file with one number or one operator changed, for each of them; nothing where a mutant might not end."""
    tree = ast.parse(text)
    if may_hang(tree):
        return
    data = text.encode()
    starts = [0]
    for line in data.split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    bodies = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    for node in (node for body in bodies for node in ast.walk(body)):
        edit = _edit(node, data, starts)
        if edit is not None:
            start, end, new = edit
            yield (data[:start] + new.encode() + data[end:]).decode()


def may_hang(tree: ast.Module) -> bool:
    """Whether a change could make this run for ever: a ``while``, or a function that calls itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.While):
            return True
        if isinstance(node, ast.FunctionDef):
            called = {part.func.id for part in ast.walk(node) if _is_call_by_name(part)}  # type: ignore[attr-defined]
            if node.name in called:
                return True
    return False


def _is_call_by_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


def _edit(node: ast.AST, data: bytes, starts: list[int]) -> tuple[int, int, str] | None:
    """Which bytes to replace by what, in order to mutate this node."""
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        start, end = _span(node, starts)
        return start, end, repr(node.value + 1)
    if isinstance(node, ast.BinOp) and type(node.op) in SWAPPED:
        old, new = SWAPPED[type(node.op)]
        after_left, before_right = _span(node.left, starts)[1], _span(node.right, starts)[0]
        start = data.find(old.encode(), after_left, before_right)
        return (start, start + len(old), new) if start >= 0 else None
    return None


def _span(node: ast.expr, starts: list[int]) -> tuple[int, int]:
    """The node's first byte and the byte after its last."""
    end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or 0
    return starts[node.lineno - 1] + node.col_offset, starts[end_line - 1] + end_column


# Each student's own file


def own(source: Source, number: int, exercises: set[str]) -> str:
    """The source in the hand of student ``number``."""
    random_numbers = random.Random(number)
    header = f"# Student {FIRST_STUDENT + number}, version {random_numbers.randrange(1, 90)}\n"
    if source.suffix != ".ipynb":
        renames = new_names(source.text, number, exercises)
        return header + commented(renamed(source.text, renames), random_numbers)
    notebook = json.loads(source.text)
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    cells = [cell for cell in code if parses("".join(cell["source"]))]  # one with magics stays as it is
    renames = new_names("\n\n".join("".join(cell["source"]) for cell in cells), number, exercises)
    for place, cell in enumerate(cells):
        text = commented(renamed("".join(cell["source"]), renames), random_numbers)
        cell["source"] = ((header if place == 0 else "") + text).splitlines(keepends=True)
    return json.dumps(notebook, ensure_ascii=False, indent=1)


def new_names(text: str, number: int, exercises: set[str]) -> dict[str, str]:
    """A name of one's own for every helper function and class."""
    definitions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    return {node.name: f"{node.name}_{number}" for node in definitions if node.name not in exercises}


def renamed(text: str, names: dict[str, str]) -> str:
    """The text with these names replaced; attributes keep theirs."""
    lines = text.splitlines(keepends=True)
    before = ""
    places = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NAME and token.string in names and before != ".":
            places.append((token.start, token.end, names[token.string]))
        before = token.string
    for (row, column), (_, end), name in reversed(places):
        lines[row - 1] = lines[row - 1][:column] + name + lines[row - 1][end:]
    return "".join(lines)


def commented(text: str, random_numbers: random.Random) -> str:
    """The text with remarks in a shuffled order before some of its statements."""
    lines = text.splitlines(keepends=True)
    remarks: Callable[[], str] = iter(random_numbers.sample(REMARKS, len(REMARKS))).__next__
    rows = sorted({node.lineno - 1 for node in ast.parse(text).body if not getattr(node, "decorator_list", None)})
    for row in sorted(random_numbers.sample(rows, min(len(rows), 4)), reverse=True):
        lines.insert(row, f"# {remarks()}\n")
    return "".join(lines)
