# ruff: noqa: E501
"""Findings in words: what is known of a mistake that no misconception describes, in every language.

A finding is a kind and plain data of our own (never of a student's process); students may read all of it. Its sentence
is an observation, followed by a question where there is one to ask. :func:`sentence` never raises.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from grader.languages import en, pick, say

_LEAD = {
    True: en("In all {calls} calls"),
    False: en("In the {wrong} of {calls} calls that went wrong"),
}
_DERIVED = en("In all {calls} calls your values are those of a solution in which {edit}{place}.")
_CHANGED = en("In all {calls} calls you give what would be right if {change}.")

RELATED = {
    "reshaped": en("{lead}, the numbers of {part} are right, but {shape}."),
    "transposed": en("{lead}, {part} is the transpose of what it should be: rows and columns have changed places."),
    "cut": en("{lead}, {part} has {count} along axis {axis}, at the {end}; all others are right."),
    "not_reduced": en("{lead}, {part} becomes right once its {reduction} is taken {over}."),
    "reduced": en("{lead}, {part} is the {reduction} {over} of what is asked for."),
    "factor": en("{lead}, {part} is exactly {factor} times what it should be. Which factor is it?"),
    "opposite": en("{lead}, {part} has the wrong sign everywhere. Where does the minus come from, or go?"),
    "offset": en("{lead}, {part} differs everywhere from what it should be by exactly {factor}."),
    "precision": en("{lead}, {part} is right, but only as precise as {kind} can be. Compute in float64."),
    "rounded": en("{lead}, {part} is the right value rounded to {digits} decimals. Do not round."),
    "flipped": en("{lead}, {part} is right but turned round: {axis}."),
    "argument": en("{lead}, {part} is {relation}."),
    "unary": en("{lead}, {part} is {function} the right value."),
    "constant": en("{lead}, {part} is {number} everywhere, whatever the arguments are."),
    "rolled": en("{lead}, {part} stands one place too {direction} along axis {axis}."),
    "sign": en("{lead}, {part} has the right sizes, but some signs are wrong."),
    "reordered": en("{lead}, {part} holds the right numbers in another order."),
    "region": en("{lead}, only {region} of {part} can be wrong; all else is right."),
    "entries": en("{lead}, only the entries {entries} of {part} are ever wrong; all others are right."),
    "overflow": en("In {wrong} of {calls} calls the result is not finite though the right one is: something overflows, or is divided by 0, on the way{where}."),
    "nearly": en("{lead}, {part} is right to about {digits} digits, no more: an approximation, a small constant or a short float stands in the way."),
    "order": en("{lead}, all results are right, but in another order: {order}."),
    "changed": _CHANGED,
    "function": en("In all {calls} calls your values are those of `{function}`."),
    "when": en("Right in {right} of {calls} calls; wrong in exactly those in which {condition}."),
    "unless": en("Wrong in {wrong} of {calls} calls; right in exactly those in which {condition}."),
    "spoiled": en("The values are right, but the call changes {arguments} in place; work on a copy."),
    "state": en("The same call gives another result the second time: something is kept from call to call."),
}  # fmt: skip

EDITS = {
    "left_out term": en("a term is left out"),
    "left_out factor": en("a factor is left out"),
    "left_out power": en("a power is left out"),
    "left_out term name": en("the term {one} is left out"),
    "left_out factor name": en("the factor {one} is left out"),
    "left_out power name": en("the power {one} is left out"),
    "operator": en("{one} stands where {other} belongs"),
    "name": en("{one} stands where {other} belongs"),
    "function": en("{one} stands where {other} belongs"),
    "sign": en("a sign is the other way round"),
    "overwritten": en("a sum is overwritten where it should be added to"),
    "swapped": en("the two sides of {one} have changed places"),
    "axis": en("another axis is taken"),
    "untransposed": en("a transposition is missing"),
    "transposed": en("a matrix is transposed that should not be"),
    "without": en("the argument {one} is missing from a call"),
    "unapplied": en("{one} is not applied"),
    "index": en("an index is off by one"),
    "slice": en("a bound of a slice is missing"),
    "number": en("a whole number is off by one"),
    "constant": en("a constant has another value or sign"),
    "flag": en("a switch (True or False) is the other way round"),
    "comparison": en("a comparison is the other way round, or treats equality in another way"),
    "condition": en("one of two conditions counts alone"),
    "exchange": en("two things that stand side by side have changed places"),
    "count": en("a loop has one step too many or too few"),
    "loop": en("a loop runs only once, or backwards"),
    "order": en("two steps come in the other order"),
    "statement": en("a step is left out"),
    "in_place": en("an array is changed in place"),
    "whole": en("whole numbers stand where floats belong"),
    "unconverted": en("an argument is not made an array of floats"),
}

CHANGES = {
    "ignored": en("{one} were 0 (is it used?)"),
    "one": en("{one} were 1"),
    "negated": en("{one} had the other sign"),
    "transposed": en("{one} were transposed"),
    "reversed": en("{one} were in reverse order"),
    "flipped": en("{one} were turned by 180 degrees"),
    "more": en("{one} were one more"),
    "less": en("{one} were one less"),
    "doubled": en("{one} were twice as large"),
    "halved": en("{one} were half as large"),
    "squared": en("{one} were squared"),
    "first row": en("all of {one} were like its first entry"),
    "first": en("{one} had only its first entry"),
    "without first": en("{one} had not its first entry"),
    "without last": en("{one} had not its last entry"),
    "whole": en("the numbers in {one} were cut off to whole ones"),
    "absolute": en("{one} were without its minus signs"),
    "once": en("every entry of {one} counted once, in increasing order"),
    "flag": en("{one} were the other way round"),
    "default": en("{one} were not given"),
    "exchanged": en("{one} and {other} had changed places"),
    "entry ignored": en("{other} in {one} were 0 (is it used?)"),
    "entries exchanged": en("{other} and {third} in {one} had changed places"),
    "entry for another": en("{third} stood in place of {other} in {one}"),
}

CONDITIONS = {
    "list": en("{one} is a list"),
    "whole": en("{one} is an array of whole numbers"),
    "scalar": en("{one} is a single number"),
    "vector": en("{one} has one axis"),
    "matrix": en("{one} has two axes"),
    "one row": en("{one} has a single entry along its first axis"),
    "one column": en("{one} has a single column"),
    "square": en("{one} is square"),
    "negative": en("{one} holds a negative number"),
    "all negative": en("{one} is negative"),
    "repeats": en("{one} holds something twice"),
    "is 1": en("{one} is 1"),
    "is 0": en("{one} is 0"),
    "even": en("{one} is even"),
    "true": en("{one} is True"),
    "none": en("{one} is None"),
    "large": en("{one} holds numbers beyond {limit}"),
}

SHAPES = {
    "boxed": en("they should be a plain number, not an array"),
    "column": en("they stand in a column where a vector is asked for"),
    "row": en("they stand in a matrix of one row where a vector is asked for"),
    "extra": en("there is an axis too many"),
    "missing": en("an axis is missing"),
    "flat": en("they stand in one long vector"),
    "other": en("the shape is another"),
}

FUNCTIONS = {
    "complement": en("1 minus"), "inverse": en("1 divided by"), "square": en("the square of"),
    "root": en("the square root of"), "log": en("the logarithm of"), "minus log": en("minus the logarithm of"),
    "exp": en("the exponential of"), "exp minus": en("the exponential of minus"), "log2": en("the logarithm to base 2 of"),
    "absolute": en("the absolute value of"), "positive": en("the positive part of"), "sigmoid": en("the sigmoid of"),
    "tanh": en("tanh of"), "derivative of sigmoid": en("s(1 - s), with s for"), "derivative of tanh": en("1 - t², with t for"),
    "sign": en("the sign of"), "clipped": en("a version clipped to 0 … 1 of"), "normalised": en("a version divided by its sum of"),
    "normalised rows": en("a version with every row divided by its sum of"), "unit": en("a version divided by its length of"),
    "centred": en("a version with its mean subtracted of"), "cumulated": en("the running sum of"),
    "truncated": en("the whole part of"), "floored": en("a version rounded down of"), "up": en("a version rounded up of"),
    "half": en("a yes or no at 1/2 of"),
}  # fmt: skip

REGIONS = {
    "first": en("the first entry (along axis 0)"), "last": en("the last entry (along axis 0)"),
    "first column": en("the first column"), "last column": en("the last column"), "diagonal": en("the diagonal"),
    "off diagonal": en("what lies off the diagonal"), "border": en("the border"),
    "negative": en("what should be negative"), "positive": en("what should be positive"), "zero": en("what should be 0"),
}  # fmt: skip

RELATIONS = {
    "equals": en("simply {one}"),
    "plus": en("{one} too large: it is added though it should not be, or not subtracted though it should"),
    "minus": en("{one} too small: it is subtracted though it should not be, or not added though it should"),
    "times": en("the right value times {one}"),
    "over": en("the right value divided by {one}"),
    "from": en("{one} minus the right value"),
}

SIZES = {
    "rows": en("the number of rows of {one}"), "columns": en("the number of columns of {one}"),
    "slices": en("the size of the third axis of {one}"), "length": en("the length of {one}"), "argument": "{one}",
}  # fmt: skip

_ENDS = {"first": en("start"), "last": en("end")}
_COUNTS = {"few": en("one entry too few"), "many": en("one entry too many")}
_LARGE = en("; these are exactly the calls in which {condition}")
_DIRECTIONS = {"late": en("late"), "early": en("early")}
_REDUCTIONS = {"sum": en("sum"), "mean": en("mean"), "max": en("maximum")}

KINDS = frozenset([*(f"related_{kind}" for kind in RELATED), *(f"derived_{kind.split()[0]}" for kind in EDITS)])
"""All kinds of findings that have a sentence here."""


def sentence(kind: str, data: Mapping[str, Any], lang: str) -> str:
    """The sentence of a finding; empty for data that it does not understand."""
    try:
        family, _, name = kind.partition("_")
        return _derived(name, data, lang) if family == "derived" else _related(name, data, lang)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        return ""


def _derived(name: str, data: Mapping[str, Any], lang: str) -> str:
    words = [str(word) for word in data["of"]]
    if name == "left_out":
        name = f"left_out {words[0]}" + (" name" if len(words) > 1 else "")
        words = words[1:]
    shown = [_label(word, data, lang) for word in words] + ["", ""]
    edit = say(EDITS[name], lang, one=shown[0], other=shown[1])
    return say(_DERIVED, lang, calls=data["calls"], edit=edit, place=_place(data, lang))


def _place(data: Mapping[str, Any], lang: str) -> str:
    """Where the edit is: the quantity that is computed there, and the function if it is another one."""
    target, function = str(data["target"]), str(data["function"])
    what = say(en(", where {quantity} is computed"), lang, quantity=_label(target, data, lang)) if target else ""
    return what + (say(en(" (in `{function}`)"), lang, function=function) if function else "")


def _label(name: str, data: Mapping[str, Any], lang: str) -> str:
    """What the assignment calls a variable, else its name as code."""
    names = data.get("names", {}).get(name)
    return pick(names, lang) if isinstance(names, dict) else _code(name)


def _code(name: Any) -> str:
    return f"`{name}`"


def _related(name: str, data: Mapping[str, Any], lang: str) -> str:
    of = data.get("of", [])
    if name == "changed":
        ones = [_code(word) for word in of[1:]] + ["", "", ""]
        change = say(CHANGES[of[0]], lang, one=ones[0], other=ones[1], third=ones[2])
        return say(_CHANGED, lang, calls=data["calls"], change=change)
    if name == "factor" and list(of) == ["number", "-1"]:
        name = "opposite"
    if name == "when" and of[2] == "right":
        name = "unless"
    words = {**data, **_said(name, of, lang), "part": _part(data.get("part", []), lang)}
    if "calls" in data and "wrong" in data:
        is_all = bool(data.get("everywhere")) or data["calls"] == data["wrong"]
        words["lead"] = say(_LEAD[is_all], lang, calls=data["calls"], wrong=data["wrong"])
        words["right"] = data["calls"] - data["wrong"]
    return say(RELATED[name], lang, **{key: value for key, value in words.items() if key != "of"})


_SAYS: dict[str, Callable[[Any, str], dict[str, Any]]] = {
    "reshaped": lambda of, lang: {"shape": say(SHAPES[of[0]], lang)},
    "cut": lambda of, lang: {"count": say(_COUNTS[of[0]], lang), "axis": of[1], "end": say(_ENDS[of[2]], lang)},
    "reduced": lambda of, lang: {"reduction": say(_REDUCTIONS[of[0]], lang), "over": _over(of[1], lang)},
    "not_reduced": lambda of, lang: {"reduction": say(_REDUCTIONS[of[0]], lang), "over": _over(of[1], lang)},
    "factor": lambda of, lang: {"factor": _quantity(of, lang)},
    "offset": lambda of, lang: {"factor": _quantity(of, lang)},
    "precision": lambda of, _: {"kind": of[0]},
    "rounded": lambda of, _: {"digits": of[0]},
    "nearly": lambda of, _: {"digits": of[0]},
    "flipped": lambda of, lang: {"axis": _axes(of[0], lang)},
    "argument": lambda of, lang: {"relation": say(RELATIONS[of[0]], lang, one=_code(of[1]))},
    "unary": lambda of, lang: {"function": say(FUNCTIONS[of[0]], lang)},
    "constant": lambda of, _: {"number": of[0]},
    "rolled": lambda of, lang: {"axis": of[0], "direction": say(_DIRECTIONS[of[1]], lang)},
    "region": lambda of, lang: {"region": say(REGIONS[of[0]], lang)},
    "entries": lambda of, _: {"entries": ", ".join(_span(*span) for span in of)},
    "order": lambda of, _: {"order": ", ".join(str(place + 1) for place in of)},
    "function": lambda of, _: {"function": of[0]},
    "when": lambda of, lang: {"condition": _condition(of, lang)},
    "unless": lambda of, lang: {"condition": _condition(of, lang)},
    "overflow": lambda of, lang: {"where": say(_LARGE, lang, condition=_condition(of, lang)) if of else ""},
    "spoiled": lambda of, _: {"arguments": ", ".join(_code(one) for one in of)},
}
"""What a relation's own data say."""


def _said(name: str, of: Any, lang: str) -> dict[str, Any]:
    return _SAYS[name](of, lang) if name in _SAYS else {}


def _over(axis: int, lang: str) -> str:
    return say(en("over everything"), lang) if axis == -1 else say(en("over axis {axis}"), lang, axis=axis)


def _axes(axis: Any, lang: str) -> str:
    return say(en("both axes"), lang) if axis == "both" else say(en("axis {axis}"), lang, axis=axis)


def _span(first: int, last: int) -> str:
    return f"[{first}]" if first == last else f"[{first}] … [{last}]"


def _condition(of: Any, lang: str) -> str:
    return say(CONDITIONS[of[1]], lang, one=_code(of[0]), limit=of[2])


def _quantity(of: Any, lang: str) -> str:
    """``2/3``, or ``1/n, where n is the number of rows of `x` ``."""
    if of[0] == "number":
        return str(of[1])
    what = say(SIZES[of[0]], lang, one=_code(of[1])) if of[0] != "argument" else _code(of[1])
    form = str(of[2])
    if form == "q":
        return what
    return say(en("{form} (n: {what})"), lang, form=form.replace("q", "n"), what=what)


def _part(part: Any, lang: str) -> str:
    if not part:
        return say(en("the result"), lang)
    names = [_code(one) if isinstance(one, str) else say(en("result {number}"), lang, number=one + 1) for one in part]
    return ", ".join(names)
