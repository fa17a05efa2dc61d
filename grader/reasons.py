"""What a message adds to a failure of the submission's own code: where a name stands, what was refused, what to do.

Each function gives a piece of a sentence, or nothing.
"""

from __future__ import annotations

import sys
from typing import Any

_STANDS = {
    "class": (
        "; the class `{detail}` has a method of this name{at}: the exercise needs a function at the top level",
        "；类 `{detail}` 中有同名方法{at}，题目要求的是顶层函数",
    ),
    "function": (
        "; it stands inside the function `{detail}`{at}: move it to the top level",
        "；它写在函数 `{detail}` 里面{at}，请移到顶层",
    ),
    "guard": (
        '; it stands under `if __name__ == "__main__"`{at}, which is not run when the file is imported: move it out',
        '；它写在 `if __name__ == "__main__"` 之下{at}，导入时不会运行，请移出来',
    ),
    "branch": ("; it stands in a branch that was not run{at}", "；它写在没有执行到的分支里{at}"),
    "comment": ("; it stands in a comment{at}", "；它写在注释里{at}"),
    "string": ("; it stands in a string{at}", "；它写在字符串里{at}"),
    "markdown": (
        "; it stands in a Markdown cell (cell {line} of the notebook): make that a code cell",
        "；它写在 Markdown 单元格里（笔记本的第 {line} 个单元格），请改为代码单元格",
    ),
    "raw": (
        "; it stands in a raw cell (cell {line} of the notebook): make that a code cell",
        "；它写在 raw 单元格里（笔记本的第 {line} 个单元格），请改为代码单元格",
    ),
    "file": ("; it stands in another file{at}, which was not scored", "；它写在另一个文件里{at}，评分的不是那个文件"),
}

_REFUSED = {
    "network": ("; the sandbox that code is graded in has no network", "；评分沙箱没有网络"),
    "processes": (
        "; the sandbox that code is graded in starts no processes (pools of `multiprocessing` run in one)",
        "；评分沙箱不能启动新的进程（`multiprocessing` 的进程池会在同一进程中运行）",
    ),
    "programs": ("; the sandbox that code is graded in runs no other programs", "；评分沙箱不能运行其他程序"),
    "threads": (
        "; the sandbox that code is graded in starts no threads (a `ThreadPoolExecutor` works)",
        "；评分沙箱不能启动线程（可以用 `ThreadPoolExecutor`）",
    ),
    "memory": ("; it needs more memory than code is given here", "；所需内存超过了评分时的上限"),
    "files": (
        "; code is graded in a sandbox that has the files of the hand-in and no others",
        "；评分沙箱里只有提交的文件，没有其他文件",
    ),
}

NOT_RUN = {
    "shell": ("there is no shell here", "这里没有命令行"),
    "magic": ("this magic is not known here", "这里没有这个魔法命令"),
    "run": ("no such file was handed in", "提交中没有这个文件"),
}


def say(lang: str, english: str, chinese: str) -> str:
    """The one of two texts that is in this language."""
    return chinese if lang == "zh" else english


def pair(sentences: dict[str, tuple[str, str]], kind: Any, lang: str) -> str:
    """The sentence of this kind; empty where there is none."""
    return sentences[kind][lang == "zh"] if isinstance(kind, str) and kind in sentences else ""


def _at_line(file: Any, line: Any, lang: str) -> str:
    if not line:
        return say(lang, f" ({file})", f"（{file}）")
    return say(lang, f" ({file}, line {line})", f"（{file} 第 {line} 行）")


def stands(place: Any, lang: str) -> str:
    """Where a name does stand that is not defined."""
    kind, file, line, detail = place
    return pair(_STANDS, kind, lang).format(detail=detail, line=line, at=_at_line(file, line, lang))


def set_at(place: Any, lang: str) -> str:
    """Where a name got another value; empty where nobody knows."""
    if not place:
        return ""
    at = _at_line(place[0], place[1], lang)
    return say(lang, f": it got that value later{at}", f"：它后来被赋了这个值{at}")


def refused(data: dict[str, Any], lang: str) -> str:
    """What the sandbox does not allow, where that is what the exception comes from."""
    return pair(_REFUSED, data.get("refused"), lang)


def needs(data: dict[str, Any], lang: str) -> str:
    """That the syntax is newer than the Python that marks: both versions."""
    if not data.get("needs"):
        return ""
    needs, here = data["needs"], f"{sys.version_info[0]}.{sys.version_info[1]}"
    return say(
        lang,
        f"; this is syntax of Python {needs}, and the grader runs Python {here}",
        f"；这是 Python {needs} 的语法，而评分用的是 Python {here}",
    )


def loops(data: dict[str, Any], lang: str) -> str:
    """Which function seems never to end, where, and who calls it."""
    where = data.get("loops")
    if not isinstance(where, list) or not where:
        return ""
    file, line, name, text = where[-1]
    at = say(lang, f" ({file}, line {line}: {text})", f"（{file} 第 {line} 行：{text}）")
    callers = [f"`{one[2]}`" for one in where[:-1] if one[2] != name]
    calls = "".join(
        say(lang, f"; {caller} calls {callee}", f"；{caller} 调用了 {callee}")
        for caller, callee in zip(callers, [*callers[1:], f"`{name}`"], strict=False)
    )
    return say(lang, f": `{name}` seems never to end{at}{calls}", f"：`{name}` 似乎停不下来{at}{calls}")


def hint(data: dict[str, Any], lang: str) -> str:
    """What to do about a list that is taken for an array."""
    if data.get("list") is not True:
        return ""
    return say(
        lang,
        "; the check passes a list: begin with x = np.asarray(x, dtype=float)",
        "；检查传入的是列表，请先写 x = np.asarray(x, dtype=float)",
    )
