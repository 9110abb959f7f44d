"""Applications and participants as staff see them, and one's own answers."""

from sqlmodel import Session, select

from db.models import ApplicationRow, ConsentRow, MessageRow, PairingRow, ParticipantRow


def apply(world, id, name, status="submitted"):
    with Session(world.engine) as session:
        session.add(
            ApplicationRow(
                id=id, program_id=1, cohort_id=1, side="mentee", form_version_id=2, name=name, status=status,
                email=f"{name.lower()}@example.org", time_zone="UTC", created_at=world.time, submitted_at=world.time,
                answers={"skills": {"Python": 3}, "not_with": "my boss"}, consents={"participation": "1"},
            )
        )  # fmt: skip
        session.commit()


def rows(world, table):
    with Session(world.engine) as session:
        return session.exec(select(table).order_by(table.id)).all()


def said(app):
    kinds = (app.title, app.subheader, app.markdown, app.caption, app.info, app.error, app.warning)
    return " ".join(each.value for kind in kinds for each in kind)


def names(app):
    return list(app.dataframe[0].value["Name"])


def choose(app, *places):
    """Rows of the table; AppTest can't click them."""
    key = next(element.proto.id.split("-")[-1] for element in app.get("arrow_data_frame") or app.dataframe)
    app.session_state[key] = {"selection": {"rows": list(places), "columns": [], "cells": []}}
    return app.run()


def press(app, label):
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception, app.exception
    return app


def test_what_is_to_be_decided_comes_first(world, see):
    apply(world, 6, "Fay")
    app = see("intake.applications", "cora")
    assert names(app)[0] == "Fay"
    assert "1 to decide · 5 accepted" in said(app)


def test_one_that_is_chosen_is_read_and_accepted(world, see):
    apply(world, 6, "Fay")
    app = choose(see("intake.applications", "cora"), 0)
    assert "Python (3 of 3)" in said(app) and "my boss" in said(app)
    press(app, "Accept")
    assert rows(world, ParticipantRow)[-1].name == "Fay"
    assert [message.kind for message in rows(world, MessageRow)] == ["accepted"]


def test_several_are_declined_at_once_with_a_reason_that_is_not_sent(world, see):
    apply(world, 6, "Fay")
    apply(world, 7, "Gus")
    app = choose(see("intake.applications", "cora"), 0, 1)
    next(field for field in app.text_input if field.label.startswith("In your own words")).set_value("too late")
    press(app, "Decline")
    assert [(row.status, row.decision_reason) for row in rows(world, ApplicationRow)[-2:]] == [
        ("declined", "too late")
    ] * 2
    assert not [message for message in rows(world, MessageRow) if "too late" in message.body]


def test_an_empty_queue_shows_the_addresses_to_share(world, see):
    with Session(world.engine) as session:
        for row in session.exec(select(ApplicationRow)):
            session.delete(row)
        session.commit()
    app = see("intake.applications", "cora")
    assert "Nobody has applied yet." in said(app)
    assert [code.value.partition("join=")[2] for code in app.code] == ["mentor1", "mentee1"]


def test_readiness_says_who_is_not_ready_and_what_to_do(world, see):
    with Session(world.engine) as session:
        for row in session.exec(select(ConsentRow).where(ConsentRow.participant_id == 4)):
            session.delete(row)
        session.commit()
    app = see("intake.participants", "cora")
    assert "Ready: 2 of 3" in said(app)
    assert "Di has not agreed to take part." in said(app)
    press(app, "Send 1 person a consent link")
    assert [(message.kind, message.to_name) for message in rows(world, MessageRow)] == [("consent request", "Di")]


def test_a_participant_is_paused_and_given_a_new_link(world, see):
    app = choose(see("intake.participants", "cora"), 2)
    press(app, "New personal link")
    assert "?link=" in app.code[0].value
    press(app, "Pause")
    assert next(row for row in rows(world, ParticipantRow) if row.name == "Cy").status == "paused"


def test_what_a_participant_answered_is_read_where_she_stands(world, see):
    app = choose(see("intake.participants", "cora"), 0)
    assert "Skills" not in said(app)
    next(toggle for toggle in app.toggle if toggle.label == "Read the answers").set_value(True).run()
    assert "**Skills**" in said(app) and "No answer" not in said(app).partition("**Languages**")[0]


def test_the_safeguarding_lead_reads_and_changes_nothing(see):
    app = choose(see("intake.participants", "lea"), 2)
    assert not app.error
    assert [button.label for button in app.button] == []


def test_leaving_is_asked_first(world, see):
    app = choose(see("intake.participants", "cora"), 1)
    press(app, "Leaves the program")
    assert rows(world, ParticipantRow)[2].status == "active"
    press(app, "Leaves")
    assert rows(world, ParticipantRow)[2].status == "left"
    assert rows(world, PairingRow)[0].ended_on is not None


def test_my_answers_by_link_keep_private_ones_back(see):
    words = said(see("intake.my_answers", "bo", by_link=True))
    assert "Public speaking (2 of 3)" in words
    assert "Given; not shown by this link." in words and "secret of bo" not in words


def test_a_break_is_one_press_away(world, see):
    press(see("intake.my_answers", "bo", by_link=True), "Take a break")
    assert rows(world, ParticipantRow)[2].status == "paused"


def test_answers_are_corrected_on_ones_own_page(world, see):
    app = see("intake.my_answers", "bo", by_link=True)
    next(each for each in app.button_group if each.label == "Skills").set_value(["Python"])
    press(app, "Save")
    assert rows(world, ApplicationRow)[2].answers == {
        "skills": {"Python": 2}, "languages": ["English"], "not_with": "secret of bo",
    }  # fmt: skip


def test_two_applications_of_one_person_are_made_one_after_asking(world, see):
    apply(world, 6, "Di Dorn")
    apply(world, 7, "Di Dorn")
    with Session(world.engine) as session:
        session.get(ApplicationRow, 7).email = "other@example.org"
        session.commit()
    app = see("intake.applications", "cora", look_twice=True)
    assert "the same name" in said(app)
    press(app, "Make one of them")
    press(app, "Make one")
    assert [row.id for row in rows(world, ApplicationRow) if row.name == "Di Dorn"] == [7]
