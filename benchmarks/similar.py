"""How long ``grader similar`` takes for a class: ``python benchmarks/similar.py [STUDENTS]`` (default 1,000).

The class is made up: everybody starts from one of an assignment's right solutions, rewritten, and has lines of their
own; every fiftieth is a disguised copy of the student before. The time is that of the whole command, page included.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.similar.disguise import everything, padded, renamed, reordered  # noqa: E402

NAME = "backprop"
WORDS = ("alpha", "beta", "gamma", "delta", "w", "x", "h", "out", "total", "rate")
CALLS = ("np.sum", "np.exp", "np.dot", "np.mean", "np.abs", "np.log", "np.outer", "np.maximum")


def expression(rng: random.Random, depth: int) -> str:
    """Something that could stand on the right of an equals sign."""
    if depth == 0 or rng.random() < 0.15:
        name = rng.choice(WORDS)
        return rng.choice((name, f"{name}[{rng.randrange(9)}]", f"{name}[:, {rng.choice(WORDS)}]", "1", f"{name}.T"))
    inner = [expression(rng, depth - 1) for _ in range(3)]
    shapes = (
        f"{inner[0]} {rng.choice('+-*/@')} {inner[1]}",
        f"({inner[0]} {rng.choice('+-*/@')} {inner[1]}) {rng.choice(('**', '*', '-'))} {inner[2]}",
        f"{rng.choice(CALLS)}({inner[0]})",
        f"{rng.choice(CALLS)}({inner[0]}, {inner[1]})",
        f"{rng.choice(WORDS)}.{rng.choice(('sum', 'mean', 'dot', 'reshape', 'copy'))}({inner[0]})",
        f"[{inner[0]} for {rng.choice(WORDS)} in {rng.choice(('range', 'zip', 'enumerate'))}({inner[1]})]",
    )
    return rng.choice(shapes)


def own_lines(rng: random.Random) -> str:
    """A function that nobody else has, of some thirty statements."""
    lines = [f"def helper_{rng.randrange(10**6)}(x, w):"]
    lines += [f"    {rng.choice(WORDS)} = {expression(rng, 3)}" for _ in range(30)]
    return "\n".join([*lines, "    return out"])


def make_class(folder: Path, count: int) -> list[tuple[str, str]]:
    """Write the hand-ins; the pairs that are copies."""
    bases = [path.read_text() for path in sorted((ROOT / "tests" / "right" / NAME).glob("*.py"))]
    copies, before, student_before = [], "", ""
    for number in range(count):
        rng = random.Random(number)
        student = f"student{number:04}"
        if number % 50 == 49:
            text = everything(before, rng)
            copies.append((student_before, student))
        else:
            text = f"{padded(reordered(renamed(rng.choice(bases), rng), rng), rng)}\n\n\n{own_lines(rng)}\n"
        (folder / student).mkdir()
        (folder / student / f"{NAME}.py").write_text(text)
        before, student_before = text, student
    return copies


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "class").mkdir()
        copies = make_class(folder / "class", count)
        data = folder / "pairs.json"
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "grader", "similar", str(folder / "class"), "-a", NAME, "-q", "--json", str(data),
             "-o", str(folder / "similar.html")], cwd=ROOT, check=True,
        )  # fmt: skip
        seconds = time.perf_counter() - started
        found = {(one["one"]["student"], one["other"]["student"]) for one in json.loads(data.read_text())}
    caught = sum(pair in found or pair[::-1] in found for pair in copies)
    print(f"{count} hand-ins in {seconds:.1f} s; {caught} of {len(copies)} copies found, {len(found) - caught} others")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
