"""``test_student.py`` for pytest-prairielearn-grader: all checks in one module, so that one sandbox serves them all."""

import builtins
import json
import os

import pytest
from pytest_prairielearn_grader import ConfigObject

from peers import kit

autograder_config = ConfigObject(
    sandbox_timeout=30.0, builtin_whitelist=[name for name in dir(builtins) if not name.startswith("_")]
)


class Remote:
    """The student's functions, which live in the sandbox of the peer."""

    def __init__(self, sandbox):
        self.sandbox = sandbox

    def __getattr__(self, name):
        return RemoteFunction(self.sandbox, name)


class RemoteFunction:
    """One of them. ``trailing_code.py`` has ``peer_call``."""

    def __init__(self, sandbox, name):
        self.sandbox = sandbox
        self.name = name
        self.said = {}

    def __call__(self, *args, **kwargs):
        self.said = json.loads(self.sandbox.query_function("peer_call", self.name, args, kwargs, query_timeout=30.0))
        return self.said["value"]

    def changed_arguments(self):
        return self.said["changed"]


def of(case, reference, seed):
    @pytest.mark.grading_data(name=case.label, points=case.points)
    def test(module_sandbox):
        kit.run(case, Remote(module_sandbox), reference, seed)

    return test


def collected():
    reference, seed = kit.reference_here(), int(os.environ[kit.SEED])
    return {f"test_{number}": of(case, reference, seed) for number, case in enumerate(kit.checks_here())}


globals().update(collected())
