"""How long a check, a load and a whole submission may take, and who has used how much."""

from __future__ import annotations

from dataclasses import dataclass


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
