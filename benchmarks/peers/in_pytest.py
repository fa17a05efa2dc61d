"""``conftest.py`` for a pytest process that grades one submission: the fixtures that checks ask for."""

import os
from pathlib import Path

import pytest

from peers import kit


@pytest.fixture(scope="session")
def names():
    """The student's module, in this very process."""
    return kit.load(Path(os.environ["PEERS_SUBMISSION"]))


@pytest.fixture
def submission(names):
    """The student's functions."""
    return kit.Submission(names)


@pytest.fixture(scope="session")
def reference():
    """The reference's functions."""
    return kit.reference_here()


@pytest.fixture
def rng(request):
    """Random numbers that belong to this student and this check."""
    exercise = request.path.stem.removeprefix("test_")
    return kit.check_rng(int(os.environ[kit.SEED]), exercise, request.node.name)


@pytest.fixture
def domain(request):
    """The exercise's domain, with this student's seed."""
    exercise = request.path.stem.removeprefix("test_")
    return kit.check_domain(int(os.environ[kit.SEED]), exercise, request.node.name)
