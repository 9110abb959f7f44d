"""Every role at every screen and every verb, from the policy itself: what is new is covered the day it is listed."""

import pytest

from core.errors import NotAllowed
from core.roles import MAY, Action, Actor, Role
from db.repository import Repository
from pages import SCREENS

WHO = {
    Role.OWNER: "olga",
    Role.COORDINATOR: "cora",
    Role.SAFEGUARDING_LEAD: "lea",
    Role.SUPERVISOR: "sue",
    Role.MENTOR: "ada",
    Role.MENTEE: "bo",
}
VERBS = [
    (kind, name, method.needs)
    for kind in Repository.__subclasses__()
    for name, method in vars(kind).items()
    if hasattr(method, "needs")
]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.path)
def test_a_role_meets_the_screen_or_a_refusal(see, screen, role):
    drawn = see(screen.path, WHO[role])
    assert not drawn.exception
    told = [error.value for error in drawn.error]
    assert not any("went wrong" in words for words in told), told
    assert any("you may not" in words for words in told) == (role not in MAY[screen.needs]), told


@pytest.mark.parametrize(
    "screen", [screen for screen in SCREENS if MAY[screen.needs] & {Role.MENTOR, Role.MENTEE}], ids=lambda s: s.path
)
def test_a_participant_needs_no_account_for_her_screens(see, screen):
    drawn = see(screen.path, "bo", by_link=True)
    assert not drawn.exception and not drawn.error


@pytest.mark.parametrize(("kind", "name", "action"), VERBS, ids=lambda each: getattr(each, "__name__", str(each)))
def test_a_verb_is_refused_exactly_when_the_policy_says_so(world, kind, name, action):
    """Called with nothing: whoever may gets as far as the verb itself, which then misses what it needs."""
    workspaces = {role: world.workspace(who) for role, who in WHO.items()}
    workspaces[None] = world.by_link("di")
    for role, workspace in workspaces.items():
        may = (role or Role.MENTEE) in MAY[action]
        assert _refused(kind(workspace), name) == (not may), role


def _refused(repository, name):
    try:
        getattr(repository, name)()
    except NotAllowed as no:
        return str(no).startswith("As ") and "you may not" in str(no)
    except Exception:
        return False
    return False


@pytest.mark.parametrize("action", Action)
def test_of_several_roles_one_is_enough_and_none_is_not(action):
    for first in Role:
        for second in Role:
            actor = Actor(1, frozenset({first, second}))
            assert actor.may(action) == (first in MAY[action] or second in MAY[action])
    assert not Actor(1, frozenset()).may(action)


def test_there_is_somebody_of_every_role():
    assert set(WHO) == set(Role)
    assert VERBS
