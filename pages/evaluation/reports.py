"""Reports: frozen when they are made, closed when they are told; read, taken away, and shown by a link that expires."""

from functools import partial

import streamlit as st

from core.roles import Action
from db import KeptReport, Workspace
from pages.evaluation.new_report import new_report
from pages.evaluation.report_view import show_report
from pages.evaluation.rollup import rollup
from pages.evaluation.scheduled import scheduled
from pages.evaluation.sharing import sharing
from pages.ui.chips import badge
from pages.ui.confirm import confirm_button
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.parts import part_of
from pages.ui.places import button_to, go
from pages.ui.words import _, day, moment, plain


def show(workspace: Workspace) -> None:
    asked = st.query_params.get("report", "")
    if asked.isdigit():
        _one(workspace, int(asked))
        return
    makes = workspace.actor.may(Action.MAKE_REPORT)
    header(_("Reports"), _("One page on how the program does, the same in the browser, on paper and as a table."))
    parts = {"all": _("All reports") if makes else _("This program")}
    parts |= {"new": _("Make one"), "scheduled": _("Scheduled")} if makes else {}
    if workspace.elsewhere(Action.READ_REPORTS):
        parts["programs"] = _("Several programs")
    part = part_of(_("Reports"), parts, "reports_part") if len(parts) > 1 else "all"
    if part == "new":
        new_report(workspace)
    elif part == "scheduled":
        scheduled(workspace)
    elif part == "programs":
        rollup(workspace)
    else:
        _all(workspace, makes)


def _all(workspace: Workspace, makes: bool) -> None:
    found = workspace.reports.all()
    if not found and makes:
        words = _("A report holds what is true on the day it is made, and can be printed again unchanged.")
        empty(_("No report yet"), words, _("Make one"), "evaluation.reports", part="new", icon=":material/summarize:")
    elif not found:
        words = _("You see the program here once its coordinator has closed a report.")
        empty(_("No report yet"), words, icon=":material/summarize:")
    elif not makes:  # what she came for, at once
        st.subheader(plain(found[0].report.program), anchor=False)
        show_report(found[0].report, "newest")
        found = found[1:]
        if found:
            st.subheader(_("Earlier reports"), anchor=False)
    for each in found:
        _card(workspace, each, makes)


def _card(workspace: Workspace, kept: KeptReport, makes: bool) -> None:
    report = kept.report
    with st.container(border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(gap="xsmall", width=460):
            period = _("{since} to {until}", since=day(report.since), until=day(report.until))
            st.markdown(f"**{period}** · {_('Cohort {cohort}', cohort=plain(report.cohort))}")
            st.caption(_("Made on {moment}", moment=moment(kept.at, workspace.place.time_zone)))
            if makes:
                _state(kept)
        button_to(_("Open"), "evaluation.reports", report=kept.id, key=f"report_{kept.id}")


def _state(kept: KeptReport) -> None:
    if kept.closed_at is None:
        badge(_("Draft: only the team sees it"), "neutral", icon=":material/edit_note:")
    else:
        badge(_("Closed on {day}: supervisors see it", day=day(kept.closed_at)), "good", icon=":material/lock:")


def _one(workspace: Workspace, report_id: int) -> None:
    kept = workspace.reports.one(report_id)
    header(plain(kept.report.program), _("Report, made on {day}. It stays as it is.", day=day(kept.at)))
    button_to(_("All reports"), "evaluation.reports", icon=":material/arrow_back:", type="tertiary")
    if workspace.actor.may(Action.MAKE_REPORT):
        above = st.container()
        if sharing(workspace, kept):
            kept = workspace.reports.one(report_id)
        with above:
            _state(kept)
            if kept.closed_at is None:
                _closing(workspace, report_id)
    show_report(kept.report, f"report_{report_id}")


def _closing(workspace: Workspace, report_id: int) -> None:
    with st.container(horizontal=True):
        confirm_button(
            _("Close it"), partial(workspace.reports.close, report_id), key=f"close_report_{report_id}",
            title=_("Close this report?"), yes=_("Close it"), icon=":material/lock:", type="primary",
            warning=_("Supervisors of this program see it from then on. It can be neither changed nor taken away."),
            done=_("The report is closed. Supervisors see it."),
        )  # fmt: skip
        confirm_button(
            _("Throw it away"), partial(_thrown_away, workspace, report_id), key=f"remove_report_{report_id}",
            title=_("Throw this draft away?"), warning=_("Nobody but the team has seen it."), yes=_("Throw it away"),
            icon=":material/delete:", type="tertiary",
        )  # fmt: skip


def _thrown_away(workspace: Workspace, report_id: int) -> None:
    workspace.reports.remove(report_id)
    go("evaluation.reports")
