"""Two to four scenarios beside each other: in numbers, by group, and who would be with whom and why."""

from collections.abc import Sequence

import streamlit as st

from core.matching import compare
from core.matching.scenarios import only
from core.matching.side_by_side import unweighted
from db import Again, ScenarioLine, Workspace
from pages.matching.beside_people import show_groups, show_moved
from pages.matching.beside_table import Beside, show_numbers
from pages.ui.boundary import boundary
from pages.ui.cache import thought
from pages.ui.memory import worked_out
from pages.ui.words import _, number

FEWEST, MOST = 2, 4


def show_beside(workspace: Workspace, lines: Sequence[ScenarioLine]) -> None:
    """Asks which; people are read once for them, and the choices below read nothing more."""
    names = {line.id: line.name for line in lines}
    chosen = st.multiselect(
        _("Scenarios to lay side by side, two to four"), list(names), format_func=names.__getitem__, key="beside",
        max_selections=MOST, placeholder=_("Choose two to four"),
    )  # fmt: skip
    if len(chosen) < FEWEST:
        st.caption(_("Choose at least two: then you see how many each pairs and how well, by one measure for all, and "
                     "who would have somebody else."))  # fmt: skip
        return
    found = workspace.scenarios.beside(chosen)
    _beside(found, workspace.scenarios.questions_that_part())


@st.fragment
def _beside(found: tuple[Again, ...], questions: tuple[tuple[str, str], ...]) -> None:
    with boundary():
        names = [each.scenario.name for each in found]
        by = st.selectbox(
            _("Measure all of them with the weights of"), range(len(found)), format_func=names.__getitem__,
            key="beside_by", width=380,
            help=_("Points by different weights are not to be compared: each scenario is best by its own."),
        )  # fmt: skip
        asked = tuple((each.scenario.id, each.scenario.version, each.pool.fingerprint) for each in found), by
        with st.spinner(_("Comparing everyone with everyone…")):
            beside = worked_out("beside", asked, lambda: _measured(found, by))
        show_numbers(beside, by)
        if beside.missing:
            st.caption(
                _("{n} of these people have left since, or are not to be matched: their pairs count, and are not "
                  "measured anew.", n=number(beside.missing))
            )  # fmt: skip
        show_moved(beside, asked[0])
        show_groups(beside, questions)


def _measured(found: tuple[Again, ...], by: int) -> Beside:
    ids = {person.id for each in found for person in each.scenario.people}
    ids |= {id for each in found for proposal in each.scenario.result.proposals for id in proposal.pair}
    pool = only(found[by].pool, ids)
    rules = found[by].scenario.rules
    comparison = thought(compare, pool, unweighted(rules.criteria))
    return Beside.of(found, pool, comparison, rules, len(ids) - len(pool.people))
