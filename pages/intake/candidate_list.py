"""A list of people who might become mentors: where its columns go, and what comes of it before it is kept."""

import streamlit as st

from core.intake.candidates import Candidate, CandidateList, Source, candidate_form, read_candidates, suggest_columns
from core.intake.spreadsheet import ColumnMapping, Table, fields, mapping_faults
from core.matching.rules import Measure
from core.program.questions import Form, Side
from core.text import Text
from db import Brought, Looking, Workspace
from pages.ui.cache import fingerprint, thought
from pages.ui.words import _, count, plain

SOURCES = {
    Source.STAFF: Text("Staff"),
    Source.ALUMNI: Text("Alumni"),
    Source.PAST_MENTEE: Text("Past mentees"),
    Source.OTHER: Text("Others"),
}
SHOWN = 8  # rows of the preview, and cells that could not be read


def read_list(workspace: Workspace, there: Looking, table: Table, key: str) -> Brought | None:
    """Ask where its columns go, show what comes of it, and add the people on a press: then what came of it."""
    source = st.segmented_control(
        _("Who they are; the invitation says so"), list(SOURCES), default=Source.STAFF, required=True,
        key=f"{key}_source", format_func=lambda one: _(SOURCES[one]),
    )  # fmt: skip
    form = candidate_form(there.forms.get(Side.MENTOR, Form(Side.MENTOR, ())), there.rules.criteria)
    mapping = _columns(table, form, key)
    faults = mapping_faults(mapping, form)
    for fault in faults:
        st.error(f"**{plain(fault.where)}** {plain(_(fault.what))}", icon=":material/error:")
    if faults:
        return None
    skills = next((one.mentor_question for one in there.rules.criteria if one.measure is Measure.COVERAGE), "")
    found = thought(read_candidates, table, mapping, form, source, skills, workspace.place.time_zone)
    _preview(found)
    label = count(len(found.people), "Add {n} person", "Add {n} people")
    if st.button(label, key=f"{key}_add", type="primary", disabled=not found.people):
        return workspace.candidates.bring(found.people)
    return None


def _columns(table: Table, form: Form, key: str) -> ColumnMapping:
    """Where each column goes: suggested, and to be corrected."""
    suggested = thought(suggest_columns, table, form)
    names = {"": _("(leave out)")} | {name: _(label) for name, label in fields(form).items() if name != "places"}
    inputs = f"{key}_{fingerprint((table.name, table.headers))[:8]}"
    chosen = {}
    used = len(suggested.fields)
    with st.expander(_("{used} of {all} columns are used", used=used, all=len(table.headers)), expanded=used < 3):
        for header in table.headers:
            example = next((cell for cell in table.cells(header) if cell), "")
            chosen[header] = st.selectbox(
                f"{plain(header)} · {plain(example[:40])}" if example else plain(header), list(names),
                list(names).index(suggested.fields.get(header, "")), format_func=names.__getitem__,
                key=f"{inputs}_{header}",
            )  # fmt: skip
    return ColumnMapping({header: name for header, name in chosen.items() if name})


def _preview(found: CandidateList) -> None:
    st.dataframe([_line(one) for one in found.people[:SHOWN]], hide_index=True)
    if found.faulty:
        st.warning(count(len(found.faulty), "{n} row stays out:", "{n} rows stay out:") + " " + "; ".join(
            f"{plain(fault.where)} {plain(_(fault.what))}" for fault in found.faulty[:SHOWN]),
            icon=":material/error:")  # fmt: skip
    if found.unread:
        cells = "; ".join(f"{plain(fault.where)} {plain(_(fault.what))}" for fault in found.unread[:SHOWN])
        with st.expander(count(len(found.unread), "{n} cell could not be read and stays unknown",
                               "{n} cells could not be read and stay unknown")):  # fmt: skip
            st.caption(cells)


def _line(one: Candidate) -> dict[str, str]:
    skills = [skill for answer in one.answers.values() if isinstance(answer, dict) for skill in answer]
    return {
        _("Name"): one.name, _("E-mail"): one.email, _("Role"): one.role,
        _("Years"): "" if one.years is None else f"{one.years:g}", _("Skills"): ", ".join(skills),
    }  # fmt: skip
