"""The columns of participants: the same for the list on the screen and for the file that is taken away."""

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from core.intake.consent import Purpose
from core.intake.readiness import Blocker
from core.program.questions import Side
from core.reports.table import Cell
from core.text import Text
from db import People, Standing
from pages.ui.chips import side_word
from pages.ui.words import _, each_worded


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
    here = {each.id for each in shown}
    stops = [each for each in people.readiness.blockers if each.person_id in here]
    why = _together(stops, [each.sentence for each in stops]) if "why" in columns else {}
    step = _together(stops, [each.next_step for each in stops]) if "next" in columns else {}
    sides = {side: side_word(side) for side in Side}
    state_words = {state: word(state) for state in set(states.values())}
    cells: dict[str, Callable[[Standing], Cell]] = {
        "name": lambda each: each.name,
        "side": lambda each: sides[each.side],
        "state": lambda each: state_words[states[each.id]],
        "partners": lambda each: f"{each.partners} / {each.places}",
        "why": lambda each: why.get(each.id, ""),
        "next": lambda each: step.get(each.id, ""),
        "email": lambda each: each.email,
        "joined": lambda each: each.joined_at.astimezone(there).date(),
        "zone": lambda each: each.time_zone,
        "agreed": lambda each: Purpose.PARTICIPATION in each.consents,
    }
    return {column: [cells[column](each) for each in shown] for column in columns}


def _together(stops: Sequence[Blocker], said: Sequence[Text]) -> dict[int, str]:
    """What is said of each stop, by person."""
    found: dict[int, list[str]] = {}
    for stop, words in zip(stops, each_worded(said), strict=True):
        found.setdefault(stop.person_id, []).append(words)
    return {person: " ".join(words) for person, words in found.items()}
