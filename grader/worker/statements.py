"""From a cell's text to its statements, each of which is run for itself: what is broken costs only what needs it."""

from __future__ import annotations
import __future__

import ast
import re
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from grader.worker.ipython import BODY_MAGICS, automagic, cell_magic, cleaned, scanned, translated

MAX_STATEMENTS = 20_000
MAX_GROWTH = 400
"""In how many blocks the end of a statement is looked for."""
MAX_RESCUE = 2 << 20
"""How many characters that search may look at, over a whole file."""
COST_OF_ERROR = 1_000
"""What each broken statement takes of that."""
MAX_NESTED = 8
"""Cell magics within each other."""

_BLOCK_START = re.compile(r"\f*[^\s#)\]}]")
_CONTINUES = re.compile(r"\f*(else|elif|except|finally)\b")
_GENERIC = re.compile(r"^\s*(?:async\s+)?(?:def|class)\s+\w+\s*\[|^\s*type\s+\w+(\[.*\])?\s*=", re.M)
_NESTED_QUOTES = re.compile(r"\b[rR]?[fF][rR]?(?P<quote>['\"])(?:(?!(?P=quote))[^{\n])*\{[^}\n]*(?P=quote)")
_BARE_EXCEPT = re.compile(r"^\s*except\s+\w[\w.]*\s*,", re.M)
_TEMPLATE = re.compile(r"\b[rR]?[tT][rR]?(['\"])")


@dataclass(frozen=True)
class Statement:
    """A unit of loading: ``label`` names it to the student, ``first_line`` is its cell's place in the file.

    In notebooks ``first_line`` is 0 and the lines are those of the cell. ``tree`` is None where the statement does not
    parse; ``error`` then says why, as ``(message, line)``, ``broken`` holds its text, and ``needs`` says which newer
    Python has that syntax. ``shows`` is the number of the cell whose result the statement is.
    """

    label: str
    source: str
    first_line: int
    tree: ast.Module | None
    error: tuple[str, int] | None = None
    broken: str = ""
    needs: str = ""
    shows: int = 0
    cell: int = 0
    """The number of the statement's cell among those that run; 0 in modules."""

    def within(self, file: str) -> Statement:
        """The same, as a statement of a file other than the one that is scored."""
        return replace(self, label=f"{file} {self.label}", shows=0)


def statements(label: str, source: str, first_line: int, budget: list[int] | None = None) -> list[Statement]:
    """The statements of a cell. Its lines are counted from ``first_line``, or from 1 where that is 0.

    ``label`` may hold ``{}`` for a statement's own line. ``budget`` is what is left of :data:`MAX_RESCUE`.
    """
    found = _Reader(label, source, first_line, budget or [MAX_RESCUE]).read(source, 0, 0)
    return list(islice(found, MAX_STATEMENTS))


@dataclass(frozen=True)
class _Reader:
    label: str
    source: str
    first_line: int
    budget: list[int]

    def read(self, source: str, above: int, nested: int) -> Iterator[Statement]:
        """The statements of a text that has ``above`` lines of its cell above it."""
        tree = parsed(source)
        if tree is None:
            magic = cell_magic(cleaned(source))
            if magic and magic.name in BODY_MAGICS and nested < MAX_NESTED:
                yield from self.body(magic.name, magic.line, above + magic.number - 1)
                yield from self.read(magic.body, above + magic.number, nested + 1)
                return
            source, tree = self.as_python(source)
        if tree is None:
            yield from self.rescued(source, above)
            return
        for node in tree.body:
            yield from self.expanded(node, above, nested)

    def as_python(self, source: str) -> tuple[str, ast.Module | None]:
        """The cell in Python's words, if it can be said whole."""
        plain = cleaned(source)
        magic = cell_magic(plain)
        if magic:
            call = f"get_ipython().run_cell_magic({magic.name!r}, {magic.line!r}, {magic.body!r})"
            plain = "\n" * (magic.number - 1) + call
        text = ""
        for written in dict.fromkeys((plain, source)):
            text = translated(written)
            tree = parsed(text) if text != source else None  # which does not parse, as is known
            if tree is not None:
                return text, tree
        return text, None

    def body(self, name: str, line: str, above: int) -> Iterator[Statement]:
        """What a cell magic itself says: the statement behind ``%%timeit``, the name behind ``%%capture``."""
        words = [word for word in line.split() if not word.startswith("-")]
        if name == "capture" and words and words[0].isidentifier():
            yield from self.read("\n" + f"{words[0]} = get_ipython()", above - 1, MAX_NESTED)
        elif name in ("timeit", "prun") and words and (tree := parsed(line)) and not line.startswith("-"):
            yield from (self.statement(node, above) for node in tree.body)

    def expanded(self, node: ast.stmt, above: int, nested: int) -> Iterator[Statement]:
        """A statement; or the cell that nbconvert has put into a string."""
        said = _converted(node)
        if not said or nested >= MAX_NESTED:
            yield self.statement(node, above)
            return
        yield from self.body(said[0], said[1], above + node.lineno - 1)
        label, offset = self.labelled(above + node.lineno), above + max(self.first_line - 1, 0)
        for inner in self.read(said[2], 0, nested + 1):
            yield replace(inner, label=label, tree=_placed(inner.tree, node, offset))

    def statement(self, node: ast.stmt, above: int) -> Statement:
        label = self.labelled(above + node.lineno)
        tree = ast.Module([node], [])
        if above or self.first_line > 1:
            ast.increment_lineno(tree, above + max(self.first_line - 1, 0))
        return Statement(label, self.source, self.first_line, tree)

    def labelled(self, line: int) -> str:
        return self.label.replace("{}", str(line + max(self.first_line - 1, 0)))

    def rescued(self, text: str, above: int) -> Iterator[Statement]:
        """The statements of a cell with a syntax error: what starts in column 0, each parsed on its own."""
        lines = text.split("\n")
        starts = [i for i, line in enumerate(lines) if _BLOCK_START.match(line) and not _CONTINUES.match(line)]
        said = next((i for i, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")), 0)
        bounds = [*sorted({said, *starts}), len(lines)]
        block = 0
        while block < len(bounds) - 1 and self.budget[0] > 0:
            end, tree, cost = _statement_at(lines, bounds[block : block + MAX_GROWTH], self.budget[0])
            self.budget[0] -= cost
            if tree is not None:
                for node in tree.body:
                    yield from self.expanded(node, above + bounds[block], 0)
            else:
                source = "\n".join(lines[bounds[block] : bounds[block + 1]])
                yield self.broken(source, above + bounds[block])
                self.budget[0] -= COST_OF_ERROR
            block += end

    def broken(self, source: str, above: int) -> Statement:
        """A statement that is no Python: a magic without its ``%``, or an error."""
        offset = above + max(self.first_line - 1, 0)
        label = self.labelled(above + 1)
        try:
            tree = parsed(automagic(source)) if "\n" not in source.strip() else None
            if not tree or not tree.body:
                tree = parse(source)
            ast.increment_lineno(tree, offset)
            return Statement(label, self.source, self.first_line, tree)
        except SyntaxError as error:
            place = ((error.msg or "invalid syntax")[:300], (error.lineno or 1) + offset)
            return Statement(label, self.source, self.first_line, None, place, source, newer_python(source))


def _converted(node: ast.stmt) -> list[str]:
    """Name, line and text of a cell of Python that stands as a call of ``run_cell_magic``; empty for all else."""
    match node:
        case ast.Expr(ast.Call(ast.Attribute(ast.Call(ast.Name("get_ipython")), "run_cell_magic"), arguments, [])):
            said = [one.value for one in arguments if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            return said if len(said) == len(arguments) == 3 and said[0] in BODY_MAGICS else []
    return []


def _placed(tree: ast.Module | None, node: ast.stmt, offset: int) -> ast.Module | None:
    """A tree out of a string, all of it at the string's line."""
    for part in ast.walk(tree) if tree else ():
        if hasattr(part, "lineno"):
            part.lineno = part.end_lineno = node.lineno + offset  # type: ignore[attr-defined]
            part.col_offset = part.end_col_offset = 0  # type: ignore[attr-defined]
    return tree


def _statement_at(lines: list[str], bounds: list[int], budget: int) -> tuple[int, ast.Module | None, int]:
    """How many blocks make a statement, what it is, and the characters looked at.

    Blocks belong together while a bracket, a string or a backslash is open, and behind a decorator. If what closes
    does not parse, the first block is broken and the others stand for themselves.
    """
    state = (0, "", False)
    cost = 0
    for end in range(1, len(bounds)):
        for line in lines[bounds[end - 1] : bounds[end]]:
            cost += len(line) + 20
            if cost > budget:
                return 1, None, cost
            state = scanned(line, state[0], state[1])
        if state[0] > 0 or state[1] or state[2] or lines[bounds[end - 1]].startswith("@"):
            continue
        tree = parsed("\n".join(lines[bounds[0] : bounds[end]]))
        return (end, tree, cost) if tree is not None else (1, None, cost)
    return 1, None, cost


def parse(source: str) -> ast.Module:
    """``ast.parse`` with every way of failing turned into SyntaxError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except SyntaxError:
        raise
    except Exception as error:  # ValueError, RecursionError, MemoryError, and SystemError out of a parser that gave up
        raise SyntaxError(f"cannot be parsed ({type(error).__name__})") from None


def parsed(source: str) -> ast.Module | None:
    """The source as a tree; None where it does not parse."""
    try:
        return parse(source)
    except SyntaxError:
        return None


def newer_python(source: str) -> str:
    """The first Python whose syntax a statement seems to be written in, if it is newer than this one; else empty."""
    source = source[:20_000]
    found = "3.14" if _BARE_EXCEPT.search(source) or _TEMPLATE.search(source) else ""
    found = "3.12" if _GENERIC.search(source) or _NESTED_QUOTES.search(source) else found
    return found if found and tuple(map(int, found.split("."))) > sys.version_info[:2] else ""


def future_flags(tree: ast.Module) -> int:
    """What the ``from __future__`` lines of a cell ask of the compiler, for this cell and for all that follow."""
    lines = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    features = [getattr(__future__, alias.name, None) for node in lines for alias in node.names]
    return sum({feature.compiler_flag for feature in features if isinstance(feature, __future__._Feature)})
