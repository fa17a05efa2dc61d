"""Stand-ins for what students import only to look at things: plotting, progress bars, notebook helpers.

They make such calls harmless: every attribute exists, every call returns another inert object. Anything else that
is not the standard library or NumPy is simply not there.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

import numpy as np

INERT_MODULES = ("matplotlib", "mpl_toolkits", "seaborn", "pylab", "IPython", "tqdm", "otter", "ipywidgets", "plotly")


class Inert:
    """Accepts everything and does nothing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pass

    def __call__(self, *args: Any, **kwargs: Any) -> Inert:
        return self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return SPECIAL.get(name, self)

    def __getitem__(self, key: Any) -> Inert:
        return self

    def __setitem__(self, key: Any, value: Any) -> None:
        pass

    def __iter__(self) -> Iterator[Inert]:
        return iter((self,))

    def __enter__(self) -> Inert:
        return self

    def __exit__(self, *exception: Any) -> None:
        pass

    def __float__(self) -> float:
        return 0.0

    def _calculate(self, other: Any = None) -> Inert:
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _calculate
    __neg__ = __or__ = __ror__ = _calculate


class Bar(Inert):
    """Like ``tqdm``: the iterable itself, which also takes a progress bar's calls."""

    def __init__(self, iterable: Any = (), *args: Any, **kwargs: Any) -> None:
        self._iterable = iterable

    def __iter__(self) -> Iterator[Any]:
        return iter(self._iterable)

    def __len__(self) -> int:
        return len(self._iterable)

    def __bool__(self) -> bool:
        return True


def subplots(nrows: int = 1, ncols: int = 1, **options: Any) -> tuple[Inert, Any]:
    """Like ``plt.subplots``: a figure and one axes, or an array of them."""
    if nrows == ncols == 1:
        return Inert(), Inert()
    axes = np.full((nrows, ncols), Inert(), dtype=object)
    return Inert(), axes if options.get("squeeze") is False or min(nrows, ncols) > 1 else axes.ravel()


def trange(*args: int, **kwargs: Any) -> Bar:
    """Like ``tqdm.trange``."""
    return Bar(range(*args))


def several(count: int) -> Any:
    """A function whose results are unpacked into this many names."""
    return lambda *args, **kwargs: (Inert(),) * count


SPECIAL: dict[str, Any] = {
    "subplots": subplots,
    "tqdm": Bar,
    "tqdm_notebook": Bar,
    "trange": trange,
    "tnrange": trange,
    "hist": several(3),
    "get_legend_handles_labels": several(2),
    "get_size_inches": several(2),
    "get_xlim": several(2),
    "get_ylim": several(2),
    "xlim": several(2),
    "ylim": several(2),
}


class InertModule(ModuleType):
    """A module in which every name is inert."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return SPECIAL.get(name, Inert())


class InertFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the modules of :data:`INERT_MODULES` and all below them."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname.partition(".")[0] in INERT_MODULES:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return InertModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass


def install() -> None:
    """Put the stand-ins before everything else, so that an installed matplotlib is not loaded either."""
    sys.meta_path.insert(0, InertFinder())
