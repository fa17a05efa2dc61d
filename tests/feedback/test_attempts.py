"""Earlier attempts on teachers' pages: the difference in the source, and the way from student to student."""

from __future__ import annotations

from dataclasses import replace

from grader.feedback.attempts import MAX_CHANGED, attempts_of, difference
from grader.feedback.html import student_html
from grader.feedback.listing import read_source
from grader.feedback.student_page import student_page

BEFORE = "import numpy as np\n\n\ndef f(x):\n    return x + 1\n\n\ndef g(x):\n    return x\n"
AFTER = BEFORE.replace("x + 1", "x - 1").replace("return x\n", "return x\n\n\ndef h(x):\n    return 2 * x\n")


def told(before: str, after: str) -> list[str]:
    return [f"{one.sign}{one.text}" for one in difference(before.splitlines(), after.splitlines())]


def test_a_difference_shows_changed_lines_with_a_few_around():
    """Changes far apart have a gap between them; equal files have none."""
    assert told(BEFORE, BEFORE) == []
    assert told("a\nb\nc\nd\ne\n", "a\nb\nx\nd\ne\n") == [" a", " b", "−c", "+x", " d", " e"]
    lines = [str(number) for number in range(20)]
    other = ["first", *lines[1:-1], "last"]
    said = told("\n".join(lines), "\n".join(other))
    assert said == ["−0", "+first", " 1", " 2", "…", " 17", " 18", "−19", "+last"]


def source(name: str, text: str):
    found = read_source(name, text.encode())
    assert found is not None
    return found


def test_each_attempt_shows_what_the_next_changed_in_the_source(make):
    """Also where a module became a notebook; nothing where a file was not kept, or is the same."""
    first, second, third = (make.report(make.exercise(), digest=f"sha256:{name}") for name in "abc")
    sources = {"sha256:a": source("f.py", BEFORE), "sha256:b": source("f.py", AFTER)}
    newest, oldest = attempts_of(third, [first, second], "en", sources)
    assert newest.difference == ()
    kinds = {one.kind for one in oldest.difference}
    assert {"removed", "added", "same"} <= kinds
    cell = {"cell_type": "code", "source": BEFORE}
    notebook = replace(sources["sha256:a"], parts=(("cell 1", 1, tuple(cell["source"].split("\n"))),))
    (same,) = attempts_of(second, [first], "en", {"sha256:a": sources["sha256:a"], "sha256:b": notebook})
    assert same.difference == ()


def test_a_long_difference_is_cut(make):
    first, second = (make.report(make.exercise(), digest=f"sha256:{name}") for name in "ab")
    long = "\n".join(f"x{number} = {number}" for number in range(2 * MAX_CHANGED))
    (one,) = attempts_of(second, [first], "en", {"sha256:a": source("f.py", "y = 1"), "sha256:b": source("f.py", long)})
    assert one.is_cut
    assert len(one.difference) == MAX_CHANGED


def test_the_page_shows_the_difference_and_escapes_it(make):
    first, second = (make.report(make.exercise(), digest=f"sha256:{name}") for name in "ab")
    sources = {"sha256:a": source("f.py", BEFORE), "sha256:b": source("f.py", BEFORE + "y = '<script>'\n")}
    page = student_page("ann", [second], make.options(audience="ta"), attempts={"nets": [first]}, sources=sources)
    html = student_html(page)
    assert '<span class="added">+ y = &#39;&lt;script&gt;&#39;' in html
    assert "changed in the source" not in student_html(student_page("ann", [second], make.options()))


def test_teachers_go_from_student_to_student(make, tmp_path):
    """In the order of the class, by links and keys; students' pages name nobody else and run nothing."""
    reports = [make.report(make.exercise(), student=name) for name in ("ann", "bob", "王")]
    for audience in ("ta", "student"):
        make.write(tmp_path / audience, reports, make.options(audience=audience))
    pages = {
        (audience, name): make.read((tmp_path / audience / "students" / f"{name}.html").read_text())
        for audience in ("ta", "student") for name in ("ann", "bob", "王")
    }  # fmt: skip
    links = {
        name: [(one["rel"], one["href"]) for one in pages["ta", name].all("a") if one.get("rel")]
        for name in ("ann", "bob", "王")
    }
    assert links["ann"] == [("next", "bob.html")]
    assert links["bob"] == [("prev", "ann.html"), ("next", "%E7%8E%8B.html")]
    assert links["王"] == [("prev", "bob.html")]
    for name in ("ann", "bob", "王"):
        assert pages["student", name].all("script") == []
        assert not [one for one in pages["student", name].all("a") if one.get("rel")]


def test_a_new_student_changes_the_pages_beside_only(make, tmp_path):
    """What links to a page is part of what it is made from, and of no other."""
    names = ["ann", "bob", "dan", "eve"]
    reports = [make.report(make.exercise(), student=name) for name in names]
    options = make.options(audience="ta")
    make.write(tmp_path / "site", reports, options)
    more = [*reports[:3], make.report(make.exercise(), student="dora"), reports[3]]
    written = make.write(tmp_path / "site", more, options)
    assert (written.new, written.unchanged) == (4, 2)  # dan, dora, eve, and the class
