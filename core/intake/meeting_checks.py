"""What comes of a list of meetings: to which pairing each belongs, and what stands against it; nothing is saved yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.intake.meeting_lists import MeetingLine
from core.intake.pair_checks import PairIds, State
from core.intake.pair_lists import PairPerson
from core.text import Text, text
from core.tracking.meetings import Way


@dataclass(frozen=True)
class Stretch:
    """A pairing and the days it lasted, both included; ``end`` None: it goes on."""

    pairing: int
    start: date
    end: date | None

    def holds(self, on: date) -> bool:
        return self.start <= on and (self.end is None or on <= self.end)


@dataclass(frozen=True)
class MeetingsThere:
    """What a list of meetings meets. ``stretches``: pair → its pairings. ``known``: pairing and day of each meeting
    that is here, whatever came of it."""

    people: tuple[PairPerson, ...]
    stretches: Mapping[PairIds, tuple[Stretch, ...]]
    known: frozenset[tuple[int, date]] = frozenset()


@dataclass(frozen=True)
class MeetingWish:
    """One meeting to be brought in, as held."""

    row: int
    pair: PairIds
    on: date
    minutes: int | None = None
    way: Way | None = None


@dataclass(frozen=True)
class CheckedMeeting:
    """One meeting and what would come of it; ``pairing`` is the one it goes to. ``remedy`` only where it stays out."""

    wish: MeetingWish
    state: State
    pairing: int | None = None
    why: Text | None = None
    remedy: Text | None = None


def meetings_of_lines(lines: Iterable[MeetingLine]) -> tuple[MeetingWish, ...]:
    """The meetings of rows without a fault."""
    return tuple(
        MeetingWish(line.people.row, line.people.pair, line.on, line.minutes, line.way)
        for line in lines
        if line.people.pair is not None and line.on is not None and not line.faults
    )


def check_meetings(wishes: Iterable[MeetingWish], there: MeetingsThere, today: date) -> tuple[CheckedMeeting, ...]:
    """What would come of each, in their order: NEW, SAME (known already), or OUT with what to do.

    A meeting goes to the pairing that was going on that day; of two that met on one day, to the one that began later.
    A pairing has one meeting a day; an earlier row counts before a later one.
    """
    taken: dict[tuple[int, date], int] = {}
    found = []
    for wish in wishes:
        stretches = there.stretches.get(wish.pair, ())
        on_the_day = [each for each in stretches if each.holds(wish.on)]
        if wish.on > today:
            out = text("That day is still to come."), text("Bring the meeting once it was held.")
            found.append(CheckedMeeting(wish, State.OUT, None, *out))
        elif not stretches:
            out = (
                text("The two are and were in no pairing here."),
                text("Bring the pairing first, as a list of pairs that are or were together."),
            )
            found.append(CheckedMeeting(wish, State.OUT, None, *out))
        elif not on_the_day:
            found.append(_outside(wish, stretches))
        else:
            pairing = max(on_the_day, key=lambda each: (each.start, each.pairing)).pairing
            row = taken.setdefault((pairing, wish.on), wish.row)
            if (pairing, wish.on) in there.known:
                why = text("A meeting of that day is here already.")
                found.append(CheckedMeeting(wish, State.SAME, pairing, why))
            elif row != wish.row:
                why = text("Row {row} has a meeting of that day already.", row=row)
                found.append(CheckedMeeting(wish, State.SAME, pairing, why))
            else:
                found.append(CheckedMeeting(wish, State.NEW, pairing))
    return tuple(found)


def _outside(wish: MeetingWish, stretches: Sequence[Stretch]) -> CheckedMeeting:
    why = text("{day} is before they began, on {start}.", day=wish.on, start=min(each.start for each in stretches))
    if ended := [each.end for each in stretches if each.end is not None and each.end < wish.on]:
        why = text("{day} is after they ended, on {end}.", day=wish.on, end=max(ended))
    remedy = text("Correct the day, or bring the pairing that went on then as a list of pairs.")
    return CheckedMeeting(wish, State.OUT, None, why, remedy)
