"""What two coordinators may do at once, by the thousand, by hand: ``python -m tests.fuzz.two_coordinators [SEQUENCES]``."""

import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from db.migrate import upgrade
from tests.conftest import _world, build
from tests.db.two_coordinators import Sequence, furnish

STEPS_EACH = 30


def main(sequences: int, first_seed: int = 0) -> None:
    """Raises at the first sequence that breaks something, with its seed; else says how often what was done."""
    done: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first.db"
        world = _world(f"sqlite:///{first}")
        upgrade(world.engine)
        build(world.engine)
        furnish(world)
        world.engine.dispose()
        for seed in range(first_seed, first_seed + sequences):
            path = Path(folder) / "one.db"
            shutil.copy2(first, path)
            world = _world(f"sqlite:///{path}")
            run = Sequence(world, seed)
            try:
                run.run(STEPS_EACH)
            except BaseException:
                print(f"broken by seed {seed}")
                raise
            done += run.done
            world.engine.dispose()
            for each in Path(folder).glob("one.db*"):
                each.unlink()
    for name, count in sorted(done.items()):
        print(f"{name:24}{count:7}")
    print(f"{sequences} sequences of {STEPS_EACH} steps broke nothing.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
