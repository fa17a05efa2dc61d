"""Two mistakes at once: on other arguments, one for each value of a switch; and one misconception or another."""

from __future__ import annotations

import numpy as np

from grader.course.misconceptions import Misconception
from grader.course.reference import Reference
from grader.diagnosis.explain import explain
from grader.diagnosis.search import Checked, diagnose
from grader.diagnosis.variants.variants import Variants
from grader.findings import pieces
from grader.messages import render
from grader.results import ExerciseReport, Failure, Hint
from grader.sandbox.calls import Call
from grader.scoring.run_checks import reference_session
from grader.scoring.score_one import with_mistakes
from grader.wire.codec import encode
from grader.wire.plain_values import plain

SOURCE = """
import numpy as np


def spread(x, w, squared=True):
    x, w = np.asarray(x), np.asarray(w)
    if squared:
        return np.sum((x - w) ** 2 * np.arange(len(x)))
    return np.sum(np.abs(x - w) / (1 + np.abs(w)))
"""


def misconception(name: str, *changes: tuple[str, str]) -> Misconception:
    """The reference with these changes, in words."""
    title = {"en": name.replace("_", " "), "zh": f"错误 {name}"}
    return Misconception(name, "spread", Hint(name, title, {"en": "Why?", "zh": "为什么？"}), bent(*changes))


def bent(*changes: tuple[str, str]) -> str:
    """The reference's code with these changes."""
    code = SOURCE[SOURCE.index("def") :]
    for old, new in changes:
        assert old in code
        code = code.replace(old, new)
    return code


COUNTS_FROM_ONE = misconception("counts_from_one", ("np.arange(len(x))", "np.arange(1, len(x) + 1)"))
REFERENCE = Reference("spreads", compile(SOURCE, "spreads.py", "exec"))


def checked(student: str, *, both: bool) -> list[Checked]:
    """What a file answers to ten calls; ``both`` values of the switch are tried, or one."""
    module = Reference("spreads", compile("import numpy as np\n" + student, "student.py", "exec"))
    rng, calls = np.random.default_rng(2), []
    for place in range(10):
        args = rng.normal(size=place + 3), rng.normal(size=place + 3), not both or place % 2 == 0
        calls.append(Call("spread", encode(("spread", args, {})), plain(module.spread(*args))))
    return [Checked("spread", "failed", tuple(calls), compares=True)]


def findings(student: str, *, both: bool = False) -> list[Failure]:
    variants = Variants("spreads", SOURCE, [COUNTS_FROM_ONE])
    return list(explain(checked(student, both=both), REFERENCE, variants, ()).get("spread", ()))


def test_a_misconception_on_other_arguments_is_said():
    """One mistake is in the formula and known by name, the other in how an argument is taken."""
    (found,) = findings(bent(("np.arange(len(x))", "np.arange(1, len(x) + 1)"), ("(x - w)", "(x - w[::-1])")))
    assert found.data["both"][1] == {"kind": "changed", "of": ["reversed", "w"]}
    assert "“counts from one”; and the arguments are taken as if `w` were in reverse order" in render(found)
    assert "处理参数的方式如同：`w` 倒序" in render(found, "zh")


def test_a_misconception_on_arguments_of_nowhere_is_not_said():
    """Where no change of the arguments goes with it, nothing is said of a pair."""
    found = findings(bent(("np.arange(len(x))", "np.arange(1, len(x) + 1)"), ("(x - w)", "(x - np.cos(w))")))
    assert all(one.kind != "derived_pair" for one in found)


def test_each_value_of_a_switch_has_a_mistake_of_its_own():
    """What explains the calls with True and what explains those with False are said one after the other."""
    found = findings(bent(("** 2", "** 3"), ("np.abs(w)", "np.abs(x)")), both=True)
    assert {tuple(one.data["where"]) for one in found} == {("squared", "True"), ("squared", "False")}
    assert all(render(one).startswith("Where `squared` is `") for one in found)
    assert all(render(one, "zh").startswith("当 `squared` 为 `") for one in found)
    unknown = findings(bent(("** 2", "** 3"), ("np.abs(w)", "np.cos(3 * w)")), both=True)
    assert all("where" not in one.data for one in unknown)


def test_one_misconception_or_another():
    """Two that no call tells apart are named as one or the other; what is told apart is simply there."""
    twin = misconception("shifted", ("np.arange(len(x))", "(1 + np.arange(len(x)))"))
    other = misconception("cubed", ("** 2", "** 3"))
    session = reference_session(REFERENCE)

    def named(student: str, *known: Misconception) -> tuple[list[str], bool]:
        variants = Variants("spreads", SOURCE, known)
        one = diagnose(checked(student, both=False), REFERENCE, session, variants)["spread"]
        return [hint.misconception for hint in one.hints], one.either

    wrong = bent(("np.arange(len(x))", "(np.arange(len(x)) + 1)"))
    assert named(wrong, COUNTS_FROM_ONE, twin, other) == (["counts_from_one", "shifted"], True)
    assert named(wrong, COUNTS_FROM_ONE, other) == (["counts_from_one"], False)
    variants = Variants("spreads", SOURCE, [COUNTS_FROM_ONE, twin])
    blank, asked = [ExerciseReport("spread", ())], checked(wrong, both=False)
    (exercise,) = with_mistakes(blank, asked, REFERENCE, session, variants)
    assert [render(one) for one in exercise.findings] == [pieces.RELATED["either"]]
