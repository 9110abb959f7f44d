"""Surveys: made, sent in waves, answered, and what came back."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlmodel import col, select

from core.errors import Conflict, Fault, InvalidInput, NotFound
from core.evaluation.comparison import Tie
from core.evaluation.surveys import FEWEST_ANONYMOUS, LONGEST_DAYS, Stage, Survey, check_survey, who_reads
from core.messages.templates import MessageKey, day_in_words
from core.roles import Action
from core.text import text
from db.answering import AskedSurvey, asked_survey, is_over, keep_answers
from db.links import LinkPurpose, link_address, make_link
from db.message_wording import languages_of, write
from db.models import (
    ParticipantRow,
    SurveyInvitationRow,
    SurveyRow,
    SurveyWaveRow,
)
from db.outbox import put_message
from db.repository import Repository, needs
from db.standing import Standing, standings
from db.survey_rows import AskablePerson, KeptSurvey, SurveyResults, answers_of, kept_survey, waves_of
from db.ties import ties_of


class Surveys(Repository):
    """Those of the cohort one is working in."""

    @needs(Action.READ_SURVEYS)
    def all(self) -> tuple[KeptSurvey, ...]:
        """Newest first. Three queries."""
        rows = self._session.exec(
            select(SurveyRow).where(SurveyRow.cohort_id == self.workspace.cohort_id).order_by(col(SurveyRow.id).desc())
        ).all()
        waves = waves_of(self._session, self.workspace.today, [row.id or 0 for row in rows])
        return tuple(kept_survey(row, waves[row.id or 0]) for row in rows)

    @needs(Action.CHANGE_SURVEY)
    def create(self, survey: Survey, *, side: str = "", anonymous: bool = False) -> int:
        """Keep a new survey; its id. Raises InvalidInput with all that is wrong with it."""
        check_survey(survey)
        row = SurveyRow(
            program_id=self.workspace.actor.program_id, cohort_id=self.workspace.cohort_id, side=side,
            anonymous=anonymous, document=survey.to_document(), created_at=self.workspace.now,
            account_id=self.workspace.actor.account_id,
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()
        return row.id or 0

    @needs(Action.CHANGE_SURVEY)
    def change(self, survey_id: int, version: int, survey: Survey) -> None:
        """Another wording, as long as nobody was asked: answers to other questions could not be compared."""
        check_survey(survey)
        row = self._unsent(survey_id)
        if row.version != version:
            raise Conflict("Somebody else changed this survey meanwhile.", "Load the page again.")
        row.document = survey.to_document()

    @needs(Action.CHANGE_SURVEY)
    def remove(self, survey_id: int) -> None:
        """As long as nobody was asked."""
        self._session.delete(self._unsent(survey_id))

    @needs(Action.READ_SURVEYS)
    def people(self, survey_id: int) -> tuple[AskablePerson, ...]:
        """Who may be asked: takes part, has agreed, is of the survey's side; by name."""
        row = self._one(survey_id)
        asked: defaultdict[int, set[Stage]] = defaultdict(set)
        for participant_id, stage in self._session.exec(
            select(SurveyInvitationRow.participant_id, SurveyWaveRow.stage)
            .join(SurveyWaveRow, col(SurveyWaveRow.id) == SurveyInvitationRow.wave_id)
            .where(SurveyWaveRow.survey_id == survey_id)
        ).all():
            asked[participant_id].add(Stage(stage))
        return tuple(
            AskablePerson(each.id, each.name, each.side.value, each.is_paired, frozenset(asked[each.id]))
            for each in self._askable(row)
        )

    @needs(Action.SEND_SURVEY)
    def send(
        self,
        survey_id: int,
        stage: Stage,
        participant_ids: Sequence[int],
        closes_on: date,
        note: str = "",
        remembered: bool = False,
    ) -> int:
        """Open a wave and put a message with a private link into the outbox for each of them; how many.

        Raises InvalidInput for a day that is over or too far, nobody chosen, and an anonymous survey to fewer
        than eight: what so few say could be told apart. ``remembered``: people are asked how it was then.
        """
        row, today = self._one(survey_id), self.workspace.today
        wanted = set(participant_ids)
        people = [each for each in self._askable(row) if each.id in wanted]
        faults = []
        if not today <= closes_on <= today + timedelta(days=LONGEST_DAYS):
            faults.append(
                Fault("Until", text("is today or later, and at most {days} days from now", days=LONGEST_DAYS))
            )
        if not people:
            faults.append(Fault("People", text("are not chosen; choose whom to ask")))
        elif row.anonymous and len(people) < FEWEST_ANONYMOUS:
            told = "are fewer than {fewest}, and so few could be recognised; ask more, or make the survey confidential"
            faults.append(Fault("People", text(told, fewest=FEWEST_ANONYMOUS)))
        if faults:
            raise InvalidInput("Nothing was sent.", faults)
        wave = SurveyWaveRow(
            program_id=row.program_id,
            survey_id=survey_id,
            stage=stage.value,
            opened_on=today,
            closes_on=closes_on,
            remembered=remembered,
        )
        self._session.add(wave)
        self._session.flush()
        for person in people:
            self._session.add(
                SurveyInvitationRow(program_id=row.program_id, participant_id=person.id, wave_id=wave.id or 0)
            )
        self._write(MessageKey.SURVEY, row, wave, [(each.id, each.name, each.email) for each in people], note)
        return len(people)

    @needs(Action.SEND_SURVEY)
    def remind(self, wave_id: int, note: str = "") -> int:
        """Write once more to those who have not answered; how many. Earlier links go on working."""
        wave, row = self._open(wave_id)
        people = self._session.exec(
            select(ParticipantRow.id, ParticipantRow.name, ParticipantRow.email)
            .join(SurveyInvitationRow, col(SurveyInvitationRow.participant_id) == ParticipantRow.id)
            .where(
                SurveyInvitationRow.wave_id == wave_id,
                col(SurveyInvitationRow.answered).is_(False),
                ParticipantRow.status != "left",
            )
            .order_by(ParticipantRow.name, col(ParticipantRow.id))
        ).all()
        self._write(MessageKey.SURVEY_REMINDER, row, wave, [(id or 0, name, email) for id, name, email in people], note)
        return len(people)

    @needs(Action.SEND_SURVEY)
    def close(self, wave_id: int) -> None:
        """From now on nobody can answer. It can't be opened again: anonymous totals are shown from then on."""
        wave, _ = self._open(wave_id)
        wave.closed_at = self.workspace.now

    @needs(Action.READ_SURVEYS)
    def results(self, survey_id: int) -> SurveyResults:
        """What came back, wave by wave; of anonymous waves only once they have closed, and of eight people or more."""
        row = self._one(survey_id)
        kept = kept_survey(row, waves_of(self._session, self.workspace.today, [survey_id])[survey_id])
        return SurveyResults(kept, answers_of(self._session, kept))

    @needs(Action.READ_SURVEYS)
    def ties(self) -> dict[int, Tie]:
        """Where everybody of the cohort stands: side, whether she had a partner, whom she shares with whom. Two
        queries."""
        return ties_of(self._session, self.workspace.cohort_id)

    @needs(Action.READ_OWN_SURVEYS)
    def mine(self) -> tuple[AskedSurvey, ...]:
        """Those sent to me: what waits for an answer first, then newest first."""
        rows = self._session.exec(
            select(SurveyInvitationRow)
            .where(col(SurveyInvitationRow.participant_id).in_(self.workspace.actor.participant_ids))
            .order_by(col(SurveyInvitationRow.id).desc())
        ).all()
        found = [asked_survey(self._session, row, self.workspace.today) for row in rows]
        return tuple(sorted(found, key=lambda each: each.answered or each.is_over))

    @needs(Action.ANSWER_SURVEY)
    def answer(self, invitation_id: int, answers: Mapping[str, Any]) -> None:
        """Keep my answers; see ``db.answering``."""
        row = self._session.get(SurveyInvitationRow, invitation_id)
        if row is None or row.participant_id not in self.workspace.actor.participant_ids:
            raise NotFound("That survey is not here.", "Load the page again.")
        keep_answers(self._session, row, answers, self.workspace.now, self.workspace.today)

    def _askable(self, row: SurveyRow) -> list[Standing]:
        return [
            each
            for each in standings(self._session, row.cohort_id, self.workspace.today)
            if each.status != "left" and each.has_agreed and row.side in ("", each.side.value)
        ]

    def _write(
        self,
        key: MessageKey,
        row: SurveyRow,
        wave: SurveyWaveRow,
        people: Sequence[tuple[int, str, str]],
        note: str,
    ) -> None:
        days = (wave.closes_on - self.workspace.today).days + 2
        languages = languages_of(self._session, [id for id, _, _ in people])
        for id, name, email in people:
            token = make_link(
                self._session, LinkPurpose.SURVEY, program_id=row.program_id, subject_id=id,
                now=self.workspace.now, days=days, details={"wave": wave.id},
            )  # fmt: skip
            fields = {
                "name": name, "program": self.workspace.place.name, "survey": row.document["title"], "note": note,
                "link": link_address(token), "who_reads": str(who_reads(row.anonymous)),
                "last_day": day_in_words(wave.closes_on),
                "coordinator": self._signature(),
            }  # fmt: skip
            message = write(self._session, row.program_id, key, fields, languages.get(id, ""))
            put_message(
                self._session, program_id=row.program_id, kind=key.value, to_name=name, to_email=email,
                subject=message.subject, body=message.body, now=self.workspace.now, participant_id=id,
            )  # fmt: skip

    def _one(self, survey_id: int) -> SurveyRow:
        row = self._session.get(SurveyRow, survey_id)
        if row is None:
            raise NotFound("That survey is not here.", "Choose one from the list.")
        return row

    def _unsent(self, survey_id: int) -> SurveyRow:
        row = self._one(survey_id)
        if waves_of(self._session, self.workspace.today, [survey_id])[survey_id]:
            raise Conflict(
                "This survey was sent already, so it stays as it is.",
                "Make a new one; answers to other questions could not be compared.",
            )
        return row

    def _open(self, wave_id: int) -> tuple[SurveyWaveRow, SurveyRow]:
        wave = self._session.get(SurveyWaveRow, wave_id)
        if wave is None:
            raise NotFound("That wave is not here.", "Load the page again.")
        if is_over(wave, self.workspace.today):
            raise Conflict("This wave has closed.", "Send the survey again, to those you would like to ask.")
        return wave, self._one(wave.survey_id)
