"""What the handouts call the references' variables: every name is of a variable, in every language, and is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from grader.course.handout_cells import runnable
from grader.diagnosis.edits.edits import Edit
from grader.diagnosis.glossary import name_in, names_of
from grader.diagnosis.variants.derived import Derived, told
from grader.languages import LANGUAGES
from grader.messages import render
from grader.results import Failure
from tests.diagnosis.submissions import COURSE


def variables(name: str) -> dict[str, set[str]]:
    """The variables and parameters of every function of an assignment's reference."""
    path = COURSE.assignment(name).reference_path
    tree = ast.parse(runnable(path.read_text(encoding="utf-8"), str(path)))
    return {one.name: set(_variables(one)) for one in tree.body if isinstance(one, ast.FunctionDef)}


def _variables(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


@pytest.mark.parametrize("name", COURSE.assignments)
def test_every_name_is_of_a_variable(name):
    """A name of a variable that the reference does not have would never be said; and no assignment is without."""
    known, names = variables(name), COURSE.assignment(name).settings.names
    assert names
    for one in names:
        function, _, variable = one.rpartition(".")
        assert variable in (known[function] if function else set().union(*known.values())), one


@pytest.mark.parametrize("name", COURSE.assignments)
def test_every_name_is_said_in_every_language(name):
    """A phrase in English is one in Chinese, and no text stands for two variables of one function."""
    names = names_of(COURSE.assignment(name).settings.names)
    for said in names.values():
        assert set(said) == set(LANGUAGES)
        assert all(text.strip() == text != "" for text in said.values())
    for function, found in variables(name).items():
        for lang in LANGUAGES:
            called = [called[lang] for one in sorted(found) if (called := name_in(function, one, names))]
            assert len(called) == len(set(called)), function


def test_a_name_of_one_function_goes_before_that_of_all():
    """What one function calls ``real`` may be something else than in another."""
    names = names_of({"real": "x", "f.real": {"en": "the slope", "zh": "斜率"}})
    assert name_in("f", "real", names) == {"en": "the slope", "zh": "斜率"}
    assert name_in("g", "real", names) == dict.fromkeys(LANGUAGES, "x")
    assert name_in("g", "fake", names) is None


def test_an_edit_is_said_with_the_names_of_its_function():
    """The function in which the edit is, which is not always the exercise."""
    names = names_of({"helper.a": {"en": "the slope", "zh": "斜率"}, "a": "wrong"})
    edit = Edit("", ("name", "a", "b"), "b")
    said = told("exercise", Derived(0, "helper", edit), names, ["exercise", "helper"])
    failure = Failure("derived_name", {"calls": 5, **said})
    assert "the slope stands where `b` belongs" in render(failure, "en")
    assert "斜率" in render(failure, "zh")
    assert not re.search("[\u4e00-\u9fff] [\u4e00-\u9fff]", render(failure, "zh"))
