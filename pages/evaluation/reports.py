"""Reports: one page for a supervisor, frozen when it is made; read, taken away, and shown by a link that expires."""

import streamlit as st

from core.reports.supervisor import Words
from core.roles import Action
from db import KeptReport, Workspace
from pages.evaluation.report_view import show_report
from pages.evaluation.sharing import sharing
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.notices import notice
from pages.ui.parts import part_of
from pages.ui.places import button_to, go
from pages.ui.words import _, count, day, moment, plain


def show(workspace: Workspace) -> None:
    asked = st.query_params.get("report", "")
    if asked.isdigit():
        _one(workspace, int(asked))
        return
    found = workspace.reports.all()
    makes = workspace.actor.may(Action.MAKE_REPORT)
    header(_("Reports"), _("One page on how the program does, the same in the browser, on paper and as a table."))
    parts = {"all": _("All reports"), "new": _("Make one")}
    if makes and part_of(_("Reports"), parts, "reports_part") == "new":
        _new(workspace)
        return
    if not found:
        words = _("A report holds what is true on the day it is made, and can be printed again unchanged.")
        if makes:
            empty(
                _("No report yet"), words, _("Make one"), "evaluation.reports", part="new", icon=":material/summarize:"
            )
        else:
            empty(_("No report yet"), words, icon=":material/summarize:")
    for each in found:
        _card(workspace, each)


def _card(workspace: Workspace, kept: KeptReport) -> None:
    report = kept.report
    with st.container(border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(gap="xsmall", width=460):
            period = _("{since} to {until}", since=day(report.since), until=day(report.until))
            st.markdown(f"**{period}** · {_('Cohort {cohort}', cohort=plain(report.cohort))}")
            st.caption(_("Made on {moment}", moment=moment(kept.at, workspace.place.time_zone)))
        button_to(_("Open"), "evaluation.reports", report=kept.id, key=f"report_{kept.id}")


def _one(workspace: Workspace, report_id: int) -> None:
    kept = workspace.reports.one(report_id)
    header(plain(kept.report.program), _("Report, made on {day}. It stays as it is.", day=day(kept.at)))
    button_to(_("All reports"), "evaluation.reports", icon=":material/arrow_back:", type="tertiary")
    if workspace.actor.may(Action.MAKE_REPORT):
        sharing(workspace, kept)
    show_report(kept.report, f"report_{report_id}")


def _new(workspace: Workspace) -> None:
    st.markdown(_("What you add in your own words, if you like. Everything else is taken from the data below."))
    asked = {
        "comment": (_("Comment"), _("What the numbers don't say.")),
        "risks": (_("Risks"), _("What could go wrong, and what you do about it.")),
        "decisions": (_("Decisions asked"), _("What you need from the reader.")),
        "next_dates": (_("Next dates"), _("When what happens.")),
    }
    given = {
        name: st.text_area(label, key=f"words_{name}", placeholder=hint, height=80, max_chars=4000)
        for name, (label, hint) in asked.items()
    }
    if st.button(_("Make the report"), key="make_report", type="primary", icon=":material/summarize:"):
        report_id = workspace.reports.make(Words(**given))
        notice(_("The report is made. It stays as it is from now on."))
        go("evaluation.reports", report=report_id)
    preview = workspace.reports.preview()
    st.divider()
    st.caption(_("As it would be now") + ": " + count(len(preview.figures), "{n} number", "{n} numbers"))
    if not preview.targets:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(_("No target is set, so the report can't say whether this is much or little."))
            button_to(_("Set targets"), "evaluation.charter", part="targets")
    show_report(preview, "preview")
