"""When the people of a pairing could meet: only what they have in common is ever said, never anybody's own times."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from core.program.questions import Kind, Side, Visibility
from core.tracking.first_meeting import Free, common_times
from db.facts import forms_by_side
from db.models import ApplicationRow, ParticipantRow
from db.scope import UNSEEN


def times_in_common(session: Session, ids: Sequence[int], today: date, minutes: int) -> tuple[datetime, ...]:
    """Up to three beginnings (UTC) at which both could meet.

    Nothing where there are more than two, one of them does not share her answers, or the question for times is
    private. Of the partner no answer leaves this function.
    """
    rows = session.exec(
        select(ParticipantRow, ApplicationRow.answers)
        .join(ApplicationRow, col(ApplicationRow.id) == ParticipantRow.application_id)
        .where(col(ParticipantRow.id).in_(ids)),
        execution_options=UNSEEN,
    ).all()
    if len(rows) != 2 or not all(person.shared for person, _ in rows):
        return ()
    forms = forms_by_side(session, rows[0][0].cohort_id)
    free = []
    for person, answers in rows:
        form = forms.get(Side(person.side))
        asked = next((each for each in form.questions if each.kind is Kind.AVAILABILITY), None) if form else None
        if asked is None or asked.visible is Visibility.PRIVATE:
            return ()
        given = answers.get(asked.key)
        slots = tuple(each for each in given if isinstance(each, str)) if isinstance(given, list) else ()
        free.append(Free(slots, person.time_zone))
    return common_times(free[0], free[1], today, minutes)
