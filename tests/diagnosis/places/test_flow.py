"""What is computed from what in a function of the reference, and which of its names only add up."""

from __future__ import annotations

import ast
import textwrap

import pytest

from grader.diagnosis.places.flow import ANY, Flow, flow_of


def flow(body: str) -> Flow:
    (function,) = ast.parse("def f(x, w, n):\n" + textwrap.indent(textwrap.dedent(body), "    ")).body
    assert isinstance(function, ast.FunctionDef)
    return flow_of(function)


def test_needs_go_through_others():
    """Tuples, items, added values, annotations, walrus, loops and comprehensions, and lists that are added to."""
    found = flow("""
        a, b = np.add(x, w), w
        c: float = a + 1
        d = c * 2
        d[0] = b
        e = (g := d) + 1
        e -= n
        for h in e:
            pass
        m = []
        m.append([k for k in h])
    """)
    assert found.needs["a"] >= {"x", "w"}
    assert found.needs["c"] >= {"a", "x"}
    assert found.needs["d"] >= {"c", "a", "b"}
    assert found.needs["e"] >= {"d", "n", "e"}
    assert found.needs["g"] >= {"d"}
    assert found.needs["h"] >= {"e", "c"}
    assert found.needs["b"] == {"w"}
    assert found.needs["m"] >= {"h", "e"}
    assert "d" not in found.needs["c"]


@pytest.mark.parametrize(
    ("body", "is_sum"),
    [
        ("s = 0\nfor i in x:\n    s += i\nreturn s", True),
        ("s = 0\nfor i in x:\n    s = s + i\nreturn s", True),
        ("s = {}\nfor i in x:\n    s |= {i: w}\nreturn s", True),
        ("s = {}\nfor i in x:\n    s['W'] += i\nreturn s", True),
        ("s = {}\nfor i in x:\n    s = {k: np.add(s[k], i) for k in w}\nreturn s", True),
        ("s = x * w\ns = s + n\nreturn s", True),
        ("s = w\nfor i in x:\n    y = i @ s\n    s += n * (i - y)\nreturn s", False),
        ("s = w\nfor i in x:\n    s = s - n * i\nreturn s", False),
        ("s = w\nfor i in x:\n    s = np.tanh(s * i)\nreturn s", False),
    ],
)
def test_a_name_that_only_gathers_is_a_sum(body: str, is_sum: bool):
    """What a loop reads elsewhere is a state, and each of its values counts."""
    assert ("s" in flow(body).sums) is is_sum


def test_parts_of_a_result_are_told_where_they_are_listed():
    """A tuple or a dict that is written out; what one call returns may all be computed from its arguments."""
    assert flow("a = x\nb = w\nreturn a, b + n").result == {
        (): {"a", "b", "n", "x", "w"}, (0,): {"a", "x"}, (1,): {"b", "w", "n"},
    }  # fmt: skip
    assert flow("a = x\nreturn {'W': a, 'b': w}").result["b",] == {"w"}
    assert flow("a = x\nreturn both(a, w)").result[ANY,] == {"both", "a", "x", "w"}
    assert flow("a = x").result == {}


def test_a_row_of_a_table_sets_the_names_of_its_columns():
    """A loop over written tuples tells what each name is set from."""
    found = flow("for a, b in ((x, 1), (n, w)):\n    c = a").needs
    assert found["a"] == {"x", "n"}
    assert found["b"] == {"w"}


def test_what_is_carried_to_the_next_round_alone_is_known():
    """Nothing reads its last value: whoever does not compute it has made no mistake."""
    carried = "g = 0\nfor i in x:\n    a = i + g\n    s += a\n    g = w * a\nreturn s"
    assert flow(carried).carried >= {"g"}
    assert not flow(carried).carried & {"a", "s"}
    assert "g" not in flow(carried.replace("return s", "return s, g")).carried


def test_what_a_loop_sets_is_known():
    assert flow("a = x\nfor i in w:\n    b = a\nreturn b").looped >= {"b"}
    assert "a" not in flow("a = x\nfor i in w:\n    b = a\nreturn b").looped
    assert flow_of(None) == Flow()
