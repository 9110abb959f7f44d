"""Today over all programs of somebody who runs several: one list, the most harmful first."""

import streamlit as st

from core.roles import MAY, Action
from core.tracking.due import ORDER, WRONG, Due
from db import Workspace
from pages.tracking.due_card import due_card
from pages.ui.empty import empty
from pages.ui.paging import one_page
from pages.ui.words import _, count

EACH = 10


def today_everywhere(workspace: Workspace) -> bool:
    """True where it was asked for and drawn; offered only to whoever has another program to look after."""
    others = [each for each in workspace.elsewhere() if each.roles & MAY[Action.READ_DUE] and not each.is_demo]
    if not others or not st.toggle(_("All my programs"), key="today_everywhere"):
        return False
    of: dict[tuple[int, int], tuple[Workspace, list[Due]]] = {}
    for each in (workspace, *(workspace.at(other.id) for other in others)):
        if each.place.cohort_id is not None:
            for line in each.support.today().lines:
                of.setdefault((each.place.program_id, line.pairing_id), (each, []))[1].append(line)
    if not of:
        empty(_("Nothing is due"), _("Every pairing has what it needs, as far as we know."), _("See the pairings"),
              "tracking.pairings", icon=":material/check_circle:")  # fmt: skip
        return True
    wrong = sum(any(line.kind in WRONG for line in lines) for _of, lines in of.values())
    pairings = count(len(of), "{n} pairing", "{n} pairings")
    st.caption(
        _("{pairings} in {n} programs; {wrong} need somebody.", pairings=pairings, n=len(others) + 1, wrong=wrong)
    )
    shown = sorted(of.items(), key=_harm)
    for (_program, id), (there, lines) in one_page("today_everywhere_page", shown, EACH):
        due_card(there, id, lines, elsewhere=True)
    return True


def _harm(each: tuple[tuple[int, int], tuple[Workspace, list[Due]]]) -> tuple[int, str, tuple[int, int]]:
    """By the worst line of the pairing, the oldest first."""
    ids, (_of, lines) = each
    worst = min(lines, key=lambda line: (ORDER[line.kind.value], line.since))
    return ORDER[worst.kind.value], str(worst.since), ids
