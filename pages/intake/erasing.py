"""Forgetting a person who asks for it."""

from collections.abc import Callable
from functools import partial

from core.roles import Action
from core.text import Text
from db import Workspace
from pages.ui.confirm import confirm_button
from pages.ui.words import _, plain

WARNING = Text(
    "Name, address, answers, consents, screening, notes and messages are removed, in every cohort of this program. "
    "Pairings of theirs end, and what was written in them goes too. Numbers stay: meetings, ratings, totals. An "
    "account that is used for something else stays, and so do copies of the database and files that were downloaded. "
    "It can't be undone."
)


def erase_button(workspace: Workspace, name: str, erase: Callable[[int, int], object], id: int, version: int) -> None:
    """For an owner alone; the name has to be written before."""
    if not workspace.actor.may(Action.ERASE_PERSON) or not name.strip():
        return
    confirm_button(
        _("Erase for good"), partial(erase, id, version), key=f"erase_{id}_{version}", icon=":material/person_off:",
        title=_("Erase {name} for good?", name=plain(name)), typed=name, type="tertiary", yes=_("Erase for good"),
        warning=_(WARNING), done=_("Nothing here tells of them any more."),
        help=_("For when somebody asks to be forgotten."),
    )  # fmt: skip
