"""Answers to a survey that were given elsewhere: brought in as a wave of their own, closed from the start."""

from collections.abc import Mapping, Sequence
from datetime import date
from secrets import token_urlsafe
from typing import Any

from sqlmodel import select

from core.errors import Fault, InvalidInput, NotFound
from core.evaluation.surveys import FEWEST_ANONYMOUS, Stage, Survey, check_answers
from core.roles import Action
from core.text import text
from db.models import (
    AnonymousAnswerRow,
    ParticipantRow,
    SurveyAnswerRow,
    SurveyInvitationRow,
    SurveyRow,
    SurveyWaveRow,
)
from db.repository import Repository, needs
from db.standing import standings


class SurveyLists(Repository):
    """Of the cohort one is working in."""

    @needs(Action.READ_SURVEYS)
    def people(self, survey_id: int) -> dict[int, tuple[str, str]]:
        """Whose answers may come in, with name and address: those who could have been asked here."""
        row = self._survey(survey_id)
        may = {
            each.id
            for each in standings(self._session, row.cohort_id, self.workspace.today)
            if each.has_agreed and row.side in ("", each.side.value)
        }
        people = self._session.exec(
            select(ParticipantRow.id, ParticipantRow.name, ParticipantRow.email).where(
                ParticipantRow.cohort_id == row.cohort_id
            )
        ).all()
        return {id: (name, email) for id, name, email in people if id is not None and id in may}

    @needs(Action.SEND_SURVEY)
    def bring(
        self,
        survey_id: int,
        stage: Stage,
        on: date,
        answers: Sequence[tuple[int | None, Mapping[str, Any]]],
        source: str,
        *,
        remembered: bool = False,
    ) -> int:
        """Keep them as a wave that was asked on that day; how many. ``answers``: who and what; of an anonymous survey
        nobody is kept. Raises InvalidInput: a day to come, nothing, too few to stay unknown, somebody who may not."""
        row = self._survey(survey_id)
        survey, people = Survey.from_document(row.document), self.people(survey_id)
        faults = []
        if on > self.workspace.today:
            faults.append(Fault("Day", text("is still to come; say when they were asked")))
        if not answers:
            faults.append(Fault("Rows", text("are none that can come in")))
        elif row.anonymous and len(answers) < FEWEST_ANONYMOUS:
            few = "are fewer than {fewest}, and so few could be recognised"
            faults.append(Fault("Rows", text(few, fewest=FEWEST_ANONYMOUS)))
        if not row.anonymous and len({who for who, _ in answers if who in people}) != len(answers):
            faults.append(Fault("Who answered", text("is not here, or twice; load the page again")))
        if faults:
            raise InvalidInput("Nothing was brought in.", faults)
        kept = [(who, check_answers(survey, given)) for who, given in answers]
        wave = SurveyWaveRow(
            program_id=row.program_id, survey_id=survey_id, stage=stage.value, opened_on=on, closes_on=on,
            closed_at=self.workspace.now, remembered=remembered, source=source[:200],
        )  # fmt: skip
        self._session.add(wave)
        self._session.flush()
        for who, given in kept:
            self._keep(row, wave.id or 0, who, given)
        return len(kept)

    def _keep(self, row: SurveyRow, wave_id: int, who: int | None, given: dict[str, Any]) -> None:
        of = {"program_id": row.program_id, "wave_id": wave_id}
        if row.anonymous or who is None:
            self._session.add(AnonymousAnswerRow(**of, key=token_urlsafe(16), answers=given))
            return
        self._session.add(SurveyInvitationRow(**of, participant_id=who, answered=True))
        self._session.add(SurveyAnswerRow(**of, participant_id=who, answers=given, answered_at=self.workspace.now))

    def _survey(self, survey_id: int) -> SurveyRow:
        row = self._session.get(SurveyRow, survey_id)
        if row is None:
            raise NotFound("That survey is not here.", "Choose one from the list.")
        return row
