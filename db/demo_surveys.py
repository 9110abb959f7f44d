"""What the demo is judged by: charter, targets, and surveys before, halfway and after."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from secrets import token_urlsafe

from sqlmodel import Session

from core.evaluation.analysis_plan import AnalysisPlan, Correction, check_plan, fingerprint
from core.evaluation.charter import Charter
from core.evaluation.charter_reply import targets_shown
from core.evaluation.cost import Costs
from core.evaluation.instruments import instrument
from core.evaluation.surveys import Stage, Survey, joined
from core.evaluation.targets import Aim, Target
from core.program.questions import Kind, Side
from db.models import (
    AnalysisPlanRow,
    AnonymousAnswerRow,
    CharterReplyRow,
    CharterRow,
    ParticipantRow,
    StakeholderRow,
    SurveyAnswerRow,
    SurveyInvitationRow,
    SurveyRow,
    SurveyWaveRow,
    TargetRow,
)

BETTER = ("More time together", "A reminder before we meet", "Clearer goals", "Nothing, it is good as it is")


class DemoSurveys:
    """Fills one session with surveys and their invented answers."""

    def __init__(self, session: Session, program_id: int, now: datetime, luck: Random) -> None:
        self.session = session
        self.program_id = program_id
        self.now = now
        self.luck = luck

    def before_and_after(
        self, cohort_id: int, people: Sequence[ParticipantRow], begun: date, ended: date | None = None
    ) -> None:
        """Mentees grow a little; a few don't answer again, and those began lower. Without an end, before only."""
        survey = instrument("footing").survey
        mentees = [person for person in people if person.side == Side.MENTEE]
        survey_id = self._survey(cohort_id, survey, Side.MENTEE.value, anonymous=False)
        self._plan(survey_id, survey, begun - timedelta(days=20))
        level = {person.id: self.luck.gauss(2.9, 0.6) for person in mentees}
        first = self._wave(survey_id, Stage.BEFORE, begun - timedelta(days=14))
        last = self._wave(survey_id, Stage.AFTER, ended) if ended is not None else None
        for person in mentees:
            start = level[person.id]
            self._answer(first, survey, person, start, self.luck.random() < 0.92, begun)
            if last is None or ended is None:
                continue
            stays = self.luck.random() < (0.8 if start > 2.6 else 0.6)
            self._answer(last, survey, person, start + self.luck.gauss(0.45, 0.55), stays, ended)

    def half_way(self, cohort_id: int, people: Sequence[ParticipantRow], on: date) -> None:
        """The pulse and whether one would recommend it, anonymous, closed."""
        survey = joined("Halfway", [instrument("pulse").survey, instrument("recommend").survey])
        survey_id = self._survey(cohort_id, survey, "", anonymous=True)
        wave = self._wave(survey_id, Stage.DURING, on)
        for person in people:
            answers = self._answers(survey, self.luck.gauss(4.0, 0.7)) if self.luck.random() < 0.75 else {}
            self.session.add(self._invitation(wave, person, bool(answers)))
            if answers:
                key = token_urlsafe(16)
                row = AnonymousAnswerRow(program_id=self.program_id, key=key, wave_id=wave.id or 0, answers=answers)
                self.session.add(row)

    def charter(self, begun: date) -> None:
        """What the program set out to reach, in words and in numbers."""
        words = Charter(
            purpose="New colleagues see their next step, and know whom to ask.",
            population="Everybody who joined within the last two years, about 120 people a year.",
            inputs="70 mentors with an hour every two weeks; a coordinator one day a week.",
            activities="Introduce, meet every two weeks for nine months, ask before, halfway and after.",
            outputs="Every mentee has a mentor; most pairings last.",
            short="People see their way at work more clearly.",
            long="They stay, and some become mentors.",
            departments="Head of people, works council, three team leads",
            costs=Costs(9000, "EUR", 30, begun.year, "An example; put in one that is published for your country"),
        )
        at = self.now - (self.now.date() - begun)
        charter = CharterRow(program_id=self.program_id, document=words.to_document(), at=at)
        self.session.add(charter)
        self.session.flush()
        lines = {"paired": 0.8, "lasting": 0.7, "change:footing": 0.3, "level:recommend": 30}
        aim, due = Aim.AT_LEAST.value, begun + timedelta(days=330)
        for key, line in lines.items():
            self.session.add(TargetRow(program_id=self.program_id, key=key, aim=aim, line=line, due=due))
        self._agreed(charter.id or 0, [Target(key, Aim.AT_LEAST, line, due) for key, line in lines.items()], at)

    def _agreed(self, charter_id: int, targets: Sequence[Target], at: datetime) -> None:
        """Who set the goals together: two agree, one asks back."""
        said = (
            ("Ottilie Oakenshore", "People", True, ""),
            ("Wendel Birchwater", "Works council", True, "Good that it is voluntary."),
            ("Ilse Fernbrook", "Information technology", False, "Who pays for the mentors' hours in our teams?"),
        )
        for number, (name, department, agrees, words) in enumerate(said, 1):
            asked, answered = at + timedelta(days=2), at + timedelta(days=2 + number)
            person = StakeholderRow(
                program_id=self.program_id, name=name, email=f"{name.lower().replace(' ', '.')}@example.org",
                department=department, asked_at=asked, added_at=at,
            )  # fmt: skip
            self.session.add(person)
            self.session.flush()
            self.session.add(
                CharterReplyRow(
                    program_id=self.program_id, stakeholder_id=person.id or 0, charter_id=charter_id, agrees=agrees,
                    name=name if agrees else "", words=words, targets=targets_shown(targets), at=answered,
                )
            )  # fmt: skip

    def _survey(self, cohort_id: int, survey: Survey, side: str, anonymous: bool) -> int:
        row = SurveyRow(
            program_id=self.program_id, cohort_id=cohort_id, side=side, anonymous=anonymous,
            document=survey.to_document(), created_at=self.now,
        )  # fmt: skip
        self.session.add(row)
        self.session.flush()
        return row.id or 0

    def _plan(self, survey_id: int, survey: Survey, on: date) -> None:
        """What is tested, fixed before anybody was asked."""
        fixed_at = datetime.combine(on, time(9), self.now.tzinfo)
        chosen = check_plan(survey, ["footing"], "")
        plan = AnalysisPlan(survey.title, chosen, Correction.HOLM, "People find their footing.", fixed_at, 0, 0)
        document = plan.to_document()
        self.session.add(
            AnalysisPlanRow(
                program_id=self.program_id, survey_id=survey_id, document=document, fixed_at=fixed_at,
                fingerprint=fingerprint(document),
            )
        )  # fmt: skip

    def _wave(self, survey_id: int, stage: Stage, on: date) -> SurveyWaveRow:
        last = on + timedelta(days=14)
        row = SurveyWaveRow(
            program_id=self.program_id, survey_id=survey_id, stage=stage.value, opened_on=on, closes_on=last
        )
        self.session.add(row)
        self.session.flush()
        return row

    def _answer(
        self, wave: SurveyWaveRow, survey: Survey, person: ParticipantRow, level: float, given: bool, on: date
    ) -> None:
        self.session.add(self._invitation(wave, person, given))
        if given:
            self.session.add(
                SurveyAnswerRow(
                    program_id=self.program_id, participant_id=person.id or 0, wave_id=wave.id or 0,
                    answers=self._answers(survey, level), answered_at=datetime.combine(on, time(9), self.now.tzinfo),
                )
            )  # fmt: skip

    def _invitation(self, wave: SurveyWaveRow, person: ParticipantRow, answered: bool) -> SurveyInvitationRow:
        return SurveyInvitationRow(
            program_id=self.program_id, participant_id=person.id or 0, wave_id=wave.id or 0, answered=answered
        )

    def _answers(self, survey: Survey, level: float) -> dict[str, int | str]:
        """Around a level from 1 to 5; reversed questions the other way round."""
        turned = {key for scale in survey.scales for key in scale.reversed}
        found: dict[str, int | str] = {}
        for question in survey.questions:
            if question.kind is not Kind.SCALE:
                if self.luck.random() < 0.2:
                    found[question.key] = self.luck.choice(BETTER)
                continue
            wide = question.highest > 5
            value = round(self.luck.gauss(level * (2.1 if wide else 1.0), 1.2 if wide else 0.7))
            value = max(question.lowest, min(question.highest, value))
            found[question.key] = question.lowest + question.highest - value if question.key in turned else value
        return found
