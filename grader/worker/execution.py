"""Running statements one by one, and telling what went wrong in them in the student's own words."""

from __future__ import annotations

import ast
import builtins
import copy
import errno
import os.path
from collections.abc import Iterable, Mapping
from typing import Any

from grader.decoding import UnreadableError, decode_source
from grader.worker import absences, inert
from grader.worker.names import defined_names
from grader.worker.patience import frames, looping
from grader.worker.statements import Statement, future_flags, parse, parsed, statements

MAX_TEXT = 500
MAX_FRAMES = 5
_COROUTINE = 0x80

_REFUSED_IN = {
    "network": ("socket.py", "ssl.py", "request.py", "client.py", "ftplib.py", "smtplib.py"),
    "processes": (
        "popen_fork.py", "popen_spawn_posix.py", "popen_forkserver.py", "synchronize.py", "process.py", "queues.py",
        "managers.py", "connection.py", "shared_memory.py",
    ),
    "programs": ("subprocess.py",),
}  # fmt: skip
_REFUSALS = (errno.EPERM, errno.EACCES, errno.EROFS, errno.ENOSYS)


def complete(coroutine: Any) -> Any:
    """What a coroutine gives at its end. The fork server puts its own loop here: a worker imports nothing later."""
    from grader.worker import pools

    return pools.complete(coroutine)


class Program:
    """Names in which statements are run, and how the compiler was asked to read them."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self.namespace = namespace
        self.future = 0
        self.place = ("", 0)
        """File and line of the statement that is run."""

    def run(self, statement: Statement, file: str) -> None:
        """Run a statement that parses. The names of a library that is not here become stand-ins before it raises."""
        tree = statement.tree
        assert tree is not None
        node = tree.body[0]
        self.place = (file, node.lineno)
        self.future |= future_flags(tree)
        if absences.may_import(statement.source):
            tree = ast.Module([absences.forgiving(copy.deepcopy(node))], [])
        try:
            self.execute(tree, file, bool(statement.shows))
        except ModuleNotFoundError as error:
            if isinstance(node, ast.Import | ast.ImportFrom):
                self.import_each(node, file)
            raise error

    def execute(self, tree: ast.Module, file: str, shows: bool = False) -> None:
        """Run a tree; where it awaits, as in a notebook, to the end of what it awaits."""
        shown: Any = ast.Interactive(tree.body) if shows else tree
        flags = self.future | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        code = compile(shown, file, "single" if shows else "exec", flags, dont_inherit=True)
        if code.co_flags & _COROUTINE:
            complete(eval(code, self.namespace))
        else:
            exec(code, self.namespace)

    def import_each(self, node: ast.Import | ast.ImportFrom, file: str) -> None:
        """Import what there is, and give stand-ins to the names of the rest."""
        for alias in node.names:
            alone = ast.Module([_with_names(node, [alias])], [])
            try:
                self.execute(alone, file)
            except ImportError:
                inert.bind(alone.body[0], self.namespace)  # type: ignore[arg-type]

    def run_text(self, source: str) -> Any:
        """Python in a string, all of it at the present line; gives the value of its last expression."""
        file, line = self.place
        value = None
        for statement in statements("", source, 0):
            if statement.tree is None:
                parse(statement.broken)
                continue
            for part in ast.walk(statement.tree):
                if hasattr(part, "lineno"):
                    part.lineno = part.end_lineno = line  # type: ignore[attr-defined]
            node = statement.tree.body[0]
            value = None
            if isinstance(node, ast.Expr) and not _awaits(node):
                value = eval(compile(ast.Expression(node.value), file, "eval", self.future, True), self.namespace)
            else:
                self.execute(statement.tree, file)
        return value

    def run_module(self, source: str, file: str) -> list[tuple[str, list[str], BaseException]]:
        """Run a whole module; raises what it raises. What it imports that is not here comes back as errors."""
        tree = parsed(source)
        if tree is None:
            exec(compile(source, file, "exec", dont_inherit=True), self.namespace)
            return []
        self.namespace["__doc__"] = ast.get_docstring(tree, clean=False)
        absent: list[tuple[str, list[str], BaseException]] = []
        for node in tree.body:
            statement = Statement(f"{file} line {node.lineno}", source, 1, ast.Module([node], []))
            try:
                self.run(statement, file)
            except ModuleNotFoundError as error:
                if not isinstance(node, ast.Import | ast.ImportFrom):
                    raise
                absent.append((statement.label, defined_names(statement), error))
        return absent


def _with_names(node: ast.Import | ast.ImportFrom, names: list[ast.alias]) -> ast.Import | ast.ImportFrom:
    if isinstance(node, ast.Import):
        return ast.copy_location(ast.Import(names), node)
    return ast.copy_location(ast.ImportFrom(node.module, names, node.level), node)


def _awaits(node: ast.AST) -> bool:
    return any(isinstance(part, ast.Await | ast.comprehension) for part in ast.walk(node))


class Sources:
    """The lines of a submission's files and cells, for what is told of an error."""

    def __init__(
        self, given: Mapping[str, bytes] = {}, contents: Mapping[str, bytes] = {}, found: Iterable[Statement] = ()
    ) -> None:
        self.contents = contents or given
        self.cells: dict[str, list[str]] = {}
        self.lines: dict[str, tuple[int, list[str]]] = {}
        self.add(found)

    def add(self, found: Iterable[Statement]) -> None:
        """The lines of notebooks' cells, by their labels."""
        for statement in found:
            if not statement.first_line and statement.label not in self.cells:
                self.cells[statement.label] = statement.source.split("\n")

    def __contains__(self, file: object) -> bool:
        return file in self.cells or (type(file) is str and file.endswith(".py") and file in self.contents)

    def line(self, file: str, number: int) -> str:
        lines = self.cells.get(file) or self.read(file)
        return lines[number - 1].strip()[:200] if 0 < number <= len(lines) else ""

    def read(self, file: str) -> list[str]:
        """The lines of a file as it is now: it may be written anew."""
        data = self.contents.get(file, b"")
        if self.lines.get(file, (-1, []))[0] != hash(data):
            try:
                self.lines[file] = hash(data), decode_source(data).split("\n")
            except UnreadableError:
                self.lines[file] = hash(data), []
        return self.lines[file][1]

    def lines_of(self, file: str) -> list[str]:
        """The lines of a file or a cell; none where it is not the student's."""
        return (self.cells.get(file) or self.read(file)) if file in self else []

    def looping(self, error: BaseException) -> list[list[Any]]:
        """The student's own lines down to the loop that an interrupted call was in."""
        passed = [frame for frame in frames(error.__traceback__) if frame[0] in self]
        found = looping(passed, self.lines_of)
        return [[file, line, name[:80], self.line(file, line)] for file, line, name in found[-MAX_FRAMES:]]

    def describe(self, error: BaseException) -> dict[str, Any]:
        """An exception as plain data: type, message, the student's own lines it went through, what refused it."""
        kind = type(error)
        where = []
        passed = []
        traceback = error.__traceback__
        while traceback is not None:
            code = traceback.tb_frame.f_code
            passed.append(os.path.basename(code.co_filename))
            if code.co_filename in self:
                line = traceback.tb_lineno
                where.append([code.co_filename, line, code.co_name[:80], self.line(code.co_filename, line)])
            traceback = traceback.tb_next
        if isinstance(error, SyntaxError) and type(error.lineno) is int:
            file = str(error.filename)[:80]
            where.append([file, error.lineno, "", self.line(file, error.lineno)])
        return {
            "type": kind.__name__[:80], "builtin": getattr(builtins, kind.__name__, None) is kind,
            "message": text_of(error), "where": where[-MAX_FRAMES:], "refused": refusal(error, passed), "needs": "",
        }  # fmt: skip


def refusal(error: BaseException, passed: list[str]) -> str:
    """What of the world outside was asked for in vain, if that is what an exception says; else empty."""
    if isinstance(error, RuntimeError) and text_of(error) == "can't start new thread":
        return "threads"
    if isinstance(error, MemoryError):
        return "memory"
    if not isinstance(error, OSError) or isinstance(error, FileNotFoundError | FileExistsError):
        return ""
    for what, files in _REFUSED_IN.items():
        if any(file in files for file in passed):
            return what
    if error.errno not in _REFUSALS:
        return ""
    return "files" if error.filename is not None else "programs"


def text_of(value: Any) -> str:
    """``str(value)``, however hostile, short and encodable."""
    try:
        text = str(value)
        return text[:MAX_TEXT].encode("utf-8", "replace").decode("utf-8")
    except BaseException:
        return ""
