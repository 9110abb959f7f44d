"""The timeline of a pairing: everything that the team may see, in one order, the newest first."""

from collections.abc import Iterator
from datetime import date

import streamlit as st

from core.program.program import Part
from core.tracking.closing import STEPS
from core.tracking.contacts import KINDS
from core.tracking.goals import GoalState
from core.tracking.review import OUTCOMES
from db import PairPast, Workspace
from pages.tracking.check_in_words import check_in_words
from pages.tracking.closing_people import look_back_words
from pages.tracking.health_words import kind_word
from pages.tracking.meeting_line import meeting_line
from pages.tracking.reviewing import review_words
from pages.tracking.supporting import WHO
from pages.ui.paging import one_page
from pages.ui.words import _, day, plain

EACH = 30
KIND = {
    "meetings": "Meetings",
    "team": "What the team did",
    "people": "What they said",
    "agreed": "Goals and agreement",
}
Event = tuple[date, str, str]  # the day, of which kind, in words


def timeline(workspace: Workspace, pairing_id: int) -> None:
    found = workspace.timelines.of_pairing(pairing_id)
    events = [*_own(found), *_read(workspace, pairing_id)]
    chosen = st.pills(_("Show"), list(KIND), selection_mode="multi", format_func=lambda one: _(KIND[one]),
                      key="timeline_kinds", label_visibility="collapsed")  # fmt: skip
    kept = [each for each in events if not chosen or each[1] in chosen]
    if not kept:
        st.caption(_("Nothing of it is noted."))
        return
    newest = sorted(kept, key=lambda event: event[0], reverse=True)  # of one day, in the order they were read
    for on, _kind, words in one_page("timeline", newest, EACH):
        st.markdown(f":gray[{day(on)}] {words}")


def _own(found: PairPast) -> Iterator[Event]:
    if found.ended_on is not None:
        yield found.ended_on, "team", f":material/flag: **{_('Ended')}** · {plain(found.end_reason)}"
    for meeting in found.meetings:
        yield meeting.on, "meetings", meeting_line(meeting, found.people)
    for contact in found.contacts:
        if contact.about == "review":
            continue  # it stands among the reviews
        words = f":material/call: {_(KINDS[contact.kind]).capitalize()}"
        words += f" · {_(WHO[contact.with_whom])}" if contact.with_whom in WHO else ""
        words += f" · {plain(contact.by)}" if contact.by else ""
        yield contact.on, "team", words + (f"  \n{plain(contact.note)}" if contact.note else "")
    for call in found.calls:
        ends = _("{name} asked for an end", name=plain(call.name))
        words = ends if call.wants_to_end else _("{name} asked for help", name=plain(call.name))
        settled = f" · {_('settled on {day}', day=call.settled_on)}" if call.settled_on else ""
        said = f"  \n*“{plain(call.words)}”*" if call.words else ""
        yield call.on, "people", f":material/sos: {words}{settled}{said}"
    for off in found.put_off:
        words = _("“{line}” put off until {day}", line=kind_word(off.kind), day=off.until)
        yield off.on, "team", f":material/snooze: {words} · {plain(off.by)}  \n{plain(off.reason)}"
    begun = _("Began, after another pairing had ended") if found.follows else _("Began")
    why = f"  \n{_('Made nevertheless: {why}', why=plain(found.in_spite))}" if found.in_spite else ""
    yield found.started_on, "team", f":material/handshake: **{begun}**{why}"


def _read(workspace: Workspace, pairing_id: int) -> Iterator[Event]:
    """What stands on screens of its own too."""
    parts = workspace.place.parts
    for asked in workspace.check_ins.of_pairing(pairing_id):
        yield asked.answered_on or asked.asked_on, "people", check_in_words(asked)
    reviews = workspace.reviews.of_pairing(pairing_id)
    for review in reviews.reviews:
        yield review.on, "team", review_words(review)
    for kept in reviews.plans:
        words = f":material/assignment: {_('Support plan begun')}: {plain(kept.plan.concern)}"
        yield kept.plan.begun_on, "team", words
        if kept.plan.closed_on is not None and kept.plan.outcome is not None:
            said = f"  \n{plain(kept.plan.said)}" if kept.plan.said else ""
            words = f":material/assignment_turned_in: {_('Support plan closed')}: {_(OUTCOMES[kept.plan.outcome])}"
            yield kept.plan.closed_on, "team", words + said
    closing = workspace.closings.of_pairing(pairing_id)
    for step, taken in closing.taken.items():
        left = f" · {_('left out: {reason}', reason=plain(taken.left_out))}" if taken.left_out else ""
        yield taken.on, "team", f":material/check_box: {_('Closing')}: {_(STEPS[step])}{left}"
    for person in closing.people:
        if person.said is not None and person.answered_on is not None:
            words = f":material/rate_review: {_('{name} looked back', name=plain(person.name))}"
            yield person.answered_on, "people", f"{words}  \n{look_back_words(person.said)}"
        beside = person.guardian
        if beside is not None and beside.said is not None and beside.answered_on is not None:
            words = (
                f":material/family_restroom: {_('{name}, parent or guardian, looked back', name=plain(beside.name))}"
            )
            yield beside.answered_on, "people", f"{words}  \n{look_back_words(beside.said)}"
    if Part.GOALS in parts:
        for line in workspace.goals.of_pairing(pairing_id):
            goal = line.goal.goal
            if goal.start is not None:
                yield goal.start, "agreed", f":material/flag: {_('Goal set')}: {plain(goal.outcome)}"
            if goal.closed_on is not None and goal.state is not GoalState.OPEN:
                done = _("Goal reached") if goal.state is GoalState.DONE else _("Goal dropped")
                yield goal.closed_on, "agreed", f":material/flag: {done}: {plain(goal.outcome)}"
    if Part.AGREEMENT in parts:
        for written in workspace.agreements.of_pairing(pairing_id).versions:
            words = _("Agreement written, version {n}", n=written.number)
            yield written.written_on, "agreed", f":material/signature: {words}"
            for one in written.signatures:
                words = _("{name} signed the agreement, version {n}", name=plain(one.name), n=written.number)
                yield one.on, "agreed", f":material/signature: {words}"
