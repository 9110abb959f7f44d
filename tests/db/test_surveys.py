"""Surveys: sent, answered by link or signed in, read by those who may; anonymous ones leave no trace of who and when."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.evaluation.instruments import instrument
from core.evaluation.surveys import Stage, Survey
from core.messages.templates import MessageKey
from core.program.questions import Kind, Question
from db import Answering
from db.engine import unit_of_work
from db.merging_people import merge_people
from db.models import (
    AnonymousAnswerRow,
    ApplicationRow,
    AuditRow,
    ConsentRow,
    MessageRow,
    ParticipantRow,
    SurveyAnswerRow,
    SurveyInvitationRow,
)

PULSE = instrument("pulse").survey
GOOD = {"pulse_1": 5, "pulse_2": 4}


def read(world, table):
    with Session(world.engine) as session:
        return session.exec(select(table)).all()


def more_people(world, count):
    """Mentees who have agreed, beside those of the small world; their ids."""
    with Session(world.engine) as session:
        for number in range(count):
            row = ParticipantRow(
                program_id=1, cohort_id=1, side="mentee", name=f"Guest {number:02}", email=f"g{number}@example.org",
                joined_at=world.time,
            )  # fmt: skip
            session.add(row)
            session.flush()
            session.add(ConsentRow(program_id=1, participant_id=row.id, purpose="participation", text_version="1",
                                   how="form", given_at=world.time))  # fmt: skip
        session.commit()
    return [row.id for row in read(world, ParticipantRow) if row.name.startswith("Guest")]


def sent(world, ids, *, anonymous=False, survey=PULSE, stage=Stage.DURING):
    """A survey that was sent; its id and the links by participant id."""
    surveys = world.workspace("cora").surveys
    survey_id = surveys.create(survey, anonymous=anonymous)
    surveys.send(survey_id, stage, ids, world.time.date() + timedelta(days=10), "Please.")
    links = {row.participant_id: row.body.partition("link=")[2].split()[0] for row in read(world, MessageRow)}
    return survey_id, links


def answering(world):
    return Answering(world.engine, world.clock)


def test_whoever_follows_her_link_answers_and_may_correct_until_it_closes(anywhere):
    survey_id, links = sent(anywhere, [3, 4])
    asked = answering(anywhere).read(links[3])
    assert (asked.name, asked.program, asked.anonymous, asked.answered) == ("Bo", "Spring mentoring", False, False)
    answering(anywhere).answer(links[3], GOOD)
    answering(anywhere).answer(links[3], GOOD | {"pulse_1": 2})
    assert answering(anywhere).read(links[3]).answers["pulse_1"] == 2
    (wave,) = anywhere.workspace("cora").surveys.results(survey_id).waves
    assert wave.given == ((3, {"pulse_1": 2, "pulse_2": 4}),)
    assert (wave.wave.invited, wave.wave.answered) == (2, 1)
    anywhere.workspace("cora").surveys.close(wave.wave.id)
    with pytest.raises(Conflict, match="closed"):
        answering(anywhere).answer(links[3], GOOD)
    assert answering(anywhere).read(links[4]).is_over


def test_opening_a_link_writes_nothing(world):
    _, links = sent(world, [3])
    before = len(read(world, AuditRow))
    answering(world).read(links[3])
    assert len(read(world, AuditRow)) == before
    assert not read(world, SurveyInvitationRow)[0].answered


def test_signed_in_or_by_personal_link_one_sees_ones_own_and_no_others(anywhere):
    sent(anywhere, [3, 4])
    (mine,) = anywhere.workspace("bo").surveys.mine()
    anywhere.workspace("bo").surveys.answer(mine.invitation_id, GOOD)
    (hers,) = anywhere.by_link("di").surveys.mine()
    assert not hers.answered
    with pytest.raises(NotFound):
        anywhere.by_link("di").surveys.answer(mine.invitation_id, GOOD)
    assert anywhere.workspace("ada").surveys.mine() == ()
    with pytest.raises(NotAllowed):
        anywhere.workspace("bo").surveys.results(1)


def test_anonymous_answers_leave_no_trace_of_who_and_when(anywhere):
    ids = more_people(anywhere, 8)
    survey_id, links = sent(anywhere, ids, anonymous=True)
    lines = len(read(anywhere, AuditRow))
    for place, id in enumerate(ids):
        answering(anywhere).answer(links[id], GOOD | {"pulse_6": f"words {place}"})
    assert len(read(anywhere, AuditRow)) == lines
    assert set(AnonymousAnswerRow.model_fields) == {"program_id", "key", "wave_id", "answers"}
    assert not {"at", "answered_at", "created_at"} & set(SurveyInvitationRow.model_fields)
    words = [row.answers["pulse_6"] for row in sorted(read(anywhere, AnonymousAnswerRow), key=lambda row: row.key)]
    assert words != sorted(words), "kept in the order they came"
    assert not read(anywhere, SurveyAnswerRow)
    with pytest.raises(Conflict, match="already"):
        answering(anywhere).answer(links[ids[0]], GOOD)
    assert answering(anywhere).read(links[ids[0]]).answers == {}
    surveys = anywhere.workspace("cora").surveys
    assert surveys.results(survey_id).waves[0].given == ()
    surveys.close(surveys.results(survey_id).waves[0].wave.id)
    given = surveys.results(survey_id).waves[0].given
    assert len(given) == 8 and {who for who, _ in given} == {None}


def test_signed_in_anonymous_answers_leave_no_line_either(anywhere):
    ids = more_people(anywhere, 8)
    sent(anywhere, [3, *ids], anonymous=True)
    lines = len(read(anywhere, AuditRow))
    (mine,) = anywhere.workspace("bo").surveys.mine()
    anywhere.workspace("bo").surveys.answer(mine.invitation_id, GOOD)
    assert len(read(anywhere, AuditRow)) == lines


def test_seven_anonymous_answers_are_never_shown(world):
    ids = more_people(world, 9)
    survey_id, links = sent(world, ids, anonymous=True)
    for id in ids[:7]:
        answering(world).answer(links[id], GOOD)
    surveys = world.workspace("cora").surveys
    surveys.close(1)
    (wave,) = surveys.results(survey_id).waves
    assert (wave.given, wave.hidden, wave.wave.answered) == ((), True, 7)


def test_an_anonymous_survey_to_few_is_not_sent(anywhere):
    with pytest.raises(InvalidInput) as no:
        sent(anywhere, [3, 4], anonymous=True)
    assert "fewer than" in str(no.value.faults[0])
    assert not read(anywhere, MessageRow) and not read(anywhere, SurveyInvitationRow)


def test_every_fault_of_sending_is_told_at_once(world):
    surveys = world.workspace("cora").surveys
    survey_id = surveys.create(PULSE)
    with pytest.raises(InvalidInput) as no:
        surveys.send(survey_id, Stage.DURING, [], world.time.date() - timedelta(days=1))
    assert [fault.where for fault in no.value.faults] == ["Until", "People"]


def test_a_reminder_goes_to_those_who_have_not_answered(anywhere):
    survey_id, links = sent(anywhere, [3, 4, 5])
    answering(anywhere).answer(links[3], GOOD)
    surveys = anywhere.workspace("cora").surveys
    assert surveys.remind(surveys.results(survey_id).waves[0].wave.id) == 2
    reminded = [row for row in read(anywhere, MessageRow) if row.kind == "survey reminder"]
    assert sorted(row.to_name for row in reminded) == ["Di", "Eve"]
    token = reminded[0].body.partition("link=")[2].split()[0]
    assert answering(anywhere).read(token).name == reminded[0].to_name
    assert answering(anywhere).read(links[4]).name == "Di"


def test_only_those_of_its_side_who_agreed_are_asked(world):
    with Session(world.engine) as session:
        for row in session.exec(select(ConsentRow).where(ConsentRow.participant_id == 5)).all():
            row.withdrawn_at = world.time
        session.commit()
    surveys = world.workspace("cora").surveys
    survey_id = surveys.create(PULSE, side="mentee")
    assert [each.name for each in surveys.people(survey_id)] == ["Bo", "Di"]
    assert surveys.send(survey_id, Stage.BEFORE, [1, 3, 5], world.time.date()) == 1
    assert surveys.people(survey_id)[0].stages == {Stage.BEFORE}


def test_a_survey_changes_until_it_is_sent(anywhere):
    surveys = anywhere.workspace("cora").surveys
    survey_id = surveys.create(PULSE)
    (kept,) = surveys.all()
    surveys.change(survey_id, kept.version, Survey("Two", (Question("a", Kind.YES_NO, "A?"),)))
    with pytest.raises(Conflict, match="meanwhile"):
        surveys.change(survey_id, kept.version, PULSE)
    surveys.send(survey_id, Stage.AFTER, [3], anywhere.time.date())
    with pytest.raises(Conflict, match="sent already"):
        surveys.remove(survey_id)
    other = surveys.create(PULSE)
    surveys.remove(other)
    assert [each.id for each in surveys.all()] == [survey_id]


def test_who_left_has_no_survey_any_more(anywhere):
    _, links = sent(anywhere, [3, 4])
    anywhere.workspace("cora").breaks.change({3: 1}, "left")
    with pytest.raises(NotFound):
        answering(anywhere).read(links[3])


def test_after_the_last_day_the_link_leads_nowhere(world):
    _, links = sent(world, [3])
    world.time += timedelta(days=11)
    assert answering(world).read(links[3]).is_over
    world.time += timedelta(days=3)
    with pytest.raises(NotFound):
        answering(world).read(links[3])


def test_two_who_are_one_person_were_asked_once(anywhere):
    survey_id, links = sent(anywhere, [3, 4])
    answering(anywhere).answer(links[4], GOOD)
    with unit_of_work(anywhere.engine, writes=True) as session:
        merge_people(session, session.get(ParticipantRow, 3), session.get(ParticipantRow, 4), "bo@example.org")
    (wave,) = anywhere.workspace("cora").surveys.results(survey_id).waves
    assert (wave.wave.invited, wave.wave.answered, wave.given) == (1, 1, ((3, GOOD),))
    assert answering(anywhere).read(links[4]).name == "Bo"


def test_surveys_of_another_program_are_not_there(anywhere):
    survey_id, _ = sent(anywhere, [3])
    elsewhere = anywhere.workspace("zed", 2).surveys
    assert elsewhere.all() == ()
    with pytest.raises(NotFound):
        elsewhere.results(survey_id)


def test_who_is_asked_reads_it_in_her_language(anywhere):
    with Session(anywhere.engine) as session:
        session.get(ApplicationRow, session.get(ParticipantRow, 3).application_id).language = "de"
        session.commit()
    words = "Liebe {name}, {survey}: {link} {who_reads}"
    anywhere.workspace("cora").message_wordings.save(MessageKey.SURVEY, "de", 0, "Eine Frage", words)
    sent(anywhere, [3, 4])
    assert {row.participant_id: row.subject == "Eine Frage" for row in read(anywhere, MessageRow)} == {
        3: True,
        4: False,
    }
