"""What ``grader check`` prints about exercises: points, checks, what is known of mistakes, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.gradebook.export import explanations
from grader.languages import en, pick, say
from grader.messages import render
from grader.reasons import next_step
from grader.results import ExerciseReport, Failure, Result
from grader.text import number, visible

NEXT_MARKED = en("repair `{function}`: the lines marked > below its checks say where.")
NEXT_OTHERWISE = en("repair `{function}`: its first failed check says what is wrong.")


def exercise_lines(exercise: ExerciseReport, lang: str) -> Iterator[tuple[str, bool]]:
    """The lines about one exercise: points, checks, hints, and what else is known of its mistakes.

    A function that is not there is one line, and not one a check.
    """
    earned, points = sum(r.earned for r in exercise.results), sum(r.points for r in exercise.results)
    head = f"  {exercise.name}  {number(earned)}/{number(points)}"
    gone = unwritten(exercise)
    if gone is not None:
        yield f"{head}  {visible(render(gone, lang))}", False
        return
    yield head, earned == points
    for result in exercise.results:
        yield from _result_lines(result, lang)
    for hint in exercise.hints:
        yield f"    > {visible(hint.title[lang])}: {visible(hint.text[lang])}", False
    for text in explanations(exercise, lang):
        first, *more = text.splitlines()
        yield f"    > {visible(first)}", False
        yield from ((f"      {visible(line)}".rstrip(), False) for line in more)


def unwritten(exercise: ExerciseReport) -> Failure | None:
    """Why an exercise's function is not there, where nothing else is to be said of it.

    One that is only here and there not implemented has checks to tell of; so has one of which a check passed.
    """
    failures = [one.failure for one in exercise.results if one.outcome != "passed"]
    own = [one for one in failures if one is not None and one.data.get("function") == exercise.name]
    missing = next((one for one in own if one.kind == "missing"), None)
    stub = next((one for one in own if one.kind == "not_implemented"), None)
    is_told = exercise.hints or exercise.findings or exercise.counterexample
    if is_told or len(failures) < len(exercise.results):
        return None
    is_stub = all(one is not None and one.kind in ("missing", "not_implemented") for one in failures)
    return missing or (stub if is_stub else None)


def _result_lines(result: Result, lang: str) -> Iterator[tuple[str, bool]]:
    passed = result.outcome == "passed"
    yield f"    [{'x' if passed else ' '}] {pick(result.claim, lang)}", passed
    if result.failure is None:
        return
    call = result.failure.data.get("call")
    if call and result.outcome == "failed":
        called = say(en("called {call}"), lang, call=visible(call))
        yield f"        {called}", passed
    yield f"        {visible(render(result.failure, lang))}", passed


def last_lines(exercises: Sequence[ExerciseReport], lang: str) -> Iterator[tuple[str, bool]]:
    """What to do next, and the points."""
    lost = next((one for one in exercises if any(result.outcome != "passed" for result in one.results)), None)
    if lost is not None:
        failure = next((one.failure for one in lost.results if one.failure is not None), None)
        advice = next_step(failure.kind, failure.data, lost.name, lang) if failure else ""
        repair = NEXT_MARKED if lost.hints or explanations(lost, lang) else NEXT_OTHERWISE
        advice = advice or say(repair, lang, function=lost.name)
        yield say(en("  Next: {advice}"), lang, advice=advice), True
    results = [result for one in exercises for result in one.results]
    earned, points = number(sum(r.earned for r in results)), number(sum(r.points for r in results))
    yield say(en("  = {earned} of {points} public points"), lang, earned=earned, points=points), True
