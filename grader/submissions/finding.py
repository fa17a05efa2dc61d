"""A submission's bytes, and which of a student's files is the submission for an assignment."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from grader.errors import IntakeError
from grader.results import Failure
from grader.submissions.candidates import Candidate, near, passed_over, with_folders
from grader.submissions.limits import HIDDEN, Tree, shown
from grader.submissions.names import Match, assignment_of, match, stem, suffix_of
from grader.submissions.work import Work, defined_in, defines_one, is_whole, suffix_by_content, text_as_module, work_in

__all__ = ["Files", "Found", "Rules", "assignment_of", "find"]

PACKAGE = "__init__.py"
_NO_FILES = (PACKAGE, "conftest.py", "setup.py", "sitecustomize.py")

MAX_NOTEBOOK = 4 << 20
"""Bytes of another notebook that code may import."""


@dataclass(frozen=True)
class Files:
    """A submission's bytes by their paths in the hand-in, from its top folder; ``main`` is the file that is scored.

    ``drawings`` are cells of the handout that only draw, each as the texts of its statements; they are not run.
    ``libraries`` may be imported beside Python's own and NumPy.
    """

    name: str
    main: str
    contents: dict[str, bytes]
    drawings: tuple[tuple[str, ...], ...] = ()
    libraries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """One file to score, with all that its code can see: the hand-in from its top folder.

    With ``refusal`` nobody can say which file it is.
    """

    assignment: str
    file: str
    main: str
    contents: dict[str, bytes]
    remarks: tuple[Failure, ...]
    refusal: Failure | None = None

    @property
    def digest(self) -> str:
        """A hash of every byte that the submission can see."""
        sha = hashlib.sha256(f"{self.file}\0".encode("utf-8", "surrogatepass"))
        for path in sorted(self.contents):
            data = self.contents[path]
            sha.update(f"{path}\0{len(data)}\0".encode("utf-8", "surrogatepass") + data)
        return f"sha256:{sha.hexdigest()}"


HALF = 1 / 2


@dataclass(frozen=True)
class Rules:
    """What is known beside a student's files when one of them is chosen.

    ``exercises`` are the functions of every assignment of the course, so that a name is not taken for one assignment
    that is another's too. With ``any_name`` one assignment was asked for, and a single file of any name is it.
    ``assigned`` are the teacher's own decisions: a file by student and assignment.
    """

    exercises: Mapping[str, frozenset[str]] = field(default_factory=dict)
    any_name: bool = False
    assigned: Mapping[tuple[str, str], str] = field(default_factory=dict)


def find(
    tree: Mapping[str, bytes], assignments: Sequence[str], rules: Rules | None = None, student: str = "",
    ages: Mapping[str, int] | None = None,
) -> dict[str, Found]:  # fmt: skip
    """The file to score for each assignment that an entry holds."""
    rules = rules or Rules()
    found: dict[str, Found] = {}
    for name in assignments:
        assigned = rules.assigned.get((student, name))
        one = _assigned(name, assigned, tree) if assigned is not None else None
        if one is not None:
            found[name] = one
    known = tuple(dict.fromkeys([*assignments, *rules.exercises]))
    named = {path: match(posixpath.basename(path), known) for path in tree}
    named |= {path: text_as_module(path, tree[path], rules.exercises) for path, one in named.items() if one is None}
    for name, candidates in _candidates(tree, named, assignments, rules, ages or {}).items():
        if name not in found:
            found[name] = _chosen(name, candidates, tree)
    if not found and rules.any_name and len(assignments) == 1:
        found |= _only_file(assignments[0], tree, rules)
    if not found:
        _raise_for_left_out(tree, assignments)
    return {name: _with_left_out(_without_others(one, named), tree) for name, one in found.items()}


def _candidates(
    tree: Mapping[str, bytes], names: Mapping[str, Match | None], assignments: Sequence[str], rules: Rules,
    ages: Mapping[str, int],
) -> dict[str, list[Candidate]]:  # fmt: skip
    """The files that each assignment's submission may be; ``names`` are theirs, as they are read."""
    found: dict[str, list[Candidate]] = {}
    for path, data in tree.items():
        named = names[path]
        if named is None or named.assignment not in assignments:
            continue
        exercises = rules.exercises.get(named.assignment, frozenset())
        named = _as_it_is(named, data)
        if named.rest and exercises and not defines_one(named.canonical, data, exercises):
            continue  # a word in a name is not yet a submission
        one = _candidate(path, named, data, exercises, ages.get(path, 0))
        found.setdefault(named.assignment, []).append(one)
    for name, its in _packages(tree, assignments, rules, ages).items():
        if all(one.work < Work.CODE for one in found.get(name, ())):
            found.setdefault(name, []).extend(its)
    handed_in = {name: _handed_in(candidates) for name, candidates in found.items()}
    return {name: [*its, *_beside_stubs(name, its, tree, rules)] for name, its in handed_in.items()}


def _packages(
    tree: Mapping[str, bytes], assignments: Sequence[str], rules: Rules, ages: Mapping[str, int]
) -> dict[str, list[Candidate]]:
    """The packages that have an assignment's name, by assignment: what is imported of one is its ``__init__.py``."""
    known = tuple(dict.fromkeys([*assignments, *rules.exercises]))
    found: dict[str, list[Candidate]] = {}
    for path, data in tree.items():
        folder, _, file = path.rpartition("/")
        named = match(f"{posixpath.basename(folder)}.py", known) if folder and file == PACKAGE else None
        if named is not None and named.assignment in assignments and not named.person:
            exercises = rules.exercises.get(named.assignment, frozenset())
            found.setdefault(named.assignment, []).append(_candidate(path, named, data, exercises, ages.get(path, 0)))
    return found


def _candidate(path: str, named: Match, data: bytes, exercises: frozenset[str], age: int = 0) -> Candidate:
    work = work_in(named.canonical, data, exercises)
    return Candidate(path, named, work, age, is_whole(named.canonical, data, exercises))


def _beside_stubs(
    assignment: str, candidates: Sequence[Candidate], tree: Mapping[str, bytes], rules: Rules
) -> list[Candidate]:
    """Where only stubs have the assignment's name: files of other names that hold work on half of its functions."""
    exercises = rules.exercises.get(assignment, frozenset())
    if not exercises or any(one.work >= Work.CODE for one in candidates):
        return []
    paths = [path for path in tree if suffix_of(posixpath.basename(path)) and _may_be_work(path, list(rules.exercises))]
    mine = [path for path in paths if _is_mostly(assignment, defined_in(path, tree[path]), rules.exercises)]
    return [one for path in mine if (one := _plain(path, assignment, tree, exercises)).work >= Work.CODE]


def _is_mostly(assignment: str, defined: Collection[str], exercises: Mapping[str, Collection[str]]) -> bool:
    """Whether these are half of an assignment's functions or more, and of no other's a larger share."""
    shares = {name: len(set(defined) & set(its)) / len(its) for name, its in exercises.items() if its}
    return shares[assignment] >= max(HALF, *shares.values())


def _as_it_is(named: Match, data: bytes) -> Match:
    """A notebook that was renamed is still one, and so is a module."""
    return replace(named, suffix=suffix_by_content(data) or named.suffix)


def _handed_in(candidates: list[Candidate]) -> list[Candidate]:
    """Without the tests that were handed out, unless nothing else is there."""
    return [one for one in candidates if "tests" not in one.path.split("/")[:-1]] or candidates


def _chosen(assignment: str, candidates: list[Candidate], tree: Mapping[str, bytes]) -> Found:
    """The candidate that counts, with remarks on the others; none where two near names could be meant."""
    ranked = sorted(with_folders(candidates), key=lambda one: one.rank)
    best = ranked[0]
    if not best.named.is_exact and (rivals := _rivals(ranked, tree)):
        files = sorted([best.path, *rivals])[:5]
        return Found(assignment, "", "", {}, (), Failure("ambiguous", {"files": files, "expected": assignment}))
    remarks = [near(best)] if best.is_called_otherwise else []
    remarks += [passed_over(best, other) for other in ranked[1:]]
    return _found(assignment, best, tree, tuple(remarks))


def _rivals(ranked: list[Candidate], tree: Mapping[str, bytes]) -> list[str]:
    """Other files with a near name that hold as much: a copy is none, nor the other form of the same file."""
    best = ranked[0]

    def worth(one: Candidate) -> tuple[object, ...]:
        return one.work, one.is_aside, one.age, one.is_whole

    return [
        other.path
        for other in ranked[1:]
        if worth(other) == worth(best)
        and tree[other.path] != tree[best.path]
        and not (other.is_notebook != best.is_notebook and stem(other.path) == stem(best.path))
    ]


def _found(assignment: str, used: Candidate, tree: Mapping[str, bytes], remarks: tuple[Failure, ...]) -> Found:
    """The file with its surroundings; one whose ending Python would not know goes by the assignment's name."""
    contents, main = dict(tree), used.path
    if not main.endswith(used.named.suffix):
        main = posixpath.join(posixpath.dirname(used.path), used.named.canonical)
        contents[main] = contents.pop(used.path)
    empty = () if used.work > Work.NONE else (Failure("empty_file", {"used": used.path}),)
    return Found(assignment, used.path, main, _visible(contents, main), (*remarks, *empty))


def _visible(contents: Mapping[str, bytes], main: str) -> dict[str, bytes]:
    """What travels to the worker: archives, documents and notebooks full of pictures have no use there."""
    return {path: data for path, data in contents.items() if path == main or not _is_useless(path.lower(), len(data))}


def _without_others(found: Found, names: Mapping[str, Match | None]) -> Found:
    """Without the files of other assignments that nothing here mentions: a change in them is none for this one.

    Code that looks through folders sees all that is there.
    """
    named = ((path, names[path]) for path in found.contents if path != found.main)
    others = {path for path, one in named if one is not None and one.assignment != found.assignment}
    rest = {path: data for path, data in found.contents.items() if path not in others}
    queue = list(rest.items())
    while others and queue:
        path, data = queue.pop()
        if not path.endswith((".py", ".ipynb")):
            continue
        if b"\0" in data or any(word in data for word in _LOOKS_THROUGH_FOLDERS):
            return found
        asked = {other for other in others if stem(posixpath.basename(other)).encode("utf-8", "replace") in data}
        others -= asked
        queue += [(other, found.contents[other]) for other in asked]
    return replace(found, contents={path: data for path, data in found.contents.items() if path not in others})


_LOOKS_THROUGH_FOLDERS = (b"glob", b"listdir", b"scandir", b"iterdir", b"walk(", b"ipynb.fs", b"import_module")


def _is_useless(path: str, size: int) -> bool:
    return path.endswith((".zip", ".pyz", ".pdf", ".docx", ".html")) or (
        path.endswith(".ipynb") and size > MAX_NOTEBOOK
    )


# What names do not say


def _assigned(assignment: str, file: str, tree: Mapping[str, bytes]) -> Found | None:
    """The file that a teacher named: by its path, or by its name where only one file has it."""
    paths = [path for path in tree if path == file] or [path for path in tree if posixpath.basename(path) == file]
    if len(paths) != 1:
        refusal = Failure("assigned_missing", {"file": file, "count": len(paths)})
        return Found(assignment, "", "", {}, (), refusal)
    remark = Failure("assigned", {"used": paths[0], "expected": assignment})
    return _found(assignment, _plain(paths[0], assignment, tree), tree, (remark,))


def _only_file(assignment: str, tree: Mapping[str, bytes], rules: Rules) -> dict[str, Found]:
    """The one module or notebook that is there, whatever it is called."""
    known = tuple(rules.exercises)
    paths = [path for path in tree if suffix_of(posixpath.basename(path)) and _may_be_work(path, known)]
    if not paths or len({stem(path) for path in paths}) != 1 or len(paths) > 2:
        return {}
    exercises = rules.exercises.get(assignment, frozenset())
    ranked = sorted((_plain(path, assignment, tree, exercises) for path in paths), key=lambda one: one.rank)
    remarks = (Failure("any_name", {"used": ranked[0].path, "expected": ranked[0].named.canonical}),)
    return {assignment: _found(assignment, ranked[0], tree, remarks)}


def _may_be_work(path: str, known: Sequence[str]) -> bool:
    name = posixpath.basename(path)
    return (
        match(name, known) is None
        and name not in _NO_FILES
        and not name.startswith("test_")
        and "tests" not in path.split("/")[:-1]
    )


def _plain(path: str, assignment: str, tree: Mapping[str, bytes], exercises: Iterable[str] = ()) -> Candidate:
    suffix = suffix_by_content(tree[path]) or suffix_of(posixpath.basename(path)) or ".py"
    named = Match(assignment, suffix, is_exact=False)
    return _candidate(path, named, tree[path], frozenset(exercises))


def _raise_for_left_out(tree: Mapping[str, bytes], assignments: Sequence[str]) -> None:
    """A submission that was left out is a refusal: nothing else can be scored in its place."""
    for path, reason in _left_out(tree).items():
        if assignment_of(posixpath.basename(path), assignments):
            raise IntakeError(f"{path[-200:]} is too large to be taken in: {reason}")


def _left_out(tree: Mapping[str, bytes]) -> dict[str, str]:
    """What was left out and is worth a word beside what is scored, with the reasons."""
    left_out = tree.left_out if isinstance(tree, Tree) else {}
    return {path: reason for path, reason in left_out.items() if reason != HIDDEN}


def _with_left_out(found: Found, tree: Mapping[str, bytes]) -> Found:
    left_out = _left_out(tree)
    if not left_out:
        return found
    return replace(found, remarks=(*found.remarks, Failure("left_out", {"files": shown(left_out)})))
