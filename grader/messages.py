"""Failures in words, English and Chinese.

:func:`render` says everything that is known, for public checks and for teachers. :func:`render_safely` says only what
a student may read of a hidden check: nothing that came from the student's process, nothing that was expected.
Neither ever raises, whatever a hostile worker put into a failure.
"""

from __future__ import annotations

import builtins
from typing import Any

from grader import reasons
from grader.reasons import say
from grader.results import Failure

LANGUAGES = ("en", "zh")

SAFE_KEYS = ("function", "seconds", "asks")
"""The only data of a failure that a hidden check's message may show: the grader's own words and numbers."""

_EXCEPTIONS = frozenset(
    name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, BaseException)
)
"""That a type is built in is the worker's claim; its name must also be one of these to be shown."""

# The sentences that may be shown for hidden checks too: their only data are SAFE_KEYS and names of Python's exceptions.
_SAFE = {
    "missing": ("`{function}` is not defined.", "没有定义 `{function}`。"),
    "not_callable": ("`{function}` is not a function.", "`{function}` 不是函数。"),
    "not_implemented": ("`{function}` is not implemented yet.", "`{function}` 还没有实现。"),
    "raised": ("`{function}` raised {kind}{hint}.", "`{function}` 抛出了{kind}{hint}。"),
    "signature": (
        "`{function}` takes other arguments than the exercise asks for: {asks}.",
        "`{function}` 的参数与题目要求的不同，题目要求 {asks}。",
    ),
    "memory": (
        "`{function}` filled more and more memory until its {seconds} s were over.",
        "`{function}` 不断占用内存，直到 {seconds} 秒用完。",
    ),
    "timeout": (
        "`{function}` did not answer within {seconds} s.",
        "`{function}` 在 {seconds} 秒内没有返回。",
    ),
    "used_up": (
        "Not run any more: the submission used up its {seconds} s of running time.",
        "没有再运行：这份提交已用完 {seconds} 秒的运行时间。",
    ),
    "died": (
        "`{function}` ended the process that runs it (a crash, exit or exhausted memory).",
        "`{function}` 使运行它的进程终止了（崩溃、退出或内存耗尽）。",
    ),
    "protocol": (
        "`{function}` interfered with the grader's communication; the call does not count.",
        "`{function}` 干扰了评分程序的通信，这次调用无效。",
    ),
    "load_timeout": ("The file could not be loaded: it hangs.", "文件无法载入：运行卡住了。"),
    "load_memory": ("The file could not be loaded: it fills all memory.", "文件无法载入：它占满了内存。"),
    "load_died": ("The file could not be loaded: its process ended.", "文件无法载入：进程终止了。"),
    "load_protocol": (
        "The file could not be loaded: it interfered with the grader's communication.",
        "文件无法载入：它干扰了评分程序的通信。",
    ),
    "unsupported": (
        "`{function}` returned something that is neither numbers nor a sequence of them.",
        "`{function}` 返回的既不是数，也不是数的序列。",
    ),
    "none": ("Returned nothing (None). Is a `return` missing?", "返回了 None。是不是漏写了 `return`？"),
    "type": ("The result has the wrong type.", "结果的类型不对。"),
    "results": ("Several results are asked for; return them as a tuple.", "应当返回多个结果，请用元组返回。"),
    "results_count": ("The number of results is wrong.", "返回结果的个数不对。"),
    "keys": ("The result is a dict with the wrong keys.", "返回的字典的键不对。"),
    "ragged": ("The result is no regular array of numbers.", "结果不是规则的数值数组。"),
    "shape": ("The result has the wrong shape.", "结果的形状不对。"),
    "complex": ("The result is complex; real numbers are asked for.", "结果是复数；应当是实数。"),
    "empty": ("The result is empty.", "结果是空的。"),
    "not_finite": ("The result holds NaN or infinity.", "结果中有 NaN 或无穷大。"),
    "value": ("Wrong values.", "数值不对。"),
    "bounds": ("A value is out of its range.", "有数值超出了应有的范围。"),
    "property": ("A property that the result must have does not hold.", "结果不满足应有的性质。"),
    "mutated": ("The function changes its argument in place.", "函数原地修改了传入的参数。"),
    "impure": (
        "The same arguments gave another result the second time.",
        "同样的参数，第二次调用得到了不同的结果。",
    ),
    "unusable": ("The result cannot be worked with: its type or shape is wrong.", "结果无法使用：类型或形状不对。"),
    "assertion": ("The check does not hold.", "检查没有通过。"),
    "skipped": ("Skipped.", "已跳过。"),
    "error": ("Not graded: an error on the grader's side.", "未评分：评分程序自身出错。"),
    "no_checks": ("Not graded: the assignment's checks could not be collected.", "未评分：无法收集该作业的检查。"),
    "undecodable": (
        "The file is not text in any usual encoding; save it as UTF-8 and hand it in again.",
        "文件不是常用编码的文本；请另存为 UTF-8 编码后重新提交。",
    ),
    "file_too_large": ("The file is too large.", "文件太大。"),
    "notebook_json": ("The notebook is not valid JSON.", "笔记本不是有效的 JSON。"),
    "notebook_shape": ("The notebook has no list of cells.", "笔记本里没有单元格列表。"),
    "no_cell_parses": ("No part of the file is valid Python.", "文件里没有任何一段是有效的 Python 代码。"),
    "archive": ("The archive cannot be taken in.", "无法读取压缩包。"),
    "intake": ("The files cannot be taken in.", "无法读取文件。"),
    "both_files": ("A module and a notebook are there; the notebook was scored.", "模块和笔记本同时存在；评分的是笔记本。"),
    "notebook_beside": ("A notebook lies beside the module.", "模块旁边还有一个笔记本。"),
    "several_files": ("Several files could be meant; one was scored.", "有多个可能的文件；只对其中一个评分。"),
    "newer_file": ("A module and a notebook are there; the newer was scored.", "模块和笔记本同时存在；评分的是较新的一个。"),
    "stub_passed_over": ("An untouched stub was passed over.", "未作答的模板文件没有参与评分。"),
    "damaged_passed_over": ("A damaged file was passed over.", "损坏的文件没有参与评分。"),
    "near_name": ("The file's name is not quite the assignment's.", "文件名与作业名不完全一致。"),
    "any_name": ("The only file that was handed in was scored.", "评分的是提交的唯一文件。"),
    "assigned": ("The teacher named the file to score.", "评分的文件由教师指定。"),
    "assigned_missing": ("The file that the teacher named is not there.", "没有找到教师指定的文件。"),
    "ambiguous": ("Several files could be meant; none was scored.", "有多个可能的文件，无法确定评分哪一个。"),
    "left_out": ("Some files were left out.", "有些文件没有读取。"),
    "late": ("Handed in late, by the learning platform's clock.", "按教学平台的记录，这份提交迟交。"),
    "warning": ("Python warned: {category}.", "Python 给出了警告：{category}。"),
    "in_process": ("Some checks ran in the submission's own process.", "有些检查在提交代码自己的进程中运行。"),
    "cell_failed": ("A part of the file did not run to its end.", "文件的一部分没有运行完。"),
    "not_run": ("A line that only IPython or a shell understands was not run.", "有一行只有 IPython 或命令行才懂的代码没有运行。"),
}  # fmt: skip

# What is added where everything may be said.
_DETAIL = {
    "raised": ("`{function}` raised {type}{said}{place}{refused}{hint}", "`{function}` 抛出 {type}{said}{place}{refused}{hint}"),
    "timeout": ("`{function}` did not answer within {seconds} s{loops}.", "`{function}` 在 {seconds} 秒内没有返回{loops}。"),
    "signature": (
        "`{function}` takes other arguments than the exercise asks for: it is {takes}; the exercise asks for {asks}.",
        "`{function}` 的参数与题目要求的不同：这里是 {takes}，题目要求 {asks}。",
    ),
    "missing": ("`{function}` is not defined{cause}{similar}{stands}.", "没有定义 `{function}`{cause}{similar}{stands}。"),
    "not_callable": ("`{function}` is a {type}, not a function{set_at}.", "`{function}` 是 {type}，不是函数{set_at}。"),
    "unsupported": ("`{function}` returned {type}.", "`{function}` 返回了 {type}。"),
    "none": ("{what} is nothing (None). Is a `return` missing?", "{what} 是 None。是不是漏写了 `return`？"),
    "type": ("{what} is {got}, not {wanted}.", "{what} 是 {got}，应当是 {wanted}。"),
    "results": ("{what} should be {names}, returned as a tuple; it is {got}.", "{what} 应当以元组返回 {names}；得到 {got}。"),
    "results_count": ("{what} should be {names}; {count} results came back.", "{what} 应当返回 {names}；得到 {count} 个结果。"),
    "keys": ("{what}: keys missing: {missing}; not asked for: {extra}.", "{what}：缺少的键：{missing}；多余的键：{extra}。"),
    "ragged": ("{what} is no regular array of numbers.", "{what} 不是规则的数值数组。"),
    "shape": ("{what} has shape {got}; expected {expected}.", "{what} 的形状是 {got}，应为 {expected}。"),
    "complex": ("{what} is complex; real numbers are asked for.", "{what} 是复数；应当是实数。"),
    "empty": ("{what} is empty.", "{what} 是空的。"),
    "not_finite": ("{what} holds {got_at}{at}{instead}.", "{what} 中有 {got_at}{at}{instead}。"),
    "value": ("{what}: got {got_at}, expected {expected_at}{at}{spread}.", "{what}：得到 {got_at}，应为 {expected_at}{at}{spread}。"),
    "bounds": ("{what} holds {got_at}{at}; it must lie in [{low}, {high}].", "{what} 中有 {got_at}{at}；应在 [{low}, {high}] 之内。"),
    "property": ("{property}", "{property_zh}"),
    "mutated": (
        "`{what}` changes {arguments} in place; work on a copy.",
        "`{what}` 原地修改了 {arguments}；请在副本上计算。",
    ),
    "impure": (
        "`{what}` gave another result the second time, with the same arguments.",
        "`{what}` 用同样的参数第二次调用得到了不同的结果。",
    ),
    "unusable": ("The result cannot be worked with: {error}.", "结果无法使用：{error}。"),
    "assertion": ("{text}", "{text}"),
    "skipped": ("Skipped: {reason}", "已跳过：{reason}"),
    "error": ("Not graded: an error on the grader's side: {error}", "未评分：评分程序自身出错：{error}"),
    "no_checks": ("Not graded: {error}", "未评分：{error}"),
    "file_too_large": ("The file has {size} bytes; at most {limit} are read.", "文件有 {size} 字节；最多读取 {limit} 字节。"),
    "notebook_json": ("The notebook is not valid JSON: {error}. Open it in Jupyter, choose File > Save, and hand it in again; if it does not open, it may be a .py file renamed to .ipynb.", "笔记本不是有效的 JSON：{error}。请在 Jupyter 中打开并保存后重新提交；如果打不开，它可能是改名为 .ipynb 的 .py 文件。"),
    "no_cell_parses": ("No part of the file is valid Python{cause}.", "文件里没有任何一段是有效的 Python 代码{cause}。"),
    "archive": ("The archive cannot be taken in: {reason}.", "无法读取压缩包：{reason}。"),
    "intake": ("The files cannot be taken in: {reason}.", "无法读取文件：{reason}。"),
    "both_files": ("Both {used} and {unused} are there, and in both is work; {used} was scored.", "{used} 与 {unused} 同时存在，且都已作答；评分的是 {used}。"),
    "newer_file": ("Both {used} and {unused} are there, and in both is work; {used} was scored, since it was handed in later.", "{used} 与 {unused} 同时存在，且都已作答；{used} 提交得更晚，评分的是它。"),
    "stub_passed_over": ("{used} was scored; {unused} is as it was handed out.", "评分的是 {used}；{unused} 仍是未作答的模板。"),
    "damaged_passed_over": ("{used} was scored; {unused} is damaged and cannot be read.", "评分的是 {used}；{unused} 已损坏，无法读取。"),
    "near_name": ("{used} was scored; it should be called {expected}.", "评分的是 {used}；文件名应为 {expected}。"),
    "any_name": ("{used} was scored, the only file that was handed in; it should be called {expected}.", "评分的是提交的唯一文件 {used}；文件名应为 {expected}。"),
    "assigned": ("{used} was scored, as the teacher decided.", "评分的是 {used}，由教师指定。"),
    "assigned_missing": ("{file}, which the teacher named, is not there, or several files have that name.", "没有找到教师指定的 {file}，或有多个同名文件。"),
    "ambiguous": ("Any of these could be the submission: {files}. Keep one, called {expected}.py or {expected}.ipynb.", "以下文件都可能是提交的作业：{files}。请只保留一个，命名为 {expected}.py 或 {expected}.ipynb。"),
    "left_out": ("Left out, since they are too large, too many or no part of the work: {files}.", "因过大、过多或不属于作业而没有读取：{files}。"),
    "notebook_beside": ("{other} lies beside it: where both are handed in, {other} is scored.", "旁边还有 {other}：两者同时提交时，评分的是 {other}。"),
    "several_files": ("Several files could be meant; {used} was scored, not {unused}.", "有多个文件；评分的是 {used}，不是 {unused}。"),
    "warning": ("Python warned: {type}{said}{place}.", "Python 警告：{type}{said}{place}。"),
    "in_process": (
        "Run in the submission's own process, on whose word their outcome rests: {checks}.",
        "在提交代码自己的进程中运行，结果以该进程的陈述为准：{checks}。",
    ),
    "cell_failed": ("{label} did not run to its end: {problem}.", "{label} 没有运行完：{problem}。"),
    "not_run": ("Not run, {why}{place}.", "没有运行，{why}{place}。"),
}  # fmt: skip


def render(failure: Failure, lang: str = "en") -> str:
    """Everything that is known, in one paragraph."""
    try:
        return _DETAIL[failure.kind][lang == "zh"].format_map(_words(failure, lang)).strip()
    except KeyError:  # nothing to add for this kind, or data are missing
        return render_safely(failure, lang)


def render_safely(failure: Failure, lang: str = "en") -> str:
    """What a student may read of a hidden check."""
    data = failure.data
    words = {key: data.get(key, "…") for key in SAFE_KEYS}
    own = say(lang, "an exception of its own", "自定义的异常")
    words["kind"] = _python_name(data.get("type")) if data.get("builtin") is True else ""
    words["kind"] = words["kind"] or own
    words["hint"] = reasons.hint(data, lang)
    words["category"] = _python_name(data.get("category")) or say(lang, "of its own", "自定义的警告")
    return _SAFE.get(failure.kind, _UNKNOWN)[lang == "zh"].format_map(words)


_UNKNOWN = ("The file could not be read.", "无法读取文件。")


def _python_name(name: Any) -> str:
    return name if isinstance(name, str) and name in _EXCEPTIONS else ""


def _words(failure: Failure, lang: str) -> dict[str, Any]:
    """The data of a failure, each piece in words, and the pieces that a sentence may do without."""
    data = failure.data
    words = {key: _shown(value, lang) for key, value in data.items()}
    if failure.kind == "shape":
        words |= {key: _shape(data[key], lang) for key in ("got", "expected")}
    if failure.kind == "warning":
        words["type"] = data["category"]
    if failure.kind == "cell_failed":
        words["problem"] = _load_error(data["error"], lang)
    if isinstance(data.get("arguments"), list):
        words["arguments"] = ", ".join(_argument(argument, lang) for argument in data["arguments"])
    if data.get("wanted") == "number":
        words["wanted"] = say(lang, "a number or an array of numbers", "数或数的数组")
    return words | {
        "said": _said(data, lang),
        "place": _place(data, lang),
        "at": _at(data.get("index"), lang),
        "instead": _instead(words, lang),
        "spread": _spread(data, lang),
        "similar": _similar(data, lang),
        "cause": _cause(data, lang),
        "stands": "".join(reasons.stands(place, lang) for place in data.get("stands") or []),
        "set_at": reasons.set_at(data.get("set_at"), lang),
        "refused": reasons.refused(data, lang),
        "loops": reasons.loops(data, lang),
        "hint": reasons.hint(data, lang),
        "why": reasons.pair(reasons.NOT_RUN, data.get("note"), lang),
    }


def _shown(value: Any, lang: str) -> Any:
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.8g}"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value) or say(lang, "none", "无")
    return value


def _shape(shape: Any, lang: str) -> str:
    if not isinstance(shape, list):
        return str(shape)
    return str(tuple(shape)) if shape else say(lang, "() (a single number)", "()（单个数）")


def _argument(argument: Any, lang: str) -> str:
    """``argument 1`` or the name of a keyword."""
    word, _, number = str(argument).partition(" ")
    return f"第 {number} 个参数" if lang == "zh" and word == "argument" and number else str(argument)


def _said(data: dict[str, Any], lang: str) -> str:
    message = data.get("message")
    return f"{say(lang, ': ', '：')}{message}" if message else ""


def _at(index: Any, lang: str) -> str:
    if not isinstance(index, list) or not index:
        return ""
    place = "[" + ", ".join(map(str, index)) + "]"
    return say(lang, f" at index {place}", f"（下标 {place}）")


def _instead(words: dict[str, Any], lang: str) -> str:
    if "expected_at" not in words:
        return ""
    return say(lang, f"; expected {words['expected_at']}", f"；应为 {words['expected_at']}")


def _spread(data: dict[str, Any], lang: str) -> str:
    count, size = data.get("count"), data.get("size")
    if not isinstance(count, int) or not isinstance(size, int) or size <= 1:
        return ""
    return say(lang, f" ({count} of {size} values differ)", f"（共 {size} 个值，{count} 个不同）")


def _place(data: dict[str, Any], lang: str) -> str:
    """Where an exception or warning arose: the student's own file or cell, the line, and its text."""
    where = data.get("where")
    if not isinstance(where, list) or not where or not isinstance(where[-1], list | tuple) or len(where[-1]) != 4:
        return ""
    file, line, _name, text = where[-1]
    source = f": {text}" if text else ""
    return say(lang, f" ({file}, line {line}{source})", f"（{file} 第 {line} 行{source}）")


def _similar(data: dict[str, Any], lang: str) -> str:
    names = data.get("similar")
    if not isinstance(names, list) or not names:
        return ""
    quoted = ", ".join(f"`{name}`" for name in names)
    return say(lang, f"; there is {quoted}", f"；有一个相近的名字 {quoted}")


def _cause(data: dict[str, Any], lang: str) -> str:
    cause = data.get("cause")
    if not isinstance(cause, dict):
        return ""
    error, label = _load_error(cause, lang), cause.get("label", "")
    return say(lang, f": {label} did not run to its end: {error}", f"：{label} 没有运行完：{error}")


def _load_error(cause: Any, lang: str) -> str:
    error = cause.get("error") if isinstance(cause, dict) else None
    if not isinstance(error, dict) or "type" not in error:
        return say(lang, "it hangs or ends the process", "它卡住了或终止了进程")
    more = reasons.refused(error, lang) + reasons.needs(error, lang)
    return f"{error['type']}{_said(error, lang)}{_place(error, lang)}{more}"
