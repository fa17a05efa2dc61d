"""Archives among a student's files: opened where what is asked for does not lie beside them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from grader.errors import ArchiveError, IntakeError
from grader.submissions.archives import read_archive
from grader.submissions.limits import MAX_TOTAL, Room, Tree, is_archive
from grader.submissions.names import Match, match
from grader.submissions.work import Work, work_in

MAX_LEVELS = 4
MAX_ARCHIVES = 50


def opened_up(tree: Mapping[str, bytes], assignments: Sequence[str]) -> Tree:
    """The files with those of the archives among them, some levels deep, unless a submission lies beside these.

    An archive that cannot be read is left out with its reason; where nothing else is there, that refuses the whole.
    """
    whole, reasons = _opened(tree, lambda files: any(_named(path, assignments) for path in files))
    if reasons and all(is_archive(name) for name in whole):
        raise reasons[0]
    return whole


def opened_beside_stubs(
    tree: Mapping[str, bytes], assignments: Sequence[str], exercises: Mapping[str, Collection[str]]
) -> Tree:
    """The same, also where all that lies beside the archives for one of the assignments is an untouched stub.

    For an assignment with work beside the archives, that work counts, and nothing of theirs.
    """
    works = _works(tree, assignments, exercises)
    stubs = {name for name, work in works.items() if work < Work.CODE}
    whole = Tree(tree, tree.left_out, tree.times) if isinstance(tree, Tree) else Tree(tree)
    if not stubs or not any(is_archive(name) and not _is_open(name, tree) for name in tree):
        return whole

    def is_done(files: Mapping[str, bytes]) -> bool:
        return all(work >= Work.CODE for name, work in _works(files, assignments, exercises).items() if name in stubs)

    opened, _ = _opened(whole, is_done)
    settled = works.keys() - stubs
    for path in opened.keys() - tree.keys():
        named = _named(path, assignments)
        if named is not None and named.assignment in settled:
            del opened[path]
    return opened


def _opened(
    tree: Mapping[str, bytes], is_done: Callable[[Mapping[str, bytes]], bool]
) -> tuple[Tree, list[IntakeError]]:
    """The files with those of archives, level by level until all is there; and why some cannot be read."""
    room = Room(size=max(0, MAX_TOTAL - sum(map(len, tree.values()))))
    whole = Tree(tree, tree.left_out, tree.times) if isinstance(tree, Tree) else Tree(tree)
    seen = {name for name in whole if is_archive(name) and _is_open(name, whole)}
    reasons: list[IntakeError] = []
    for level in range(MAX_LEVELS + 1):
        if is_done(whole):
            break
        for name in [name for name in whole if is_archive(name) and name not in seen]:
            seen.add(name)
            if level == MAX_LEVELS or len(seen) > MAX_ARCHIVES:
                whole.left_out[name] = f"an archive below {MAX_LEVELS} others"
                continue
            try:
                inner = _inner(name, whole[name], room)
            except IntakeError as error:
                whole.left_out[name] = str(error)
                reasons.append(error)
                continue
            folder = name.rpartition(".")[0]
            whole |= {f"{folder}/{path}": data for path, data in inner.items()}
            whole.left_out |= {f"{folder}/{path}": reason for path, reason in inner.left_out.items()}
            own = whole.times.get(name)  # what is inside has whatever clock the student liked
            whole.times |= {f"{folder}/{path}": own or at for path, at in inner.times.items()}
    return whole, reasons


def _inner(name: str, data: bytes, room: Room) -> Tree:
    if not name.lower().endswith(".zip"):
        raise ArchiveError(f"{name[-200:]} is an archive of a kind that is not read; hand in the file itself or a .zip")
    return read_archive(data, room)


def _named(path: str, assignments: Sequence[str]) -> Match | None:
    return match(path.rpartition("/")[2], assignments)


def _is_open(archive: str, files: Mapping[str, bytes]) -> bool:
    """Whether the files of an archive are among these already."""
    folder = archive.rpartition(".")[0] + "/"
    return any(path.startswith(folder) for path in files)


def _works(
    files: Mapping[str, bytes], assignments: Sequence[str], exercises: Mapping[str, Collection[str]]
) -> dict[str, Work]:
    """What the files of each assignment's name hold, at best."""
    found: dict[str, Work] = {}
    for path, data in files.items():
        named = _named(path, assignments)
        if named is not None:
            work = work_in(named.canonical, data, exercises.get(named.assignment, ()))
            found[named.assignment] = max(work, found.get(named.assignment, Work.NONE))
    return found
