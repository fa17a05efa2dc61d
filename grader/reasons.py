"""What a message adds to a failure of the submission's own code: where a name stands, what was refused, what to do.

Each function gives a piece of a sentence, or nothing.
"""

from __future__ import annotations

import re
import sys
from typing import Any

from grader.languages import closed_up, en, say

_STANDS = {
    "class": en("; the class `{detail}` has a method of this name{at}: the exercise needs a function at the top level"),
    "function": en("; it stands inside the function `{detail}`{at}: move it to the top level"),
    "guard": en(
        '; it stands under `if __name__ == "__main__"`{at}, which is not run when the file is imported: move it out'
    ),
    "branch": en("; it stands in a branch that was not run{at}"),
    "comment": en("; it stands in a comment{at}"),
    "string": en("; it stands in a string{at}"),
    "markdown": en("; it stands in a Markdown cell (cell {line} of the notebook): make that a code cell"),
    "raw": en("; it stands in a raw cell (cell {line} of the notebook): make that a code cell"),
    "file": en("; it stands in another file{at}, which was not scored"),
}

_REFUSED = {
    "network": en("; the sandbox that code is graded in has no network"),
    "processes": en("; the sandbox that code is graded in starts no processes (pools of `multiprocessing` run in one)"),
    "programs": en("; the sandbox that code is graded in runs no other programs"),
    "threads": en("; the sandbox that code is graded in starts no threads (a `ThreadPoolExecutor` works)"),
    "memory": en("; it needs more memory than code is given here"),
    "files": en("; code is graded in a sandbox that has the files of the hand-in and no others"),
}

NOT_RUN = {
    "shell": en("there is no shell here"),
    "magic": en("this magic is not known here"),
    "run": en("no such file was handed in"),
}

EDITS = {
    "operator": en("Is this the right operator?"),
    "constant": en("Is this the right number?"),
    "twin": en("Is this the right function?"),
    "axis": en("Along which axis, and is that axis to be kept?"),
    "transpose": en("Is a transpose missing here, or one too many?"),
    "order": en("Is this the right order?"),
    "comparison": en("Is this the right comparison?"),
    "index": en("Where should this begin and end?"),
    "name": en("Is this the right variable?"),
    "repeats": en("What happens where the same index comes twice?"),
    "term": en("Does all of this belong there?"),
    "dtype": en("What type do these numbers have, and whose array is it?"),
    "sign": en("Is this the right sign?"),
    "statement": en("Does this belong there, and in this place?"),
}
"""By the kind of an edit that makes a function right, the question that a tutor would ask at its place."""


def one_of(sentences: dict[str, str], kind: Any, lang: str) -> str:
    """The sentence of this kind; empty where there is none."""
    return say(sentences[kind], lang) if isinstance(kind, str) and kind in sentences else ""


_CELL_AND_LINE = ("\u4e2a\u5355\u5143\u683c \u7b2c", "\u4e2a\u5355\u5143\u683c\u7b2c")
"""Where a cell's number in Chinese is followed by that of a line, there is no space between them."""


def _at_line(file: Any, line: Any, lang: str) -> str:
    if not line:
        return placed(en(" ({file})"), lang, file=file)
    return placed(en(" ({file}, line {line})"), lang, file=file, line=line)


def placed(text: str, lang: str, /, *, file: Any, **words: Any) -> str:
    """Where something is, the file by its name or the cell by its number."""
    return say(text, lang, file=label(file, lang), **words).replace(_CELL_AND_LINE[0], _CELL_AND_LINE[1])


def stands(place: Any, lang: str) -> str:
    """Where a name does stand that is not defined."""
    kind, file, line, detail = place
    return one_of(_STANDS, kind, lang).format(detail=detail, line=line, at=_at_line(file, line, lang))


def set_at(place: Any, lang: str) -> str:
    """Where a name got another value; empty where nobody knows."""
    return say(": it got that value later{at}", lang, at=_at_line(place[0], place[1], lang)) if place else ""


def refused(data: dict[str, Any], lang: str) -> str:
    """What the sandbox does not allow, where that is what the exception comes from."""
    return one_of(_REFUSED, data.get("refused"), lang)


def needs(data: dict[str, Any], lang: str) -> str:
    """That the syntax is newer than the Python that marks: both versions."""
    if not data.get("needs"):
        return ""
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    text = en("; this is syntax of Python {needs}, and the grader runs Python {here}")
    return say(text, lang, needs=data["needs"], here=here)


def loops(data: dict[str, Any], lang: str) -> str:
    """Which function seems never to end, where, and who calls it."""
    where = data.get("loops")
    if not isinstance(where, list) or not where:
        return ""
    file, line, name, text = where[-1]
    at = placed(en(" ({file}, line {line}: {text})"), lang, file=file, line=line, text=text)
    callers = [f"`{one[2]}`" for one in where[:-1] if one[2] != name]
    calls = "".join(
        say(en("; {caller} calls {callee}"), lang, caller=caller, callee=callee)
        for caller, callee in zip(callers, [*callers[1:], f"`{name}`"], strict=False)
    )
    return say(en(": `{name}` seems never to end{at}{calls}"), lang, name=name, at=at, calls=calls)


def hint(data: dict[str, Any], lang: str) -> str:
    """What to do about a list that is taken for an array."""
    if data.get("list") is not True:
        return ""
    return say("; the check passes a list: begin with x = np.asarray(x, dtype=float)", lang)


def parts(data: dict[str, Any], lang: str) -> str:
    """The parts of a result that are wrong, each with its right value."""
    one = en("`{part}` is {got}, should be {expected}")
    said = [say(one, lang, part=part, got=got, expected=want) for part, got, want in data.get("parts") or []]
    more = ["…"] if len(said) < (data.get("wrong") or 0) else []
    return say(en("; "), lang).join([*said, *more])


_NEXT = {
    "not_implemented": en("put your solution of `{function}` in place of `raise NotImplementedError`."),
    "syntax": en("repair the syntax error in line {line} of {file}: {message}."),
    "stopped": en("repair what stops {label}."),
    "missing": en("define `{function}` at the top level."),
    "timeout": en("end the loop in `{function}`{at}."),
}


def next_step(kind: str, data: dict[str, Any], function: str, lang: str) -> str:
    """What to do first where a function of this name gives no answer; empty where that is for its values to say."""
    words: dict[str, Any] = {"function": function, "at": ""}
    if data.get("loops"):
        loop_file, loop_line, words["function"], text = data["loops"][-1]
        words["at"] = placed(en(" ({file}, line {line}: {text})"), lang, file=loop_file, line=loop_line, text=text)
    cause = data.get("cause")
    if isinstance(cause, dict):
        where = (cause.get("error") or {}).get("where") or []
        kind = "syntax" if cause.get("kind") == "syntax" and where else "stopped"
        file, line = where[-1][:2] if where else ("", "")
        words |= {"label": label(cause.get("label", ""), lang), "file": label(file, lang), "line": line}
        words["message"] = (cause.get("error") or {}).get("message", "")
    return closed_up(say(_NEXT[kind], lang, **words)) if kind in _NEXT else ""


def holds(data: dict[str, Any], lang: str) -> str:
    """That a property should hold and does not, with what came back.

    Raises KeyError where there is no such sentence.
    """
    text = data.get(f"property_{lang}") or data["property"]
    value = data.get("came_back")
    back = say(en("; what came back is {value}"), lang, value=value) if value else ""
    said = en("This should hold, and does not: {property}{back}.")
    return say(said, lang, property=str(text).rstrip(".。"), back=back)


_NUMBERED = re.compile(r"(line|cell) (\d+)")


def label(place: Any, lang: str) -> str:
    """A part of the file, by what the worker calls it: ``line 3`` or ``cell 3``, or a file's name as it is."""
    found = _NUMBERED.fullmatch(str(place))
    if not found:
        return str(place)
    text = en("line {number}") if found[1] == "line" else en("cell {number}")
    return say(text, lang, number=found[2])


def said(data: dict[str, Any], lang: str) -> str:
    """What an exception or a warning says of itself."""
    message = data.get("message")
    return say(": {message}", lang, message=message) if message else ""


def at_index(index: Any, lang: str) -> str:
    """At which index."""
    if not isinstance(index, list) or not index:
        return ""
    place = "[" + ", ".join(map(str, index)) + "]"
    return say(" at index {place}", lang, place=place)


def instead(words: dict[str, Any], lang: str) -> str:
    """What is expected instead, where that is known."""
    if "expected_at" not in words:
        return ""
    return say("; expected {expected}", lang, expected=words["expected_at"])


def spread(data: dict[str, Any], lang: str) -> str:
    """How many values of several differ."""
    count, size = data.get("count"), data.get("size")
    if not isinstance(count, int) or not isinstance(size, int) or size <= 1:
        return ""
    return say(" ({count} of {size} values differ)", lang, count=count, size=size)


def place_of(data: dict[str, Any], lang: str) -> str:
    """Where an exception or warning arose: the student's own file or cell, the line, and its text."""
    where = data.get("where")
    if not isinstance(where, list) or not where or not isinstance(where[-1], list | tuple) or len(where[-1]) != 4:
        return ""
    file, line, _name, text = where[-1]
    source = f": {text}" if text else ""
    return placed(en(" ({file}, line {line}{source})"), lang, file=file, line=line, source=source)


def similar(data: dict[str, Any], lang: str) -> str:
    """What there is of a similar name."""
    names = data.get("similar")
    if not isinstance(names, list) or not names:
        return ""
    quoted = ", ".join(f"`{name}`" for name in names)
    return say("; there is {names}", lang, names=quoted)


def cause(data: dict[str, Any], lang: str) -> str:
    """Which part of the file did not run, and why."""
    cause = data.get("cause")
    if not isinstance(cause, dict):
        return ""
    error, part = load_error(cause, lang), label(cause.get("label", ""), lang)
    if cause.get("kind") == "syntax" and "function" in data:
        return say(en(": its definition has a syntax error: {error}"), lang, error=error)
    return closed_up(say(": {label} did not run to its end: {error}", lang, label=part, error="\0")).replace(
        "\0", error
    )


def load_error(cause: Any, lang: str) -> str:
    """Why a part of the file did not run."""
    error = cause.get("error") if isinstance(cause, dict) else None
    if not isinstance(error, dict) or "type" not in error:
        return say("it hangs or ends the process", lang)
    more = refused(error, lang) + needs(error, lang)
    return f"{error['type']}{said(error, lang)}{place_of(error, lang)}{more}"
