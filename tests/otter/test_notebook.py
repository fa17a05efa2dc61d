"""The released notebook, executed as a student's Jupyter executes it, with the real Otter."""

from __future__ import annotations

import importlib
import shutil
from pathlib import Path

import nbformat
import pytest

from grader.course.handout_cells import runnable
from tests.conftest import ROOT

pytest.importorskip("otter", reason="needs otter-grader: pip install 'grader[otter]'")
nbclient = pytest.importorskip("nbclient", reason="needs nbclient, which comes with otter-grader")

ASSIGNMENTS = sorted(path.parent.name for path in ROOT.glob("assignments/*/*.ipynb"))


def executed(folder: Path, name: str) -> dict[str, str]:
    """What each check cell of a notebook showed, as text, after all cells were run in a kernel of their own."""
    notebook = nbformat.read(folder / f"{name}.ipynb", 4)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    shown = {}
    for cell in notebook.cells:
        if cell.source.startswith("grader.check("):
            (output,) = cell.outputs
            assert output.output_type == "execute_result", output
            shown[cell.source.split('"')[1]] = output.data["text/plain"]
    return shown


def solve(folder: Path, name: str) -> None:
    """Put the reference into the notebook's cells."""
    from grader.course.handout_cells import read_cells, without_solutions

    path = ROOT / "solutions" / name / f"{name}.py"
    solved = {
        without_solutions(cell.text, str(path), cell.line): cell.text
        for cell in read_cells(path.read_text(), str(path))
        if not cell.lang
    }
    notebook = nbformat.read(folder / f"{name}.ipynb", 4)
    for cell in notebook.cells:
        cell.source = solved.get(cell.source, cell.source)
    nbformat.write(notebook, folder / f"{name}.ipynb")


def test_the_stub_is_told_what_to_do_next(tmp_path: Path):
    """Every check cell of the released notebook runs, names its function and says what to do; no traceback is shown."""
    folder = Path(shutil.copytree(ROOT / "assignments" / "softmax", tmp_path / "softmax"))
    shown = executed(folder, "softmax")
    assert set(shown) == {path.stem for path in (folder / "tests").glob("*.py")}
    for exercise, text in shown.items():
        assert f"`{exercise}` is not implemented yet. Put your solution in place of" in text
        assert f"还没有实现 `{exercise}`" in text or f"`{exercise}` 还没有实现" in text
        assert "Traceback" not in text
        assert "site-packages" not in text


def test_the_reference_passes_in_the_notebook(tmp_path: Path):
    """With the solution in its cells, every check cell says that all test cases passed."""
    folder = Path(shutil.copytree(ROOT / "assignments" / "softmax", tmp_path / "softmax"))
    solve(folder, "softmax")
    shown = executed(folder, "softmax")
    assert {f"{exercise} results: All test cases passed!" for exercise in shown} == set(shown.values())


def run_in_otter(path: Path, names: dict) -> list:
    """The results of one test file, read and run by Otter itself."""
    otter = importlib.import_module("otter.test_files")
    config = importlib.import_module("otter.nbmeta_config").NBMetadataConfig()
    file = otter.create_test_file(str(path), config)
    file.run(names)
    return file.test_case_results


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_every_released_check_runs_in_otter(name: str):
    """Otter finds every public check with its points; the reference passes all, the stub none."""
    folder = ROOT / "assignments" / name
    reference: dict = {}
    exec(compile(runnable((ROOT / "solutions" / name / f"{name}.py").read_text(), name), name, "exec"), reference)
    stub: dict = {}
    exec(compile((folder / f"{name}.py").read_text(), name, "exec"), stub)
    for path in sorted((folder / "tests").glob("*.py")):
        passed = run_in_otter(path, reference)
        assert len(passed) == path.read_text().count("public=True")
        assert [result.message for result in passed if not result.passed] == []
        assert all(result.test_case.points > 0 and not result.test_case.hidden for result in passed)
        assert not any(result.passed for result in run_in_otter(path, stub)), path


def test_a_wrong_answer_is_shown_with_what_was_expected(tmp_path: Path):
    """The message has the line of the check, what was got and what was expected, in both languages."""
    path = ROOT / "assignments" / "activations" / "tests" / "relu.py"
    failed = [result for result in run_in_otter(path, {"relu": lambda x: x}) if not result.passed]
    assert failed
    assert "expected" in failed[0].message
    assert "应为" in failed[0].message
    assert "assert_close" in failed[0].message


def test_results_survive_otters_pickling():
    """Otter pickles results into its log; what comes back is Otter's own class."""
    import pickle

    path = ROOT / "assignments" / "activations" / "tests" / "relu.py"
    results = pickle.loads(pickle.dumps(run_in_otter(path, {"relu": lambda x: x})))
    assert type(results[0].test_case.body).__module__ == "otter.test_files.exception_test"


def test_an_error_in_a_students_function_is_named():
    """An exception, a missing function and something that is no function are each said in words."""
    path = ROOT / "assignments" / "activations" / "tests" / "relu.py"
    for names, words in (
        ({"relu": lambda x: x["a"]}, "`relu` raised TypeError"),
        ({}, "`relu` is not defined. Run the cell that defines it"),
        ({"relu": 3}, "`relu` is a int, not a function"),
    ):
        assert words in run_in_otter(path, names)[0].message
