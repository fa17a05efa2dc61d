"""How long a check, a load and a whole submission may take, and who has used how much."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Limits:
    """Wall-clock seconds: for one check, for loading, and for all that one submission may use."""

    check: float = 3.0
    load: float = 6.0
    total: float = 18.0

    @classmethod
    def from_timeout(cls, seconds: float) -> Limits:
        """Limits that belong to a check's time limit."""
        return cls(seconds, 2 * seconds, 6 * seconds)


@dataclass
class Used:
    """What one submission has used up, in all its workers."""

    seconds: float = 0.0
    loads: int = 0
    hangs: Counter[str] = field(default_factory=Counter)
    """How often each function hung."""

    hung_cells: dict[int, str] = field(default_factory=dict)
    """The cells that hung or killed a worker, and which of the two."""
