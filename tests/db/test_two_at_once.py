"""A sample of what two coordinators may do at once; ``python -m tests.fuzz.two_coordinators`` runs a thousand."""

import shutil
from collections import Counter

import pytest

from tests.conftest import _world
from tests.db.two_coordinators import GROUP_STEPS, STEPS, Sequence, furnish

PART, PARTS, STEPS_EACH = 20, 5, 12  # the last part is of groups


@pytest.fixture(scope="module")
def furnished(sqlite_template, tmp_path_factory):
    made = {}
    for groups in (False, True):
        made[groups] = tmp_path_factory.mktemp("furnished") / "world.db"
        shutil.copy2(sqlite_template, made[groups])
        world = _world(f"sqlite:///{made[groups]}")
        furnish(world, groups)
        world.engine.dispose()
    return made


@pytest.mark.parametrize("part", range(PARTS))
def test_no_must_have_is_broken_nobody_has_too_many_and_nothing_is_lost(furnished, tmp_path, part):
    done: Counter[str] = Counter()
    groups = part == PARTS - 1
    steps = GROUP_STEPS if groups else STEPS
    for seed in range(part * PART, (part + 1) * PART):
        path = tmp_path / f"{seed}.db"
        shutil.copy2(furnished[groups], path)
        world = _world(f"sqlite:///{path}")
        run = Sequence(world, seed)
        run.run(STEPS_EACH, steps)
        done += run.done
        world.engine.dispose()
    assert sum(done[name] for name in set(steps)) > PART * STEPS_EACH / 2, "most presses did something"


@pytest.mark.parametrize("groups", [False, True])
def test_the_same_on_postgresql(postgres, groups):
    for seed in range(2 - groups):
        world = _world(postgres("test1"))
        furnish(world, groups)
        Sequence(world, 1000 + seed).run(2 * STEPS_EACH, GROUP_STEPS if groups else STEPS)
        world.engine.dispose()
