"""The reference solution as a namespace, on the grader's side only."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from grader.course.dependencies import called_by
from grader.course.handout_cells import runnable
from grader.errors import CourseError


class Reference:
    """The functions of a reference solution, by attribute.

    References are compositional: a later function calls the earlier ones by name. :meth:`replacing` uses that to put
    other functions in their place.
    """

    def __init__(self, name: str, code: CodeType, source: str = "") -> None:
        """``source`` is the text of the code, where something may be read from it."""
        self._name = name
        self._code = code
        self._source = source
        self._module = ModuleType(name)
        exec(code, self._module.__dict__)

    @classmethod
    def read(cls, name: str, path: Path) -> Reference:
        """The reference in this file. Raises :class:`~grader.errors.CourseError` where it does not run."""
        try:
            source = runnable(path.read_text(encoding="utf-8"), str(path))
            return cls(name, compile(source, str(path), "exec", dont_inherit=True), source)
        except Exception as error:
            raise CourseError(f"{path}: the reference does not run: {type(error).__name__}: {error}") from error

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self._module.__dict__[name]
        except KeyError:
            raise AttributeError(f"the reference of {self._name} does not define {name!r}") from None

    @cached_property
    def signatures(self) -> dict[str, str]:
        """How each function is called, as the exercise asks for it: ``name(a, b=1)``."""
        return {name: f"{name}{_bare(function)}" for name, function in self.functions.items()}

    @property
    def namespace(self) -> dict[str, Any]:
        """Every name of the file with its value."""
        return self._module.__dict__

    def replacing(self, functions: Mapping[str, Callable[..., Any]]) -> Reference:
        """A copy in which calls by name reach these functions instead."""
        copy = Reference(self._name, self._code, self._source)
        copy._module.__dict__.update(functions)
        return copy

    @cached_property
    def functions(self) -> dict[str, FunctionType]:
        """The functions defined in the file, in order."""
        values = self._module.__dict__.items()
        return {
            name: value
            for name, value in values
            if isinstance(value, FunctionType) and value.__module__ == self._name and not name.startswith("_")
        }

    @cached_property
    def definitions(self) -> dict[str, ast.FunctionDef]:
        """The syntax trees of the functions, by name; none where the text is not known."""
        return {one.name: one for one in ast.parse(self._source).body if isinstance(one, ast.FunctionDef)}

    def dependencies(self, name: str) -> set[str]:
        """The public functions of this file that ``name`` calls by name, directly or through others."""
        return self._called.get(name, set()) & self.functions.keys()

    def uses(self, name: str) -> set[str]:
        """All functions of this file, helpers too, that ``name`` calls by name, directly or through others."""
        return self._called.get(name, set())

    @cached_property
    def _called(self) -> dict[str, set[str]]:
        return called_by(self._code)


def read_domain(path: Path) -> dict[str, Callable[..., tuple[Any, ...]]]:
    """The functions of a ``domain.py`` by name; none where there is no such file.

    Raises :class:`~grader.errors.CourseError` where it does not run.
    """
    if not path.is_file():
        return {}
    names: dict[str, Any] = {"__name__": "domain"}
    try:
        exec(compile(path.read_text(encoding="utf-8"), str(path), "exec", dont_inherit=True), names)
    except Exception as error:
        raise CourseError(f"{path}: the domain does not run: {type(error).__name__}: {error}") from error
    return {name: value for name, value in names.items() if isinstance(value, FunctionType)}


def _bare(function: Callable[..., Any]) -> inspect.Signature:
    """A signature without annotations."""
    signature = inspect.signature(function)
    parameters = [one.replace(annotation=one.empty) for one in signature.parameters.values()]
    return signature.replace(parameters=parameters, return_annotation=signature.empty)
