"""Mutants: which mistakes are made, and that each is one small change with a name that lasts."""

from __future__ import annotations

import ast

import pytest

from grader.audit.special_inputs import KINDS, narrow_solutions
from grader.diagnosis.edits.mutants import Mutant, mutants

FUNCTION = """\
import numpy as np


def f(x, w, k=2):
    \"\"\"Text with a + b and 1 < 2.\"\"\"
{body}
"""


def bodies(*lines: str) -> dict[str, set[str]]:
    """What becomes of the lines of a function's body, by the kind of change."""
    changes: dict[str, set[str]] = {}
    for mutant in mutants(FUNCTION.format(body="\n".join(f"    {line}" for line in lines)), ["f"]):
        changes.setdefault(mutant.kind, set()).add(mutant.becomes)
    return changes


@pytest.mark.parametrize(
    ("kind", "line", "becomes"),
    [
        ("operator", "return x + w", "return x - w"),
        ("operator", "return (x - w) * k", "return (x - w) / k"),
        ("operator", "return x @ w", "return x * w"),
        ("operator", "return x ** 2", "return (x * 2)"),
        ("term", "return x + w", "return (w)"),
        ("term", "return x - w", "return ((w) - (x))"),
        ("constant", "return x[3]", "return x[4]"),
        ("constant", "return x[0]", "return x[(-1)]"),
        ("constant", "return 0.5 * x", "return 1.0 * x"),
        ("constant", "return np.sum(x, axis=-1)", "return np.sum(x, axis=-2)"),
        ("constant", "return np.sum(x, keepdims=True)", "return np.sum(x, keepdims=False)"),
        ("sign", "return np.exp(-x)", "return np.exp((x))"),
        ("sign", "return np.exp(x)", "return -(np.exp(x))"),
        ("sign", "return np.sum(x, axis=-1)", "return np.sum(x, axis=(1))"),
        ("comparison", "return x > 0", "return ((x) >= (0))"),
        ("comparison", "return x if k else w", "return ((w) if (k) else (x))"),
        ("index", "return x[1:k]", "return x[1:]"),
        ("index", "return x[::-1]", "return x[:]"),
        ("exchange", "return x[k, 0]", "return x[0, k]"),
        ("exchange", "return x.reshape(k, 3)", "return x.reshape(3, k)"),
        ("exchange", "return x, w", "return w, x"),
        ("call", "return np.sum(x, axis=0)", "return np.sum(x)"),
        ("call", "return np.sum(x)", "return np.mean(x)"),
        ("call", "return np.maximum(x, 0)", "return np.minimum(x, 0)"),
        ("call", "return np.log(x)", "return (x)"),
        ("call", "return x.copy()", "return x"),
        ("call", "return list(range(k))", "return list(range((k) - 1))"),
        ("conversion", "return x.T @ w", "return x @ w"),
        ("conversion", "return np.exp(np.asarray(x, dtype=np.float64))", "return np.exp((x))"),
        ("conversion", "return np.zeros(3, dtype=np.float64)", "return np.zeros(3, dtype=np.int64)"),
        ("in-place", "x = x - w", "x -= w"),
        ("loop", "return [a for a in x]", "return [a for a in list(x)[::-1]]"),
        ("statement", "x += w", "pass"),
        ("statement", "return x", "return None"),
        ("operator", "x += w", "x = w"),
    ],
)
def test_makes_the_mistakes_that_people_make(kind, line, becomes):
    """Operators, terms, constants, axes, signs, bounds, indices, transposes, dtypes, loops, in-place changes."""
    assert becomes in bodies(line)[kind]


def test_mutates_defaults():
    """Default arguments are mutated like everything else."""
    assert any(mutant.becomes == "def f(x, w, k=3):" for mutant in mutants(FUNCTION.format(body="    return x"), []))


def test_swaps_statements_where_the_order_counts():
    """An update before its use is a mutant; statements that have nothing to do with each other stay."""
    assert "w = w - x losses = [x - w]" in bodies("losses = [x - w]", "w = w - x", "return w, losses")["order"]
    assert "order" not in bodies("a = x + 1", "b = w + 1", "return a, b")


def test_leaves_docstrings_and_formatted_text_alone():
    """What is only said to people is not mutated."""
    found = mutants(FUNCTION.format(body='    raise ValueError(f"{x + 1}")'), ["f"])
    assert not [mutant for mutant in found if "Text with" in mutant.line or "{x - 1}" in mutant.becomes]


def test_makes_no_mutant_that_the_contract_allows():
    """A float, an array of results, strict zips and the order of a dict's items are nobody's mistake."""
    lines = ("for a, b in zip(x, w, strict=True):", "    k += a * b", "return float(k), np.array([k])")
    becomes = set().union(*bodies(*lines).values())
    assert not [text for text in becomes if "strict=False" in text or "zip(x, w)" in text]
    assert "return (k), np.array([k])" not in becomes
    assert "return float(k), ([k])" not in becomes
    assert not [text for text in set().union(*bodies("return [a for a in x.items()]").values()) if "[::-1]" in text]


def test_every_mutant_is_code_and_differs():
    """Mutants parse, differ from the reference and from each other, in names too."""
    source = FUNCTION.format(body="    y = (x + w) * (x - 2)\n    y = y + 1\n    return (y @ w)[0], y + 1")
    found = mutants(source, ["f"])
    assert len(found) > 25
    assert len({mutant.source for mutant in found} | {source}) == len(found) + 1
    assert len({mutant.key for mutant in found}) == len(found)
    for mutant in found:
        ast.parse(mutant.source)


def test_a_mutant_keeps_its_name_when_other_lines_move():
    """The key holds no line numbers; equal changes of equal lines are counted."""
    body = "    x = x + 1\n    x = x + 1\n    return x"
    source = FUNCTION.format(body=body)
    before, after = mutants(source, ["f"]), mutants("# more\n\n" + source, ["f"])
    assert [mutant.key for mutant in before] == [mutant.key for mutant in after]
    assert {mutant.nth for mutant in before if mutant.becomes == "x = x - 1"} == {1, 2}


def test_the_diff_shows_the_change_alone():
    """One line goes, one line comes."""
    source = FUNCTION.format(body="    return x + w")
    (mutant,) = [one for one in mutants(source, ["f"]) if one.becomes == "return x - w"]
    lines = [line for line in mutant.diff(source, "f.py").splitlines() if line[0] in "+-"]
    assert lines == ["--- f.py", "+++ f.py (mutant)", "-    return x + w", "+    return x - w"]


def test_columns_count_bytes():
    """Text in other alphabets before a change does not shift it."""
    assert "y = '数' + str(w - x)" in bodies("y = '数' + str(w + x)", "return y")["operator"]


def written(mutant: Mutant, argument: object) -> bool:
    """Whether calling the mutant with this first argument changes it, as seen by the caller."""
    import copy

    namespace: dict = {}
    exec(mutant.source, namespace)
    before = copy.deepcopy(argument)
    namespace["f"](argument, 1.0)
    return str(argument) != str(before)


def test_writes_into_arguments():
    """For every argument there is a mutant that spoils the caller's array, alone or in a dict; helpers may."""
    import numpy as np

    found = [one for one in mutants(FUNCTION.format(body="    return 1"), ["f"]) if one.kind == "argument"]
    assert [one.becomes for one in found] == ["writes into x", "writes into w", "writes into k"]
    assert written(found[0], np.ones(3))
    assert written(found[0], {"W": np.zeros(2)})
    assert not written(found[0], [1.0])
    assert not written(found[1], np.ones(3))
    helper = mutants(FUNCTION.format(body="    return 1"), [])
    assert not [one for one in helper if one.kind == "argument"]


def test_narrow_solutions_are_wrong_for_one_kind_of_input():
    """A narrow solution differs from the reference on inputs of its kind and agrees on others."""
    import numpy as np

    source = "import numpy as np\n\ndef f(x):\n    return np.asarray(x) * 2.0\n"
    narrow = {one.kind: one.source for one in narrow_solutions(source, {"f"})}
    assert narrow.keys() == KINDS.keys()

    def value(kind: str, x: object) -> list[float]:
        namespace: dict = {}
        exec(narrow[kind], namespace)
        return np.asarray(namespace["f"](x)).tolist()

    assert value("lists", [1.0]) == [2.75]
    assert value("lists", np.array([1.0])) == [2.0]
    assert value("float32", np.array([1.0], np.float32)) == [2.75]
    assert value("float32", np.array([1.0])) == [2.0]
    assert value("whole numbers", np.array([1])) == [2.75]
    assert value("three axes", np.ones((1, 1, 1))) == [[[2.75]]]
    assert value("three axes", np.ones((1, 1))) == [[2.0]]
