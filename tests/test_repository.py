"""The repository itself: what is generated is current, what is promised is there, the wheel works."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from grader.course.course import Course
from tests.conftest import ROOT, TRACER, UNTRACED

COURSE = Course(ROOT)
CONTRACT = {
    "perceptron": [
        "mcp_neuron", "hebb_step", "perceptron", "gate", "train_perceptron", "is_separable", "xor_network",
    ],
    "activations": [
        "sigmoid", "sigmoid_derivative", "tanh", "tanh_derivative", "relu", "relu_derivative",
    ],
    "softmax": [
        "softmax", "mse_loss", "cross_entropy", "softmax_jacobian", "softmax_cross_entropy",
        "softmax_cross_entropy_gradient",
    ],
    "descent": [
        "difference_quotient", "taylor", "linear_change", "angle", "steepest_step", "quadratic",
        "quadratic_gradient", "descend", "largest_step",
    ],
    "backprop": [
        "neuron_gradient", "forward", "loss", "gradients", "train_step", "train",
    ],
    "mlp": [
        "forward", "predict", "loss", "gradients", "train", "accuracy", "parameter_count",
    ],
    "convolution": [
        "conv2d", "conv2d_layer", "conv2d_backward", "max_pool2d", "avg_pool2d", "receptive_field",
    ],
    "cnn": [
        "mean_kernel", "gaussian_kernel", "max_pool_backward", "forward", "loss", "gradients", "train_step",
        "predict", "dense_weights",
    ],
    "regularization": [
        "l1_norm", "l2_norm", "l1_gradient", "l2_gradient", "dropout", "dropout_backward", "batchnorm",
        "batchnorm_backward", "batchnorm_running", "batchnorm_test",
    ],
    "rnn": [
        "rnn_step", "rnn_forward", "sequence_loss", "bptt", "state_jacobian", "memory", "many_to_one",
        "one_to_many", "tag",
    ],
    "lstm": [
        "lstm_step", "lstm_forward", "lstm_step_backward", "lstm_backward",
    ],
    "gru": [
        "gru_step", "gru_forward", "gru_step_backward", "gru_backward", "parameter_count",
    ],
    "gan": [
        "generator", "discriminator", "discriminator_value", "discriminator_gradient", "generator_loss",
        "generator_gradient", "train",
    ],
    "wgan": [
        "critic", "critic_value", "critic_gradient", "clip_weights", "generator_loss", "generator_gradient",
        "train", "wasserstein_distance",
    ],
    "cgan": [
        "one_hot", "generator", "discriminator", "discriminator_value", "discriminator_gradient",
        "generator_loss", "generator_gradient", "train",
    ],
    "defense": [
        "input_gradient", "fgsm", "adversarial_loss", "adversarial_gradients", "generator",
        "reconstruction_error", "reconstruction_gradient", "project", "defend",
    ],
    "generative": [
        "reparameterize", "kl_divergence", "reconstruction_loss", "negative_elbo", "elbo_gradients",
        "markov_fit", "sequence_log_likelihood", "sample_sequence",
    ],
    "words": [
        "vocabulary", "one_hot", "bag_of_words", "document_matrix", "cosine_similarity", "predict", "loss",
        "gradients", "analogy",
    ],
    "cbow": [
        "one_hot", "hidden", "forward", "loss", "gradients", "train", "nearest_words", "parameter_count",
    ],
    "skipgram": [
        "pairs", "loss", "gradients", "noise_distribution", "negative_loss", "negative_gradients",
        "train_negative", "huffman_codes", "tree_probability", "tree_loss", "tree_gradients",
    ],
    "localization": [
        "iou", "to_center", "to_corners", "smooth_l1", "forward", "loss", "gradients",
        "non_max_suppression", "localization_accuracy",
    ],
}  # fmt: skip
NAMES_ITS_RESULT = {
    "as_array", "assert_close", "assert_equal", "assert_keys", "assert_shape", "assert_within", "unpack",
}  # fmt: skip


def test_the_course_has_every_exercise_of_the_contract():
    """Every row of the chapter, in the order of the notes."""
    from grader.course.outline import exercise_order

    found = {name: exercise_order(assignment) for name, assignment in COURSE.assignments.items()}
    assert found == CONTRACT
    assert list(found) == list(CONTRACT)


@pytest.mark.parametrize("name", CONTRACT)
def test_points_sum_to_100(name):
    """An assignment is worth 100 points."""
    from grader.course.outline import exercise_points

    assert sum(exercise_points(COURSE.assignment(name)).values()) == 100


@pytest.mark.parametrize("name", CONTRACT)
def test_every_exercise_has_two_public_checks(name):
    """Students can make progress alone: at least two public checks an exercise."""
    from grader.course.public_checks import public_checks

    for exercise in CONTRACT[name]:
        path = COURSE.assignment(name).checks_path / f"test_{exercise}.py"
        assert public_checks(path.read_text(encoding="utf-8"), str(path)).count("\ndef test_") >= 2, exercise


@pytest.mark.parametrize("name", CONTRACT)
def test_every_check_speaks_both_languages(name):
    """A claim in English in the first line of the docstring, and one in Chinese."""
    for path in COURSE.assignment(name).checks_path.glob("test_*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                text = ast.get_docstring(node) or ""
                assert text.splitlines()[0].strip(), f"{path}: {node.name}"
                assert any(line.startswith("zh:") for line in text.splitlines()), f"{path}: {node.name}"


@pytest.mark.parametrize("name", CONTRACT)
def test_what_is_compared_is_named_in_no_language(name):
    """Messages in Chinese quote what was compared, so its name is code: ``softmax(z)``, not a phrase in English."""
    for path in COURSE.assignment(name).checks_path.glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES_ITS_RESULT:
                texts = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
                phrases = [text for text in texts if isinstance(text, str) and re.search(r"[a-z]{2,} [a-z]{2,}", text)]
                assert not phrases, f"{path.name}: {phrases}"


@pytest.mark.parametrize("name", CONTRACT)
def test_what_students_get_is_current(name):
    """``assignments/`` is what ``grader release`` would write, and shows nothing that is hidden."""
    from grader.course.release import build, outdated

    assert outdated(build(COURSE.assignment(name))) == []


@pytest.mark.parametrize("name", CONTRACT)
def test_six_right_solutions_are_kept(name):
    """At least six differently written right solutions an assignment."""
    assert len([p for p in (ROOT / "tests" / "right" / name).iterdir() if p.suffix in (".py", ".ipynb")]) >= 6


def test_every_dependency_has_its_reason():
    """Each entry of the dependency lists says in a comment why it is there."""
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    project = tomllib.loads("\n".join(lines))["project"]
    wanted = [*project["dependencies"], *(d for group in project["optional-dependencies"].values() for d in group)]
    for dependency in wanted:
        (line,) = [line for line in lines if f'"{dependency}"' in line]
        assert "#" in line, line


def test_the_make_targets_of_the_readme_exist():
    """Every ``make`` target that the README names is in the Makefile."""
    named = set(re.findall(r"(?:`|^ {4})make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.M))
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert {"demo", "test"} <= named <= targets


def test_processes_are_traced_where_the_suite_is():
    """`make test` hands tracing down to commands, `pytest` alone does not; the exceptions are files that are there."""
    coverage = pytest.importorskip("coverage")
    assert (TRACER in os.environ) == (coverage.Coverage.current() is not None)
    assert not [name for name in UNTRACED if not (ROOT / name).is_file()]


def test_the_wheel_works_by_itself(tmp_path: Path):
    """Built and unpacked elsewhere, the package lists and scores a course; it holds no assignment."""
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path / "site")
    assert not any("solutions" in name or "autograder_tests" in name for name in names)
    student = tmp_path / "class" / "ann"
    student.mkdir(parents=True)
    (student / "activations.py").write_bytes((ROOT / "tests/right/activations/vectorised.py").read_bytes())
    run = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import grader; "
        "assert 'site' in grader.__file__, grader.__file__; from grader.cli.main import main; main()"
    )
    arguments = ["score", "class", "--course", str(ROOT), "-a", "activations"]
    done = subprocess.run(
        [sys.executable, "-c", run, str(tmp_path / "site"), *arguments],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "100" in done.stdout, done.stdout + done.stderr


def test_pages_made_from_the_code_are_current():
    """``docs/api.md`` and ``docs/report.md`` are what the docstrings and types say."""
    done = subprocess.run([sys.executable, ROOT / "tools" / "pages.py", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "examples" / "README.md"]
SCAFFOLDED = ("momentum", "NAME", "<", "*", "softmax-", "-gradescope", "-otter")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_exists(page: Path):
    """Links and paths of the repository in backquotes lead somewhere."""
    text = page.read_text(encoding="utf-8")
    links = [page.parent / link for link in re.findall(r"\]\(([^)#:]+)\)", text)]
    tops = "grader|tests|docs|tools|benchmarks|examples|solutions|assignments|autograder_tests"
    named = re.findall(rf"`((?:{tops})/[^`\s]*)`", text)
    paths = [ROOT / path.partition("::")[0] for path in named if not any(mark in path for mark in SCAFFOLDED)]
    rooms = "|".join(path.name for path in (ROOT / "grader").iterdir() if path.is_dir())
    modules = re.findall(rf"`((?:{rooms})(?:/\w+)+\.py)`", text)
    missing = {
        str(path) for path in [*links, *paths, *(ROOT / "grader" / name for name in modules)] if not path.exists()
    }
    assert not missing


def test_every_room_is_on_the_map():
    """``docs/architecture.md`` names every room and ground module of the package."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    folders = [*(ROOT / "grader").iterdir(), *(ROOT / "grader" / "diagnosis").iterdir()]
    rooms = {f"{path.name}/" for path in folders if path.is_dir() and path.name != "__pycache__"}
    ground = {path.name for path in (ROOT / "grader").glob("*.py")} - {"__init__.py", "__main__.py"}
    assert not {name for name in rooms | ground if f"`{name}`" not in text}


def test_the_examples_of_comparators_are_true():
    """Every comparator's docstring shows an example, and what it shows is what happens."""
    import doctest

    from grader.checks import comparators, numerical_gradient

    for module in (comparators, numerical_gradient):
        assert doctest.testmod(module, optionflags=doctest.IGNORE_EXCEPTION_DETAIL).failed == 0
    public = [
        value for name, value in vars(comparators).items() if callable(value) and name.startswith(("assert_", "as_"))
    ]
    assert not [function.__name__ for function in public if not re.search(r">>> |::", function.__doc__ or "")]


def test_the_table_of_the_chapter_names_every_function() -> None:
    """README's rows name each exercise of each assignment once, and no other."""
    rows = re.findall(r"^\|[^|]*\|[^|]*\| `(\w+)` \| (.+) \|$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    named = sorted((assignment, name) for assignment, names in rows for name in re.findall(r"`(\w+)`", names))
    course = Course(ROOT)
    assert named == sorted((one.name, name) for one in course.assignments.values() for name in one.exercises)
