"""Stand-ins for libraries that are not here: what students import to look at things, and what they only mention.

A stand-in makes such uses harmless: every attribute exists, every call gives another stand-in, a decorator gives the
function back, a version is a version. It is never a number: a function that computes with one fails and says why.
"""

from __future__ import annotations

import ast
import dis
import importlib.abc
import importlib.machinery
import re
import sys
from collections.abc import Iterator, Sequence
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

INERT_MODULES = (
    "matplotlib", "mpl_toolkits", "seaborn", "pylab", "IPython", "tqdm", "otter", "ipywidgets", "plotly",
    "nbimporter", "import_ipynb", "google.colab", "nest_asyncio",
)  # fmt: skip
VERSION = "2.0.0"
_UNPACK = dis.opmap["UNPACK_SEQUENCE"]
_ERROR = re.compile(r"[A-Z]?\w*(Error|Exception|Warning|Interrupt)$")


class Base:
    """What a class of one's own derives from where its base is a stand-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pass

    def __init_subclass__(cls, **options: Any) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Inert()


class Inert:
    """Accepts everything and does nothing."""

    _of = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pass

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Itself; as a decorator, also with options beside it, the function or class as it was."""
        if len(args) == 1 and (type(args[0]) is FunctionType or isinstance(args[0], type)):
            return args[0]
        return self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            if name == "__version__":
                return VERSION
            raise AttributeError(name)
        if _ERROR.match(name):
            return type(name, (Exception,), {})
        return SPECIAL.get(name, self) if not self._of else self

    def __getitem__(self, key: Any) -> Any:
        return self

    def __setitem__(self, key: Any, value: Any) -> None:
        pass

    def __delitem__(self, key: Any) -> None:
        pass

    def __iter__(self) -> Iterator[Any]:
        """Once itself; or as often as there are names that it is unpacked into."""
        return iter((self,) * unpacked(sys._getframe(1), 1))

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *exception: Any) -> None:
        pass

    async def __aenter__(self) -> Any:
        return self

    async def __aexit__(self, *exception: Any) -> None:
        pass

    def __await__(self) -> Any:
        return self
        yield

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        return (Base,)

    def __instancecheck__(self, instance: Any) -> bool:
        return False

    def __subclasscheck__(self, subclass: Any) -> bool:
        return False

    def __float__(self) -> float:
        return 0.0

    def __format__(self, how: str) -> str:
        return "…"

    def __contains__(self, item: Any) -> bool:
        return False

    def __hash__(self) -> int:
        return id(self)

    def _compared(self, other: Any) -> bool:
        return False

    def _calculate(self, other: Any = None) -> Any:
        return self

    __lt__ = __le__ = __gt__ = __ge__ = _compared
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _calculate
    __matmul__ = __rmatmul__ = __pow__ = __rpow__ = __mod__ = __rmod__ = __floordiv__ = __rfloordiv__ = _calculate
    __neg__ = __pos__ = __abs__ = __invert__ = __or__ = __ror__ = __and__ = __rand__ = __xor__ = _calculate


def unpacked(frame: Any, otherwise: int) -> int:
    """Into how many names the caller unpacks, or ``otherwise`` where it does not."""
    code, place = frame.f_code.co_code, frame.f_lasti
    return code[place + 1] if 0 <= place < len(code) and code[place] == _UNPACK else otherwise


class Absent(Inert):
    """A stand-in for something of a library that is not here. It is false, and no number can be had of it."""

    def __init__(self, library: str = "") -> None:
        self._of = library

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        given = super().__call__(*args, **kwargs)
        return Absent(self._of) if given is self else given

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def _number(self, *how: Any, **options: Any) -> Any:
        raise ModuleNotFoundError(f"No module named {self._of!r}", name=self._of)

    __float__ = __int__ = __index__ = __complex__ = __array__ = __round__ = _number


def bind(node: ast.Import | ast.ImportFrom, namespace: dict[str, Any]) -> None:
    """Give the names of an import of an absent library stand-ins, so that to mention them costs nothing."""
    for alias in node.names:
        library = (node.module or "" if isinstance(node, ast.ImportFrom) else alias.name).partition(".")[0]
        name = alias.asname or (alias.name if isinstance(node, ast.ImportFrom) else library)
        if name != "*":
            namespace[name] = Absent(library)


class _Bars(type(Inert)):  # type: ignore[misc]
    """``tqdm.write`` and its like, which are called on the class."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Inert()


class Bar(Inert, metaclass=_Bars):
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


def interact(function: Any = None, **options: Any) -> Any:
    """Like ``ipywidgets.interact``: a decorator, with or without arguments."""
    return function if function is not None else lambda decorated: decorated


SPECIAL: dict[str, Any] = {
    "subplots": subplots,
    "tqdm": Bar,
    "tqdm_notebook": Bar,
    "trange": trange,
    "tnrange": trange,
    "interact": interact,
    "interact_manual": interact,
}


class InertModule(ModuleType):
    """A module in which every name is inert."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            if name == "__version__":
                return VERSION
            if name == "__all__" and self.__name__.partition(".")[0] == "tqdm":
                return [one for one in SPECIAL if SPECIAL[one] in (Bar, trange)]
            raise AttributeError(name)
        return SPECIAL.get(name, Inert())


class InertFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the modules of :data:`INERT_MODULES` and all below them."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname.partition(".")[0] in INERT_MODULES or fullname in ("google", "google.colab"):
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return InertModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass


def install() -> None:
    """Put the stand-ins before everything else, so that an installed matplotlib is not loaded either."""
    sys.meta_path.insert(0, InertFinder())
