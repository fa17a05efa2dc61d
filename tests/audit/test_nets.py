"""Checks that sweep a domain, beside the others."""

from __future__ import annotations

from pathlib import Path

from grader.audit.nets import about_checks, nets
from grader.audit.waivers import Waivers
from grader.course.course import Course
from tests.conftest import write_course

NET = '''

@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Rare inputs."""
    domain.sweep(submission.area, reference.area)
'''


def test_a_check_that_asks_for_the_domain_is_a_net(tmp_path: Path) -> None:
    """Whatever it is called; other checks are none."""
    write_course(tmp_path)
    path = tmp_path / "autograder_tests" / "lines" / "test_area.py"
    path.write_text(path.read_text() + NET)
    assert nets(Course(tmp_path).assignment("lines")) == {("area", "test_rare_inputs")}


def test_a_net_makes_no_other_check_needless() -> None:
    """A check that a net covers stands, and so does a net beside a check that covers it; it must catch something."""
    net, random, public = ("f", "test_rare_inputs"), ("f", "test_random"), ("f", "test_example")
    checks = {public: True, random: False, net: False}
    reasons = Waivers(Path("equivalent.toml"))
    for lost in ([{random, net}, {net}, {public}], [{random, net}, {random}, {public}]):
        assert list(about_checks(checks, list(map(frozenset, lost)), reasons, frozenset({net}))) == []
    lost = [{random, net}, {net}, {public}]
    (said,) = about_checks(checks, list(map(frozenset, lost)), reasons, frozenset())
    assert "test_rare_inputs catches all that it catches" in said
    (said,) = about_checks(checks, [frozenset({random}), frozenset({public})], reasons, frozenset({net}))
    assert "f::test_rare_inputs: catches nothing" in said
