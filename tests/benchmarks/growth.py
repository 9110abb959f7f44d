"""Cost as the work grows, at three scarcities, beside other exact ways as far as each gets.

bench/bin/python -m tests.benchmarks.growth --kept FILE [--most PEOPLE] [--made FOLDER] [--write docs/benchmarks.md]

The people of ``tests.benchmarks.size``, from 500 to 100,000 with 3 mentors to 10, and places for 110, 100 and 80 % of
them. Ours is measured from people to proven pairs; the others get a table of scores ready made and prove nothing. Each
runs in a process of its own with one thread of linear algebra, for up to 120 CPU seconds and 9 GiB; who did not end is
not asked for more people. What is known is kept in a file, one line of JSON each, so that a run may be gone on with.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.others import MOST_SECONDS, ROOT, WAYS, machine
from tests.benchmarks.size import case

OURS = "Pairwell, from people to proof"
OTHERS = {"scipy": "scipy, repeated columns", "lapx": "lapx lapjv, repeated columns", "POT": "POT emd",
          "OR-tools": "OR-tools min-cost flow"}  # fmt: skip
SIZES = 500, 1000, 2000, 5000, 10_000, 30_000, 100_000
PLACES = 110, 100, 80
MOST_MEMORY = 9 * 2**30
Found = dict[tuple[str, int, int], dict[str, float] | None]


def run(way: str, people: int, percent: int, made: Path | None) -> dict[str, float]:
    """One way, here."""
    from core.matching import load_loops
    from core.matching.size.matching import match_sized

    pool, rules = case(people, people * 3 // 10, percent, made)
    if way == OURS:
        load_loops()
        began = time.process_time()
        result = match_sized(pool, rules)
        took = time.process_time() - began
        if not result.proven:
            raise RuntimeError("not proven")
        matched, total = len(result.proposals), result.total
    else:
        units, allowed, capacity = _table(pool, rules)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        most = int(time.process_time()) + MOST_SECONDS + 5
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
        began = time.process_time()
        rows, columns = WAYS[OTHERS[way]](units, allowed, capacity)
        took = time.process_time() - began
        kept = allowed[rows, columns]
        matched, total = int(kept.sum()), float(units[rows, columns][kept].sum()) / 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return {"seconds": took, "GiB": peak, "matched": matched, "total": total, "load": os.getloadavg()[0]}


def _table(pool: Any, rules: Any) -> tuple[Any, Any, Any]:
    """All scores in thousandths of a point, which pairs may be made, and places."""
    from core.matching.size.sized import in_blocks, sized

    read = sized(pool, rules)
    shape = len(read.rows), len(read.columns)
    units, allowed = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.bool_)
    for rows in in_blocks(*shape):
        some = read.of_rows(rows)
        units[rows], allowed[rows] = some.scored.units, ~some.against.any
    return units, allowed, np.array([person.places for person in read.columns], dtype=np.int64)


def elsewhere(way: str, people: int, percent: int, made: Path | None) -> dict[str, float] | None:
    """``run`` in a process of its own; None where it did not end in time or memory."""
    there = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    asked = [sys.executable, "-m", "tests.benchmarks.growth", "--one", way, str(people), str(percent)]
    asked += ["--made", str(made)] if made else []
    ran = subprocess.run(asked, cwd=ROOT, env=there, capture_output=True, text=True, check=False)
    if ran.returncode:
        print(ran.stderr[-400:], file=sys.stderr)
        return None
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found if way == OURS or found["seconds"] <= MOST_SECONDS else None


def known(kept: Path) -> Found:
    """What earlier runs found."""
    lines = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []
    return {(way, people, percent): one for way, people, percent, one in map(json.loads, lines)}


def wanted(most: int) -> Iterator[tuple[str, int, int]]:
    """Small ones first."""
    for people in SIZES:
        for percent in PLACES if people <= most else ():
            for way in (OURS, *OTHERS):
                yield way, people, percent


def report(found: Found) -> str:
    """One table, in Markdown: CPU seconds, and the memory of ours."""
    lines = [
        f"| people x mentors | places for | {OURS} | GiB | {' | '.join(OTHERS)} |",
        "|---|---:" + "|---:" * 6 + "|",
    ]
    for people in SIZES:
        for percent in PLACES:
            ours = found.get((OURS, people, percent))
            if ours is None:
                continue
            cells = []
            for way in OTHERS:
                one = found.get((way, people, percent), {})
                gone = any(key[0] == way and key[1] <= people and each is None for key, each in found.items())
                same = one and (one["matched"], round(one["total"], 3)) == (ours["matched"], round(ours["total"], 3))
                cells.append(f"{one['seconds']:.2f}{'' if same else ' (other pairs)'}" if one else "–" if gone else "")
            lines.append(
                f"| {people:,} x {people * 3 // 10:,} | {percent} % | {ours['seconds']:.2f} | {ours['GiB']:.2f} "
                f"| {' | '.join(cells)} |"
            )
    return "\n".join(lines) + "\n"


def plot(found: Found, path: Path) -> None:
    """CPU seconds by people, both on logarithmic scales, a panel for each scarcity."""
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, len(PLACES), figsize=(11, 4.2), layout="constrained", sharex=True, sharey=True)
    marks = dict(zip((OURS, *OTHERS), "osv^D", strict=True))
    for axis, percent in zip(axes, PLACES, strict=True):
        for way, mark in marks.items():
            line = [(people, one["seconds"]) for people in SIZES if (one := found.get((way, people, percent)))]
            colour = "#1f6f78" if way == OURS else "#7b8794"
            axis.plot(*zip(*line, strict=True), marker=mark, color=colour, label=way) if line else None
        axis.set(title=f"places for {percent} %", xscale="log", yscale="log", xlabel="mentees")
        axis.spines[["top", "right"]].set_visible(False)
    axes[0].set_ylabel("CPU seconds")
    axes[0].legend(frameon=False, fontsize=8)
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    arguments.add_argument("--kept", type=Path)
    arguments.add_argument("--most", type=int, default=SIZES[-1])
    arguments.add_argument("--made", type=Path)
    arguments.add_argument("--write", type=Path, help="the page whose part between the marks is replaced")
    given = arguments.parse_args()
    if given.one:
        print(json.dumps(run(given.one[0], int(given.one[1]), int(given.one[2]), given.made)))
        return
    found = known(given.kept)
    for way, people, percent in wanted(given.most):
        beaten = any(key[0] == way and key[1] < people and one is None for key, one in found.items())
        if beaten or (way, people, percent) in found:
            continue
        one = found[way, people, percent] = elsewhere(way, people, percent, given.made)
        with given.kept.open("a", encoding="utf-8") as file:
            file.write(json.dumps([way, people, percent, one]) + "\n")
        print(way, people, percent, one, flush=True)
    loads = [one["load"] for one in found.values() if one]
    text = f"{machine().split('; load')[0]}; load {min(loads):.0f} to {max(loads):.0f} while it ran.\n\n{report(found)}"
    print(text)
    if given.write:
        start, end = "<!-- begin: tests.benchmarks.growth -->\n", "<!-- end: growth -->"
        page = given.write.read_text(encoding="utf-8")
        before, after = page.split(start)[0], page.split(end)[1]
        given.write.write_text(f"{before}{start}\n{text}\n{end}{after}", encoding="utf-8")
        plot(found, given.write.parent / "images" / "growth.svg")


if __name__ == "__main__":
    main()
