"""Where ``grader score`` has its jobs scored: on this machine or on a cluster."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from grader.errors import GraderError

if TYPE_CHECKING:
    from grader.scoring.jobs import Plan


def place_of(dask: str | None, *, is_otter: bool) -> Callable[[Plan], Any]:
    """Where jobs are scored, on a cluster if its address is given, else on this machine; its references go first."""
    from grader.scoring.pool import Pool
    from grader.scoring.readiness import Gated

    place: Callable[[Plan], Any] = Pool if dask is None else _cluster(dask)
    return place if is_otter else lambda plan: Gated(place(plan), plan.course)


def _cluster(address: str) -> Callable[[Plan], Any]:
    try:
        from grader.scoring.cluster import Cluster
    except ImportError as error:
        raise GraderError("--dask needs the package distributed: pip install 'grader[dask]'") from error
    return lambda plan: Cluster(plan, address)
