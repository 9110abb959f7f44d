"""My hours: what I gave in meetings and beside them, noting what is missing, and a sheet that says so."""

from datetime import date

import streamlit as st

from core.tracking.meetings import Hours
from core.tracking.spent import KINDS, LONGEST_MINUTES, Approval, Spent, SpentKind, hours_given
from db import NotedTime, OwnHours, Workspace
from pages.tracking.hours_sheet import hours_pdf
from pages.ui.cards import figures
from pages.ui.chips import badge
from pages.ui.downloads import download
from pages.ui.notices import notice
from pages.ui.paging import one_page
from pages.ui.words import _, count, day, number, plain

EACH = 8


def my_hours(workspace: Workspace) -> None:
    found = workspace.hours.mine()
    first = min([*found.given.days(), workspace.today])
    since, until = days_between(first, workspace.today, "my_hours_days")
    of = hours_given(found.given, since, until).get(found.me.id, Hours())
    beside = of.whole - of.meetings
    figures([
        (_("Hours in all"), number(of.whole / 60, 1), _("in these days")),
        (_("In meetings"), number(of.meetings / 60, 1), count(of.count, "{n} meeting", "{n} meetings")),
        (_("Beside them"), number(beside / 60, 1), _("as told and as trained")),
    ])  # fmt: skip
    if of.whole:
        name, place, today = found.me.name, workspace.place.name, workspace.today
        download(_("Sheet of my hours as PDF"), lambda: hours_pdf(name, place, of, since, until, today), "hours.pdf",
                 key="my_hours_pdf")  # fmt: skip
    _note(workspace)
    _noted(workspace, found)
    st.caption(_("Meetings count by themselves, with what you told beside them; so do modules and trainings. Your "
                 "coordinators see your hours; your partner does not see what you note here."))  # fmt: skip


def days_between(first: date, today: date, key: str) -> tuple[date, date]:
    """Asks for a stretch of days; the whole one until both are chosen."""
    chosen = st.date_input(_("From, to"), (first, today), key=key, width=260, format="YYYY-MM-DD")
    given = [each for each in chosen if isinstance(each, date)] if isinstance(chosen, tuple | list) else []
    return (given[0] if given else first, given[1] if len(given) > 1 else today)


def _note(workspace: Workspace) -> None:
    with st.expander(_("Note time beside meetings"), icon=":material/add:"):
        with st.container(horizontal=True, gap="medium"):
            on = st.date_input(_("Day"), workspace.today, key="spent_on", max_value=workspace.today, width=160,
                               format="YYYY-MM-DD")  # fmt: skip
            minutes = st.number_input(_("Minutes"), 1, LONGEST_MINUTES, 30, 5, key="spent_minutes", width=150)
        kind = st.pills(_("What for?"), list(KINDS), default=SpentKind.PREPARATION, key="spent_kind", required=True,
                        format_func=lambda one: _(KINDS[one]), wrap=True)  # fmt: skip
        what = st.text_input(_("In a few words"), key="spent_what", max_chars=200)
        if st.button(_("Note it"), key="spent_save", type="primary"):
            workspace.hours.note(Spent(0, on, minutes, kind or SpentKind.PREPARATION, what))
            notice(_("Noted."))
            st.session_state.pop("spent_what", None)
            st.rerun()


def _noted(workspace: Workspace, found: OwnHours) -> None:
    if not found.noted:
        return
    st.markdown(f"**{_('What you noted')}**")
    for one in one_page("spent", found.noted, EACH):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(spent_words(one), width="content")
            approval_badge(one, found.given.approved_only)
            if one.spent.approval is not Approval.YES and st.button(_("Take away"), key=f"spent_{one.id}_remove",
                                                                    type="tertiary"):  # fmt: skip
                workspace.hours.take_away(one.id, one.version)
                notice(_("Taken away."))
                st.rerun()


def spent_words(one: NotedTime) -> str:
    spent = one.spent
    said = [day(spent.on), _("{n} minutes", n=spent.minutes), _(KINDS[spent.kind])]
    return " · ".join([*said, *([plain(spent.what)] if spent.what else [])])


def approval_badge(one: NotedTime, wanted: bool) -> None:
    """Where the program looks at hours before they count, or has refused one."""
    if one.spent.approval is Approval.NO:
        badge(_("Does not count"), "neutral", icon=":material/do_not_disturb_on:")
    elif wanted:
        yes = one.spent.approval is Approval.YES
        badge(_("Approved") if yes else _("Waits for approval"), "good" if yes else "waiting")
