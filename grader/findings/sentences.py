"""Findings in words: what is known of a mistake that no misconception describes, in every language.

A finding is a kind and plain data of our own (never of a student's process); students may read all of it. Its sentence
is an observation, followed by a question where there is one to ask. :func:`sentence` never raises.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from grader.findings import pieces
from grader.languages import closed_up, en, pick, say, say_in, spaced

KINDS = frozenset(
    [
        *(f"related_{kind}" for kind in pieces.RELATED),
        *(f"derived_{kind.split()[0]}" for kind in (*pieces.EDITS, "pair")),
    ]
)
"""All kinds of findings that have a sentence here."""


def sentence(kind: str, data: Mapping[str, Any], lang: str) -> str:
    """The sentence of a finding; empty for data that it does not understand."""
    try:
        family, _, name = kind.partition("_")
        said = _derived(name, data, lang) if family == "derived" else _related(name, data, lang)
        said = _where(data["where"], said, lang) if "where" in data else said
        return spaced(closed_up(said + _others(data["others"], data, lang) if data.get("others") else said))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        return ""


def _where(switch: Any, said: str, lang: str) -> str:
    """A sentence that is about the calls with one value of an argument."""
    return say(pieces.WHERE, lang, one=_code(switch[0]), value=_code(switch[1]), said=said)


def _others(parts: Any, data: Mapping[str, Any], lang: str) -> str:
    """What is wrong beside the parts that a sentence is about."""
    return say(pieces.OTHERS, lang, parts=_listed([_part(part, data, lang) for part in parts], lang))


def _derived(name: str, data: Mapping[str, Any], lang: str) -> str:
    if name == "pair":
        one, other = (_one_of_two(mistake, lang) for mistake in data["both"])
        return say(pieces.PAIR, lang, lead=_in_all(data["calls"], lang), one=one, other=other)
    edit, place, values = _edit(name, data, lang), _place(data, lang), _values(data, lang)
    lead = _in_all(data["calls"], lang)
    return say(pieces.DERIVED, lang, lead=lead, values=values, edit=edit, place=place)


def _in_all(calls: Any, lang: str) -> str:
    lead = pieces.LEAD["both"] if calls == 2 else pieces.LEAD["all"]
    return say(lead, lang, calls=calls)


def _one_of_two(mistake: Mapping[str, Any], lang: str) -> str:
    if mistake["kind"] == "misconception":
        return f"“{pick(mistake['title'], lang)}”"
    if mistake["kind"] == "changed":
        return say(pieces.TAKEN, lang, change=_change(mistake["of"], lang))
    if mistake["kind"] == "scaled":
        return _scaled(mistake["of"], lang)
    return _edit(str(mistake["kind"]), mistake, lang) + _place(mistake, lang)


def _edit(name: str, data: Mapping[str, Any], lang: str) -> str:
    """What is done to the right solution."""
    words = [str(word) for word in data["of"]]
    if name in ("left_out", "extra"):
        is_named = name == "left_out" and len(words) > 1
        name = f"{name} {words[0]}" + (" name" if is_named else "")
        words = words[1:]
    shown = [_label(word, data, lang) for word in words] + ["", ""]
    return say(pieces.EDITS[name], lang, one=shown[0], other=shown[1])


def _values(data: Mapping[str, Any], lang: str) -> str:
    """Whose values are spoken of: all of a result, or some parts of it."""
    parts = data.get("parts") or ()
    if not parts:
        return say(en("your values"), lang)
    return say(en("your values of {parts}"), lang, parts=_listed([_part(part, data, lang) for part in parts], lang))


def _place(data: Mapping[str, Any], lang: str) -> str:
    """Where the edit is: the quantity that is computed there, and the function if it is another one."""
    target, function = str(data["target"]), str(data["function"])
    what = say(en(", where {quantity} is computed"), lang, quantity=_label(target, data, lang)) if target else ""
    return what + (say(en(" (in the step that `{function}` is for)"), lang, function=function) if function else "")


def _label(name: str, data: Mapping[str, Any], lang: str) -> str:
    """What the assignment calls a variable, else its name as code."""
    names = data.get("names", {}).get(name)
    return pick(names, lang) if isinstance(names, dict) else _code(name)


def _code(name: Any) -> str:
    return f"`{name}`"


_PLAIN_FACTORS = {"-1": "opposite", "1/2": "half", "2": "twice"}


def _scaled(of: Any, lang: str) -> str:
    plain = {"half": pieces.HALVED, "twice": pieces.DOUBLED}.get(_PLAIN_FACTORS.get(str(of[1]), ""))
    if of[0] == "number" and plain:
        return say(plain, lang)
    return say(pieces.SCALED, lang, one=_quantity(of, lang))


def _subject(data: Mapping[str, Any], lang: str) -> str:
    """The part of a result that a sentence is about, or each of several."""
    parts = [_part(part, data, lang) for part in (data.get("part", []), *data.get("more", []))]
    return parts[0] if len(parts) == 1 else say(pieces.EACH, lang, parts=_listed(parts, lang))


def _listed(parts: list[str], lang: str) -> str:
    first = say_in("between the names of a list", ", ", lang).join(parts[:-1])
    return say(pieces.AND, lang, one=first, other=parts[-1]) if first else parts[-1]


def _related(name: str, data: Mapping[str, Any], lang: str) -> str:
    of = data.get("of", [])
    if name == "changed":
        change = _change(of, lang)
        return say(pieces.CHANGED, lang, lead=_in_all(data["calls"], lang), values=_values(data, lang), change=change)
    if name == "factor":
        name = _PLAIN_FACTORS.get(str(of[1]), name) if of[0] == "number" else name
    if name == "when" and of[2] == "right":
        name = "unless"
    words = {**data, **_said(name, of, lang), "part": _subject(data, lang), "values": _values(data, lang)}
    if "calls" in data and "wrong" in data:
        is_all = bool(data.get("everywhere")) or data["calls"] == data["wrong"]
        lead = pieces.LEAD["some"]
        some = say(lead, lang, calls=data["calls"], wrong=data["wrong"])
        words["lead"] = _in_all(data["calls"], lang) if is_all else some
        words["right"] = data["calls"] - data["wrong"]
    return say(pieces.RELATED[name], lang, **{key: value for key, value in words.items() if key != "of"})


def _change(of: Any, lang: str) -> str:
    """What would have to be done to the arguments."""
    ones = [_code(word) for word in of[1:]] + ["", "", ""]
    return say(pieces.CHANGES[of[0]], lang, one=ones[0], other=ones[1], third=ones[2])


_SAYS: dict[str, Callable[[Any, str], dict[str, Any]]] = {
    "reshaped": lambda of, lang: {"shape": say(pieces.SHAPES[of[0]], lang)},
    "cut": lambda of, lang: {
        "count": say(pieces.COUNTS[of[0]], lang),
        "axis": of[1],
        "end": say(pieces.ENDS[of[2]], lang),
    },
    "reduced": lambda of, lang: {"reduction": say(pieces.REDUCTIONS[of[0]], lang), "over": _over(of[1], lang)},
    "not_reduced": lambda of, lang: {"reduction": say(pieces.REDUCTIONS[of[0]], lang), "over": _over(of[1], lang)},
    "factor": lambda of, lang: {"factor": _quantity(of, lang)},
    "offset": lambda of, lang: {"factor": _quantity(of, lang)},
    "instead": lambda of, _: {"right": of[0], "got": of[1]},
    "capped": lambda of, lang: {"side": say(pieces.BEYOND[of[0]], lang), "number": of[1]},
    "precision": lambda of, _: {"kind": of[0]},
    "rounded": lambda of, _: {"digits": of[0]},
    "nearly": lambda of, _: {"digits": of[0]},
    "flipped": lambda of, lang: {"axis": _axes(of[0], lang)},
    "argument": lambda of, lang: {"relation": say(pieces.RELATIONS[of[0]], lang, one=_argument(of, lang))},
    "unary": lambda of, lang: {"function": say(pieces.FUNCTIONS[of[0]], lang)},
    "repeated": lambda of, lang: {"function": say(pieces.FUNCTIONS[of[0]], lang)},
    "padded": lambda of, _: {"number": of[0]},
    "constant": lambda of, _: {"number": of[0]},
    "rolled": lambda of, lang: {"axis": of[0], "direction": say(pieces.DIRECTIONS[of[1]], lang)},
    "region": lambda of, lang: {"region": say(pieces.REGIONS[of[0]], lang)},
    "entries": lambda of, _: {"entries": ", ".join(_span(*span) for span in of)},
    "order": lambda of, _: {"order": ", ".join(str(place + 1) for place in of)},
    "permuted": lambda of, _: {"order": ", ".join(str(place + 1) for place in of)},
    "function": lambda of, _: {"function": of[0]},
    "when": lambda of, lang: {"condition": _condition(of, lang)},
    "raises": lambda of, lang: {"condition": _condition(of, lang)},
    "spares": lambda of, lang: {"condition": _condition(of, lang)},
    "lists": lambda of, lang: {
        "condition": _condition(of, lang),
        "conversion": _code(f"{of[0]} = np.asarray({of[0]}, dtype=float)"),
    },
    "unless": lambda of, lang: {"condition": _condition(of, lang)},
    "overflow": lambda of, lang: {"where": say(pieces.LARGE, lang, condition=_condition(of, lang)) if of else ""},
    "borrowed": lambda of, lang: {"functions": _listed([_code(one) for one in of], lang)},
    "consequence": lambda of, lang: {"functions": _listed([_code(one) for one in of], lang)},
    "spoiled": lambda of, _: {"arguments": ", ".join(_code(one) for one in of)},
}
"""What a relation's own data say."""


def _argument(of: Any, lang: str) -> str:
    """An argument, or what is computed of each of its rows."""
    return say(pieces.ROWS[of[2]], lang, one=_code(of[1])) if len(of) > 2 else _code(of[1])


def _said(name: str, of: Any, lang: str) -> dict[str, Any]:
    return _SAYS[name](of, lang) if name in _SAYS else {}


def _over(axis: int, lang: str) -> str:
    return say(en("over everything"), lang) if axis == -1 else say(en("over axis {axis}"), lang, axis=axis)


def _axes(axis: Any, lang: str) -> str:
    return say(en("both axes"), lang) if axis == "both" else say(en("axis {axis}"), lang, axis=axis)


def _span(first: int, last: int) -> str:
    between = " … " if last - first > 1 else ", "
    return f"[{first}]" if first == last else f"[{first}]{between}[{last}]"


def _condition(of: Any, lang: str) -> str:
    return say(pieces.CONDITIONS[of[1]], lang, one=_code(of[0]), limit=of[2])


def _quantity(of: Any, lang: str) -> str:
    """``2/3``, or ``1/n, where n is the number of rows of `x` ``."""
    if of[0] == "number":
        return str(of[1])
    what = say(pieces.SIZES[of[0]], lang, one=_code(of[1])) if of[0] != "argument" else _code(of[1])
    form = str(of[2])
    if form == "q":
        return what
    return say(en("{form} (n: {what})"), lang, form=form.replace("q", "n"), what=what)


def _part(part: Any, data: Mapping[str, Any], lang: str) -> str:
    """A part of a result, by the name that the checks give it where they give one."""
    if not part:
        return say(en("the result"), lang)
    if list(part) == [pieces.WHAT_IS_WRONG]:
        return say(en("what is wrong in the result"), lang)
    names = data.get("results") or ()
    if isinstance(part[0], int) and 0 <= part[0] < len(names):
        return _code(names[part[0]] + place_in(part[1:]))
    return say(en("result {place}"), lang, place=_code(place_in(part)))


def place_in(part: Any) -> str:
    """Where a part of a result is, as code: ``[0]["W_b"]``; places count from 0."""
    return "".join(f'["{key}"]' if isinstance(key, str) else f"[{key}]" for key in part)
