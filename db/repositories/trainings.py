"""Trainings as the team sees them: who finished which module, who came when many were trained at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from core.errors import Fault, InvalidInput, NotFound
from core.program.questions import Side
from core.roles import Action
from core.text import text
from core.tracking.guidance import LONGEST_TITLE, MOST_MINUTES
from db.models import ParticipantRow, TrainingDoneRow, TrainingRow
from db.repository import Repository, needs


@dataclass(frozen=True)
class Trained:
    """Somebody of the cohort, by name, with what she did: title, minutes, day, and whether it was held for several."""

    id: int
    name: str
    side: Side
    done: tuple[tuple[str, int, date, bool], ...]

    @property
    def minutes(self) -> int:
        return sum(minutes for _title, minutes, _on, _live in self.done)


@dataclass(frozen=True)
class HeldTraining:
    id: int
    title: str
    on: date
    minutes: int
    came: frozenset[int]  # participants


@dataclass(frozen=True)
class CohortTrainings:
    """``people``: everybody who takes part. ``held``: the newest first."""

    people: tuple[Trained, ...]
    held: tuple[HeldTraining, ...]


class Trainings(Repository):
    """Of the cohort one is working in."""

    @needs(Action.READ_TRAININGS)
    def all(self) -> CohortTrainings:
        """Three queries."""
        session, here = self._session, self.workspace.cohort_id
        people = session.exec(
            select(ParticipantRow.id, ParticipantRow.name, ParticipantRow.side)
            .where(ParticipantRow.cohort_id == here, ParticipantRow.status != "left")
            .order_by(ParticipantRow.name, col(ParticipantRow.id))
        ).all()
        rows = session.exec(
            select(TrainingDoneRow)
            .join(ParticipantRow, col(ParticipantRow.id) == TrainingDoneRow.participant_id)
            .where(ParticipantRow.cohort_id == here)
            .order_by(col(TrainingDoneRow.done_on), col(TrainingDoneRow.id))
        ).all()
        of: dict[int, list[TrainingDoneRow]] = {}
        came: dict[int, set[int]] = {}
        for row in rows:
            of.setdefault(row.participant_id, []).append(row)
            if row.training_id is not None:
                came.setdefault(row.training_id, set()).add(row.participant_id)
        held = session.exec(
            select(TrainingRow)
            .where(TrainingRow.cohort_id == here)
            .order_by(col(TrainingRow.held_on).desc(), col(TrainingRow.id).desc())
        ).all()
        return CohortTrainings(
            tuple(
                Trained(
                    id or 0, name, Side(side), tuple(
                        (row.title, row.minutes, row.done_on, row.training_id is not None)
                        for row in of.get(id or 0, ())
                    ),
                )
                for id, name, side in people
            ),
            tuple(
                HeldTraining(row.id or 0, row.title, row.held_on, row.minutes, frozenset(came.get(row.id or 0, ())))
                for row in held
            ),
        )  # fmt: skip

    @needs(Action.NOTE_TRAINING)
    def hold(self, title: str, on: date, minutes: int, came: Sequence[int]) -> int:
        """Note a training that was held, and who of the cohort came; its id. Raises InvalidInput with all faults."""
        title, faults = " ".join(title.split()), []
        if not title:
            faults.append(Fault("Title", text("is empty; say what the training was about")))
        elif len(title) > LONGEST_TITLE:
            faults.append(Fault("Title", text("is longer than {longest} letters", longest=LONGEST_TITLE)))
        if on > self.workspace.today:
            faults.append(Fault("Day", text("is still to come; note what has happened")))
        if not 1 <= minutes <= MOST_MINUTES:
            faults.append(Fault("Minutes", text("are 1 to {most}", most=MOST_MINUTES)))
        if not came:
            faults.append(Fault("Who came", text("is empty; tick at least one person")))
        if faults:
            raise InvalidInput("The training is not noted yet.", faults)
        row = TrainingRow(
            program_id=self.workspace.actor.program_id, cohort_id=self.workspace.cohort_id, title=title, held_on=on,
            minutes=minutes, account_id=self.workspace.actor.account_id, at=self.workspace.now,
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()
        self._tick(row, came)
        return row.id or 0

    @needs(Action.NOTE_TRAINING)
    def correct(self, training_id: int, came: Sequence[int]) -> None:
        """Who came after all. Nobody: the training is taken away."""
        row = self._session.exec(
            select(TrainingRow).where(TrainingRow.id == training_id, TrainingRow.cohort_id == self.workspace.cohort_id)
        ).first()
        if row is None:
            raise NotFound("That training is not here any more.", "Load the page again.")
        for done in self._session.exec(select(TrainingDoneRow).where(TrainingDoneRow.training_id == row.id)).all():
            if done.participant_id not in came:
                self._session.delete(done)
        if came:
            self._tick(row, came)
        else:
            self._session.flush()
            self._session.delete(row)

    def _tick(self, row: TrainingRow, came: Sequence[int]) -> None:
        known = select(ParticipantRow.id).where(
            col(ParticipantRow.id).in_(list(came)), ParticipantRow.cohort_id == self.workspace.cohort_id
        )
        ids = [id for id in self._session.exec(known).all() if id is not None]
        if len(ids) < len(set(came)):
            raise NotFound("Some of these people are not here any more.", "Load the page again, then choose again.")
        ticked = select(TrainingDoneRow.participant_id).where(TrainingDoneRow.training_id == row.id)
        there = set(self._session.exec(ticked).all())
        self._session.add_all(
            TrainingDoneRow(
                program_id=row.program_id, participant_id=id, training_id=row.id, title=row.title, done_on=row.held_on,
                minutes=row.minutes,
            )
            for id in sorted(ids)
            if id not in there
        )  # fmt: skip
