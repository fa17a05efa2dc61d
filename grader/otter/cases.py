"""Running one case of an Otter test on a submission: on the grader's side, or in the worker where it has to be.

Who decides? Where a course has a reference, the reference does: a test that runs with it across the wire needs nothing
more from anyone. Otherwise the test does, by what it asks for; an object of the submission's own class, returned where
the test only compares or prints, does not send the test into a process that the submission commands.
"""

from __future__ import annotations

import ast
import doctest
import re
from collections.abc import Callable
from typing import Any

from grader.checks.check import Check
from grader.checks.otter_file import Case, Question
from grader.course.reference import Reference
from grader.errors import WireError
from grader.failures import CheckFailed, SubmissionError
from grader.otter.names import Names, ObjectsNeeded, StudentRaised
from grader.sandbox import replies
from grader.sandbox.deadlines import Limits
from grader.sandbox.in_process import NamespaceTransport
from grader.sandbox.session import Session
from grader.sandbox.student import Submission
from grader.submissions.finding import Files
from grader.wire import protocol
from grader.wire.codec import decode, encode
from grader.worker.otter import exception_text, run_piece

_IN_WORKER = re.compile(r"\b(inspect|getsource|get_ipython|patch|builtins)\b")
"""What works only beside the submission's code: a look at its source, a change of its builtins."""

_SEEDED = re.compile(r"\bseed\(")


def check_function(question: Question, cases: tuple[Case, ...]) -> Callable[..., None]:
    """The cases as one check function, with what the plugin asks of a check: points, public or not, a claim."""

    def run(submission: Submission, reference: Reference) -> None:
        for case in cases:
            run_case(question, case, submission._session, reference)

    points = sum(case.worth for case in cases)
    run.__doc__ = cases[0].name if len(cases) == 1 else question.name
    run.__dict__["__grader_check__"] = Check(points, not any(case.hidden for case in cases), 0.0)
    return run


def checks_of(question: Question) -> dict[str, Callable[..., None]]:
    """The checks of a question by name: one a case, or a single one where it is all or nothing."""
    if question.all_or_nothing and question.cases:
        return {question.name: check_function(question, question.cases)}
    return {case.name: check_function(question, (case,)) for case in question.cases}


def run_case(question: Question, case: Case, session: Session, reference: Reference) -> None:
    """Returns if the case passes; raises :class:`CheckFailed` or :class:`SubmissionError` if it does not."""
    if _IN_WORKER.search(_text(question, case)):
        return _in_worker(question, case, session)
    names = _names(question, case, session)
    try:
        _run(question, case, names)
    except ObjectsNeeded as need:
        if not _must_be_in_worker(need, question, case, reference):
            raise SubmissionError("unsupported", function=need.function, type=need.kind) from None
        _in_worker(question, case, session)
    return None


def _must_be_in_worker(need: ObjectsNeeded, question: Question, case: Case, reference: Reference) -> bool:
    if reference.functions:
        try:
            _run(question, case, _names(question, case, _session_of(reference)))
        except ObjectsNeeded:
            return True
        except Exception:
            return False
        return False
    mentioned = re.search(rf"\b{re.escape(need.kind)}\b", _text(question, case))
    return not need.submission_decides or mentioned is not None


def _names(question: Question, case: Case, session: Session) -> Names:
    return Names(session, question.name, shares_random=_SEEDED.search(_text(question, case)) is not None)


def _session_of(reference: Reference) -> Session:
    """The reference in the student's place, with all its names."""
    names = dict(reference.namespace)
    session = Session(lambda: NamespaceTransport(names), Files("reference", "", {}), Limits())
    session.begin_check()
    return session


# On the grader's side


def _run(question: Question, case: Case, names: Names) -> None:
    try:
        if question.ok_format:
            _run_examples(case, names)
        else:
            assert case.function is not None
            case.function(**{name: names if name == "env" else names.get(name) for name in case.parameters})
    except Exception as error:
        raise _blame(error, case, names) from None
    if names.fatal is not None:
        raise names.fatal


def _run_examples(case: Case, names: Names) -> None:
    for number, example in enumerate(_examples(case)):
        output, error = run_piece(example.source, "single", names)
        problem = example_problem(example, output, exception_text(error))
        if problem:
            raise error if error is not None else CheckFailed("assertion", text=_message(case, problem), number=number)


def _blame(error: Exception, case: Case, names: Names) -> Exception:
    """What a failed case is put down to: the submission's own failure where there was one, else the answer."""
    if names.fatal is not None:
        return names.fatal
    if isinstance(error, StudentRaised):
        return error.error
    if isinstance(error, CheckFailed):
        return error
    if isinstance(error, AssertionError):
        return CheckFailed("assertion", text=_message(case, str(error) or _failing_line(error, case)))
    if names.missing:
        name = names.missing[-1]
        cause = next((cell for cell in names.session.loaded.errors if name in cell["names"]), None)
        return SubmissionError("missing", function=name, cause=cause, similar=[])
    return CheckFailed("assertion", text=_message(case, exception_text(error).strip()))


def _failing_line(error: AssertionError, case: Case) -> str:
    """The line of the test that a bare ``assert`` stands in."""
    import inspect

    assert case.function is not None
    try:
        lines, first = inspect.getsourcelines(case.function)
    except (OSError, TypeError):
        return "an assertion does not hold"
    traceback = error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code is case.function.__code__:
            return lines[traceback.tb_lineno - first].strip()
        traceback = traceback.tb_next
    return "an assertion does not hold"


def _message(case: Case, problem: str) -> str:
    return (f"{case.failure_message} " if case.failure_message else "") + problem[:500]


def _examples(case: Case) -> list[doctest.Example]:
    parsed = doctest.DocTestParser().parse(case.code, case.name)
    return [piece for piece in parsed if isinstance(piece, doctest.Example)]


def example_problem(example: doctest.Example, output: str, error: str) -> str:
    """Why an example did not give what it says it gives, by doctest's rules; empty if it did."""
    flags = 0
    for flag, is_on in example.options.items():
        flags |= flag if is_on else 0
    same = doctest.OutputChecker().check_output
    first = example.source.strip().split("\n")[0]
    if not error:
        is_same = same(example.want, output, flags)
        return "" if is_same else f"`{first}`: got {_short(output)}, expected {_short(example.want)}"
    if example.exc_msg is not None:
        if same(example.exc_msg, error, flags):
            return ""
        if flags & doctest.IGNORE_EXCEPTION_DETAIL and _kind(example.exc_msg) == _kind(error):
            return ""
    return f"`{first}`: {error.strip()}"


def _short(text: str) -> str:
    shown = text.strip()
    return (shown[:200] + " …" if len(shown) > 200 else shown) or "nothing"


def _kind(message: str) -> str:
    return message.partition(":")[0].strip().rpartition(".")[2]


# In the worker


def _in_worker(question: Question, case: Case, session: Session) -> None:
    """Run the case beside the submission's code. Expected outputs of doctests stay here."""
    session.in_process = True
    examples = _examples(case) if question.ok_format else []
    pieces = [["single", example.source] for example in examples] or _pieces(question, case)
    told = session.exchange(question.name, protocol.TEST, encode((question.name, pieces)), _read_told)
    for number, (output, error, _described) in enumerate(told):
        problem = example_problem(examples[number], output, error) if examples else error.strip()
        if problem:
            raise CheckFailed("assertion", text=_message(case, problem), number=number)
    if len(told) != len(pieces):
        raise SubmissionError("protocol", function=question.name)


def _read_told(_name: str, kind: bytes, reply: bytes, _request: bytes) -> list[tuple[str, str, Any]]:
    told = decode(reply)
    if kind != protocol.VALUE or type(told) is not list:
        raise WireError("not an answer")
    return [(_long(output), replies.text(error), described) for output, error, described in told]


def _long(text: Any) -> str:
    if type(text) is not str:
        raise WireError("text expected")
    return text


def _pieces(question: Question, case: Case) -> list[list[str]]:
    """An exception-based case as code: the file without Otter's decorators and without its other cases, and a call."""
    assert case.function is not None
    name = case.function.__name__
    kept = []
    for node in ast.parse(question.source).body:
        if isinstance(node, ast.FunctionDef) and any("test_case" in ast.unparse(one) for one in node.decorator_list):
            node.decorator_list = []
            if node.name != name:
                continue
        if not (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("otter")):
            kept.append(node)
    given = ", ".join(
        f"{parameter}=globals()" if parameter == "env" else f"{parameter}=globals().get({parameter!r})"
        for parameter in case.parameters
    )
    return [["exec", ast.unparse(ast.Module(kept, []))], ["exec", f"{name}({given})"]]


def _text(question: Question, case: Case) -> str:
    """The code that a case runs."""
    return case.code or _pieces(question, case)[0][1]
