"""What two coordinators may do at once, by the thousand, by hand:
``python -m tests.fuzz.two_coordinators [SEQUENCES] [--first SEED] [--steps STEPS] [--groups] [--postgresql]``."""

import argparse
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from db.migrate import upgrade
from tests.conftest import _world, build, postgres_server
from tests.db.two_coordinators import GROUP_STEPS, STEPS, Sequence, furnish


def main(sequences: int, first_seed: int, steps: int, *, groups: bool, postgresql: bool) -> None:
    """Raises at the first sequence that breaks something, with its seed; else says how often what was done."""
    done: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, (_on_postgresql if postgresql else _on_sqlite)(Path(folder)) as anew:
        for seed in range(first_seed, first_seed + sequences):
            world = anew(groups)
            run = Sequence(world, seed)
            try:
                run.run(steps, GROUP_STEPS if groups else STEPS)
            except BaseException:
                print(f"broken by seed {seed}")
                raise
            done += run.done
            world.engine.dispose()
    for name, count in sorted(done.items()):
        print(f"{name:24}{count:7}")
    print(f"{sequences} sequences of {steps} steps broke nothing.")


@contextmanager
def _on_sqlite(folder: Path) -> Iterator[Callable[[bool], Any]]:
    first, path = folder / "first.db", folder / "one.db"

    def anew(groups: bool) -> Any:
        if not first.exists():
            world = _world(f"sqlite:///{first}")
            upgrade(world.engine)
            build(world.engine)
            furnish(world, groups)
            world.engine.dispose()
        for each in folder.glob("one.db*"):
            each.unlink()
        shutil.copy2(first, path)
        return _world(f"sqlite:///{path}")

    yield anew


@contextmanager
def _on_postgresql(folder: Path) -> Iterator[Callable[[bool], Any]]:
    with postgres_server(folder / "data", folder) as database:
        furnished: list[str] = []

        def anew(groups: bool) -> Any:
            if not furnished:
                world = _world(database("test1"))
                furnish(world, groups)
                furnished.append(str(world.engine.url.database))
                world.engine.dispose()
            return _world(database(furnished[0]))

        yield anew


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("sequences", nargs="?", type=int, default=1000)
    asked.add_argument("--first", type=int, default=0, help="the first seed")
    asked.add_argument("--steps", type=int, default=30, help="of each sequence")
    asked.add_argument("--groups", action="store_true", help="a program of groups")
    asked.add_argument("--postgresql", action="store_true", help="on a real server, instead of SQLite")
    given = asked.parse_args()
    main(given.sequences, given.first, given.steps, groups=given.groups, postgresql=given.postgresql)
