"""My group: who is in it, what brought it together, and how to write to all; each person opens on a press."""

import streamlit as st

from core.program.questions import Side
from core.text import Text
from db import MyPart, OwnPairing, Partner, Workspace
from pages.ui.words import _, day, listed, plain

ICONS = {Side.MENTOR: ":material/school:", Side.MENTEE: ":material/person:", Side.PEER: ":material/group:"}


def my_group(workspace: Workspace, part: MyPart, pairing: OwnPairing, met: int) -> None:
    mentors = [one for one in pairing.partners if one.side is Side.MENTOR]
    people = [*mentors, *(one for one in pairing.partners if one.side is not Side.MENTOR)]
    with st.container(border=True, key=f"group_{pairing.id}"):
        st.subheader(_("Your group"), anchor=False)
        since(workspace, pairing)
        st.link_button(_("Write to all"), f"mailto:{','.join(one.email for one in people)}", type="primary",
                       icon=":material/mail:")  # fmt: skip
        st.code(", ".join(one.email for one in people), language=None, wrap_lines=True)
        if pairing.reasons:
            st.markdown(f"**{_('What brought you together')}**")
            st.markdown("\n".join(f"- {plain(reason)}" for reason in pairing.reasons))
        for one in people:
            with st.expander(f"{plain(one.name)} · {_(_word(part.side, one.side))}", icon=ICONS[one.side]):
                st.code(one.email, language=None)
                for label, answer in one.profile:
                    st.markdown(f":gray[{plain(label)}]  \n{plain(answer)}")
        if not met:
            st.info(_first(part, mentors), icon=":material/flag:")


def since(workspace: Workspace, pairing: OwnPairing) -> None:
    """From when on, and until when it rests."""
    begun, on = pairing.started_on <= workspace.today, day(pairing.started_on)
    st.caption(_("Together since {day}", day=on) if begun else _("You begin on {day}", day=on))
    if pairing.paused_until is not None and pairing.paused_until > workspace.today:
        st.caption(f":material/pause_circle: {_('Your pairing rests until {day}.', day=pairing.paused_until)}")


def _word(mine: Side, theirs: Side) -> Text:
    if mine is theirs:
        return Text("leads with you") if mine is Side.MENTOR else Text("takes part with you")
    return Text("your mentor") if theirs is Side.MENTOR else Text("your mentee")


def _first(part: MyPart, mentors: list[Partner]) -> str:
    """Who writes first: of several who could, whoever reads it first."""
    if part.side is Side.MENTOR and part.leads and not mentors:
        return _("You lead: you write first, plan the meetings and bring the questions.")
    if part.side is Side.MENTEE and not part.leads and mentors:
        names = listed(plain(one.name) for one in mentors)
        return _("{name} writes first. If you hear nothing within a week, just write yourself.", name=names)
    return _("Whoever reads this first writes first.")
