"""The ``@check`` decorator, what a check's docstring says, and the rules that check files keep."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from grader.languages import ENGLISH, LANGUAGES

Function = TypeVar("Function", bound=Callable[..., Any])

DEFAULT_SHARE = 0.5
REPAIRED_SHARE = 1.0
_ATTRIBUTE = "__grader_check__"


@dataclass(frozen=True)
class Check:
    """What ``@check`` says of a test function."""

    points: float
    public: bool
    follow_through: float
    repaired: float = REPAIRED_SHARE


def check(
    *,
    points: float,
    public: bool = False,
    follow_through: float = DEFAULT_SHARE,
    repaired: float = REPAIRED_SHARE,
) -> Callable[[Function], Function]:
    """Mark a pytest function as a check and return it unchanged.

    ``points`` are what it earns; a ``public`` check is shown to students and runs in their notebook;
    ``repaired`` is the share of the points that it earns when it passes only with the reference's functions in place
    of the student's other ones that lost points; ``follow_through`` is the share when it passes only with the student's
    own earlier functions in place of the reference's. Raises :class:`ValueError` for points or shares out of range::

        @check(points=3)
        def test_large_logits(submission, reference, rng):
            \"\"\"Logits of 1000 do not overflow.\"\"\"
    """
    if not 0 < points < math.inf:
        raise ValueError(f"points={points}: a check must be worth something")
    if not 0 <= follow_through < 1:
        raise ValueError(f"follow_through={follow_through}: a share from 0 up to, not including, 1")
    if not 0 <= repaired <= 1:
        raise ValueError(f"repaired={repaired}: a share from 0 up to 1")

    def mark(function: Function) -> Function:
        setattr(function, _ATTRIBUTE, Check(float(points), public, follow_through, repaired))
        return function

    return mark


def get_check(function: Any) -> Check | None:
    """What ``@check`` said of this function; None if it has no such marker."""
    marker = getattr(function, _ATTRIBUTE, None)
    return marker if isinstance(marker, Check) else None


@lru_cache(4096)
def claims(function: Any, name: str) -> dict[str, str]:
    """The claim in each language: the docstring's first line, and its lines that start with a language (``zh:``)."""
    lines = (inspect.getdoc(function) or "").splitlines()
    english = lines[0].strip() if lines and lines[0].strip() else name
    others = {lang: [line for line in lines if line.startswith(f"{lang}:")] for lang in LANGUAGES[1:]}
    said = {lang: found[0].partition(":")[2].strip() if found else english for lang, found in others.items()}
    return {ENGLISH: english, **said}
