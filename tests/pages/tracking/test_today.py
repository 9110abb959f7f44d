"""Today and the pairing page: what is due with its reason and its action; and a call for help from the other end."""

from datetime import timedelta

from sqlmodel import Session, select

from core.tracking.meetings import Meeting
from db import OwnWord
from db.models import ContactRow, PairingMemberRow, PairingRow, ParticipantRow, ProgramRow, RoleRow, SnoozeRow


def said(app):
    kinds = (app.title, app.markdown, app.caption, app.metric)
    return " ".join(f"{getattr(each, 'label', '')} {each.value}" for kind in kinds for each in kind)


def press(app, key):
    app.button(key=key).click()
    app.run()
    assert not app.exception
    return app


def rows(world, kind):
    with Session(world.engine) as session:
        return session.exec(select(kind)).all()


def uses_all(world):
    with Session(world.engine) as session:
        session.get(ProgramRow, 1).settings = {"parts": ["meetings", "goals"]}
        session.commit()


def test_nothing_due_is_said_and_what_is_due_has_its_reason(see, world):
    assert "Nothing is due" in said(see("tracking.today", "cora"))
    world.time += timedelta(21)
    words = said(see("tracking.today", "cora"))
    assert "Together for 21 days and have not met, as far as we know" in words
    assert "Due: a short contact" in words and "for 7 days" in words and "of 1 pairing" in words


def test_a_contact_is_noted_from_the_line_and_the_line_rests(see, world):
    world.time += timedelta(21)
    app = see("tracking.today", "cora", due_1_contact=True)
    app.text_area(key="due_1_note").set_value("They had not found a day")
    app.radio(key="due_1_found").set_value("yes")
    app = press(app, "due_1_save_contact")
    assert "Nothing is due" in said(app) and "1 / 1" in said(app)
    [contact] = rows(world, ContactRow)
    assert (contact.about, contact.found, contact.account_id) == ("never met", "right", world.accounts["cora"])


def test_a_line_is_put_off_only_with_a_reason(see, world):
    world.time += timedelta(10)
    app = press(see("tracking.today", "cora", due_1_off=True), "due_1_save_off")
    assert "a few words are enough" in said(app)
    app.text_input(key="due_1_reason").set_value("On holiday")
    press(app, "due_1_save_off")
    assert rows(world, SnoozeRow)[0].reason == "On holiday"


def test_one_pairing_shows_its_parts_and_its_days_and_no_words_of_meetings(see, world):
    uses_all(world)
    world.time += timedelta(30)
    meeting = Meeting(world.time.date(), 60, came=frozenset({1, 3}), topics="Our topic", summary="Our summary")
    world.by_link("bo").meetings.log_mine(1, meeting, OwnWord(4, "For me"))
    app = see("tracking.pairings", "cora")
    assert "Doing well" in app.dataframe[0].value.to_string() or "To watch" in app.dataframe[0].value.to_string()
    app.query_params["pairing"] = "1"
    words = said(app.run()) + " ".join(each.proto.text for each in app.get("progress"))
    app.query_params["part"] = "past"
    words += said(app.run())
    for part in ("How it is doing", "One side rates it 4 of 5", "Nothing was asked yet", "Met 0 days ago"):
        assert part in words
    assert "noted by Bo alone so far" in words
    assert not any(secret in words for secret in ("Our topic", "Our summary", "For me"))


def test_who_asks_for_help_is_heard_and_told_so(see, world):
    uses_all(world)
    app = see("tracking.my_pairing", "bo", by_link=True)
    app.radio(key="help_1_want").set_value("end")
    app.text_area(key="help_1_words").set_value("We do not get on")
    app = press(app, "help_1_send")
    assert "You asked for help" in said(app)
    assert "We do not get on" in said(see("tracking.today", "cora"))
    ada = said(see("tracking.my_pairing", "ada"))
    assert "asked for help" not in ada and "get on" not in ada


def test_no_participant_ever_reads_how_a_pairing_is_doing(see, world):
    uses_all(world)
    world.time += timedelta(60)
    for screen in ("tracking.my_pairing", "tracking.my_meetings", "tracking.my_goals"):
        words = said(see(screen, "bo", by_link=True))
        assert not any(each in words for each in ("Needs somebody", "Too early", "Doing well", "of 100", "silent"))


def test_whoever_runs_two_programs_sees_what_is_due_in_both(see, world):
    assert not see("tracking.today", "cora").toggle
    with Session(world.engine) as session:
        session.add(RoleRow(program_id=2, account_id=world.accounts["cora"], role="coordinator", granted_at=world.time))
        for n, side in ((50, "mentor"), (51, "mentee")):
            session.add(
                ParticipantRow(
                    id=n, program_id=2, cohort_id=2, side=side, name=f"Other {side}", email=f"{side}@example.org",
                    joined_at=world.time,
                )
            )  # fmt: skip
        session.flush()
        session.add(PairingRow(id=50, program_id=2, cohort_id=2, started_on=world.time.date(), published_at=world.time))
        session.flush()
        for n, side in ((50, "mentor"), (51, "mentee")):
            session.add(PairingMemberRow(program_id=2, pairing_id=50, participant_id=n, side=side))
        session.commit()
    world.time += timedelta(21)
    world.by_link("bo").support.ask_for_help(1, False, "Please call")
    app = see("tracking.today", "cora", today_everywhere=True, due_2_50_contact=True)
    names = [each.value for each in app.markdown if each.value.startswith("**")]
    assert [("Ada" in name, "Elsewhere" in name) for name in names[:2]] == [(True, False), (False, True)]
    assert "2 pairings in 2 programs; 2 need somebody." in said(app)
    press(app, "due_2_50_save_contact")
    [contact] = rows(world, ContactRow)
    assert (contact.program_id, contact.pairing_id) == (2, 50)
