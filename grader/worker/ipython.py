"""What IPython adds to Python, written as Python: magics, shell lines, help, prompts, indented cells.

These are the few rules of IPython's own input transformer that matter, with two differences: every line keeps its
number, and text that is no IPython either comes back as it was. The tests hold them against the transformer itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

BODY_MAGICS = frozenset(("time", "timeit", "capture", "prun", "python", "python3", "memit", "mprun", "scalene"))
"""Cell magics whose cell is Python of this notebook."""

AUTOMAGICS = frozenset(
    [
        "pip",
        "conda",
        "mamba",
        "apt",
        "ls",
        "ll",
        "cd",
        "pwd",
        "cp",
        "mv",
        "rm",
        "mkdir",
        "cat",
        "man",
        "time",
        "timeit",
        "run",
        "matplotlib",
        "pylab",
        "load_ext",
        "reload_ext",
        "autoreload",
        "config",
        "env",
        "set_env",
        "who",
        "whos",
        "who_ls",
        "load",
        "store",
        "precision",
        "reset",
        "prun",
        "debug",
        "history",
        "hist",
    ]
)
"""What may be said without ``%`` where it is no Python."""

MAX_CALLS = 2_000
"""Lines of IPython's in a cell; those after them do nothing."""
MAX_LINE = 4_000
"""Characters of a line that is looked into."""

_ASSIGNED = re.compile(r"^(?P<left>\s*[^\s=#'\"()!%][^=#()!%]*?)=\s*(?P<escape>!|%(?=[^\W\d]))(?P<rest>.*)$", re.S)
_ESCAPED = re.compile(r"^(?P<indent>\s*)(?P<escape>!!|\?\?|[!?%,;/])(?P<rest>.*)$", re.S)
_HELP = re.compile(r"^(?P<indent>\s*)[^#'\"]*?(?P<name>%{0,2}(?!\d)[\w*]+(?:\.\w+|\[-?\d+\])*)(?P<escape>\?\??)\s*$")
_TOKEN = re.compile(r"#.*|'{3}|\"{3}|'(?:\\.|[^'\\])*(?:'|\\?$)|\"(?:\\.|[^\"\\])*(?:\"|\\?$)|[()\[\]{}]|\\$")
_SPECIAL = re.compile(r"[#'\"()\[\]{}\\]")
"""What a token begins with: found much sooner than the token."""
_STRING_END = {quote: re.compile(r"(?:\\.|[^\\])*?" + quote, re.S) for quote in ("'''", '"""')}
_PROMPTS = (
    (re.compile(r"^>>>( |$)"), re.compile(r"^(>>>|\.\.\.)( |$)")),
    (
        re.compile(r"^((\[nav\]|\[ins\])? )?In \[\d+\]: "),
        re.compile(r"^(((\[nav\]|\[ins\])? )?In \[\d+\]: |\s*\.{3,}: ?)"),
    ),
)


@dataclass(frozen=True)
class CellMagic:
    """``%%name line`` over ``body``; ``number`` is the line it stands in, counted from 1."""

    name: str
    line: str
    body: str
    number: int


def cell_magic(source: str) -> CellMagic | None:
    """The magic that a whole cell is under, if any."""
    lines = source.split("\n")
    first = _first(lines)
    if not lines[first].startswith("%%") or re.match(r"%%\w+\?", lines[first]):
        return None
    name, _, line = lines[first][2:].rstrip().partition(" ")
    return CellMagic(name, line, "\n".join(lines[first + 1 :]), first + 1)


def cleaned(source: str) -> str:
    """A cell without prompts and without the indentation of its first line."""
    lines = source.split("\n")
    first = _first(lines)
    indent = lines[first][: len(lines[first]) - len(lines[first].lstrip(" \t"))]
    lines = [line.removeprefix(indent) for line in lines]
    for starts, prompt in _PROMPTS:
        second = lines[first + 1] if first + 1 < len(lines) else ""
        if starts.match(lines[first]) or prompt.match(second):
            lines = [prompt.sub("", line, count=1) for line in lines]
    return "\n".join(lines)


def _first(lines: list[str]) -> int:
    return next((i for i, line in enumerate(lines) if line.strip()), 0)


def translated(source: str) -> str:
    """A cell with every line of IPython's in Python's words; the others stay, and each in its place."""
    lines = source.split("\n")
    kept = list(lines)
    calls = 0
    for start, end, found in logical_lines(lines):
        if found:
            call = found
            if end > start:
                joined = [line.removesuffix("\\") for line in lines[start:end]]
                call = _call(" ".join([*joined, lines[end]]))
            calls += 1
            if calls > MAX_CALLS:
                call = lines[start][: len(lines[start]) - len(lines[start].lstrip())] + "pass"
            kept[start : end + 1] = [call, *[""] * (end - start)]
    return "\n".join(kept)


def _call(line: str) -> str:
    """The Python of a line of IPython; empty if it is none."""
    if len(line) > MAX_LINE:
        return ""
    if asked := _HELP.match(line):
        return asked["indent"] + _help(asked["name"], asked["escape"])
    if escaped := _ESCAPED.match(line):
        return escaped["indent"] + _escaped(escaped["escape"], escaped["rest"].rstrip())
    if assigned := _ASSIGNED.match(line):
        rest = assigned["rest"].rstrip()
        return f"{assigned['left']}= " + (line_magic(rest) if assigned["escape"] == "%" else _shell("getoutput", rest))
    return ""


def _escaped(escape: str, rest: str) -> str:
    name, _, arguments = rest.partition(" ")
    if escape == "%":
        return line_magic(rest)
    if escape in ("!", "!!"):
        return _shell("system" if escape == "!" else "getoutput", rest)
    if escape in ("?", "??"):
        return _help(rest, escape) if rest else "get_ipython().show_usage()"
    if not name.strip():
        return ""
    if escape == "/":
        return f"{name}({', '.join(arguments.split())})"
    quoted = '", "'.join(arguments.split()) if escape == "," else arguments
    return f'{name}("{quoted}")'


def line_magic(text: str) -> str:
    """The call of ``%text``."""
    name, _, arguments = text.partition(" ")
    return f"get_ipython().run_line_magic({name!r}, {arguments!r})"


def _shell(method: str, command: str) -> str:
    return f"get_ipython().{method}({command!r})"


def _help(name: str, escape: str) -> str:
    method = "pinfo2" if escape == "??" else "psearch" if "*" in name else "pinfo"
    return line_magic(f"{method} {name}")


def automagic(line: str) -> str:
    """The Python of a line that IPython would take for a magic without its ``%``; empty if it would not."""
    word, _, rest = line.strip().partition(" ")
    return line_magic(line.strip()) if word in AUTOMAGICS and not rest.lstrip().startswith(("=", "(")) else ""


def logical_lines(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """First and last line of what belongs together by strings, brackets and backslashes; of IPython's, their call.

    IPython's lines are not looked into: only a backslash at their end joins the next one.
    """
    start = 0
    while start < len(lines):
        end = start
        call = _call(lines[start])
        if call:
            while lines[end].endswith("\\") and end + 1 < len(lines):
                end += 1
        else:
            state = scanned(lines[end], 0, "")
            while (state[0] > 0 or state[1] or state[2]) and end + 1 < len(lines):
                end += 1
                state = scanned(lines[end], state[0], state[1])
        yield start, end, call
        start = end + 1


def scanned(line: str, depth: int, quote: str) -> tuple[int, str, bool]:
    """The state after a line: open brackets, the quotes of a string that goes on, a backslash at its end."""
    place = 0
    backslash = False
    while True:
        if quote:
            end = _STRING_END[quote].match(line, place)
            if end is None:
                return depth, quote, False
            place, quote = end.end(), ""
        special = _SPECIAL.search(line, place)
        token = _TOKEN.search(line, special.start()) if special else None
        if token is None:
            return depth, quote, backslash
        text, place = token.group(), token.end()
        if text in _STRING_END:
            quote = text
        elif text in "()[]{}":
            depth += 1 if text in "([{" else -1
        else:
            backslash = text.endswith("\\") and not text.startswith("#")
