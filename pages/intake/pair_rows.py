"""Each row of a list of pairs with what was found, what comes of it, and what keeps it out."""

from collections.abc import Mapping, Sequence

import streamlit as st

from core.intake.pair_checks import Checked, PairIds, State
from core.intake.pair_lists import PairLine, PairPerson
from core.text import Text
from db import BroughtPairs
from pages.ui.words import _, count, plain

MOST_SHOWN = 500
MOST_TOLD = 20  # rows that stay out, with all that is said of them
OUTCOMES = {"lock": Text("Locked"), "bar": Text("Barred"), "pairing": Text("Together")}
STATES = {
    State.NEW: Text("New"),
    State.CHANGED: Text("Changed"),
    State.SAME: Text("As it is"),
    State.OUT: Text("Stays out"),
}


def show_pairs(
    lines: Sequence[PairLine],
    checked: Sequence[Checked],
    broken: Mapping[PairIds, Sequence[Text]],
    people: Sequence[PairPerson],
) -> None:
    """Every row, those that stay out first: who was found, what comes of it, and what is to be mended."""
    names = {each.id: each.name for each in people}
    waiting = iter(checked)
    out, good = [], []
    for line in lines:
        each = next(waiting) if line.pair is not None and not line.faults else None
        told = {
            _("Row"): line.row,
            _("First"): names.get(line.one.sure or 0) or _("“{name}”?", name=line.one.written),
            _("Second"): names.get(line.other.sure or 0) or _("“{name}”?", name=line.other.written),
            _("Becomes"): _(OUTCOMES[each.wish.outcome]) if each else "",
            _("Change"): _(STATES[each.state if each else State.OUT]),
            _("Note"): _note(line, each, broken),
        }  # fmt: skip
        (out if each is None or each.state is State.OUT else good).append(told)
    with st.container(horizontal=True, gap="medium"):
        for state in (State.NEW, State.CHANGED, State.SAME):
            st.metric(_(STATES[state]), sum(each.state is state for each in checked), width="content")
        st.metric(_(STATES[State.OUT]), len(out), width="content")
    if out:
        words = count(len(out), "{n} row stays out until it is mended.", "{n} rows stay out until they are mended.")
        why = [f"- **{_('Row {n}', n=each[_('Row')])}** {plain(str(each[_('Note')]))}" for each in out[:MOST_TOLD]]
        st.error("\n".join((words, "", *why)), icon=":material/error:")
    shown = good if len(out) <= MOST_TOLD else out + good
    if shown:
        st.dataframe(shown[:MOST_SHOWN], hide_index=True, height=min(38 + 35 * len(shown), 420))


def said(done: BroughtPairs) -> str:
    """What came of it, without what did not happen."""
    parts = [count(done.added, "{n} pair came in", "{n} pairs came in")] if done.added else []
    parts += [count(done.changed, "{n} changed", "{n} changed")] if done.changed else []
    parts += [count(done.unchanged, "{n} stays as before", "{n} stay as before")] if done.unchanged else []
    return f"{', '.join(parts)}."


def _note(line: PairLine, each: Checked | None, broken: Mapping[PairIds, Sequence[Text]]) -> str:
    if each is None:
        return " ".join(f"{fault.column}: {_(fault.what)}. {_(fault.remedy)}" for fault in line.faults)
    parts = [_(each.why)] if each.why else []
    parts += [_(each.remedy)] if each.remedy else []
    parts += [f"{_(why)}." for why in broken.get(each.wish.pair, ())] if each.state is State.NEW else []
    return " ".join(parts) or line.reason
