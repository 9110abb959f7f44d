"""Faults of a list, by cell, to be mended in place or in the sheet."""

import streamlit as st

from core.intake.spreadsheet import CellFault, marked_workbook
from pages.intake.lists import GivenList
from pages.intake.proposing import is_no_option
from pages.ui.downloads import download
from pages.ui.mended import Cell, mend
from pages.ui.words import _, count

MOST_SHOWN = 200


def ask_mending(key: str, each: GivenList) -> None:
    """By row and column, what is wrong and what to do: write it anew, take what is suggested, or take the sheet."""
    faults, warnings = each.reading.faults, each.reading.warnings
    own = f"{key}_{each.side.value}"
    if faults:
        words = count(
            len(each.reading.faulty),
            "{n} row stays out until it is mended.",
            "{n} rows stay out until they are mended.",
        )
        st.error(words, icon=":material/error:")
        unknown = {fault.row for fault in faults if is_no_option(fault)}
        if 2 * len(unknown) > len(each.reading.faulty):
            _tell_not_offered(each)
        _in_place(own, each, faults)
    if warnings:
        missing = sum("no answer yet" in fault.what.message for fault in warnings)
        if missing:
            st.caption(count(missing, "{n} answer is missing; the person can give it later.",
                             "{n} answers are missing; people can give them later."))  # fmt: skip
        others = [fault for fault in warnings if "no answer yet" not in fault.what.message]
        if others:
            with st.expander(count(len(others), "{n} remark", "{n} remarks"), icon=":material/info:"):
                st.dataframe([_told(fault) for fault in others[:MOST_SHOWN]], hide_index=True)
    if faults or warnings:
        table, marks = each.table, (*faults, *warnings)
        download(_("Download the sheet with these places marked"), lambda: marked_workbook(table, marks),
                 f"{each.side.value}s to mend.xlsx", key=f"{own}_marked")  # fmt: skip


def _tell_not_offered(each: GivenList) -> None:
    """What to do when it is the form, not the list, that does not fit."""
    words = _("Most of these are answers that your form does not offer. Go back and leave their column out, "
              "or add them to the question's options under Forms.")  # fmt: skip
    if not each.from_columns:
        words += " " + _("Or go back to the lists and make the questions from your columns.")
    st.info(words, icon=":material/lightbulb:")


def _in_place(own: str, each: GivenList, faults: tuple[CellFault, ...]) -> None:
    """A line for each place that has one cell: its text, and room for another."""
    one = [fault for fault in faults if fault.column in each.table.headers and fault.column not in each.table.made_of]
    cells: dict[Cell, str] = {}
    numbers = {number: at for at, number in enumerate(each.table.numbers)}
    lines = []
    for fault in one[:MOST_SHOWN]:
        cells[fault.row, fault.column] = each.table.rows[numbers[fault.row]][each.table.place(fault.column)]
    places = list(cells)
    by_place = {place: [fault for fault in one if (fault.row, fault.column) == place] for place in places}
    for place in places:
        fault = by_place[place][0]
        lines.append({_("Row"): place[0], _("Column"): place[1], _("Write instead"): cells[place],
                      _("What is wrong"): _(fault.what), _("What to do"): _(fault.remedy)})  # fmt: skip
    rest = [fault for fault in faults if (fault.row, fault.column) not in cells]
    if rest:
        st.dataframe([_told(fault) for fault in rest[:MOST_SHOWN]], hide_index=True)
    if not places:
        return
    edited = st.data_editor(
        lines, hide_index=True, key=f"{own}_instead_{len(faults)}", disabled=[name for name in lines[0]
        if name != _("Write instead")], height=min(38 + 35 * len(lines), 320),
    )  # fmt: skip
    suggested = {place: found for place in places if (found := _suggestion(by_place[place], cells[place]))}
    with st.container(horizontal=True):
        if st.button(_("Use what is written"), key=f"{own}_use", icon=":material/check:"):
            written = {place: str(line[_("Write instead")] or "") for place, line in zip(places, edited, strict=True)}
            mend(own, {place: value for place, value in written.items() if value != cells[place]})
        if suggested and st.button(
            count(len(suggested), "Take the suggestion", "Take all {n} suggestions"), key=f"{own}_suggested",
            icon=":material/auto_fix_high:",
        ):  # fmt: skip
            mend(own, suggested)


def _suggestion(faults: list[CellFault], cell: str) -> str:
    """What a cell would be with the suggestion taken; blank where there is none for all of it."""
    found = [fault for fault in faults if fault.suggestion]
    if len(found) != len(faults):
        return ""
    for fault in found:
        wrong = str(fault.what.values.get("value", ""))
        cell = cell.replace(wrong, fault.suggestion) if wrong and wrong in cell else fault.suggestion
    return cell


def _told(fault: CellFault) -> dict[str, object]:
    return {_("Row"): fault.row, _("Column"): fault.column, _("What is wrong"): _(fault.what),
            _("What to do"): _(fault.remedy)}  # fmt: skip
