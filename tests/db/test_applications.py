"""Deciding on applications: whole, told, and never over somebody else's decision."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from core.errors import Conflict, Infeasible, NotAllowed, Refusal
from core.intake.applications import ApplicationStatus
from core.intake.deciding import Ground
from core.intake.screening import Requirements
from core.program.questions import Side
from db.links import LinkPurpose, find_link
from db.models import ApplicationRow, AuditRow, ConsentRow, MessageRow, PairingRow, ParticipantRow

ACCEPTED, WAITLISTED, DECLINED = (
    ApplicationStatus.ACCEPTED,
    ApplicationStatus.WAITLISTED,
    ApplicationStatus.DECLINED,
)


@pytest.fixture
def handed_in(anywhere):
    """Fay (who agrees to everything) and Gus (who shares nothing) have applied; Hal has only begun."""
    apply(anywhere, 6, "Fay", {"participation": "1", "sharing": "1"})
    apply(anywhere, 7, "Gus", {"participation": "1"})
    apply(anywhere, 8, "Hal", {}, status="draft")
    return anywhere


def apply(world, id, name, consents, status="submitted", side="mentee"):
    with Session(world.engine) as session:
        session.add(
            ApplicationRow(
                id=id, program_id=1, cohort_id=1, side=side, form_version_id=2, name=name, status=status,
                email=f"{name.lower()}@example.org", time_zone="UTC", created_at=world.time, submitted_at=world.time,
                answers={"skills": {"Python": 3}, "not_with": "a secret"}, consents=consents,
            )
        )  # fmt: skip
        session.commit()


def decide(world, who, ids, to, **more):
    return world.workspace(who).applications.decide(dict.fromkeys(ids, 1), to, **more)


def read(world, table):
    with Session(world.engine) as session:
        return session.exec(select(table).order_by(table.id)).all()


def test_drafts_are_nobodys_to_read(handed_in):
    queue = handed_in.workspace("cora").applications.queue()
    assert [line.name for line in queue.lines] == ["Fay", "Gus", "Ada", "Cy", "Bo", "Di", "Eve"]
    assert queue.counts[ApplicationStatus.DRAFT] == 1


def test_the_queue_is_filtered_by_side_status_and_words(handed_in):
    queue = handed_in.workspace("cora").applications.queue
    assert [line.name for line in queue(statuses=[ApplicationStatus.SUBMITTED]).lines] == ["Fay", "Gus"]
    assert [line.name for line in queue(sides=[Side.MENTOR]).lines] == ["Ada", "Cy"]
    assert [line.name for line in queue(search="GUS example").lines] == ["Gus"]
    assert queue(search="100%").lines == ()


def test_who_applied_twice_is_marked(handed_in):
    apply(handed_in, 9, "Fay", {})
    lines = handed_in.workspace("cora").applications.queue().lines
    assert [line.name for line in lines if line.repeats] == ["Fay", "Fay"]


def test_accepting_makes_a_participant_with_consents_and_a_personal_link(handed_in):
    assert decide(handed_in, "cora", [6, 7], ACCEPTED, reason="fits", note="We look forward to it.") == 2
    fay, gus = read(handed_in, ParticipantRow)[-2:]
    assert [answer["answer"] for answer in fay.shared] == [{"Python": 3}]
    assert gus.shared == []
    assert [row.purpose for row in read(handed_in, ConsentRow) if row.participant_id == fay.id] == [
        "participation",
        "sharing",
    ]
    message = read(handed_in, MessageRow)[0]
    assert (message.kind, message.to_email, message.participant_id) == ("accepted", "fay@example.org", fay.id)
    assert "We look forward to it." in message.body
    assert "fits" not in message.body
    token = message.body.partition("link=")[2].split()[0]
    with Session(handed_in.engine) as session:
        assert find_link(session, token, LinkPurpose.PARTICIPANT, handed_in.time).subject_id == fay.id


def test_one_decision_about_many_is_one_line_in_the_log(handed_in):
    decide(handed_in, "cora", [6, 7], DECLINED)
    (line,) = read(handed_in, AuditRow)
    assert line.changes["application"]["changed"] == 2
    assert sorted(line.changes["application"]["ids"]) == [6, 7]


def test_the_second_to_decide_is_told_and_nothing_changes(handed_in):
    decide(handed_in, "cora", [6], ACCEPTED)
    with pytest.raises(Conflict, match="The application of Fay was changed"):
        decide(handed_in, "olga", [6, 7], DECLINED)
    assert [row.status for row in read(handed_in, ApplicationRow)][5:7] == ["accepted", "submitted"]


def test_changing_ones_mind_takes_back_what_was_not_sent(handed_in):
    decide(handed_in, "cora", [6], DECLINED)
    handed_in.workspace("cora").applications.decide({6: 2}, ACCEPTED)
    assert [message.kind for message in read(handed_in, MessageRow)] == ["accepted"]


def test_taking_an_acceptance_back_gives_up_the_place_and_accepting_again_brings_it_back(handed_in):
    workspace = handed_in.workspace("cora")
    decide(handed_in, "cora", [6], ACCEPTED)
    workspace.applications.decide({6: 2}, WAITLISTED)
    assert read(handed_in, ParticipantRow)[-1].status == "left"
    workspace.applications.decide({6: 3}, ACCEPTED)
    people = read(handed_in, ParticipantRow)
    assert (len(people), people[-1].status) == (6, "active")


def test_who_is_paired_keeps_the_place(handed_in):
    with pytest.raises(Infeasible, match="Bo is paired"):
        decide(handed_in, "cora", [3, 4], DECLINED)
    assert [row.status for row in read(handed_in, ApplicationRow)][2:4] == ["accepted", "accepted"]
    assert read(handed_in, PairingRow)[0].ended_on is None


def test_what_was_withdrawn_or_not_sent_is_not_decided(handed_in):
    with pytest.raises(Refusal, match="has not sent"):
        decide(handed_in, "cora", [8], ACCEPTED)


def test_nobody_is_told_where_that_is_not_wanted(handed_in):
    decide(handed_in, "cora", [6], WAITLISTED, tell=False)
    assert read(handed_in, MessageRow) == []


def test_only_staff_read_applications(world):
    for who in ("lea", "sue", "ada", "bo"):
        with pytest.raises(NotAllowed):
            world.workspace(who).applications.queue()


def test_the_queue_asks_the_database_the_same_number_of_questions_for_many_people(world):
    def questions():
        seen = []
        event.listen(world.engine, "before_cursor_execute", note := lambda *given: seen.append(given[2]))
        world.workspace("cora").applications.queue()
        event.remove(world.engine, "before_cursor_execute", note)
        return len(seen)

    few = questions()
    for number in range(60):
        apply(world, 100 + number, f"Person{number}", {})
    assert questions() == few
    assert len(world.workspace("cora").applications.queue(page=1).lines) == 15


def test_a_decision_about_one_side_leaves_what_was_written_about_the_other(handed_in):
    apply(handed_in, 9, "Fay", {"participation": "1"}, side="mentor")  # the same address on both sides
    decide(handed_in, "cora", [9], ACCEPTED)
    decide(handed_in, "cora", [6], DECLINED)
    assert [message.kind for message in read(handed_in, MessageRow)] == ["accepted", "declined"]
    handed_in.workspace("cora").applications.decide({6: 2}, WAITLISTED)
    assert "accepted" in [message.kind for message in read(handed_in, MessageRow)]


def test_a_message_that_could_not_be_sent_goes_with_the_decision_it_told_of(world):
    apply(world, 6, "Fay", {"participation": "1"})
    decide(world, "cora", [6], ACCEPTED)
    with Session(world.engine) as session:
        session.exec(select(MessageRow)).one().status = "failed"
        session.commit()
    world.workspace("cora").applications.decide({6: 2}, DECLINED)
    assert [message.kind for message in read(world, MessageRow)] == ["declined"]


def test_a_name_is_found_whatever_its_letters(anywhere):
    apply(anywhere, 6, "ÖZLEM ÅSTRÖM", {"participation": "1"})
    with Session(anywhere.engine) as session:
        session.get(ApplicationRow, 6).email = "fay@example.org"
        session.commit()
    for words in ("Özlem", "åström", "ÖZ"):
        assert [line.name for line in anywhere.workspace("cora").applications.queue(search=words).lines] == [
            "ÖZLEM ÅSTRÖM"
        ]


@pytest.mark.parametrize("together", [True, False])
def test_who_applied_twice_is_told_once_with_a_link_that_works(anywhere, together):
    for id in (6, 7):
        apply(anywhere, id, "Fay", {"participation": "1"})
    for ids in ([6, 7],) if together else ([6], [7]):
        decide(anywhere, "cora", ids, ACCEPTED)
    [message] = read(anywhere, MessageRow)
    token = message.body.partition("/?link=")[2].split()[0]
    with Session(anywhere.engine) as session:
        assert find_link(session, token, LinkPurpose.PARTICIPANT, anywhere.time).subject_id == message.participant_id


def test_two_coordinators_who_accept_the_same_person_at_once_make_one_participant(anywhere):
    for id in (6, 7):
        apply(anywhere, id, "Fay", {"participation": "1"})
    with ThreadPoolExecutor(2) as both:
        done = both.map(lambda at: decide(anywhere, at[0], [at[1]], ACCEPTED), [("cora", 6), ("olga", 7)])
        assert list(done) == [1, 1]
    assert [row.name for row in read(anywhere, ParticipantRow)].count("Fay") == 1


def test_each_decision_is_kept_with_its_reason_and_the_version_of_what_is_looked_for(handed_in):
    workspace = handed_in.workspace("cora")
    decide(handed_in, "cora", [6], DECLINED, ground=Ground.NO_PLACE, reason="all taken")
    workspace.screening.keep_requirements(Requirements(mentees=("Curious",)), 0)
    workspace.applications.decide({6: 2}, ACCEPTED, ground=Ground.FITS)
    (fay,) = workspace.applications.queue(search="Fay").lines
    assert [(each.status, each.ground, each.reason, each.requirements, each.by) for each in fay.decisions] == [
        (ACCEPTED, Ground.FITS, "", 1, "Cora"),
        (DECLINED, Ground.NO_PLACE, "all taken", 0, "Cora"),
    ]


def test_who_asks_to_be_taken_off_is_and_is_told(handed_in):
    decide(handed_in, "cora", [6], ApplicationStatus.WITHDRAWN, ground=Ground.ASKED)
    assert [message.kind for message in read(handed_in, MessageRow)] == ["withdrawn"]
    with pytest.raises(Refusal, match="has withdrawn"):
        handed_in.workspace("cora").applications.decide({6: 2}, ACCEPTED)


def test_all_that_fit_are_exported_whatever_the_page(world):
    for number in range(60):
        apply(world, 100 + number, f"Person{number}", {})
    workspace = world.workspace("cora")
    assert len(workspace.applications.export(statuses=[ApplicationStatus.SUBMITTED])) == 60
    with pytest.raises(NotAllowed):
        world.workspace("lea").applications.export()
