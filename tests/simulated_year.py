"""A year of pairings whose lives are known: what the app says of them on each day is held against that.

python -m tests.simulated_year [--pairs 300] [--days 365] [--seed 1]

People act through their own links and screens' verbs; the clock is moved day by day, over a leap day and both changes
of daylight saving time. Whatever differs is told with its day, and ends the script with 1. ``tests/db`` samples it.
"""

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from random import Random

from sqlmodel import Session, col, select

from core.program.program import Part, Program
from core.tracking.check_ins import CheckInAnswer
from core.tracking.contacts import ContactKind
from core.tracking.due import DueKind
from core.tracking.goals import Goal, Standing
from core.tracking.health import Band
from core.tracking.meetings import Meeting
from core.tracking.spent import hours_given
from db import CheckingIn, Noting, OwnWord, make_engine
from db.asks import ask_due
from db.decided import LATELY
from db.migrate import upgrade
from db.models import AskRow, CohortRow, MessageRow, PairingMemberRow, PairingRow, ParticipantRow, ProgramRow
from tests.conftest import World, build

FIRST = datetime(2027, 10, 4, 9, tzinfo=UTC)
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata")
TOLD = frozenset(  # kinds of lines that follow from the lives alone
    {DueKind.HELP, DueKind.LOW_RATING, DueKind.NEVER_MET, DueKind.SILENT, DueKind.NOT_PLANNED, DueKind.NO_GOAL,
     DueKind.CLOSING, DueKind.PAST_END, DueKind.STALE_GOAL}
)  # fmt: skip
EVERY = 14  # days between meetings
LASTS = 300  # days from the first day to the end of the cohort
A_LOOK, A_CONTACT, AN_ANSWER = 10, 15, 1  # minutes of the coordinator: a week, and for each; our judgement


class Kind(StrEnum):
    GOOD = "good"  # meets, answers, follows a goal
    SILENT = "silent"  # stops after two months, and answers nothing
    ONE_SIDED = "one-sided"  # meets, but the mentor does not find it good
    NEVER = "never"  # does not come together at all
    ENDING = "ending early"  # asks to end it after some months


SHARES = {Kind.GOOD: 60, Kind.SILENT: 15, Kind.ONE_SIDED: 10, Kind.NEVER: 5, Kind.ENDING: 10}


@dataclass
class Life:
    """A pairing, and all that truly happened in it so far."""

    id: int
    kind: Kind
    mentor: int
    mentee: int
    start: date
    turns: date  # when it falls silent, or somebody asks to end it
    minutes: int
    met: list[date] = field(default_factory=list)
    rated: dict[int, tuple[date, int]] = field(default_factory=dict)
    goal: int | None = None
    noted: list[tuple[date, float]] = field(default_factory=list)
    help_open: bool = False
    ended: date | None = None

    @property
    def people(self) -> tuple[int, int]:
        return self.mentor, self.mentee


@dataclass
class Year:
    """``faults``: where the app says something else than what is so."""

    world: World
    lives: list[Life]
    luck: Random
    ends_on: date
    faults: list[str] = field(default_factory=list)
    read: int = 0  # the newest message that somebody has seen
    contacts: int = 0  # that the coordinator made
    answers: int = 0  # that she read

    @property
    def today(self) -> date:
        return self.world.time.date()

    def fault(self, what: str) -> None:
        self.faults.append(f"{self.today}: {what}")

    def day(self) -> None:
        """One day: people act, the app asks, they answer, the coordinator looks and does."""
        self.world.time += timedelta(days=1)
        for life in self.lives:
            if life.ended is None and life.start <= self.today:
                self._lives(life)
        ask_due(self.world.engine, self.world.clock)
        self._answer()
        self._coordinate()

    def _lives(self, life: Life) -> None:
        days = (self.today - life.start).days
        goes_on = life.kind is not Kind.NEVER and (life.kind is not Kind.SILENT or self.today < life.turns)
        if goes_on and days % EVERY == 5:
            self._meet(life)
        if life.kind is Kind.ENDING and self.today == life.turns:
            self.world_of(life.mentee).support.ask_for_help(life.id, True, "It does not fit")
            life.help_open = True
        if life.kind is Kind.GOOD:
            self._follow_goal(life, days)

    def _meet(self, life: Life) -> None:
        good = OwnWord(4 if life.kind is not Kind.ONE_SIDED else 5)
        meeting = Meeting(self.today, life.minutes, came=frozenset(life.people))
        id = self.world_of(life.mentee).meetings.log_mine(life.id, meeting, good)
        life.met.append(self.today)
        life.rated[life.mentee] = (self.today, good.rating or 0)
        mine = self.world_of(life.mentor).meetings
        mine.confirm_mine(id, next(one.version for one in mine.mine()[0].meetings if one.id == id))
        if life.kind is Kind.ONE_SIDED:
            mine.keep_own(id, OwnWord(2))
            life.rated[life.mentor] = (self.today, 2)

    def _follow_goal(self, life: Life, days: int) -> None:
        """Set after ten days, followed as the calendar has it, and reached at the end."""
        whole = (self.ends_on - life.start).days - 10
        if days == 10:
            goal = Goal("A talk to other teams", baseline=0, target=100, start=self.today, due=self.ends_on)
            life.goal = self.world_of(life.mentee).goals.add_mine(life.id, goal)
        elif (
            life.goal is not None
            and days > 10
            and (days - 10) % max(7, whole // 15) == 0
            and self.today <= self.ends_on
        ):
            value = round(100 * (days - 10) / whole, 1)
            goals = self.world_of(life.mentee).goals
            goals.note_mine(life.goal, goals.mine()[0].goals[0].version, value)
            life.noted.append((self.today, value))

    def world_of(self, person: int):
        from db import open_as_participant

        return open_as_participant(self.world.engine, person, self.world.clock)

    def _answer(self) -> None:
        """Whoever is not silent answers what came today, through the link in it."""
        of = {person: life for life in self.lives for person in life.people}
        for row in self._messages():
            life = of[row.participant_id or 0]
            if life.kind in (Kind.SILENT, Kind.NEVER) or (
                life.kind is Kind.ONE_SIDED and row.participant_id == life.mentor
            ):
                continue
            link = row.body.split("/?link=")[1].split()[0]
            if row.kind == "check-in":
                CheckingIn(self.world.engine, self.world.clock).answer(link, CheckInAnswer(4, True))
            elif row.kind == "month":
                Noting(self.world.engine, self.world.clock).answer(link, life.id, CheckInAnswer(4))
            else:
                continue
            life.rated[row.participant_id or 0] = (self.today, 4)
            self.answers += 1

    def _messages(self) -> list[MessageRow]:
        with Session(self.world.engine) as session:
            rows = session.exec(select(MessageRow).where(col(MessageRow.id) > self.read).order_by(MessageRow.id)).all()
        self.read = max((row.id or 0 for row in rows), default=self.read)
        return list(rows)

    def _coordinate(self) -> None:
        """Hold every line of the day against what is so; then make the contacts that are due, and end what is to end."""
        cora = self.world.workspace("cora")
        today = cora.support.today()
        said: defaultdict[int, set[DueKind]] = defaultdict(set)
        for line in today.lines:
            said[line.pairing_id].add(line.kind)
        closing = {line.pairing_id for line in today.lines if line.ended}
        so_closing = {life.id for life in self.lives if life.ended and (self.today - life.ended).days <= LATELY}
        if closing & {life.id for life in self.lives} != so_closing:
            self.fault(f"{sorted(closing)} wait for their closing, {sorted(so_closing)} should")
        for life in self.lives:
            so = self._so(life) | ({DueKind.CLOSING} if life.id in so_closing else set())
            if said[life.id] & TOLD != so:
                self.fault(f"{life.kind} {life.id}: {sorted(said[life.id] & TOLD)} is said, {sorted(so)} is so")
            if DueKind.CONTACT in said[life.id]:
                kind = ContactKind.REVIEW
                cora.support.log_contact(life.id, kind, "both")
                self.contacts += 1
            if life.help_open and self.today >= life.turns + timedelta(days=3):
                self._end(life)

    def _end(self, life: Life) -> None:
        cora = self.world.workspace("cora")
        [version] = [each.version for each in cora.pairings.all() if each.id == life.id]
        cora.pairings.end(life.id, version, "They do not fit")
        life.ended, life.help_open = self.today, False

    def _so(self, life: Life) -> set[DueKind]:
        """What is wrong or late with a pairing today, from its life alone."""
        if life.ended is not None or life.start > self.today:
            return set()
        days, found = (self.today - life.start).days, set()
        lowest = min((each for each in life.rated.values()), key=lambda each: each[1], default=None)
        found |= {DueKind.HELP} if life.help_open else set()
        found |= {DueKind.LOW_RATING} if lowest and lowest[1] <= 2 and (self.today - lowest[0]).days <= 60 else set()
        if not life.met:
            found |= {DueKind.NEVER_MET} if days >= 21 else {DueKind.NOT_PLANNED} if days >= 10 else set()
        elif (self.today - life.met[-1]).days >= 3 * EVERY:
            found.add(DueKind.SILENT)
        left = (self.ends_on - self.today).days
        found |= {DueKind.PAST_END} if left < 0 else {DueKind.CLOSING} if left <= 60 else set()
        found |= {DueKind.NO_GOAL} if life.goal is None and days >= 30 and left > 0 else set()
        last = max((on for on, _ in life.noted), default=life.start + timedelta(days=10))
        found |= {DueKind.STALE_GOAL} if life.goal is not None and (self.today - last).days > 30 else set()
        return found

    def look_at_health(self) -> None:
        """Bands on a day: what each kind of life must be seen as by then."""
        found = self.world.workspace("cora").support.health_of_cohort()
        for life in self.lives:
            days = (self.today - life.start).days
            if life.ended is not None or days < 0:
                continue
            band, must = found[life.id].health.band, self._band(life, days)
            if must and band not in must:
                self.fault(f"{life.kind} {life.id} is seen as {band}, after {days} days")

    def _band(self, life: Life, days: int) -> set[Band]:
        if life.help_open or (life.kind is Kind.NEVER and days >= 21) or DueKind.SILENT in self._so(life):
            return {Band.ALARM}
        if DueKind.LOW_RATING in self._so(life):
            return {Band.ALARM}
        if days < 10:
            return {Band.TOO_EARLY}
        if life.kind is Kind.GOOD and days >= 21 and self.today <= self.ends_on:
            return {Band.GOOD}
        return set()

    def check_asks(self) -> Counter[int]:
        """Nothing twice, a week between two, three in ninety days; how many messages each person got in her first 90."""
        with Session(self.world.engine) as session:
            asked = session.exec(select(AskRow.participant_id, AskRow.about)).all()
            messages = session.exec(select(MessageRow).order_by(MessageRow.created_at)).all()
        if len(set(asked)) != len(asked):
            self.fault("somebody was asked the same twice")
        of: defaultdict[int, list[date]] = defaultdict(list)
        for row in messages:
            of[row.participant_id or 0].append(row.created_at.date())
        for person, days in of.items():
            if any((later - earlier).days < 7 for earlier, later in pairwise(days)):
                self.fault(f"participant {person} got two within a week")
            if any((later - earlier).days < 90 for earlier, later in zip(days, days[3:], strict=False)):
                self.fault(f"participant {person} got more than three in ninety days")
        starts = {person: life.start for life in self.lives for person in life.people}
        return Counter({person: sum((day - start).days < 90 for day in of[person]) for person, start in starts.items()})

    def check_sums(self) -> None:
        """Hours and goals add up to what was lived."""
        cora = self.world.workspace("cora")
        kept = hours_given(cora.hours.all().given)
        for life in self.lives:
            for person in life.people:
                lived = len(life.met) * life.minutes
                if (kept[person].meetings if person in kept else 0) != lived:
                    self.fault(f"participant {person} met for {lived} minutes")
        goals = {line.pairing_id: line.goal for line in cora.goals.of_cohort().lines}
        for life in self.lives:
            if life.ended is None and (life.goal is not None) != (life.id in goals):
                self.fault(f"the goal of {life.id} is lost")
            elif life.ended is None and life.noted and goals[life.id].standing is not Standing.ON_TRACK:
                self.fault(f"the goal of {life.id} is {goals[life.id].standing}")


def begin(
    world: World, pairs: int, seed: int = 1, lasts: int = LASTS, thresholds: dict[str, float] | None = None
) -> Year:
    """So many pairings in a program that asks by itself, begun within the first month."""
    luck, world.time = Random(seed), FIRST  # noqa: S311 -- lives are not secret
    parts = Program("x").parts - {Part.SURVEY} | {Part.HOURS}
    program = Program("A year", time_zone=ZONES[0], parts=parts, thresholds=thresholds or {})
    ends_on = FIRST.date() + timedelta(days=lasts)
    lives = []
    with Session(world.engine) as session:
        row = session.get(ProgramRow, 1)
        cohort, first = session.get(CohortRow, 1), session.get(PairingRow, 1)
        assert row and cohort and first
        row.settings, row.time_zone, cohort.ends_on = program.to_document(), ZONES[0], ends_on
        first.ended_on = first.started_on
        for n, kind in enumerate(_kinds(pairs, luck)):
            start = FIRST.date() + timedelta(days=luck.randint(1, 28))
            people = [_person(session, n, side, luck) for side in ("mentor", "mentee")]
            pairing = PairingRow(program_id=1, cohort_id=1, started_on=start, published_at=FIRST)
            session.add(pairing)
            session.flush()
            for person, side in zip(people, ("mentor", "mentee"), strict=True):
                session.add(
                    PairingMemberRow(program_id=1, pairing_id=pairing.id or 0, participant_id=person, side=side)
                )
            turns = start + timedelta(days=luck.randint(60, 150))
            lives.append(Life(pairing.id or 0, kind, *people, start, turns, luck.choice((45, 60, 75))))
        session.commit()
    return Year(world, lives, luck, ends_on)


def _kinds(pairs: int, luck: Random) -> Iterator[Kind]:
    """One of each first, then by their shares."""
    yield from list(Kind)[:pairs]
    yield from luck.choices(list(SHARES), list(SHARES.values()), k=max(0, pairs - len(Kind)))


def _person(session: Session, n: int, side: str, luck: Random) -> int:
    row = ParticipantRow(
        program_id=1, cohort_id=1, side=side, name=f"{side.title()} {n}", email=f"{side}{n}@example.org",
        joined_at=FIRST, time_zone=luck.choice(ZONES),
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id or 0


def live(year: Year, days: int, tell: bool = False) -> Counter[int]:
    """So many days; the messages that each person got in her first ninety."""
    for day in range(1, days + 1):
        year.day()
        if day % 7 == 0:
            year.look_at_health()
        if year.today == year.ends_on - timedelta(days=1):
            year.check_sums()
        if tell and day % 30 == 0:
            print(f"day {day}: {len(year.faults)} faults", flush=True)
    if year.today < year.ends_on:
        year.check_sums()
    return year.check_asks()


def minutes_a_week(year: Year, days: int) -> float:
    """What the coordinator spent on it."""
    return A_LOOK + (year.contacts * A_CONTACT + year.answers * AN_ANSWER) / (days / 7)


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--pairs", type=int, default=300)
    given.add_argument("--days", type=int, default=365)
    given.add_argument("--seed", type=int, default=1)
    wanted = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'year.db'}"
        engine = make_engine(url)
        upgrade(engine)
        build(engine)
        world = World(url, engine, {"cora": 2})
        year = begin(world, wanted.pairs, wanted.seed)
        counts = live(year, wanted.days, tell=True)
        engine.dispose()
    print(*year.faults[:40], sep="\n")
    kinds = Counter(life.kind.value for life in year.lives)
    mean = sum(counts.values()) / len(counts)
    week = minutes_a_week(year, wanted.days)
    print(f"{year.contacts} contacts made, {year.answers} answers read: {week:.0f} minutes a week")
    print(f"{dict(kinds)}; messages to a person in her first 90 days: {mean:.2f}, at most {max(counts.values())}")
    sys.exit(1 if year.faults else 0)


if __name__ == "__main__":
    main()
