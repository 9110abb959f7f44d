"""The columns of participants: the same for the list on the screen and for the file that is taken away."""

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from core.intake.consent import Purpose
from core.program.questions import Side
from core.reports.table import Cell
from db import People, Standing
from pages.ui.chips import side_word
from pages.ui.words import _


def participant_titles() -> dict[str, str]:
    """Key → title of every column there is."""
    return {
        "name": _("Name"), "side": _("Side"), "state": _("State"), "partners": _("Partners"),
        "why": _("What is in the way"), "next": _("Next step"), "email": _("E-mail"), "joined": _("Joined"),
        "zone": _("Time zone"), "agreed": _("Agreed to take part"),
    }  # fmt: skip


def participant_rows(
    people: People,
    shown: Sequence[Standing],
    states: dict[int, str],
    columns: Sequence[str],
    zone: str,
    word: Callable[[str], str],
) -> dict[str, list[Cell]]:
    """Column → its cells, in the order of the people shown."""
    there = ZoneInfo(zone)
    why: dict[int, list[str]] = {}
    step: dict[int, list[str]] = {}
    for each in people.readiness.blockers:
        why.setdefault(each.person_id, []).append(_(each.sentence))
        step.setdefault(each.person_id, []).append(_(each.next_step))
    sides = {side: side_word(side) for side in Side}
    state_words = {state: word(state) for state in set(states.values())}
    cells: dict[str, Callable[[Standing], Cell]] = {
        "name": lambda each: each.name,
        "side": lambda each: sides[each.side],
        "state": lambda each: state_words[states[each.id]],
        "partners": lambda each: f"{each.partners} / {each.places}",
        "why": lambda each: " ".join(why.get(each.id, ())),
        "next": lambda each: " ".join(step.get(each.id, ())),
        "email": lambda each: each.email,
        "joined": lambda each: each.joined_at.astimezone(there).date(),
        "zone": lambda each: each.time_zone,
        "agreed": lambda each: Purpose.PARTICIPATION in each.consents,
    }
    return {column: [cells[column](each) for each in shown] for column in columns}
