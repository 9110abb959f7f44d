"""Faults of a list, by cell, to be mended in place or in the sheet."""

from collections.abc import Sequence

import streamlit as st

from core.intake.spreadsheet import CellFault, marked_workbook
from pages.intake.lists import GivenList
from pages.intake.not_offered import ask_not_offered
from pages.ui.cache import fingerprint
from pages.ui.downloads import download
from pages.ui.mended import Cell, mend
from pages.ui.words import _, count, plain, unlinked

MOST_ASKED = 25  # places on one page; the others follow as these are mended


def ask_mending(key: str, each: GivenList) -> None:
    """By row and column, what is wrong and what to do: write it anew, take what is suggested, or take the sheet."""
    faults, warnings = each.reading.faults, each.reading.warnings
    unknown = {fault.row for fault in faults if fault.unknown}
    out = each.reading.faulty
    if out:
        words = count(len(out), "{n} row stays out until it is mended.", "{n} rows stay out until they are mended.")
        st.error(words, icon=":material/error:")
        if 2 * len(unknown) > len(out) and not each.from_columns:
            words = _("Many answers are not what your form offers. If your columns ask other things than the form, go "
                      "back to the lists and make the questions from your columns.")  # fmt: skip
            st.info(words, icon=":material/lightbulb:")
    ask_not_offered(each.place, each.unknown, each.form)
    _in_place(f"{key}_{each.side.value}", each, [fault for fault in faults if not fault.unknown])
    _remarks(warnings)
    if faults or warnings:
        table, marks = each.table, (*faults, *warnings)
        download(_("Download the sheet with these places marked"), lambda: marked_workbook(table, marks),
                 f"{each.side.value}s to mend.xlsx", key=f"{key}_{each.side.value}_marked")  # fmt: skip


def _in_place(own: str, each: GivenList, faults: Sequence[CellFault]) -> None:
    """A line for each place that has one cell: its text, and room for another; the others are told."""
    numbers = {number: at for at, number in enumerate(each.table.numbers)}
    by_place: dict[Cell, list[CellFault]] = {}
    rest = []
    for fault in faults:
        if fault.column in each.table.headers and fault.column not in each.table.made_of:
            by_place.setdefault((fault.row, fault.column), []).append(fault)
        else:
            rest.append(fault)
    cells = {place: each.table.rows[numbers[place[0]]][each.table.place(place[1])] for place in by_place}
    suggested = {place: found for place in by_place if (found := _suggestion(by_place[place], cells[place]))}
    if cells:
        _ask_cells(own, by_place, cells, suggested)
    if rest:
        _tell(rest)


def _ask_cells(own: str, by_place: dict[Cell, list[CellFault]], cells: dict[Cell, str], near: dict[Cell, str]) -> None:
    asked = list(cells)[:MOST_ASKED]
    with st.form(f"{own}_cells_{fingerprint([*asked])[:8]}"):
        written = {}
        for place in asked:
            label = _("Row {n}, {column}", n=place[0], column=plain(place[1]))
            written[place] = st.text_input(label, cells[place], key=f"{own}_cell_{fingerprint(place)[:10]}", width=480)
            st.caption(_sentence(by_place[place]))
        if len(cells) > len(asked):
            st.caption(_("The first {n} of {all} places are asked; the others follow as these are mended. Where many "
                         "are wrong, the sheet is quicker to mend.", n=len(asked), all=len(cells)))  # fmt: skip
        with st.container(horizontal=True):
            use = st.form_submit_button(_("Use what is written"), key=f"{own}_use", icon=":material/check:")
            take = near and st.form_submit_button(
                count(len(near), "Take the suggestion", "Take all {n} suggestions"), key=f"{own}_suggested",
                icon=":material/auto_fix_high:",
            )  # fmt: skip
    if take:
        mend(own, near)
    elif use:
        mend(own, {place: value for place, value in written.items() if value != cells[place]})


def _suggestion(faults: list[CellFault], cell: str) -> str:
    """What a cell would be with the suggestion taken; blank where there is none for all of it."""
    found = [fault for fault in faults if fault.suggestion]
    if len(found) != len(faults):
        return ""
    for fault in found:
        wrong = str(fault.what.values.get("value", ""))
        cell = cell.replace(wrong, fault.suggestion) if wrong and wrong in cell else fault.suggestion
    return cell


def _remarks(warnings: Sequence[CellFault]) -> None:
    missing = sum("no answer yet" in fault.what.message for fault in warnings)
    if missing:
        st.caption(count(missing, "{n} answer is missing; the person can give it later.",
                         "{n} answers are missing; people can give them later."))  # fmt: skip
    remarks = [fault for fault in warnings if "no answer yet" not in fault.what.message]
    if remarks:
        with st.expander(count(len(remarks), "{n} remark", "{n} remarks"), icon=":material/info:"):
            _tell(remarks)


def _tell(faults: Sequence[CellFault]) -> None:
    """Where, what and what to do, one line a place."""
    lines = []
    for fault in faults[:MOST_ASKED]:
        where = _("Row {n}, {column}", n=fault.row, column=plain(fault.column)) if fault.column else plain(fault.where)
        lines.append(f"- **{where}:** {_sentence([fault])}")
    if len(faults) > MOST_ASKED:
        lines += ["", _("And {n} more: all are marked in the sheet.", n=len(faults) - MOST_ASKED)]
    st.markdown("\n".join(lines))


def _sentence(faults: Sequence[CellFault]) -> str:
    return unlinked(" ".join(f"{_(fault.what)}. {_(fault.remedy)}".strip() for fault in faults))
