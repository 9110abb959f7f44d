"""A group that gets another mentor, before it is made: what ends, what begins, who is told, and the button."""

from dataclasses import dataclass

import streamlit as st

from core.matching.leading import Lead
from db import Closing, LiveGroup, ReassignmentDesk, Workspace
from pages.matching.before_change import before_change, make_it, personal_line, why_in_spite
from pages.ui.notices import notice
from pages.ui.places import go
from pages.ui.words import _, count, listed, plain


@dataclass(frozen=True)
class Led:
    """``group``: as it is or was; ``staying``: the same with those alone who get another mentor; ``closing``: how it
    ends, None where it has ended."""

    group: LiveGroup
    staying: LiveGroup
    closing: Closing | None


def show_lead_change(workspace: Workspace, desk: ReassignmentDesk, led: Led, lead: Lead) -> None:
    """Opens the dialog; nothing is made before its button."""
    before_change(lambda: _change(workspace, desk, led, lead))


def _change(workspace: Workspace, desk: ReassignmentDesk, led: Led, lead: Lead) -> None:
    mentors = {person.id: plain(person.name) for person in desk.pool.mentors}
    old = plain(led.group.names[led.group.group.mentor_id or 0])
    lines = []
    if led.closing is not None:
        lines.append(_("{group} with {mentor}: ends today", group=_members(led.group), mentor=old))
    begins = [(led.staying, lead.mentor_id)]
    if lead.then is not None:
        other = desk.group(lead.then.group_id)
        lines.append(_("{group} with {mentor}: ends today", group=_members(other), mentor=mentors[lead.mentor_id]))
        begins.append((other, lead.then.mentor_id))
    lines += [
        _(
            "**{group} with {mentor}**: begins today; each of them is introduced",
            group=_members(group),
            mentor=mentors[who],
        )
        for group, who in begins
    ]
    st.markdown("\n".join(f"- {line}" for line in lines))
    if lead.then is not None:
        st.markdown(
            f":orange[:material/error:] {_('Talk to those who move before you make it: it ends what they have begun.')}"
        )
    st.caption(_("What was noted of the group so far stays with its earlier pairing, which the new one follows."))
    against = desk.against_lead(led.group, lead, workspace.today, led.closing)
    in_spite = why_in_spite((each.sentence for each in against), "lead_in_spite")
    note = personal_line("lead_note")
    if make_it("make_lead", "lead_not"):
        made = workspace.regrouping.lead(
            led.group.id, lead, desk.fingerprint, led.closing, in_spite=in_spite, note=note
        )  # fmt: skip
        notice(count(made, "{n} new pairing is made. Now tell them.", "{n} new pairings are made. Now tell them."))
        go("matching.introductions")
        st.rerun()


def _members(group: LiveGroup) -> str:
    return listed(plain(group.names[who]) for who in group.group.member_ids)
