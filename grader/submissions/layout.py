"""Who lies where: from the names in a folder or an archive to the students, or to the reason why nobody can tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from grader.errors import GraderError
from grader.submissions.limits import is_archive, is_junk, is_skipped
from grader.submissions.names import Match, assignment_of, match, suffix_of
from grader.text import visible

CLASS_LOOKS_LIKE = (
    "a class is a folder with a folder (or .zip) for each student, SUBMISSIONS/<student>/{name}.py or {name}.ipynb, "
    "the same as a .zip, or the bulk download of Canvas, Moodle or Gradescope (--from)"
)

_OWN_FOLDER = re.compile(
    r"(?:old|new|v|ver|version|backup|bak|copy|draft|final|attempt|try|submission|submit|solutions?|starter|handout|stub|"
    r"release|original|src|source|code|hw|homework|week|lab|part|temp|tmp|trash|archive|python|notebooks?|py|ipynb|"
    r"tests?|data|assignments?|exercises?|ex|project|deep|learning|work|my|done|todo|first|second|third|last|latest|"
    r"one|two|submitted|working|files?|folders?|late|on[ _-]?time|sections?|groups?|teams?|class|"
    r"旧|新|备份|作业|最终|第|次|版|实验|练习|代码|[\W_\d])+",
    re.I,
)
_SHORT = re.compile(r"\d{5,}")


@dataclass(frozen=True)
class Place:
    """One student in a class: the folder that is theirs, with ``/``, or one file or archive."""

    student: str
    path: str


@dataclass(frozen=True)
class Layout:
    """The students of a class; ``is_one`` if all is one student's. ``note`` tells a person how it was understood."""

    places: tuple[Place, ...] = ()
    is_one: bool = False
    note: str = ""


class Node:
    """A folder with what lies in it, as names alone."""

    def __init__(self, name: str = "", path: str = "") -> None:
        self.name, self.path = name, path
        self.folders: dict[str, Node] = {}
        self.files: list[str] = []

    def submissions(self, assignments: Sequence[str], depth: int = 0) -> set[str]:
        """The assignments that something at or below this folder can be handed in for."""
        own = {one.assignment for name in self.files if (one := match(name, assignments))}
        for folder in self.folders.values() if depth < 6 else ():
            own |= folder.submissions(assignments, depth + 1)
        return own


def tree_of(names: Sequence[str]) -> Node:
    """The folders that these paths make."""
    root = Node()
    for name in names:
        node = root
        *folders, file = name.split("/")
        for folder in folders[:20]:
            if folder not in node.folders:
                node.folders[folder] = Node(folder, f"{node.path}{folder}/")
            node = node.folders[folder]
        node.files.append(file)
    return root


def layout(names: Sequence[str], where: str, assignments: Sequence[str]) -> Layout:
    """Who lies where among these paths. Raises :class:`~grader.errors.GraderError` where nobody can tell."""
    root = tree_of(names)
    named = [name for name in root.files if match(name, assignments)]
    if not named:
        return _students(root, where, assignments)
    _refuse_a_class(root, where, named[0], assignments)
    if any(assignment_of(name, assignments) for name in named):
        return Layout(is_one=True)
    return _flat(root, assignments)


def _students(root: Node, where: str, assignments: Sequence[str]) -> Layout:
    """The students' folders and archives, below as many folders as lie around them."""
    if (flat := _flat(root, assignments)).places:
        return flat
    groups = _sections(root, assignments)
    packed = [name for name in root.files if is_archive(name)]
    if not groups:
        return Layout(tuple(Place(one.name, one.path) for one in root.folders.values()) + _packed(root, packed))
    others = [one for one in root.folders.values() if one not in groups and one.submissions(assignments)]
    if len(groups) >= len(others) and all(_is_section(one, assignments) for one in others):
        groups, others = [*groups, *others], []  # a section of one student beside a larger one
    if len(groups) <= len(others) + len(packed):
        for one in groups:
            _refuse_a_mixture(one, others, where, assignments)
        return Layout(tuple(Place(one.name, one.path) for one in root.folders.values()) + _packed(root, packed))
    within = [_students(one, where, assignments).places for one in groups]
    _refuse_the_same_class_twice(groups, within, where)
    places = [place for its in within for place in its]
    places += [Place(one.name, one.path) for one in others]
    named = ", ".join(visible(one.name) for one in groups[:5])
    return Layout(tuple(places) + _packed(root, packed), note=f"students' folders were found below {named}")


def _sections(root: Node, assignments: Sequence[str]) -> list[Node]:
    """The folders of several students each; or, where none is called like a person, all that hold anybody's."""
    working = [folder for folder in root.folders.values() if folder.submissions(assignments)]
    if all(_is_own(one.name, assignments) and _is_section(one, assignments) for one in working) and working:
        return working
    return [folder for folder in root.folders.values() if _is_class(folder, assignments)]


def _packed(root: Node, names: Sequence[str]) -> tuple[Place, ...]:
    return tuple(Place(_without_suffix(name), f"{root.path}{name}") for name in names)


def _without_suffix(name: str) -> str:
    stem = name.rpartition(".")[0]
    return stem.removesuffix(".tar") or stem


def _is_class(folder: Node, assignments: Sequence[str], depth: int = 0) -> bool:
    """Whether several students' folders lie in this one, directly or below others: no student hands in so."""
    if depth > 6 or any(assignment_of(name, assignments) for name in folder.files):
        return False
    if any(match(name, assignments) for name in folder.files):
        return bool(_flat(folder, assignments).places)
    packed = [name for name in folder.files if is_archive(name) and not _is_own(_without_suffix(name), assignments)]
    if _holders(folder, assignments) or len(packed) > 1:
        return True
    inner = [one for one in folder.folders.values() if one.submissions(assignments)]
    larger = [one for one in inner if _is_class(one, assignments, depth + 1)]
    return bool(larger) and all(one in larger or _is_section(one, assignments) for one in inner)


def _is_section(folder: Node, assignments: Sequence[str]) -> bool:
    """Whether all work in a folder lies in others that are called like people, perhaps one alone."""
    inner = [one for one in folder.folders.values() if one.submissions(assignments)]
    is_direct = any(match(name, assignments) for name in folder.files)
    return not is_direct and bool(inner) and not any(_is_own(one.name, assignments) for one in inner)


def _holders(folder: Node, assignments: Sequence[str]) -> list[str]:
    """The folders in this one that hold the same assignment and are called like people: two or more, else none."""
    by_assignment: dict[str, list[str]] = {}
    for one in folder.folders.values():
        if _is_own(one.name, assignments):
            continue
        for name in one.submissions(assignments):
            by_assignment.setdefault(name, []).append(one.name)
    return next((names for names in by_assignment.values() if len(names) > 1), [])


def _is_own(name: str, assignments: Sequence[str]) -> bool:
    """Whether a folder is called like one of a student's own: old, v2, week 3, the assignment itself."""
    is_work = _OWN_FOLDER.fullmatch(name) and not _SHORT.search(name)
    return bool(is_work) or is_skipped(name) or match(f"{name}.py", assignments) is not None


def _refuse_a_class(root: Node, where: str, stray: str, assignments: Sequence[str]) -> None:
    """Raise where a file beside students' folders would make one student of a whole class."""
    holders: dict[str, list[str]] = {}
    for folder in root.folders.values():
        for name in {one.assignment for file in folder.files if (one := match(file, assignments))}:
            holders.setdefault(name, []).append(folder.name)
    for name, folders in holders.items():
        if len(folders) > 1:
            raise GraderError(
                f"{where}: {stray} lies beside folders with {name} of their own ({', '.join(folders[:3])}). "
                f"Is this a class or one student? Move {stray} into its student's folder, or name one student's folder"
            )


def _refuse_a_mixture(group: Node, others: Sequence[Node], where: str, assignments: Sequence[str]) -> None:
    """Raise where a folder of several students lies among students: merged, all but one would lose their work."""
    holders = _holders(group, assignments)
    if len(holders) > 2:
        raise GraderError(
            f"{where}: {group.name} holds folders with the same work ({', '.join(holders[:3])}), and beside it "
            f"{', '.join(one.name for one in others[:2]) or 'archives'} is one student's. Is {group.name} a section or "
            "a student? Score them one after the other, into the same gradebook"
        )


def _refuse_the_same_class_twice(groups: Sequence[Node], within: Sequence[Sequence[Place]], where: str) -> None:
    """Raise where each folder is the class for one assignment: as sections, nearly all names would stand twice."""
    people = [{place.student for place in its} for its in within]
    for (one, mine), (other, others) in combinations(zip(groups, people, strict=True), 2):
        if 2 * len(mine & others) > min(len(mine), len(others)):
            shown = ", ".join(visible(name) for name in sorted(mine & others)[:3])
            raise GraderError(
                f"{where}: {visible(one.name)} and {visible(other.name)} hold the same students ({shown}). Score them "
                "one after the other, into the same gradebook"
            )


# Flat folders


def _flat(root: Node, assignments: Sequence[str]) -> Layout:
    """Files side by side: each a student's, where all name a person beside the assignment; or all one student's."""
    named = [(name, one) for name in root.files if (one := match(name, assignments))]
    people: dict[str, list[str]] = {}
    for name, one in named:
        people.setdefault(person(one), []).append(name)
    if len(people) > 1 and all(people):
        places = tuple(Place(student, f"{root.path}{name}") for student, names in people.items() for name in names)
        shown = ", ".join(visible(student) for student in list(people)[:5]) + (" …" if len(people) > 5 else "")
        return Layout(places, note=f"each file is a student's, by its name: {shown}")
    return Layout(is_one=bool(named))


def person(named: Match) -> str:
    """Who a file's name says it is from."""
    return named.person


# Nothing found


def nothing_found(names: Sequence[str], where: str, assignments: Sequence[str]) -> str:
    """Why no student was found: what was looked at, and what a class looks like."""
    looked = [name for name in names if not is_junk(name.rpartition("/")[2])]
    work = [name for name in looked if suffix_of(name.rpartition("/")[2])]
    shown = ", ".join(visible(name[-80:]) for name in (work or looked)[:5]) + (" …" if len(work or looked) > 5 else "")
    seen = f"{len(looked)} files were looked at ({shown})" if looked else "it is empty"
    wanted = CLASS_LOOKS_LIKE.format(name=assignments[0] if len(assignments) == 1 else "<assignment>")
    return f"{where}: no student was found; {seen}: {wanted}"
