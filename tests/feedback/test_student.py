"""A student's page as values: what comes first, what is told once, what a student may not see."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from grader.feedback.html import student_html
from grader.feedback.next_step import next_step
from grader.feedback.student_page import student_page
from grader.gradebook.notes import Adjustment, Comment, Notes
from grader.results import Failure

SECRET = "hidden-4711"


def only_exercise(page):
    ((exercise,),) = [assignment.exercises for assignment in page.assignments]
    return exercise


def test_nothing_lost_nothing_to_do(make):
    """Who lost no point is not told to repair anything."""
    assert next_step([make.report(make.exercise())], make.options()) is None


def test_the_repair_that_unlocks_most_comes_first(make):
    """An early exercise with a small loss of its own comes before a later one that merely builds on it."""
    early = make.exercise("f", make.result(points=4, failed=make.failure()), hints=(make.hint,))
    later = make.exercise("g", make.result(points=6, failed=make.failure()))
    step = next_step([make.report(early, later)], make.options())
    assert (step.exercise, step.own, step.later, step.unlocks) == ("f", 4.0, 6.0, ("g",))
    assert step.hint == make.hint


def test_what_was_never_written_is_not_unlocked(make):
    """Repairing an early exercise wins nothing in one that is not implemented."""
    early = make.exercise("f", make.result(points=4, failed=make.failure()))
    later = make.exercise("g", make.result(points=6, failed=make.failure("not_implemented"), outcome="broken"))
    assert next_step([make.report(early, later)], make.options()).exercise == "g"


def test_what_is_written_first_may_break_the_rest(make):
    """Where the early exercise itself is missing, all that builds on it hangs on it."""
    missing = make.failure("missing")
    early = make.exercise("f", make.result(points=4, failed=missing, outcome="broken"))
    later = make.exercise("g", make.result(points=6, failed=missing, outcome="broken"))
    assert next_step([make.report(early, later)], make.options()).gain == 10.0


def test_follow_through_counts_what_is_still_lost(make):
    """Of a check that passed by follow-through only the other half can be won."""
    early = make.exercise("f", make.result(points=4, failed=make.failure()))
    later = make.exercise("g", make.result(points=6, failed=make.failure(), earned=3.0, follow_through=True))
    assert next_step([make.report(early, later)], make.options()).later == 3.0


def test_an_unreadable_file_comes_before_everything(make):
    """A file that cannot be read costs all points, so making it readable comes first."""
    lost = make.exercise("f", make.result(points=100, failed=make.failure("undecodable"), outcome="broken"))
    unreadable = make.report(lost, outcome="unreadable", failure=make.failure("undecodable"), assignment="text")
    other = make.report(make.exercise("f", make.result(points=40, failed=make.failure())))
    step = next_step([other, unreadable], make.options())
    assert (step.assignment, step.exercise, step.own) == ("text", "", 100.0)


def test_our_own_errors_are_no_homework(make):
    """What we could not grade is nothing that the student should repair, and its reason is ours to know."""
    ours = make.failure("error", error=SECRET)
    broken = make.exercise("f", make.result(failed=ours, outcome="error"))
    report = make.report(broken, outcome="error", failure=ours)
    page = student_page("ann", [report], make.options())
    assert page.next_step is None
    assert page.assignments[0].score is None
    assert SECRET not in str(asdict(page))


@pytest.mark.parametrize("kind", ["value", "raised", "missing", "shape", "assertion", "unusable", "property"])
def test_a_hidden_check_tells_claim_and_outcome_alone(make, kind):
    """Nothing of a hidden check's failure data reaches a student's page; all of it reaches the teachers'."""
    data = {
        "what": SECRET, "got": [1.0, 2.0], "expected": [1.0, 3.0], "count": 1, "size": 2, "got_at": 2.0,
        "expected_at": 3.0, "index": [1], "call": f"f({SECRET})", "message": SECRET, "type": SECRET, "builtin": False,
        "where": [["nets.py", 3, "f", SECRET]], "text": SECRET, "error": SECRET, "property": SECRET,
        "property_zh": SECRET, "function": "f", "similar": [SECRET], "cause": None,
    }  # fmt: skip
    hidden = make.result("test_hidden", public=False, failed=Failure(kind, data))
    report = make.report(make.exercise("f", hidden))
    page = student_page("ann", [report], make.options())
    assert SECRET not in str(asdict(page))
    (check,) = only_exercise(page).checks
    assert (check.call, check.comparison, check.frames, check.name) == ("", None, (), "")
    shown = student_page("ann", [report], make.options(audience="ta"))
    assert SECRET in str(asdict(shown))


def test_a_public_check_shows_the_call_and_both_sides(make):
    """What was called, what came back and what was expected."""
    wrong = make.failure()
    public = make.result(failed=Failure(wrong.kind, wrong.data | {"call": "f([1, 2])"}))
    (check,) = only_exercise(student_page("ann", [make.report(make.exercise("f", public))], make.options())).checks
    assert check.call == "f([1, 2])"
    assert check.comparison.slices[0].got == (("3",),)


def test_failed_checks_come_before_passed_ones(make):
    """Within an exercise the losses are on top, otherwise in the order of the check file."""
    results = [make.result("a"), make.result("b", failed=make.failure()), make.result("c")]
    page = student_page("ann", [make.report(make.exercise("f", *results))], make.options())
    assert [check.claim for check in only_exercise(page).checks] == ["Claim of b.", "Claim of a.", "Claim of c."]


def test_what_all_failed_checks_say_is_said_once(make):
    """Ten checks of a function that is not there need one sentence: the public one's, which may say more."""
    gone = Failure("missing", {"function": "f", "similar": ["F"], "cause": None})
    results = [make.result("hidden", public=False, failed=gone, outcome="broken"),
               make.result("public", failed=gone, outcome="broken")]  # fmt: skip
    exercise = only_exercise(student_page("ann", [make.report(make.exercise("f", *results))], make.options()))
    assert exercise.common.message == "`f` is not defined; there is `F`."
    assert {check.message for check in exercise.checks} == {""}


def test_different_failures_are_each_told(make):
    """Sentences that differ stay with their checks."""
    results = [make.result("a", failed=make.failure()), make.result("b", failed=make.failure("none"))]
    exercise = only_exercise(student_page("ann", [make.report(make.exercise("f", *results))], make.options()))
    assert exercise.common is None
    assert all(check.message for check in exercise.checks)


def test_a_call_is_not_shown_for_checks_that_made_another(make):
    """What all say stands above them; the public check's own call stays with it."""
    raised = {"function": "f", "type": "ValueError", "builtin": True, "message": "", "where": []}
    results = [
        make.result(
            name, public=name == "a", outcome="broken", failed=Failure("raised", raised | {"call": f"f({name})"})
        )
        for name in "ab"
    ]
    exercise = only_exercise(student_page("ann", [make.report(make.exercise("f", *results))], make.options()))
    assert exercise.common is not None
    assert exercise.common.call == ""
    assert [check.call for check in exercise.checks] == ["f(a)", ""]
    same = [replace(results[0], name=name) for name in "ab"]
    exercise = only_exercise(student_page("ann", [make.report(make.exercise("f", *same))], make.options()))
    assert exercise.common.call == "f(a)"
    assert [check.call for check in exercise.checks] == ["", ""]


def test_a_sentence_without_a_subject_stays_beside_its_claim(make):
    """The sentence "Wrong values." above a list of checks is about nothing."""
    results = [make.result(name, public=False, failed=make.failure()) for name in "ab"]
    exercise = only_exercise(student_page("ann", [make.report(make.exercise("f", *results))], make.options()))
    assert exercise.common is None
    assert [check.message for check in exercise.checks] == ["Wrong values."] * 2


def test_a_function_that_a_syntax_error_hides_is_repaired_there(make):
    """The next step names the line, and no check whose claim has nothing to do with it."""
    error = {"type": "SyntaxError", "builtin": True, "message": "expected ':'", "where": [["nets.py", 47, "", "for x"]]}
    cause = {"label": "line 40", "names": ["f"], "kind": "syntax", "error": error}
    gone = Failure("missing", {"function": "f", "cause": cause, "similar": []})
    report = make.report(make.exercise("f", make.result(failed=gone, outcome="broken")))
    step = next_step([report], make.options())
    assert (step.claim, step.finding) == ("", "Repair the syntax error in line 47 of nets.py: expected ':'.")
    assert next_step([report], make.options(lang="zh")).finding == "先修改 nets.py 第 47 行的语法错误：expected ':'。"
    step = next_step([make.report(make.exercise("f", make.result(failed=make.failure())))], make.options())
    assert (step.claim, step.finding) == ("Claim of test_a.", "")


def test_remarks_are_not_said_to_cost_nothing(make):
    """A part of the file that did not run may have cost every point."""
    broken = {"label": "line 3", "error": {"error": {"type": "SyntaxError", "message": "", "where": []}}}
    report = make.report(make.exercise("f"), remarks=(Failure("cell_failed", broken),))
    text = student_html(student_page("ann", [report], make.options()))
    assert "line 3 did not run to its end" in text
    assert "no points" not in text


def test_an_exceptions_lines_are_the_students_own(make):
    """An exception shows its lines once: as lines, not again within the sentence."""
    raised = Failure("raised", {
        "function": "f", "type": "NameError", "builtin": True, "message": "name 'y' is not defined",
        "where": [["cell 3", 2, "f", "return y"]],
    })  # fmt: skip
    page = student_page("ann", [make.report(make.exercise("f", make.result(failed=raised, outcome="broken")))],
                        make.options())  # fmt: skip
    (check,) = only_exercise(page).checks
    (frame,) = check.frames
    assert (frame.file, frame.line, frame.text) == ("cell 3", 2, "return y")
    assert "return y" not in check.message
    assert "NameError" in check.message


def test_follow_through_names_what_it_builds_on(make):
    """Only earlier exercises that lost points are named."""
    results = [make.exercise("f", make.result(failed=make.failure())), make.exercise("g"),
               make.exercise("train", make.result(failed=make.failure(), earned=5.0, follow_through=True))]  # fmt: skip
    page = student_page("ann", [make.report(*results)], make.options())
    assert page.assignments[0].exercises[2].built_on == ("f",)


def test_repair_says_what_is_right_and_shows_nothing_of_the_other_mistake(make):
    """What a check expected of a repaired function was another's; the page names the others, and the yardstick."""
    results = [make.exercise("f", make.result(failed=make.failure())), make.exercise("g"),
               make.exercise("train", make.result(failed=make.failure(), earned=10.0, repaired=True, yardsticks=("f",)),
                             make.result("b", failed=make.failure(), earned=5.0, repaired=True))]  # fmt: skip
    page = student_page("ann", [make.report(*results)], make.options())
    train = page.assignments[0].exercises[2]
    assert train.built_on == ("f",)
    assert [(check.message, check.call, check.comparison) for check in train.checks] == [("", "", None)] * 2
    assert not train.is_right
    for lang, words in (
        (
            "en",
            (
                "1 check that failed is right: it is marked ✓ and has all its points",
                "The check marked ◐ is right with a right",
                "it has 5 of its 10 points already",
                "Measured with a right",
            ),
        ),
        ("zh", ("有 1 项检查通过，标为 ✓，已得满分", "因此已先得 5/10 分", "有扣分，这里按正确的来核对")),
    ):
        text = student_html(student_page("ann", [make.report(*results)], make.options(lang=lang)))
        assert all(one in text for one in words)


def test_marks_by_hand_count_and_say_when_they_are_old(make):
    """The page's sums are those with the teachers' marks; one made for another automatic result is marked so."""
    report = make.report(make.exercise("f", make.result(failed=make.failure())), make.exercise("g"))
    mark = Adjustment("ann", "nets", "f", 6.0, "half right", "Ms Li", "2026-11-24T08:00:00Z", automatic=0.0)
    comment = Comment("ann", "nets", "f", "see me", "Ms Li", "2026-11-24T08:00:00Z")
    page = student_page("ann", [report], make.options(notes={("ann", "nets"): Notes((mark,), (comment,))}))
    exercise = page.assignments[0].exercises[0]
    assert (page.score, exercise.score, exercise.automatic, exercise.is_outdated) == (16.0, 6.0, 0.0, False)
    assert exercise.comments == (comment,)
    old = Notes((replace(mark, automatic=3.0),))
    page = student_page("ann", [report], make.options(notes={("ann", "nets"): old}))
    assert page.assignments[0].exercises[0].is_outdated


def test_teachers_see_how_to_make_the_report_again(make):
    """Seed and commands are on the teachers' page, quoted for a shell; students' pages have none of it."""
    report = make.report(make.exercise(), student="O'Brien; rm -rf", file="nets.ipynb")
    work = student_page(report.student, [report], make.options(audience="ta")).assignments[0].workings
    assert work.seed == 17
    assert work.commands[0] == "grader score SUBMISSIONS -a nets --force"
    assert "'SUBMISSIONS/O'\"'\"'Brien; rm -rf/nets.ipynb' --seed 17" in work.commands[1]
    assert student_page(report.student, [report], make.options()).assignments[0].workings is None


def test_teachers_see_earlier_attempts_and_what_changed(make):
    """Newest first; each with the checks whose points the next attempt changed."""
    first = make.report(make.exercise("f", make.result(failed=make.failure())))
    second = make.report(make.exercise("f", make.result()))
    page = student_page("ann", [second], make.options(audience="ta"), attempts={"nets": [first, second]})
    newest, oldest = page.assignments[0].workings.attempts
    assert newest.changes == ()
    ((change),) = oldest.changes
    assert (oldest.score, change.before, change.after) == (0.0, 0.0, 10.0)


def test_slow_checks_are_remarked_upon(make):
    """A check that took a second or more is mentioned, whether or not it passed."""
    report = make.report(make.exercise("f", make.result("fast", seconds=0.9), make.result("slow", seconds=1.5)))
    assert [slow.claim for slow in student_page("ann", [report], make.options()).assignments[0].slow] == [
        "Claim of slow."
    ]


def test_what_is_known_of_a_mistake_is_shown(make):
    """Findings and a call to try stand under the exercise, in the page's language, and the first is the next step."""
    factor = Failure(
        "related_factor", {"calls": 9, "wrong": 9, "everywhere": True, "part": [], "of": ["number", "3/2"]}
    )
    wrong = Failure("value", {"what": "f(1)", "got_at": 1.5, "expected_at": 1.0, "code": "x = 1\nf(<x>)"})
    lost = replace(make.exercise("f", make.result(failed=make.failure())), findings=(factor,), counterexample=wrong)
    for lang, words in (("en", "is exactly 3/2 times"), ("zh", "恰好等于正确值乘以 3/2")):
        page = student_page("ann", [make.report(lost)], replace(make.options(), lang=lang))
        (found,) = only_exercise(page).findings
        assert words in found
        assert page.next_step.finding == found
        html = student_html(page)
        assert html.count(words) == 2
        assert "x = 1\nf(&lt;x&gt;)</code>" in html


def test_an_empty_file_is_said_to_be_empty_once(make):
    """Not the same at each of its checks; it is what to do next, and what will be checked can be unfolded."""
    gone = make.result(failed=Failure("missing", {"function": "f"}), outcome="broken")
    remark = Failure("empty_file", {"used": "nets.py"})
    page = student_page("ann", [make.report(make.exercise("f", gone, gone), remarks=(remark,))], make.options())
    (view,) = page.assignments
    assert (view.emptiness[:17], view.remarks) == ("The file is empty", ())
    assert page.next_step
    assert (page.next_step.exercise, page.next_step.is_empty, page.next_step.own) == ("", True, 20.0)
    text = make.read(student_html(page)).text
    assert "Write the functions" in text
    assert "is not defined" not in text
    assert "What will be checked" in text


def test_what_is_missing_is_the_next_step_where_all_is_right(make):
    """Nothing to repair is not nothing to do."""
    right = [make.report(make.exercise())]
    page = make.read(student_html(student_page("ann", right, make.options(), missing=["lines", "loops"])))
    assert "Hand in what is still missing" in page.text
    assert "Not handed in yet: lines, loops" in page.text
    page = make.read(student_html(student_page("ann", right, make.options())))
    assert "Nothing to repair: everything handed in is right." in page.text


def test_files_that_were_not_recognised_come_with_a_name_that_would_be(make):
    """Who handed in a file of another name is told how to name it, and that it may be handed in again."""
    options = make.options(unused={"ann": ["leave.txt"]})
    page = make.read(student_html(student_page("ann", [], options, missing=["nets", "loops"])))
    assert "for example nets.py , and hand it in again" in page.text


def test_what_to_do_next_comes_before_the_marks_and_the_signs_before_the_checks(make):
    """The first screen says what to act on; what signs mean is read before the signs."""
    report = make.report(make.exercise("f", make.result(failed=make.failure())))
    text = make.read(student_html(student_page("ann", [report], make.options(), missing=["lines"]))).text
    places = [text.rindex(words) for words in ("What to do next", "How to read the signs", "/ 10 lines", "Claim of")]
    assert places == sorted(places)
