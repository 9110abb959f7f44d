"""Whoever asks to be forgotten: nothing of her is found anywhere, what was counted is still counted, and it is told."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import JSON, String
from sqlmodel import Session, select

from core.errors import Conflict, NotAllowed
from core.evaluation.answer_table import answer_table
from core.evaluation.instruments import instrument
from core.intake.applications import ApplicationStatus
from db.erasing import BETWEEN_TWO, OF_APPLICATION, OF_PARTICIPANT
from db.journal import made_of
from db.models import (
    AcquaintanceRow,
    ApplicationRow,
    AuditRow,
    CheckInRow,
    ContactRow,
    FeedbackFileRow,
    FeedbackRow,
    GoalRow,
    GuardianRow,
    MeetingRow,
    MessageRow,
    PairingRow,
    ParticipantRow,
    PlanRow,
    PrivateLinkRow,
    SupportPlanRow,
    SurveyAnswerRow,
    SurveyInvitationRow,
    SurveyRow,
    SurveyWaveRow,
    TimeSpentRow,
    metadata,
)
from db.private_notes import seal
from db.scope import tables
from db.striking import BY_HER, IN_HER_PAIRINGS, OF_PAIRINGS
from tests.conftest import World

BO, EVE = 3, 5


# Words beside a person or a pairing that hold nothing of hers, or are seen to by hand
SEEN_TO = {
    "application", "participant", "pairing", "proposal", "message", "survey_answer", "decision.reason",
    "consent.evidence",  # the text that people agreed to
    "ask.about", "training_done.title",
    "concern.sealed",  # unreadable, and kept as long as the safeguarding lead has to
    "proposal_answer.words", "meeting.document", "feedback_file",  # of feedback, and goes with it
}  # fmt: skip


def test_words_beside_a_person_or_a_pairing_are_not_forgotten_by_forgetting() -> None:
    """A new table with room for prose is named in db.erasing, in db.striking, or above."""
    gone = {*OF_PARTICIPANT, *OF_APPLICATION, *(column.class_ for column in BETWEEN_TWO), SupportPlanRow}
    blank = {f"{kind.__tablename__}.{name}" for kind, name in (*BY_HER, *OF_PAIRINGS)}
    for kind in set(tables()) - gone - set(IN_HER_PAIRINGS):
        columns = kind.__table__.columns  # type: ignore[attr-defined]
        if {key.column.table.name for each in columns for key in each.foreign_keys} & {
            "participant",
            "application",
            "pairing",
        }:
            prose = {
                f"{kind.__tablename__}.{each.name}" for each in columns  # type: ignore[attr-defined]
                if isinstance(made_of(each), JSON)
                or (isinstance(made_of(each), String) and (getattr(made_of(each), "length", None) or 999) >= 80)
            }  # fmt: skip
            assert kind.__tablename__ in SEEN_TO or prose <= blank | SEEN_TO, prose - blank - SEEN_TO  # type: ignore[attr-defined]


@pytest.fixture
def told(anywhere: World) -> World:
    """Bo Bärg (paired, with an account) stands in answers, notes, messages, goals and other people's words."""
    about = "Bo Bärg, bo@example.org"
    with Session(anywhere.engine) as session:
        for row in (session.get(ApplicationRow, BO), session.get(ParticipantRow, BO)):
            assert row is not None
            row.name = "Bo Bärg"
        eve = session.get(ApplicationRow, EVE)
        assert eve is not None
        eve.answers = {**eve.answers, "not_with": "Please not with bo bärg."}
        eve.decision_reason = "Friend of Bo Bärg"
        session.add_all([
            GuardianRow(program_id=1, application_id=BO, name="Pa Bärg", email="pa@example.org", asked_at=anywhere.time),
            GoalRow(program_id=1, pairing_id=1, document={"title": "Bo speaks up"}, owner_id=BO, created_at=anywhere.time),
            ContactRow(program_id=1, pairing_id=1, made_on=anywhere.time.date(), kind="call", note=about, at=anywhere.time),
            MeetingRow(program_id=1, pairing_id=1, met_on=anywhere.time.date(), minutes=50, state="held",
                       document={"summary": about, "goals": [1]}, created_at=anywhere.time),
            CheckInRow(program_id=1, participant_id=BO, pairing_id=1, asked_on=anywhere.time.date(),
                       due_on=anywhere.time.date(), rating=4, words=about),
            SurveyRow(id=1, program_id=1, cohort_id=1, created_at=anywhere.time),
            FeedbackRow(id=1, program_id=1, pairing_id=1, to_id=BO, asked_by_id=BO, given_by_id=1,
                        given_on=anywhere.time.date(), document={"about": about, "helps": "Bo speaks"},
                        created_at=anywhere.time),
            AcquaintanceRow(program_id=1, pairing_id=1, for_id=BO, through_id=1, created_at=anywhere.time,
                            document={"name": "Bo Bärg's cousin", "state": "met"}),
            PlanRow(program_id=1, pairing_id=1, participant_id=BO, document={"direction": "Bo speaks"}),
            TimeSpentRow(program_id=1, participant_id=BO, spent_on=anywhere.time.date(), minutes=20, kind="other",
                         what=about, approval="open"),
        ])  # fmt: skip
        session.flush()
        session.add(FeedbackFileRow(program_id=1, pairing_id=1, feedback_id=1, content=b"Bo speaks"))
        session.flush()
        session.add(SurveyWaveRow(id=1, program_id=1, survey_id=1, stage="before", opened_on=anywhere.time.date(),
                                  closes_on=anywhere.time.date()))  # fmt: skip
        session.flush()
        session.add(SurveyAnswerRow(program_id=1, participant_id=BO, wave_id=1, answers={"q": 4, "w": about},
                                    answered_at=anywhere.time))  # fmt: skip
        for to, person in (("bo@example.org", BO), ("ada@example.org", 1)):
            session.add(MessageRow(program_id=1, participant_id=person, pairing_id=1, kind="introduction", to_email=to,
                                   to_name="Bo Bärg", subject=about, body=about, status="sent", created_at=anywhere.time))  # fmt: skip
        session.commit()
    return anywhere


def erase(world: World, who: str = "olga") -> None:
    with Session(world.engine) as session:
        version = session.get(ParticipantRow, BO).version  # type: ignore[union-attr]
    world.workspace(who).erasing.participant(BO, version)


def everything(world: World) -> str:
    """All that the database keeps, in small letters."""
    with Session(world.engine) as session:
        rows = [dict(row) for table in metadata.sorted_tables for row in session.execute(table.select()).mappings()]
    return json.dumps(rows, default=str, ensure_ascii=False).lower()


def test_nothing_of_the_name_or_the_address_is_left_in_any_table(told: World) -> None:
    before = everything(told)
    assert "bärg" in before and "bo@example.org" in before
    erase(told)
    after = everything(told)
    for word in ("bärg", "bo@example.org", "pa@example.org", "secret of bo", "bo speaks"):
        assert word not in after, word
    ours = told.workspace("cora")
    assert ours.applications.queue(search="Bärg").lines == ()
    assert not [each for each in ours.participants.people().everyone if "Bärg" in each.name]


def test_what_was_counted_is_still_counted(told: World) -> None:
    erase(told)
    with Session(told.engine) as session:
        pairing = session.get(PairingRow, 1)
        assert pairing is not None and pairing.ended_on is not None
        assert len(session.exec(select(ParticipantRow)).all()) == 5
        assert session.exec(select(MeetingRow.minutes)).one() == 50
        assert session.exec(select(CheckInRow.rating)).one() == 4
        assert session.exec(select(TimeSpentRow.minutes)).one() == 20
        assert session.exec(select(FeedbackFileRow)).all() == []
        assert session.exec(select(SurveyAnswerRow.answers)).one() == {"q": 4}
        assert len(session.exec(select(MessageRow).where(MessageRow.status == "sent")).all()) == 2


def test_what_others_said_stays_but_for_the_name(told: World) -> None:
    erase(told)
    with Session(told.engine) as session:
        eve = session.get(ApplicationRow, EVE)
        assert eve is not None
        assert (eve.answers["not_with"], eve.decision_reason) == (
            "Please not with Erased person.", "Friend of Erased person",
        )  # fmt: skip
        assert eve.name == "Eve"


def test_no_link_and_no_account_opens_anything_any_more(told: World) -> None:
    told.workspace("cora").participants.new_link(BO)
    erase(told)
    with Session(told.engine) as session:
        assert all(row.revoked for row in session.exec(select(PrivateLinkRow)))
        assert session.get(ParticipantRow, BO).account_id is None  # type: ignore[union-attr]


def test_the_log_says_that_it_happened_and_to_whom_by_number_only(told: World) -> None:
    erase(told)
    with Session(told.engine) as session:
        line = session.exec(select(AuditRow).where(AuditRow.action == "erase a person")).one()
    assert line.account_id == told.accounts["olga"] and BO in line.changes["participant"]["ids"]


def test_a_partners_own_private_note_stays_hers(told: World) -> None:
    from db.models import OwnMeetingRow

    with Session(told.engine) as session:
        session.add(OwnMeetingRow(program_id=1, participant_id=1, meeting_id=1, note=seal(session, "with Bo Bärg")))
        session.commit()
    erase(told)
    with Session(told.engine) as session:
        assert session.exec(select(OwnMeetingRow.note)).one()


def test_a_name_that_another_person_has_is_not_taken_from_her(told: World) -> None:
    with Session(told.engine) as session:
        other = session.get(ParticipantRow, EVE)
        assert other is not None
        other.name = "Bo Bärg"
        session.commit()
    erase(told)
    with Session(told.engine) as session:
        assert session.get(ParticipantRow, EVE).name == "Bo Bärg"  # type: ignore[union-attr]
        assert session.get(ApplicationRow, EVE).answers["not_with"] == "Please not with bo bärg."  # type: ignore[union-attr]


def test_an_applicant_who_never_took_part_is_forgotten_too(anywhere: World) -> None:
    with Session(anywhere.engine) as session:
        again = session.get(ApplicationRow, BO).model_dump(exclude={"id", "version"})  # type: ignore[union-attr]
        session.add(
            ApplicationRow(**again | {"id": 30, "email": "Flo@example.org", "name": "Flo Ray", "status": "submitted"})
        )
        session.commit()
    anywhere.workspace("olga").erasing.applicant(30, 1)
    assert "flo" not in everything(anywhere)
    with Session(anywhere.engine) as session:
        assert session.get(ApplicationRow, 30).status == ApplicationStatus.WITHDRAWN  # type: ignore[union-attr]


def test_only_an_owner_erases_and_only_what_she_saw(told: World) -> None:
    with pytest.raises(NotAllowed):
        erase(told, "cora")
    told.time += timedelta(days=1)
    with pytest.raises(Conflict):
        told.workspace("olga").erasing.participant(BO, 99)


def test_numbers_of_a_closed_wave_stay_what_they_were_when_somebody_who_answered_is_erased(world: World) -> None:
    survey = instrument("pulse").survey
    cora = world.workspace("cora")
    cora.surveys.create(survey)
    with Session(world.engine) as session:
        session.add(SurveyWaveRow(id=1, program_id=1, survey_id=1, stage="during", opened_on=world.time.date(),
                                  closes_on=world.time.date(), closed_at=world.time))  # fmt: skip
        session.flush()
        for person, score in ((1, 5), (BO, 2), (4, 3)):
            said = {f"pulse_{n}": score for n in range(1, 6)} | {"pulse_6": "Bo says so"}
            session.add(SurveyInvitationRow(program_id=1, participant_id=person, wave_id=1, answered=True))
            session.add(SurveyAnswerRow(program_id=1, participant_id=person, wave_id=1, answers=said,
                                        answered_at=world.time))  # fmt: skip
        session.commit()
    before = cora.surveys.results(1)
    erase(world)
    after = cora.surveys.results(1)
    (then,), (now,) = before.waves, after.waves
    assert now.wave == then.wave
    tables = [answer_table(survey, each.given).fingerprint for each in (then, now)]
    assert tables[0] == tables[1]
    assert "pulse_6" not in dict(now.given)[BO], "her words are gone"
