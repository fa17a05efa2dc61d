"""What a message adds to a failure of the submission's own code: where a name stands, what was refused, what to do.

Each function gives a piece of a sentence, or nothing.
"""

from __future__ import annotations

import sys
from typing import Any

from grader.languages import en, say

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


def _at_line(file: Any, line: Any, lang: str) -> str:
    if not line:
        return say(" ({file})", lang, file=file)
    return say(" ({file}, line {line})", lang, file=file, line=line)


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
    at = say(en(" ({file}, line {line}: {text})"), lang, file=file, line=line, text=text)
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
    one = en("`{part}` is {got}, and right is {expected}")
    said = (say(one, lang, part=part, got=got, expected=want) for part, got, want in data.get("parts") or [])
    return "; ".join(said)
