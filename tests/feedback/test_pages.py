"""Pages as HTML: what is escaped, what stands in every page, in both languages."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from grader.feedback.class_page import class_page
from grader.feedback.html import class_html, prose, shown, student_html
from grader.feedback.register import Register
from grader.feedback.student_page import student_page
from grader.feedback.term_view import Listed
from grader.gradebook.notes import Comment, Notes
from grader.results import Failure, Hint

ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;{{7*7}}%(x)s`<b>`"
HOSTILE = [
    ATTACK,
    "\x1b]52;c;eA==\x07\x1b[2J",
    "\u202egpj.exe\u2066",
    "a\u200bb\ufeff",
    "</style></title><svg onload=alert(1)>",
    "line\nbreak\r\x00\udc80",
]


def everything(make, text, lang="en", audience="ta"):
    """A student's page and the class's, in which every text that anybody can choose is this one."""
    raised = Failure("raised", {
        "function": text, "type": text, "builtin": False, "message": text, "call": text,
        "where": [[text, 1, text, text]],
    })  # fmt: skip
    warning = Failure("warning", {"category": text, "message": text, "where": [[text, 1, "", ""]]})
    claim = {"en": text, "zh": text}
    hint = Hint(text, claim, claim)
    results = [make.result("test_" + text, failed=raised, outcome="broken", claim=claim), make.result(claim=claim),
               make.result("b", failed=make.failure("assertion", text=text), claim=claim)]  # fmt: skip
    numbers = {"what": text, "count": 2, "size": 9, "index": [0], "got_at": 0.5, "expected_at": 0.25}
    table = {"got": [[0.5] * 3] * 3, "expected": [[0.25, 0.25, 0.5]] * 3, "wrong": [[True, True, False]] * 3}
    row = {"got": [0.5] * 9, "expected": [0.25, 0.75] + [0.5] * 7, "origin": "difference quotient"}
    values = [make.result(failed=Failure("value", numbers | sides), claim=claim) for sides in (table, row)]
    loops = {"kind": "timeout", "data": {"loops": [[text, 1, text, text]]}}
    endless = Failure("counterexample_broken", {"function": text, "code": text, "problem": loops, "expected": ""})
    report = make.report(
        replace(make.exercise("f", *results, hints=(hint,)), counterexample=endless),
        make.exercise("gradients", *values), student=text, file=text, remarks=(warning,), sandbox=text,
        versions={text: text}, digest=text, graded_at=text,
    )  # fmt: skip
    unread = replace(report, assignment="lines", outcome="unreadable", failure=Failure("archive", {"reason": text}))
    notes = {(text, "nets"): Notes(comments=(Comment(text, "nets", "", text, text, text),))}
    options = make.options(lang=lang, audience=audience, notes=notes, roster=(text + "2",))
    source = Listed(text, ((text, 1, (text,)),))
    reports = [report, unread, replace(report, assignment="more", outcome="graded")]
    page = student_page(text, reports, options, missing=[text], attempts={"nets": [report]}, sources={text: source})
    register = Register(options)
    for one in reports:
        register.add(one)
    return student_html(page), class_html(class_page(register, ["nets", "lines", "more"], [text], {}))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(make, text):
    """Whatever a student can name, say or print makes no element, no attribute, and nothing invisible."""
    for html, plain in zip(everything(make, text), everything(make, "plain"), strict=True):
        hostile, harmless = make.read(html), make.read(plain)
        assert _skeleton(hostile) == _skeleton(harmless)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", html)


def _skeleton(page):
    """Elements with the names of their attributes; backticks may set off code, and lines of a comment are broken."""
    return [(tag, sorted(given)) for tag, given in page.elements if tag not in ("code", "br")]


def test_hostile_text_is_readable(make):
    """The text itself is there, for people to read."""
    for html in everything(make, ATTACK):
        assert "<script>alert(1)</script>" in make.read(html).text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_strict_policy_stands_in_every_page(make, lang):
    """Nothing is loaded; the only style and the only script are those whose hashes the policy names."""
    for html in everything(make, "plain", lang):
        page = make.read(html)
        (policy,) = [meta["content"] for meta in page.all("meta") if meta.get("http-equiv")]
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules["default-src"] == "'none'"
        assert rules["base-uri"] == rules["form-action"] == "'none'"
        assert set(rules) <= {"default-src", "style-src", "script-src", "img-src", "base-uri", "form-action"}
        for tag, rule in (("style", "style-src"), ("script", "script-src")):
            inline = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
            hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline}
            assert {f"'sha256-{one}'" for one in hashes} == {rules[rule]} - {"'none'"}
        assert not [given for _, given in page.elements if "style" in given or any(k.startswith("on") for k in given)]
        assert not page.all("link")[1:]
        assert all(not (given.get("src") or "").strip() for _, given in page.elements)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_pages_are_one_document_with_landmarks_and_headings_in_order(make, lang):
    """One h1, a skip link, no heading level left out, every id once, and no link within that leads nowhere."""
    for html in everything(make, "plain", lang):
        page = make.read(html)
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        ids = [given["id"] for _, given in page.elements if "id" in given]
        assert len(ids) == len(set(ids))
        inner = {given["href"][1:] for given in page.all("a") if (given.get("href") or "").startswith("#")}
        assert inner <= set(ids)
        assert "main" in inner
        assert page.all("html")[0]["lang"] == {"en": "en", "zh": "zh-Hans"}[lang]


def test_no_page_is_half_translated(make):
    """A Chinese page whose texts are all Chinese has no English words but names of code."""
    texts = ("失败", "student"), ("失败", "ta")
    for text, audience in texts:
        for html in everything(make, text, "zh", audience):
            page = make.read(html)
            named = [given.get(key) or "" for _, given in page.elements for key in ("aria-label", "title", "data-text")]
            visible = " ".join([page.text, *named])
            visible = re.sub(r"\{\w+\}", "", visible)
            english = re.sub(r"grader score \S+ -a \S+ --force|python -m pytest .*?--seed \d+|-k TEST", "", visible)
            english = re.sub(r"Python|Henrysson|Psychometrika|UTC|nets|lines|more|gradients|test_\w*", "", english)
            assert not re.findall(r"[A-Za-z]{3,}", english), re.findall(r"[A-Za-z]{3,}", english)


def test_curves_are_plotted_with_words_for_those_who_cannot_see(make):
    """A plot is an image with a name; both rows are told apart by dashes and dots, not by colour alone."""
    data = {"what": "losses", "got": [i / 2 for i in range(9)], "expected": [0.0] * 9, "count": 8, "size": 9,
            "index": [1], "got_at": 0.5, "expected_at": 0.0}  # fmt: skip
    report = make.report(make.exercise("f", make.result(failed=Failure("value", data))))
    html = student_html(student_page("ann", [report], make.options()))
    (plot,) = [given for given in make.read(html).all("svg") if given["class"] == "rows line"]
    assert plot["role"] == "img"
    assert plot["aria-label"] == "What came back and what was expected, by index"
    assert html.count("<circle") >= 9
    assert "stroke-dasharray" in html


def test_cells_that_differ_say_so_without_colour(make):
    """A screen reader hears which cells differ."""
    data = {"what": "f", "got": [1.0, 2.0], "expected": [1.0, 3.0], "count": 1, "size": 2, "index": [1],
            "got_at": 2.0, "expected_at": 3.0}  # fmt: skip
    report = make.report(make.exercise("f", make.result(failed=Failure("value", data))))
    page = make.read(student_html(student_page("ann", [report], make.options())))
    assert page.text.count("differs:") == 2
    assert [given.get("class") for given in page.all("td")] == [None, "wrong got", None, "wrong expected"]


def test_nobody_has_handed_in_anything(make):
    """Pages of an empty gradebook and of a student without work are whole pages too."""
    page = student_page("ann", [], make.options(), missing=["nets"])
    assert "Nothing has been handed in yet." in make.read(student_html(page)).text
    empty = class_html(class_page(Register(make.options()), [], [], {}))
    assert "No misconception was recognised." in make.read(empty).text


@pytest.mark.parametrize(("text", "html"), [
    ("use `return x`", "use <code>return x</code>"), ("a ` b", "a ` b"), ("`<b>`", "<code>&lt;b&gt;</code>"),
    ("`a` & `b`", "<code>a</code> &amp; <code>b</code>"),
])  # fmt: skip
def test_backticks_set_off_code(text, html):
    """Code in a sentence, and nothing else, is marked up."""
    assert str(prose(text)) == html


def test_invisible_characters_are_shown():
    """What an eye would miss is written out."""
    assert shown("a\u202eb\x1b") == "a\\u202eb\\x1b"
    assert shown("王小明 é") == "王小明 é"
