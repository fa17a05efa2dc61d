"""Scoring one submission inside Gradescope's container: ``run_autograder`` calls :func:`main`.

``results/results.json`` is written before anything is run and again after every check, so that it always holds all
that is known: whatever ends this process, nothing that was earned is lost, and nothing that was not run counts.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.course.course import Course
from grader.disk import write_in_one_step
from grader.errors import GraderError, IntakeError
from grader.gradebook.export import explanations, message
from grader.languages import en, pick, say
from grader.messages import render, render_safely
from grader.results import ExerciseReport, Failure, Hint, Report, Result
from grader.scoring.jobs import Job, Settings
from grader.scoring.process import Bench, at_bench
from grader.scoring.run_checks import group, unrun
from grader.submissions.finding import Files, Rules, find
from grader.submissions.packed import opened_beside_stubs, opened_up
from grader.submissions.reading import read_folder
from grader.text import visible

if TYPE_CHECKING:
    from grader.scoring.run_checks import Marked

CONFIG = "grader.json"
_UID = 61_000

_SENTENCES = {
    "stopped": en(
        "The autograder was stopped before it had run everything; what was not run has no points. Submit again."
    ),
    "not_run": en("Not run."),
    "missing": en("There is no {name}.py and no {name}.ipynb among the files: {files}."),
    "refused": en("Not graded, and not your fault: {reason}\nPlease tell the course staff."),
    "follow_through": en("Right, given your own earlier functions: {earned} of {points}."),
    "repaired": en("Right, once your other functions are: {earned} of {points}."),
    "hint": en("Hint for {exercise}: {title}. {text}"),
}


@dataclass
class Output:
    """Where results go, and in what language and visibility. ``started`` is a reading of the monotonic clock."""

    path: Path
    lang: str
    hidden: str
    started: float = field(default_factory=time.monotonic)

    def sentence(self, key: str, **words: object) -> str:
        """One of this module's sentences."""
        return say(_SENTENCES[key], self.lang, **words)

    def hint(self, exercise: str, hint: Hint) -> str:
        """A hint as a sentence."""
        title, text = pick(hint.title, self.lang), pick(hint.text, self.lang)
        return self.sentence("hint", exercise=exercise, title=title, text=text)

    def write(self, text: str, score: float = 0.0, exercises: Sequence[ExerciseReport] = (), **extra: object) -> None:
        """Replace the results in one step: a reader never finds half a file."""
        tests = [test for number, exercise in enumerate(exercises, 1) for test in self._tests(number, exercise)]
        data = {
            "score": score,
            "execution_time": round(time.monotonic() - self.started, 3),
            "output": _clean(text),
            "output_format": "text",
            "test_output_format": "text",
            "test_name_format": "text",
            "stdout_visibility": "hidden",
            "extra_data": {"grader": extra},
            **({"tests": tests} if tests else {}),
        }
        write_in_one_step(self.path, json.dumps(data, ensure_ascii=False, allow_nan=False).encode("utf-8"))

    def _tests(self, number: int, exercise: ExerciseReport) -> Iterator[dict[str, Any]]:
        for place, result in enumerate(exercise.results, 1):
            yield {
                "name": _clean(f"{exercise.name}: {pick(result.claim, self.lang)}"),
                "number": f"{number}.{place}",
                "score": result.earned,
                "max_score": result.points,
                "status": "passed" if result.outcome == "passed" or result.earned == result.points else "failed",
                "visibility": "visible" if result.public else self.hidden,
                "output": _clean(self._words(result)),
            }

    def _words(self, result: Result) -> str:
        if result.outcome == "skipped" and result.failure is None:
            return self.sentence("not_run")
        if result.repaired:
            return self.sentence("repaired", earned=f"{result.earned:g}", points=f"{result.points:g}")
        words = [message(result, self.lang)]
        if result.follow_through:
            words.append(self.sentence("follow_through", earned=f"{result.earned:g}", points=f"{result.points:g}"))
        return "\n".join(filter(None, words))


def _clean(text: str) -> str:
    """Text that any reader of JSON and any database takes."""
    return "\n".join(visible(line) for line in text.split("\n"))


def main(root: Path = Path("/autograder")) -> None:
    """Score ``root/submission`` and write ``root/results/results.json``. Never raises for what a submission holds."""
    source = root / "source"
    config = json.loads((source / CONFIG).read_text(encoding="utf-8"))
    output = Output(root / "results" / "results.json", config["lang"], config["hidden"])
    output.path.parent.mkdir(parents=True, exist_ok=True)
    output.write(output.sentence("stopped"), outcome="stopped")
    try:
        _score(root, Course(source / "course"), config["assignment"], config["timeout"], output)
    except Exception as error:
        text = str(error) if isinstance(error, GraderError) else f"{type(error).__name__}: {error}"
        output.write(output.sentence("refused", reason=text), outcome="error")


def _score(root: Path, course: Course, name: str, timeout: float, output: Output) -> None:
    """Find the file, run the checks, write the results."""
    try:
        rules = _rules(course)
        tree = opened_up(read_folder(root / "submission"), (name,))
        tree = opened_beside_stubs(tree, (name,), rules.exercises)
        found = find(tree, (name,), rules).get(name)
    except IntakeError as error:
        output.write(render(Failure("intake", {"reason": str(error)}), output.lang), outcome="unreadable")
        return
    if found is not None and found.refusal is not None:
        output.write(render(found.refusal, output.lang), outcome="unreadable")
        return
    if found is None:
        files = ", ".join(sorted(tree)[:20]) or "-"
        output.write(output.sentence("missing", name=name, files=files), outcome="missing")
        return
    student = student_of(root / "submission_metadata.json")
    files_of = Files(name, found.main, found.contents)
    job = Job(student, name, found.file, files_of, found.digest, course.seed(student, name), "", found.remarks)
    settings = Settings(course.root, (name,), timeout, unsafe=False, uid=_UID, core=None)
    report = at_bench(settings, lambda bench: _score_telling(bench, job, output))
    if report is None:
        raise GraderError("the checks could not be run")
    _write_report(report, output)


def _rules(course: Course) -> Rules:
    """The container is one assignment's: a single file of any name is the submission."""
    return Rules({name: frozenset(one.exercises) for name, one in course.assignments.items()}, any_name=True)


def student_of(metadata: Path) -> str:
    """Whose submission it is, for the seed: the first email address, as ``grader score --from gradescope`` has it."""
    try:
        users = json.loads(metadata.read_text(encoding="utf-8"))["users"]
        return sorted(str(user.get("email") or user["id"]) for user in users)[0]
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return "student"


def _write_report(report: Report, output: Output) -> None:
    if report.outcome == "error":
        reason = render_safely(report.failure, output.lang) if report.failure else ""
        output.write(output.sentence("refused", reason=reason), outcome="error")
        return
    lines = [render(report.failure, output.lang)] if report.failure else []
    for exercise in report.exercises:
        lines += [output.hint(exercise.name, hint) for hint in exercise.hints]
        lines += [f"{exercise.name}: {text}" for text in explanations(exercise, output.lang)]
    lines += [render(remark, output.lang) for remark in report.remarks]
    facts = {"file": report.file, "digest": report.digest, "sandbox": report.sandbox, "versions": report.versions}
    output.write("\n\n".join(lines), report.score or 0.0, report.exercises, outcome=report.outcome, **facts)


def _score_telling(bench: Bench, job: Job, output: Output) -> Report:
    """The report; until it is there, the results tell after every check what is known so far."""
    checks = bench.checks(job.assignment)
    order = list(checks.reference.functions) if checks.reference else []
    results = {item.nodeid: _not_run(item) for item in checks.items}

    def tell(*told: Marked) -> None:
        results.update((one.item.nodeid, one) for one in told)
        exercises = group(list(results.values()), order)
        score = round(sum(exercise.score for exercise in exercises), 6)
        output.write(output.sentence("stopped"), score, exercises, outcome="stopped")

    tell()
    return bench.score(job, tell)


def _not_run(item: pytest.Function) -> Marked:
    one = unrun(item, Failure("skipped"), "skipped")
    return replace(one, result=replace(one.result, failure=None))
