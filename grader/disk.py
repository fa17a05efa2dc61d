"""Files written in one step, and zips with the same bytes every time."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE, _UNIX = 0o100000, 3


def write_in_one_step(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Replace a file's content; a reader finds the old or the new one, never half of it.

    ``mode`` are the permissions of a new file, less the umask. Raises :class:`OSError`.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
            file.write(data)
        os.replace(draft, path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file a piece at a time, as they are made; where that fails, what was there before stays.

    What is not a file of its own, such as a pipe, is written as it is. Raises :class:`OSError`.
    """
    path = path.resolve()  # a link stays a link
    there = path.exists()
    if there and not path.is_file():
        with path.open("wb") as file:
            file.writelines(pieces)
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        with draft.open("wb") as file:
            file.writelines(pieces)
        if there:
            draft.chmod(path.stat().st_mode & 0o7777)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def make_private(folder: Path) -> None:
    """Make a folder, and those above it that are missing, so that only its owner can read them."""
    if not folder.exists():
        make_private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def write_if_absent(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a file in one step, unless another process was first. Raises :class:`OSError`."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
            file.write(data)
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink(missing_ok=True)


def package_files() -> dict[str, bytes]:
    """The files of grader itself by their path in the package, templates and catalogues too."""
    home = Path(__file__).parent
    paths = [path for path in sorted(home.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in paths}


def zip_bytes(files: Mapping[str, bytes], modes: Mapping[str, int] | None = None) -> bytes:
    """A zip of these files in their order, the same bytes every time; ``modes`` are permissions other than 0644."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = _UNIX  # whatever made it: else the modes do not count
            member.external_attr = (_REGULAR_FILE | (modes or {}).get(name, 0o644)) << 16
            archive.writestr(member, data)
    return buffer.getvalue()
