"""Which file is the submission, whatever it is called and whatever lies beside it; two candidates are never guessed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.errors import GraderError
from grader.submissions.entries import taken_in
from grader.submissions.finding import Found, Rules, find
from grader.submissions.limits import Tree
from grader.submissions.names import match
from grader.submissions.outputs import without_outputs
from grader.submissions.unused import unused
from grader.submissions.work import Work, work_in

COURSE = [
    "activations",
    "softmax",
    "backprop",
    "convolution",
    "lstm",
    "gan",
    "cbow",
    "perceptron",
    "descent",
    "mlp",
    "cnn",
    "regularization",
    "rnn",
    "gru",
    "words",
    "skipgram",
    "wgan",
    "cgan",
    "defense",
    "generative",
    "localization",
]
STUB = b'def forward(x):\n    """The outputs.\n\n    x: (3,)."""\n    raise NotImplementedError("forward")\n'
DONE = b'def forward(x):\n    """The outputs."""\n    return 2 * x\n'
ALL_DONE = DONE + b"def loss(x):\n    return 0.5 * x\n"
RULES = Rules({name: frozenset({"forward", "loss"}) for name in COURSE})


def notebook(*sources: bytes) -> bytes:
    cells = [{"cell_type": "code", "source": source.decode(), "outputs": []} for source in sources]
    return json.dumps({"cells": cells, "nbformat": 4}).encode()


@pytest.mark.parametrize(
    ("name", "assignment", "suffix"),
    [
        ("backprop (1).py", "backprop", ".py"),
        ("backprop-final.ipynb", "backprop", ".ipynb"),
        ("Backprop.py", "backprop", ".py"),
        ("BACKPROP.PY", "backprop", ".py"),
        ("JS backprop.ipynb", "backprop", ".ipynb"),
        ("hw3_backprop_alice.py", "backprop", ".py"),
        ("backprop .py", "backprop", ".py"),
        ("backprop.py ", "backprop", ".py"),
        ("backprop.ipynb.txt", "backprop", ".ipynb"),
        ("backprop.py.txt", "backprop", ".py"),
        ("softmax.ipynb.json", "softmax", ".ipynb"),
        ("softmax.ipynb (2)", "softmax", ".ipynb"),
        ("softmax.py (1).txt", None, ""),
        ("backprop_v2.py", "backprop", ".py"),
        ("backprop2.py", "backprop", ".py"),
        ("backpropFinal.py", "backprop", ".py"),
        ("Copy of backprop.ipynb", "backprop", ".ipynb"),
        ("backprop - 副本.py", "backprop", ".py"),
        ("张三backprop.py", "backprop", ".py"),
        ("ｂａｃｋｐｒｏｐ．ｐｙ", "backprop", ".py"),
        ("wgan.py", "wgan", ".py"),
        ("WGan_final.py", "wgan", ".py"),
        ("my-wgan-2.py", "wgan", ".py"),
        ("gan_alice.py", "gan", ".py"),
        ("CGAN (3).ipynb", "cgan", ".ipynb"),
        ("rnn_to_gru.py", None, ""),
        ("gan_and_wgan.py", None, ""),
        ("organs.py", None, ""),
        ("mybackprop.py", None, ""),
        ("crosswords.ipynb", None, ""),
        ("generative_gan.py", None, ""),
        ("backprop.txt", None, ""),
        ("backprop.pyc", None, ""),
        ("backprop.py~", None, ""),
        (".backprop.py", None, ""),
        ("._backprop.py", None, ""),
        ("test_backprop.py", None, ""),
        ("backprop.html", None, ""),
        ("b" * 300 + " backprop.py", None, ""),
    ],
)
def test_what_a_name_means(name: str, assignment: str | None, suffix: str) -> None:
    """Whole words, without case; of two names in one the longer; of two beside each other none."""
    found = match(name, COURSE)
    assert (found and found.assignment, found.suffix if found else "") == (assignment, suffix)


def test_names_of_several_words() -> None:
    """What stands between the words of a name does not count, digits do."""
    names = ("mean_square", "hw1", "hw12", "lab-1")
    for name, expected in (
        ("MeanSquare.py", "mean_square"), ("mean square (1).py", "mean_square"), ("hw1_2.py", "hw1"),
        ("hw12 final.py", "hw12"), ("HW 12.py", "hw12"), ("hw123.py", None), ("lab1.py", "lab-1"),
        ("lab_1_ann.py", "lab-1"),
    ):  # fmt: skip
        found = match(name, names)
        assert (found and found.assignment) == expected, name


def found_in(tree: dict[str, bytes], name: str = "backprop", **more: object) -> Found:
    return find(tree, [name], RULES, **more)[name]  # type: ignore[arg-type]


def kinds(found: Found) -> list[str]:
    return [remark.kind for remark in found.remarks]


def test_a_near_name_is_taken_with_a_remark() -> None:
    """The file keeps its own name where Python can read it, and gets the assignment's where not."""
    found = found_in({"hw3_backprop_alice.py": DONE, "helper.py": b""})
    assert (found.file, found.main, kinds(found)) == ("hw3_backprop_alice.py", "hw3_backprop_alice.py", ["near_name"])
    assert set(found.contents) == {"hw3_backprop_alice.py", "helper.py"}
    found = found_in({"x/backprop.ipynb.txt": notebook(DONE)})
    assert (found.file, found.main) == ("x/backprop.ipynb.txt", "x/backprop.ipynb")
    assert found_in({"backprop.txt.py": notebook(DONE)}).main == "backprop.ipynb"


def test_two_near_names_are_never_guessed_between() -> None:
    """Nobody can say which counts, unless one is a stub, a copy, or the other form of the same file."""
    found = found_in({"backprop (1).py": DONE, "backprop_v2.py": DONE + b"\n"})
    assert found.refusal is not None
    assert found.refusal.data["files"] == ["backprop (1).py", "backprop_v2.py"]
    found = found_in({"backprop.py": STUB, "hw 3.py": ALL_DONE, "hw 4.py": ALL_DONE + b"\n"})
    assert found.refusal is not None
    assert found.refusal.data["files"] == ["hw 3.py", "hw 4.py"]
    assert found_in({"backprop (1).py": DONE, "backprop_v2.py": STUB}).file == "backprop (1).py"
    assert found_in({"backprop (1).py": DONE, "backprop_v2.py": DONE}).refusal is None
    assert found_in({"backprop_v2.ipynb": notebook(DONE), "backprop_v2.py": DONE}).file == "backprop_v2.ipynb"
    assert found_in({"backprop.py": DONE, "backprop_v2.py": DONE + b"\n"}).file == "backprop.py"


def test_a_word_in_a_name_is_not_yet_a_submission() -> None:
    """Where words stand around the assignment's name, the file must define one of its functions."""
    assert find({"essay in my own words.py": b"text = 1\n"}, ["words"], RULES) == {}
    assert found_in({"my words.py": DONE}, "words").file == "my words.py"
    assert find({"gru_from_rnn.py": DONE}, ["rnn"], RULES) == {}
    assert find({"wgan_v2.py": DONE}, ["gan"], RULES) == {}


def test_a_single_file_of_any_name_where_one_assignment_is_asked_for() -> None:
    """With -a there is no doubt; two files of other names, or another assignment's, are not taken."""
    rules = Rules(RULES.exercises, any_name=True)
    tree = {"Untitled1.ipynb": notebook(DONE), "data.csv": b"1", "tests/forward.py": b"x"}
    found = find(tree, ["backprop"], rules)["backprop"]
    assert (found.file, kinds(found)) == ("Untitled1.ipynb", ["any_name"])
    assert find({"a.py": DONE, "b.py": DONE}, ["backprop"], rules) == {}
    assert find({"softmax.py": DONE}, ["backprop"], rules) == {}
    assert find({"hw.py": DONE}, ["backprop"], RULES) == {}


@pytest.mark.parametrize(
    ("tree", "file", "kind"),
    [
        ({"backprop.py": DONE, "backprop.ipynb": notebook(STUB)}, "backprop.py", "stub_passed_over"),
        ({"backprop.py": STUB, "backprop.ipynb": notebook(DONE)}, "backprop.ipynb", "stub_passed_over"),
        ({"backprop.py": DONE, "backprop.ipynb": b'{"cells": ['}, "backprop.py", "damaged_passed_over"),
        ({"backprop.py": DONE, "backprop.ipynb": b""}, "backprop.py", "damaged_passed_over"),
        ({"backprop.py": DONE, "backprop.ipynb": b"[" * 200_000}, "backprop.py", "damaged_passed_over"),
        ({"backprop.py": STUB, "backprop-final.py": DONE}, "backprop-final.py", "near_name"),
        ({"backprop.py": DONE, "backprop.ipynb": notebook(DONE)}, "backprop.ipynb", "both_files"),
        ({"backprop.py": STUB, "backprop.ipynb": notebook(STUB)}, "backprop.ipynb", "several_files"),
        ({"hand/backprop.py": STUB, "mine/work/backprop.py": DONE}, "mine/work/backprop.py", "stub_passed_over"),
        ({"backprop.py": STUB, "tests/backprop.py": b"test = {'a': 1}"}, "backprop.py", ""),
        ({"backprop.txt": DONE}, "backprop.txt", "near_name"),
        ({"backprop.py": STUB, "hw 3.py": ALL_DONE}, "hw 3.py", "near_name"),
        ({"backprop.ipynb": notebook(STUB), "U.ipynb": notebook(ALL_DONE)}, "U.ipynb", "stub_passed_over"),
        ({"b/backprop.py": STUB, "b/hw 3.py": ALL_DONE, "b/tests/backprop.py": b"t = {}"}, "b/hw 3.py", "near_name"),
        ({"backprop.py": STUB, "hw 3.py": DONE}, "hw 3.py", "near_name"),
        ({"backprop.py": STUB, "mlp.py": ALL_DONE}, "backprop.py", ""),
        ({"backprop.txt": DONE, "backprop.py": STUB}, "backprop.txt", "near_name"),
        ({"backprop.txt": b"def nothing of the kind", "backprop.py": STUB}, "backprop.py", ""),
    ],
)
def test_an_untouched_stub_beside_work_never_wins(tree: dict[str, bytes], file: str, kind: str) -> None:
    """What holds work counts, whatever the form; a damaged notebook does not hide a module."""
    found = found_in(tree)
    assert found.file == file
    assert kind in [*kinds(found), ""]


def test_of_two_with_work_the_newer_counts_by_the_platforms_own_count() -> None:
    """Without one it is the notebook."""
    tree = {"backprop.py": DONE, "backprop.ipynb": notebook(DONE)}
    found = found_in(tree, ages={"backprop.py": 9, "backprop.ipynb": 5})
    assert (found.file, kinds(found)) == ("backprop.py", ["newer_file"])
    assert found_in(tree, ages={"backprop.py": 5, "backprop.ipynb": 9}).file == "backprop.ipynb"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (STUB, Work.STUB),
        (DONE, Work.FINISHED),
        (b"def forward(x): raise NotImplementedError\n", Work.STUB),
        (b"def forward(x):\n    # TODO\n    pass\n", Work.STUB),
        (b"def forward(x):\n    ...\n\ndef helper(x):\n    return x\n", Work.STUB),
        (b"def forward(x: dict[str, int] = {1: 2}) -> int:\n    return 1\n", Work.FINISHED),
        (b"def forward(x):\n    y = 1\n    raise NotImplementedError\n", Work.FINISHED),
        (b"forward = lambda x: x\n", Work.FINISHED),
        (b"class A:\n    def forward(self, x):\n        return x\n", Work.FINISHED),
        (b"from other import forward\n", Work.CODE),
        (b"# nothing\n", Work.NONE),
        (b"", Work.NONE),
        ("def forward(x):\n    '''梯度'''\n    return x\n".encode("gbk"), Work.FINISHED),
        (b"\xff\xff\xff", Work.DAMAGED),
        (b"def forward(" * 50_000, Work.FINISHED),
        (b"def forward(x):\n" + b"    pass\n" * 100_000 + b"    x", Work.FINISHED),
        (b"(" * 1_000_000, Work.CODE),
    ],
)
def test_what_a_file_holds(text: bytes, expected: Work) -> None:
    """Decided from the text alone, in time that its length bounds."""
    assert work_in("backprop.py", text, {"forward", "loss"}) == expected


def test_a_teachers_word_comes_first() -> None:
    """By path or by a name that is there once; what is not there is a refusal that says so."""
    tree = {"hw1.py": DONE, "old/hw1.py": DONE, "a/b.py": DONE, "backprop.py": DONE}
    for file, expected in (("hw1.py", "hw1.py"), ("old/hw1.py", "old/hw1.py"), ("b.py", "a/b.py")):
        rules = Rules(RULES.exercises, assigned={("ann", "backprop"): file})
        assert find(tree, ["backprop"], rules, "ann")["backprop"].file == expected
        assert find(tree, ["backprop"], rules, "bob")["backprop"].file == "backprop.py"
    rules = Rules(RULES.exercises, assigned={("ann", "backprop"): "gone.py"})
    refusal = find(tree, ["backprop"], rules, "ann")["backprop"].refusal
    assert refusal is not None
    assert refusal.kind == "assigned_missing"


def test_what_was_not_used_is_listed() -> None:
    """All of it where nothing was recognised; else notebooks, archives and functions that nothing scored names."""
    tree = {"hw1.py": DONE, "hw.rar": b"", "notes.txt": b""}
    assert unused(tree, find(tree, COURSE, RULES), RULES.exercises) == ["hw.rar", "hw1.py", "notes.txt"]
    tree = {"backprop.py": DONE, "helper.py": b"", "play.ipynb": notebook(DONE), "x.csv": b"", "a.zip": b""}
    assert unused(tree, find(tree, COURSE, RULES), RULES.exercises) == ["a.zip", "play.ipynb"]
    assert unused(tree, find(tree, ["lstm"], RULES), RULES.exercises) == ["a.zip", "play.ipynb"]
    runs = notebook(b"%run base.ipynb\n" + DONE)
    tree = {"hw.zip": b"", "hw/backprop.ipynb": runs, "hw/base.ipynb": notebook(DONE), "hw/old.ipynb": notebook(DONE)}
    assert unused(tree, find(tree, COURSE, RULES), RULES.exercises) == ["hw/old.ipynb"]
    tree = {"backprop.py": b"import deep\n" + DONE, "deep.py": b"import base\n", "base.py": DONE, "hw 3.py": DONE}
    assert unused(tree, find(tree, COURSE, RULES), RULES.exercises) == ["hw 3.py"]


def test_what_a_remark_says_was_passed_over_is_not_called_unrecognised() -> None:
    """The other form of the file that was scored is spoken of once, as what it is."""
    tree = {"week 3/backprop.py": DONE, "backprop.ipynb": notebook(DONE)}
    found = find(tree, COURSE, RULES)
    assert [(one.kind, one.data["unused"]) for one in found["backprop"].remarks] == [
        ("both_files", "week 3/backprop.py")
    ]
    assert unused(tree, found, RULES.exercises) == []


@pytest.mark.parametrize(("text", "is_empty"), [(b"", True), (b"# Ann\n\n", True), (b"import numpy\n", False)])
def test_a_file_without_code_is_remarked_upon(text: bytes, is_empty: bool) -> None:
    """Once, for the file, whatever its checks say."""
    found = find({"backprop.py": text}, COURSE, RULES)["backprop"]
    assert [one.kind for one in found.remarks] == ["empty_file"] * is_empty


@pytest.mark.parametrize(("text", "file"), [(DONE, "hw 3.py"), (b"def forward(x):\n    return x\n", "hw 3.py"),
                                            (b"def other(x):\n    return x\n", "backprop.py")])  # fmt: skip
def test_half_of_the_work_counts_before_an_untouched_stub(text: bytes, file: str) -> None:
    """Under whatever name it was handed in."""
    tree = {"backprop.py": STUB, "hw 3.py": text}
    assert find(tree, ["backprop"], RULES)["backprop"].file == file


def test_work_belongs_to_the_assignment_of_which_it_is_the_larger_share() -> None:
    """Two assignments may share names of functions: one file is not both of their submissions."""
    rules = Rules({"backprop": frozenset({"forward", "loss"}), "mlp": frozenset({"forward"})})
    tree = {"backprop.py": STUB, "mlp.py": STUB, "hw 5.py": DONE}
    found = find(tree, ["backprop", "mlp"], rules)
    assert {name: one.file for name, one in found.items()} == {"backprop": "backprop.py", "mlp": "hw 5.py"}


# Who lies where


def students(root: Path, *files: str, **options: bool) -> set[str]:
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(DONE if not name.endswith(".txt") else b"x")
    return {entry.student for entry in taken_in(root, ["softmax"], COURSE, **options).entries}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (("hw1/ann/softmax.py", "hw1/bob/softmax.py"), {"ann", "bob"}),
        (("2026/hw1/ann/softmax.py", "2026/hw1/bob/a/softmax.py"), {"ann", "bob"}),
        (
            ("A/ann/softmax.py", "A/bob/softmax.py", "B/cyd/softmax.py", "B/dan/softmax.ipynb"),
            {"ann", "bob", "cyd", "dan"},
        ),
        (("hw1/ann/softmax.py", "hw1/bob/softmax.py", "hw2/cyd/softmax.py"), {"ann", "bob", "cyd"}),
        (("A/ann/softmax.py", "B/bob/softmax.py", "B/cyd/softmax.py"), {"ann", "bob", "cyd"}),
        (("on time/ann/softmax.py", "on time/bob/softmax.py", "late/cyd/a/softmax.py"), {"ann", "bob", "cyd"}),
        (
            ("26/Section 1/ann/softmax.py", "26/Section 2/bob/softmax.py", "26/Section 2/cyd/softmax.py"),
            {"ann", "bob", "cyd"},
        ),
        (("Submitted files/ann/HW 2/softmax.py", "Working files/bob/HW 2/softmax.py"), {"ann", "bob"}),
        (("ann/mine/softmax.py", "bob/work/softmax.py", "cyd/x/softmax.py", "cyd/y/softmax.py"), {"ann", "bob", "cyd"}),
        (("ann/v1/softmax.py", "ann/v2/softmax.py", "bob/softmax.py"), {"ann", "bob"}),
        (("ann/old/softmax.py", "ann/new/softmax.py"), {"ann"}),
        (("ann/week1/softmax.py", "ann/week2/backprop.py"), {"ann"}),
        (("ann_softmax.py", "bob_softmax.ipynb", "readme.txt"), {"ann", "bob"}),
        (("hw3_softmax_ann.py", "hw3_backprop_ann.py", "hw3_softmax_bob.py"), {"ann", "bob"}),
        (("sub/ann.zip", "sub/bob.zip"), {"ann", "bob"}),
        (("hw1/ann_softmax.py", "hw1/bob_softmax.py"), {"ann", "bob"}),
        (("张三_softmax.py", "李四_softmax.py"), {"张三", "李四"}),
        (("jdoe1_softmax.py", "jdoe2_softmax_v2.py", "asmith_softmax.py"), {"jdoe1", "jdoe2", "asmith"}),
        (("softmax_u1.py", "softmax_u2.py"), {"u1", "u2"}),
        (("hw3li_softmax.py", "hw3li2_softmax.py"), {"li", "li2"}),
        (("ann/softmax (1).py", "bob/JS softmax.py"), {"ann", "bob"}),
    ],
)
def test_students_are_found_wherever_they_lie(tmp_path: Path, files: tuple[str, ...], expected: set[str]) -> None:
    """One or two folders too high, sections, flat folders: nobody is merged with anybody."""
    assert students(tmp_path / "class", *files) == expected


def test_a_section_beside_students_is_asked_about(tmp_path: Path) -> None:
    """Neither reading is safe: merged, a section's students would lose their work."""
    files = ("A/ann/softmax.py", "A/bob/softmax.py", "A/cyd/softmax.py", "dan/softmax.py", "eve/softmax.py")
    with pytest.raises(GraderError, match="A holds folders with the same work"):
        students(tmp_path, *files)


@pytest.mark.parametrize("folders", [("hw1", "hw2"), ("softmax", "backprop"), ("A", "B")])
def test_a_folder_of_the_whole_class_for_each_assignment_is_refused(tmp_path: Path, folders: tuple[str, str]) -> None:
    """All names would stand twice, and nobody would be scored; sections that share a name or two are sections."""
    names = ("ann", "bob", "cyd")
    files = [f"{folders[0]}/{one}/softmax.py" for one in names] + [f"{folders[1]}/{one}/backprop.py" for one in names]
    with pytest.raises(GraderError, match=r"hold the same students \(ann, bob, cyd\).*one after the other"):
        students(tmp_path / "class", *files)
    few = ("hw1/ann/softmax.py", "hw1/bob/softmax.py", "hw2/ann/backprop.py")
    with pytest.raises(GraderError, match=r"hw1 and hw2 hold the same students \(ann\)"):
        students(tmp_path / "few", *few)
    sections = [f"A/{one}/softmax.py" for one in names] + [f"B/{one}/softmax.py" for one in ("ann", "dan", "eve")]
    assert students(tmp_path / "sections", *sections) == {*names, "dan", "eve"}


def test_one_students_flat_folder_stays_one(tmp_path: Path) -> None:
    """Decorations name nobody."""
    assert students(tmp_path / "ann", "softmax_v2.py", "softmax (1).py", "backprop final.py") == {"ann"}
    assert students(tmp_path / "bob", "bob_softmax.py", "bob_backprop.py") == {"bob"}


def test_a_file_of_any_name(tmp_path: Path) -> None:
    """With -a one file may be given that is called anything; without, not."""
    path = tmp_path / "ann" / "hw.py"
    path.parent.mkdir()
    path.write_bytes(DONE)
    assert [one.student for one in taken_in(path, ["softmax"], COURSE, any_name=True).entries] == ["ann"]
    with pytest.raises(GraderError, match="must be named"):
        taken_in(path, ["softmax"], COURSE)


# What is left out


def test_installed_libraries_and_saved_plots_are_left_out(tmp_path: Path) -> None:
    """A virtual environment, caches, repositories and data do not cost a hand-in; nor does a notebook of 40 MB."""
    home = tmp_path / "class" / "ann"
    for name in (
        "softmax.py", "env/pyvenv.cfg", "env/lib/x.py", "lib/site-packages/numpy/softmax.py", "__pycache__/a.pyc",
        ".git/config", "node_modules/a/softmax.ipynb",
    ):  # fmt: skip
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(DONE)
    (home / "data.bin").write_bytes(bytes(50 << 20))
    (entry,) = taken_in(tmp_path / "class", ["softmax"], COURSE).entries
    tree = entry.read()
    assert set(tree) == {"softmax.py"}
    assert isinstance(tree, Tree)
    assert set(tree.left_out) == {"env/", "lib/", "__pycache__/", ".git/", "node_modules/", "data.bin"}
    assert find(tree, ["softmax"])["softmax"].remarks[0].kind == "left_out"


def test_a_notebook_loses_its_outputs_before_its_bytes_are_counted() -> None:
    """Nothing else changes; what only looks like outputs, or is no notebook, stays."""
    picture = {"data": {"image/png": "A" * (9 << 20), "text": ['"outputs": [', "\\", '"']}, "output_type": "x"}
    cells = [
        {"cell_type": "code", "outputs": [picture], "source": ['x = {"outputs": [1, "]"]}\n', "y = '\\\\'"]},
        {"cell_type": "markdown", "attachments": {"a.png": {"image/png": "B" * 1000}}, "source": "text"},
    ]
    data = json.dumps({"cells": cells, "metadata": {"outputs": "kept"}}).encode()
    kept = without_outputs(data)
    assert len(kept) < 1000
    expected = [dict(cells[0], outputs=[]), dict(cells[1], attachments={})]
    assert json.loads(kept) == {"cells": expected, "metadata": {"outputs": "kept"}}
    for odd in (b'{"outputs": [' + b"x" * (5 << 20), b"[" * (5 << 20), b'"' * (5 << 20), b"\\" * (5 << 20)):
        assert without_outputs(odd) == odd


def test_another_assignments_file_is_seen_only_where_it_is_mentioned() -> None:
    """A change in one submission is none for those that cannot tell, wherever both lie."""
    tree = {"one/backprop.py": DONE, "two/mlp.py": DONE, "two/tools.py": b"k = 1", "cnn.py": DONE}
    found = find(tree, COURSE, RULES)
    assert set(found["backprop"].contents) == {"one/backprop.py", "two/tools.py"}
    assert found["backprop"].digest == find(tree | {"two/mlp.py": b"new = 1"}, COURSE, RULES)["backprop"].digest
    asking = {"one/backprop.py": DONE + b"import tools", "two/tools.py": b"from mlp import forward"}
    through = find(tree | asking, COURSE, RULES)
    assert set(through["backprop"].contents) == {"one/backprop.py", "two/tools.py", "two/mlp.py"}
    looking = find(tree | {"one/backprop.py": DONE + b"import glob"}, COURSE, RULES)
    assert set(looking["backprop"].contents) == set(tree)
