"""Public checks inside a student's notebook: what Otter finds in a released ``tests/<exercise>.py``.

``grader.check("<exercise>")`` there makes Otter run that file. Its last lines ask :func:`otter_cases` for one Otter
test case a check; each calls the check itself, with a ``submission`` whose functions are those of the notebook.

Where there is no Otter, :class:`Notebook` stands in its place and runs the same checks. It needs NumPy alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from grader.checks.check import claims, get_check
from grader.failures import CheckFailed, SubmissionError
from grader.languages import ENGLISH, LANGUAGES, en, say
from grader.messages import render
from grader.results import Failure
from grader.sandbox.deadlines import Limits
from grader.sandbox.in_process import NotebookTransport
from grader.sandbox.session import Session
from grader.sandbox.student import Submission
from grader.submissions.finding import Files

AFTER_LOOP = 0.5
"""Seconds for each call once a check has met a loop: the others mostly meet the same one."""

_NEXT = {
    "not_implemented": en(
        "Put your solution in place of `raise NotImplementedError`, run that cell, then this one again."
    ),
    "missing": en("Run the cell that defines it, then this one again."),
}
_NEXT_OTHERWISE = en("Change your function, run its cell, then this one again.")


class Advice(Exception):
    """What a check says to the student; Otter shows it below the line of the check that asked."""


def otter_cases(names: dict[str, Any]) -> dict[str, Any]:
    """One Otter test case for every check among ``names``; none where it is not Otter that runs the file."""
    module = sys.modules.get("otter.test_files")
    if module is None:
        return {}
    checks = [value for value in names.values() if get_check(value) is not None]
    return {f"case_{number}": _case(module.test_case, function) for number, function in enumerate(checks, 1)}


def _case(base: Any, function: Any) -> Any:
    """An instance of Otter's ``test_case`` that calls a check."""
    check = get_check(function)
    assert check is not None

    class NotebookCase(base):  # type: ignore[misc]
        def call_func(self, environment: dict[str, Any]) -> None:
            try:
                self.test_func(submission_in(environment))
            except Exception as error:
                frames = error.__traceback__.tb_next if error.__traceback__ else None
                raise Advice(advice(error)).with_traceback(frames) from None

        def __reduce__(self) -> Any:
            """Results are pickled by Otter: as its own class, which it finds again."""
            return base, (self.name, self.points, self.hidden, self.success_message, self.failure_message)

    points = int(check.points) if check.points == int(check.points) else check.points
    return NotebookCase(name=claims(function, function.__name__)[ENGLISH], points=points)(function)


def submission_in(environment: dict[str, Any], patience: float = Limits().check) -> Submission:
    """The ``submission`` of a check, fed by the functions of a notebook; each call has so many seconds."""
    session = Session(lambda: NotebookTransport(environment, patience), Files("notebook", "", {}), Limits())
    session.begin_check()
    return Submission(session)


def advice(error: Exception) -> str:
    """What went wrong and what to do next, in every language: nobody knows which the student reads."""
    failure = _failure(error)
    return "\n".join(f"{render(failure, lang)} {_next(failure.kind, lang)}" for lang in LANGUAGES)


def _failure(error: Exception) -> Failure:
    if isinstance(error, CheckFailed | SubmissionError):
        return error.failure
    if isinstance(error, AssertionError):
        return Failure("assertion", {"text": str(error).split("\n", 1)[0]})
    return Failure("unusable", {"error": f"{type(error).__name__}: {error}"})


def _next(kind: str, lang: str) -> str:
    return say(_NEXT.get(kind, _NEXT_OTHERWISE), lang)


class Notebook:
    """``grader`` in a notebook without Otter. ``names`` are the notebook's own (default: those of ``__main__``)."""

    def __init__(self, names: dict[str, Any] | None = None, folder: str = "tests") -> None:
        self.names = vars(sys.modules["__main__"]) if names is None else names
        self.folder = Path(folder)
        self.patience = Limits().check

    def check(self, exercise: str) -> Said:
        """Run the public checks of an exercise on the functions that are defined now."""
        path = self.folder / f"{exercise}.py"
        try:
            source = path.read_text(encoding="utf-8")
        except OSError:
            return Said(f"{path} is not there: unpack the whole handout, and open the notebook where it lies.")
        names: dict[str, Any] = {"__name__": f"checks_of_{exercise}"}
        exec(compile(source, str(path), "exec", dont_inherit=True), names)
        checks = [value for value in names.values() if get_check(value) is not None]
        if not checks:
            return Said(f"{path} is a test of Otter's: pip install otter-grader")
        self.patience = Limits().check
        told = [self.told(function) for function in checks]
        passed = sum(not advised for _, advised in told)
        lines = [line for claim, advised in told for line in (f"[{' ' if advised else 'x'}] {claim}", *advised)]
        return Said("\n".join([f"{exercise}: {passed} of {len(told)} checks passed", *lines]))

    def told(self, function: Callable[..., Any]) -> tuple[str, list[str]]:
        """A check's claim, and what to say where it fails."""
        said = claims(function, function.__name__)
        claim = " / ".join(dict.fromkeys(said[lang] for lang in LANGUAGES if lang in said))
        try:
            function(submission_in(self.names, self.patience))
        except Exception as error:
            if _failure(error).kind == "timeout":
                self.patience = AFTER_LOOP
            return claim, [f"    {line}" for line in advice(error).split("\n")]
        return claim, []


class Said(str):
    """A text that a notebook shows as it is."""

    def __repr__(self) -> str:
        return str(self)
