"""Findings in words: every kind has a finished sentence in every language, whatever its data."""

from __future__ import annotations

import re
from typing import Any

import pytest

from grader.findings import pieces
from grader.findings.sentences import KINDS, sentence
from grader.languages import LANGUAGES
from grader.messages import render
from grader.results import Failure

COUNTS = {"calls": 9, "wrong": 4, "everywhere": False, "part": [0, "W"]}
OF: dict[str, list[list[Any]]] = {
    "reshaped": [[key] for key in pieces.SHAPES],
    "cut": [["few", 0, "first"], ["many", 1, "last"]],
    "reduced": [["sum", 0], ["mean", -1], ["max", 1]],
    "not_reduced": [["sum", 0], ["mean", -1]],
    "factor": [
        ["number", "2/3"],
        ["number", "-1"],
        ["rows", "x", "1/q"],
        ["argument", "eta", "q"],
        ["length", "x", "-√q"],
    ],
    "offset": [["number", "1"], ["argument", "b", "-q"]],
    "precision": [["float16"]],
    "padded": [["1e-12"]],
    "capped": [["above", "6"], ["below", "-1"]],
    "rounded": [[3]],
    "nearly": [[3]],
    "flipped": [[0], ["both"]],
    "argument": [[key, "x"] for key in pieces.RELATIONS],
    "unary": [[key] for key in pieces.FUNCTIONS],
    "repeated": [["first again"], ["last again"]],
    "constant": [["0"]],
    "rolled": [[0, "late"], [1, "early"]],
    "region": [[key] for key in pieces.REGIONS],
    "entries": [[[0, 2], [5, 5]]],
    "order": [[1, 0, 2]],
    "changed": [[key, "x", "k", "m"] for key in pieces.CHANGES],
    "function": [["softmax"]],
    "when": [["x", key, side] for key in pieces.CONDITIONS for side in ("wrong", "right")],
    "lists": [["x", "list", "wrong"]],
    "raises": [["x", "square", "wrong"]],
    "spares": [["x", "square", "right"]],
    "overflow": [[], ["x", "large", "1000"]],
    "spoiled": [["x", "w"]],
    "instead": [["0", "0.5"]],
    "consequence": [["loss"]],
    "borrowed": [["loss"], ["loss", "gradients"]],
}
EDITS = {
    **{
        key: [key.split()[1], *(["b"] if key.endswith("name") else [])]
        for key in pieces.EDITS
        if key.startswith("left")
    },
    **{key: [key.split()[1], "b"] for key in pieces.EDITS if key.startswith("extra")},
}


def findings() -> list[Failure]:
    """One of each sentence there is."""
    related = [
        Failure(f"related_{kind}", {**COUNTS, "of": of})
        for kind in pieces.RELATED
        for of in OF.get(kind, [["x", "list", "wrong"]] if kind == "unless" else [[]])
    ]
    derived = [
        Failure(
            f"derived_{kind.split()[0]}",
            {"calls": 3, "of": EDITS.get(kind, ["a", "b"]), "target": target, "function": function, "names": {}},
        )
        for kind in pieces.EDITS
        for target, function in (("grad_h", ""), ("", "softmax"))
    ]
    return related + derived


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_finding_is_a_sentence(lang: str) -> None:
    """A finished sentence with all its pieces, in the language that was asked for."""
    for finding in findings():
        text = render(finding, lang)
        assert finding.kind in KINDS
        assert text, finding
        assert text[-1] in ".?。？", text
        assert not re.search(r"[{}]", text), text
        if lang == "zh":
            assert re.search(r"[\u4e00-\u9fff]", text), text
            assert not re.search(r"\b(the|of|is|with)\b", text), text


def test_what_the_handout_calls_a_quantity_is_said() -> None:
    """A glossary's name stands for the reference's variable, in the reader's language."""
    names = {"grad_h": {"en": "∂L/∂h", "zh": "∂L/∂h（隐式编码）"}}
    data = {"calls": 3, "of": ["+", "-"], "target": "grad_h", "function": "", "names": names}
    assert "where ∂L/∂h is computed" in render(Failure("derived_operator", data))
    assert "隐式编码" in render(Failure("derived_operator", data), "zh")


@pytest.mark.parametrize("data", [{}, {"of": 3}, {"of": ["?"]}, {"of": [], "calls": None, "target": 1}])
def test_data_that_nobody_understands_give_no_sentence(data: dict[str, Any]) -> None:
    """Whatever a report says, rendering never fails."""
    for kind in KINDS:
        for lang in LANGUAGES:
            assert isinstance(sentence(kind, data, lang), str)
