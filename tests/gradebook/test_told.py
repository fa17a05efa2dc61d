"""Findings as they are told: the same of several parts once, and nothing twice."""

from __future__ import annotations

from grader.gradebook.told import told
from grader.messages import render
from grader.results import Failure

CALLS = {"calls": 2, "wrong": 2, "everywhere": True}


def test_the_same_of_two_parts_is_one_sentence():
    """Both parts by the places that they have in Python, as in the call to try."""
    halves = [
        Failure("related_factor", {**CALLS, "of": ["number", "1/2"], "part": [0, name]}) for name in ("W_b", "b_b")
    ]
    (one,) = told(halves)
    assert render(one) == (
        'In both calls, each of result `[0]["W_b"]` and result `[0]["b_b"]` is half of what it should be. '
        "Which factor is missing, or too many?"
    )
    assert '两次调用中，结果 `[0]["W_b"]` 和结果 `[0]["b_b"]` 中的每一个' in render(one, "zh")


def test_different_sentences_stay():
    """Another factor, or the whole result, is another finding."""
    findings = [
        Failure("related_factor", {**CALLS, "of": ["number", "1/2"], "part": [0]}),
        Failure("related_factor", {**CALLS, "of": ["number", "1/3"], "part": [1]}),
        Failure("related_factor", {**CALLS, "of": ["number", "1/2"], "part": []}),
    ]
    assert told(findings) == findings


def test_where_it_overflows_is_said_once():
    """The calls that overflow are the calls that are wrong."""
    condition = ["z", "large", "100"]
    overflow = Failure("related_overflow", {"calls": 31, "wrong": 3, "of": condition})
    when = Failure("related_when", {"calls": 31, "wrong": 3, "of": condition})
    other = Failure("related_when", {"calls": 31, "wrong": 3, "of": ["z", "list", "wrong"]})
    assert told([overflow, when]) == [overflow]
    assert told([overflow, other]) == [overflow, other]
    assert told([when]) == [when]
