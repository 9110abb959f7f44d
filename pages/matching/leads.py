"""Who could lead a whole group: each mentor with her points, reasons, who else moves, and what speaks for waiting."""

import streamlit as st

from core.matching import compare, explain, is_weak
from core.matching.leading import Lead, short_of_places
from db import LiveGroup, ReassignmentDesk, Workspace
from pages.matching.lead_change import Led, show_lead_change
from pages.ui.cache import thought
from pages.ui.chips import badge
from pages.ui.memory import worked_out
from pages.ui.words import _, count, listed, number, plain

SHOWN = 3  # mentors of each kind before one asks for more


def show_leads(workspace: Workspace, desk: ReassignmentDesk, led: Led) -> None:
    """A card for each, those for whom no other group changes first; what would help where there is none."""
    comparison = thought(compare, desk.pool, desk.rules.criteria)
    gone = led.closing and tuple(sorted(led.closing.gone))
    leads: tuple[Lead, ...] = worked_out(
        "leads", (desk.fingerprint, desk.rules, led.group.id, gone),
        lambda: desk.leads(led.group, led.closing, comparison),
    )  # fmt: skip
    if not leads:
        return _nobody(desk, led)
    for moves in sorted({each.moves for each in leads}):
        st.subheader(
            _("No other group changes") if not moves else _("One other group changes its mentor too"), anchor=False
        )
        here = [each for each in leads if each.moves == moves]
        for each in here[:SHOWN]:
            _card(workspace, desk, led, each)
        if here[SHOWN:]:
            with st.expander(count(len(here[SHOWN:]), "{n} more way", "{n} more ways")):
                for each in here[SHOWN:]:
                    _card(workspace, desk, led, each)


def _nobody(desk: ReassignmentDesk, led: Led) -> None:
    members = led.staying.group.member_ids
    rules, free, others = desk.once_ended(led.group, led.closing)
    short = short_of_places(
        desk.pool, rules, others, free, led.staying.group, thought(compare, desk.pool, rules.criteria)
    )
    names = {person.id: plain(person.name) for person in desk.pool.mentors}
    with st.container(border=True):
        st.markdown(
            f"**{count(len(members), 'No mentor can take {n} of them.', 'No mentor can take all {n} of them.')}**"
        )
        if short:
            st.markdown("\n".join(
                "- " + count(lacks, "{name} suits all of them, with {n} place more.",
                             "{name} suits all of them, with {n} places more.", name=names[who])
                for who, lacks in short
            ))  # fmt: skip
        st.markdown(_("What helps: more places for one of the mentors (under Participants), another mentor, or a rule "
                      "less strict. Each of them can also get a place alone: end the group under Pairings, then look "
                      "here under “Somebody who waits”."))  # fmt: skip


def _card(workspace: Workspace, desk: ReassignmentDesk, led: Led, lead: Lead) -> None:
    names = {person.id: plain(person.name) for person in desk.pool.people}
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"**{names[lead.mentor_id]}**", width="content")
            key = f"lead_{led.group.id}_{lead.mentor_id}_{lead.moves}"
            pressed = st.button(_("Look at this change"), key=key, icon=":material/swap_horiz:")
        st.caption(_price(lead))
        _reasons(desk, led, lead)
        if lead.then is not None:
            other = desk.group(lead.then.group_id)
            words = _(
                "{group} go on with {mentor} instead.",
                group=plain(members_in_words(other)),
                mentor=names[lead.then.mentor_id],
            )
            st.markdown(f":material/swap_horiz: {words}")
        for against in desk.against_lead(led.group, lead, workspace.today, led.closing):
            st.markdown(f":orange[:material/error:] {plain(_(against.sentence))}")
    if pressed:
        show_lead_change(workspace, desk, led, lead)


def _price(lead: Lead) -> str:
    words = _("{points} of 100 points on average", points=number(lead.score, 1))
    if lead.change is not None:
        words += " · " + _more(lead.change)
    if lead.then is not None:
        words += " · " + _("the other group: {words}", words=_more(lead.then.change))
    return words


def _more(change: float) -> str:
    points = number(abs(change), 1)
    if not change:
        return _("as many as now")
    return _("{points} more than now", points=points) if change > 0 else _("{points} fewer than now", points=points)


def _reasons(desk: ReassignmentDesk, led: Led, lead: Lead) -> None:
    comparison = thought(compare, desk.pool, desk.rules.criteria)
    lines, weak = [], []
    for who in led.staying.group.member_ids:
        proposal = explain(desk.pool, desk.rules, comparison, (who, lead.mentor_id))
        good = next((point.good for point in proposal.points if point.good is not None), None)
        if good is not None:
            lines.append(f"- {plain(led.group.names[who])}: {plain(_(good))}")
        weak += [plain(led.group.names[who])] if is_weak(proposal) else []
    if lines:
        st.markdown("\n".join(lines))
    if weak:
        badge(_("Few points for {names}: look twice", names=listed(weak)), "attention")


def members_in_words(group: LiveGroup) -> str:
    """Their names, as they are."""
    return listed(group.names[who] for who in group.group.member_ids)
