"""Sentences of the audit log."""

import pytest

from core.account import AccountAction
from core.audit import done
from core.roles import Action


@pytest.mark.parametrize("action", [*Action, *AccountAction])
def test_every_action_reads_as_something_done(action):
    first = done(action.value).split()[0]
    assert first.endswith(("d", "t")) or first in {"took", "saw", "made", "chose", "gave", "undid", "withdrew", "wrote"}
    assert " my " not in f" {done(action.value)} "
