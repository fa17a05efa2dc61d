"""What a notebook asks of IPython while it runs: magics, shell lines, and what its cells showed.

Magics that run Python or files of the hand-in do so; those that only look at things, install or configure do nothing;
what cannot be honoured is noted with its line.
"""

from __future__ import annotations

import itertools
import os
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from typing import Any

from grader.worker.disk import Disk
from grader.worker.inert import Inert, unpacked
from grader.worker.ipython import BODY_MAGICS

PYTHON_MAGICS = frozenset(("time", "prun", "memit", "lprun", "mprun", "debug"))
"""Line magics whose text is a statement. ``%timeit`` keeps nothing of what it runs, so nothing is run."""

UNHEARD = frozenset(
    [
        "alias",
        "alias_magic",
        "autoawait",
        "autocall",
        "automagic",
        "autoreload",
        "autosave",
        "bookmark",
        "cd",
        "cls",
        "colors",
        "conda",
        "config",
        "connect_info",
        "dhist",
        "dirs",
        "doctest_mode",
        "ed",
        "edit",
        "env",
        "gui",
        "hist",
        "history",
        "killbgscripts",
        "ldir",
        "less",
        "lf",
        "lk",
        "ll",
        "load_ext",
        "ls",
        "lsmagic",
        "lx",
        "magic",
        "mamba",
        "man",
        "matplotlib",
        "more",
        "notebook",
        "page",
        "pastebin",
        "pdb",
        "pdef",
        "pdoc",
        "pfile",
        "pinfo",
        "pinfo2",
        "pip",
        "popd",
        "pprint",
        "precision",
        "psearch",
        "psource",
        "pushd",
        "pwd",
        "pycat",
        "quickref",
        "recall",
        "rehashx",
        "reload_ext",
        "rerun",
        "save",
        "set_env",
        "sc",
        "system",
        "sx",
        "tb",
        "timeit",
        "unalias",
        "unload_ext",
        "uv",
        "who",
        "who_ls",
        "whos",
        "xdel",
        "xmode",
        "tensorboard",
        "watermark",
        "load_iter",
        "bigquery",
        "black",
        "html",
        "latex",
        "markdown",
        "svg",
        "javascript",
        "js",
        "HTML",
        "SVG",
        "skip",
    ]
)
"""Magics without which the code computes the same."""

_INSTALLS = re.compile(
    r"\s*(sudo )?(python3? -m )?(pip3?|conda|mamba|apt|apt-get|ls|pwd|echo|nvidia-smi|which|python3? -(V|-version))\b"
)
_OPTION = re.compile(r"^(-\w+\s+)*")


class Output(list[str]):
    """What a shell line printed: nothing, or an empty line for each name that it is unpacked into."""

    n = s = p = ""

    def __iter__(self) -> Iterator[str]:
        return iter([""] * unpacked(sys._getframe(1), 0))


class Shell(Inert):
    """Like the object that ``get_ipython()`` gives."""

    def __init__(
        self, disk: Disk, namespace: dict[str, Any], run_text: Callable[..., Any], run_file: Callable[..., Any],
        note: Callable[[str, str], None]
    ) -> None:  # fmt: skip
        self.disk = disk
        self.user_ns = namespace
        self.run_text = run_text
        self.run_file = run_file
        self.note = note
        self.number = 0
        self.last: Any = ""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self

    # What cells showed

    def begin(self) -> None:
        """The names of a notebook's history."""
        self.user_ns.update(Out={}, In=[""], _="", __="", ___="", exit=Inert(), quit=Inert())
        self.user_ns.update(_oh=self.user_ns["Out"], _ih=self.user_ns["In"])

    def started(self, number: int, source: str) -> None:
        """A cell begins to run."""
        inputs = self.user_ns.get("In")
        if type(inputs) is list and number == len(inputs):
            inputs.append(source)
            self.user_ns[f"_i{number}"] = source

    def displayhook(self, value: Any) -> None:
        """A cell's last expression has this value."""
        names, number = self.user_ns, self.number
        if value is None or not number:
            return
        if names.get("_") is self.last:  # else the name is the student's own
            names["___"], names["__"], names["_"] = names.get("__"), names.get("_"), value
            self.last = value
        names[f"_{number}"] = value
        if type(names.get("Out")) is dict:
            names["Out"][number] = value

    # Magics

    def run_line_magic(self, name: Any, line: Any = "", *_stack: Any) -> Any:
        name, line = str(name).lstrip("%"), str(line)
        if name in PYTHON_MAGICS:
            return self.run_text(_OPTION.sub("", line))
        if name == "run":
            return self.run(line)
        if name == "cd":
            return self.change_folder(line)
        if name == "mkdir":
            self.make_folders(f"mkdir {line}")
        elif name in ("env", "set_env") and re.match(r"\w+[= ]", line):
            key, _, value = line.replace("=", " ", 1).partition(" ")
            self.run_text(f"__import__('os').environ[{key!r}] = {value.strip()!r}")
        elif name in ("sx", "system", "sc"):
            return self.getoutput(line)
        elif name == "pylab":
            self.run_text("import numpy\nimport numpy as np\nfrom numpy import *")
            self.user_ns.update(dict.fromkeys(("plt", "pyplot", "mlab", "pylab", "matplotlib"), Inert()))
        elif name == "pwd":
            return os.getcwd()
        elif name not in UNHEARD:
            self.note("magic", f"%{name} {line}")
        return Inert() if "-o" in line.split() else None

    magic = line_magic = run_line_magic

    def run_cell_magic(self, name: Any, line: Any = "", cell: Any = "") -> Any:
        name, line, cell = str(name).lstrip("%"), str(line), str(cell)
        if name in BODY_MAGICS:
            return self.run_text(cell)
        if name in ("writefile", "file"):
            words = shlex.split(line)
            mode = "a" if words[:-1] and words[0] in ("-a", "--append") else "w"
            with open(os.path.expandvars(words[-1]), mode, encoding="utf-8") as file:
                file.write(cell if cell.endswith("\n") or not cell else cell + "\n")
        elif name not in UNHEARD:
            self.note("magic", f"%%{name} {line}")
        return None

    def run(self, line: str) -> None:
        """``%run file arguments``: the names that it defines are the notebook's; ``-m`` runs a module."""
        words = shlex.split(line)
        options = list(itertools.takewhile(lambda word: word.startswith("-"), words))
        arguments = words[len(options) :]
        name = arguments[0] if arguments else ""
        files = (name, f"{name}.py", f"{name}.ipynb")
        if "-m" in options:
            base = name.replace(".", "/")
            files = (f"{base}.py", f"{base}/__main__.py", f"{base}.ipynb")
        for file in files:
            key = self.disk.key(file)
            if name and key in self.disk.contents:
                self.run_file(key, "-i" in options or key.endswith(".ipynb"), arguments)
                return
        self.note("run", f"%run {line}")

    def change_folder(self, line: str) -> None:
        if line.strip():
            try:
                os.chdir(line.strip().strip("'\""))
            except OSError:
                self.note("magic", f"%cd {line}")

    def run_cell(self, source: Any, *args: Any, **kwargs: Any) -> Any:
        return self.run_text(str(source))

    def ex(self, source: Any) -> Any:
        return self.run_text(str(source))

    def ev(self, source: Any) -> Any:
        return eval(str(source), self.user_ns)

    def push(self, names: Any, *args: Any, **kwargs: Any) -> None:
        self.user_ns.update(names)

    def system(self, command: Any = "") -> None:
        """``!command``: not run, but for folders, which can be made here."""
        if str(command).split()[:1] == ["mkdir"]:
            self.make_folders(str(command))
        elif not _INSTALLS.match(str(command)):
            self.note("shell", f"!{command}")

    def make_folders(self, command: str) -> None:
        """``!mkdir -p a/b c``."""
        for word in shlex.split(command)[1:]:
            if not word.startswith("-"):
                os.makedirs(word, exist_ok=True)

    def getoutput(self, command: Any = "", *args: Any, **kwargs: Any) -> list[str]:
        """``x = !command``: not run, so it printed nothing."""
        self.note("shell", f"!{command}")
        return Output()
