"""The audit log: who did what, when, to how many of what; never what was in it."""

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from core.audit import done
from core.text import Text
from db import AuditLine, Change, Workspace
from pages.admin.kinds import KINDS
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.words import _, count, listed, moment, number, plain

HOW = {"added": "{n} {what} added", "changed": "{n} {what} changed", "removed": "{n} {what} removed"}
MOST_NUMBERS = 5


def show(workspace: Workspace) -> None:
    header(_("Audit log"), _("Who did what, and when. It never says what was in it, and nobody can change it."))
    people, kinds = dict(workspace.audit.people()), workspace.audit.actions()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = st.selectbox(
            _("Who"), list(people), None, key="audit_who", placeholder=_("Everybody"), width=200,
            format_func=lambda id: people.get(id) or _somebody_gone(id),
        )  # fmt: skip
        what = st.selectbox(
            _("What"), kinds, None, key="audit_what", placeholder=_("Everything"), width=260,
            format_func=lambda action: _(done(action)),
        )  # fmt: skip
        days = st.date_input(_("From, to"), [], key="audit_days", max_value=workspace.today, format="YYYY-MM-DD",
                             width=250)  # fmt: skip
    since, until = _span(days, workspace.today)
    at = int(st.session_state.get("audit_page") or 1)
    found = workspace.audit.page(at, account_id=who, action=what, since=since, until=until)
    if not found.all and not (who or what or days):
        empty(_("Nothing was done yet"), _("Whatever the team and people do in this program is written here."))
        return
    if not found.all:
        empty(_("Nothing was done that fits"), _("Choose another person, kind or day."))
        return
    st.caption(count(found.all, "{n} entry", "{n} entries"))
    rows = [_row(line, workspace.place.time_zone) for line in found.lines]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)
    if found.pages > 1:
        st.pagination(found.pages, key="audit_page")


def _row(line: AuditLine, zone: str) -> dict[str, str]:
    """A line as it is read."""
    return {
        _("When"): moment(line.at, zone),
        _("Who"): _who(line),
        _("Did"): _(done(line.action)),
        _("To"): listed(_change(change) for change in line.changes),
    }


def _who(line: AuditLine) -> str:
    if line.by_link:
        return _("{name}, by personal link", name=plain(line.who) or _("a participant"))
    if line.account_id is None:
        return _("Somebody who was not signed in")
    return plain(line.who) or _somebody_gone(line.account_id)


def _somebody_gone(account_id: int) -> str:
    return _("Formerly on the team (account {id})", id=account_id)


def _change(change: Change) -> str:
    one, many = KINDS.get(change.kind, (change.kind, change.kind))
    words = _(Text(HOW[change.how]), n=number(change.count), what=_(one if change.count == 1 else many))
    if 0 < len(change.ids) <= MOST_NUMBERS:
        words += " (" + _("no. {numbers}", numbers=listed(str(id) for id in change.ids)) + ")"
    return words


def _span(days: object, today: date) -> tuple[date | None, date | None]:
    """The first and last day asked for; with only the first, up to today."""
    given = [day for day in days if isinstance(day, date)] if isinstance(days, tuple | list) else []
    return (given[0], given[1] if len(given) > 1 else today + timedelta(days=1)) if given else (None, None)
