"""A list of pairs: wished, known, kept apart, or together already; nothing is saved before the last press."""

from datetime import date

import streamlit as st

from core.intake.pair_checks import Checked, Outcome, State, broken_must_haves, check_pairs, wishes_of
from core.intake.pair_columns import (
    START,
    Says,
    meeting_columns,
    pair_column_faults,
    pair_fields,
    suggest_pair_columns,
    usual_says,
)  # fmt: skip
from core.intake.pair_lists import read_pairs
from core.intake.spreadsheet import ColumnMapping, Table
from core.text import Text
from db import PairTable, Workspace
from pages.intake.one_list import ask_table
from pages.intake.pair_columns import ask_pair_columns
from pages.intake.pair_names import ask_who, chosen_for
from pages.intake.pair_rows import said, show_pairs
from pages.ui.cache import thought
from pages.ui.empty import empty
from pages.ui.kept_list import forget_list
from pages.ui.notices import notice
from pages.ui.words import _, count, plain

SAYS = {
    Says.WISHED: Text("Wish for each other"),
    Says.KNOWN: Text("Know each other"),
    Says.APART: Text("Must not meet"),
    Says.TOGETHER: Text("Are or were together"),
}
BECOMES = {
    Says.WISHED: Text("locked: paired whatever they score"),
    Says.APART: Text("barred: never paired"),
    Says.TOGETHER: Text("pairings; nobody is written to"),
}


def ask_pairs(key: str, workspace: Workspace) -> None:
    """Give a list, see where its columns go, settle who is meant, and bring the pairs in."""
    table_there = workspace.pair_lists.there()
    if not table_there.there.people:
        what = _("A list of pairs names people who take part. Bring them first, under People.")
        empty(_("Nobody takes part yet"), what, icon=":material/group:")
        return
    what = _("Wished pairs, people who know each other, pairs that must not meet, and pairs that are or were "
             "together: one row a pair, with names or e-mail addresses.")  # fmt: skip
    table = ask_table(key, what)
    if table is None:
        return
    people = {each.id: (each.name, each.email) for each in table_there.there.people}
    mapping = ask_pair_columns(key, table, thought(suggest_pair_columns, table, people), pair_fields())
    faults = pair_column_faults(mapping)
    for fault in faults:
        st.error(f"**{_(fault.where)}** {_(fault.what)}", icon=":material/error:")
    meetings = meeting_columns(table, mapping)
    if meetings:
        st.info(_("Left out here: {columns}. A list with a row for each meeting comes in under “Past meetings”, above.",
                  columns=plain(", ".join(meetings))),
                icon=":material/event_busy:")  # fmt: skip
    if not faults:
        _pairs(key, workspace, table, mapping, table_there)


def _pairs(key: str, workspace: Workspace, table: Table, mapping: ColumnMapping, seen: PairTable) -> None:
    usual, outcomes = _ask_says(key, table, mapping)
    start = _ask_start(key, workspace.today) if usual is Says.TOGETHER or mapping.columns(START) else None
    people, today = seen.there.people, workspace.today
    unsettled = thought(read_pairs, table, mapping, people, usual, {}, today, start)
    lines = thought(read_pairs, table, mapping, people, usual, chosen_for(key, unsettled), today, start)
    ask_who(key, unsettled, people)
    source = _("From the list “{name}”", name=table.name)
    checked = check_pairs(wishes_of(lines, outcomes, source), seen.there, today)
    joined = [each.wish.pair for each in checked if each.wish.outcome is Outcome.PAIRING and each.state is State.NEW]
    broken = thought(broken_must_haves, joined, seen.sides, seen.rules, today)
    show_pairs(lines, checked, broken, people)
    _finish(key, workspace, checked, table.name, sum(bool(line.faults) for line in lines))


def _ask_says(key: str, table: Table, mapping: ColumnMapping) -> tuple[Says | None, dict[Says, Outcome]]:
    usual = usual_says(table, mapping)
    chosen = st.segmented_control(
        _("What the list says of the two, where a row does not say"), list(SAYS), default=usual,
        key=f"{key}_says_{table.fingerprint[:8]}", format_func=lambda one: _(SAYS[one]),
    )  # fmt: skip
    if chosen in BECOMES:
        st.caption(_("Such pairs become {what}.", what=_(BECOMES[chosen])))
    known = Outcome.BAR
    if chosen is Says.KNOWN or mapping.columns("says"):
        known = st.segmented_control(
            _("Who know each other"), [Outcome.BAR, Outcome.LOCK], default=Outcome.BAR, required=True,
            key=f"{key}_known", format_func={
                Outcome.BAR: _("are never paired"), Outcome.LOCK: _("are paired whatever they score")}.__getitem__,
        )  # fmt: skip
    outcomes = {Says.WISHED: Outcome.LOCK, Says.KNOWN: known, Says.APART: Outcome.BAR, Says.TOGETHER: Outcome.PAIRING}
    return chosen, outcomes


def _ask_start(key: str, today: date) -> date | None:
    return st.date_input(
        _("Together since, where a row has no day"), None, max_value=today, key=f"{key}_start", width=320,
        format="YYYY-MM-DD",
    )  # fmt: skip


def _finish(key: str, workspace: Workspace, checked: tuple[Checked, ...], name: str, faulty: int) -> None:
    good = [each for each in checked if each.state is not State.OUT]
    doing = [each for each in good if each.state is not State.SAME]
    label = count(len(doing), "Bring {n} pair in", "Bring {n} pairs in")
    if st.button(label, key=f"{key}_bring", type="primary", disabled=not doing):
        done = workspace.pair_lists.bring([each.wish for each in good], name, faulty + len(checked) - len(good))
        forget_list(key)
        notice(said(done))
        st.rerun()
