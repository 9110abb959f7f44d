"""A sample of what two coordinators may do at once; ``python -m tests.fuzz.two_coordinators`` runs a thousand."""

import shutil
from collections import Counter

import pytest

from tests.conftest import _world
from tests.db.two_coordinators import STEPS, Sequence, furnish

SEQUENCES, PART, STEPS_EACH = 100, 20, 12


@pytest.fixture(scope="module")
def furnished(sqlite_template, tmp_path_factory):
    path = tmp_path_factory.mktemp("furnished") / "world.db"
    shutil.copy2(sqlite_template, path)
    world = _world(f"sqlite:///{path}")
    furnish(world)
    world.engine.dispose()
    return path


@pytest.mark.parametrize("part", range(SEQUENCES // PART))
def test_no_must_have_is_broken_nobody_has_too_many_and_nothing_is_lost(furnished, tmp_path, part):
    done: Counter[str] = Counter()
    for seed in range(part * PART, (part + 1) * PART):
        path = tmp_path / f"{seed}.db"
        shutil.copy2(furnished, path)
        world = _world(f"sqlite:///{path}")
        run = Sequence(world, seed)
        run.run(STEPS_EACH)
        done += run.done
        world.engine.dispose()
    assert sum(done[name] for name in set(STEPS)) > PART * STEPS_EACH / 2, "most presses did something"


def test_the_same_on_postgresql(postgres):
    for seed in range(3):
        world = _world(postgres("test1"))
        furnish(world)
        Sequence(world, 1000 + seed).run(2 * STEPS_EACH)
        world.engine.dispose()
