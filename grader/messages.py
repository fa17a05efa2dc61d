"""Failures in words, in every language of :mod:`grader.languages`.

:func:`render` says everything that is known, for public checks and for teachers. :func:`render_safely` says only what
a student may read of a hidden check: nothing that came from the student's process, nothing that was expected.
Neither ever raises, whatever a hostile worker put into a failure.
"""

from __future__ import annotations

import builtins
from typing import Any

from grader import hand_in_words, reasons
from grader.findings import sentences
from grader.languages import en, pick, say, say_in, spaced
from grader.results import Failure

SAFE_KEYS = ("function", "seconds", "asks")
"""The only data of a failure that a hidden check's message may show: the grader's own words and numbers."""

_EXCEPTIONS = frozenset(
    name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, BaseException)
)
"""That a type is built in is the worker's claim; its name must also be one of these to be shown."""

# The sentences that may be shown for hidden checks too: their only data are SAFE_KEYS and names of Python's exceptions.
_SAFE = {
    **hand_in_words.SAFE,
    "missing": en("`{function}` is not defined."),
    "not_callable": en("`{function}` is not a function."),
    "not_implemented": en("`{function}` is not implemented yet."),
    "raised": en("`{function}` raised {kind}{hint}."),
    "signature": en("`{function}` takes other arguments than the exercise asks for: {asks}."),
    "memory": en("`{function}` filled more and more memory until its {seconds} s were over."),
    "timeout": en("`{function}` did not answer within {seconds} s."),
    "timeout_again": en("Stopped early: `{function}` had hung in another check."),
    "used_up": en("Not run any more: the submission used up its {seconds} s of running time."),
    "died": en("`{function}` ended the process that runs it (a crash, exit or exhausted memory)."),
    "protocol": en("`{function}` interfered with the grader's communication; the call does not count."),
    "load_timeout": en("The file could not be loaded: it hangs."),
    "load_memory": en("The file could not be loaded: it fills all memory."),
    "load_died": en("The file could not be loaded: its process ended."),
    "load_protocol": en("The file could not be loaded: it interfered with the grader's communication."),
    "unsupported": en("`{function}` returned something that is neither numbers nor a sequence of them."),
    "none": en("Returned nothing (None). Is a `return` missing?"),
    "type": en("The result has the wrong type."),
    "results": en("Several results are asked for; return them as a tuple."),
    "results_count": en("The number of results is wrong."),
    "keys": en("The result is a dict with the wrong keys."),
    "ragged": en("The result is no regular array of numbers."),
    "shape": en("The result has the wrong shape."),
    "complex": en("The result is complex; real numbers are asked for."),
    "empty": en("The result is empty."),
    "not_finite": en("The result holds NaN or infinity."),
    "value": en("Wrong values."),
    "bounds": en("A value is out of its range."),
    "property": en("A property that the result must have does not hold."),
    "mutated": en("The function changes its argument in place."),
    "impure": en("The same arguments gave another result the second time."),
    "unusable": en("The result cannot be worked with: its type or shape is wrong."),
    "assertion": en("The check does not hold."),
    "skipped": en("Skipped."),
    "error": en("Not graded: an error on the grader's side."),
    "no_checks": en("Not graded: the assignment's checks could not be collected."),
    "undecodable": en("The file is not text in any usual encoding; save it as UTF-8 and hand it in again."),
    "file_too_large": en("The file is too large."),
    "notebook_json": en("The notebook is not valid JSON."),
    "notebook_shape": en("The notebook has no list of cells."),
    "no_cell_parses": en("No part of the file is valid Python."),
    "archive": en("The archive cannot be taken in."),
    "intake": en("The files cannot be taken in."),
    "both_files": en("A module and a notebook are there; the notebook was scored."),
    "notebook_beside": en("A notebook lies beside the module."),
    "several_files": en("Several files could be meant; one was scored."),
    "newer_file": en("A module and a notebook are there; the newer was scored."),
    "near_name": en("The file's name is not quite the assignment's."),
    "empty_file": en("The file is empty: there is no code in it, so no check could run."),
    "any_name": en("The only file that was handed in was scored."),
    "assigned": en("The teacher named the file to score."),
    "assigned_missing": en("The file that the teacher named is not there."),
    "ambiguous": en("Several files could be meant; none was scored."),
    "left_out": en("Some files were left out."),
    "late": en("Handed in late, by the learning platform's clock."),
    "warning": en("Python warned: {category}."),
    "in_process": en("Some checks ran in the submission's own process."),
    "cell_failed": en("A part of the file did not run to its end."),
    "not_run": en("A line that only IPython or a shell understands was not run."),
    "one_place": en("There is one place in `{function}` at which a change makes it right."),
    "located": en("`{function}` is right up to one of its lines."),
    "located_first": en("`{function}` lacks a quantity of the solution."),
    "located_result": en("`{function}` is right up to one of its lines."),
    "located_step": en("`{function}` is right up to one of its steps."),
    "way": en("`{function}` has some of the solution's quantities."),
    "counterexample": en("`{function}` is wrong on a call that the exercise allows."),
    "counterexample_parts": en("`{function}` is wrong on a call that the exercise allows."),
    "counterexample_broken": en("`{function}` is wrong on a call that the exercise allows."),
    "counterexample_changed": en("`{function}` changes an argument in place."),
    "counterexample_again": en("`{function}` is wrong when it is called a second time."),
    "counterexample_after": en("`{function}` is wrong when it is called a second time."),
    "counterexample_judged": en("`{function}` is wrong on a call that the exercise allows."),
}  # fmt: skip

# What is added where everything may be said.
_DETAIL = {
    **hand_in_words.DETAIL,
    "raised": en("`{function}` raised {type}{said}{place}{refused}{hint}"),
    "timeout": en("`{function}` did not answer within {seconds} s{loops}."),
    "signature": en("`{function}` takes other arguments than the exercise asks for: it is {takes}; the exercise asks for {asks}."),
    "missing": en("`{function}` is not defined{cause}{similar}{stands}."),
    "not_callable": en("`{function}` is a {type}, not a function{set_at}."),
    "unsupported": en("`{function}` returned {type}."),
    "none": en("{what} is nothing (None). Is a `return` missing?"),
    "type": en("{what} is {got}, not {wanted}."),
    "results": en("{what} should be {names}, returned as a tuple; it is {got}."),
    "results_count": en("{what} should be {names}; {count} results came back."),
    "keys": en("{what}: keys missing: {missing}; not asked for: {extra}."),
    "ragged": en("{what} is no regular array of numbers."),
    "shape": en("{what} has shape {got}; expected {expected}."),
    "complex": en("{what} is complex; real numbers are asked for."),
    "empty": en("{what} is empty."),
    "not_finite": en("{what} holds {got_at}{at}{instead}."),
    "value": en("{what}: got {got_at}, expected {expected_at}{at}{spread}."),
    "bounds": en("{what} holds {got_at}{at}; it must lie in [{low}, {high}]."),
    "property": "{holds}",
    "mutated": en("`{what}` changes {arguments} in place; work on a copy."),
    "impure": en("`{what}` gave another result the second time, with the same arguments."),
    "unusable": en("The result cannot be worked with: {error}."),
    "assertion": "{text}",
    "skipped": en("Skipped: {reason}"),
    "error": en("Not graded: an error on the grader's side: {error}"),
    "no_checks": en("Not graded: {error}"),
    "file_too_large": en("The file has {size} bytes; at most {limit} are read."),
    "notebook_json": en("The notebook is not valid JSON: {error}. Open it in Jupyter, choose File > Save, and hand it in again."),
    "no_cell_parses": en("No part of the file is valid Python{cause}."),
    "archive": en("The archive cannot be taken in: {reason}."),
    "intake": en("The files cannot be taken in: {reason}."),
    "both_files": en("Both {used} and {unused} are there, and in both is work; {used} was scored."),
    "newer_file": en("Both {used} and {unused} are there, and in both is work; {used} was scored, since it was handed in later."),
    "near_name": en("{used} was scored; it should be called {expected}."),
    "any_name": en("{used} was scored, the only file that was handed in; it should be called {expected}."),
    "assigned": en("{used} was scored, as the teacher decided."),
    "assigned_missing": en("{file}, which the teacher named, is not there, or several files have that name."),
    "ambiguous": en("Any of these could be the submission: {files}. Keep one, called {expected}.py or {expected}.ipynb."),
    "left_out": en("Left out, since they are too large, too many or no part of the work: {files}."),
    "notebook_beside": en("{other} lies beside it: where both are handed in, {other} is scored."),
    "several_files": en("Several files could be meant; {used} was scored, not {unused}."),
    "warning": en("Python warned: {type}{said}{place}."),
    "in_process": en("Run in the submission's own process, on whose word their outcome rests: {checks}."),
    "cell_failed": en("{label} did not run to its end: {problem}."),
    "not_run": en("Not run, {why}{place}."),
    "one_place": en("A change in one place makes `{function}` right: `{marked}` in line {line} of {file}. {edit}"),
    "located": en("In the call to try, `{own}` in line {line} of {file} {holds}. The first quantity of the solution that never appears is {quantity}{here}."),
    "located_first": en("In the call to try, the first quantity of the solution that never appears is {quantity}{here}; later ones do."),
    "located_result": en("In the call to try, `{own}` in line {line} of {file} is right, and nothing that the solution computes before it is missing; the result is wrong all the same. What else is done in that line, and after it?"),
    "located_step": en("In the call to try, step by step: `{own}` in line {line} of {file} is right {often}{then}."),
    "way": en("In this call, ✓ marks what your function has of the solution's quantities, and ✗ the first that it does not have."),
    "counterexample": en("{code}Your `{function}` gives {got}. Right is {expected}."),
    "counterexample_parts": en("{code}{wrong} of the {count} parts that your `{function}` returns are wrong: {parts}."),
    "counterexample_all": en("{code}All {count} parts that your `{function}` returns are wrong: {parts}."),
    "counterexample_one": en("{code}One of the {count} parts that your `{function}` returns is wrong: {parts}."),
    "counterexample_tabled": en("{code}Your `{function}` gives other values than the right ones:"),
    "counterexample_parts_tabled": en("{code}{wrong_parts} of the {all_parts} parts that your `{function}` returns are wrong:"),
    "counterexample_both": en("{code}Both parts that your `{function}` returns are wrong: {parts}."),
    "counterexample_both_tabled": en("{code}Both parts that your `{function}` returns are wrong:"),
    "counterexample_all_tabled": en("{code}All {all_parts} parts that your `{function}` returns are wrong:"),
    "counterexample_one_tabled": en("{code}One of the {all_parts} parts that your `{function}` returns is wrong:"),
    "counterexample_broken": en("{code}{problem} {right}"),
    "counterexample_changed": en("{code}The values are right, but {arguments} has other values afterwards; work on a copy."),
    "counterexample_again": en("{code}The first time the result is right, the second time it is not. {problem} {right}"),
    "counterexample_after": en("{code}Each call by itself is right; the second after the first is not: something is kept from call to call. {problem} {right}"),
    "counterexample_judged": en("{code}Your `{function}` gives {got}. {problem}"),
}  # fmt: skip


def render(failure: Failure, lang: str = "en") -> str:
    """Everything that is known, in one paragraph."""
    if failure.kind in sentences.KINDS:
        return sentences.sentence(failure.kind, failure.data, lang)
    if failure.data.get("again") is True and failure.data.get("loops"):
        return say(_STOPPED, lang, function=failure.data["function"], loops=reasons.loops(failure.data, lang))
    if failure.data.get("again") is True:
        return render_safely(failure, lang)
    try:
        return spaced(say(_DETAIL[_form(failure)], lang).format_map(_words(failure, lang)).strip())
    except KeyError:  # nothing to add for this kind, or data are missing
        return render_safely(failure, lang)


def _form(failure: Failure) -> str:
    """Which of the sentences of its kind a failure has; another where the numbers stand in tables."""
    if failure.data.get("is_tabled") and failure.kind in _TABLED:
        wrong, count = failure.data["wrong_parts"], failure.data["all_parts"]
        return f"counterexample{_share(wrong, count)}_tabled"
    if failure.kind != "counterexample_parts" or not failure.data.get("wrong"):
        return failure.kind
    return f"counterexample{_share(failure.data['wrong'], failure.data['count'])}"


def _share(wrong: int, count: int) -> str:
    """How many of all parts are wrong, as the sentences are told apart."""
    if wrong == count:
        return {1: "", 2: "_both"}.get(count, "_all")
    return "_one" if wrong == 1 else "_parts"


def render_safely(failure: Failure, lang: str = "en") -> str:
    """What a student may read of a hidden check."""
    data, kind = failure.data, failure.kind
    if kind == "timeout" and data.get("again") is True:
        kind = "timeout_again"
    words = {key: _shown(data.get(key, "…"), lang) for key in SAFE_KEYS}
    own = say("an exception of its own", lang)
    words["kind"] = _python_name(data.get("type")) if data.get("builtin") is True else ""
    words["kind"] = words["kind"] or own
    words["hint"] = reasons.hint(data, lang)
    words["category"] = _python_name(data.get("category")) or say("of its own", lang)
    return say(_SAFE.get(kind, _UNKNOWN), lang).format_map(words)


_TABLED = ("counterexample", "counterexample_parts", "counterexample_broken")
_STOPPED = en("`{function}` was not run to its end{loops}.")
_UNKNOWN = en("The file could not be read.")


def _python_name(name: Any) -> str:
    return name if isinstance(name, str) and name in _EXCEPTIONS else ""


def _words(failure: Failure, lang: str) -> dict[str, Any]:
    """The data of a failure, each piece in words, and the pieces that a sentence may do without."""
    data = failure.data
    words = {key: _shown(value, lang) for key, value in data.items()}
    if failure.kind == "shape":
        words |= {key: _shape(data[key], lang) for key in ("got", "expected")}
    if failure.kind == "warning":
        words["type"] = data["category"]
    if failure.kind == "cell_failed":
        words["label"] = reasons.label(data["label"], lang)
        words["problem"] = reasons.load_error(data["error"], lang)
    if isinstance(data.get("arguments"), list):
        words["arguments"] = say_in("between the names of a list", ", ", lang).join(
            _argument(argument, lang) for argument in data["arguments"]
        )
    if failure.kind == "property":
        words["holds"] = reasons.holds(data, lang)
    if failure.kind == "one_place":
        words["marked"] = data["text"][data["start"] : data["end"]]
        words["edit"] = reasons.one_of(reasons.EDITS, data["edit"], lang)
    if failure.kind in ("located", "located_first"):
        words["here"] = say(", here {value}", lang, value=data["value"]) if data["value"] else ""
        words["quantity"] = pick(data["called"], lang) if data.get("called") else f"`{data['missing']}`"
        words["holds"] = say("is right, but for its sign", lang) if data.get("opposite") else say("is right", lang)
        if data.get("again"):
            words["quantity"] = say("the next value of {quantity}", lang, quantity=words["quantity"])
    if failure.kind == "located_step":
        words["often"] = _often(data["times"], lang)
        then = "; then it should be {value}, and is {got}" if data["value"] else ", and then differs"
        words["then"] = say(then, lang, **data)
    if failure.kind.startswith("counterexample"):
        words |= _example(data, lang)
    if data.get("wanted") == "number":
        words["wanted"] = say("a number or an array of numbers", lang)
    return words | {
        "said": reasons.said(data, lang),
        "place": reasons.place_of(data, lang),
        "at": reasons.at_index(data.get("index"), lang),
        "instead": reasons.instead(words, lang),
        "spread": reasons.spread(data, lang),
        "similar": reasons.similar(data, lang),
        "cause": reasons.cause(data, lang),
        "stands": "".join(reasons.stands(place, lang) for place in data.get("stands") or []),
        "set_at": reasons.set_at(data.get("set_at"), lang),
        "refused": reasons.refused(data, lang),
        "loops": reasons.loops(data, lang),
        "hint": reasons.hint(data, lang),
        "why": reasons.one_of(reasons.NOT_RUN, data.get("note"), lang),
    }


def _example(data: dict[str, Any], lang: str) -> dict[str, str]:
    """The parts of a counterexample: the lines to paste on lines of their own, what is wrong, what is right."""
    problem, code = data["problem"], data.get("code")
    kind, more = (problem["kind"], problem["data"]) if isinstance(problem, dict) else ("", {})
    said = render(Failure(str(kind), more if isinstance(more, dict) else {}), lang)
    if kind == "timeout" and more.get("again") is True and not more.get("loops"):
        said = say("`{function}` does not answer here either.", lang, function=data["function"])
    has_right = data["expected"] and kind != "timeout"  # whoever waits for an answer needs none to compare with
    right = say("Right is {expected}.", lang, expected=data["expected"]) if has_right else ""
    code = say("Try this:", lang) + f"\n\n{code}\n\n" if code else ""
    ends = said.endswith((".", "。", "?", "？"))
    problem = said if ends else say("{sentence}.", lang, sentence=said)
    return {"code": code, "problem": problem, "right": right, "parts": reasons.parts(data, lang)}


def _shown(value: Any, lang: str) -> Any:
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.8g}"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value) or say("none", lang)
    return value


def _shape(shape: Any, lang: str) -> str:
    if not isinstance(shape, list):
        return str(shape)
    return str(tuple(shape)) if shape else say("() (a single number)", lang)


def _often(times: int, lang: str) -> str:
    return say("the first time", lang) if times == 1 else say("the first {count} times", lang, count=times)


def _argument(argument: Any, lang: str) -> str:
    """``argument 1`` or the name of a keyword."""
    word, _, number = str(argument).partition(" ")
    return say("argument {number}", lang, number=number) if word == "argument" and number else f"`{argument}`"
